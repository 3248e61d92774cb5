// A tip beside the mouse: a name and lines below it. Nothing in it is said nowhere else.
import { el } from "./dom.js";

export class Tip {
  node = el("div", { class: "flame-tip", hidden: true, "aria-hidden": "true" });

  hide() { this.node.hidden = true; }

  /** Shows it beside a place of the window, where there is room. */
  show({ clientX, clientY }, name, lines) {
    this.node.hidden = false;
    this.node.replaceChildren(el("b", {}, el("bdi", {}, name)), ...lines.filter(Boolean).map(text => el("div", {}, text)));
    const { offsetWidth, offsetHeight, style } = this.node;
    style.left = `${Math.max(4, Math.min(clientX + 14, innerWidth - offsetWidth - 8))}px`;
    style.top = `${clientY + 20 + offsetHeight > innerHeight ? clientY - offsetHeight - 10 : clientY + 18}px`;
  }
}
