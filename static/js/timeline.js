// The timeline's picture: a canvas in a view that scrolls, and what is chosen in it: a row, a time, a range.
import { el, link, say } from "./dom.js";
import { baseName } from "./format.js";
import { clip } from "./flame-names.js";
import { TimelineCanvas } from "./timeline-canvas.js";
import { keysOf } from "./timeline-keys.js";
import { followPointer } from "./timeline-pointer.js";
import { describe, moment, stopsOf, stretch } from "./timeline-words.js";
import { Tip } from "./tip.js";

const NEAR = 3;          // pixels that a pointer may be off
const LEAST_RANGE = 2;   // pixels
const FINER = 10;        // than a pixel: times are told so exactly

/** Where a frame is, in short; nothing where that is not known. */
export const placeOf = frame => (frame?.file && frame.line > 0 ? `${baseName(frame.file)}:${frame.line}` : "");

export class Timeline {
  #source; #acts; #drawing = false; #tip = new Tip();
  chosen = null; cursor = null; range = null; marking = false;

  /** `acts` has card (of a thread), ranged (a range, or null), explain, canOpen and open (a frame); `bar` shows which mode it is in. */
  constructor(source, bar, acts) {
    this.#source = source;
    this.#acts = acts;
    this.bar = bar;
    this.said = el("div", { class: "call-said timeline-said" });
    this.view = el("div", {
      class: "timeline-view", tabindex: "0", role: "application", "aria-roledescription": "timeline",
      "aria-label": "Timeline of threads. Up and down choose a row, left and right go to where it changes, W and S zoom, A and D pan, brackets select a range, Enter shows a thread’s card, question mark explains; the tables below have the same figures.",
      on: { keydown: event => this.#key(event), focus: () => { if (this.chosen === null && this.view.matches(":focus-visible")) this.choose(this.#firstThread(), this.viewport.left); } },
    });
    this.canvas = new TimelineCanvas(this.view, source, () => ({ chosen: this.chosen, cursor: this.cursor, range: this.range }));
    followPointer(this, this.view);
    this.node = el("div", {}, this.view, this.said, this.#tip.node);
    this.#say(null);
  }

  get viewport() { return this.canvas.viewport; }
  get length() { return this.#source.whole.length; }
  get #row() { return this.canvas.row(this.chosen); }
  /** Where the cursor is, or would come up. */
  get #now() { return this.cursor ?? Math.max(0, Math.round(this.viewport.left)); }

  #firstThread() { return (this.canvas.rows.find(({ type }) => type === "thread") ?? this.canvas.rows[0]).key; }

  /** A window came, or is waited for. */
  arrived() {
    this.view.setAttribute("aria-busy", String(this.#source.fetching));
    this.canvas.arrived();
    if (this.#row && !this.said.contains(document.activeElement)) this.#say(this.#row);
  }

  #fold(group) { say(this.canvas.fold(group) ? "Shown" : "Folded away"); }

  at(event) { return this.canvas.at(event); }

  /** Chooses a row and a time in it; `aloud` has a screen reader say what is there. */
  choose(key, time = this.cursor, aloud = false) {
    this.chosen = key;
    this.cursor = time === null ? null : Math.max(0, Math.min(this.length - 1, Math.round(time)));
    this.canvas.reveal(key, this.cursor);
    this.#say(this.#row, aloud);
    this.canvas.draw();
  }

  #describe(row, time) { return describe(row, this.#source.at(time), time, this.canvas.step * NEAR); }

  #say(row, aloud) {
    if (row === null) {
      this.said.replaceChildren("Click a thread to see its card. Drag with Shift, or along the axis, to select a stretch of time and see what it went to.");
      return;
    }
    const { figures, frame } = this.#describe(row, this.#now);
    const when = moment(this.#now, this.canvas.step / FINER);
    this.said.replaceChildren(el("b", {}, el("bdi", {}, clip(row.title, 160)), ` at ${when}`), el("span", {}, figures.join(" · ")),
      ...(frame && this.#acts.canOpen(frame) ? [link(`Show ${placeOf(frame)}`, () => this.#acts.open(frame, true))] : []),
      ...(row.type === "thread" ? [link("Card of this thread", () => this.#acts.card(row.thread, true))] : []));
    if (aloud) say(`${clip(row.title, 80)}, ${when}: ${figures.join(", ")}`);
  }

  /** Shows the tip of what is at an event's place; null hides it. */
  hover(event) {
    const { row, time, named } = event ? this.at(event) : { row: null };
    if (!row || this.#drawing) {
      this.#tip.hide();
      return;
    }
    const { figures, frame } = named && row.type !== "fold" ? { figures: [] } : this.#describe(row, time);
    this.#tip.show(event, clip(row.title, 300), [named ? "" : moment(time, this.canvas.step / FINER), ...figures, placeOf(frame)]);
  }

  /** What a click does: opens a fold, shows a thread's card, and the line where it waits. */
  click(event) {
    const { row, time, named } = this.at(event);
    if (row?.type === "fold") this.#fold(row.key);
    else if (row) this.choose(row.key, named ? this.#now : time);
    if (row?.type === "thread") this.#acts.card(row.thread, false);
    if (row && !named) this.open(false);
  }

  /** Enter: what a click does, with the keyboard going along. */
  enter() {
    const row = this.#row;
    if (row?.type === "fold") this.#fold(row.key);
    else if (row?.type === "thread") this.#acts.card(row.thread, true);
    else return false;
  }

  /** The line where the thread waits at the cursor, or where what is there came from; false where there is none to show. */
  open(focus = true) {
    const frame = this.#row && this.#describe(this.#row, this.#now).frame;
    if (!frame || !this.#acts.canOpen(frame)) return false;
    this.#acts.open(frame, focus);
  }

  /** The row above or below. */
  walk(step) {
    const { rows } = this.canvas;
    const index = Math.max(0, Math.min(rows.length - 1, this.canvas.index(this.chosen) + step));
    this.choose(rows[index].key, this.#now, true);
  }

  /** To where the row changes next, or has before. */
  step(direction) {
    const row = this.#row;
    if (!row) return;
    const stops = stopsOf(row, this.#source.at(this.#now)).sort((a, b) => a - b);
    const next = direction > 0 ? stops.find(stop => stop > this.#now) : stops.findLast(stop => stop < this.#now);
    this.choose(row.key, next ?? (direction > 0 ? this.length : 0), true);
  }

  /** Closer, around the cursor where it is in view. */
  zoom(factor) {
    const { left, span } = this.viewport.aim;
    const share = this.cursor === null ? 0.5 : (this.cursor - left) / span;
    this.viewport.zoom(factor, share >= 0 && share <= 1 ? share : 0.5);
  }

  all() { this.viewport.bound(0, this.length, true); }

  /** The range, or all, as wide as there is room. */
  fit() {
    if (!this.range) {
      this.all();
      return;
    }
    const { from, to } = this.range;
    const { left, span } = this.viewport.aim;
    this.viewport.zoom((to - from) / span, 0);
    this.viewport.pan((from - left) / this.viewport.aim.span);
  }

  /** One end of a range, at the cursor: true begins it. */
  bracket(begins) {
    const { from, to } = this.range ?? { from: 0, to: this.length };
    const at = this.#now;
    this.select(begins ? { from: at, to: at < to ? to : this.length } : { from: at > from ? from : 0, to: at });
  }

  /** What is in view. */
  selectShown() {
    const { left, span } = this.viewport.aim;
    this.select({ from: left, to: left + span });
  }

  /** While a range is drawn from one time to another. */
  mark(from, to) {
    this.#drawing = true;
    this.range = this.#within({ from: Math.min(from, to), to: Math.max(from, to) });
    this.hover(null);
    this.canvas.draw();
  }

  /** A range is drawn to its end; one of next to nothing is none. */
  marked() {
    this.#drawing = false;
    const { from, to } = this.range;
    this.select(to - from < this.canvas.step * LEAST_RANGE ? null : this.range);
  }

  #within({ from, to }) {
    const start = Math.max(0, Math.min(this.length - 1, Math.round(from)));
    return { from: start, to: Math.max(start + 1, Math.min(this.length, Math.round(to))) };
  }

  /** Chooses a range, or none; false where there was none to take away. */
  select(range) {
    if (!range && !this.range) return false;
    this.range = range && this.#within(range);
    this.canvas.draw();
    say(this.range ? `Selected ${stretch(this.range)}` : "Nothing is selected");
    this.#acts.ranged(this.range);
  }

  setMarking(on) {
    this.marking = on;
    this.view.classList.toggle("marking", on);
    this.bar.shows(on);
  }

  explain() { this.#acts.explain(); }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (this.#row === null) this.chosen = this.#firstThread();   // none yet, or one that is filtered away
    const act = keysOf(this)[event.key];
    if (act && act() !== false) event.preventDefault();
  }
}
