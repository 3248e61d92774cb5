// Heads of a table's columns: each is a button that sorts by it, and says so with aria-sort.
import { el } from "./dom.js";

export class SortedHeads {
  #columns; #changed; #by; #down;

  /**
   * `columns` are {id, text, by, type}, of which `by` names what rows are compared by (none: the column can't be sorted by),
   * and `type` is "text" or a number otherwise. Sorted by the column `first` to begin with, largest first unless `down` is false; `changed` is called when another is chosen.
   */
  constructor(columns, first, changed, down = true) {
    this.#changed = changed;
    this.#down = down;
    this.#by = columns.find(({ id }) => id === first);
    this.#columns = columns.map(column => ({ ...column, head: el("th", { scope: "col", class: column.class, title: column.title },
      column.by ? el("button", { type: "button", on: { click: () => this.#sort(column.id) } }, column.text) : column.text) }));
    this.#mark();
  }

  get cells() { return this.#columns.map(({ head }) => head); }

  #sort(id) {
    const column = this.#columns.find(other => other.id === id);
    this.#down = this.#by.id === id ? !this.#down : column.type !== "text";
    this.#by = column;
    this.#mark();
    this.#changed();
  }

  #mark() {
    for (const { id, head } of this.#columns) {
      if (id === this.#by.id) head.setAttribute("aria-sort", this.#down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }

  /** A sorted copy; equal ones keep their order. */
  order(rows) {
    const { by, type } = this.#by;
    const turn = this.#down ? -1 : 1;
    const compare = type === "text" ? (a, b) => (a[by] < b[by] ? -1 : a[by] > b[by] ? 1 : 0) : (a, b) => a[by] - b[by];
    return [...rows].sort((a, b) => turn * compare(a, b));
  }
}
