// The exercise page: reads the exercise, puts the widgets together, and runs what the learner wrote.
import { api, asLearner } from "./api.js";
import { Attempts } from "./attempts.js";
import { confirm, toast } from "./dialogs.js";
import { el, find, link, say } from "./dom.js";
import { Drafts, sameTexts } from "./drafts.js";
import { Editor } from "./editor.js";
import { Evidence } from "./evidence.js";
import { baseName, plural } from "./format.js";
import { Guide } from "./guide.js";
import { HandIn } from "./hand-in.js";
import { OwnStorage } from "./own-storage.js";
import { Panes } from "./panes.js";
import { Progress } from "./progress.js";
import { RunButton } from "./run-button.js";
import { runEvents } from "./run-events.js";
import { follow } from "./runs.js";
import { Shown } from "./shown.js";
import { Squiggles } from "./squiggles.js";

const main = find(".workbench");
const id = main.dataset.exercise;
const nonce = find('meta[name="csp-nonce"]').content;
const guide = new Guide(id);

async function start() {
  let exercise;
  try {
    exercise = await api.exercise(id);
  } catch (failure) {
    find("#code").replaceChildren(el("p", { class: "empty", role: "alert" }, failure.message, " ", link("Try again", start)));
    return;
  }
  find("#code").replaceChildren();
  asLearner(exercise.learner);
  new Workbench(exercise);
}

class Workbench {
  #running = null;    // {id, files, stop} of the run under way
  #sending = null;    // {files, cancelled} of a submission that is not answered yet
  #again = 0;         // timer of a submission that the server wants to have later
  #progress = new Progress();

  constructor(exercise) {
    this.editor = new Editor({ nonce, files: exercise.files, onChange: () => this.#edited() });
    this.panes = new Panes(pane => { if (pane === "code") this.editor.measure(); });
    this.squiggles = new Squiggles(id, this.editor);
    this.evidence = new Evidence({
      editor: this.editor, goTo: (...place) => this.#goTo(...place), showProof: () => this.panes.show("proof"), before: run => this.#before(run),
    });
    this.attempts = new Attempts(exercise.attempts, run => this.#openRun(run));
    this.shown = new Shown({ editor: this.editor, evidence: this.evidence, attempts: this.attempts, nonce });
    this.button = new RunButton({ run: () => this.run(), cancel: () => this.#cancel(), word: () => this.#progress.word });
    const own = new OwnStorage(exercise.learner, id);
    this.drafts = new Drafts({ id, editor: this.editor, exercise, own, nonce });
    this.handIn = new HandIn({ id, own, before: () => guide.keepAnswers(), tick: seconds => this.#unreachable(seconds) });
    find("#reset").addEventListener("click", () => this.#reset());
    find("#verdict").addEventListener("measure-more", ({ detail }) => this.#measureMore(detail));
    find("#reset").disabled = false;
    this.#step();
    this.squiggles.changed();
    this.#open(main.dataset.run, exercise);
  }

  /** The run that the address names, else one still under way, else the newest. */
  async #open(named, { current }) {
    if (this.handIn.left) {
      toast("What you ran before the page was left is handed in now.");
      this.#begin();
      await this.#send(this.handIn.left);
      return;
    }
    const first = named ?? current ?? this.attempts.newest?.id;
    if (!first) return;
    // What was done last time must not push the guide aside on a small screen.
    await this.#openRun(first, { quietly: !named && !current });
    if (named && this.evidence.report?.id === named) {
      this.panes.show("proof");
      if (!this.#running && this.shown.differs) this.shown.showCode();
    }
  }

  #edited() {
    // Also called while the editor is being filled, before everything is there.
    this.drafts?.changed();
    this.squiggles.changed();
    this.shown.changed();
    this.#step();
  }

  #step() {
    const { report, files } = this.evidence;
    guide.step({
      measured: this.attempts.measured, passed: this.attempts.passed, running: this.#running !== null,
      edited: report !== null && !sameTexts(this.editor.texts(), { ...this.editor.texts(), ...files }),
    });
  }

  /** The attempt that a run's profile can be compared with, besides the starter. */
  #before(run) {
    const before = this.attempts.before(run);
    const known = before && this.attempts.placeOf(before);
    return known ? [{ key: "before", run: before, name: `attempt ${known.number}` }] : [];
  }

  #goTo(path, line, column = 1, focus = false) {
    // On a phone the code would replace the picture, so only go there when asked to.
    if (focus && !this.panes.besideCode) this.panes.show("code");
    this.editor.goTo(path, line, column, focus);
  }

  /** `again` for a second try, which is the last that is made without being asked. */
  async run({ again = false } = {}) {
    const files = this.editor.texts();
    const same = this.#sending ?? this.#running;
    if (same && sameTexts(files, same.files)) return;
    clearTimeout(this.#again);
    this.#again = 0;
    this.editor.showMine();
    this.#begin();
    await this.#send(files, again);
  }

  #begin() {
    this.button.busy();
    this.panes.show("proof");
    this.#problem(null);
    this.#progress.start();
  }

  async #send(files, again = false) {
    const sending = this.#sending = { files, cancelled: false };
    try {
      const run = await this.handIn.send(files);
      if (this.#sending !== sending) return;   // it gave way to a newer one
      this.#sending = null;
      this.#problem(null);
      if (run === null) {
        if (!this.#running) this.#over();
        return;
      }
      this.attempts.expect(run);
      this.#follow(blank(run), files);
      if (sending.cancelled) await this.#cancel();
    } catch (failure) {
      if (this.#sending !== sending) return;
      this.#sending = null;
      if (failure.retrySeconds && !again && !sending.cancelled) this.#runLater(failure);
      else {
        if (!this.#running) this.#over();
        this.#problem(failure.message, () => this.run());
      }
    }
  }

  /** What was handed in is kept here until the server answers. */
  #unreachable(seconds) {
    if (!find(".proof .trouble")) this.#problem("The server can’t be reached. Your code is kept in this browser, and handed in as soon as the server answers; Cancel takes it back.");
    if (!this.#running) this.#progress.go("queued", `again in ${seconds}\u00a0s`);
  }

  /** Goes on with a run that was inconclusive, as a run of its own. */
  async #measureMore(run) {
    try {
      const { id } = await api.measureMore(run);
      this.attempts.expect(id);
      await this.#openRun(id);
    } catch (failure) {
      this.#problem(failure.message, () => this.#measureMore(run));
    }
  }

  /** The server has too much to do: tries once more by itself, with the code as it is then. */
  #runLater({ message, retrySeconds }) {
    this.#problem(`${message} It will be tried again by itself.`);
    if (!this.#running) this.#progress.go("queued", `again in ${retrySeconds}\u00a0s`);
    this.#again = setTimeout(() => this.run({ again: true }), retrySeconds * 1000);
  }

  /** Shows a run that was made before; follows it if it is still under way. */
  async #openRun(run, { quietly = false } = {}) {
    if (this.#running?.id === run) return;
    try {
      const [report, { files }] = await Promise.all([api.run(run), api.runFiles(run)]);
      if (report.state !== "done") {
        this.#running?.stop();
        this.panes.show("proof");
        this.button.busy();
        this.#progress.start();
        this.#follow(report, files);
        return;
      }
      if (!quietly) this.panes.show("proof");
      this.editor.showMine();
      this.evidence.begin(report, files, { reveal: true });
      this.attempts.show(run);
      this.shown.changed();
      this.#step();
      this.squiggles.changed();
    } catch (failure) {
      this.#problem(failure.message, () => this.#openRun(run));
    }
  }

  #follow(report, files) {
    // The first evidence on speed opens the teaching view; later the learner's last choice counts.
    this.evidence.begin(report, files, { reveal: this.attempts.measured === 0 });
    this.attempts.show(report.id);
    // An older run goes on, and is followed to its end for the trail's sake alone.
    const shown = () => this.#running?.id === report.id;
    const events = {
      ...runEvents({ evidence: this.evidence, progress: this.#progress, panes: this.panes }),
      done: data => this.#done(data),
      gone: data => { this.#over(); this.#problem(data.message, () => this.run()); },
    };
    const stop = follow(report.id, {
      on: (name, data) => { if (shown()) events[name](data); else if (name === "done") this.attempts.add(data); },
      line: (how, seconds) => { if (shown()) this.#progress.line(how, seconds); },
    });
    this.#running = { id: report.id, files, stop };
    this.shown.changed();
    this.#step();
  }

  #done(report) {
    this.#over();
    this.attempts.add(report);
    this.attempts.show(report.id);
    this.evidence.update(report);
    this.squiggles.show(report.diagnostics);
    this.shown.changed();
    this.panes.news();
    this.#step();
    say(report.summary);
  }

  #over() {
    this.#running?.stop();
    this.#running = null;
    this.#progress.end();
    this.button.idle();
  }

  async #cancel() {
    if (this.#again) {
      clearTimeout(this.#again);
      this.#again = 0;
      this.#problem(null);
      if (!this.#running) this.#over();
    }
    if (this.#sending) {
      this.#sending.cancelled = true;
      this.handIn.cancel();
    }
    if (!this.#running) return;
    const { id: run } = this.#running;
    try {
      await api.cancel(run);
    } catch (failure) {
      // Over already is as good as cancelled; anything else the learner should know.
      if (failure.unreachable) this.#problem(failure.message);
    }
  }

  /** Says above the verdict what went wrong with a request. */
  #problem(text, again) {
    find(".proof .trouble")?.remove();
    if (text) find("#progress").before(el("p", { class: "lost trouble", role: "alert" }, el("span", {}, text), again ? link("Try again", () => { this.#problem(null); again(); }) : ""));
  }

  async #reset() {
    const before = this.editor.texts();
    const starters = this.editor.starters();
    if (sameTexts(before, starters)) {
      toast("This is the starter already.");
      return;
    }
    const changed = Object.keys(before).filter(path => before[path] !== starters[path]).map(baseName);
    if (!await confirm("Back to the starter?", `Your changes to ${changed.join(" and ")} go. ${this.attempts.count ? `Your ${plural(this.attempts.count, "attempt")} stay.` : ""}`, "Reset", "Keep my code")) return;
    this.editor.replace(starters);
    await this.drafts.drop();
    toast("Back to the starter.", { label: "Undo", act: () => this.editor.replace(before) });
  }
}

const blank = run => ({
  id: run, exercise: id, state: "queued", verdict: null, summary: "", diagnostics: [], tests: [], goals: [], benchmarks: [],
  output: "", artifacts: [], millis: {},
});

start();
