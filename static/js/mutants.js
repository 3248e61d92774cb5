// What a learner's own tests are worth: which wrong programs they kill, and which lines of the right one they run.
import { el, link, mark } from "./dom.js";
import { baseName, percent, plural } from "./format.js";

/** Draws the list of mutants; `told` is mutants.json, null where there is none. */
export function drawMutants(panel, report, told) {
  if (!told) {
    panel.replaceChildren(el("p", { class: "empty" }, missing(report, "Your tests are tried on wrong programs once they pass on the right one.")));
    return;
  }
  const killed = told.mutants.filter(mutant => mutant.killed).length;
  panel.replaceChildren(
    el("h3", {}, "Wrong programs", el("small", {}, `${killed} of ${told.mutants.length} killed: a test failed on them`)),
    el("ul", { class: "tests mutants" }, told.mutants.map(mutant => mutantLine(mutant, told.mutants.length))),
    killed < told.mutants.length ? el("p", { class: "blind" }, "Every test passed on those that survived. What is wrong with one is told once a test fails on it.") : "",
    el("h3", {}, "Correct programs", el("small", {}, `${plural(told.correct, "program")}, the one shown among them; every test has to pass`)),
    told.rejected.length
      ? el("ul", { class: "tests mutants" }, told.rejected.map(({ name, how, by }) => el("li", { class: "failed" }, mark("bad", "rejected:"),
        el("span", { class: "name" }, name), el("span", { class: "millis" }, "rejected"), reason(how, by))))
      : el("ul", { class: "tests mutants" }, el("li", { class: "passed" }, mark("pass", "accepted:"), el("span", { class: "name" }, "all accepted"))));
}

function mutantLine({ number, killed, name, how, by }, of) {
  return el("li", { class: killed ? "passed" : "aborted" }, killed ? mark("pass", "killed:") : mark("slow", "survived:"),
    el("span", { class: "name" }, killed ? name : `Mutant ${number} of ${of}`), el("span", { class: "millis" }, killed ? "killed" : "survived"),
    killed ? reason(how, by) : null);
}

function reason(how, by) {
  if (!by.length) return el("div", { class: "detail" }, el("p", {}, `Your tests: the program ${how}.`));
  const [first, ...others] = by;
  return el("div", { class: "detail" }, el("p", {}, `“${first}” ${how}`, others.length ? ` (and ${plural(others.length, "test")} more)` : "", "."));
}

const missing = ({ state, verdict }, soon) => (state !== "done" ? soon
  : verdict === "fail" || verdict === "compile-error" ? "Nothing here yet: your tests have to pass on the program first. The sentence above says what is wrong."
    : "This run did not come so far.");

/** What a line's mark says: [look, text, words]. */
export function stateOf({ instructionsCovered, instructionsMissed, branchesMissed, branchesCovered }) {
  const branches = branchesMissed + branchesCovered;
  if (!instructionsCovered) return ["missed", "✗", "never run"];
  if (branchesMissed) return ["partly", `${branchesCovered} of ${branches}`, `${branchesCovered} of ${branches} branches taken`];
  if (instructionsMissed) return ["partly", "part", "run in part"];
  return ["covered", "✓", branches ? `all ${branches} branches taken` : "run"];
}

/** Draws coverage as a table of lines; `told` is coverage.json, null where there is none. */
export function drawCoverage(panel, report, told, { goTo, lineText }) {
  if (!told) {
    panel.replaceChildren(el("p", { class: "empty" }, missing(report, "Which lines your tests run is known once they pass on the program.")));
    return;
  }
  const sum = key => told.lines.reduce((all, line) => all + line[key], 0);
  const covered = sum("branchesCovered");
  const branches = covered + sum("branchesMissed");
  const run = told.lines.filter(line => line.instructionsCovered > 0).length;
  panel.replaceChildren(
    el("p", { class: "plain" }, branches ? `Your tests take ${covered} of ${branches} branches (${percent(covered / branches)}) and run ${run} of ${plural(told.lines.length, "line")} of code.`
      : `Your tests run ${run} of ${plural(told.lines.length, "line")} of code.`),
    ...[...new Set(told.lines.map(({ file }) => file))].map(file => el("table", { class: "coverage-table" },
      el("caption", {}, baseName(file)),
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "line"), el("th", { scope: "col" }, "coverage"), el("th", { scope: "col" }, "code"))),
      el("tbody", {}, told.lines.filter(line => line.file === file).map(line => {
        const [look, text, words] = stateOf(line);
        return el("tr", { class: look }, el("th", { scope: "row" }, link(String(line.line), () => goTo(file, line.line), { "aria-label": `Line ${line.line}` })),
          el("td", {}, el("span", { class: `cover-mark cover-${look}`, "aria-hidden": "true" }, text), el("span", {}, words)),
          el("td", {}, el("code", {}, lineText(file, line.line))));
      })))),
    el("p", { class: "blind" }, "Coverage tells what no test has run. It can't tell whether anybody looked at the result; the mutants do."));
}

/** Marks for the editor's gutter: path → line → {look, text, title}. */
export function marksOf(told) {
  const files = new Map();
  for (const line of told?.lines ?? []) {
    if (!files.has(line.file)) files.set(line.file, new Map());
    const [look, text, words] = stateOf(line);
    files.get(line.file).set(line.line, { look, text, title: words });
  }
  return files;
}
