// Which exercise the board looks at: the one that was chosen, else the one that most are working on.
import { el, find } from "./dom.js";

/** Where most are now; else where something came of it last; else the first that is open. */
function busiest({ people, exercises }) {
  const count = new Map();
  let newest = null;
  for (const cell of people.flatMap(({ cells }) => cells)) {
    if (cell.working) count.set(cell.exercise, (count.get(cell.exercise) ?? 0) + 1);
    if (cell.since && (!newest || cell.since > newest.since)) newest = cell;
  }
  const [most] = [...count].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? newest?.exercise ?? exercises.find(({ closed }) => !closed)?.id ?? exercises[0]?.id ?? null;
}

export class Choice {
  #select = find("#chosen"); #automatic = el("option", { value: "" }); #order = ""; #chosen = null;

  /** `changed` is called when another was chosen. */
  constructor(changed) {
    this.#select.addEventListener("change", () => changed());
    this.changed = changed;
  }

  choose(id) {
    this.#select.value = id;
    this.changed();
  }

  /** The exercise looked at, of the board. */
  of(board) {
    const { exercises } = board;
    const key = JSON.stringify(exercises.map(({ id, number, title, closed }) => [id, number, title, closed]));
    if (this.#order !== key) {
      this.#order = key;
      const { value } = this.#select;
      this.#select.replaceChildren(this.#automatic, ...exercises.map(({ id, number, title, closed }) => el("option", { value: id }, `${number} ${title}${closed ? " (closed)" : ""}`)));
      this.#select.value = exercises.some(({ id }) => id === value) ? value : "";
    }
    this.#chosen = this.#select.value || busiest(board);
    const exercise = exercises.find(({ id }) => id === this.#chosen) ?? null;
    const automatic = exercises.find(({ id }) => id === busiest(board));
    const text = `${board.session.over ? "worked at last" : "where most are"}: ${automatic?.title ?? "nowhere"}`;
    if (this.#automatic.textContent !== text) this.#automatic.textContent = text;
    return exercise;
  }
}
