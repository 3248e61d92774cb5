// The figures beside the picture of the heap: collections by kind, how long pauses are, and each collection with the line of -Xlog:gc.
import { el, link } from "./dom.js";
import { number, plural, time } from "./format.js";
import { change, kindOf, moment, size } from "./gc-words.js";

const AT_FIRST = 40;

/** Collections by kind and cause. */
export function kindsTable({ kinds }) {
  return scroll("Collections by kind", el("table", { class: "gc-kinds" },
    el("thead", {}, el("tr", {}, heads("kind", "why", "how many", "as a rule", "at most", "in all"))),
    el("tbody", {}, kinds.map(({ kind, cause, why, count, pauseNanos, medianNanos, longestNanos }) => el("tr", {},
      el("th", { scope: "row" }, kindOf(kind)),
      el("td", { class: "words" }, why || cause, why && cause ? el("small", {}, cause) : null),
      el("td", {}, number(count)),
      el("td", {}, medianNanos === null ? "no pause" : time(medianNanos)),
      el("td", {}, longestNanos === null ? "–" : time(longestNanos)),
      el("td", {}, pauseNanos === 0 ? "–" : time(pauseNanos)))))));
}

/** How long the pauses are: a bar for each span of lengths. */
export function lengthsTable({ lengths }) {
  const most = Math.max(...lengths.map(({ pauses }) => pauses));
  return el("table", { class: "gc-lengths" },
    el("caption", {}, "How long the program stood still"),
    el("thead", { class: "hidden" }, el("tr", {}, heads("pause", "share", "how many"))),
    el("tbody", {}, lengths.map(({ from, to, pauses }) => {
      const bar = el("i");
      bar.style.width = `${(pauses / most) * 100}%`;
      return el("tr", {}, el("th", { scope: "row" }, from === 0 ? `below ${time(to)}` : `${time(from)} to ${time(to)}`), el("td", { class: "bar", "aria-hidden": "true" }, bar), el("td", {}, number(pauses)));
    })));
}

/** Each collection; `choose` is told of one that was chosen. Returns {node, show}, of which `show` marks one, and makes sure that it is there where that is meant. */
export function collectionsTable(report, choose) {
  const { collections, collectionsInAll } = report;
  const rows = collections.map((one, index) => row(one, () => choose(index)));
  const body = el("tbody", {}, rows.slice(0, AT_FIRST));
  const more = link(`Show all ${number(collections.length)}`, () => all());
  const all = () => {
    body.replaceChildren(...rows);
    const kept = document.activeElement === more;
    more.remove();
    if (kept) rows[AT_FIRST].querySelector("button").focus();
  };
  let shown = null;
  const node = el("div", {},
    scroll("Each collection", el("table", { class: "gc-collections" },
      el("caption", {}, collectionsInAll > collections.length ? `The first ${number(collections.length)} of ${plural(collectionsInAll, "collection")}.` : `${plural(collectionsInAll, "collection")}, in order of time.`,
        " The last column is what -Xlog:gc prints."),
      el("thead", {}, el("tr", {}, heads("at", "kind", "stood still", "heap", "promoted", "log"))),
      body)),
    rows.length > AT_FIRST ? more : null);
  return {
    node,
    show(index, firmly) {
      if (firmly && index >= AT_FIRST && more.isConnected) all();
      shown?.classList.remove("chosen");
      shown?.removeAttribute("aria-current");
      shown = rows[index];
      shown.classList.add("chosen");
      shown.setAttribute("aria-current", "true");
    },
  };
}

function row(one, choose) {
  return el("tr", {},
    el("th", { scope: "row" }, link(moment(one.at), choose, { "aria-label": `GC(${one.id}) at ${moment(one.at)}: show in the picture` })),
    el("td", {}, kindOf(one.kind)),
    el("td", {}, one.pauseNanos > 0 ? time(one.pauseNanos) : "–"),
    el("td", {}, change(one)),
    el("td", {}, one.promoted === null ? "–" : size(one.promoted)),
    el("td", { class: "log" }, one.lines.map(line => el("code", {}, line))));
}

const heads = (...texts) => texts.map(text => el("th", { scope: "col" }, text));

const scroll = (label, table) => el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, table);
