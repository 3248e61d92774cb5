// The controls around a flame graph: search, which way round, colours with their legend, and what is left out.
import { el, find, link } from "./dom.js";
import { percent, shortName } from "./format.js";
import { APART, KINDS, MODE_NAMES } from "./flame-colours.js";
import { MODES } from "./flame-model.js";
import { clip } from "./flame-names.js";

const short = name => clip(name.endsWith(".*") ? name : shortName(name), 60);

const pressed = (button, yes) => button.setAttribute("aria-pressed", String(yes));

const CHANGES = [["shrunk", "− shrunk"], ["vanished", "− gone"], ["grown", "+ grown"], ["new", "+ new"], ["same", "no more than chance"]];

/** A button of a pair of which one is on. */
const choice = (text, title, act) => el("button", { type: "button", title, "aria-pressed": "false", on: { click: act } }, text);

export class FlameBar {
  /** `acts` has find, flip, reverse, colour, explain, save, reset; `shares` holds what each kind and mode costs by itself. */
  constructor(lens, acts) {
    this.lens = lens;
    this.search = el("input", { type: "search", placeholder: "Search:  text or /regex/", "aria-label": "Search frames, by text or by /regular expression/", "aria-keyshortcuts": "/", on: { input: acts.find } });
    this.matched = el("output", { class: "matched" });
    this.icicle = choice("Icicle", "Root at the top (i)", () => acts.flip(false));
    this.flame = choice("Flame", "Root at the bottom (i)", () => acts.flip(true));
    this.callees = choice("Callees", "What a method calls, below it", () => acts.reverse(false));
    this.callers = choice("Callers", "Reversed: where it is spent first, then who called (r)", () => acts.reverse(true));
    this.colour = el("select", { class: "by", "aria-label": "Colour by", on: { change: () => acts.colour(this.colour.value) } },
      lens.base.before ? el("option", { value: "difference" }, "colour: what changed") : null,
      el("option", { value: "kind" }, "colour: whose code"), lens.base.before ? null : el("option", { value: "mode" }, "colour: how it ran"));
    this.chips = el("ul", { class: "flame-chips", "aria-label": "What is shown", hidden: true });
    this.legend = el("ul", { class: "legend", "aria-label": "Colours; press one to hide it" });
    this.acts = acts;
    this.node = el("div", { class: "flame-bar" },
      el("div", { class: "flame-search" }, this.search, this.matched,
        el("button", { type: "button", class: "small", title: "How to read this (?)", "aria-haspopup": "dialog", on: { click: acts.explain } }, "How to read this ", el("kbd", { "aria-hidden": "true" }, "?"))),
      el("div", { class: "choice-of", role: "group", "aria-label": "Root" }, this.icicle, this.flame),
      el("div", { class: "choice-of", role: "group", "aria-label": "Below a method" }, this.callees, this.callers),
      el("button", { type: "button", class: "small", title: "Save the picture as it is now", "aria-haspopup": "menu", on: { click: ({ currentTarget }) => acts.save(currentTarget) } }, "Save"),
      this.colour);
    this.#weigh();
  }

  #weigh() {
    const { base } = this.lens;
    this.kinds = new Map();
    this.modes = new Map();
    for (let i = 1; i < base.count; i++) {
      const add = (sums, key) => sums.set(key, (sums.get(key) ?? 0) + base.self[i]);
      add(this.kinds, base.kind(i));
      if (!APART.has(base.kind(i))) add(this.modes, MODES[base.mode[i]]);
    }
  }

  /** Shows what is chosen now. */
  show({ flipped, by }) {
    const { lens } = this;
    pressed(this.icicle, !flipped);
    pressed(this.flame, flipped);
    pressed(this.callees, !lens.reversed);
    pressed(this.callers, lens.reversed);
    this.colour.value = by;
    this.#legend(by);
    const chips = this.#chips();
    this.chips.hidden = !lens.changed;
    this.chips.replaceChildren(...chips.map(([word, name, share, act]) => el("li", { class: "chip-of" }, `${word} `, el("bdi", { title: clip(name, 600) }, short(name)), share,
      el("button", { type: "button", "aria-label": `Undo: ${word} ${short(name)}`, on: { click: act } }, "×"))),
    el("li", {}, link("Reset", this.acts.reset, { title: "Everything as it was (x)" })));
  }

  /** What is left out or taken together: word, name, share, and how to undo it. */
  #chips() {
    const { lens } = this;
    return [
      lens.focus >= 0 ? ["only through", lens.base.frames[lens.focus].name, ` ${percent(lens.calls.whole / lens.base.whole)}`, () => lens.set({ focus: -1 })] : null,
      ...lens.folded.filter(({ what }) => what === "frame" || what === "package").map(({ what, value }) =>
        ["without", what === "frame" ? lens.base.frames[value].name : `${value}.*`, ` ${percent(lens.selfOf(what, value) / lens.base.whole)}`, () => lens.toggle(what, value)]),
      ...[...lens.only ?? []].map(name => ["only package", `${name}.*`, ` ${percent(lens.selfOf("package", name) / lens.base.whole)}`, () => lens.toggleOnly(name)]),
      lens.merged ? ["recursion", "merged", "", () => lens.set({ merged: false })] : null,
    ].filter(Boolean);
  }

  /** The same in words; kinds and modes that are hidden too. */
  get changes() {
    return [...this.#chips().map(([word, name, share]) => `${word} ${short(name)}${share}`),
      ...this.lens.folded.filter(({ what }) => what === "kind" || what === "mode").map(({ what, value }) => `without ${(what === "mode" ? MODE_NAMES : KINDS)[value]}`)];
  }

  /** What each colour costs by itself: key, text, share; null where a colour is no part of the whole. */
  shares(by) {
    if (by === "difference") return CHANGES.map(([key, text]) => [key, text, null]);
    const [sums, names] = by === "mode" ? [this.modes, MODE_NAMES] : [this.kinds, KINDS];
    return Object.entries(names).filter(([key]) => sums.has(key)).map(([key, text]) => [key, text, sums.get(key) / (this.lens.base.whole || 1)]);
  }

  #legend(by) {
    const { lens } = this;
    if (by === "difference") {
      this.legend.setAttribute("aria-label", "Colours");
      this.legend.replaceChildren(...CHANGES.map(([swatch, text]) => el("li", {}, el("i", { class: swatch }), text)));
      return;
    }
    this.legend.setAttribute("aria-label", "Colours; press one to hide it");
    const active = document.activeElement?.dataset?.legend;
    this.legend.replaceChildren(el("li", {}, "By itself:"), ...this.shares(by).map(([key, text, share]) => el("li", {}, el("button", {
      type: "button", "data-legend": `${by} ${key}`, "aria-pressed": String(!lens.folds(by, key)),
      title: lens.folds(by, key) ? "Show it again" : "Hide it: its share goes to its caller",
      on: { click: () => lens.toggle(by, key) },
    }, el("i", { class: key === "yours" ? "ramp" : `${by}-${key || "none"}` }), `${text} `, el("small", {}, percent(share))))));
    // The button that was pressed is another one now.
    if (active) find(`[data-legend="${CSS.escape(active)}"]`, this.legend)?.focus();
  }
}
