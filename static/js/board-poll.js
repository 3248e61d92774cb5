// The question that is asked of all: how it stands, to be revealed and put away.
import { act } from "./acting.js";
import { askOf } from "./ask.js";
import { drawBars } from "./bars.js";
import { pollRows } from "./poll-rows.js";
import { el, find, prose } from "./dom.js";
import { plural } from "./format.js";

export class BoardPoll {
  #place = find("#poll"); #ask = find("#poll .ask"); #bars = find("#poll ul"); #told = find("#poll .told"); #explain = find("#poll .explain");
  #reveal = find("#poll .reveal"); #close = find("#poll .close"); #poll = null; #key = "";

  constructor() {
    this.#reveal.addEventListener("click", () => act("The answers are shown to all.", "pollRevealed", this.#of));
    this.#close.addEventListener("click", () => act("The question is put away.", "pollClosed"));
  }

  get #of() { return { exercise: this.#poll.exercise, question: this.#poll.question }; }

  show({ poll, people }) {
    this.#poll = poll;
    this.#place.hidden = !poll;
    if (!poll) return;
    const key = JSON.stringify([poll.ask, poll.revealed]);
    if (this.#key !== key) {
      this.#key = key;
      this.#ask.replaceChildren(...askOf(poll.ask));
      this.#explain.replaceChildren(...(poll.revealed ? prose(poll.explain ?? "") : []));
      if (poll.revealed && document.activeElement === this.#reveal) this.#close.focus();
      this.#reveal.hidden = poll.revealed;
    }
    // Which one is right is not marked before all may know: a board is often on a screen that all can see.
    drawBars(this.#bars, pollRows({ ...poll, mine: null }));
    const answers = poll.counts.reduce((sum, one) => sum + one, 0);
    this.#told.textContent = `${plural(answers, "answer")} of ${plural(people.length, "person", "people")}${poll.revealed ? ", shown to all" : ", not shown yet"}`;
  }
}

/** Buttons that ask the questions of an exercise. */
export const askButtons = ({ id, questions }) => questions.map(({ index, ask }) => el("li", {},
  el("button", { type: "button", class: "small", on: { click: () => act("The question is asked.", "pollOpened", { exercise: id, question: index }) } }, "Ask all"), " ", el("span", {}, askOf(ask))));
