// Buttons of the class's bar that open a panel below it; one is open at a time.
import { el } from "./dom.js";

let open = null;

function close(back = false) {
  if (!open) return;
  const { button, panel, closed } = open;
  open = null;
  panel.hidden = true;
  button.setAttribute("aria-expanded", "false");
  closed?.();
  if (back) button.focus();
}

document.addEventListener("keydown", event => {
  if (event.key !== "Escape" || !open || document.querySelector("dialog[open]")) return;
  if (!open.panel.contains(event.target) && event.target !== open.button) return;
  event.preventDefault();
  close(true);
});
document.addEventListener("pointerdown", event => {
  if (open && !open.panel.contains(event.target) && !open.button.contains(event.target)) close();
});

let panels = 0;

/** A button with an icon and a panel; `opened` is called when it opens, `closed` when it closes. */
export class Panel {
  constructor({ name, icon, title, opened, closed }) {
    const id = `class-panel-${++panels}`;
    this.count = el("span", { class: "count", hidden: true });
    this.text = el("span", { class: "text" }, name);
    this.button = el("button", { type: "button", class: `quiet class-${icon}`, "aria-expanded": "false", "aria-controls": id, title, on: { click: () => (this.isOpen ? close() : this.open()) } },
      el("span", { class: "icon", "aria-hidden": "true" }), this.text, this.count);
    this.body = el("div", { class: "body" });
    this.panel = el("section", { id, class: "class-panel", "aria-label": title, hidden: true, tabindex: "-1" }, this.body);
    this.node = el("div", { class: "of-panel" }, this.button, this.panel);
    this.closed = closed;
    this.opened = opened;
  }

  get isOpen() { return open === this; }

  open() {
    close();
    open = this;
    this.panel.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    this.opened?.();
  }

  close(back) {
    if (this.isOpen) close(back);
  }
}
