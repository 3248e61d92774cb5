// The exercise looked at: open or close it, move it, give hints and the solution away, ask its questions, see all its profiles as one.
import { act, actAll } from "./acting.js";
import { askButtons } from "./board-poll.js";
import { openClassFlame } from "./class-flame.js";
import { el, find, findAll } from "./dom.js";
import { plural } from "./format.js";

export class ExerciseCard {
  #state = find("#exercise .state"); #toggle = find("#exercise .toggle"); #hint = find("#exercise .hint"); #solution = find("#exercise .solution");
  #earlier = find("#exercise .earlier"); #later = find("#exercise .later"); #only = find("#exercise .only"); #asks = find("#exercise .asks"); #flames = find("#exercise .flames");
  #views; #exercise = null; #all = []; #next = find("#open-next"); #key = "";

  /** `views` are the profiles that an exercise takes, by its id: [{key, label}]. */
  constructor(views) {
    this.#views = views;
    this.#toggle.addEventListener("click", () => this.#open(this.#exercise, this.#exercise.closed));
    this.#next.addEventListener("click", () => this.#open(this.#following, true));
    this.#earlier.addEventListener("click", () => this.#move(-1));
    this.#later.addEventListener("click", () => this.#move(1));
    this.#only.addEventListener("click", () => this.#closeOthers());
    this.#hint.addEventListener("click", () => {
      const { id, title, hintsReleased } = this.#exercise;
      act(`Hint ${hintsReleased + 1} of ${title} is open to all.`, "hintsReleased", { exercise: id, upTo: hintsReleased + 1 });
    });
    this.#solution.addEventListener("click", () => act(`The solution of ${this.#exercise.title} is open to all.`, "solutionReleased", { exercise: this.#exercise.id }));
  }

  /** The first that is closed behind the last that is open; else the first that is closed. */
  get #following() {
    const last = this.#all.findLastIndex(({ closed }) => !closed);
    return this.#all.find(({ closed }, i) => closed && i > last) ?? this.#all.find(({ closed }) => closed) ?? null;
  }

  #open({ id, title }, open) { act(`${open ? "Opened" : "Closed"} ${title}.`, open ? "opened" : "closed", { exercise: id }); }

  #move(by) {
    const order = this.#all.map(({ id }) => id);
    const at = order.indexOf(this.#exercise.id);
    [order[at], order[at + by]] = [order[at + by], order[at]];
    act(`${this.#exercise.title} is number ${at + by + 1} now.`, "arranged", { exercises: order });
  }

  #closeOthers() {
    const others = this.#all.filter(({ id, closed }) => id !== this.#exercise.id && !closed);
    actAll(`Closed ${plural(others.length, "exercise")}.`, others.map(({ id }) => ["closed", { exercise: id }]));
  }

  show({ exercises }, exercise) {
    this.#all = exercises;
    this.#exercise = exercise;
    const key = JSON.stringify([exercises.map(({ id, closed }) => [id, closed]), exercise]);
    if (!exercise || this.#key === key) return;
    this.#key = key;
    const following = this.#following;
    this.#next.disabled = !following;
    this.#next.title = following ? following.title : "All exercises are open";
    const at = exercises.findIndex(({ id }) => id === exercise.id);
    const { closed, hints, hintsReleased, hasSolution, solutionReleased } = exercise;
    this.#state.textContent = [
      `${closed ? "Closed" : "Open"}, number ${at + 1} of ${exercises.length}`,
      hints ? `hints open to all: ${hintsReleased} of ${hints}` : "no hints",
      solutionReleased ? "solution open to all" : "",
    ].filter(Boolean).join("; ");
    this.#toggle.textContent = closed ? "Open it" : "Close it";
    this.#earlier.disabled = at === 0;
    this.#later.disabled = at === exercises.length - 1;
    this.#only.disabled = !exercises.some(other => other.id !== exercise.id && !other.closed);
    this.#hint.disabled = hintsReleased >= hints;
    this.#hint.textContent = hintsReleased >= hints ? "All hints are open" : `Open hint ${hintsReleased + 1} of ${hints}`;
    this.#solution.disabled = !hasSolution || solutionReleased;
    this.#solution.textContent = solutionReleased ? "The solution is open" : hasSolution ? "Open the solution" : "No solution here";
    this.#asks.replaceChildren(...askButtons(exercise));
    this.#flames.replaceChildren(...(this.#views.get(exercise.id) ?? []).map(({ key: view, label }) => el("button", { type: "button", class: "small", on: { click: () => openClassFlame(exercise, view, label) } }, label)));
    find("#exercise .of-flames").hidden = this.#flames.childElementCount === 0;
    find("#exercise .of-asks").hidden = exercise.questions.length === 0;
    // What can't be pressed any more must not swallow the keyboard.
    const stuck = findAll("#exercise button:disabled, #open-next:disabled").find(button => button === document.activeElement);
    stuck?.blur();
  }
}
