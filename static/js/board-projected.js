// What the projector shows of somebody's attempt, and how to end that.
import { act } from "./acting.js";
import { el, find } from "./dom.js";

export class Projected {
  #place = find("#projected"); #said = find("#projected .said"); #key = "";

  constructor() {
    find("#projected button").addEventListener("click", () => act("The projector shows no attempt.", "projectionEnded"));
  }

  show({ projected, people, exercises }) {
    this.#place.hidden = !projected;
    const person = people.find(({ cells }) => cells.some(({ run }) => run === projected));
    const cell = person?.cells.find(({ run }) => run === projected);
    const title = exercises.find(({ id }) => id === cell?.exercise)?.title ?? "an exercise";
    const key = `${projected} ${person?.name} ${title}`;
    if (!projected || this.#key === key) return;
    this.#key = key;
    this.#said.replaceChildren("The projector shows an attempt of ", title, ...(person ? [" by ", el("bdi", {}, person.name), ", without the name"] : []), ".");
  }
}
