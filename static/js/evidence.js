// The evidence of one run: verdict, tabs, profiles, and the heat that they put on the editor's lines.
import { offerDifferences } from "./against.js";
import { api } from "./api.js";
import { drawBenchmarks } from "./benchmark.js";
import { el, find, findAll, link, say } from "./dom.js";
import { baseName, percent } from "./format.js";
import { HeatBar } from "./heat-bar.js";
import { drawCoverage, drawMutants, marksOf } from "./mutants.js";
import { hasLatency } from "./latency.js";
import { drawProfile, heatOf, loadProfile } from "./profile.js";
import { Sweeps } from "./sweep.js";
import { select, tabList } from "./tabs.js";
import { compilerSaid, drawOutput, drawTests } from "./tests.js";
import { isTrust } from "./trust.js";
import { drawVerdict, sayWhy } from "./verdict.js";
import { leadsTo, measureOf } from "./views.js";

export class Evidence {
  #editor; #goTo; #report = null; #files = {}; #live = new Map(); #drawn = {}; #models = new Map(); #measured = new Map(); #lenses = new Map(); #chosen = false; #showProof;
  #tabs = find("#evidence .tabs");
  #views = findAll("#evidence .tabs [data-view]").map(tab => tab.dataset.view);
  #heat = new HeatBar(() => this.#colour());
  #revealOn = false;
  #ofTests = find("#tab-mutants") !== null;   // the learner writes tests: mutants and coverage in place of figures
  #first = find("#tab-tests") ? "tests" : "benchmark";   // an exercise may have no tests
  #coverage = null;
  #sweeps = find("#sweep") ? new Sweeps() : null;

  #before;

  /**
   * `showProof` brings the evidence up where it is not beside the code; `before` tells with which other run one may be
   * compared, as {key, run, name}: none where that is the starter.
   */
  constructor({ editor, goTo, showProof, before }) {
    this.#editor = editor;
    this.#showProof = showProof;
    this.#goTo = goTo;
    this.#before = before;
    tabList(this.#tabs, tab => { this.#chosen = true; this.open(tab.id.slice(4)); });
    find("#evidence").addEventListener("frame-chosen", ({ detail }) => goTo(detail.file, detail.line, 1, detail.focus));
    find("#code").addEventListener("heat-chosen", ({ detail }) => this.#framesOf(detail));
  }

  get report() { return this.#report; }
  /** The code that the evidence belongs to. */
  get files() { return this.#files; }

  /** Starts over with another run; `reveal` opens the teaching view by itself once there is one. */
  begin(report, files, { reveal = false } = {}) {
    this.#files = files;
    this.#live = new Map();
    this.#drawn = {};
    this.#models = new Map();
    this.#lenses = new Map();
    this.#measured = new Map();   // as the learner chose: in bytes or in objects
    this.#chosen = false;
    this.#revealOn = reveal;
    this.#coverage = null;
    this.#editor.showHeat(new Map(), {});
    this.#heat.hide();
    find("#evidence").hidden = false;
    this.open(this.#first);
    this.update(report);
  }

  /** Shows a fuller document of the same run; only what changed is drawn again, so that open details stay open. */
  update(report) {
    this.#report = report;
    const { state, verdict, summary, tests, goals, benchmarks, diagnostics, output, artifacts } = report;
    const measuring = state === "measuring" || state === "profiling" || state === "done";
    this.#draw("verdict", [state, verdict, summary, tests, goals, benchmarks], () => { drawVerdict(report); this.#why(); });
    const goTo = (file, line, column) => this.#goTo(file, line, column, true);
    if (this.#first === "tests") this.#draw("tests", [state === "done", tests, diagnostics], () => drawTests(find("#panel-tests"), report, { goTo, showTest: id => this.#showTest(id) }));
    else this.#draw("said", [diagnostics], () => find("#said").replaceChildren(...compilerSaid(report, goTo)));
    this.#draw("output", [output, tests], () => drawOutput(find("#panel-output"), report));
    if (this.#ofTests) this.#draw("of-tests", [state === "done", verdict, artifacts], () => this.#tried());
    else this.#draw("benchmark", [measuring, state === "done", benchmarks, artifacts, [...this.#live]], () => drawBenchmarks(find("#figures"), report, this.#live));
    if (this.#sweeps) this.#draw("sweeps", [report.id, state === "done"], () => this.#sweeps.show(report));
    this.#draw("profiles", [state === "done", artifacts], () => this.#profiles());
    this.#badge(tests.filter(({ status }) => status === "failed").length + diagnostics.filter(({ severity }) => severity === "error").length);
    if (!this.#chosen) this.#follow();
  }

  #draw(name, inputs, draw) {
    const key = JSON.stringify(inputs);
    if (this.#drawn[name] === key) return;
    this.#drawn[name] = key;
    draw();
  }

  /** A fork's figure, before the benchmark is complete. */
  measured({ benchmark, fork, side, nanosPerOp }) {
    if (nanosPerOp === null || nanosPerOp === undefined) return;
    if (!this.#live.has(benchmark)) this.#live.set(benchmark, { starter: [], yours: [] });
    // By number of fork, because a resumed stream may say it again.
    this.#live.get(benchmark)[side][fork - 1] = nanosPerOp;
    const dense = new Map([...this.#live].map(([name, { starter, yours }]) => [name, { starter: starter.filter(Boolean), yours: yours.filter(Boolean) }]));
    this.#draw("benchmark", [[...dense]], () => drawBenchmarks(find("#figures"), this.#report, dense));
  }

  /** The tab that has the news, until the learner chooses one. */
  #follow() {
    const { state, verdict, benchmarks, artifacts } = this.#report;
    if (this.#ofTests) {
      this.open(artifacts.some(({ name }) => name === "mutants.json") ? "mutants" : "tests");
      return;
    }
    if (!benchmarks.length && !hasLatency(this.#report)) this.open(state === "measuring" && verdict === null ? "benchmark" : this.#first);
    else if (!isTrust() && this.#revealOn && artifacts.some(({ name }) => name === `flame-${this.#views[0]}.json`)) this.open(this.#views[0]);
    else this.open("benchmark");
  }

  open(name) {
    const chosen = find(`#tab-${CSS.escape(name)}`);
    select(this.#tabs, chosen);
    for (const tab of findAll('[role="tab"]', this.#tabs)) find(`#${CSS.escape(tab.getAttribute("aria-controls"))}`).hidden = tab !== chosen;
    if (this.#views.includes(name)) this.#show(name);
  }

  #badge(count) {
    const tab = find(`#tab-${this.#first}`);
    tab.replaceChildren(this.#first === "tests" ? "Tests" : "Benchmark", ...(count ? [el("span", { class: "count" }, String(count), el("span", { class: "hidden" }, " wrong"))] : []));
  }

  /** What the tests were tried on, and what they ran. */
  async #tried() {
    const report = this.#report;
    const has = name => report.artifacts.some(artifact => artifact.name === name);
    try {
      const [mutants, coverage] = await Promise.all(["mutants.json", "coverage.json"].map(name => (has(name) ? api.artifact(report.id, name) : null)));
      if (this.#report.id !== report.id) return;
      drawMutants(find("#panel-mutants"), this.#report, mutants);
      drawCoverage(find("#panel-coverage"), this.#report, coverage, {
        goTo: (file, line) => this.#goTo(file, line, 1, true), lineText: (file, line) => this.#lineOf(file, line),
      });
      this.#coverage = coverage;
      this.recolour();
    } catch (failure) {
      for (const panel of ["#panel-mutants", "#panel-coverage"]) {
        find(panel).replaceChildren(el("p", { class: "empty" }, failure.message, " ", link("Try again", () => this.#tried())));
      }
    }
  }

  /** Of a file that is shown, not handed in. */
  #lineOf(file, line) { return this.#editor.paths.includes(file) ? this.#editor.textOf(file).split("\n")[line - 1]?.trim() ?? "" : ""; }

  async #profiles() {
    for (const view of this.#views) if (!this.#models.has(view)) find(`#panel-${CSS.escape(view)}`).replaceChildren(this.#missing(view));
    // The teaching view's heat belongs on the lines at once; others are fetched when asked for.
    if (this.#views.length) await this.#show(this.#views[0]);
    for (const view of this.#views) this.#against(view);
  }

  /** What can be compared, once the run is over: before, not all of it is kept. */
  #against(view) {
    const report = this.#report;
    if (report.state !== "done" || !this.#models.get(view)) return;
    const starter = report.artifacts.some(({ name }) => name === `starter-flame-${view}.json`);
    offerDifferences(find(`#panel-${CSS.escape(view)}`), report, view,
      [...(starter ? [{ key: "starter", run: "starter", name: "starter" }] : []), ...this.#before(report.id)],
      { what: measureOf(view), canOpen: path => this.#editor.paths.includes(path), goTo: (file, line) => this.#goTo(file, line, 1, true) });
  }

  #missing(view) {
    const { state, tests } = this.#report;
    const text = state !== "done" ? "This picture is taken after the measurement."
      : tests.some(({ status }) => status === "failed") ? "No picture: a profile is taken once every test passes. Open Tests to see what is wrong."
        : `This run took no profile of ${measureOf(view)}. Run again to get one.`;
    return el("p", { class: "empty" }, text);
  }

  async #show(view) {
    const report = this.#report;
    const name = `flame-${view}.json`;
    if (this.#models.has(view) || !report?.artifacts.some(artifact => artifact.name === name)) return;
    this.#models.set(view, null);
    const panel = find(`#panel-${CSS.escape(view)}`);
    try {
      const model = await loadProfile(report, view);
      if (this.#report.id !== report.id) return;
      this.#models.set(view, model);
      this.#lenses.set(view, drawProfile(panel, model, report, view, {
        canOpen: path => this.#editor.paths.includes(path), paths: () => this.#editor.paths,
        lineText: (file, line) => this.#lineText(file, line), textOf: file => this.#textOf(file),
        onMeasure: (shown, lens) => this.#measure(view, shown, lens),
      }));
      this.#offerHeat();
      if (view === this.#views[0]) this.#why();
      this.#against(view);
    } catch (failure) {
      this.#models.delete(view);
      panel.replaceChildren(el("p", { class: "empty" }, failure.message, " ", link("Try again", () => this.#show(view))));
    }
  }

  #lineText(file, line) { return this.#textOf(file)?.split("\n")[line - 1]?.trim() ?? ""; }

  /** A file as it was profiled; null where the page does not have it. */
  #textOf(file) { return this.#files[file] ?? (this.#editor.paths.includes(file) ? this.#editor.textOf(file) : null); }

  /** Where to look first, as a second sentence below the verdict: from the teaching view, once it is there. */
  #why() {
    const view = this.#views[0];
    const model = this.#models.get(view);
    if (!model || model.whole === 0) return;
    const node = model.hottest();
    const file = node >= 0 ? model.file(node) : null;
    const line = node >= 0 ? model.line[node] : 0;
    const found = model.profile.lines.find(entry => entry.file === file && entry.line === line);
    if (!found || found.total / model.whole < 0.05) return;
    const text = this.#lineText(file, line);
    sayWhy(`${percent(found.total / model.whole)} of ${measureOf(view)} ${leadsTo(view)} `,
      link(`line ${line} of ${baseName(file)}`, () => this.#goTo(file, line, 1, true)), ...(text ? [": ", el("code", {}, text)] : ["."]));
  }

  #measure(view, shown, lens) {
    this.#measured.set(view, shown);
    this.#lenses.set(view, lens);
    this.#offerHeat();
  }

  #offerHeat() {
    const loaded = this.#views.filter(view => this.#models.get(view)?.whole > 0);
    if (!loaded.length) return;
    this.#heat.offer(loaded.map(view => [view, measureOf(view, this.#measured.get(view)?.profile.weighed !== undefined).replace("the ", "")]));
    this.#colour();
  }

  /** Colours the editor's lines again, after another file set came up. */
  recolour() {
    if (this.#ofTests) this.#editor.showHeat(marksOf(this.#coverage), {});
    else if (this.#heat.view) this.#colour();
  }

  #colour() {
    const { view, by } = this.#heat;
    const model = this.#measured.get(view) ?? this.#models.get(view);
    this.#editor.showHeat(model ? heatOf(model, view, by) : new Map(), this.#files);
  }

  /** A line's frames in the picture of the profile that the line is coloured by; `byKey` takes the keyboard along. */
  #framesOf({ line, byKey }) {
    const { view } = this.#heat;
    const lens = this.#lenses.get(view);
    if (!lens || line === 0) {
      say(lens ? "This line has no samples" : "No profile is shown beside the code");
      return;
    }
    this.#chosen = true;
    this.#showProof();
    this.open(view);
    find(`#panel-${CSS.escape(view)} .against-of button`)?.click();   // the run's own picture, not a comparison
    lens.chooseLine(this.#editor.currentPath, line, "editor");
    // What was folded away or is out of focus is wanted now.
    if (lens.model.widest(lens.chosen.frame) < 0) lens.reset();
    const picture = find(`#panel-${CSS.escape(view)} .flame-view`);
    picture.scrollIntoView({ block: "nearest" });
    if (!byKey) return;
    picture.focus({ preventScroll: true });
    const { self, total } = lens.base.profile.lines.find(entry => entry.file === lens.chosen.file && entry.line === line);
    say(`Line ${line}: ${percent(self / lens.base.whole)} itself, ${percent(total / lens.base.whole)} with all it calls`);
  }

  /** `ConcatTest#joins[2]`: the file of the class, at the method. */
  #showTest(id) {
    const [type, method] = id.split("#");
    const simple = type.split(".").at(-1).split("$")[0];
    const path = this.#editor.paths.find(name => baseName(name) === `${simple}.java`);
    if (!path) return;
    const wanted = new RegExp(`\\b${(method ?? "").replace(/\[.*|\(.*/, "").replace(/\W/g, "")}\\s*\\(`);
    const line = this.#editor.textOf(path).split("\n").findIndex(text => wanted.test(text)) + 1;
    this.#goTo(path, Math.max(1, line), 1, true);
  }
}
