// Hands that are up, in the order in which they were raised.
import { doIt } from "./acting.js";
import { lead } from "./class-api.js";
import { el, find, say } from "./dom.js";
import { keep } from "./keep.js";
import { writeNote } from "./note.js";
import { since } from "./server-clock.js";

export class Hands {
  #list = find("#hands ol"); #empty = find("#hands .meta"); #count = find("#hands .count"); #known = null; #readOnly;

  /** Nobody lowers a hand, or writes to whose it is, where it is `readOnly`. */
  constructor({ readOnly = false } = {}) { this.#readOnly = readOnly; }

  show({ hands, people, exercises }) {
    const titles = new Map(exercises.map(({ id, title }) => [id, title]));
    const runs = new Map(people.map(({ id, cells }) => [id, new Map(cells.map(({ exercise, run }) => [exercise, run]))]));
    const items = hands.map(({ person, name, exercise, words, since: at }) => ({ person, name, exercise, words, at, title: titles.get(exercise) ?? "", run: runs.get(person)?.get(exercise) ?? null, age: since(at) }));
    const fresh = this.#known && items.filter(({ person }) => !this.#known.includes(person));
    this.#known = items.map(({ person }) => person);
    for (const { name, title } of fresh ?? []) say(`${name} asks for help${title ? ` with ${title}` : ""}.`);
    this.#empty.hidden = items.length > 0;
    this.#count.textContent = items.length ? String(items.length) : "";
    keep(this.#list, items, { key: ({ person }) => person, build: item => this.#item(item) });
  }

  #item({ person, name, title, words, age, run }) {
    const label = text => `${text}: ${name}`;
    return el("li", {},
      el("div", { class: "who" }, el("b", {}, el("bdi", {}, name)), el("span", { class: "meta" }, title), el("time", { class: "meta" }, age)),
      words ? el("q", { dir: "auto" }, words) : "",
      el("div", { class: "buttons" },
        this.#readOnly ? "" : [
          el("button", { type: "button", class: "small", "aria-label": label("Lower the hand"), data: { act: "lower" }, on: { click: () => doIt(`${name}’s hand is down.`, () => lead.lowerHand(person)) } }, "Lower"),
          el("button", { type: "button", class: "small", "aria-label": label("Write a note"), data: { act: "note" }, on: { click: () => writeNote({ person, name, run }) } }, "Write a note")],
        run ? el("a", { class: "small", href: `/runs/${encodeURIComponent(run)}`, "aria-label": label("Open the attempt") }, "Open") : ""));
  }
}
