// A load that is over: sentences first, then latency over time and by percentile, then the figures as tables.
import { api } from "./api.js";
import { el } from "./dom.js";
import { number, time } from "./format.js";
import { LatencyOverTime, LOOP_NAMES, LOST_WORDS, timeTable } from "./load-timeline.js";
import { drawPercentiles } from "./percentiles.js";

const TOLD = [50, 90, 99, 99.9];

export const millisText = value => (value === null || value === undefined ? "never" : time(value * 1e6));
export const valueAt = (curve, percentile) => curve?.points.find(point => point.percentile === percentile)?.millis;
export const curveOf = ({ curves }, loop) => curves.find(curve => curve.loop === loop);
const shareOf = percentile => (percentile === 50 ? "half" : percentile === 100 ? "all" : percentile === 99.9 ? "999 of 1,000" : `${percentile} of 100`);

/** Its parts, in order. */
export function resultOf(load, run) {
  const tracks = withUnanswered(load);
  const overTime = el("div", { class: "load-picture" });
  new LatencyOverTime(overTime).show({ ...load, tracks });
  const byShare = el("div");
  const named = load.curves.map(curve => ({ ...curve, name: LOOP_NAMES[curve.loop] }));
  requestAnimationFrame(() => drawPercentiles(byShare, named, { percentile: load.percentile, atMostMillis: null }));
  return [
    el("h3", {}, `At ${number(load.rate)} a second for ${number(load.seconds)} s`, el("small", {}, load.service)),
    el("p", { class: "plain" }, load.summary),
    load.closed ? el("p", { class: "plain" }, load.closed) : null,
    load.failure ? el("p", { class: "plain" }, "The first that failed: ", el("code", {}, load.failure)) : null,
    load.note ? el("p", { class: "noise" }, load.note) : null,
    el("h4", {}, "Latency over time", el("small", {}, "by when each request was due")), overTime,
    el("h4", {}, "Latency by percentile", el("small", {}, "each step to the right is ten times fewer requests")), byShare,
    figures(load),
    el("details", { class: "how" }, el("summary", {}, "Latency over time as a table"), timeTable({ ...load, tracks })),
    el("p", { class: "files-of-run" }, el("a", { href: api.loadUrl(run, load.id), download: `${load.exercise}-load-${load.rate}.json` }, "All of it as JSON")),
  ].filter(node => node !== null);
}

/** In the end, whoever is due and nothing else was never answered. */
function withUnanswered({ tracks }) {
  return tracks.map(({ loop, buckets }) => ({
    loop, buckets: buckets.map(bucket => ({ ...bucket, unanswered: bucket.due - bucket.answered - bucket.refused - bucket.failed - bucket.shed })),
  }));
}

function figures({ curves, percentile }) {
  const rows = [...new Set([...TOLD, percentile])].sort((a, b) => a - b).filter(at => at <= percentile || curves.every(({ requests }) => requests * (100 - at) >= 100));
  const lost = LOST_WORDS.filter(([key]) => curves.some(curve => curve[key] > 0));
  const row = (name, cells, attributes = {}) => el("tr", attributes, el("th", { scope: "row" }, name), cells.map(text => el("td", {}, text)));
  return el("div", { class: "load-table", tabindex: "0", role: "region", "aria-label": "Figures of the load" }, el("table", {},
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "answered within"), curves.map(({ loop }) => el("th", { scope: "col" }, LOOP_NAMES[loop])))),
    el("tbody", {},
      rows.map(at => row(shareOf(at), curves.map(curve => millisText(valueAt(curve, at))), { class: at === percentile ? "goal" : null })),
      percentile === 100 ? null : row("all", curves.map(curve => millisText(valueAt(curve, 100)))),
      row("requests", curves.map(({ requests }) => number(requests))),
      lost.map(([key, words]) => row(words, curves.map(curve => number(curve[key])))))));
}
