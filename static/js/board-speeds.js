// How much faster the class is in the exercise looked at, and what stops the others.
import { drawBars } from "./bars.js";
import { find } from "./dom.js";
import { described, drawSpeeds, speedTable } from "./speed-dots.js";

const KINDS = { compile: "compiler", test: "test", goal: "goal" };
const MOST = 8;

export class Speeds {
  #place = find("#speeds .picture"); #said = find("#speeds .said"); #table = find("#speeds details div"); #title = find("#speeds h2 span");
  #dots = null; #key = "";

  constructor() {
    new ResizeObserver(() => this.#draw()).observe(this.#place);
    addEventListener("look-changed", () => this.#draw());
  }

  show({ dots }, exercise) {
    const known = dots.find(one => one.exercise === exercise?.id) ?? { goal: exercise?.goal ?? null, speedups: [] };
    const key = JSON.stringify([exercise?.title, known]);
    if (this.#key === key) return;
    this.#key = key;
    this.#dots = known;
    this.#title.textContent = exercise?.title ?? "";
    this.#said.textContent = described(known);
    this.#table.replaceChildren(speedTable(known));
    find("#speeds details").hidden = known.speedups.length === 0;
    this.#draw();
  }

  #draw() {
    if (!this.#dots?.speedups.length) this.#place.replaceChildren();
    else if (this.#place.clientWidth) drawSpeeds(this.#place, this.#dots, this.#place.clientWidth);
  }
}

export class Stops {
  #list = find("#stops ul"); #empty = find("#stops .meta");

  show({ stops, people }, exercise) {
    const here = stops.filter(one => one.exercise === exercise?.id).toSorted((a, b) => b.people - a.people).slice(0, MOST);
    this.#empty.hidden = here.length > 0;
    drawBars(this.#list, here.map(({ kind, what, people: count }) => ({ key: `${kind} ${what}`, label: what, note: KINDS[kind] ?? kind, count, of: people.length })));
  }
}
