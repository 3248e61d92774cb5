// Which part of a profile's width is on screen, and how it glides from one to another.

const GLIDE_MILLIS = 160;
const CLOSEST = 1e-5;

export class Viewport {
  left = 0; span = 1;
  #from = 0; #whole = 1; #glide = 0; #target = null; #redraw;

  constructor(redraw) { this.#redraw = redraw; }

  get closer() { return this.aim.span < this.#whole; }
  /** Where it is, or is on its way to: left and span. */
  get aim() { return this.#target ?? this; }

  /** Shows all of a stretch, and never more than it; `smoothly` from what is shown now. */
  bound(from, whole, smoothly) {
    this.#from = from;
    this.#whole = whole || 1;
    this.#go(from, this.#whole, smoothly);
  }

  /** By shares of what is on screen; to the right where positive. */
  pan(share, smoothly = true) { this.#go(this.aim.left + share * this.aim.span, this.aim.span, smoothly); }

  /** Shows `factor` as much around a place, 0 at the left edge to 1 at the right. */
  zoom(factor, at = 0.5, smoothly = true) {
    const { left, span } = this.aim;
    const next = Math.min(this.#whole, Math.max(this.#whole * CLOSEST, span * factor));
    this.#go(left + (span - next) * at, next, smoothly);
  }

  #go(left, span, smoothly) {
    cancelAnimationFrame(this.#glide);
    const to = { left: Math.max(this.#from, Math.min(this.#from + this.#whole - span, left)), span };
    if (!smoothly || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.#arrive(to);
      return;
    }
    const from = { left: this.left, span: this.span };
    this.#target = to;
    const began = performance.now();
    const step = now => {
      const done = Math.min(1, Math.max(0, (now - began) / GLIDE_MILLIS));
      if (done === 1) {
        this.#arrive(to);
        return;
      }
      const eased = 1 - (1 - done) ** 3;
      this.left = from.left + (to.left - from.left) * eased;
      this.span = from.span + (to.span - from.span) * eased;
      this.#redraw();
      this.#glide = requestAnimationFrame(step);
    };
    this.#glide = requestAnimationFrame(step);
  }

  #arrive({ left, span }) {
    this.#target = null;
    this.left = left;
    this.span = span;
    this.#redraw();
  }
}
