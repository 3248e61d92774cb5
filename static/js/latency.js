// Requests that came at a rate: a plain sentence, latency by percentile as a picture, and the same figures as a table.
import { api } from "./api.js";
import { el, link } from "./dom.js";
import { number, plural, time } from "./format.js";
import { drawPercentiles } from "./percentiles.js";

const ARTIFACT = "latency.json";
const NAMES = { "starter open": "starter", "yours open": "yours", "starter closed": "starter, one client that waits", "yours closed": "yours, one client that waits" };
const LOST = [["refused", "turned away by the service"], ["failed", "failed"], ["unanswered", "never answered"], ["shed", "never sent"]];

/** Whether a run has any. */
export const hasLatency = ({ artifacts }) => artifacts.some(({ name }) => name === ARTIFACT);

/** A place that fills itself; it keeps its height of one line until then. */
export function latencyOf(report) {
  const place = el("div", { class: "latency" }, el("p", { class: "empty" }, "Loading how the requests went…"));
  fill(place, report);
  return place;
}

async function fill(place, report) {
  try {
    const { loads } = await api.artifact(report.id, ARTIFACT);
    place.replaceChildren(...loads.flatMap(section));
  } catch (failure) {
    place.replaceChildren(el("p", { class: "empty" }, failure.message, " ", link("Try again", () => fill(place, report))));
  }
}

const millis = value => (value === null || value === undefined ? "never" : time(value * 1e6));
const nameOf = ({ side, loop }) => NAMES[`${side} ${loop}`];
const valueAt = ({ points }, percentile) => points.find(point => point.percentile === percentile)?.millis;
/** "99 of 100", as the server's sentences say it. */
const share = percentile => {
  const decimals = String(percentile).split(".")[1]?.length ?? 0;
  return `${number(Math.round(percentile * 10 ** decimals))} of ${number(100 * 10 ** decimals)}`;
};

function section(load) {
  const { service, rate, percentile, atMostMillis, sentence, waiting, curves, forks, failure } = load;
  const picture = el("div");
  requestAnimationFrame(() => drawPercentiles(picture, curves.map(curve => ({ ...curve, name: nameOf(curve) })), { percentile, atMostMillis }));
  const rows = [...new Set([50, 90, percentile, 99, 99.9])].sort((a, b) => a - b).filter(at => curves.every(({ requests }) => requests * (100 - at) >= 100));
  const lost = LOST.filter(([key]) => curves.some(curve => curve[key] > 0));
  return [
    el("h3", {}, service, el("small", {}, `${number(rate)} requests a second, sent on time whether or not the service keeps up`)),
    el("p", { class: "plain" }, sentence),
    waiting ? el("p", { class: "plain" }, waiting) : "",
    failure ? el("p", { class: "plain" }, "The first that failed: ", el("code", {}, failure)) : "",
    picture,
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `Figures of ${service}` }, el("table", {},
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "answered within"), curves.map(curve => el("th", { scope: "col" }, nameOf(curve))))),
      el("tbody", {},
        rows.map(at => el("tr", { class: at === percentile ? "goal" : null }, el("th", { scope: "row" }, share(at)), curves.map(curve => el("td", {}, millis(valueAt(curve, at)))))),
        row("all", curves.map(curve => millis(valueAt(curve, 100)))),
        row("requests", curves.map(({ requests }) => number(requests))),
        lost.map(([key, words]) => row(words, curves.map(curve => number(curve[key]))))))),
    el("details", { class: "how" },
      el("summary", {}, `Each of your ${plural(forks.length, "fork")}, and how it is measured`),
      el("table", {},
        el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "fork"), el("th", { scope: "col" }, `${share(percentile)} within`))),
        el("tbody", {}, forks.map((value, i) => row(String(i + 1), [millis(value)])))),
      el("p", {}, "A fork is a JVM of its own. When each request is due is fixed beforehand, and its time counts from then: behind a stall it goes on for all that wait. "
        + "One that is turned away, fails, is never answered or never sent counts as one that takes for ever. "
        + "The client that waits for each answer is shown only to compare: it sends nothing while it waits, so it never sees the queue. That mistake is called coordinated omission.")),
  ];
}

const row = (name, cells) => el("tr", {}, el("th", { scope: "row" }, name), cells.map(text => el("td", {}, text)));
