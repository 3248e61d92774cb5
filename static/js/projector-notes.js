// Lesson notes page by page: the guide of an exercise, a page for each of its sections.
import { find, findAll, say } from "./dom.js";

export class Notes {
  #pages = findAll("#notes article"); #bar = find(".projector .pages"); #number = find("#page"); #at;

  constructor() {
    this.#at = Math.min(this.#pages.length, Math.max(1, Number(new URLSearchParams(location.search).get("page")) || 1));
    find("#back").addEventListener("click", () => this.turn(-1));
    find("#forth").addEventListener("click", () => this.turn(1));
    this.#draw();
  }

  get any() { return this.#pages.length > 0; }

  visible(yes) {
    find("#notes").hidden = !yes;
    this.#bar.hidden = !yes || this.#pages.length < 2;
  }

  turn(by) {
    const to = Math.max(1, Math.min(this.#pages.length, this.#at + by));
    if (to === this.#at || find("#notes").hidden) return;
    this.#at = to;
    this.#draw();
    scrollTo({ top: 0 });
    say(`Page ${to} of ${this.#pages.length}`);
    // So that a reload stays on the page.
    const query = new URLSearchParams(location.search);
    query.set("page", String(to));
    history.replaceState(null, "", `?${query}`);
  }

  #draw() {
    for (const [i, page] of this.#pages.entries()) page.hidden = i + 1 !== this.#at;
    this.#number.textContent = `${this.#at} of ${this.#pages.length}`;
    find("#back").disabled = this.#at === 1;
    find("#forth").disabled = this.#at === this.#pages.length;
  }
}
