// Callers and callees of the chosen method, each with its share of the method's total.
import { el, link } from "./dom.js";
import { percent, shortName } from "./format.js";
import { clip } from "./flame-names.js";
import { neighbours } from "./flame-views.js";
import { SortedHeads } from "./sorted-heads.js";
import { weightHead, weightText } from "./weights.js";

const SHOWN = 12;

export class PeekTable {
  #lens; #all = { callers: false, callees: false };
  #heads;
  node = el("div", { class: "peek" });

  constructor(lens) {
    this.#lens = lens;
    const heads = title => new SortedHeads([
      { id: "name", text: title, by: "name", type: "text" }, { id: "share", text: "share", by: "value" },
      { id: "weight", text: weightHead(lens.base.profile), by: "value", class: "weight" },
    ], "share", () => this.#sorted());
    this.#heads = { callers: heads("Called by"), callees: heads("Calls") };
  }

  /** The head that was pressed is moved with its table, and keeps the focus. */
  #sorted() {
    const focused = document.activeElement;
    this.fill();
    focused.focus({ preventScroll: true });
  }

  fill() {
    const { chosen: { frame }, calls, base } = this.#lens;
    if (frame < 0) {
      this.node.replaceChildren(el("p", { class: "empty" }, "Choose a method, in the picture or in the table of methods, to see who calls it and what it calls."));
      return;
    }
    const focused = this.node.contains(document.activeElement);
    const { callers, callees, self, total } = neighbours(calls, frame);
    const whole = base.whole || 1;
    const { name } = base.frames[frame];
    if (total === 0) {
      this.node.replaceChildren(el("p", { class: "empty" }, el("bdi", {}, clip(shortName(name), 120)), " is not in what the picture shows now."));
      return;
    }
    const itself = self > 0 ? [[null, self]] : [];
    this.node.replaceChildren(
      this.#table("callers", callers, total),
      el("p", { class: "peeked", title: clip(name, 600), tabindex: "-1" }, el("bdi", {}, clip(shortName(name), 120)),
        el("span", {}, `${percent(total / whole)} total, ${percent(self / whole)} self`)),
      this.#table("callees", [...itself, ...callees], total));
    if (focused) this.node.querySelector(".peeked").focus({ preventScroll: true });
  }

  #table(which, pairs, total) {
    const { base } = this.#lens;
    const heads = this.#heads[which];
    const rows = heads.order(pairs.map(([frame, value]) => ({ frame, value, name: frame >= 0 && frame !== null ? shortName(base.frames[frame].name) : "" })));
    const shown = this.#all[which] ? rows : rows.slice(0, SHOWN);
    return el("div", {}, el("table", { class: "hot-table peek-table" },
      el("colgroup", {}, el("col"), el("col", { class: "share" }), el("col", { class: "weight" })),
      el("thead", {}, el("tr", {}, heads.cells)),
      el("tbody", {}, shown.map(({ frame, value }) => {
        const bar = el("i", { "aria-hidden": "true" });
        bar.style.width = `${(value / total) * 100}%`;
        return el("tr", { class: frame >= 0 && frame !== null && base.frames[frame].kind === "yours" ? "yours" : null },
          el("th", { scope: "row", title: frame >= 0 && frame !== null ? clip(base.frames[frame].name, 600) : null }, this.#name(frame), bar),
          el("td", {}, percent(value / total)), el("td", { class: "weight" }, weightText(base.profile, value)));
      }))),
    rows.length > shown.length ? el("p", { class: "meta" }, link(`Show all ${rows.length}`, () => { this.#all[which] = true; this.fill(); })) : null);
  }

  #name(frame) {
    if (frame === null) return el("span", { class: "meta" }, "itself");
    if (frame < 0) return el("span", { class: "meta" }, this.#lens.focus >= 0 ? "not shown: the picture is focused" : "no one: it is outermost");
    return link(el("bdi", { class: "name" }, clip(shortName(this.#lens.base.frames[frame].name), 160)), () => this.#lens.choose(frame, { by: "peek" }));
  }
}
