// Several rates beside each other: where does the service fall over? Every load that is over, as a chart, a sentence and a table.
import { el, link, svg } from "./dom.js";
import { number, percent, time } from "./format.js";
import { curveOf, millisText, valueAt } from "./load-result.js";
import { verticalAxis } from "./percentiles.js";

const HEIGHT = 150;
const LOST = 30;
const LOG_FROM = 10;     // beyond so many times, a linear axis shows the largest alone
const FALLS = 5;         // so many times the latency at the lowest rate
const NOTICED = 1;       // and so many milliseconds more
const LOSES = 0.01;      // or so many of the requests

/** The section; `show` is called with the id of a load that is to be seen above. Nothing before there is one. */
export function ratesOf(loads, shown, show) {
  const points = loads.filter(({ outcome }) => outcome === "complete" || outcome === "broken").map(pointOf);
  const over = points.filter(({ outcome }) => outcome === "complete");
  if (!points.length) return [];
  const picture = el("div", { class: "load-picture" });
  if (over.length > 1) requestAnimationFrame(() => drawRates(picture, over, shown));
  return [
    el("h3", {}, "Rate by rate", el("small", {}, "the last loads of this run")),
    el("p", { class: "plain" }, sentence(over)),
    over.length > 1 ? picture : null,
    table(points, shown, show),
  ].filter(node => node !== null);
}

function pointOf(load) {
  const open = curveOf(load, "open");
  const lost = open ? open.refused + open.failed + open.unanswered + open.shed : 0;
  return {
    ...load, p50: valueAt(open, 50) ?? null, high: valueAt(open, load.percentile) ?? null,
    waits: valueAt(curveOf(load, "closed"), load.percentile), lost: open ? lost / open.requests : 1,
  };
}

/** Of several at one rate, the newest, which comes first. */
const newestByRate = points => [...new Map([...points].reverse().map(point => [point.rate, point])).values()].sort((a, b) => a.rate - b.rate);

function sentence(points) {
  const rates = newestByRate(points);
  if (rates.length < 2) return "Send at another rate, lower or higher, to see how latency depends on it.";
  const [base] = rates;
  const later = (now, before) => now === null || (now > FALLS * before && now > before + NOTICED);
  const falls = rates.findIndex(({ p50, high, lost }) => lost > LOSES || later(p50, base.p50) || later(high, base.high));
  const within = ({ percentile, p50, high, lost }) => [
    p50 === null ? null : `half within ${time(p50 * 1e6)}`, high === null ? null : `${percentile === 100 ? "all" : `${percentile} of 100`} within ${time(high * 1e6)}`,
    lost > LOSES ? `${percent(lost)} without an answer` : null].filter(Boolean).join(", ");
  const last = rates.at(-1);
  // Queues show in the middle before the slow end has room to grow: a stall is as long at any rate.
  if (falls < 0) return `It keeps up at every rate so far, up to ${number(last.rate)} a second (${within(last)}). Where does it end?`;
  const fallen = rates[falls];
  if (falls === 0) return `It falls over at ${number(fallen.rate)} a second already, the lowest rate so far: ${within(fallen)}. Try a lower one.`;
  const before = rates[falls - 1];
  return `It keeps up with ${number(before.rate)} a second (${within(before)}) and falls over by ${number(fallen.rate)}: ${within(fallen)}.`;
}

function drawRates(place, points, shown) {
  let width = 0;
  new ResizeObserver(() => {
    if (place.clientWidth === 0 || place.clientWidth === width) return;
    width = place.clientWidth;
    place.replaceChildren(picture(points, shown, width));
  }).observe(place);
}

function picture(points, shown, width) {
  const text = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.6875;
  const legend = legendOf(text);
  const [left, right, top] = [text * 5.4, width - 10, text * 3];
  const bottom = top + HEIGHT;
  const y = verticalAxis(points.flatMap(({ p50, high }) => [p50, high]).filter(value => value !== null), top, bottom, text);
  const [low, most] = [Math.min(...points.map(({ rate }) => rate)), Math.max(...points.map(({ rate }) => rate))];
  const share = rate => (most === low ? 0.5 : most / low > LOG_FROM ? Math.log(rate / low) / Math.log(most / low) : (rate - low) / (most - low));
  const x = rate => left + 14 + share(rate) * (right - left - 28);
  const rates = newestByRate(points);
  const chosen = points.find(({ id }) => id === shown);
  const line = key => {
    let pen = "M";
    return rates.map(point => {
      const part = point[key] === null ? "" : `${pen}${x(point.rate).toFixed(1)} ${y.at(point[key]).toFixed(1)}`;
      pen = point[key] === null ? "M" : "L";
      return part;
    }).join("");
  };
  let end = -Infinity;
  const labels = rates.map(({ rate }) => ({ at: x(rate), words: number(rate) })).filter(({ at, words }) => {
    const half = words.length * text * 0.3;
    if (at - half < end + text * 0.5) return false;
    end = at + half;
    return true;
  });
  return svg("svg", { class: "load-rates", viewBox: `0 0 ${width} ${bottom + LOST + text * 3}`, role: "img", "aria-label": described(rates) },
    legend,
    svg("path", { class: "axis", d: `M${left} ${bottom}H${right}${y.ticks.map(({ at }) => `M${left} ${at}H${right}`).join("")}` }),
    chosen ? svg("path", { class: "chosen", d: `M${x(chosen.rate)} ${top - 4}V${bottom + LOST}` }) : null,
    y.ticks.map(({ at, label }) => svg("text", { class: "tick", x: left - 5, y: at + text * 0.35, "font-size": text, "text-anchor": "end" }, label)),
    labels.map(({ at, words }) => svg("text", { class: "tick", x: at, y: bottom + LOST + text + 2, "font-size": text, "text-anchor": "middle" }, words)),
    svg("text", { class: "tick", x: right, y: bottom + LOST + text * 2.4, "font-size": text, "text-anchor": "end" }, "requests a second"),
    svg("g", { class: "p50" }, svg("path", { d: line("p50") })), svg("g", { class: "p99" }, svg("path", { d: line("high") })),
    points.map(point => [
      point.p50 === null ? null : svg("g", { class: "p50" }, svg("circle", { cx: x(point.rate), cy: y.at(point.p50), r: 3 })),
      svg("g", { class: "p99" }, point.high === null
        ? svg("path", { class: "never", d: `M${x(point.rate) - 4} ${top - 6}l8 8m0-8l-8 8` })
        : svg("circle", { cx: x(point.rate), cy: y.at(point.high), r: 4 }), svg("title", {}, `${number(point.rate)} a second: ${millisText(point.high)}`)),
      point.lost > 0 ? svg("g", { class: "gone" }, svg("rect", { x: x(point.rate) - 4, y: bottom + LOST - Math.max(2, point.lost * (LOST - 6)), width: 8, height: Math.max(2, point.lost * (LOST - 6)) }, svg("title", {}, `${percent(point.lost)} lost`))) : null,
    ]));
}

function legendOf(text) {
  const at = [0, text * 13, text * 22];
  return [
    svg("g", { class: "p99" }, svg("path", { d: `M0 ${text * 0.7}h${text * 2}` })), svg("text", { x: text * 2.5, y: text, "font-size": text }, "99 of 100 within"),
    svg("g", { class: "p50" }, svg("path", { d: `M${at[1]} ${text * 0.7}h${text * 2}` })), svg("text", { x: at[1] + text * 2.5, y: text, "font-size": text }, "half within"),
    svg("g", { class: "gone" }, svg("rect", { x: at[2], y: 1, width: text, height: text })), svg("text", { x: at[2] + text * 1.5, y: text, "font-size": text }, "share that is lost"),
  ];
}

function described(rates) {
  const one = ({ rate, percentile, high, lost }) => `${number(rate)} a second: ${percentile} of 100 within ${millisText(high)}${lost > 0 ? `, ${percent(lost)} lost` : ""}`;
  return `Latency by rate. ${rates.map(one).join("; ")}. The table has every load.`;
}

function table(points, shown, show) {
  const cells = ({ outcome, summary, p50, high, percentile, waits, lost }) => (outcome === "broken" ? [el("td", { colspan: 4, class: "dead" }, summary)] : [
    el("td", {}, millisText(p50)), el("td", {}, millisText(high), percentile === 99 ? null : el("small", {}, percentile === 100 ? " (all)" : ` (${percentile} of 100)`)),
    el("td", {}, waits === undefined ? "" : millisText(waits)), el("td", { class: lost > 0 ? "dead" : null }, lost > 0 ? percent(lost) : "none")]);
  return el("div", { class: "load-table", tabindex: "0", role: "region", "aria-label": "Loads of this run" }, el("table", {},
    el("thead", {}, el("tr", {}, ["a second", "for", "half within", "99 of 100 within", "closed loop says", "lost", "see"].map(name => el("th", { scope: "col" }, name)))),
    el("tbody", {}, [...points].sort((a, b) => a.rate - b.rate).map(point => el("tr", { class: point.id === shown ? "goal" : null },
      el("th", { scope: "row" }, number(point.rate)), el("td", {}, `${number(point.seconds)} s`), cells(point),
      el("td", {}, point.outcome !== "complete" ? null : point.id === shown ? el("span", { class: "shown-above", tabindex: "-1", data: { load: point.id } }, "shown above")
        : link("Show", () => show(point.id), { "aria-label": `Show the load at ${number(point.rate)} a second` })))))));
}
