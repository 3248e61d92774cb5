// What the collector does, as a panel: words first, then the heap over time, then the figures, and the JVM's own log one click away.
import { api } from "./api.js";
import { downloads } from "./downloads.js";
import { el, find, link, mark } from "./dom.js";
import { number, plural, time } from "./format.js";
import { described, heapPicture } from "./gc-heap.js";
import { collectionsTable, kindsTable, lengthsTable } from "./gc-tables.js";
import { told } from "./gc-words.js";

const FEW_PAUSES = 3;   // so many are better read one by one

/** Draws a run's `gc.json`. */
export async function drawGc(panel, report) {
  const gc = await api.artifact(report.id, "gc.json");
  panel.replaceChildren(...words(gc), ...pictures(gc), ...files(report, gc));
}

function words({ collector, chosen, summary, notes, collectionsInAll, nanos }) {
  const [first, ...others] = summary;
  const allocation = find("#tab-alloc");
  return [
    el("h3", {}, "What the collector does", el("small", {}, `${collector}, ${plural(collectionsInAll, "collection")} in ${time(nanos)}`)),
    el("p", { class: "gc-first" }, first),
    others.length ? el("p", { class: "plain" }, others.join(" ")) : "",
    notes.length ? el("ul", { class: "gc-notes" }, notes.map(({ key, text }) => el("li", { data: { key } }, mark("slow"), el("span", {}, text)))) : "",
    el("p", { class: "gc-chosen" }, chosen.split(/(-X[^\s,;]*[^\s,;.])/).map((part, i) => (i % 2 ? el("code", { class: "flag" }, part) : part)), allocation ? [" ", link("Which lines allocate?", () => { allocation.click(); allocation.focus(); })] : null),
  ];
}

function pictures(gc) {
  const { collections, phases, lengths, pausesInAll, pauses, live, maxHeap, kinds } = gc;
  const why = ({ cause }) => kinds.find(kind => kind.cause === cause)?.why ?? "";
  const said = el("p", { class: "gc-said" }, collections.length ? "Arrow keys or the pointer walk from collection to collection." : "");
  const choose = (index, firmly = true) => {
    heap.show(index);
    table.show(index, firmly);
    said.textContent = told(collections[index], why(collections[index]));
  };
  const heap = heapPicture(gc, { choose, words: one => told(one, why(one)) });
  const table = collections.length ? collectionsTable(gc, choose) : null;
  const grave = pauses.some(({ kind }) => kind === "full" || kind === "degenerated");
  return [
    el("h3", {}, "The heap over time", el("small", {}, maxHeap === null ? "" : `it may grow to ${number(maxHeap / 2 ** 20)} MB`)),
    el("p", { class: "gc-legend", "aria-hidden": "true" }, [
      ["used", "used"], ["committed", "committed"], ...(live === null ? [] : [["live", "alive after a full collection"]]),
      ...(pauses.length ? [["pause", "pause, as high as it is long"]] : []), ...(grave ? [["grave", "of the whole heap"]] : []), ...(phases.length ? [["phase", "beside the program"]] : []),
    ].map(([key, text]) => el("span", { class: key }, text))),
    collections.length ? el("p", { class: "hidden" }, described(gc)) : "",
    heap.node,
    said,
    pauses.length < pausesInAll ? el("p", { class: "blind" }, `Of ${plural(pausesInAll, "pause")} the longest ${number(pauses.length)} are drawn.`) : "",
    kinds.length ? kindsTable(gc) : "",
    pausesInAll > FEW_PAUSES ? lengthsTable(gc) : "",
    table ? [el("h3", {}, "Each collection"), table.node] : [],
  ].flat();
}

function files(report, { nanos, operations }) {
  return [
    el("p", { class: "blind" }, `A fork of its own ran the benchmark for ${time(nanos)} (${plural(operations, "operation")}) once it was warm, with the exercise’s own JVM options. `
      + "Figures are of the whole JVM, JMH’s few objects among them. Between two collections the line of what is used is drawn straight; a pause counts from its start to its end in the log, without the wait for all threads to stop."),
    ...downloads(report, [["gc.log", "the JVM’s log"], ["gc.json", "these figures"]]),
  ];
}
