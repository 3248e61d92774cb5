// Dialogs and toasts, made when asked for.
import { el, find, link } from "./dom.js";

/** Shows a modal dialog and removes it again when it is closed; resolves to its return value. */
export function show(dialog) {
  document.body.append(dialog);
  dialog.showModal();
  return new Promise(resolve => dialog.addEventListener("close", () => {
    dialog.remove();
    resolve(dialog.returnValue);
  }, { once: true }));
}

/** Asks before something is lost; resolves to whether to go on. */
export async function confirm(title, text, yes, no = "Keep it") {
  const answer = await show(el("dialog", { "aria-labelledby": "dialog-title" },
    el("form", { method: "dialog" },
      el("h2", { id: "dialog-title" }, title), el("p", {}, text),
      el("div", { class: "choices" },
        el("button", { class: "small", value: "no", autofocus: true }, no),
        el("button", { class: "primary", value: "yes" }, yes)))));
  return answer === "yes";
}

/** A short message at the bottom; with something to undo it stays longer, and while it has the focus or the mouse. */
export function toast(text, undo) {
  const message = el("div", { class: "toast", role: "status" }, el("span", {}, text));
  if (undo) message.append(link(undo.label, () => { message.remove(); undo.act(); }));
  message.append(link("Close", () => message.remove()));
  find("#toasts").replaceChildren(message);
  const leave = () => {
    if (message.matches(":hover, :focus-within")) setTimeout(leave, 2000);
    else message.remove();
  };
  setTimeout(leave, undo ? 15000 : 5000);
}
