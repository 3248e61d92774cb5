// What a learner's own tests are worth: which wrong programs they kill.
import { el, mark } from "./dom.js";
import { plural } from "./format.js";

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

/** Why a run has nothing of the kind; `soon` says when it comes. */
export const missing = ({ state, verdict }, soon) => (state !== "done" ? soon
  : verdict === "fail" || verdict === "compile-error" ? "Nothing here yet: your tests have to pass on the program first. The sentence above says what is wrong."
    : "This run did not come so far.");
