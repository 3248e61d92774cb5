// Latency by percentile: each further step to the right is ten times fewer requests, each step up is ten times longer where times are far apart.
import { svg } from "./dom.js";
import { number, timeScale } from "./format.js";

const HEIGHT = 190;

/** Draws curves of {name, side, loop, requests, points}, and again whenever the width changes. */
export function drawPercentiles(place, curves, goal) {
  let width = 0;
  new ResizeObserver(() => {
    if (place.clientWidth === 0 || place.clientWidth === width) return;
    width = place.clientWidth;
    place.replaceChildren(picture(curves, goal, width));
  }).observe(place);
}

/** Where a percentile stands: 0 for none, 1 for 90 %, 2 for 99 %: the logarithm of 1 ÷ (1 − x). */
const depth = percentile => -Math.log10(1 - percentile / 100);

function picture(curves, { percentile, atMostMillis }, width) {
  const text = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.6875;
  const left = text * 5.4;
  const right = width - 10;
  const legend = legendOf(curves, text, width);
  const top = legend.height + text;
  const bottom = top + HEIGHT;
  const deepest = Math.max(1, ...curves.map(({ requests }) => Math.log10(requests)));
  const known = curves.flatMap(({ points }) => points.filter(point => point.millis !== null).map(point => point.millis));
  const y = verticalAxis([...known, ...(atMostMillis === null ? [] : [atMostMillis])], top, bottom, text);
  const x = at => left + (Math.min(depth(at), deepest) / deepest) * (right - left);
  const marks = [0, 50, 90, 99, 99.9, 99.99].filter(at => depth(at) <= deepest + 1e-9 && (at !== 0 || x(50) - left > text * 4));

  return svg("svg", { class: "percentiles", viewBox: `0 0 ${width} ${bottom + text * 2 + 14}`, role: "img", "aria-label": described(curves, percentile) },
    legend.nodes,
    svg("path", { class: "axis", d: `M${left} ${top}V${bottom}H${right}${y.ticks.map(({ at }) => `M${left} ${at}H${right}`).join("")}` }),
    y.ticks.map(({ at, label }) => svg("text", { class: "tick", x: left - 5, y: at + text * 0.35, "font-size": text, "text-anchor": "end" }, label)),
    marks.map(at => svg("text", { class: "tick", x: x(at), y: bottom + text + 5, "font-size": text, "text-anchor": at === 0 ? "start" : x(at) > right - text * 2 ? "end" : "middle" }, `${at} %`)),
    svg("text", { class: "tick", x: right, y: bottom + text * 2 + 9, "font-size": text, "text-anchor": "end" }, "share of the requests, slowest to the right"),
    svg("path", { class: "goal-line", d: `M${x(percentile)} ${top}V${bottom}${atMostMillis === null ? "" : `M${left} ${y.at(atMostMillis)}H${right}`}` }),
    atMostMillis === null ? null : svg("text", { class: "goal-text", x: left + 4, y: y.at(atMostMillis) - 4, "font-size": text }, "goal"),
    curves.map(({ side, loop, points }) => {
      const answered = points.filter(point => point.millis !== null);
      const line = answered.map((point, i) => `${i ? "L" : "M"}${x(point.percentile).toFixed(1)} ${y.at(point.millis).toFixed(1)}`).join("");
      const last = answered.at(-1);
      return svg("g", { class: `${side} ${loop}` },
        svg("path", { d: line }),
        // Where the line ends early, nobody answered any more.
        last && last.percentile < 100 ? svg("path", { class: "cut-off", d: `M${x(last.percentile) - 4} ${y.at(last.millis) - 4}l8 8m0 -8l-8 8` }) : null);
    }));
}

/** From 0 where times are close together, else by powers of ten: where each stands, and ticks with labels. */
export function verticalAxis(values, top, bottom, text) {
  const most = Math.max(...values, 0.001);
  const least = Math.max(Math.min(...values, most), 0.001);
  const { unit, factor } = timeScale(most * 1e6);
  const label = (value, last) => (last ? `${number((value * 1e6) / factor)} ${unit}` : number((value * 1e6) / factor));
  if (most / least < 30) {
    const step = niceStep(most);
    const count = Math.ceil(most / step - 1e-9);
    const at = value => bottom - (value / (count * step)) * (bottom - top);
    return { at, ticks: Array.from({ length: count + 1 }, (_, i) => ({ at: at(i * step), label: label(i * step, i === count) })) };
  }
  const low = Math.floor(Math.log10(least));
  const high = Math.max(low + 1, Math.ceil(Math.log10(most)));
  const at = value => bottom - ((Math.log10(Math.max(value, 10 ** low)) - low) / (high - low)) * (bottom - top);
  return { at, ticks: Array.from({ length: high - low + 1 }, (_, i) => ({ at: at(10 ** (low + i)), label: label(10 ** (low + i), i === high - low) })) };
}

function niceStep(most) {
  const power = 10 ** Math.floor(Math.log10(most / 4));
  return [1, 2, 2.5, 5, 10].find(step => step * power >= most / 4) * power;
}

/** One entry for each curve, in as many rows as the width needs. */
function legendOf(curves, text, width) {
  const line = text * 1.6;
  let across = 0;
  let down = 0;
  const nodes = curves.map(({ name, side, loop }) => {
    const wide = text * (0.56 * name.length + 4);
    if (across > 0 && across + wide > width) {
      across = 0;
      down += line;
    }
    const node = svg("g", { class: `${side} ${loop}` },
      svg("path", { d: `M${across} ${down + text * 0.7}h${text * 2}` }),
      svg("text", { x: across + text * 2.5, y: down + text, "font-size": text }, name));
    across += wide;
    return node;
  });
  return { nodes, height: down + line };
}

function described(curves, percentile) {
  const parts = curves.map(({ name, points }) => {
    const found = points.find(point => point.percentile === percentile)?.millis;
    if (found === null || found === undefined) return `${name}: not so many answered`;
    const { unit, factor } = timeScale(found * 1e6);
    return `${name}: ${number((found * 1e6) / factor)} ${unit}`;
  });
  return `Latency by percentile, ${percentile} % of the requests within: ${parts.join("; ")}. The table below has the figures.`;
}
