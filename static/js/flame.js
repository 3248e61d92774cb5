// The flame graph: a canvas in a scrolling view that shows what its lens shows. Emits "frame-chosen" {file, line, name, focus}.
import { el, link, say } from "./dom.js";
import { percent } from "./format.js";
import { FlameBar } from "./flame-bar.js";
import { FlameCanvas } from "./flame-canvas.js";
import { explain } from "./flame-how.js";
import { entriesOf, keysOf } from "./flame-keys.js";
import { openMenu } from "./flame-menu.js";
import { clip } from "./flame-names.js";
import { savePicture } from "./flame-picture.js";
import { followPointer } from "./flame-pointer.js";
import { describe } from "./flame-words.js";
import { Tip } from "./tip.js";

export class FlameGraph {
  #place; #zoom = 0; #selected = -1; #others = []; #matches = null; #by; #options; #tip = new Tip();

  /**
   * `canOpen` says whether the editor has a file, `what` is what the widths share out, `showTable` shows a method's callers;
   * `label`, `exercise` and `file` name the picture.
   */
  constructor(place, lens, options) {
    this.lens = lens;
    this.#by = lens.base.before ? "difference" : "kind";
    this.#place = place;
    this.#options = options;
    this.#build(options.label);
    lens.addEventListener("changed", () => this.#changed());
    lens.addEventListener("chosen", ({ detail }) => { if (detail.by !== "flame") this.#chosenElsewhere(); });
    this.#changed();
  }

  get model() { return this.lens.model; }
  get viewport() { return this.canvas.viewport; }
  get flipped() { return this.canvas.flipped; }
  /** The chosen node, or what is zoomed into. */
  get current() { return this.#selected < 0 ? this.#zoom : this.#selected; }

  #build(label) {
    this.bar = new FlameBar(this.lens, {
      find: () => this.#find(), flip: yes => this.flip(yes), reverse: yes => this.reverse(yes),
      colour: by => this.colour(by), explain: () => this.explain(), save: button => this.#saveMenu(button), reset: () => this.reset(),
    });
    this.bar.search.addEventListener("keydown", event => {
      if (event.key === "Enter") this.#toMatch();
      else if (event.key !== "ArrowDown") return;
      event.preventDefault();
      this.view.focus();
    });
    this.path = el("ol", { class: "flame-path", "aria-label": "Zoomed into" });
    this.said = el("div", { class: "flame-said" });
    this.view = el("div", {
      class: "flame-view", tabindex: "0", role: "application", "aria-roledescription": "flame graph",
      "aria-label": `${label}. Arrow keys walk, Enter zooms, Backspace zooms out, m opens what can be done, question mark explains; the tables below have the same figures.`,
      on: {
        keydown: event => this.#key(event),
        focus: () => { if (this.#selected < 0 && this.view.matches(":focus-visible")) this.choose(this.#zoom); },
      },
    });
    this.canvas = new FlameCanvas(this.view, () => ({
      model: this.model, zoom: this.#zoom, by: this.#by, matches: this.#matches, selected: this.#selected,
      method: this.#selected > 0 ? this.model.frame[this.#selected] : -1, others: this.#others,
    }));
    followPointer(this, this.view);
    this.#place.append(this.bar.node, this.bar.chips, this.path, this.view, this.said, this.bar.legend, this.#tip.node);
    this.#say(-1);
  }

  #changed() {
    this.#zoom = 0;
    this.#selected = this.model.widest(this.lens.chosen.frame);
    this.#gather();
    this.#say(this.#selected);
    this.viewport.bound(0, this.model.whole, false);
    this.#find();
    this.#layout();
  }

  #show() { this.bar.show({ flipped: this.flipped, by: this.#by }); }

  #layout() {
    this.canvas.layout();
    this.#crumbs();
    this.#show();
  }

  zoomTo(node) {
    this.#zoom = node;
    this.viewport.bound(this.model.start[node], this.model.total[node], true);
    if (this.#selected >= 0 && !this.model.holds(node, this.#selected)) this.choose(node);
    this.#find();
    this.#layout();
    say(node > 0 ? `Zoomed into ${clip(this.model.short(node), 80)}` : "All is shown");
  }

  /** To the next wider caller; false where there is none. */
  zoomOut() {
    if (this.viewport.closer) {
      this.viewport.bound(this.model.start[this.#zoom], this.model.total[this.#zoom], true);
      return true;
    }
    if (this.#zoom === 0) return false;
    const { parent, total } = this.model;
    let up = parent[this.#zoom];
    while (up > 0 && total[up] === total[this.#zoom]) up = parent[up];
    this.zoomTo(up);
    return true;
  }

  #crumbs() {
    const path = this.model.path(this.#zoom);
    // It keeps its place, so that zooming does not move the picture away from the mouse.
    this.path.classList.toggle("at-root", path.length < 2);
    // Deep stacks: the root, the last few, and a gap between.
    const steps = path.length > 6 ? [path[0], -1, ...path.slice(-4)] : path;
    const name = node => el("bdi", {}, clip(this.model.short(node), 80));
    this.path.replaceChildren(...steps.map((node, i) => el("li", {},
      node < 0 ? "…" : i === steps.length - 1 ? el("b", { "aria-current": "true" }, name(node))
        : link(name(node), () => { this.zoomTo(node); this.view.focus(); }, { title: clip(this.model.name(node), 600) }))));
  }

  #find() {
    const text = this.bar.search.value.trim();
    this.#matches = null;
    let words = "";
    try {
      const found = text && text !== "/" ? this.model.search(text, this.#zoom) : null;
      this.#matches = found?.frames ?? null;
      if (found) words = `${percent(found.share)} matched${this.lens.reversed ? "" : ` (${percent(found.self)} self)`}`;
    } catch {
      words = "not a regular expression yet";
    }
    this.bar.matched.textContent = words;
    this.canvas.draw();
  }

  /** Goes to the widest frame that matches. */
  #toMatch() {
    const { model } = this;
    let best = -1;
    for (let i = this.#zoom; i < model.end[this.#zoom]; i++) if (model.frame[i] >= 0 && this.#matches?.[model.frame[i]] && (best < 0 || model.total[i] > model.total[best])) best = i;
    if (best >= 0) this.choose(best, true);
  }

  flip(yes = !this.flipped) {
    this.canvas.flipped = yes;
    this.#layout();
    say(yes ? "Flame: the root is at the bottom" : "Icicle: the root is at the top");
  }

  reverse(yes = !this.lens.reversed) {
    this.lens.set({ reversed: yes });
    say(yes ? "Reversed: callers below callees" : "Callees below their callers");
  }

  merge() {
    if (!this.lens.recursive) return false;
    this.lens.set({ merged: !this.lens.merged });
    say(this.lens.merged ? "Recursion is merged" : "Recursion is shown in full");
    return true;
  }

  colour(by = this.lens.base.before ? (this.#by === "kind" ? "difference" : "kind") : this.#by === "kind" ? "mode" : "kind") {
    this.#by = by;
    this.#show();
    this.canvas.draw();
    say({ mode: "Coloured by how the JVM ran it", kind: "Coloured by whose code it is", difference: "Coloured by what changed" }[by]);
  }

  focusOn(node = this.current) {
    const frame = this.model.frame[node];
    if (frame < 0) return;
    this.lens.choose(frame, { line: this.model.line[node], by: "flame" });
    this.lens.set({ focus: this.lens.focus === frame ? -1 : frame });
    say(this.lens.focus < 0 ? "All stacks" : `Only stacks through ${clip(this.lens.base.frames[frame].name, 80)}`);
  }

  /** A method, or its package: the time goes to its caller, and so does the choice. */
  hide(what, node = this.current) {
    const frame = this.model.frame[node];
    const value = what === "package" ? this.lens.packages[frame] : frame;
    if (frame < 0 || value === null) return;
    const up = this.lens.reversed ? -1 : this.model.frame[this.model.parent[node]];
    this.lens.choose(up, { by: "flame" });
    this.lens.toggle(what, value);
    say(`Without ${clip(what === "package" ? `package ${value}` : this.lens.base.frames[frame].name, 80)}`);
  }

  reset() {
    this.bar.search.value = "";
    this.lens.reset();
    say("Everything is shown as it was");
  }

  explain() { explain(this.#options.what, this.model.profile, this.lens.base.whole); }

  #saveMenu(button) {
    const { left: x, bottom: y } = button.getBoundingClientRect();
    openMenu("Save the picture as it is now", [["SVG: sharp at any size", null, () => this.save("svg")], ["PNG: twice the pixels of the screen", null, () => this.save("png")]],
      { x, y: y + 4, origin: button });
  }

  /** Saves the picture as it is now, as svg or png. */
  async save(format) {
    try {
      await savePicture(this, format, this.#options);
      say("The picture is saved");
    } catch (failure) {
      this.said.replaceChildren(failure.message);
      say(failure.message);
    }
  }

  showTable(node) {
    if (this.model.frame[node] >= 0) this.#options.showTable(this.model.frame[node]);
  }

  menu(node = this.current, place = null) {
    if (node !== this.#selected) this.choose(node);
    openMenu(clip(this.model.short(node), 60), entriesOf(this, node), { ...(place ?? this.canvas.below(node)), origin: this.view });
  }

  hover(node, event) {
    if (node < 0) {
      this.#tip.hide();
      return;
    }
    const { name, figures, place } = describe(this.lens, node, this.#zoom);
    this.#tip.show(event, name, [place, ...figures]);
  }

  canOpen(node) { return this.model.line[node] > 0 && Boolean(this.model.file(node)) && this.#options.canOpen(this.model.file(node)); }

  /** Has the page show the node's line. */
  open(node, focus) {
    if (!this.canOpen(node)) return;
    this.#place.dispatchEvent(new CustomEvent("frame-chosen", {
      bubbles: true, detail: { file: this.model.file(node), line: this.model.line[node], name: this.model.name(node), focus },
    }));
  }

  /** Chooses a node, here and in the tables. */
  choose(node, aloud = false) {
    this.#select(node, aloud);
    this.lens.choose(this.model.frame[node], { line: this.model.line[node], by: "flame" });
  }

  #chosenElsewhere() {
    const node = this.model.widest(this.lens.chosen.frame, this.lens.chosen.line);
    if (node >= 0 && !this.model.holds(this.#zoom, node)) this.zoomTo(0);
    this.#select(node);
  }

  #select(node, aloud = false) {
    this.#selected = node;
    this.#gather();
    this.#say(node, aloud);
    if (node >= 0) this.canvas.reveal(node);
    this.canvas.draw();
  }

  /** All boxes of the chosen method. */
  #gather() {
    this.#others = [];
    if (this.#selected <= 0) return;
    const { model } = this;
    for (let i = 1; i < model.count; i++) if (model.frame[i] === model.frame[this.#selected]) this.#others.push(i);
  }

  #say(node, aloud) {
    if (node < 0) {
      this.said.replaceChildren("Click or tap a frame to zoom in and to see its line; a right click, or “More…” here, has what else can be done.");
      return;
    }
    const { name, figures } = describe(this.lens, node, this.#zoom);
    this.said.replaceChildren(el("b", {}, el("bdi", {}, name)), el("span", {}, figures.join(" · ")),
      ...(this.canOpen(node) ? [link("Show in the editor", () => this.open(node, true))] : []),
      link("More…", event => this.menu(node, { x: event.clientX, y: event.clientY }), { "aria-haspopup": "menu" }));
    if (aloud) say(`${name}: ${figures.join(", ")}`);
  }

  walk(step) {
    const next = step(this.current);
    this.choose(next < 0 ? this.current : next, true);
  }

  /** The next box of the row, within what is zoomed into. */
  beside(node, step) {
    const next = this.canvas.beside(node, step);
    return next >= 0 && (this.model.holds(this.#zoom, next) || this.model.holds(next, this.#zoom)) ? next : node;
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const act = keysOf(this)[event.key];
    if (act && act() !== false) event.preventDefault();
  }
}
