// The question that the instructor asks all at once: choices until it is answered, bars once all may see them.
import { api } from "./api.js";
import { askOf, figureOf } from "./ask.js";
import { drawBars } from "./bars.js";
import { Panel } from "./class-panels.js";
import { el, prose, say } from "./dom.js";
import { plural } from "./format.js";
import { pollRows } from "./poll-rows.js";

export class ClassPoll {
  #panel = new Panel({ name: "Question", icon: "poll", title: "Question for all" });
  #poll = null; #asked = null; #sending = false;

  constructor() {
    this.node = this.#panel.node;
    this.node.hidden = true;
  }

  show(poll) {
    const key = poll && `${poll.exercise} ${poll.question}`;
    const fresh = poll && this.#asked !== key;
    const revealed = poll?.revealed && !this.#poll?.revealed && !fresh;
    this.#asked = key;
    const changed = JSON.stringify(poll) !== JSON.stringify(this.#poll);
    this.#poll = poll;
    this.node.hidden = !poll;
    if (!poll) {
      this.#panel.close();
      return;
    }
    const waits = poll.mine === null && !poll.revealed;
    this.#panel.button.classList.toggle("waits", waits);
    this.#panel.text.textContent = waits ? "Answer the question" : poll.revealed ? "See the answers" : "Answered";
    if (changed) this.#draw();
    if (fresh && waits) say(`The instructor asks: ${poll.ask.split("\n", 1)[0]}`);
    if (revealed) say("The answers are shown.");
  }

  #draw() {
    const { ask, revealed, counts } = this.#poll;
    const had = this.#panel.body.contains(document.activeElement);
    if (revealed && counts) this.#answers();
    else this.#choices();
    this.#panel.body.prepend(el("h2", { tabindex: "-1" }, askOf(ask)), ...figureOf(ask));
    if (had) this.#panel.body.firstChild.focus();   // what was pressed is gone
  }

  #choices() {
    const { choices, mine } = this.#poll;
    this.#panel.body.replaceChildren(
      el("ul", { class: "choices" }, choices.map((choice, i) => el("li", {},
        el("button", { type: "button", class: "small", "aria-pressed": mine === null ? null : String(i === mine), disabled: mine !== null, on: { click: () => this.#answer(i) } }, el("bdi", {}, prose(choice)))))),
      el("p", { class: "meta", role: "status" }, mine === null ? "A guess is fine. Nobody sees who answered what." : "Your answer is kept. The instructor shows what all answered."));
  }

  #answers() {
    const { counts, explain } = this.#poll;
    const list = el("ul");
    drawBars(list, pollRows(this.#poll));
    this.#panel.body.replaceChildren(list, el("p", { class: "meta" }, plural(counts.reduce((sum, one) => sum + one, 0), "answer")),
      explain ? el("p", { class: "explain" }, prose(explain)) : "");
  }

  async #answer(choice) {
    if (this.#sending) return;
    this.#sending = true;
    const { exercise, question } = this.#poll;
    try {
      await api.answer(exercise, question, choice);
      // The next news says the same; the answer should not seem lost until then.
      if (this.#poll?.exercise === exercise && this.#poll.question === question) this.show({ ...this.#poll, mine: this.#poll.mine ?? choice });
      say("Your answer is kept.");
    } catch (failure) {
      this.#panel.body.querySelector("[role=status]").replaceChildren(el("span", { class: "bad" }, failure.message));
    } finally {
      this.#sending = false;
    }
  }
}
