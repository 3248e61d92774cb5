// What the instructor did last, newest first, each with a way back.
import { undo } from "./acting.js";
import { el, find } from "./dom.js";
import { keep } from "./keep.js";
import { since } from "./server-clock.js";

export class Acts {
  #list = find("#acts ol"); #empty = find("#acts .meta");

  show({ acts }) {
    this.#empty.hidden = acts.length > 0;
    keep(this.#list, acts.map(({ number, at, text }) => ({ number, text, age: since(at) })), {
      key: ({ number }) => number,
      build: ({ number, text, age }) => el("li", {}, el("bdi", {}, text), el("time", { class: "meta" }, age),
        el("button", { type: "button", class: "link", data: { act: "undo" }, "aria-label": `Undo: ${text}`, on: { click: () => undo([number]) } }, "Undo")),
    });
  }
}
