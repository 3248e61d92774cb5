// What the editor's lines are coloured by: which profile, and whether by a line's own share or by that with all it calls.
import { el, find } from "./dom.js";
import { explainTable } from "./table-how.js";

const WORDS = {
  self: "A line’s own: with what it calls in the JDK, not in the exercise’s other lines",
  total: "With all that the line calls",
};

export class HeatBar {
  #bar = find(".edit .heat"); #select = find("#heat"); #buttons; #by = "total";

  /** `changed` is called when the lines are to be coloured again. */
  constructor(changed) {
    this.#buttons = Object.entries(WORDS).map(([by, title]) => el("button", { type: "button", title, "aria-pressed": String(by === this.#by), on: { click: () => this.#set(by, changed) } }, by));
    this.#bar.append(
      el("div", { class: "choice-of", role: "group", "aria-label": "Colour lines by their own share or by that with all they call" }, this.#buttons),
      el("button", { type: "button", class: "small", title: "How to read this (?)", "aria-label": "How to read the heat of lines", "aria-haspopup": "dialog", on: { click: () => explainTable("heat") } }, "?"));
    this.#bar.addEventListener("keydown", event => {
      if (event.key !== "?") return;
      event.preventDefault();
      explainTable("heat");
    });
    this.#select.addEventListener("change", changed);
  }

  #set(by, changed) {
    this.#by = by;
    for (const button of this.#buttons) button.setAttribute("aria-pressed", String(button.textContent === by));
    changed();
  }

  /** self or total */
  get by() { return this.#by; }
  /** The view whose heat is shown, or "" for none. */
  get view() { return this.#bar.hidden ? "" : this.#select.value; }

  hide() { this.#bar.hidden = true; }

  /** Offers views, of pairs of key and name; the one that was chosen stays. */
  offer(views) {
    const before = this.#bar.hidden ? null : this.#select.value;
    this.#select.replaceChildren(...views.map(([view, name]) => el("option", { value: view }, `heat: ${name}`)), el("option", { value: "" }, "heat: off"));
    this.#select.value = before === "" || views.some(([view]) => view === before) ? before : views[0][0];
    this.#bar.hidden = false;
  }
}
