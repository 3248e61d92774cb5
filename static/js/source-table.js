// The source that was profiled, line by line with its figures: the file of the chosen method.
import { el, link } from "./dom.js";
import { percent } from "./format.js";
import { level } from "./heat.js";

export class SourceTable {
  #lens; #options; #file = null; #rows = [];
  node = el("div", { class: "source" });

  constructor(lens, options) {
    this.#lens = lens;
    this.#options = options;
  }

  /** The chosen method's file, else the one that costs most. */
  #wanted() {
    const { chosen, base } = this.#lens;
    if (chosen.file && this.#options.textOf(chosen.file) !== null) return chosen.file;
    if (chosen.frame >= 0) return null;
    const sums = new Map();
    for (const { file, self } of base.profile.lines) if (this.#options.textOf(file) !== null) sums.set(file, (sums.get(file) ?? 0) + self);
    return [...sums].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  }

  fill() {
    const file = this.#wanted();
    if (file === null) {
      const { chosen, base } = this.#lens;
      this.#file = null;
      this.node.replaceChildren(el("p", { class: "empty" }, chosen.frame >= 0
        ? `The source of ${base.frames[chosen.frame].kind === "jdk" ? "the JDK" : "this method"} is not among the exercise’s files. “Callers & callees” shows who leads to it.`
        : "None of the exercise’s files has a sample."));
      return;
    }
    if (file !== this.#file || !this.node.isConnected) this.#draw(file);
    this.#mark();
  }

  #draw(file) {
    this.#file = file;
    const { base } = this.#lens;
    const whole = base.whole || 1;
    const figures = new Map(base.profile.lines.filter(line => line.file === file).map(entry => [entry.line, entry]));
    this.#rows = this.#options.textOf(file).replace(/\n$/, "").split("\n").map((text, i) => {
      const entry = figures.get(i + 1);
      const share = value => (entry && value > 0 ? percent(value / whole) : "");
      const number = entry ? link(String(i + 1), () => this.#choose(file, i + 1), { "aria-label": `Line ${i + 1}` }) : String(i + 1);
      return el("tr", { class: entry ? `heat-${level(entry.total / whole)}` : null },
        el("td", {}, share(entry?.self)), el("td", {}, share(entry?.total)), el("th", { scope: "row" }, number), el("td", { class: "code-line" }, text || " "));
    });
    this.node.replaceChildren(el("div", { class: "source-scroll", tabindex: "0", role: "region", "aria-label": `${file} with its figures` },
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
    const scroll = this.node.firstChild;
    if (row && scroll) scroll.scrollTop = Math.max(0, row.offsetTop - scroll.clientHeight / 3);
  }

  #hottest() {
    const lines = this.#lens.base.profile.lines.filter(({ file }) => file === this.#file);
    return lines.sort((a, b) => b.total - a.total)[0]?.line ?? 1;
  }
}
