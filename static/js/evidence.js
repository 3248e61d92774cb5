// The evidence of one run: verdict, tabs, profiles, and the heat that they put on the editor's lines.
import { offerDifferences } from "./against.js";
import { api } from "./api.js";
import { drawBenchmarks } from "./benchmark.js";
import { Coverage } from "./coverage.js";
import { el, find, findAll, link, say } from "./dom.js";
import { baseName, percent } from "./format.js";
import { COVERAGE, HeatBar } from "./heat-bar.js";
import { drawMutants } from "./mutants.js";
import { drawInspection, isInspection, pictureOf } from "./inspections.js";
import { hasLatency } from "./latency.js";
import { MoreViews } from "./more-views.js";
import { Loads } from "./load-panel.js";
import { drawProfile, heatOf, loadProfile } from "./profile.js";
import { Sweeps } from "./sweep.js";
import { select, tabList } from "./tabs.js";
import { compilerSaid, drawOutput, drawTests, placeOfTest } from "./tests.js";
import { isTrust } from "./trust.js";
import { drawVerdict, sayWhy } from "./verdict.js";
import { leadsTo, measureOf } from "./views.js";

export class Evidence {
  #editor; #goTo; #report = null; #files = {}; #live = new Map(); #drawn = {}; #models = new Map(); #measured = new Map(); #marks = new Map(); #lenses = new Map(); #chosen = false; #showProof;
  #tabs = find("#evidence .tabs");
  #views = findAll("#evidence .tabs [data-view]").map(tab => tab.dataset.view);
  #heat = new HeatBar(() => this.#colour());
  #revealOn = false;
  #ofTests = find("#tab-mutants") !== null;   // the learner writes tests: mutants and coverage in place of figures
  #first = find("#tab-tests") ? "tests" : "benchmark";   // an exercise may have no tests
  #coverage = find("#panel-coverage") && new Coverage(find("#panel-coverage"), {
    mine: this.#ofTests, goTo: (file, line) => this.#goTo(file, line, 1, true), lineText: (file, line) => this.#lineText(file, line),
  });
  #sweeps = find("#sweep") ? new Sweeps() : null;
  #own = [...this.#views];   // that the exercise asks for
  #more = find("#more-views") && !this.#ofTests ? new MoreViews({
    has: view => this.#views.includes(view), add: (view, label) => this.#add(view, label), changed: () => this.#profiles(),
    open: view => { this.#chosen = true; this.open(view); find(`#tab-${CSS.escape(view)}`).focus(); },
    update: report => this.update(report),
  }) : null;
  #loads = find("#panel-load") ? new Loads() : null;

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
    find("#evidence").addEventListener("line-marks", ({ detail }) => { this.#marks.set(detail.view, detail); this.#offerHeat(); });
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
    [this.#lenses, this.#marks] = [new Map(), new Map()];   // marks: of views that say something of lines, but not by shares
    this.#measured = new Map();   // as the learner chose: in bytes or in objects
    this.#chosen = false;
    this.#revealOn = reveal;
    this.#coverage?.clear();
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
    if (this.#first === "tests") this.#draw("tests", [state === "done", tests, diagnostics], () => drawTests(find("#panel-tests"), report, { goTo, showTest: id => { const place = placeOfTest(this.#editor, id); if (place) this.#goTo(...place, 1, true); } }));
    else this.#draw("said", [diagnostics], () => find("#said").replaceChildren(...compilerSaid(report, goTo)));
    this.#draw("output", [output, tests], () => drawOutput(find("#panel-output"), report));
    if (this.#ofTests) this.#draw("of-tests", [state === "done", verdict, artifacts], () => this.#tried());
    else this.#draw("benchmark", [measuring, state === "done", benchmarks, artifacts, [...this.#live]], () => drawBenchmarks(find("#figures"), report, this.#live));
    if (this.#sweeps) this.#draw("sweeps", [report.id, state === "done"], () => this.#sweeps.show(report));
    if (this.#more) this.#draw("more", [report.id, state === "done", artifacts], () => this.#more.show(report));
    if (this.#loads) this.#draw("loads", [report.id, state === "done"], () => this.#loads.show(report));
    this.#draw("profiles", [state === "done", artifacts], () => this.#profiles());
    if (this.#coverage) this.#draw("coverage", [state === "done", verdict, artifacts], () => this.#coverage.load(report, { current: () => this.#report.id === report.id, drawn: () => this.#offerHeat() }));
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
    else if (!isTrust() && this.#revealOn && artifacts.some(({ name }) => name === pictureOf(this.#views[0]))) this.open(this.#views[0]);
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

  /** What the learner's tests were tried on. */
  async #tried() {
    const report = this.#report;
    try {
      const mutants = report.artifacts.some(({ name }) => name === "mutants.json") ? await api.artifact(report.id, "mutants.json") : null;
      if (this.#report.id === report.id) drawMutants(find("#panel-mutants"), this.#report, mutants);
    } catch (failure) {
      find("#panel-mutants").replaceChildren(el("p", { class: "empty" }, failure.message, " ", link("Try again", () => this.#tried())));
    }
  }

  async #profiles() {
    for (const view of this.#views.filter(one => !this.#models.has(one))) {
      const panel = find(`#panel-${CSS.escape(view)}`);
      const instead = this.#more?.card(view) ?? this.#missing(view);
      if (panel.firstChild !== instead) panel.replaceChildren(instead);   // who has the keyboard in it keeps it
    }
    // The first profile's heat belongs on the lines at once; others are fetched when asked for.
    const open = find('[aria-selected="true"]', this.#tabs).dataset.view;
    await Promise.all([this.#teaching, open].map(view => view && this.#show(view)));
    for (const view of this.#own) this.#against(view);
  }

  /** A tab for a view that the exercise didn't ask for. */
  #add(view, label) {
    find("#tab-output").before(el("button", { type: "button", role: "tab", id: `tab-${view}`, "aria-controls": `panel-${view}`, "aria-selected": "false", tabindex: "-1", data: { view } }, label));
    find("#panel-output").before(el("div", { role: "tabpanel", id: `panel-${view}`, "aria-labelledby": `tab-${view}`, hidden: true }));
    this.#views.push(view);
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

  /** The first profile. */
  get #teaching() { return this.#views.find(view => !isInspection(view)); }

  #missing(view) {
    const { state, tests } = this.#report;
    const text = state !== "done" ? "This picture is taken after the measurement."
      : tests.some(({ status }) => status === "failed") ? "No picture: a profile is taken once every test passes. Open Tests to see what is wrong."
        : isInspection(view) ? "This run took no such picture. Run again to get one."
          : `This run took no profile of ${measureOf(view)}. Run again to get one.`;
    return el("p", { class: "empty" }, text);
  }

  async #show(view) {
    const report = this.#report;
    if (this.#models.has(view) || !report?.artifacts.some(({ name }) => name === pictureOf(view))) return;
    this.#models.set(view, null);
    const place = el("div", {}, el("p", { class: "empty" }, "Loading…"));
    find(`#panel-${CSS.escape(view)}`).replaceChildren(place);
    const options = {
      canOpen: path => this.#editor.paths.includes(path), paths: () => this.#editor.paths,
      lineText: (file, line) => this.#lineText(file, line), textOf: file => this.#textOf(file),
      teaching: this.#own.find(one => !isInspection(one)),
    };
    try {
      if (isInspection(view)) await drawInspection(view, place, report, options);
      else await this.#profile(view, place, report, options);
    } catch (failure) {
      if (this.#report.id !== report.id) return;
      this.#models.delete(view);
      place.replaceChildren(el("p", { class: "empty" }, failure.message, " ", link("Try again", () => this.#show(view))));
    }
  }

  async #profile(view, place, report, options) {
    const model = await loadProfile(report, view);
    if (this.#report.id !== report.id) return;
    this.#models.set(view, model);
    this.#lenses.set(view, drawProfile(place, model, report, view, { ...options, onMeasure: (shown, lens) => this.#measure(view, shown, lens) }));
    this.#offerHeat();
    if (view === this.#teaching) this.#why();
    if (this.#own.includes(view)) this.#against(view);
  }

  #lineText(file, line) { return this.#textOf(file)?.split("\n")[line - 1]?.trim() ?? ""; }

  /** A file as it was profiled; null where the page does not have it. */
  #textOf(file) { return this.#files[file] ?? (this.#editor.paths.includes(file) ? this.#editor.textOf(file) : null); }

  /** Where to look first, as a second sentence below the verdict: from the teaching view, once it is there. */
  #why() {
    const view = this.#teaching;
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
    const offered = loaded.map(view => [view, measureOf(view, this.#measured.get(view)?.profile.weighed !== undefined).replace("the ", "")]);
    if (this.#coverage?.known) offered.push([COVERAGE, "coverage: runs"]);
    offered.push(...[...this.#marks.values()].map(({ view, name }) => [view, name]));
    if (!offered.length) return;
    this.#heat.offer(offered);
    this.#colour();
  }

  /** Colours the editor's lines again, after another file set came up. */
  recolour() {
    if (this.#heat.view) this.#colour();
  }

  #colour() {
    const { view, by } = this.#heat;
    const model = this.#measured.get(view) ?? this.#models.get(view);
    this.#editor.showHeat(view === COVERAGE ? this.#coverage.marks() : this.#marks.get(view)?.files ?? (model ? heatOf(model, view, by) : new Map()), this.#files);
  }

  /** A line's frames in the picture of the profile that the line is coloured by; `byKey` takes the keyboard along. */
  #framesOf({ line, byKey }) {
    const { view } = this.#heat;
    if (view === COVERAGE) return this.#rowOf(line, byKey);
    const [lens, marks] = [this.#lenses, this.#marks].map(all => all.get(view));
    if (!marks && (!lens || line === 0)) {
      say(lens ? "This line has no samples" : "No profile is shown beside the code");
      return;
    }
    this.#chosen = true;
    this.#showProof();
    this.open(view);
    if (marks) { marks.choose(this.#editor.currentPath, line); return; }
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

  /** A line's row in the table of coverage. */
  #rowOf(line, byKey) {
    if (line) {
      this.#chosen = true;
      this.#showProof();
      this.open(COVERAGE);
    }
    say(this.#coverage.choose(this.#editor.currentPath, line, byKey));
  }
}
