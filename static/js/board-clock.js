// The timer that all see, and the line that all read.
import { act } from "./acting.js";
import { el, find, findAll } from "./dom.js";
import { until } from "./server-clock.js";

const MORE = 5;   // minutes

export class BoardClock {
  #left = find("#timer .left"); #label = find("#timer-label"); #running = find("#timer .running"); #timer = null; #ticking = 0;

  constructor() {
    for (const button of findAll("#timer .presets button")) button.addEventListener("click", () => this.#set(Number(button.dataset.minutes)));
    find("#timer .more").addEventListener("click", () => this.#more());
    find("#timer .stop").addEventListener("click", () => act("The timer is stopped.", "timerStopped"));
  }

  #set(minutes) { act(`The timer runs: ${minutes} minutes.`, "timerSet", { minutes, label: this.#label.value.trim() }); }

  /** On top of what is left, to the second. */
  #more() {
    const { seconds } = until(this.#timer.endsAt);
    act(`${MORE} minutes more.`, "timerSet", { minutes: Math.round((seconds / 60 + MORE) * 1000) / 1000, label: this.#timer.label });
  }

  show({ timer }) {
    const [known, had] = [this.#timer, this.#running.contains(document.activeElement)];
    this.#timer = timer;
    this.#running.hidden = !timer;
    if (!timer && known && had) find("#timer .presets button").focus();
    clearInterval(this.#ticking);
    if (!timer) {
      this.#left.textContent = "not running";
      return;
    }
    const tick = () => {
      const { seconds, text } = until(timer.endsAt);
      const label = timer.label ? [" ", el("bdi", {}, timer.label)] : [];
      if (this.#left.firstChild?.textContent !== text || seconds === 0) this.#left.replaceChildren(el("b", { class: "num" }, seconds ? text : "Time is up"), ...label);
    };
    tick();
    this.#ticking = setInterval(tick, 500);
  }
}

export class Broadcast {
  #form = find("#broadcast form"); #text = find("#broadcast-text"); #now = find("#broadcast .now"); #line = find("#broadcast .line");

  constructor() {
    this.#form.addEventListener("submit", event => {
      event.preventDefault();
      this.#send();
    });
    find("#broadcast .away").addEventListener("click", () => act("The line is taken away.", "broadcast", { text: "" }));
  }

  async #send() {
    const text = this.#text.value.trim();
    if (text && await act("Said to all.", "broadcast", { text }) !== null) this.#text.value = "";
  }

  show({ broadcast }) {
    if (!broadcast && this.#now.contains(document.activeElement)) this.#text.focus();
    this.#now.hidden = !broadcast;
    if (this.#line.textContent !== (broadcast?.text ?? "")) this.#line.textContent = broadcast?.text ?? "";
  }
}
