// Which pane shows where not all fit: one of three on a phone, guide or evidence beside the code on a small screen.
import { find, findAll } from "./dom.js";
import { onKey } from "./shell.js";

export class Panes {
  #main = find(".workbench");
  #buttons = findAll(".panes button");
  #dot = find(".panes .dot");
  #shown;

  /** `shown` is called after another pane came up. */
  constructor(shown) {
    this.#shown = shown;
    for (const button of this.#buttons) button.addEventListener("click", () => this.show(button.dataset.pane));
    onKey(({ key }) => {
      const pane = { g: "guide", c: "code", e: "proof" }[key];
      if (!pane) return;
      this.show(pane);
      find({ guide: "#guide", code: ".code .cm-content", proof: "#proof" }[pane])?.focus();
    });
  }

  /** Whether the code and the evidence can be seen at once. */
  get besideCode() { return document.documentElement.dataset.columns !== "1"; }

  get current() { return this.#main.dataset.pane; }

  show(pane) {
    if (pane === this.current) return;
    this.#main.dataset.pane = pane;
    for (const button of this.#buttons) button.setAttribute("aria-pressed", String(button.dataset.pane === pane));
    if (pane === "proof") this.#dot.hidden = true;
    this.#shown(pane);
  }

  /** Marks the evidence as having something new, if it can't be seen. */
  news() { this.#dot.hidden = this.current === "proof"; }
}
