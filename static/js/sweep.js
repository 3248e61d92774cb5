// Sweeps of a correct run: choose what to sweep over, start, follow fork by fork, cancel; then chart, sentence and table.
import { api } from "./api.js";
import { el, find, link, say } from "./dom.js";
import { followUp } from "./follow-up.js";
import { bytes, number, percent, plural, time } from "./format.js";
import { drawSweep, letterOf, spreadsWide } from "./sweep-chart.js";
import { ownValues, SweepValues } from "./sweep-values.js";

export class Sweeps {
  #place = find("#sweep"); #run = null; #offered = []; #byKey = new Map(); #live = null; #log = null;
  #choice = el("select", { id: "sweep-key", on: { change: () => { this.#log = null; this.#choose(); this.#show(); } } });
  #values = new SweepValues();
  #button = el("button", { type: "button", class: "small", on: { click: () => this.#press() } });
  #view = el("div", { class: "sweep-view" });

  /** Offers the sweeps of a run that is over, and goes on with the one under way. */
  async show(report) {
    this.#leave();
    this.#run = report.id;
    this.#place.replaceChildren();
    if (report.state !== "done") return;
    try {
      const { offered, sweeps } = await api.sweeps(report.id);
      if (this.#run !== report.id || !offered.length) return;
      this.#begin(offered, sweeps);
    } catch (failure) {
      if (this.#run === report.id) this.#place.replaceChildren(el("p", { class: "empty" }, failure.message, " ", link("Try again", () => this.show(report))));
    }
  }

  #begin(offered, sweeps) {
    this.#offered = offered;
    this.#byKey = new Map([...sweeps].reverse().map(sweep => [sweep.sweep.key, sweep]));   // the newest of each
    this.#choice.replaceChildren(...offered.map(({ key, title, labels }) => el("option", { value: key }, `${title}: ${span(labels)}`)));
    const newest = sweeps.find(({ sweep }) => offered.some(({ key }) => key === sweep.key));
    if (newest) this.#choice.value = newest.sweep.key;
    this.#place.replaceChildren(el("details", { class: "sweep", open: newest !== undefined },
      el("summary", {}, "Sweep: the same code at other settings"),
      el("p", {}, "Runs one benchmark at several values, three fresh JVMs each, in shuffled order. It takes up to two minutes, and other measurements go in between. ",
        el("a", { href: `/compare?${new URLSearchParams({ a: "starter", b: this.#run })}#otherwise` }, "Two settings judged against each other")),
      el("div", { class: "sweep-choice" }, el("label", { for: "sweep-key" }, "Over"), this.#choice, this.#button),
      this.#values.node,
      this.#view));
    const underWay = sweeps.find(({ state }) => state !== "done");
    if (underWay) this.#follow(underWay);
    this.#choose();
    this.#show();
  }

  /** The values of the last sweep over the same stand there, so that it can be taken again. */
  #choose() {
    const offered = this.#offered.find(({ key }) => key === this.#key);
    this.#values.show(offered, this.#byKey.get(this.#key)?.sweep.values ?? offered.values);
  }

  #leave() {
    this.#live?.stop();
    this.#live = null;
  }

  get #key() { return this.#choice.value; }

  #show() {
    const live = this.#live?.key === this.#key;
    this.#choice.disabled = false;
    this.#button.textContent = live ? "Cancel sweep" : this.#byKey.has(this.#key) ? "Sweep again" : "Start sweep";
    this.#button.disabled = this.#live !== null && !live;
    const sweep = this.#byKey.get(this.#key);
    const scaling = document.activeElement?.closest(".sweep-scale");   // whoever is at it must not lose their place
    this.#view.replaceChildren(...(sweep ? drawn(sweep, this.#run, this.#scale(sweep)) : [this.#promise()]));
    if (scaling) find(".sweep-scale [aria-pressed=true]", this.#view)?.focus();
  }

  /** Of the axis of times: what suits them, until somebody chooses. */
  #scale(sweep) {
    const log = this.#log ?? spreadsWide(sweep);
    const choose = (label, value) => el("button", { type: "button", "aria-pressed": String(log === value), on: { click: () => { this.#log = value; this.#show(); } } }, label);
    return { log, buttons: el("div", { class: "choice-of sweep-scale", role: "group", "aria-label": "Scale of the times" }, choose("linear", false), choose("log", true)) };
  }

  #promise() {
    const { benchmark, labels } = this.#offered.find(({ key }) => key === this.#key);
    return el("p", { class: "empty" }, `Benchmark ${benchmark} with ${labels.join(", ")}.`);
  }

  async #press() {
    try {
      if (this.#live) await api.cancelSweep(this.#run, this.#live.id);
      else {
        const run = this.#run;
        this.#button.disabled = true;
        const { id } = await api.startSweep(run, this.#key, ownValues(this.#offered.find(({ key }) => key === this.#key), this.#values));
        const sweep = await api.sweep(run, id);
        if (this.#run === run) this.#follow(sweep);
      }
    } catch (failure) {
      this.#button.disabled = false;
      find(".sweep-trouble", this.#place)?.remove();
      this.#view.before(el("p", { class: "lost sweep-trouble", role: "alert" }, failure.message));
    }
  }

  #follow(sweep) {
    const { id, run } = sweep;
    const take = document => {
      if (this.#live?.id !== id) return;
      this.#byKey.set(document.sweep.key, document);
      if (document.state === "done") {
        this.#leave();
        say(document.summary);
      }
      if (document.sweep.key === this.#key || document.state === "done") this.#show();
    };
    find(".sweep-trouble", this.#place)?.remove();
    this.#live = { id, key: sweep.sweep.key, stop: () => {} };
    take(sweep);
    if (this.#live) this.#live.stop = followUp(api.sweepEventsUrl(run, id), { get: () => api.sweep(run, id), on: take });
  }
}

const span = labels => (labels.length < 5 ? labels.join(", ") : labels.every(label => /^\d/.test(label)) ? `${labels[0]} to ${labels.at(-1)}` : `${labels.slice(0, 2).join(", ")} and ${labels.length - 2} more`);

/** A sweep as far as it is. */
function drawn(sweep, run, { log, buttons }) {
  const { outcome, summary, notes, planned, forks, points, sweep: what } = sweep;
  const picture = el("div", { class: "sweep-picture" });
  const any = points.some(({ samples, ended }) => samples.length || ended);
  if (any) requestAnimationFrame(() => drawSweep(picture, sweep, log));
  return [
    el("h3", {}, what.title, el("small", {}, `${what.benchmark}; time per operation, one dot per fork, lower is faster`)),
    el("p", { class: "plain" }, summary || "Waiting for its turn."),
    outcome ? null : el("progress", { max: planned || 1, value: forks.length, "aria-label": `${forks.length} of ${plural(planned, "fork")}` }),
    any ? el("div", { class: "sweep-head" }, legend(sweep), buttons) : null, picture,
    ...notes.map(note => el("p", { class: "noise" }, note)),
    any ? el("div", { class: "sweep-table", role: "group", "aria-label": "Figures of the sweep", tabindex: "0" }, table(sweep)) : null,
    outcome && forks.length ? el("p", { class: "files-of-run" },
      el("a", { href: api.sweepCsvUrl(run, sweep.id), download: true }, "All forks as CSV"), el("a", { href: api.sweepUrl(run, sweep.id), download: `${sweep.exercise}-sweep-${what.key}.json` }, "As JSON")) : null,
  ].filter(node => node !== null);
}

const sideName = (side, { sides }) => (side === "starter" || sides.length === 1 ? "starter" : "yours");

function legend(sweep) {
  const dead = [...new Set(sweep.points.map(({ ended }) => ended).filter(Boolean))];
  return el("p", { class: "sweep-legend", "aria-hidden": "true" },
    sweep.sides.map(side => el("span", { class: side }, sideName(side, sweep))),
    dead.length ? el("span", { class: "dead" }, dead.length === 1 && dead[0].length < 30 ? dead[0] : "no figures: see the table") : null);
}

function table(sweep) {
  const { points, sides, sweep: { values } } = sweep;
  const collected = points.some(({ collections }) => collections !== null);
  const row = (value, side) => {
    const point = points.find(one => one.value === value && one.side === side);
    return el("tr", { class: side },
      side === sides[0] ? el("th", { scope: "rowgroup", rowspan: sides.length }, letterOf(sweep, value) ? `${letterOf(sweep, value)}: ${point.label}` : point.label) : null,
      el("th", { scope: "row" }, sideName(side, sweep)),
      el("td", { class: point.ended ? "dead" : null }, said(point)),
      el("td", {}, point.bytesPerOp === null ? "" : bytes(point.bytesPerOp)),
      collected ? [el("td", {}, point.collections === null ? "" : number(point.collections)), el("td", {}, point.collectorCpu === null ? "" : percent(point.collectorCpu))] : null);
  };
  return el("table", {},
    el("caption", {}, "Medians of the forks, and their range"),
    el("thead", {}, el("tr", {}, [sweep.sweep.parameter || "value", "code", "time per operation", "bytes per operation", ...(collected ? ["collections per million operations", "collector’s CPU"] : [])].map(name => el("th", { scope: "col" }, name)))),
    values.map((_, value) => el("tbody", {}, sides.map(side => row(value, side)))));
}

function said({ median, samples, ended }) {
  const figures = median === null ? [] : [samples.length > 1 ? `${time(median)} (${time(Math.min(...samples))} to ${time(Math.max(...samples))})` : time(median)];
  return [...figures, ...(ended ? [ended] : [])].join(", then ") || "not yet";
}
