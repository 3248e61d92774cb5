// The source that was profiled, line by line with its figures: the file of the chosen method, or any other of the exercise.
import { el, link } from "./dom.js";
import { baseName, percent } from "./format.js";
import { amount } from "./units.js";
import { level } from "./heat.js";

export class SourceTable {
  #lens; #options; #sums; #file = null; #rows = [];
  #picked = null;   // a file, until something else is chosen
  #choice = null;   // what was chosen when it was picked
  #files = el("select", { "aria-label": "File", on: { change: () => this.#pick() } });
  #place = el("div");
  #pickers = el("div", { class: "table-filters" }, this.#files);
  node = el("div", { class: "source" }, this.#pickers, this.#place);

  constructor(lens, options) {
    this.#lens = lens;
    this.#options = options;
    this.#pickers.hidden = options.paths().length === 0;
    const whole = lens.base.whole || 1;
    const sums = this.#sums = new Map();
    for (const { file, self } of lens.base.profile.lines) sums.set(file, (sums.get(file) ?? 0) + self);
    this.#files.append(...options.paths().filter(path => path.endsWith(".java")).map(path =>
      el("option", { value: path }, `${baseName(path)}  ${sums.has(path) ? `${percent(sums.get(path) / whole)} self` : "no sample"}`)));
  }

  #pick() {
    this.#picked = this.#files.value;
    this.#choice = this.#lens.chosen;
    this.fill();
  }

  /** The file that was picked, the chosen method's, else the one that costs most. */
  #wanted() {
    const { chosen } = this.#lens;
    if (this.#picked && this.#choice === chosen) return this.#picked;
    this.#picked = null;
    if (chosen.file && this.#options.textOf(chosen.file) !== null) return chosen.file;
    if (chosen.frame >= 0) return null;
    return [...this.#sums].filter(([file]) => this.#options.textOf(file) !== null).sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  }

  fill() {
    const file = this.#wanted();
    this.#files.value = file ?? "";
    if (file === null) {
      const { chosen, base } = this.#lens;
      this.#file = null;
      this.#place.replaceChildren(el("p", { class: "empty" }, chosen.frame >= 0
        ? `The source of ${base.frames[chosen.frame].kind === "jdk" ? "the JDK" : "this method"} is not among the exercise’s files. “Callers & callees” shows who leads to it; the exercise’s files are above.`
        : "None of the exercise’s files has a sample."));
      return;
    }
    if (file !== this.#file) this.#draw(file);
    this.#mark();
  }

  #draw(file) {
    this.#file = file;
    const { base } = this.#lens;
    const whole = base.whole || 1;
    const figures = new Map(base.profile.lines.filter(line => line.file === file).map(entry => [entry.line, entry]));
    const share = (entry, which) => el("td", { title: entry ? `${which}: ${amount(base.profile, entry[which])}` : null }, entry && entry[which] > 0 ? percent(entry[which] / whole) : "");
    this.#rows = this.#options.textOf(file).replace(/\n$/, "").split("\n").map((text, i) => {
      const entry = figures.get(i + 1);
      const number = entry ? link(String(i + 1), () => this.#choose(file, i + 1), { "aria-label": `Line ${i + 1}` }) : String(i + 1);
      return el("tr", { class: entry ? `heat-${level(entry.total / whole)}` : null },
        share(entry, "self"), share(entry, "total"), el("th", { scope: "row" }, number), el("td", { class: "code-line" }, text || " "));
    });
    this.#place.replaceChildren(el("div", { class: "source-scroll", tabindex: "0", role: "region", "aria-label": `${file} with its figures` },
      el("table", { class: "source-table" },
        el("caption", {}, `${file}, as it was profiled`),
        el("thead", {}, el("tr", {}, ["self", "total", "line", "source"].map(text => el("th", { scope: "col" }, text)))),
        el("tbody", {}, this.#rows))));
  }

  #choose(file, line) {
    this.#lens.chooseLine(file, line, "source");
    if (this.#options.canOpen(file)) this.#options.goTo(file, line, false);
  }

  /** Marks the lines that the chosen method was at, and scrolls to the first. */
  #mark() {
    const { chosen, base } = this.#lens;
    const lines = new Set(chosen.line > 0 && chosen.file === this.#file ? [chosen.line] : []);
    if (chosen.frame >= 0) for (const { frame, file, line } of base.profile.lines) if (frame === chosen.frame && file === this.#file) lines.add(line);
    this.#rows.forEach((row, i) => {
      row.classList.toggle("of-method", lines.has(i + 1));
      row.classList.toggle("chosen", i + 1 === chosen.line && chosen.file === this.#file);
    });
    const row = this.#rows[(chosen.file === this.#file && chosen.line > 0 ? chosen.line : this.#hottest()) - 1];
    const scroll = this.#place.firstChild;
    if (row && scroll) scroll.scrollTop = Math.max(0, row.offsetTop - scroll.clientHeight / 3);
  }

  #hottest() {
    const lines = this.#lens.base.profile.lines.filter(({ file }) => file === this.#file);
    return lines.sort((a, b) => b.total - a.total)[0]?.line ?? 1;
  }
}
