// The drawing surface of a timeline: its rows, their places, its sizes and colours, and what of the recording is in view.
import { Viewport } from "./flame-viewport.js";
import { ScrollCanvas } from "./scroll-canvas.js";
import { paints } from "./timeline-colours.js";
import { firstBelow, heightOf, paint } from "./timeline-paint.js";
import { rowsOf } from "./timeline-rows.js";
import { scalesOf } from "./timeline-tracks.js";

const NARROW = 480;   // pixels below which names get less of the width
const LEAST_ROWS = 14;

export class TimelineCanvas {
  #view; #source; #scene; #canvas = null; #colours = null; #scales; #sizes = { rowHeight: 22, axis: 24, gutter: 120 };
  #tops = [0]; #open = new Set(); #wanted = "";
  rows = [];

  /** A canvas in a view that scrolls; `scene` says what is chosen: chosen (a row's key), cursor and range. */
  constructor(view, source, scene) {
    this.#view = view;
    this.#source = source;
    this.#scene = scene;
    this.#scales = scalesOf(source.whole);
    this.viewport = new Viewport(() => this.#moved());
    this.viewport.bound(0, source.whole.length, false);
    this.#arrange();
    this.#canvas = new ScrollCanvas(view, { measured: sizes => this.#measured(sizes), paint: context => this.#paint(context) });
  }

  /** Width of the plot, right of the names. */
  get pixels() { return Math.max(1, this.#view.clientWidth - this.#sizes.gutter); }
  /** Nanoseconds of a pixel. */
  get step() { return this.viewport.span / this.pixels; }

  #measured({ rowHeight, font, charWidth, root }) {
    const width = this.#view.clientWidth;
    const gutter = Math.round(width < NARROW ? Math.min(root * 6.2, width * 0.3) : Math.min(root * 11, width * 0.28));
    this.#colours = paints(this.#view, this.#canvas.context);
    this.#sizes = { rowHeight, font, charWidth, axis: Math.round(root * 1.6), gutter };
    this.#layout();
  }

  /** Lanes of the whole, and behind them those that only the finer window has room for. */
  #arrange() {
    const lanes = new Map([this.#source.whole, this.#source.fine].flatMap(window => window?.data.lanes ?? []).map(lane => [lane.thread, lane]));
    this.rows = rowsOf(this.#source.whole, [...lanes.values()], this.#open, this.#wanted);
  }

  #layout() {
    if (!this.#colours) return;
    const { rowHeight, axis } = this.#sizes;
    this.#tops = [0];
    for (const row of this.rows) this.#tops.push(this.#tops.at(-1) + heightOf(row, this.#sizes));
    const all = this.#tops.at(-1) + axis;
    this.#canvas.size(Math.min(all, Math.max(rowHeight * LEAST_ROWS, Math.floor(innerHeight * 0.6)) + rowHeight / 2), all);
    this.#moved();
  }

  #moved() {
    if (!this.#canvas) return;
    const { left, span } = this.viewport.aim;
    this.#source.want(left, span, this.pixels);
    this.draw();
  }

  /** Takes in what the source has now. What was in view stays where it was, whichever threads came in or went. */
  arrived() {
    const anchor = this.rows[firstBelow(this.#tops, this.#view.scrollTop)]?.key;
    const offset = this.#view.scrollTop - (this.#tops[this.index(anchor)] ?? 0);
    const before = this.rows.length;
    this.#arrange();
    if (this.rows.length !== before) {
      this.#layout();
      this.#view.scrollTop = (this.#tops[this.index(anchor)] ?? 0) + offset;
    }
    this.draw();
  }

  /** Only threads with this text in their names. */
  filter(text) {
    this.#wanted = text.trim().toLowerCase();
    this.#arrange();
    this.#layout();
  }

  /** Shows a group of threads or folds it away; returns whether it is shown. */
  fold(group) {
    if (!this.#open.delete(group)) this.#open.add(group);
    this.#arrange();
    this.#layout();
    return this.#open.has(group);
  }

  index(key) { return this.rows.findIndex(row => row.key === key); }
  row(key) { return this.rows[this.index(key)] ?? null; }

  /** The row and the time at a place of the window: `share` of the plot's width; `named` left of the plot, `axis` above the rows. */
  at({ clientX, clientY }) {
    const box = this.#view.getBoundingClientRect();
    const y = clientY - box.top - this.#sizes.axis;
    const x = clientX - box.left - this.#sizes.gutter;
    const axis = y < 0;
    const below = y + this.#view.scrollTop;
    const share = Math.max(0, Math.min(1, x / this.pixels));
    return { row: axis || below >= this.#tops.at(-1) ? null : this.rows[firstBelow(this.#tops, below)], time: this.viewport.left + share * this.viewport.span, share, named: x < 0, axis };
  }

  /** Scrolls to a row, and pans to a time that is out of view. */
  reveal(key, time) {
    const index = this.index(key);
    const inner = this.#view.clientHeight - this.#sizes.axis;
    if (index >= 0 && this.#tops[index] < this.#view.scrollTop) this.#view.scrollTop = this.#tops[index];
    else if (index >= 0 && this.#tops[index + 1] > this.#view.scrollTop + inner) this.#view.scrollTop = this.#tops[index + 1] - inner;
    const { left, span } = this.viewport.aim;
    if (time !== null && (time < left || time > left + span)) this.viewport.pan((time - left - span / 2) / span);
  }

  /** Paints with the next frame of the screen. */
  draw() { this.#canvas?.draw(); }

  #paint(context) {
    const { left, span } = this.viewport;
    return paint(context, {
      ...this.#sizes, rows: this.rows, tops: this.#tops, scroll: this.#view.scrollTop, width: this.#view.clientWidth, height: this.#view.clientHeight,
      left, span, parts: this.#source.parts(left, span), scales: this.#scales, colours: this.#colours, ratio: devicePixelRatio || 1, ...this.#scene(),
    });
  }
}
