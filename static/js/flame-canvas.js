// The drawing surface of a flame graph: its size, its fonts and colours, and where on it a node is.
import { palette } from "./flame-colours.js";
import { paint } from "./flame-paint.js";
import { Viewport } from "./flame-viewport.js";
import { ScrollCanvas } from "./scroll-canvas.js";

/** A canvas that stays in the window of `view`, which scrolls; `scene` says what to paint besides sizes and places. */
export class FlameCanvas {
  #view; #scene; #canvas; #colours = null; #rows = 1; #rowHeight = 22; #font = ""; #charWidth = 7;
  flipped = false;
  viewport = new Viewport(() => this.draw());

  constructor(view, scene) {
    this.#view = view;
    this.#scene = scene;
    this.#canvas = new ScrollCanvas(view, {
      measured: ({ rowHeight, font, charWidth }) => {
        this.#colours = palette(view);
        this.#rowHeight = rowHeight;
        this.#font = font;
        this.#charWidth = charWidth;
        this.layout();
      },
      paint: context => paint(context, { ...this.#drawn(), rows: this.#rows, scroll: view.scrollTop, height: view.clientHeight }),
    });
  }

  /** Sizes the view: as high as the whole tree needs, so that zooming moves nothing below. */
  layout() {
    if (!this.#colours) return;
    const { model, zoom, selected } = this.#scene();
    // Half a row at the edge says that there are more.
    const most = (Math.max(12, Math.floor(innerHeight * 0.5 / this.#rowHeight)) + 0.5) * this.#rowHeight;
    const shown = Math.min(model.levels.length * this.#rowHeight, most);
    this.#rows = Math.max(model.height(zoom), Math.floor(shown / this.#rowHeight));
    this.#canvas.size(shown, this.#rows * this.#rowHeight);
    this.reveal(selected >= 0 ? selected : zoom);
    this.paintNow();
  }

  /** Paints with the next frame of the screen; several calls are one. */
  draw() { this.#canvas.draw(); }

  /** Paints at once; returns how many boxes. */
  paintNow() { return this.#canvas.paintNow(); }

  #drawn() {
    const { left, span } = this.viewport;
    return {
      ...this.#scene(), left, span, flipped: this.flipped, rowHeight: this.#rowHeight, width: this.#view.clientWidth,
      colours: this.#colours, font: this.#font, charWidth: this.#charWidth,
    };
  }

  /** What to paint to have it all, in sight or not. */
  whole() {
    const drawn = this.#drawn();
    const rows = drawn.model.height(drawn.zoom);
    const { left, span } = this.viewport.aim;
    return { ...drawn, left, span, rows, scroll: 0, height: rows * this.#rowHeight };
  }

  #row(depth) { return this.flipped ? this.#rows - 1 - depth : depth; }

  /** Scrolls to the row of a node. */
  reveal(node) {
    const y = this.#row(this.#scene().model.depth[node]) * this.#rowHeight;
    const { scrollTop, clientHeight } = this.#view;
    if (y < scrollTop) this.#view.scrollTop = y;
    else if (y + this.#rowHeight > scrollTop + clientHeight) this.#view.scrollTop = y + this.#rowHeight - clientHeight;
  }

  /** The node at a place of the window, or -1. */
  at({ clientX, clientY }) {
    const box = this.#view.getBoundingClientRect();
    const row = Math.floor((clientY - box.top + this.#view.scrollTop) / this.#rowHeight);
    const { left, span } = this.viewport;
    return this.#scene().model.nodeAt(this.#row(row), left + (clientX - box.left) / this.#view.clientWidth * span);
  }

  /** Where in the window a menu of the node belongs. */
  below(node) {
    const { model } = this.#scene();
    const box = this.#view.getBoundingClientRect();
    const x = (model.start[node] - this.viewport.left) / this.viewport.span * this.#view.clientWidth;
    return {
      x: box.left + Math.max(0, Math.min(this.#view.clientWidth, x)) + 12,
      y: box.top + (this.#row(model.depth[node]) + 1) * this.#rowHeight - this.#view.scrollTop,
    };
  }

  /** The middle of a node as a share of the width; of the picture where the node is out of sight. */
  middle(node) {
    const { start, total } = this.#scene().model;
    const at = (start[node] + total[node] / 2 - this.viewport.left) / this.viewport.span;
    return at >= 0 && at <= 1 ? at : 0.5;
  }

  /** The next box of the row that is wide enough to be seen, or -1. */
  beside(node, step) {
    const { model } = this.#scene();
    const level = model.levels[model.depth[node]];
    const least = this.viewport.span / (this.#view.clientWidth || 1) / 2;
    let at = level.indexOf(node) + step;
    while (at >= 0 && at < level.length && model.total[level[at]] < least) at += step;
    return level[at] ?? -1;
  }
}
