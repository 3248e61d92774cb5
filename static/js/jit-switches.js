// The switchboard: the same code with one of the compiler's abilities switched off at a time, and what each was worth.
import { api } from "./api.js";
import { el, link, say, svg } from "./dom.js";
import { followUp } from "./follow-up.js";
import { bytes, plural, time, times } from "./format.js";

const KEY = "compiler";
const MEANING = {
  "escape-analysis": "objects that nobody else sees are made all the same", vectors: "loops compute one element at a time", inlining: "every call is a call",
  "range-check-elimination": "loops check every index", "lock-elimination": "every lock is taken", c2: "the quick compiler alone", compiling: "nothing is compiled at all",
};
const FLAGS = {
  nothing: "", "escape-analysis": "-XX:-DoEscapeAnalysis", vectors: "-XX:-UseSuperWord", inlining: "-XX:-Inline",
  "range-check-elimination": "-XX:-RangeCheckElimination -XX:-UseLoopPredicate", "lock-elimination": "-XX:-EliminateLocks -XX:-EliminateNestedLocks", c2: "-XX:TieredStopAtLevel=1", compiling: "-Xint",
};
const SIDES = { starter: "the starter", yours: "your code" };
const WIDTH = 190;
const HEIGHT = 16;

/** Offers the switchboard of a run, with what it has shown so far. */
export async function drawSwitches(place, report) {
  const board = new Switchboard(place, report.id);
  await board.show();
}

class Switchboard {
  #place; #run; #sweep = null; #live = null; #view = el("div", { class: "sweep-view" }); #trouble = el("p", { class: "lost", role: "alert", hidden: true }); #busy = false;
  #button = el("button", { type: "button", class: "small", on: { click: () => this.#press() } });

  constructor(place, run) {
    this.#place = place;
    this.#run = run;
  }

  async show() {
    let known;
    try {
      known = await api.sweeps(this.#run);
    } catch (failure) {
      this.#place.replaceChildren(el("p", { class: "empty" }, failure.message, " ", link("Try again", () => this.show())));
      return;
    }
    const mine = known.sweeps.filter(({ sweep }) => sweep.key === KEY);
    // One that was cancelled does not hide what was measured before.
    this.#sweep = mine.find(({ state }) => state !== "done") ?? mine.find(({ outcome }) => outcome === "complete") ?? mine[0] ?? null;
    this.#place.replaceChildren(
      el("h3", {}, "Switchboard", el("small", {}, "what is each of the compiler’s abilities worth here?")),
      el("p", { class: "plain" }, "Runs the benchmark with everything on, then with one ability switched off at a time; three fresh JVMs each, in shuffled order. It takes a minute or two, and other measurements go in between."),
      el("div", { class: "sweep-choice" }, this.#button), this.#trouble, this.#view);
    this.#draw();
    if (this.#sweep && this.#sweep.state !== "done") this.#follow(this.#sweep);
  }

  async #press() {
    // Not disabled: that would take the keyboard away from the button.
    if (this.#busy) return;
    this.#busy = true;
    this.#trouble.hidden = true;
    try {
      if (this.#live) await api.cancelSweep(this.#run, this.#live);
      else {
        const { id } = await api.startSweep(this.#run, KEY);
        this.#follow(await api.sweep(this.#run, id));
      }
    } catch (failure) {
      this.#trouble.hidden = false;
      this.#trouble.textContent = failure.message;
    }
    this.#busy = false;
    this.#draw();
  }

  #follow(sweep) {
    const { id, run } = sweep;
    this.#live = id;
    this.#take(sweep);
    if (!this.#live) return;
    const stop = followUp(api.sweepEventsUrl(run, id), {
      get: () => api.sweep(run, id),
      on: document => (this.#place.isConnected ? this.#take(document) : stop()),   // another run may be shown by now
    });
  }

  #take(sweep) {
    if (sweep.state === "done") this.#live = null;
    this.#sweep = sweep;
    this.#draw();
    if (sweep.state === "done") say(sweep.summary);
  }

  #draw() {
    const sweep = this.#sweep;
    this.#button.textContent = this.#live ? "Cancel" : sweep ? "Measure again" : "Switch them off, one at a time";
    this.#view.replaceChildren(...(sweep ? drawn(sweep) : []));
  }
}

function drawn(sweep) {
  const { outcome, summary, planned, forks, points, sides } = sweep;
  const any = points.some(({ samples, ended }) => samples.length || ended);
  return [
    el("p", { class: "plain" }, summary || "Waiting for its turn."),
    outcome ? null : el("progress", { max: planned || 1, value: forks.length, "aria-label": `${forks.length} of ${plural(planned, "fork")}` }),
    any ? el("div", { class: "jit-scroll", role: "group", tabindex: "0", "aria-label": "Figures of the switchboard" }, [...sides].reverse().map(side => table(sweep, side))) : null,
  ].filter(node => node !== null);
}

function table(sweep, side) {
  const points = sweep.points.filter(point => point.side === side);
  const base = points[0];
  const ratios = points.map(point => (point.median === null || base.median === null ? [] : point.samples.map(nanos => nanos / base.median)));
  const most = Math.max(2, ...ratios.flat());
  return el("table", { class: "hot-table jit-switches" },
    el("caption", {}, `${sweep.sides.length === 1 ? "The starter" : capital(SIDES[side])}: time per operation, as a multiple of that with everything on; a dot is a fork`),
    el("thead", {}, el("tr", {}, ["", "time", "times", "forks", "bytes"].map(name => el("th", { scope: "col" }, name || el("span", { class: "hidden" }, "switched off"))))),
    el("tbody", {}, points.map((point, i) => row(sweep.sweep.values[i], point, base, ratios[i], most))));
}

const capital = text => text[0].toUpperCase() + text.slice(1);

function row(value, point, base, ratios, most) {
  const ratio = point.median === null || base.median === null ? null : point.median / base.median;
  const clear = point !== base && point.samples.length > 1 && base.samples.length > 1 && Math.min(...point.samples) > Math.max(...base.samples);
  return el("tr", { class: clear ? "slower" : null },
    el("th", { scope: "row", title: FLAGS[value] || null }, point.label, MEANING[value] ? el("small", {}, MEANING[value]) : null),
    el("td", {}, point.median === null ? point.ended || "not yet" : time(point.median)),
    el("td", {}, ratio === null ? "" : point === base ? "1" : times(ratio)),
    el("td", { class: "dots-of" }, ratios.length ? dots(ratios, most) : ""),
    el("td", {}, point.bytesPerOp === null ? "" : bytes(point.bytesPerOp)));
}

function dots(ratios, most) {
  const x = ratio => 6 + Math.max(0, Math.log(ratio / 0.5) / Math.log(most / 0.5)) * (WIDTH - 12);
  return svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, role: "img", "aria-label": ratios.map(times).join(", ") },
    svg("path", { class: "axis", d: `M${x(1)} 0V${HEIGHT}` }),
    ratios.map(ratio => svg("circle", { cx: x(ratio), cy: HEIGHT / 2, r: 3.5 }, svg("title", {}, times(ratio)))));
}
