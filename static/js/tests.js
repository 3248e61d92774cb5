// The tests of a run: failing ones first and open, expected and actual below each other; or what the compiler said.
import { el, link, mark } from "./dom.js";
import { difference } from "./difference.js";
import { baseName, millis, plural } from "./format.js";
import { place } from "./squiggles.js";

const SHAPES = { passed: ["pass", "passed:"], failed: ["bad", "failed:"], aborted: ["off", "aborted:"], skipped: ["off", "skipped:"] };
const ORDER = ["failed", "aborted", "passed", "skipped"];

/** What the compiler said, if anything; `goTo(path, line, column)` opens a source line. */
export function compilerSaid({ diagnostics }, goTo) {
  if (!diagnostics.length) return [];
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return [
    el("h3", {}, errors ? "The compiler stopped here" : "The compiler has remarks",
      el("small", {}, errors ? plural(errors, "error") : plural(diagnostics.length, "remark"))),
    el("ul", { class: "errors" }, diagnostics.map(found => el("li", {},
      found.line > 0 ? link(place(found), () => goTo(found.file, found.line, found.column)) : el("span", { class: "meta" }, "compiler"),
      el("p", { class: "message" }, found.message)))),
  ];
}

/** Draws the panel; `goTo(path, line)` opens a source line, `showTest(id)` the test's source. */
export function drawTests(panel, report, { goTo, showTest }) {
  const parts = compilerSaid(report, goTo);
  const tests = report.tests.toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  if (tests.length) parts.push(el("ul", { class: "tests" }, tests.map(test => line(test, showTest))));
  if (!parts.length) {
    parts.push(el("p", { class: "empty" }, report.state === "done" ? "No test ran. The sentence above says why." : "Tests appear here one by one."));
  }
  panel.replaceChildren(...parts);
}

function line(test, showTest) {
  const [shape, label] = SHAPES[test.status];
  return el("li", { class: test.status }, mark(shape, label), el("span", { class: "name" }, test.name),
    el("span", { class: "millis" }, millis(test.millis)),
    test.status === "passed" ? null : detail(test, showTest));
}

function detail(test, showTest) {
  const both = test.expected !== null && test.expected !== undefined && test.actual !== null && test.actual !== undefined;
  return el("div", { class: "detail" },
    // Where expected and actual are shown aligned, a message that only repeats them is noise.
    test.message && !(both && test.message.includes("expected: <")) ? el("p", { class: "message" }, test.message) : null,
    both && test.message?.includes(" ==> expected: <") ? el("p", { class: "message" }, test.message.slice(0, test.message.indexOf(" ==> expected: <"))) : null,
    both ? difference(test.expected, test.actual) : null,
    test.output ? el("details", {}, el("summary", {}, "What it printed"), el("pre", { class: "printed", tabindex: "0" }, test.output)) : null,
    el("span", {}, link("Show the test", () => showTest(test.id))));
}

/** Everything that was printed, outside of tests and inside. */
export function drawOutput(panel, report) {
  const printed = report.tests.filter(({ output }) => output);
  if (!report.output && !printed.length) {
    panel.replaceChildren(el("p", { class: "empty" }, "Nothing was printed. What your code writes to System.out or System.err appears here."));
    return;
  }
  panel.replaceChildren(
    ...(report.output ? [el("pre", { class: "printed", tabindex: "0", "aria-label": "Output" }, report.output)] : []),
    ...printed.flatMap(test => [el("h3", {}, test.name, el("small", {}, "printed while being tested")),
      el("pre", { class: "printed", tabindex: "0", "aria-label": `Output of ${test.name}` }, test.output)]));
}

/** `ConcatTest#joins[2]`: path and line of the method in the class's file; null where the page does not have it. */
export function placeOfTest(editor, id) {
  const [type, method] = id.split("#");
  const simple = type.split(".").at(-1).split("$")[0];
  const path = editor.paths.find(name => baseName(name) === `${simple}.java`);
  if (!path) return null;
  const wanted = new RegExp(`\\b${(method ?? "").replace(/\[.*|\(.*/, "").replace(/\W/g, "")}\\s*\\(`);
  const line = editor.textOf(path).split("\n").findIndex(text => wanted.test(text)) + 1;
  return [path, Math.max(1, line)];
}
