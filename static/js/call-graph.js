// The call graph: each method one box, arrows for calls, and all calls as a table. Drawn when it is asked for.
import { el, find, findAll, link, say } from "./dom.js";
import { percent, plural, shortName } from "./format.js";
import { callGraph } from "./call-graph-model.js";
import { drawCallGraph } from "./call-graph-picture.js";
import { CallTable } from "./call-table.js";
import { palette } from "./flame-colours.js";
import { clip } from "./flame-names.js";
import { PanZoom } from "./pan-zoom.js";
import { explainTable } from "./table-how.js";

export class CallGraph {
  #lens; #options; #graph = null; #drawn = null; #of = null; #turn = 0; #busiest; #table;
  #told = el("p", { class: "meta" });
  #said = el("div", { class: "call-said" });
  #view = el("div", {
    class: "call-view", role: "application", "aria-roledescription": "call graph",
    "aria-label": "Call graph. Arrow keys walk from method to method, Enter chooses one, question mark explains; the table below has the same calls.",
    on: { keydown: event => this.#key(event), focusin: ({ target }) => { if (target.dataset.frame) this.#say(Number(target.dataset.frame)); } },
  });
  #zoom = new PanZoom(this.#view);

  /** `options` has canOpen and goTo of the page's files, and showCallers. */
  constructor(lens, options) {
    this.#lens = lens;
    this.#options = options;
    this.#busiest = lens.base.busiestLines();
    this.#table = new CallTable(lens, frame => this.#choose(frame));
    const button = (text, label, act) => el("button", { type: "button", class: "small", "aria-label": label, title: label, on: { click: act } }, text);
    this.node = el("div", { class: "call-graph" },
      el("div", { class: "call-bar" },
        button("−", "Farther (-)", () => this.#zoom.by(1 / 1.25)), button("+", "Closer (+)", () => this.#zoom.by(1.25)), button("Fit width", "As wide as there is room (0)", () => this.#zoom.fit()),
        el("ul", { class: "call-legend", "aria-label": "Arrows" }, ["", "inlined", "skipping"].map((kind, i) => el("li", {}, el("i", { class: kind || "plain" }), ["call", "inlined", "via small methods"][i])))),
      this.#view, this.#said, this.#told, this.#table.node);
    // The page has one such graph for each profile that it ever showed, and should not keep them all.
    const self = new WeakRef(this);
    const again = () => {
      if (self.deref()) requestAnimationFrame(() => self.deref()?.#lookChanged());
      else removeEventListener("look-changed", again);
    };
    addEventListener("look-changed", again);
  }

  #lookChanged() {
    if (this.#view.isConnected) this.#draw();
    else this.#of = null;
  }

  fill() {
    const { calls, chosen: { frame }, sums } = this.#lens;
    this.#table.fill();
    const missing = frame >= 0 && sums.total[frame] > 0 && this.#drawn && !this.#drawn.places.has(frame);
    if (calls !== this.#of || missing) this.#draw();
    else this.#mark(true);
  }

  async #draw() {
    const { base, calls, sums, chosen } = this.#lens;
    const turn = ++this.#turn;
    const same = this.#of === calls;
    this.#of = calls;
    const graph = callGraph(calls, sums, chosen.frame);
    const { methods, calls: arrows, ofMethods, ofCalls } = graph;
    this.#view.setAttribute("aria-busy", "true");
    if (!this.#drawn) this.#view.replaceChildren(el("p", { class: "empty" }, "Laying out…"));
    if (!methods.length) {
      this.#graph = graph;
      this.#drawn = null;
      this.#told.textContent = "";
      this.#say(-1);
      this.#view.replaceChildren(el("p", { class: "empty" }, "No method is shown now: everything is hidden."));
      this.#view.removeAttribute("aria-busy");
      return;
    }
    const style = getComputedStyle(document.documentElement);
    const look = { root: parseFloat(style.fontSize), font: style.getPropertyValue("--font"), colours: palette(this.#view) };
    try {
      const drawn = await drawCallGraph(base, graph, look, frame => this.#choose(frame));
      if (turn !== this.#turn) return;
      const focused = this.#view.contains(document.activeElement);
      this.#graph = graph;
      this.#drawn = drawn;
      this.#view.replaceChildren(drawn.node);
      this.#zoom.show(drawn, same);
      this.#told.textContent = `${methods.length < ofMethods ? `${methods.length} of ${plural(ofMethods, "method")}` : plural(ofMethods, "method")} and ${
        arrows.length < ofCalls ? `${arrows.length} of ${plural(ofCalls, "call")} between them` : plural(ofCalls, "call")} are drawn${
        methods.length < ofMethods || arrows.length < ofCalls ? ", the heaviest; the table has all" : ""}.`;
      this.#mark(true);
      if (focused) this.#node(this.#current)?.focus({ preventScroll: true });
    } catch (failure) {
      if (turn !== this.#turn) return;
      this.#drawn = null;
      this.#view.replaceChildren(el("p", { class: "empty" }, failure.message, " The table below has the same calls. ", link("Try again", () => this.#draw())));
    }
    this.#view.removeAttribute("aria-busy");
  }

  #node(frame) { return find(`[data-frame="${frame}"]`, this.#view); }

  /** Where the keyboard goes: the chosen method, else the learner's own that costs most, else the first. */
  get #start() {
    const { chosen, base } = this.#lens;
    const methods = this.#graph?.methods ?? [];
    return (methods.find(({ frame }) => frame === chosen.frame) ?? methods.find(({ frame }) => base.frames[frame].kind === "yours") ?? methods[0])?.frame ?? -1;
  }

  get #current() {
    const stop = find('.method[tabindex="0"]', this.#view);
    return stop ? Number(stop.dataset.frame) : this.#start;
  }

  #mark(reveal) {
    const { frame: chosen } = this.#lens.chosen;
    const start = this.#start;
    for (const node of findAll(".method", this.#view)) {
      const frame = Number(node.dataset.frame);
      if (frame === chosen) node.setAttribute("aria-current", "true");
      else node.removeAttribute("aria-current");
      node.setAttribute("tabindex", frame === start ? "0" : "-1");
    }
    this.#say(start);
    const place = this.#drawn?.places.get(start);
    if (reveal && place) this.#zoom.reveal(place);
  }

  #say(frame) {
    const { base, sums } = this.#lens;
    if (frame < 0) {
      this.#said.replaceChildren();
      return;
    }
    const whole = base.whole || 1;
    this.#said.replaceChildren(el("b", {}, el("bdi", {}, clip(base.frames[frame].name, 240))),
      el("span", {}, `${percent(sums.total[frame] / whole)} with all it calls · ${percent(sums.self[frame] / whole)} by itself`),
      this.#canOpen(frame) ? link("Show in the editor", () => this.#open(frame, true)) : "",
      link("Only stacks through it", () => this.#focusOn(frame)), link("Callers & callees", () => this.#callers(frame)));
  }

  #canOpen(frame) { return this.#busiest[frame] > 0 && Boolean(this.#lens.base.frames[frame].file) && this.#options.canOpen(this.#lens.base.frames[frame].file); }

  #open(frame, focus) {
    if (this.#canOpen(frame)) this.#options.goTo(this.#lens.base.frames[frame].file, this.#busiest[frame], focus);
  }

  #choose(frame) {
    this.#lens.choose(frame, { line: this.#busiest[frame], by: "graph" });
    this.#open(frame, false);
  }

  #focusOn(frame) {
    const { focus } = this.#lens;
    this.#lens.choose(frame, { line: this.#busiest[frame], by: "graph" });
    this.#lens.set({ focus: focus === frame ? -1 : frame });
    say(focus === frame ? "All stacks" : `Only stacks through ${clip(shortName(this.#lens.base.frames[frame].name), 80)}`);
  }

  #hide(what, frame) {
    const value = what === "package" ? this.#lens.packages[frame] : frame;
    if (value === null) return;
    this.#lens.choose(this.#heaviest(frame, "caller"), { by: "graph" });
    this.#lens.toggle(what, value);
    say(`Without ${clip(what === "package" ? `package ${value}` : this.#lens.base.frames[frame].name, 80)}`);
  }

  #callers(frame) {
    this.#lens.choose(frame, { line: this.#busiest[frame], by: "graph" });
    this.#options.showCallers();
  }

  /** The other end of the heaviest call of a method: its "caller" or "callee", or -1. */
  #heaviest(frame, end) {
    const own = end === "caller" ? "callee" : "caller";
    return this.#graph.calls.reduce((best, call) => (call[own] === frame && call[end] !== frame && call.weight > (best?.weight ?? 0) ? call : best), null)?.[end] ?? -1;
  }

  /** The next method of the row, or of the next row where it ends. */
  #beside(frame, step) {
    const places = [...this.#drawn.places].sort(([, a], [, b]) => Math.round(a.y - b.y) || a.x - b.x).map(([other]) => other);
    return places[places.indexOf(frame) + step] ?? -1;
  }

  #walk(frame) {
    if (frame < 0) return;
    for (const node of findAll(".method", this.#view)) node.setAttribute("tabindex", Number(node.dataset.frame) === frame ? "0" : "-1");
    this.#zoom.reveal(this.#drawn.places.get(frame));
    this.#node(frame).focus({ preventScroll: true });
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.#drawn) return;
    const frame = this.#current;
    const act = {
      ArrowDown: () => this.#walk(this.#heaviest(frame, "callee")), ArrowUp: () => this.#walk(this.#heaviest(frame, "caller")),
      ArrowLeft: () => this.#walk(this.#beside(frame, -1)), ArrowRight: () => this.#walk(this.#beside(frame, 1)),
      Home: () => this.#walk(this.#graph.methods[0]?.frame ?? -1),
      Enter: () => this.#choose(frame), " ": () => this.#choose(frame),
      "+": () => this.#zoom.by(1.25), "-": () => this.#zoom.by(1 / 1.25), 0: () => this.#zoom.fit(),
      f: () => this.#focusOn(frame), h: () => this.#hide("frame", frame), p: () => this.#hide("package", frame),
      o: () => this.#open(frame, true), t: () => this.#callers(frame), x: () => this.#lens.reset(), "?": () => explainTable("graph"),
    }[event.key];
    if (!act || (frame < 0 && event.key !== "x")) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }
}
