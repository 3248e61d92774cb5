// What a board shows of a class, whether it goes on or not: who is where, how much faster they are, and what stops them.
import { openAttempt, openPerson } from "./board-attempt.js";
import { Choice } from "./board-choice.js";
import { Speeds, Stops } from "./board-speeds.js";
import { BoardTable, legend } from "./board-table.js";
import { orders } from "./board-words.js";
import { el, find } from "./dom.js";

export class Overview {
  #table = new BoardTable(find("#who .scroller"), chosen => this.#open(chosen));
  #choice = new Choice(() => this.#board && this.show(this.#board));
  #ofExercise; #readOnly; #board = null;

  /** `more` shows the exercise looked at, too; where nothing changes any more, `readOnly` leaves out what would change something. */
  constructor({ more = [], readOnly = false }) {
    this.#ofExercise = [new Speeds(), new Stops(), ...more];
    this.#readOnly = readOnly;
    const order = find("#order");
    order.append(...orders.filter(([key]) => !readOnly || key !== "stuck").map(([key, name]) => el("option", { value: key }, name)));
    order.addEventListener("change", () => { this.#table.order = order.value; });
    find("#who .legend").append(...legend());
  }

  show(board) {
    this.#board = board;
    const exercise = this.#choice.of(board);
    this.#table.show(board, exercise?.id ?? null);
    find("#nobody").hidden = board.people.length > 0;
    for (const part of this.#ofExercise) part.show(board, exercise);
  }

  #open({ person, exercise }) {
    const { people, exercises } = this.#board;
    const readOnly = this.#readOnly;
    const who = people.find(({ id }) => id === person);
    const what = exercises.find(({ id }) => id === exercise);
    if (!who) this.#choice.choose(exercise);
    else if (!what) openPerson({ person: who, exercises, readOnly });
    else openAttempt({ person: who, exercise: what, cell: who.cells.find(cell => cell.exercise === exercise), readOnly });
  }
}
