// Methods or lines of a profile as a table, flat and cumulative: the picture's figures for those who can't see it, or would rather sort.
import { el, link } from "./dom.js";
import { baseName, number, percent, shortName } from "./format.js";
import { clip } from "./flame-names.js";
import { SortedHeads } from "./sorted-heads.js";
import { amount } from "./units.js";
import { weightHead, weightText } from "./weights.js";

const SHOWN = 25;

export class HotTable {
  #lens; #options; #set; #all = false; #body = el("tbody"); #more = el("p", { class: "meta" });
  #heads; #busiest; #counted; #caption = el("caption");

  /** `set` is "methods" or "lines". */
  constructor(lens, options, set) {
    this.#lens = lens;
    this.#options = options;
    this.#set = set;
    this.#busiest = lens.base.busiestLines();
    const many = set === "methods";
    const { profile } = lens.base;
    // Objects beside bytes: known of lines, which no look at the profile changes.
    this.#counted = many ? null : profile.counted;
    this.filter = el("input", { type: "search", placeholder: many ? "Filter methods" : "Filter lines", "aria-label": `Filter the table of ${set}`, on: { input: () => this.fill() } });
    this.#heads = new SortedHeads([
      { id: "name", text: many ? "method" : "line", by: "name", type: "text" },
      { id: "self", text: "self", by: "self", title: `flat: the ${many ? "method" : "line"}’s own` },
      { id: "sum", text: "sum", title: "the self shares of this row and of all above it, together", class: "sum" },
      { id: "total", text: "total", by: "total", title: "cumulative: with all it calls" },
      { id: "self-weight", text: "self", by: "self", class: "weight" },
      { id: "total-weight", text: "total", by: "total", class: "weight" },
      ...(this.#counted ? [{ id: "count", text: "self", by: "count", class: "weight" }] : []),
    ], "self", () => this.fill());
    this.node = el("div", {},
      el("div", { class: "table-filters" }, this.filter),
      el("table", { class: "hot-table" }, this.#caption,
        el("colgroup", {}, el("col"), el("col", { class: "share" }), el("col", { class: "share sum" }), el("col", { class: "share" }), el("col", { class: "weight" }), el("col", { class: "weight" }), this.#counted ? el("col", { class: "weight" }) : null),
        el("thead", {},
          el("tr", { class: "groups" }, el("td"), el("th", { scope: "colgroup", colspan: "3" }, "share"),
            el("th", { scope: "colgroup", colspan: "2", class: "weight" }, weightHead(profile)), this.#counted ? el("th", { scope: "col", class: "weight" }, this.#counted) : null),
          el("tr", {}, this.#heads.cells)),
        this.#body),
      this.#more);
  }

  #rows() {
    const { base, sums } = this.#lens;
    if (this.#set === "lines") {
      return base.profile.lines.filter(({ frame }) => !this.#lens.leavesOut(frame)).map(({ file, line, self, total, frame, selfCount = 0 }) => ({
        name: `${baseName(file)}:${line}`, title: `${file}:${line}`, kind: base.frames[frame].kind, file, line, self, total, text: this.#options.lineText(file, line), frame: -1, count: selfCount,
      }));
    }
    return base.frames.map(({ name, kind, file }, frame) => ({
      name: shortName(name), title: name, kind, file, line: this.#busiest[frame], self: sums.self[frame], total: sums.total[frame], text: "", frame,
    })).filter(({ total }) => total > 0);
  }

  fill() {
    const { base, chosen, changed, moved } = this.#lens;
    const whole = base.whole || 1;
    const wanted = this.filter.value.trim().toLowerCase();
    const rows = this.#heads.order(this.#rows().sort((a, b) => b.total - a.total)
      .filter(row => row.title.toLowerCase().includes(wanted) || row.text.toLowerCase().includes(wanted)));
    const shown = this.#all ? rows : rows.slice(0, SHOWN);
    const focused = this.#body.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    let sum = 0;
    this.#body.replaceChildren(...shown.map(row => {
      sum += row.self;
      return this.#row(row, sum / whole, row.frame >= 0 ? row.frame === chosen.frame : row.file === chosen.file && row.line === chosen.line);
    }));
    // A choice draws its row again, and must not take the focus with it.
    if (focused) this.#body.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    this.#more.replaceChildren(...(rows.length > shown.length ? [link(`Show all ${rows.length}`, () => { this.#all = true; this.fill(); })]
      : [rows.length ? "" : wanted ? "Nothing matches the filter." : "No samples in this table."]));
    const matched = rows.reduce((all, { self }) => all + self, 0) / whole;
    const methods = this.#set === "methods";
    this.#caption.textContent = `Of ${amount(base.profile, base.whole)}: self (flat) is the ${methods ? "method’s own" : "line’s own, with what it calls in the JDK"}, total (cumulative) with all it calls${
      changed && methods ? "; of what the picture shows" : ""}${moved > 0 && methods ? `, ${percent(moved / whole)} moved to callers` : ""}${
      wanted ? `; these rows: ${percent(matched)} self` : ""}`;
  }

  #row({ name, title, kind, file, line, self, total, text, frame, count }, sum, chosen) {
    const { base } = this.#lens;
    const whole = base.whole || 1;
    const bar = el("i", { "aria-hidden": "true" });
    bar.style.width = `${(total / whole) * 100}%`;
    const weight = value => el("td", { class: "weight" }, weightText(base.profile, value));
    const act = () => (frame >= 0 ? this.#chooseMethod(frame, file, line) : this.#chooseLine(file, line));
    return el("tr", { class: [kind === "yours" ? "yours" : "", chosen ? "chosen" : ""].join(" ").trim() || null },
      el("th", { scope: "row", title: clip(title, 600) },
        link([el("bdi", { class: "name" }, clip(name, 160)), text && el("span", { class: "meta" }, `  ${clip(text, 160)}`)], act, { "data-key": title.slice(0, 200), "aria-current": chosen ? "true" : null }), bar),
      el("td", {}, percent(self / whole)), el("td", { class: "sum" }, percent(sum)), el("td", {}, percent(total / whole)), weight(self), weight(total),
      this.#counted ? el("td", { class: "weight" }, number(count)) : null);
  }

  #chooseMethod(frame, file, line) {
    this.#lens.choose(frame, { line, by: "table" });
    if (file && line > 0 && this.#options.canOpen(file)) this.#options.goTo(file, line, false);
  }

  #chooseLine(file, line) {
    this.#lens.chooseLine(file, line, "table");
    if (this.#options.canOpen(file)) this.#options.goTo(file, line, true);
  }
}
