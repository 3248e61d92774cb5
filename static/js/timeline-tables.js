// The timeline's figures as tables: what was waited for, the time of each thread by state, what the JVM did, the program's own events.
import { el, link } from "./dom.js";
import { clean, clip } from "./flame-names.js";
import { bytes, number, percent, time } from "./format.js";
import { SortedHeads } from "./sorted-heads.js";
import { placed } from "./timeline-card.js";
import { groupOf, kindText, stateText } from "./timeline-states.js";
import { nameOf } from "./timeline-window.js";
import { waitText } from "./timeline-words.js";

const SHOWN = 12;

const region = (label, table) => el("div", { class: "timeline-table", tabindex: "0", role: "region", "aria-label": label }, table);
const head = titles => el("thead", {}, el("tr", {}, titles.map(title => el("th", { scope: "col" }, title))));

/** What the program's threads waited for, heaviest first; nothing where they did not. */
export function waitsTable({ totals }, acts) {
  if (!totals.waits.length) return [];
  return [
    el("h3", {}, "What was waited for", el("small", {}, "of the time of the program’s threads")),
    region("What was waited for", el("table", { class: "hot-table timeline-waits" },
      head(["what", "share", "time", "times", "threads"]),
      el("tbody", {}, totals.waits.map(({ state, what, nanos, count, threads, share, place, holder }) => el("tr", {},
        el("th", { scope: "row" }, waitText(state, clean(what ?? "")),
          place ? el("small", {}, "in ", placed({ ...place, name: clean(place.name) }, acts)) : null, holder ? el("small", {}, "held by ", holderOf(holder, acts)) : null),
        [percent(share), time(nanos), number(count), number(threads)].map(text => el("td", {}, text))))))),
  ];
}

function holderOf({ thread, name, state, place }, acts) {
  return [link(el("bdi", {}, clip(nameOf({ thread, name, kind: "" }), 60)), () => acts.choose(thread)),
    state ? `, ${stateText(state)}` : "", place ? [" in ", placed({ ...place, name: clean(place.name) }, acts)] : ""];
}

/** Threads by the time that they spent in each state. */
export class ThreadTable {
  #acts; #window = null; #all = false; #heads = null; #states = []; #body = el("tbody"); #more = el("p", { class: "meta" }); #head = el("tr"); #told = el("small");
  node = el("div", { class: "timeline-section" }, el("h3", {}, "Threads", this.#told), region("Time of each thread by what it did", el("table", { class: "hot-table timeline-threads" }, el("thead", {}, this.#head), this.#body)), this.#more);

  /** `acts` has card (of a thread). */
  constructor(acts) { this.#acts = acts; }

  /** Shows a window's figures; `words` say of what they are. */
  show(window, words) {
    const used = window.states.map((_, state) => state).filter(state => window.data.lanes.some(({ nanos }) => nanos[state] > 0));
    if (this.#heads === null || String(used) !== String(this.#states)) this.#columns(window.states, used);
    this.#window = window;
    this.#told.textContent = `time by what they did; ${words}`;
    this.#fill();
  }

  #columns(states, used) {
    this.#states = used;
    this.#heads = new SortedHeads([
      { id: "name", text: "thread", by: "name", type: "text" }, { id: "alive", text: "there", by: "alive" },
      ...used.map(state => ({ id: states[state], text: stateText(states[state]), by: `state${state}` })),
    ], "alive", () => this.#fill());
    this.#head.replaceChildren(...this.#heads.cells);
  }

  #fill() {
    const { data: { lanes, more } } = this.#window;
    // The program's own first, so that where nothing else tells them apart they are on top.
    const rows = this.#heads.order([...lanes].sort((a, b) => (groupOf(a.kind) !== "program") - (groupOf(b.kind) !== "program")).map(lane => ({
      lane, name: nameOf(lane), alive: lane.nanos.reduce((sum, nanos) => sum + nanos, 0), ...Object.fromEntries(lane.nanos.map((nanos, state) => [`state${state}`, nanos])),
    })));
    const shown = this.#all ? rows : rows.slice(0, SHOWN);
    this.#body.replaceChildren(...shown.map(({ lane, name, alive }) => el("tr", { class: groupOf(lane.kind) === "program" ? null : "others" },
      el("th", { scope: "row", title: kindText(lane.kind) }, link(el("bdi", { class: "name" }, clip(name, 120)), () => this.#acts.card(lane.thread, true))),
      el("td", {}, time(alive)), this.#states.map(state => el("td", { title: lane.nanos[state] ? percent(lane.nanos[state] / (alive || 1)) : null }, lane.nanos[state] ? time(lane.nanos[state]) : "")))));
    this.#more.replaceChildren(...(rows.length > shown.length ? [link(`Show all ${rows.length}`, () => { this.#all = true; this.#fill(); })] : []),
      ...(more ? [` ${number(more.threads)} more have no lane, ${number(more.virtual)} of them virtual: together ${time(more.nanos.reduce((sum, nanos) => sum + nanos, 0))}.`] : []));
  }
}

/** What the JVM did meanwhile. */
export function jvmTable({ data }) {
  const { collections, pauses, safepoints, compilations, deoptimisations, series, totals, virtual } = data;
  const span = data.to - data.from;
  const counted = (name, { count, nanos }) => [name, number(count), time(nanos), percent(nanos / span)];
  const least = points => points.reduce((low, [, value]) => Math.min(low, value), Infinity);
  const most = points => points.reduce((top, [, value]) => Math.max(top, value), 0);
  const rows = [
    counted("collections", collections), counted("pauses of the collector", pauses), counted("all threads stopped, for whatever reason", safepoints),
    counted("compilations", compilations), ["deoptimisations", number(deoptimisations.count), "", ""],
  ];
  const figures = [
    series.heapUsed.length ? ["heap in use", `${bytes(least(series.heapUsed))} to ${bytes(most(series.heapUsed))}`] : null,
    series.heapCommitted.length ? ["heap that the JVM has", bytes(most(series.heapCommitted))] : null,
    totals.allocated > 0 ? ["allocated", `${bytes(totals.allocated)}, ${bytes(totals.allocated / (span / 1e9))} a second`] : null,
    totals.busy !== null ? ["cores that the program used", `${number(totals.busy)} of ${number(data.cores)}`] : null,
    totals.jvmBusy !== null ? ["cores that the rest of the JVM used", number(totals.jvmBusy)] : null,
    virtual ? ["virtual threads", `${number(virtual.threads)}, at most ${number(virtual.alive.reduce((top, value) => Math.max(top, value), 0))} at once`] : null,
  ].filter(Boolean);
  return [
    el("h3", {}, "What the JVM did"),
    region("What the JVM did", el("table", { class: "timeline-jvm" }, head(["what", "how often", "time", "of the time"]), el("tbody", {}, rows.map(row)))),
    el("table", { class: "timeline-jvm" }, el("caption", { class: "hidden" }, "Heap, allocation and cores"), el("tbody", {}, figures.map(row))),
  ];
}

const row = ([name, ...cells]) => el("tr", {}, el("th", { scope: "row" }, name), cells.map(text => el("td", {}, text)));

/** The program's own JFR events by kind; nothing where it has none. */
export function ownTable({ data: { own } }) {
  if (!own.count) return [];
  return [
    el("h3", {}, "Your own events", el("small", {}, "JFR events that the program defines")),
    region("Your own events", el("table", { class: "timeline-jvm" }, head(["event", "how often", "time", "longest"]), el("tbody", {}, own.kinds.map(({ type, label, count, nanos, longest }) =>
      row([el("bdi", { title: clip(clean(type), 300) }, clip(clean(label || type), 120)), number(count), time(nanos), time(longest)]))))),
  ];
}
