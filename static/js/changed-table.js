// Methods or lines of two profiles as a table: before, after, and what changed, the largest change first.
import { el, link } from "./dom.js";
import { wholeOf } from "./difference-model.js";
import { changed, cost, SIGNS, TOLD_WORDS } from "./difference-words.js";
import { clip } from "./flame-names.js";
import { percent, plural } from "./format.js";

const SHOWN = 15;
const SETS = { changed: "what changed", vanished: "gone", new: "new", grown: "grown", shrunk: "shrunk", all: "everything" };
const isIn = { changed: ({ told }) => told !== "same", all: () => true };
const inSet = (set, row) => (isIn[set] ? isIn[set](row) : row.told === set);
const change = ({ before, after }) => after.total - before.total;
const ORDERS = {
  name: (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  before: (a, b) => b.before.total - a.before.total,
  after: (a, b) => b.after.total - a.after.total,
  change: (a, b) => Math.abs(change(b)) - Math.abs(change(a)),
};

export class ChangedTable {
  #what; #data; #whole; #rows; #by = "change"; #turned = false; #all = false; #chosen = -1; #sets; #caption = el("caption"); #body = el("tbody"); #more = el("p", { class: "meta" }); #heads;

  /** `what` is "method" or "line"; `rows` are {frame, name, title, text, told, few, yours, before, after, act}. */
  constructor(what, data, rows) {
    this.#what = what;
    this.#data = data;
    this.#whole = wholeOf(data);
    this.#rows = rows;
    const count = set => rows.filter(row => inSet(set, row)).length;
    this.#sets = el("select", { "aria-label": `Which ${what}s`, on: { change: () => { this.#all = false; this.fill(); } } },
      Object.entries(SETS).filter(([set]) => set === "all" || count(set)).map(([set, text]) => el("option", { value: set }, `${text}: ${count(set)}`)));
    this.#heads = Object.entries({ name: what, before: "before", after: "after", change: "change" }).map(([key, text]) => [key, el("th", { scope: "col" },
      el("button", { type: "button", on: { click: () => this.#sort(key) } }, text))]);
    this.node = el("div", {},
      el("div", { class: "table-filters" }, this.#sets),
      el("table", { class: "hot-table changed-table" }, this.#caption,
        el("colgroup", {}, el("col"), ["side", "side", "side"].map(name => el("col", { class: name }))),
        el("thead", {}, el("tr", {}, this.#heads.map(([, head]) => head))), this.#body),
      this.#more);
    this.fill();
  }

  /** Set by whoever has the table in a tab. */
  open = () => {};

  /** Marks a method as chosen. */
  choose(frame) {
    this.#chosen = frame;
    this.fill();
  }

  /** Chooses a method and brings it into view, whether it changed or not. */
  show(frame) {
    this.open();
    if (!this.#body.querySelector(`[data-key="${frame}"]`)) {
      this.#sets.value = "all";
      this.#all = true;
    }
    this.choose(frame);
    const found = this.#body.querySelector(`[data-key="${frame}"]`);
    found?.focus({ preventScroll: true });
    found?.scrollIntoView({ block: "nearest" });
  }

  #sort(key) {
    this.#turned = this.#by === key && !this.#turned;
    this.#by = key;
    this.fill();
  }

  fill() {
    const set = this.#sets.value;
    const rows = this.#rows.filter(row => inSet(set, row)).sort(ORDERS[this.#by]);
    if (this.#turned) rows.reverse();
    for (const [key, head] of this.#heads) {
      if (key === this.#by) head.setAttribute("aria-sort", (key === "name") === this.#turned ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    const shown = this.#all ? rows : rows.slice(0, SHOWN);
    const focused = this.#body.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    this.#body.replaceChildren(...shown.map(row => this.#row(row)));
    if (focused) this.#body.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    this.#more.replaceChildren(...(rows.length > shown.length ? [link(`Show all ${rows.length}`, () => { this.#all = true; this.fill(); })]
      : rows.length ? [] : [`No ${this.#what} of this kind.`]));
    this.#caption.textContent = `${plural(rows.length, this.#what)}, ${SETS[set]}: cost with all it calls, ${
      { operation: "per operation; small: its share", whole: "in all; small: its share", share: "as a share of all" }[this.#data.per]}`;
  }

  #row({ frame, name, title, text, told, few, yours, before, after, act }) {
    const data = this.#data;
    const chosen = frame >= 0 && frame === this.#chosen;
    const side = ({ total }, of) => el("td", {}, cost(data, total), data.per !== "share" ? el("small", {}, percent(total / (of || 1))) : "");
    const label = [el("bdi", { class: "name" }, clip(name, 160)), text && el("span", { class: "meta" }, `  ${clip(text, 160)}`)];
    return el("tr", { class: [yours ? "yours" : "", chosen ? "chosen" : ""].join(" ").trim() || null },
      el("th", { scope: "row", title: clip(title, 600) },
        act ? link(label, act, { "data-key": frame >= 0 ? String(frame) : title.slice(0, 200), "aria-current": chosen ? "true" : null }) : el("span", { class: "plain-name" }, label)),
      side(before, this.#whole.before), side(after, this.#whole.after),
      el("td", { class: `change ${told}` }, el("b", {}, changed(data, before.total, after.total)),
        el("small", { title: few ? "Seen in fewer than 10 samples before and after." : null }, told === "same" ? (few ? "few samples" : "chance") : TOLD_WORDS[told], el("span", { "aria-hidden": "true" }, SIGNS[told] ? ` ${ARROWS[told]}` : ""))));
  }
}

const ARROWS = { shrunk: "▾", vanished: "▾", grown: "▴", new: "▴" };
