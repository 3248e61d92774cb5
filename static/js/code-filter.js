// The filter of packages and of whose code, for picture, tables and call graph alike: what is left out counts at its callers.
import { el, find, link, say } from "./dom.js";
import { percent } from "./format.js";
import { KINDS } from "./flame-colours.js";
import { clip } from "./flame-names.js";

const SHOWN = 12;

export class CodeFilter {
  #lens; #all = false; #told = el("span", { class: "filter-told" }); #orphaned = el("p", { class: "meta" }); #body = el("div", { class: "filter-body" });
  #packages; #kinds;

  constructor(lens) {
    this.#lens = lens;
    this.#packages = this.#weigh("package", frame => lens.packages[frame]);
    this.#kinds = this.#weigh("kind", frame => lens.base.frames[frame].kind);
    this.node = el("details", { class: "code-filter" },
      el("summary", {}, "Packages ", this.#told),
      el("p", { class: "meta" }, "What you take out is folded into its callers, in the picture and in every table."),
      this.#body, this.#orphaned);
    lens.addEventListener("changed", () => this.#fill());
    this.#fill();
  }

  /** What is there, with its own share, the largest first; `of` tells it of a frame. */
  #weigh(what, of) {
    const { base } = this.#lens;
    const sums = new Map();
    for (let i = 1; i < base.count; i++) {
      const value = of(base.frame[i]);
      if (value !== null) sums.set(value, (sums.get(value) ?? 0) + base.self[i]);
    }
    return [...sums].map(([value, self]) => ({ what, value, share: self / (base.whole || 1) })).sort((a, b) => b.share - a.share);
  }

  #fill() {
    const { base, moved, orphaned, changed } = this.#lens;
    const whole = base.whole || 1;
    this.#told.textContent = moved > 0 ? `${percent(moved / whole)} is hidden, and counts where it was called`
      : changed ? "" : `${this.#packages.length}, all shown`;
    this.#orphaned.textContent = orphaned > 0 ? `${percent(orphaned / whole)} has no caller left to count at: it is the picture’s root, and in no table.` : "";
    const focused = this.#body.contains(document.activeElement) ? document.activeElement.dataset.filter : null;
    const packages = this.#all ? this.#packages : this.#packages.slice(0, SHOWN);
    this.#body.replaceChildren(
      this.#group("Packages", packages.map(entry => this.#row(entry, entry.value, this.#only(entry.value))),
        this.#packages.length > packages.length ? link(`Show all ${this.#packages.length}`, () => { this.#all = true; this.#fill(); }) : null),
      this.#group("Whose code", this.#kinds.map(entry => this.#row(entry, KINDS[entry.value] ?? entry.value, null))));
    // A choice draws its row again, and must not take the focus with it.
    if (focused) find(`[data-filter="${CSS.escape(focused)}"]`, this.#body)?.focus({ preventScroll: true });
  }

  #group(legend, rows, more = null) {
    return el("fieldset", {}, el("legend", {}, legend), el("ul", {}, rows), more);
  }

  #row({ what, value, share }, name, only) {
    const box = el("input", { type: "checkbox", data: { filter: `${what} ${value}` }, on: { change: () => this.#toggle(what, value) } });
    box.checked = this.#shows(what, value);
    return el("li", {}, el("label", {}, box, el("bdi", { title: clip(name, 600) }, clip(name, 60)), el("small", {}, percent(share))), only);
  }

  #shows(what, value) {
    const { only } = this.#lens;
    return !this.#lens.folds(what, value) && (what !== "package" || only === null || only.has(value));
  }

  #only(name) {
    const { only } = this.#lens;
    const alone = only !== null && only.size === 1 && only.has(name);
    return link("only", () => {
      this.#lens.set({ only: alone ? null : new Set([name]) });
      this.#say(alone ? "All packages" : `Only package ${clip(name, 80)}`);
    }, { "aria-pressed": String(alone), "aria-label": `Only package ${clip(name, 80)}`, "data-filter": `only ${name}` });
  }

  #toggle(what, value) {
    const { only } = this.#lens;
    if (what === "package" && only !== null) this.#lens.toggleOnly(value);
    else this.#lens.toggle(what, value);
    this.#say(`${this.#shows(what, value) ? "With" : "Without"} ${clip(what === "kind" ? KINDS[value] ?? value : value, 80)}`);
  }

  #say(what) { say(`${what}. ${this.#told.textContent}`); }
}
