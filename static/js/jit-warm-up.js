// How a benchmark warms up: time per operation from the first, cold iteration on, with compilations marked below. Our own SVG.
import { el, svg } from "./dom.js";
import { number, plural, time, times } from "./format.js";
import { tierOf } from "./jit-compilations.js";

const HEIGHT = 230;
const LANES = [["C1", one => one.level < 4], ["C2", one => one.level === 4], ["left", one => one.left]];

export function drawWarmUp(place, picture) {
  const { iterations } = picture;
  if (!iterations.length) {
    place.replaceChildren();
    return;
  }
  const chart = el("div", { class: "jit-chart" });
  const marks = events(picture);
  place.replaceChildren(
    el("h3", {}, "How it warmed up", el("small", {}, "time per operation, iteration by iteration from the first; log scale, lower is faster")),
    el("p", { class: "plain" }, sentence(picture)), chart,
    el("details", {}, el("summary", {}, "Iterations as a table"), el("div", { class: "jit-scroll", role: "group", tabindex: "0", "aria-label": "Iterations" }, table(iterations, marks))));
  let width = 0;
  new ResizeObserver(() => {
    if (chart.clientWidth === 0 || chart.clientWidth === width) return;
    width = chart.clientWidth;
    chart.replaceChildren(draw(picture, marks, width));
  }).observe(chart);
}

/** Compilations, and code that was thrown away, in the order of time. */
function events({ compilations }) {
  return compilations.flatMap(one => [
    { at: one.toMillis, level: one.level, left: false, text: `${tierOf(one)}: ${one.method}${one.ended && !one.endedMillis ? `, ${one.ended}` : ""}` },
    ...(one.endedMillis && one.ended !== "not used" ? [{ at: one.endedMillis, level: 0, left: true, text: `thrown away: ${one.method}, ${one.ended}` }] : []),
  ]).sort((a, b) => a.at - b.at);
}

function sentence({ iterations, steadyFrom, steadyNanosPerOp }) {
  const cold = iterations[0].nanosPerOp;
  if (steadyFrom === null) return `The first iteration took ${time(cold)} per operation. It had not settled after ${plural(iterations.length, "iteration")}: the last took ${time(iterations.at(-1).nanosPerOp)}.`;
  const after = iterations[steadyFrom].atMillis - iterations[0].atMillis;
  const ratio = cold / steadyNanosPerOp;
  return steadyFrom === 0 ? `It was as fast as it gets from the first iteration on: ${time(steadyNanosPerOp)} per operation.`
    : `The first iteration took ${time(cold)} per operation${ratio > 1.5 ? `, ${times(ratio)} what it takes once warm` : ""}. After ${number(Math.max(1, after))}\u00a0ms it had settled at ${time(steadyNanosPerOp)}.`;
}

function draw({ iterations, steadyFrom }, marks, width) {
  const text = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.6875;
  const lane = text * 1.35;
  const [left, right, top] = [text * 4.8, width - text, text];
  const bottom = HEIGHT - lane * LANES.length - text * 2.2;
  const from = iterations[0].atMillis;
  const to = iterations.at(-1).atMillis + (iterations.length > 1 ? iterations.at(-1).atMillis - iterations.at(-2).atMillis : 1);
  const x = at => left + Math.min(1, Math.max(0, (at - from) / (to - from || 1))) * (right - left);
  const values = iterations.map(({ nanosPerOp }) => nanosPerOp);
  const [low, high] = [Math.min(...values), Math.max(...values) * 1.05];
  const y = nanos => bottom - (Math.log(nanos / low) / Math.log(high / low || 2)) * (bottom - top);
  const end = i => (i + 1 < iterations.length ? iterations[i + 1].atMillis : to);
  const path = iterations.map((one, i) => `${i ? "L" : "M"}${x(one.atMillis)} ${y(one.nanosPerOp)}H${x(end(i))}`).join("");
  const ticks = decades(low, high);
  const first = bottom + lane;
  const seen = new Map();
  return svg("svg", { class: "jit-warm-up", viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": "Time per operation by time since the JVM started. The table below has every figure." },
    svg("path", { class: "axis", d: ticks.map(tick => `M${left} ${y(tick)}H${right}`).join("") }),
    ticks.map(tick => svg("text", { class: "tick", x: left - 6, y: y(tick) + text * 0.35, "font-size": text, "text-anchor": "end" }, time(tick))),
    steadyFrom > 0 ? svg("path", { class: "settled", d: `M${x(iterations[steadyFrom].atMillis)} ${top}V${bottom}` }) : null,
    svg("path", { class: "curve", d: path }),
    LANES.map(([name, of], i) => {
      const at = first + lane * i;
      return svg("g", { class: `lane lane-${name.toLowerCase()}` },
        svg("text", { class: "tick", x: left - 6, y: at + text * 0.35, "font-size": text, "text-anchor": "end" }, name),
        svg("path", { class: "axis", d: `M${left} ${at}H${right}` }),
        marks.filter(mark => of(mark) && (name === "left") === mark.left && mark.at >= from && mark.at <= to).filter(mark => roomFor(seen, name, x(mark.at))).map(mark =>
          svg("path", { d: name === "left" ? `M${x(mark.at) - 4} ${at - 4}l8 8m0-8l-8 8` : `M${x(mark.at)} ${at - lane * 0.42}v${lane * 0.84}` }, svg("title", {}, `${number(mark.at)} ms, ${mark.text}`))));
    }),
    [from, (from + to) / 2, to].map((at, i) => svg("text", { class: "tick", x: x(at), y: HEIGHT - text * 0.4, "font-size": text, "text-anchor": ["start", "middle", "end"][i] }, `${number(at)} ms`)));
}

/** Marks that would lie on each other are drawn once. */
function roomFor(seen, lane, at) {
  if (at - (seen.get(lane) ?? -Infinity) < 1) return false;
  seen.set(lane, at);
  return true;
}

/** Ones, twos and fives, as few as tell the scale. */
function decades(low, high) {
  const all = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) for (const step of [1, 2, 5]) all.push(step * 10 ** power);
  const within = all.filter(value => value >= low && value <= high);
  const tens = within.filter(value => Number.isInteger(Math.round(Math.log10(value) * 1e6) / 1e6));
  return within.length <= 5 ? (within.length ? within : [low]) : tens.length > 1 ? tens : within.filter((_, i) => i % 2 === 0);
}

function table(iterations, marks) {
  return el("table", { class: "hot-table jit-iterations" },
    el("caption", {}, "What was compiled within an iteration, or thrown away, stands beside it"),
    el("thead", {}, el("tr", {}, ["iteration", "began at", "time per operation", "operations", "meanwhile"].map(name => el("th", { scope: "col" }, name)))),
    el("tbody", {}, iterations.map((one, i) => {
      const until = iterations[i + 1]?.atMillis ?? Infinity;
      const meanwhile = marks.filter(({ at }) => at >= (i ? one.atMillis : 0) && at < until);
      return el("tr", {}, el("th", { scope: "row" }, String(i + 1)), el("td", {}, `${number(one.atMillis)}\u00a0ms`), el("td", {}, time(one.nanosPerOp)), el("td", {}, number(one.operations)),
        el("td", { class: "what" }, meanwhile.slice(0, 4).map(({ text }) => el("div", {}, el("bdi", {}, text))), meanwhile.length > 4 ? el("div", { class: "meta" }, `and ${meanwhile.length - 4} more`) : null));
    })));
}
