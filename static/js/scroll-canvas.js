// A canvas that stays in the window of a view which scrolls: its size, its letters, and when it is drawn.
import { el } from "./dom.js";

export class ScrollCanvas {
  #view; #node = el("canvas", { "aria-hidden": "true" }); #space = el("div", {}, this.#node); #measured; #paint; #ready = false; #frame = 0;

  /** `measured` is told the size of the page's letters, first and whenever theme or width change, and calls `size`; `paint` draws all of it. */
  constructor(view, { measured, paint }) {
    this.#view = view;
    this.#measured = measured;
    this.#paint = paint;
    view.append(this.#space);
    view.addEventListener("scroll", () => this.draw());
    new ResizeObserver(() => this.#measure()).observe(view);
    const again = () => {
      if (view.isConnected) requestAnimationFrame(() => this.#measure());
      else removeEventListener("look-changed", again);
    };
    addEventListener("look-changed", again);
  }

  get context() { return this.#node.getContext("2d"); }

  /** Reads theme and text size of the page. */
  #measure() {
    if (this.#view.clientWidth === 0) return;
    const style = getComputedStyle(document.documentElement);
    const root = parseFloat(style.fontSize);
    const font = `${root * 0.71875}px ${style.getPropertyValue("--mono")}`;
    const { context } = this;
    context.font = font;
    this.#ready = true;
    this.#measured({
      rowHeight: Math.round(root * (matchMedia("(pointer: coarse)").matches ? 1.625 : 1.375)), font, root,
      charWidth: context.measureText("0123456789").width / 10,
    });
  }

  /** Shows so many pixels in height of a whole. */
  size(shown, whole) {
    this.#view.style.height = `${shown}px`;
    this.#space.style.height = `${Math.max(shown, whole)}px`;
    const ratio = devicePixelRatio || 1;
    const width = this.#view.clientWidth;
    this.#node.width = Math.round(width * ratio);
    this.#node.height = Math.round(shown * ratio);
    this.#node.style.width = `${width}px`;
    this.#node.style.height = `${shown}px`;
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  /** Paints with the next frame of the screen; several calls are one. */
  draw() {
    if (!this.#frame) this.#frame = requestAnimationFrame(() => this.paintNow());
  }

  /** Paints at once; returns what the painting returns, 0 where it can't be seen yet. */
  paintNow() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    return this.#ready ? this.#paint(this.context) : 0;
  }
}
