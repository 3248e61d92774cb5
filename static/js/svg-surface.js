// A drawing surface that makes SVG: as much of a canvas's 2D context as the painter of flame graphs uses.
import { el, svg } from "./dom.js";

const round = value => Math.round(value * 100) / 100;

export class SvgSurface {
  fillStyle = "#000"; strokeStyle = "#000"; globalAlpha = 1; lineWidth = 1; font = ""; textBaseline = ""; direction = "ltr";
  #places = []; #about = null; #ruler = el("canvas").getContext("2d");

  /** Of a size, with a title and a description for those who don't see it. */
  constructor(width, height, title, description) {
    this.root = svg("svg", { width: round(width), height: round(height), viewBox: `0 0 ${round(width)} ${round(height)}`, role: "img", "aria-labelledby": "title description" },
      svg("title", { id: "title" }, title), svg("desc", { id: "description" }, description));
    this.#places = [this.root];
  }

  get #place() { return this.#places.at(-1); }

  /** Begins a part that is moved and clipped to a size; `ends` ends it. */
  begins(x, y, width, height) {
    const id = `part-${this.root.querySelectorAll("clipPath").length}`;
    const part = svg("g", { transform: `translate(${round(x)} ${round(y)})`, "clip-path": `url(#${id})` });
    this.#place.append(svg("clipPath", { id }, svg("rect", { width: round(width), height: round(height) })), part);
    this.#places.push(part);
  }

  ends() { this.#places.pop(); }

  /** What the next box is, in words that show when it is pointed at. */
  about(text) { this.#about = text; }

  clearRect() { /* nothing has been drawn there */ }

  fillRect(x, y, width, height) {
    const about = this.#about;
    this.#about = null;
    // What is nothing on a canvas is a box with a name in a file.
    if (round(width) <= 0) return;
    this.#place.append(svg("rect", { x: round(x), y: round(y), width: round(width), height: round(height), fill: this.fillStyle, "fill-opacity": this.#opacity },
      about ? svg("title", {}, about) : null));
  }

  strokeRect(x, y, width, height) {
    this.#place.append(svg("rect", { x: round(x), y: round(y), width: round(width), height: round(height), fill: "none", stroke: this.strokeStyle, "stroke-width": this.lineWidth }));
  }

  fillText(text, x, y, room = Infinity) {
    const [, size, family] = /^(?:bold )?([\d.]+)px (.*)$/s.exec(this.font);
    this.#ruler.font = this.font;
    // Most texts have one font, which stands at the root.
    if (!this.root.hasAttribute("font-size")) {
      this.root.setAttribute("font-size", size);
      this.root.setAttribute("font-family", family);
    }
    const own = (name, value) => (this.root.getAttribute(name) === value ? null : value);
    // A middle that every program knows: half the height of small letters above the base line.
    this.#place.append(svg("text", {
      x: round(x), y: round(y + size * 0.34), fill: this.fillStyle, "fill-opacity": this.#opacity, "font-size": own("font-size", size), "font-family": own("font-family", family), "pointer-events": "none",
      "font-weight": this.font.startsWith("bold") ? "bold" : null,
      ...(this.#ruler.measureText(text).width > room ? { textLength: round(room), lengthAdjust: "spacingAndGlyphs" } : {}),
    }, text));
  }

  get #opacity() { return this.globalAlpha === 1 ? null : this.globalAlpha; }

  /** The file. */
  toString() { return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(this.root)}\n`; }
}
