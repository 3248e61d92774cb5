// Writing a note to one person.
import { act } from "./acting.js";
import { show } from "./dialogs.js";
import { el } from "./dom.js";

const MOST = 500;

/** Asks for the words and sends them; `run` is the attempt that they are about, or null. */
export async function writeNote({ person, name, run = null }) {
  const words = el("textarea", { id: "note-words", rows: "5", maxlength: MOST, required: true, dir: "auto", autofocus: true });
  const send = el("button", { class: "primary", value: "send" }, "Send");
  const cancel = el("button", { class: "small", value: "", formnovalidate: true }, "Cancel");
  const answer = await show(el("dialog", { class: "note", "aria-labelledby": "dialog-title" },
    el("form", { method: "dialog" },
      el("h2", { id: "dialog-title" }, "Note to ", el("bdi", {}, name)),
      el("label", { for: "note-words" }, run ? "About this attempt. Nobody else sees it." : "Nobody else sees it."), words,
      el("div", { class: "choices" }, cancel, send))));
  const text = words.value.trim();
  if (answer === "send" && text) await act(`Note sent to ${name}.`, "noted", { person, ...(run && { run }), text });
}
