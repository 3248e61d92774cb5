// Methods or lines of a profile as a table, flat and cumulative: the picture's figures for those who can't see it, or would rather sort.
import { el, link } from "./dom.js";
import { baseName, bytes, number, percent, plural, shortName } from "./format.js";
import { clip } from "./flame-names.js";

const SHOWN = 25;

export class HotTable {
  #lens; #options; #set; #by = "self"; #down = true; #all = false; #body = el("tbody"); #more = el("p", { class: "meta" });
  #heads; #busiest; #caption = el("caption");

  /** `set` is "methods" or "lines". */
  constructor(lens, options, set) {
    this.#lens = lens;
    this.#options = options;
    this.#set = set;
    this.#busiest = lens.base.busiestLines();
    const many = set === "methods";
    this.filter = el("input", { type: "search", placeholder: many ? "Filter methods" : "Filter lines", "aria-label": `Filter the table of ${set}`, on: { input: () => this.fill() } });
    this.packages = el("select", { "aria-label": "Package", hidden: !many, on: { change: () => this.fill() } });
    if (many) this.#offerPackages();
    this.#heads = [["name", many ? "method" : "line"], ["self", "self"], ["total", "total"]].map(([key, text]) => [key, el("th", { scope: "col" },
      el("button", { type: "button", on: { click: () => this.#sort(key) } }, text))]);
    const unit = lens.base.profile.unit === "bytes" ? "bytes" : "samples";
    this.node = el("div", {},
      el("div", { class: "table-filters" }, this.packages, this.filter),
      el("table", { class: "hot-table" }, this.#caption,
        el("colgroup", {}, el("col"), el("col", { class: "share" }), el("col", { class: "share" }), el("col", { class: "weight" }), el("col", { class: "weight" })),
        el("thead", {},
          el("tr", { class: "groups" }, el("td"), el("th", { scope: "colgroup", colspan: "2" }, "share"), el("th", { scope: "colgroup", colspan: "2", class: "weight" }, unit)),
          el("tr", {}, this.#heads.map(([, head]) => head), ["self", "total"].map(text => el("th", { scope: "col", class: "weight" }, text)))),
        this.#body),
      this.#more);
  }

  #offerPackages() {
    const { packages, sums, base } = this.#lens;
    const shares = new Map();
    packages.forEach((name, frame) => { if (name !== null) shares.set(name, (shares.get(name) ?? 0) + sums.self[frame]); });
    const sorted = [...shares].sort((a, b) => b[1] - a[1]);
    this.packages.append(el("option", { value: "" }, "all packages"),
      ...sorted.map(([name, self]) => el("option", { value: name }, `${clip(name, 60)}  ${percent(self / (base.whole || 1))}`)));
  }

  #sort(key) {
    this.#down = this.#by === key ? !this.#down : key !== "name";
    this.#by = key;
    this.fill();
  }

  #rows() {
    const { base, sums, packages } = this.#lens;
    if (this.#set === "lines") {
      return base.profile.lines.map(({ file, line, self, total }) => ({
        name: `${baseName(file)}:${line}`, title: `${file}:${line}`, kind: "yours", file, line, self, total, text: this.#options.lineText(file, line), frame: -1,
      }));
    }
    return base.frames.map(({ name, kind, file }, frame) => ({
      name: shortName(name), title: name, kind, file, line: this.#busiest[frame], self: sums.self[frame], total: sums.total[frame], text: "", frame, pkg: packages[frame],
    })).filter(({ total }) => total > 0);
  }

  fill() {
    const { base, chosen, changed } = this.#lens;
    for (const [key, head] of this.#heads) {
      if (key === this.#by) head.setAttribute("aria-sort", this.#down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    const wanted = this.filter.value.trim().toLowerCase();
    const pkg = this.packages.value;
    const rows = this.#rows().filter(row => (row.title.toLowerCase().includes(wanted) || row.text.toLowerCase().includes(wanted)) && (!pkg || row.pkg === pkg));
    const order = this.#by === "name" ? (a, b) => (a.name < b.name ? 1 : a.name > b.name ? -1 : 0) : (a, b) => b[this.#by] - a[this.#by] || b.total - a.total;
    rows.sort(this.#down ? order : (a, b) => order(b, a));
    const shown = this.#all ? rows : rows.slice(0, SHOWN);
    const focused = this.#body.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    this.#body.replaceChildren(...shown.map(row => this.#row(row, row.frame >= 0 ? row.frame === chosen.frame : row.file === chosen.file && row.line === chosen.line)));
    // A choice draws its row again, and must not take the focus with it.
    if (focused) this.#body.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    this.#more.replaceChildren(...(rows.length > shown.length ? [link(`Show all ${rows.length}`, () => { this.#all = true; this.fill(); })]
      : [rows.length ? "" : wanted || pkg ? "Nothing matches the filter." : "No samples in this table."]));
    const sum = rows.reduce((all, { self }) => all + self, 0) / (base.whole || 1);
    const filtered = wanted || pkg ? `; these rows: ${percent(sum)} self` : "";
    this.#caption.textContent = `Of ${base.profile.unit === "bytes" ? bytes(base.whole) : plural(base.whole, "sample")}: self (flat) is the ${this.#set === "lines" ? "line’s" : "method’s"} own, total (cumulative) with all it calls${
      changed && this.#set === "methods" ? "; of what the picture shows" : ""}${filtered}`;
  }

  #row({ name, title, kind, file, line, self, total, text, frame }, chosen) {
    const { base } = this.#lens;
    const whole = base.whole || 1;
    const bar = el("i", { "aria-hidden": "true" });
    bar.style.width = `${(total / whole) * 100}%`;
    const weight = value => el("td", { class: "weight" }, base.profile.unit === "bytes" ? bytes(value) : number(value));
    const act = () => (frame >= 0 ? this.#chooseMethod(frame, file, line) : this.#chooseLine(file, line));
    return el("tr", { class: [kind === "yours" ? "yours" : "", chosen ? "chosen" : ""].join(" ").trim() || null },
      el("th", { scope: "row", title: clip(title, 600) },
        link([el("bdi", { class: "name" }, clip(name, 160)), text && el("span", { class: "meta" }, `  ${clip(text, 160)}`)], act, { "data-key": title.slice(0, 200), "aria-current": chosen ? "true" : null }), bar),
      el("td", {}, percent(self / whole)), el("td", {}, percent(total / whole)), weight(self), weight(total));
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
