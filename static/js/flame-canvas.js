// The drawing surface of a flame graph: its size, its fonts and colours, and where on it a node is.
import { el } from "./dom.js";
import { palette } from "./flame-colours.js";
import { paint } from "./flame-paint.js";
import { Viewport } from "./flame-viewport.js";

/** A canvas that stays in the window of `view`, which scrolls; `scene` says what to paint besides sizes and places. */
export class FlameCanvas {
  #view; #scene; #node = el("canvas", { "aria-hidden": "true" }); #space = el("div", {}, this.#node);
  #colours = null; #rows = 1; #rowHeight = 22; #font = ""; #charWidth = 7; #frame = 0;
  flipped = false;
  viewport = new Viewport(() => this.draw());

  constructor(view, scene) {
    this.#view = view;
    this.#scene = scene;
    view.append(this.#space);
    view.addEventListener("scroll", () => this.draw());
    new ResizeObserver(() => this.#measure()).observe(view);
    const again = () => {
      if (view.isConnected) requestAnimationFrame(() => this.#measure());
      else removeEventListener("look-changed", again);
    };
    addEventListener("look-changed", again);
  }

  /** Reads theme and text size of the page. */
  #measure() {
    if (this.#view.clientWidth === 0) return;
    const style = getComputedStyle(document.documentElement);
    const root = parseFloat(style.fontSize);
    this.#colours = palette(this.#view);
    this.#rowHeight = Math.round(root * (matchMedia("(pointer: coarse)").matches ? 1.625 : 1.375));
    this.#font = `${root * 0.71875}px ${style.getPropertyValue("--mono")}`;
    const context = this.#node.getContext("2d");
    context.font = this.#font;
    this.#charWidth = context.measureText("0123456789").width / 10;
    this.layout();
  }

  /** Sizes the view: as high as the whole tree needs, so that zooming moves nothing below. */
  layout() {
    if (!this.#colours) return;
    const { model, zoom, selected } = this.#scene();
    // Half a row at the edge says that there are more.
    const most = (Math.max(12, Math.floor(innerHeight * 0.5 / this.#rowHeight)) + 0.5) * this.#rowHeight;
    const shown = Math.min(model.levels.length * this.#rowHeight, most);
    this.#rows = Math.max(model.height(zoom), Math.floor(shown / this.#rowHeight));
    this.#view.style.height = `${shown}px`;
    this.#space.style.height = `${Math.max(shown, this.#rows * this.#rowHeight)}px`;
    const ratio = devicePixelRatio || 1;
    const width = this.#view.clientWidth;
    this.#node.width = Math.round(width * ratio);
    this.#node.height = Math.round(shown * ratio);
    this.#node.style.width = `${width}px`;
    this.#node.style.height = `${shown}px`;
    this.#node.getContext("2d").setTransform(ratio, 0, 0, ratio, 0, 0);
    this.reveal(selected >= 0 ? selected : zoom);
    this.paintNow();
  }

  /** Paints with the next frame of the screen; several calls are one. */
  draw() {
    if (!this.#frame) this.#frame = requestAnimationFrame(() => this.paintNow());
  }

  /** Paints at once; returns how many boxes. */
  paintNow() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (!this.#colours) return 0;
    return paint(this.#node.getContext("2d"), {
      ...this.#drawn(), rows: this.#rows, scroll: this.#view.scrollTop, height: this.#view.clientHeight,
    });
  }

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
