// The trail of attempts: a small bar each, higher for faster, coloured by verdict; a click shows that attempt's evidence.
import { el, find } from "./dom.js";
import { ago, times } from "./format.js";
import { isTrust } from "./trust.js";
import { lookOf } from "./verdict.js";

const MEASURED = ["pass", "slow", "inconclusive"];

export class Attempts {
  #list; #place = find("#trail"); #open; #shown = null; #coming = [];

  /** `list` is the server's, newest first; `open` is called with the id of the attempt that was clicked. */
  constructor(list, open) {
    this.#list = list.filter(({ verdict }) => verdict !== null);
    this.#open = open;
    this.#draw();
  }

  get newest() { return this.#list[0] ?? null; }
  get measured() { return this.#list.filter(({ verdict }) => MEASURED.includes(verdict)).length; }
  get passed() { return this.#list.some(({ verdict }) => verdict === "pass"); }
  get count() { return this.#list.length; }

  /** The attempt measured before one that was measured: its id, or "starter" where there is none; null if that one was not measured. */
  before(id) {
    const measured = this.#list.filter(({ verdict, speedup }) => MEASURED.includes(verdict) && (speedup !== null || isTrust()));
    const at = measured.findIndex(attempt => attempt.id === id);
    return at < 0 ? null : measured[at + 1]?.id ?? "starter";
  }

  /** Where an attempt is compared with the one measured before it, else with the starter; null if it was not measured. */
  comparisonOf(id) {
    const before = this.before(id);
    return before && `/compare?a=${encodeURIComponent(before)}&b=${encodeURIComponent(id)}`;
  }

  /** 1 for the oldest that is known. */
  placeOf(id) {
    const at = this.#list.findIndex(attempt => attempt.id === id);
    return at < 0 ? null : { number: this.#list.length - at, ...this.#list[at] };
  }

  /** To be called when a run was accepted: a newer one may be over before an older one. */
  expect(id) { this.#coming.unshift(id); }

  add(report) {
    if (this.placeOf(report.id)) return;
    const newer = this.#coming.slice(0, Math.max(0, this.#coming.indexOf(report.id)));
    const at = this.#list.filter(({ id }) => newer.includes(id)).length;
    const speedups = report.benchmarks.map(({ speedup }) => speedup.value);
    this.#list.splice(at, 0, {
      id: report.id, verdict: report.verdict, summary: report.summary, submittedAt: new Date().toISOString(),
      // What a learner's benchmark saw of a variant is no speed of theirs.
      speedup: speedups.length && !isTrust() ? Math.min(...speedups) : null,
    });
    this.#draw();
  }

  /** Marks the attempt whose evidence is on the page. */
  show(id) {
    this.#shown = id;
    this.#draw();
  }

  /** Of the newest that was measured, once there are two: one alone is compared on this page. */
  #comparison() {
    const measured = this.#list.filter(({ id }) => this.comparisonOf(id));
    return measured.length < 2 ? "" : el("a", { href: this.comparisonOf(measured[0].id), class: "compare", title: "Compare attempts" }, "compare");
  }

  #draw() {
    this.#place.hidden = this.#list.length === 0;
    const best = Math.max(...this.#list.map(({ speedup }) => speedup ?? 0));
    const height = ({ speedup }) => (speedup ? 6 + 16 * Math.min(1, Math.max(0, Math.log2(speedup) / Math.max(2, Math.log2(best)))) : 5);
    const focused = this.#place.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    this.#place.replaceChildren(el("span", { class: "of", "aria-hidden": "true" }, "attempts"),
      ...this.#list.slice(0, 12).toReversed().map(attempt => {
        const { number } = this.placeOf(attempt.id);
        const bar = el("i");
        bar.style.height = `${height(attempt)}px`;
        const text = `Attempt ${number}, ${ago(attempt.submittedAt)}: ${attempt.summary}`;
        return el("button", {
          type: "button", class: lookOf(attempt.verdict), title: text, "aria-label": text, data: { id: attempt.id },
          "aria-pressed": String(attempt.id === this.#shown), on: { click: () => this.#open(attempt.id) },
        }, bar);
      }),
      best > 0 ? el("span", { class: "best" }, `best ${times(best)}`) : "",
      this.#comparison());
    if (focused) find(`[data-id="${CSS.escape(focused)}"]`, this.#place)?.focus();
  }
}
