// The controls around a timeline: which threads, closer and farther, whether a drag moves or selects, and the legend of states.
import { el } from "./dom.js";
import { percent } from "./format.js";
import { swatch } from "./timeline-colours.js";
import { STATES, stateText } from "./timeline-states.js";

export class TimelineBar {
  #move; #select;

  /** `acts` has filter, mark, zoom (a factor), all, shown (selects what is in view) and explain. */
  constructor(acts) {
    const button = (text, label, title, act) => el("button", { type: "button", class: "small", "aria-label": label, title, on: { click: act } }, text);
    const mode = (text, title, on) => el("button", { type: "button", title, "aria-pressed": String(!on), on: { click: () => acts.mark(on) } }, text);
    this.search = el("input", { type: "search", placeholder: "Threads named …", "aria-label": "Only threads with this in their names", "aria-keyshortcuts": "/", on: { input: () => acts.filter(this.search.value) } });
    this.#move = mode("Move", "A drag moves the picture (m)", false);
    this.#select = mode("Select", "A drag selects a stretch of time (m); with Shift it always does", true);
    this.node = el("div", { class: "flame-bar timeline-bar" },
      el("div", { class: "flame-search" }, this.search,
        el("button", { type: "button", class: "small", title: "How to read this (?)", "aria-haspopup": "dialog", on: { click: acts.explain } }, "How to read this ", el("kbd", { "aria-hidden": "true" }, "?"))),
      el("div", { class: "choice-of", role: "group", "aria-label": "A drag" }, this.#move, this.#select),
      button("+", "Closer", "Closer (w)", () => acts.zoom(0.5)), button("−", "Farther", "Farther (s)", () => acts.zoom(2)), button("All", "All of the recording", "All of the recording (x)", acts.all),
      button("Select what is shown", null, "Totals and flame graph of what is in view (r)", acts.shown));
  }

  /** Shows whether a drag selects. */
  shows(marking) {
    this.#move.setAttribute("aria-pressed", String(!marking));
    this.#select.setAttribute("aria-pressed", String(marking));
  }
}

/** The states that occur, each with its paint, its meaning and its share of the program's threads' time. */
export function legendOf({ states, totals }) {
  const all = totals.nanos.reduce((sum, nanos) => sum + nanos, 0) || 1;
  const swatches = [];
  const entries = states.map((state, i) => [state, totals.nanos[i]]).filter(([, nanos]) => nanos > 0).map(([state, nanos]) => {
    const sample = swatch(state);
    swatches.push(sample);
    return el("li", { title: STATES[state]?.means }, sample.canvas, `${stateText(state)} `, el("small", {}, percent(nanos / all)));
  });
  const list = el("ul", { class: "timeline-legend", "aria-label": "What a thread does, with its share of the time of the program’s threads" }, entries);
  const draw = () => { if (list.isConnected) for (const sample of swatches) sample.draw(); };
  requestAnimationFrame(draw);
  const again = () => {
    if (list.isConnected) requestAnimationFrame(draw);
    else removeEventListener("look-changed", again);
  };
  addEventListener("look-changed", again);
  return list;
}
