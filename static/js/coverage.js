// What tests run of a program: every line with how often, and with its branches, as a table and beside the code.
import { api } from "./api.js";
import { el, find, link } from "./dom.js";
import { baseName, percent, plural } from "./format.js";
import { missing } from "./mutants.js";

const MOST = 2 ** 31 - 1;   // counters are told up to here
const short = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });
const full = new Intl.NumberFormat("en");

/** How often, for a narrow place: "7×", "1.2M×". */
const briefly = count => (count >= MOST ? ">2B×" : `${count < 1e4 ? full.format(count) : short.format(count)}×`);

const often = count => (count === 1 ? "once" : count >= MOST ? "more than 2 billion times" : `${full.format(count)} times`);

const branchesOf = ({ branchesMissed, branchesCovered }) => branchesMissed + branchesCovered;

/** How a line is marked: {look, times, text, words}; `times` and `text` stand beside the code, `words` say it all. */
export function stateOf(line) {
  const { instructionsCovered, instructionsMissed, branchesMissed, branchesCovered, count } = line;
  const branches = branchesOf(line);
  const times = count ? briefly(count) : "";
  const ran = count ? `run ${often(count)}` : "run";
  if (!instructionsCovered) {
    return count ? { look: "partly", times, text: "threw", words: `begun ${often(count)}, never to its end: it threw` } : { look: "missed", times: "", text: "✗", words: "never run" };
  }
  if (branchesMissed) return { look: "partly", times, text: `${branchesCovered} of ${branches}`, words: `${ran}; ${branchesCovered} of ${branches} branches taken` };
  if (instructionsMissed) return { look: "partly", times, text: "part", words: `${ran}, but only a part of it` };
  return { look: "covered", times, text: branches ? "all" : times ? "" : "✓", words: branches ? `${ran}; all ${branches} branches taken` : ran };
}

/** The tab of it, and the marks that go with it. */
export class Coverage {
  #panel; #options; #told = null;

  /** `mine` is whether the learner wrote the tests; `goTo` takes a file and a line, `lineText` gives the text of one. */
  constructor(panel, options) {
    this.#panel = panel;
    this.#options = options;
  }

  /** Forgets what was loaded. */
  clear() { this.#told = null; }

  get known() { return this.#told !== null; }

  /** Draws what a run has; `current` tells whether that is still wanted once it is here, `drawn` is called then. */
  async load(report, { current, drawn }) {
    try {
      const told = report.artifacts.some(({ name }) => name === "coverage.json") ? await api.artifact(report.id, "coverage.json") : null;
      if (!current()) return;
      this.#told = told;
      if (told) this.#draw(told);
      else this.#panel.replaceChildren(el("p", { class: "empty" }, this.#options.mine ? missing(report, "Which lines your tests run is known once they pass on the program.") : notCounted(report)));
      drawn();
    } catch (failure) {
      this.#panel.replaceChildren(el("p", { class: "empty" }, failure.message, " ", link("Try again", () => this.load(report, { current, drawn }))));
    }
  }

  #draw({ lines }) {
    const { mine, goTo } = this.#options;
    const sum = key => lines.reduce((all, line) => all + line[key], 0);
    const covered = sum("branchesCovered");
    const branches = covered + sum("branchesMissed");
    const run = lines.filter(line => line.instructionsCovered > 0).length;
    const most = lines.reduce((best, line) => (line.count > (best?.count ?? 1) ? line : best), null);
    const whose = mine ? "Your tests" : "The exercise’s tests";
    this.#panel.replaceChildren(
      el("p", { class: "plain" }, branches ? `${whose} take ${covered} of ${branches} branches (${percent(covered / branches)}) and run ${run} of ${plural(lines.length, "line")} of code.`
        : `${whose} run ${run} of ${plural(lines.length, "line")} of code.`,
      most ? [" The busiest is ", link(`line ${most.line} of ${baseName(most.file)}`, () => goTo(most.file, most.line)), `: ${often(most.count)}.`] : ""),
      ...[...new Set(lines.map(({ file }) => file))].map(file => el("table", { class: "coverage-table" },
        el("caption", {}, baseName(file)),
        el("thead", {}, el("tr", {}, ["line", "run", "branches", "code"].map(head => el("th", { scope: "col" }, head)))),
        el("tbody", {}, lines.filter(line => line.file === file).map(line => row(line, this.#options))))),
      el("p", { class: "blind" }, "A line counts as often as it is begun, a loop’s as often as its condition is looked at: once more than its body runs. What several threads run at once may be counted too low. Coverage tells what no test has run. It can’t tell whether anybody looked at the result", mine ? "; the mutants do." : "."));
  }

  /** For the editor's gutter: path → line → {look, times, text, title}. */
  marks() {
    const files = new Map();
    for (const line of this.#told?.lines ?? []) {
      if (!files.has(line.file)) files.set(line.file, new Map());
      const { words, ...shown } = stateOf(line);
      files.get(line.file).set(line.line, { ...shown, title: words });
    }
    return files;
  }

  /** Brings up a line's row, and the keyboard with it where it led here; what the row says. */
  choose(file, line, byKey) {
    for (const other of this.#panel.querySelectorAll("tr.chosen")) other.classList.remove("chosen");
    const chosen = find(`tr[data-file="${CSS.escape(file)}"][data-line="${CSS.escape(String(line))}"]`, this.#panel);
    if (!chosen) return "This line holds no code";
    chosen.classList.add("chosen");
    chosen.scrollIntoView({ block: "nearest" });
    if (byKey) find("th button", chosen).focus({ preventScroll: true });
    return `Line ${line}: ${find(".cover-mark", chosen).title}`;
  }
}

const notCounted = ({ state, tests }) => (state !== "done" ? "Which lines the tests run, and how often, is counted behind the measurement."
  : tests.some(({ status }) => status === "failed") ? "Not counted: lines are once every test passes. Open Tests to see what is wrong."
    : "This run did not come so far.");

function row(line, { goTo, lineText }) {
  const { look, times, text, words } = stateOf(line);
  const branches = branchesOf(line);
  return el("tr", { class: look, data: { file: line.file, line: line.line } },
    el("th", { scope: "row" }, link(String(line.line), () => goTo(line.file, line.line), { "aria-label": `Line ${line.line}` })),
    el("td", {}, el("span", { class: `cover-mark cover-${look}`, title: words }, times || el("span", { "aria-hidden": "true" }, text), el("span", { class: "hidden" }, ` ${words}`))),
    el("td", {}, branches ? `${line.branchesCovered} of ${branches}` : text === "threw" || text === "part" ? text : ""),
    el("td", {}, el("code", {}, lineText(line.file, line.line))));
}
