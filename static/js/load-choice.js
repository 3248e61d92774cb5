// How many requests a second, and for how long: a slider over sensible rates beside a field for any rate.
import { el } from "./dom.js";
import { number, plural } from "./format.js";

/** Even steps on a logarithmic scale, as people would say them. */
const RATES = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300, 400, 500, 600, 800, 1000, 1200, 1500, 2000, 2500, 3000, 4000, 5000];
const AROUND_SECONDS = 3;   // a JVM, its first second, and the end

export class LoadChoice {
  #start; #cancel; #state = "free";   // or busy, or running
  #rate; #slider; #seconds;
  #button = el("button", { type: "submit", class: "primary" }, "Start load");
  #takes = el("p", { class: "load-takes", id: "load-takes" });
  #trouble = el("p", { class: "lost", role: "alert", hidden: true });

  /** What a learner gives goes to `start`, which has to say `running` or `free` in the end. */
  constructor({ rate, seconds, most }, { start, cancel }) {
    this.#start = start;
    this.#cancel = cancel;
    this.#rate = el("input", { type: "number", id: "load-rate", min: 1, max: most.rate, step: "any", required: true, inputmode: "decimal", value: rate, on: { input: () => this.#typed() } });
    this.#slider = el("input", { type: "range", min: 0, max: RATES.length - 1, step: 1, "aria-label": "Requests a second", on: { input: () => this.#slid() } });
    this.#seconds = el("input", { type: "number", id: "load-seconds", min: 1, max: most.seconds, step: "any", required: true, inputmode: "decimal", value: seconds, on: { input: () => this.#typed() } });
    this.form = el("form", { class: "load-choice", novalidate: true, "aria-describedby": "load-takes", on: { submit: event => { event.preventDefault(); this.#press(); } } },
      el("div", { class: "load-rate" },
        el("label", { for: "load-rate" }, "Requests a second"),
        el("div", {}, this.#slider, this.#rate),
        el("div", { class: "load-scale", "aria-hidden": "true" }, [1, 10, 100, 1000].map(at => el("span", {}, number(at))))),
      el("div", { class: "load-seconds" }, el("label", { for: "load-seconds" }, "For seconds"), this.#seconds),
      this.#button, this.#takes, this.#trouble);
    this.#typed();
  }

  /** What an earlier load had. */
  set({ rate, seconds }) {
    this.#rate.value = rate;
    this.#seconds.value = seconds;
    this.#typed();
  }

  #slid() {
    this.#rate.value = RATES[this.#slider.valueAsNumber];
    this.#say();
  }

  #typed() {
    const rate = this.#rate.valueAsNumber;
    if (rate > 0) this.#slider.value = nearest(rate);
    this.#say();
  }

  #say() {
    const [rate, seconds] = [this.#rate.valueAsNumber, this.#seconds.valueAsNumber];
    this.#slider.setAttribute("aria-valuetext", `${number(RATES[this.#slider.valueAsNumber])} a second`);
    const fine = rate >= 1 && seconds >= 1;
    this.#takes.textContent = fine
      ? `${plural(Math.round(rate * seconds), "request")}, due evenly. Takes about ${Math.round(AROUND_SECONDS + 2 * seconds)} s: a fresh JVM that is warmed up, ${number(seconds)} s with one client that waits for each answer, to compare, then ${number(seconds)} s of these.`
      : "Give a rate of at least 1 a second, and at least 1 second.";
    this.#trouble.hidden = true;
  }

  #press() {
    if (this.#state === "busy") return;
    if (this.#state === "running") {
      this.#cancel();
      return;
    }
    const [rate, seconds] = [this.#rate.valueAsNumber, this.#seconds.valueAsNumber];
    if (Number.isFinite(rate) && Number.isFinite(seconds)) this.#start(rate, seconds);
    else {
      this.trouble("A number is missing: say how many requests a second, and for how many seconds.");
      (Number.isFinite(rate) ? this.#seconds : this.#rate).focus();
    }
  }

  /** It is asked for, and not answered yet. */
  busy() {
    this.#state = "busy";
    this.#trouble.hidden = true;
  }

  running() {
    // A field that has the focus loses it when it is disabled, and the keyboard would start over at the top of the page.
    if (this.form.contains(document.activeElement)) this.#button.focus({ preventScroll: true });
    this.#become("running", "Cancel load");
  }

  free() {
    this.#become("free", "Start load");
  }

  #become(state, text) {
    this.#state = state;
    this.#button.textContent = text;
    this.#button.className = state === "free" ? "primary" : "small";
    for (const field of [this.#rate, this.#slider, this.#seconds]) field.disabled = state !== "free";
  }

  trouble(text) {
    this.#trouble.textContent = text;
    this.#trouble.hidden = false;
  }
}

/** The place of the rate that is nearest in proportion. */
const nearest = rate => RATES.reduce((best, one, i) => (Math.abs(Math.log(one / rate)) < Math.abs(Math.log(RATES[best] / rate)) ? i : best), 0);
