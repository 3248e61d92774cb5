// What the editor's lines are coloured by: which profile, and whether by a line's own share or by that with all it calls; or what tests ran of them.
import { el, find } from "./dom.js";
import { explainTable } from "./table-how.js";

/** What tests ran: no profile, but beside the code in the same place. */
export const COVERAGE = "coverage";

const WORDS = {
  self: "A line’s own: with what it calls in the JDK, not in the exercise’s other lines",
  total: "With all that the line calls",
};

export class HeatBar {
  #bar = find(".edit .heat"); #select = find("#heat"); #buttons; #by = "total"; #picked = false; #shares;

  /** `changed` is called when the lines are to be coloured again. */
  constructor(changed) {
    this.#buttons = Object.entries(WORDS).map(([by, title]) => el("button", { type: "button", title, "aria-pressed": String(by === this.#by), on: { click: () => this.#set(by, changed) } }, by));
    this.#shares = el("div", { class: "choice-of", role: "group", "aria-label": "Colour lines by their own share or by that with all they call" }, this.#buttons);
    this.#bar.append(this.#shares,
      el("button", { type: "button", class: "small", title: "How to read this (?)", "aria-label": "How to read the figures beside the lines", "aria-haspopup": "dialog", on: { click: () => this.#explain() } }, "?"));
    this.#bar.addEventListener("keydown", event => {
      if (event.key !== "?") return;
      event.preventDefault();
      this.#explain();
    });
    this.#select.addEventListener("change", () => {
      this.#picked = true;
      this.#fit();
      changed();
    });
  }

  #explain() { explainTable(this.view === COVERAGE ? "coverage" : "heat"); }

  /** Counts of runs have no share of their own and one with what they call. */
  #fit() { this.#shares.hidden = this.view === COVERAGE; }

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

  /** Offers views, of pairs of key and name; the one that was chosen stays, else it is the first. */
  offer(views) {
    const before = this.#bar.hidden ? null : this.#select.value;
    const heat = views.some(([view]) => view !== COVERAGE);
    this.#select.replaceChildren(
      ...views.map(([view, name]) => el("option", { value: view }, view === COVERAGE ? name : `heat: ${name}`)), el("option", { value: "" }, heat ? "heat: off" : "coverage: off"));
    const stays = this.#picked && (before === "" || views.some(([view]) => view === before));
    this.#select.value = stays ? before : views[0][0];
    this.#bar.hidden = false;
    this.#fit();
  }
}
