// The chart of a sweep: every fork a dot, medians as a line. Our own SVG: forty dots and two lines need no library.
import { svg } from "./dom.js";
import { number, time, timeScale } from "./format.js";

const LOG_FROM = 10;   // beyond so many times, a linear axis shows the largest alone
const LONG = 12;       // letters of a label that finds room below the axis
const HEIGHT = 210;
const NUDGE = 4;       // so that dots of both sides stand side by side

/** Whether the times of a sweep are too far apart for an axis that begins at nothing. */
export function spreadsWide({ points }) {
  const all = points.flatMap(({ samples }) => samples);
  return Math.max(...all) / Math.min(...all) > LOG_FROM;
}

/** Draws a sweep's document, and again whenever the width changes. `log` is for the axis of times. */
export function drawSweep(place, sweep, log) {
  let width = 0;
  new ResizeObserver(() => {
    if (place.clientWidth === 0 || place.clientWidth === width) return;
    width = place.clientWidth;
    place.replaceChildren(picture(sweep, width, log));
  }).observe(place);
}

/** A letter in place of a value whose label is too long for an axis; the table says which is which. */
export function letterOf({ sweep, points }, value) {
  return points.some(({ label }) => label.length > LONG) && sweep.dimension !== "heap" ? String.fromCharCode(65 + value) : "";
}

function picture(sweep, width, logarithmic) {
  const { points, sides, sweep: { values } } = sweep;
  const text = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.6875;
  const all = points.flatMap(({ samples }) => samples);
  const [left, right, top, bottom] = [text * 4.6, width - text * 1.6, text * 2.2, HEIGHT - text * 2];
  const across = xAxis(sweep);
  const x = value => left + NUDGE * 2 + across.at[value] * (right - left - NUDGE * 4);
  const { unit, factor, ticks, log, low, high } = yAxis(all, logarithmic);
  const share = nanos => (log ? Math.log(nanos / low) / Math.log(high / low) : (nanos - low) / (high - low));
  const y = nanos => bottom - share(nanos) * (bottom - top);
  const labels = room(values.map((_, value) => ({ at: x(value), text: letterOf(sweep, value) || points.find(one => one.value === value).label })), text, width);

  return svg("svg", { class: "sweep-chart", viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": described(sweep) },
    svg("path", { class: "axis", d: ticks.map(tick => `M${left} ${y(tick)}H${right}`).join("") || `M${left} ${bottom}H${right}` }),
    ticks.map((tick, i) => svg("text", { class: "tick", x: left - 6, y: y(tick) + text * 0.35, "font-size": text, "text-anchor": "end" }, log ? time(tick) : i === ticks.length - 1 ? `${number(tick / factor)} ${unit}` : number(tick / factor))),
    labels.map(({ at, text: label, anchor }) => svg("text", { class: "tick", x: at, y: HEIGHT - text * 0.4, "font-size": text, "text-anchor": anchor }, label)),
    log ? svg("text", { class: "tick", x: right, y: text, "font-size": text, "text-anchor": "end" }, "log scale") : null,
    sides.map((side, i) => {
      const mine = points.filter(point => point.side === side);
      const nudge = sides.length > 1 ? (i * 2 - 1) * NUDGE : 0;
      const known = mine.filter(({ median }) => median !== null).sort((a, b) => across.at[a.value] - across.at[b.value]);
      return svg("g", { class: side },
        across.ordered && known.length > 1 ? svg("path", { class: "line", d: `M${known.map(({ value, median }) => `${x(value) + nudge} ${y(median)}`).join("L")}` }) : null,
        known.map(({ value, median }) => svg("path", { class: "median", d: `M${x(value) + nudge - 7} ${y(median)}h14` })),
        mine.map(({ value, label, samples, ended }) => [
          samples.map(nanos => svg("circle", { cx: x(value) + nudge, cy: y(nanos), r: 3.5 }, svg("title", {}, `${label}: ${time(nanos)}`))),
          ended ? svg("path", { class: "dead", d: `M${x(value) + nudge - 3.5} ${top - text - 3.5}l7 7m0-7l-7 7` }, svg("title", {}, `${label}: ${ended}`)) : null]));
    }));
}

/** Where values stand, 0 to 1: by their size where that has an order, else one after the other. */
function xAxis({ sweep: { dimension, values } }) {
  const sizes = values.map(value => sizeOf(dimension, value));
  if (values.length < 2 || sizes.some(size => !(size > 0))) return { ordered: false, at: values.map((_, i) => (i + 0.5) / values.length) };
  const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
  const share = high / low > LOG_FROM ? size => Math.log(size / low) / Math.log(high / low) : size => (size - low) / (high - low || 1);
  return { ordered: true, at: sizes.map(share) };
}

function sizeOf(dimension, value) {
  if (dimension === "heap") {
    const [, count, unit] = /^(\d+)([kmg]?)$/i.exec(value) ?? [];
    return Number(count) * { "": 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 }[(unit ?? "").toLowerCase()];
  }
  return dimension === "parameter" || dimension === "processors" ? Number(value.replaceAll("_", "")) : NaN;
}

function yAxis(all, logarithmic) {
  if (!all.length) return { unit: "ns", factor: 1, ticks: [], log: false, low: 0, high: 1 };
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const scale = timeScale(most);
  if (logarithmic) {
    const low = 10 ** Math.floor(Math.log10(least));
    const high = Math.max(10 ** Math.ceil(Math.log10(most)), low * 10);
    const decades = Math.round(Math.log10(high / low));
    const every = Math.ceil(decades / 5);
    return { ...timeScale(high), log: true, low, high, ticks: Array.from({ length: decades + 1 }, (_, i) => low * 10 ** i).filter((_, i) => (decades - i) % every === 0) };
  }
  const power = 10 ** Math.floor(Math.log10(most / 4));
  const step = [1, 2, 2.5, 5, 10].map(one => one * power).find(one => one * 4 >= most);
  const high = Math.ceil(most / step) * step;
  return { ...scale, log: false, low: 0, high, ticks: Array.from({ length: Math.round(high / step) + 1 }, (_, i) => i * step) };
}

/** Labels that find room, from the left; the outermost are kept inside of the picture. */
function room(labels, text, width) {
  let end = -Infinity;
  return [...labels].sort((a, b) => a.at - b.at).map(label => {
    const half = label.text.length * text * 0.29;
    const anchor = label.at + half > width ? "end" : "middle";
    return { ...label, at: anchor === "end" ? width - 1 : label.at, anchor, from: anchor === "end" ? width - 2 * half : label.at - half, to: label.at + half };
  }).filter(({ from, to }) => {
    if (from < end + text * 0.4) return false;
    end = to;
    return true;
  });
}

function described({ points, sides, sweep: { title } }) {
  const one = ({ label, median, ended }) => `${label} ${median === null ? ended || "not measured yet" : time(median)}`;
  return `${title}: ${sides.map(side => `${side}: ${points.filter(point => point.side === side).map(one).join(", ")}`).join("; ")}. The table has every figure.`;
}
