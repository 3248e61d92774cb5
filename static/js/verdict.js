// The verdict in one sentence, and the goals with their meters. The sentence itself is the server's.
import { el, find, mark } from "./dom.js";
import { bytes, memory, number, percent, time, times } from "./format.js";

const LOOKS = { pass: "pass", slow: "slow", inconclusive: "unsure", cancelled: "off" };

/** How a verdict looks: pass, slow, unsure, off, or bad for all that went wrong. */
export const lookOf = verdict => LOOKS[verdict] ?? "bad";

// What was reached, never the goal.
const SPEED = /(\d[\d.,]*\s?× (?:faster|slower))/;

/** Draws the verdict of a run that is over, or what can be said of one under way. */
export function drawVerdict(report) {
  const place = find("#verdict");
  const failed = report.tests.some(({ status }) => status === "failed");
  const look = report.verdict ? lookOf(report.verdict) : failed ? "bad" : report.tests.length && report.state !== "testing" ? "pass" : "open";
  place.className = `verdict ${look}`;
  const summary = report.summary || "Running…";
  place.replaceChildren(
    // Only the first figure is coloured: it is what the verdict hangs on.
    el("h2", { tabindex: "-1" }, mark(look), el("span", {}, summary.split(SPEED).map((part, i) => (i === 1 ? el("em", {}, part) : part)))),
    el("p", { class: "why", hidden: true }),
    report.verdict === "compile-error" || report.verdict === "compile-limit" ? "" : goals(report),
    report.verdict === "pass" ? stop() : report.verdict === "inconclusive" ? more(report) : "");
}

/** More forks may decide it; the exercise listens, because it follows the run that comes of this. */
function more({ id, goals }) {
  const requests = goals.some(({ metric, met }) => metric === "latency" && met === null);
  const button = el("button", { type: "button", class: "more" }, "Measure more");
  button.addEventListener("click", () => {
    button.disabled = true;
    button.dispatchEvent(new CustomEvent("measure-more", { bubbles: true, detail: id }));
  });
  return el("p", { class: "stop unsure" }, button, el("span", {}, requests ? "The requests are sent once more, to new forks." : "Six more pairs of forks, judged together with these."));
}

/** A goal says when to stop; that is worth as much as saying when not to. */
function stop() {
  const next = find('.neighbours [rel="next"]');
  const kind = find(".workbench")?.dataset.kind;
  const rest = {
    "write-benchmark": "What this benchmark says can be built on.",
    "write-tests": "These tests hold the program in place; more of them would only make it harder to change.",
    read: "Below each question it now says why.",
  }[kind] ?? "Faster is possible, but simple is worth more.";
  return el("p", { class: "stop" }, el("span", {}, kind === "read" ? rest : `The goal is met: stop here. ${rest}`),
    next ? el("a", { href: next.href }, `Next: ${find("span", next).textContent}`) : "");
}

/** A second sentence below the verdict, from the profile. */
export function sayWhy(...nodes) {
  const why = find("#verdict .why");
  if (!why) return;
  why.replaceChildren(...nodes);
  why.hidden = nodes.length === 0;
}

function goals(report) {
  const { tests } = report;
  const passed = tests.filter(({ status }) => status === "passed").length;
  const failed = tests.filter(({ status }) => status === "failed").length;
  const all = el("li", { class: failed ? "failed" : tests.length ? "met" : "open" },
    mark(failed ? "bad" : tests.length ? "pass" : "open", failed ? "not met:" : tests.length ? "met:" : "open:"),
    el("span", {}, "every test passes"), el("b", {}, tests.length ? `${passed} of ${tests.length}` : ""));
  return el("ul", { class: "goals", "aria-label": "Goals" }, tests.length ? all : null, report.goals.map(goal => goalLine(goal, report)));
}

function goalLine(goal, report) {
  const known = goal.measured !== null && goal.measured !== undefined;
  const [look, shape, label] = goal.met === true ? ["met", "pass", "met:"] : goal.met === false ? ["missed", "slow", "not met:"]
    : known ? ["unsure", "unsure", "can't tell:"] : ["open", "open", "open:"];
  const show = formatOf(goal);
  const range = goal.metric === "speedup" && known ? intervalOf(goal, report) : null;
  return el("li", { class: look }, mark(shape, label), el("span", {}, goal.text),
    el("b", {}, known ? show(goal.measured) : el("small", {}, goal.met === false ? "too few answered" : report.state === "done" ? "not measured" : "not yet"),
      range && el("small", {}, ` ${number(range.low, 2)}–${number(range.high, 2)}`)),
    known ? meter(goal) : null);
}

/** The interval belongs to the benchmark whose speed-up the goal shows. */
function intervalOf(goal, report) {
  return report.benchmarks.map(({ speedup }) => speedup).find(({ value }) => Math.abs(value - goal.measured) < 1e-9 * Math.abs(value)) ?? null;
}

/** The document has the figure, its sentence the unit. */
function formatOf({ text, metric }) {
  if (text.includes("%") || metric === "benchmark-trust") return percent;
  if (metric === "latency") return value => time(value * 1e6);
  if (metric === "speedup" || text.includes("×")) return times;
  if (metric === "live-bytes" || metric === "peak-heap") return memory;
  return metric === "bytes-per-op" ? bytes : number;
}

function meter({ measured, target, text, metric }) {
  // A share runs to 100 %; anything else leaves a quarter of room past the larger of the two.
  const full = (text.includes("%") || metric === "benchmark-trust") && target <= 1 ? Math.max(1, measured) : Math.max(measured, target) * 1.25 || 1;
  const bar = el("i", { class: "grow" });
  const tick = el("u", { title: "goal" });
  bar.style.width = `${Math.min(100, (measured / full) * 100)}%`;
  tick.style.left = `${Math.min(99, (target / full) * 100)}%`;
  return el("span", { class: "meter", "aria-hidden": "true" }, bar, tick);
}
