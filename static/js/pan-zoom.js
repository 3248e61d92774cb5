// A picture in a view that scrolls: closer, farther, dragged along, as wide as there is room.

const LEAST = 0.15;
const MOST = 3;
const READABLE = 0.75;   // a picture that is wider than its view is not made smaller than this unless asked
const SLIP = 4;          // pixels that a click may slip before it is a drag

export class PanZoom {
  #view; #scale = 1; #picture = null;

  constructor(view) {
    this.#view = view;
    let from = null;
    let dragged = false;
    view.addEventListener("pointerdown", event => {
      if (event.pointerType !== "mouse" || event.button !== 0) return;   // a finger scrolls by itself
      from = { x: event.clientX, y: event.clientY };
      dragged = false;
    });
    view.addEventListener("pointermove", event => {
      if (from === null || !(event.buttons & 1)) return;
      if (!dragged && Math.hypot(event.clientX - from.x, event.clientY - from.y) <= SLIP) return;
      if (!dragged) view.setPointerCapture(event.pointerId);
      dragged = true;
      view.scrollLeft -= event.clientX - from.x;
      view.scrollTop -= event.clientY - from.y;
      from = { x: event.clientX, y: event.clientY };
    });
    for (const end of ["pointerup", "pointercancel"]) view.addEventListener(end, () => { from = null; });
    view.addEventListener("click", event => { if (dragged) event.stopPropagation(); dragged = false; }, true);
    view.addEventListener("wheel", event => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const box = view.getBoundingClientRect();
      this.by(Math.exp(-event.deltaY * 0.004), event.clientX - box.left, event.clientY - box.top);
    }, { passive: false });
  }

  get #fitting() { return Math.min(1, Math.max(LEAST, this.#view.clientWidth / this.#picture.width)); }

  /** Shows a picture {node, width, height}; `same` keeps the scale, for another drawing of what was there. */
  show(picture, same) {
    const first = !this.#picture;
    this.#picture = picture;
    if (first || !same) this.#scale = Math.max(READABLE, this.#fitting);
    this.#size();
  }

  #size() {
    const { node, width, height } = this.#picture;
    node.setAttribute("width", width * this.#scale);
    node.setAttribute("height", height * this.#scale);
  }

  /** So much closer, around a place of the view; its middle if none is given. */
  by(factor, x = this.#view.clientWidth / 2, y = this.#view.clientHeight / 2) {
    if (!this.#picture) return;
    const scale = Math.min(MOST, Math.max(LEAST, this.#scale * factor));
    const grown = scale / this.#scale;
    const left = (this.#view.scrollLeft + x) * grown - x;
    const top = (this.#view.scrollTop + y) * grown - y;
    this.#scale = scale;
    this.#size();
    this.#view.scrollTo(left, top);
  }

  fit() {
    if (this.#picture) this.by(this.#fitting / this.#scale);
  }

  /** Scrolls a place of the picture into the view, to its middle where it was outside. */
  reveal({ x, y }) {
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.#view;
    const [left, top] = [x * this.#scale, y * this.#scale];
    const margin = 40;
    const within = left > scrollLeft + margin && left < scrollLeft + clientWidth - margin && top > scrollTop + margin && top < scrollTop + clientHeight - margin;
    if (!within) this.#view.scrollTo(left - clientWidth / 2, top - clientHeight / 2);
  }
}
