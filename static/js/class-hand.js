// Raising one's hand: with a few words, with one's place in the line, and down again.
import { myClass } from "./class-api.js";
import { Panel } from "./class-panels.js";
import { el, find, say } from "./dom.js";

const MOST = 200;

export class ClassHand {
  #panel = new Panel({ name: "Raise hand", icon: "hand", title: "Ask for help", opened: () => this.#words.focus() });
  #words = el("textarea", { id: "hand-words", rows: "3", maxlength: MOST, dir: "auto", autocomplete: "off" });
  #told = el("p", { class: "meta", role: "status" });
  #send = el("button", { type: "submit", class: "primary" }, "Raise hand");
  #lower = el("button", { type: "button", class: "small", hidden: true, on: { click: () => this.#do(() => myClass.lowerHand(), "Your hand is down.") } }, "Lower hand");
  #exercise = find("main[data-exercise]")?.dataset.exercise ?? null;
  #hand = null; #sending = false;

  constructor() {
    this.node = this.#panel.node;
    this.#panel.body.append(el("form", { on: { submit: event => { event.preventDefault(); this.#raise(); } } },
      el("h2", {}, "Ask for help"),
      el("label", { for: "hand-words" }, "What is it about? You can leave this empty."), this.#words,
      el("div", { class: "buttons" }, this.#send, this.#lower), this.#told));
  }

  show(hand) {
    const before = this.#hand;
    this.#hand = hand;
    this.#panel.button.classList.toggle("up", hand !== null);
    this.#panel.text.textContent = hand ? `Hand up, ${ordinal(hand.place)} in line` : "Raise hand";
    this.#send.textContent = hand ? "Change the words" : "Raise hand";
    this.#lower.hidden = !hand;
    if (hand && !before && !this.#panel.isOpen) this.#words.value = hand.words;
    if (!hand && before) {
      this.#words.value = "";
      if (!this.#sending) say("Your hand is down.");
    }
    if (hand) this.#told.textContent = hand.place === 1 ? "You are first in line." : `${hand.place - 1} before you.`;
    else if (before) this.#told.textContent = "";
    if (hand?.place === 1 && before && before.place > 1) say("You are first in line now.");
  }

  #raise() {
    const exercise = this.#exercise ?? this.#hand?.exercise ?? null;
    this.#do(() => myClass.raiseHand(exercise, this.#words.value.trim()), this.#hand ? "The words are changed." : "Your hand is up.");
  }

  async #do(act, done) {
    if (this.#sending) return;
    this.#sending = true;
    try {
      await act();
      say(done);
      this.#panel.close(true);
    } catch (failure) {
      this.#told.replaceChildren(el("span", { class: "bad" }, failure.message));
    } finally {
      this.#sending = false;
    }
  }
}

const ordinals = new Intl.PluralRules("en", { type: "ordinal" });
const ENDS = { one: "st", two: "nd", few: "rd", other: "th" };

/** "1st", "2nd", "23rd". */
export const ordinal = number => `${number}${ENDS[ordinals.select(number)]}`;
