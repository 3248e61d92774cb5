// The flame graph: a canvas in a scrolling view, with search, zoom and keys. Emits "frame-chosen" {file, line, name}.
import { el, link, say } from "./dom.js";
import { bytes, percent, plural, shortName, time } from "./format.js";
import { palette, paint } from "./flame-paint.js";

const MODES = { interpreted: "interpreted", c1: "compiled by C1", c2: "compiled by C2", inlined: "inlined", native: "native code" };

export class FlameGraph {
  #model; #place; #zoom = 0; #flipped = false; #selected = -1; #matches = null; #placed = null; #colours = null;
  #rows = 1; #rowHeight = 22; #font = ""; #charWidth = 7; #frame = 0; #openable;

  /** `canOpen` says whether the editor has a file. */
  constructor(place, model, { canOpen, label }) {
    this.#model = model;
    this.#place = place;
    this.#openable = canOpen;
    this.#build(label);
    new ResizeObserver(() => this.#lookAgain()).observe(this.view);
    addEventListener("look-changed", () => requestAnimationFrame(() => this.#lookAgain()));
  }

  #build(label) {
    this.search = el("input", { type: "search", placeholder: "Search frames  /", "aria-label": "Search frames", on: { input: () => this.#find() } });
    this.matched = el("output", { class: "matched" });
    this.flip = el("button", { type: "button", class: "small", "aria-pressed": "false", on: { click: () => this.#flip() } }, "Root at the bottom");
    this.path = el("ol", { class: "flame-path", "aria-label": "Zoomed into" });
    this.canvas = el("canvas", { "aria-hidden": "true" });
    this.space = el("div", {}, this.canvas);
    this.said = el("div", { class: "flame-said" });
    this.view = el("div", {
      class: "flame-view", tabindex: "0", role: "application", "aria-roledescription": "flame graph",
      "aria-label": `${label}. Arrow keys walk, Enter zooms, Escape zooms out; the table below has the same figures.`,
      on: {
        scroll: () => this.draw(), keydown: event => this.#key(event), mousemove: event => this.#hover(event),
        mouseleave: () => this.#tip(-1), click: event => this.#click(event),
        focus: () => { if (this.#selected < 0 && this.view.matches(":focus-visible")) this.#choose(this.#zoom); },
      },
    }, this.space);
    this.tip = el("div", { class: "flame-tip", hidden: true, "aria-hidden": "true" });
    this.#place.append(
      el("div", { class: "flame-bar" }, this.search, this.matched, this.flip),
      this.path, this.view, this.said, this.tip);
    this.#say(-1);
  }

  #lookAgain() {
    if (this.view.clientWidth === 0) return;
    const root = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const coarse = matchMedia("(pointer: coarse)").matches;
    this.#colours = palette(this.#place);
    this.#rowHeight = Math.round(root * (coarse ? 1.625 : 1.375));
    this.#font = `${root * 0.71875}px ${getComputedStyle(document.documentElement).getPropertyValue("--mono")}`;
    const context = this.canvas.getContext("2d");
    context.font = this.#font;
    this.#charWidth = context.measureText("0123456789").width / 10;
    this.#layout();
  }

  /** Sizes the view for what is zoomed into. */
  #layout() {
    this.#rows = this.#model.height(this.#zoom);
    const all = this.#rows * this.#rowHeight;
    const shown = Math.min(all, Math.max(12 * this.#rowHeight, innerHeight * 0.5));
    this.view.style.height = `${shown}px`;
    this.space.style.height = `${all}px`;
    if (this.#flipped) this.view.scrollTop = all;
    const ratio = devicePixelRatio || 1;
    const width = this.view.clientWidth;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(shown * ratio);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${shown}px`;
    this.canvas.getContext("2d").setTransform(ratio, 0, 0, ratio, 0, 0);
    this.paintNow();
    this.#crumbs();
  }

  /** Paints with the next frame of the screen; several calls are one. */
  draw() {
    if (!this.#frame) this.#frame = requestAnimationFrame(() => this.paintNow());
  }

  paintNow() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (!this.#colours) return;
    this.#placed = paint(this.canvas.getContext("2d"), {
      model: this.#model, zoom: this.#zoom, flipped: this.#flipped, rows: this.#rows, rowHeight: this.#rowHeight,
      width: this.view.clientWidth, scroll: this.view.scrollTop, height: this.view.clientHeight, colours: this.#colours,
      font: this.#font, charWidth: this.#charWidth, matches: this.#matches, selected: this.#selected,
    });
  }

  zoomTo(node) {
    this.#zoom = node;
    this.view.scrollTop = 0;
    this.#find();
    this.#layout();
  }

  #crumbs() {
    const path = this.#model.path(this.#zoom);
    this.path.hidden = path.length < 2;
    // Deep stacks: the root, the last few, and a gap between.
    const steps = path.length > 6 ? [path[0], -1, ...path.slice(-4)] : path;
    this.path.replaceChildren(...steps.map((node, i) => el("li", {},
      node < 0 ? "…" : i === steps.length - 1 ? shortName(this.#model.name(node))
        : link(shortName(this.#model.name(node)), () => this.zoomTo(node), { title: this.#model.name(node) }))));
  }

  #find() {
    const text = this.search.value.trim();
    const found = text ? this.#model.search(text, this.#zoom) : null;
    this.#matches = found?.frames ?? null;
    this.matched.textContent = found ? `${percent(found.share)} matched` : "";
    this.draw();
  }

  #flip() {
    this.#flipped = !this.#flipped;
    this.flip.setAttribute("aria-pressed", String(this.#flipped));
    this.#layout();
    if (!this.#flipped) this.view.scrollTop = 0;
  }

  #at(event) {
    if (!this.#placed) return -1;
    const box = this.canvas.getBoundingClientRect();
    const x = event.clientX - box.left;
    const row = Math.floor((event.clientY - box.top + this.view.scrollTop) / this.#rowHeight);
    const { node, x0, x1, row: rows } = this.#placed;
    for (let i = 0; i < node.length; i++) if (rows[i] === row && x >= x0[i] && x < x1[i]) return node[i];
    return -1;
  }

  #hover(event) {
    const node = this.#at(event);
    this.#tip(node, event);
  }

  #tip(node, event) {
    this.tip.hidden = node < 0;
    if (node < 0) return;
    const { name, figures } = this.#describe(node);
    this.tip.replaceChildren(el("b", {}, name), ...figures.map(text => el("div", {}, text)));
    const { offsetWidth, offsetHeight } = this.tip;
    this.tip.style.left = `${Math.max(4, Math.min(event.clientX + 14, innerWidth - offsetWidth - 8))}px`;
    this.tip.style.top = `${event.clientY + 20 + offsetHeight > innerHeight ? event.clientY - offsetHeight - 10 : event.clientY + 18}px`;
  }

  #click(event) {
    const node = this.#at(event);
    if (node < 0) return;
    this.#tip(-1);
    this.#choose(node);
    this.zoomTo(node);
    this.#emit(node, false);
  }

  #emit(node, focus) {
    const file = this.#model.file(node);
    if (!file || !this.#openable(file) || this.#model.line[node] < 1) return;
    this.#place.dispatchEvent(new CustomEvent("frame-chosen", {
      bubbles: true, detail: { file, line: this.#model.line[node], name: this.#model.name(node), focus },
    }));
  }

  #choose(node, aloud = false) {
    this.#selected = node;
    this.#say(node, aloud);
    const row = this.#flipped ? this.#rows - 1 - this.#model.depth[node] : this.#model.depth[node];
    const y = row * this.#rowHeight;
    if (y < this.view.scrollTop) this.view.scrollTop = y;
    else if (y + this.#rowHeight > this.view.scrollTop + this.view.clientHeight) this.view.scrollTop = y + this.#rowHeight - this.view.clientHeight;
    this.draw();
  }

  #describe(node) {
    const model = this.#model;
    const { unit, intervalNanos } = model.profile;
    const amount = value => (unit === "bytes" ? bytes(value)
      : `${plural(value, "sample")}${intervalNanos ? `, about ${time(value * intervalNanos)}` : ""}`);
    const line = model.line[node] > 0 ? `:${model.line[node]}` : "";
    const zoomed = this.#zoom > 0 && node !== this.#zoom && model.start[node] >= model.start[this.#zoom] && node < model.end[this.#zoom]
      ? `, ${percent(model.total[node] / model.total[this.#zoom])} of what is shown` : "";
    const figures = [
      `${percent(model.total[node] / model.whole)} with all it calls (${amount(model.total[node])})${zoomed}`,
      `${percent(model.self[node] / model.whole)} by itself`,
    ];
    if (MODES[model.mode[node]]) figures.push(MODES[model.mode[node]]);
    return { name: model.name(node) + line, figures };
  }

  #say(node, aloud) {
    if (node < 0) {
      this.said.replaceChildren("Click a frame to zoom in and to see its line; click one above it to zoom out.");
      return;
    }
    const { name, figures } = this.#describe(node);
    const file = this.#model.file(node);
    const open = file && this.#openable(file) && this.#model.line[node] > 0;
    this.said.replaceChildren(...[el("b", {}, name), el("span", {}, figures.join(" · ")),
      open ? link("Show in the editor", () => this.#emit(node, true)) : null].filter(Boolean));
    if (aloud) say(`${name}: ${figures.join(", ")}`);
  }

  #neighbour(node, step) {
    const { node: nodes, row } = this.#placed;
    const at = nodes.indexOf(node);
    if (at < 0) return node;
    for (let i = at + step; i >= 0 && i < nodes.length; i += step) if (row[i] === row[at]) return nodes[i];
    return node;
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const node = this.#selected < 0 ? this.#zoom : this.#selected;
    const towardsRoot = this.#flipped ? "ArrowDown" : "ArrowUp";
    const acts = {
      [towardsRoot]: () => this.#choose(Math.max(0, this.#model.parent[node]), true),
      [this.#flipped ? "ArrowUp" : "ArrowDown"]: () => this.#choose(Math.max(node, this.#model.heaviestChild(node)), true),
      ArrowLeft: () => this.#choose(this.#neighbour(node, -1), true),
      ArrowRight: () => this.#choose(this.#neighbour(node, 1), true),
      Home: () => this.#choose(0, true),
      Enter: () => { this.zoomTo(node); this.#choose(node); },
      Escape: () => { if (this.#zoom > 0) { const up = this.#model.parent[this.#zoom]; this.zoomTo(up); this.#choose(up, true); } },
      "/": () => this.search.focus(),
      i: () => this.#flip(),
      o: () => this.#emit(node, true),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}
