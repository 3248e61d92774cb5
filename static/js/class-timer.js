// The class's clock, by the server's time.
import { el, say } from "./dom.js";
import { until } from "./server-clock.js";

const TOLD = [300, 60, 0];   // seconds left that are said aloud

export class ClassTimer {
  #text = el("b", { class: "num" });
  #label = el("span", { class: "label" });
  #timer = null; #told = Infinity; #ticking = 0;

  constructor() {
    this.node = el("div", { class: "class-timer", role: "timer", "aria-label": "Time left", hidden: true }, el("span", { class: "icon", "aria-hidden": "true" }), this.#text, " ", this.#label);
  }

  /** `timer` is {endsAt, label} or null. */
  show(timer) {
    if (timer?.endsAt !== this.#timer?.endsAt) this.#told = timer ? until(timer.endsAt).seconds : Infinity;
    this.#timer = timer;
    this.node.hidden = !timer;
    clearInterval(this.#ticking);
    if (!timer) return;
    this.#label.replaceChildren(el("bdi", {}, timer.label));
    this.#tick();
    this.#ticking = setInterval(() => this.#tick(), 500);
  }

  #tick() {
    const { seconds, text } = until(this.#timer.endsAt);
    if (this.#text.textContent !== text) this.#text.textContent = seconds ? text : "Time is up";
    this.node.classList.toggle("soon", seconds > 0 && seconds <= 60);
    this.node.classList.toggle("up", seconds === 0);
    const passed = TOLD.find(at => seconds <= at && this.#told > at);
    if (passed !== undefined) say(passed === 0 ? "Time is up." : passed === 60 ? "One minute left." : `${passed / 60} minutes left.`);
    this.#told = seconds;
  }
}
