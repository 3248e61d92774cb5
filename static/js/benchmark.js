// Starter against learner: a plain sentence, one dot per fork, and the same figures as a table.
import { el } from "./dom.js";
import { drawDots } from "./dots.js";
import { downloads } from "./downloads.js";
import { bytes, number, percent, plural, time, times, timeScale } from "./format.js";
import { hasLatency, latencyOf } from "./latency.js";
import { drawTrust, isTrust } from "./trust.js";

/** Forks of each side at the server's first look. */
const SURE = 5;

const CAPSULE = [["capsule.zip", "everything that was measured, as a zip"]];

/** Draws the panel; `live` maps a benchmark's name to the fork medians that came in so far. */
export function drawBenchmarks(panel, report, live) {
  if (panel.children.length !== 2) panel.replaceChildren(el("div"), el("div"));
  const [figures, files] = panel.children;   // apart, because the figures may come later than the links
  drawFigures(figures, report, live);
  const links = downloads(report, CAPSULE);
  files.replaceChildren(...links, ...(links.length === 0 ? [] : [el("p", { class: "files-what" },
    "It holds your code, every fork of both sides, and on what machine and JDK they ran. ",
    el("code", {}, "./hotpath run --capsule FILE"), " measures it again, anywhere, and compares.")]));
}

function drawFigures(panel, report, live) {
  if (report.benchmarks.length && isTrust()) {
    drawTrust(panel, report);
    return;
  }
  const requests = hasLatency(report);
  if (report.benchmarks.length || requests) {
    panel.replaceChildren(...report.benchmarks.flatMap(finished), report.noise ? el("p", { class: "noise" }, report.noise.text) : "", requests ? latencyOf(report) : "");
    return;
  }
  if (report.state !== "done" && live.size) {
    panel.replaceChildren(...[...live].flatMap(([name, { starter, yours }]) => {
      const picture = el("div");
      const [before, after] = isTrust() ? ["as it is", "changed"] : ["starter", "yours"];
      requestAnimationFrame(() => drawDots(picture, [row(before, starter, { role: "starter" }), row(after, yours, { role: "yours" })]));
      return [el("h3", {}, name, el("small", {}, "measuring; one dot per fork so far, further left is faster")), picture];
    }));
    return;
  }
  const failed = report.tests.some(({ status }) => status === "failed");
  const text = report.state !== "done" && isTrust() ? "Measuring starts once your benchmark compiles."
    : report.state === "measuring" ? "Measuring. What is known so far stands above."
    : report.state !== "done" ? "Measuring starts when every test has passed."
    : failed ? "Not measured: speed counts once every test passes." : "Not measured in this run.";
  panel.replaceChildren(el("p", { class: "empty" }, text));
}

const row = (name, samples, sample) => ({ name, samples, ...sample });

function finished(result) {
  const { starter, yours, speedup, p, bytesPerOp } = result;
  const picture = el("div");
  requestAnimationFrame(() => drawDots(picture, [row("starter", starter.samples, starter), row("yours", yours.samples, yours)]));
  const forks = Math.max(starter.samples.length, yours.samples.length);
  return [
    el("h3", {}, result.name, el("small", {}, "time per operation; one dot per fork, further left is faster")),
    el("p", { class: "plain" }, sentence(result)),
    picture,
    el("table", {},
      el("thead", {}, el("tr", {}, el("td"), ["starter", "yours", "change"].map(name => el("th", { scope: "col" }, name)))),
      el("tbody", {},
        line("time, median", time(starter.median), time(yours.median), times(speedup.value)),
        line("likely between", range(starter), range(yours), `${number(speedup.low, 2)}–${number(speedup.high, 2)}×`),
        bytesPerOp ? line("bytes per operation", bytes(bytesPerOp.starter), bytes(bytesPerOp.yours), change(bytesPerOp)) : null)),
    el("details", { class: "how" },
      el("summary", {}, `Each of the ${plural(forks, "fork")}`),
      el("table", {},
        el("thead", {}, el("tr", {}, ["fork", "starter", "yours"].map(name => el("th", { scope: "col" }, name)))),
        el("tbody", {}, Array.from({ length: forks }, (_, i) => line(String(i + 1), cell(starter.samples[i]), cell(yours.samples[i]))))),
      el("p", {}, `A fork is a JVM of its own; its dot is the median of its iterations. If both were equally fast, forks would differ this clearly in ${chance(p)} (p = ${number(p, 2)}).`)),
  ];
}

const cell = value => (value === undefined ? "" : time(value));
/** Both ends in the unit of the larger one: "405–420 µs". */
function range({ low, high }) {
  const { unit, factor } = timeScale(high);
  return `${number(low / factor)}–${number(high / factor)}\u00a0${unit}`;
}

const line = (name, ...cells) => el("tr", {}, el("th", { scope: "row" }, name), cells.map(text => el("td", {}, text)));
const chance = p => (p < 0.001 ? "fewer than 1 of 1,000 runs" : `about ${p < 0.1 ? `1 of ${number(1 / p, 2)}` : `${Math.round(p * 10)} of 10`} runs`);

function change({ starter, yours }) {
  if (starter === 0) return yours === 0 ? "none, as before" : "new";
  return `${percent(yours / starter)} of it`;
}

function sentence({ speedup, starter, yours }) {
  const took = `${time(yours.median)} where the starter takes ${time(starter.median)}`;
  if (speedup.low > 1) return `Yours takes ${took}: ${times(speedup.value)} as fast, and at least ${times(speedup.low)}.`;
  if (speedup.high < 1) return `Yours takes ${took}: it is slower.`;
  if (starter.samples.length < SURE) return `Yours takes ${took}. Too few forks to say more: another goal was missed by then.`;
  return `Yours takes ${took}. The forks overlap too much to call either faster.`;
}
