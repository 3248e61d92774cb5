// Where a run is: the steps above the verdict, and what the Run button and a screen reader say about it.
import { el, find, say } from "./dom.js";
import { millis } from "./format.js";

const OF_TESTS = find(".workbench")?.dataset.kind === "write-tests";
const STEPS = OF_TESTS ? [["compiling", "compile"], ["testing", "test"], ["measuring", "mutants"]]
  : [["compiling", "compile"], ["testing", "test"], ["measuring", "measure"], ["profiling", "profile"]];
const SPOKEN = { queued: "Waiting.", compiling: "Compiling.", testing: "Testing.", measuring: OF_TESTS ? "Your tests pass; trying them on wrong programs." : "Correct so far; measuring.", profiling: "Measured; profiling." };
const LINES = {
  live: "",
  asking: "Live news don’t come through; asking every few seconds instead.",
  lost: "Connection lost. The run goes on without this page.",
};

export class Progress {
  #list = find("#progress");
  #lost = el("p", { class: "lost", hidden: true });
  #line = "live";
  state = null;
  #detail = "";
  #took = {};

  constructor() { this.#list.before(this.#lost); }

  start() {
    this.#took = {};
    this.go("queued", "sending");
  }

  /** Moves to a state of the run document, with a few words on it. */
  go(state, detail = "") {
    if (state !== this.state && SPOKEN[state]) say(SPOKEN[state]);
    this.state = state;
    this.#detail = detail;
    this.#draw();
  }

  /** In line for a state: short, because the verdict's sentence has the estimate too. */
  waits(state, position) {
    this.go(state, `${position} ahead`);
  }

  /** Takes over the times that the run document has so far. */
  took(report) {
    const { compile, test, measure, profile } = report.millis ?? {};
    this.#took = { compiling: compile, testing: test, measuring: measure, profiling: profile };
    this.#draw();
  }

  end() {
    this.state = null;
    this.#list.hidden = true;
    this.line("live");
  }

  /** How the news come: "live", by "asking", or not at all, "lost". */
  line(how, seconds = 0) {
    const text = LINES[how];
    if (how !== this.#line && text) say(text);
    this.#line = how;
    this.#lost.hidden = !text;
    this.#lost.textContent = how === "lost" && seconds ? `${text} Trying again in ${seconds}\u00a0s.` : text;
  }

  /** One word for the button. */
  get word() { return { queued: "Waiting", compiling: "Compiling", testing: "Testing", measuring: OF_TESTS ? "Trying" : "Measuring", profiling: "Profiling" }[this.state] ?? "Running"; }

  #draw() {
    if (!this.state) return;
    this.#list.hidden = false;
    const now = STEPS.findIndex(([state]) => state === this.state);
    const steps = STEPS.map(([state, label], i) => {
      const stage = i < now ? "done" : i === now ? "now" : "";
      const took = this.#took[state];
      const detail = i === now ? this.#detail : i < now && took != null ? millis(took) : "";
      return el("li", { class: stage, "aria-current": i === now ? "step" : null }, label, detail && el("small", {}, ` ${detail}`));
    });
    if (this.state === "queued") steps.unshift(el("li", { class: "now", "aria-current": "step" }, "wait", el("small", {}, ` ${this.#detail}`)));
    this.#list.replaceChildren(...steps);
  }
}
