// A dot plot: one row per side, one dot per fork, the median and its interval below. Starts at 0, so that lengths compare.
import { svg } from "./dom.js";
import { number, timeScale } from "./format.js";

const LABELS = 62;
const ROW = 34;

/** Draws rows of {name, role?, samples, median?, low?, high?} in nanoseconds, and again whenever the width changes. */
export function drawDots(place, rows) {
  let width = 0;
  new ResizeObserver(() => {
    if (place.clientWidth === 0 || place.clientWidth === width) return;
    width = place.clientWidth;
    place.replaceChildren(picture(rows, width));
  }).observe(place);
}

function picture(rows, width) {
  const text = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.6875;
  const left = LABELS * (text / 11);
  const values = rows.flatMap(({ samples, high }) => (high === undefined ? samples : [...samples, high]));
  const step = niceStep(Math.max(...values, 1), Math.max(2, Math.floor((width - left) / (text * 7))));
  const top = Math.max(step, Math.ceil(Math.max(...values, 1) / step) * step);
  const { unit, factor } = timeScale(top);
  const x = value => left + (value / top) * (width - left - 14);
  const bottom = rows.length * ROW + 4;
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step);
  const described = rows.map(({ name, median, samples }) =>
    `${name} ${median === undefined ? `${samples.length} forks so far` : `median ${number(median / factor)} ${unit}`}`).join(", ");

  return svg("svg", { class: "dots", viewBox: `0 0 ${width} ${bottom + text + 8}`, role: "img", "aria-label": `One dot per fork: ${described}` },
    svg("path", { class: "axis", d: `M${left} ${bottom}H${width - 14}${ticks.map(at => `M${x(at)} 4V${bottom}`).join("")}` }),
    ticks.map((at, i) => svg("text", { class: "tick", x: i === ticks.length - 1 ? width : x(at), y: bottom + text + 4, "font-size": text, "text-anchor": i === 0 ? "start" : i === ticks.length - 1 ? "end" : "middle" },
      i === ticks.length - 1 ? `${number(at / factor)} ${unit}` : number(at / factor))),
    rows.map(({ name, role = name, samples, median, low, high }, i) => {
      const y = i * ROW + 15;
      return svg("g", {},
        svg("text", { x: 0, y: y + text * 0.35, "font-size": text * 1.1 }, name),
        svg("g", { class: role === "starter" ? "starter" : "yours" },
          samples.map(value => svg("circle", { cx: x(value), cy: y, r: 4, "fill-opacity": 0.75 }))),
        median === undefined ? null : [
          svg("path", { class: "range", d: `M${x(low)} ${y + 10}H${x(high)}` }),
          svg("path", { class: "median", d: `M${x(median)} ${y + 6}V${y + 14}` })]);
    }).flat());
}

/** 1, 2, 2.5 or 5 times a power of ten, so that about `count` steps reach `top`. */
function niceStep(top, count) {
  const raw = top / Math.min(6, count);
  const power = 10 ** Math.floor(Math.log10(raw));
  return [1, 2, 2.5, 5, 10].find(step => step * power >= raw) * power;
}
