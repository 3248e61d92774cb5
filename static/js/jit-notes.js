// What the compiler did on each line: a table to sort and filter, and the same as marks beside the code.
import { el, link, prose } from "./dom.js";
import { baseName, plural } from "./format.js";
import { SortedHeads } from "./sorted-heads.js";

const SHOWN = 40;
const SIGNS = { stays: "▲", gone: "✓", told: "·" };
const LOOKS = { stays: "stays", gone: "gone", told: "told" };
const ORDER = { stays: 0, told: 1, gone: 2 };
const KINDS = {
  call: "calls", dispatch: "classes at a call", allocation: "objects", lock: "locks", check: "checks of indices", loop: "loops", deoptimisation: "code that was left",
};

/** Marks of lines: path → line → {sign, look, title}, of what matters. */
export function marksOf({ notes, reasons }) {
  const files = new Map();
  for (const note of notes.filter(({ hidden }) => !hidden)) {
    if (!files.has(note.file)) files.set(note.file, new Map());
    const lines = files.get(note.file);
    lines.set(note.line, [...(lines.get(note.line) ?? []), note]);
  }
  for (const lines of files.values()) {
    for (const [line, all] of lines) {
      const count = look => all.filter(note => note.look === look).length;
      const shown = ["stays", "gone"].filter(look => count(look) > 0);
      const looks = shown.length ? shown : ["told"];
      lines.set(line, {
        jit: looks.map(look => [look, `${SIGNS[look]}${count(look) > 1 ? count(look) : ""}`]),
        title: `${all.map(note => `${SIGNS[note.look]} ${plain(note.what)} (${reasons[note.reason]?.words ?? note.reason})`).join("\n")}\nClick or F9: the reasons.`,
      });
    }
  }
  return files;
}

const plain = text => text.replaceAll("`", "");

export class NoteTable {
  #picture; #options; #all = false; #line = null; #caption = el("caption"); #body = el("tbody"); #more = el("p", { class: "meta" });
  #search = el("input", { type: "search", placeholder: "Filter", "aria-label": "Filter what the compiler did", on: { input: () => this.#fill() } });
  #kind = el("select", { "aria-label": "Of which kind", on: { change: () => this.#fill() } });
  #look = el("select", { "aria-label": "Stays or gone", on: { change: () => this.#fill() } });
  #little = el("input", { type: "checkbox", on: { change: () => this.#fill() } });
  #chip = el("p", { class: "jit-line", hidden: true });
  #heads = new SortedHeads([
    { id: "line", text: "line", by: "order", type: "text" },
    { id: "what", text: "what", by: "rank", title: "what stays, then what is gone" },
    { id: "reason", text: "reason", by: "words", type: "text" },
  ], "what", () => this.#fill(), false);
  #ranks; #main;

  constructor(picture, options) {
    this.#picture = picture;
    this.#options = options;
    // The server has them by file and line.
    this.#ranks = new Map(picture.notes.map((note, i) => [note, ORDER[note.look] * picture.notes.length + i]));
    this.#main = picture.notes.find(({ file }) => file.startsWith("src/"))?.file;   // whose lines need no name beside them
    const kinds = Object.entries(KINDS).map(([kind, name]) => [kind, name, picture.notes.filter(note => note.kind === kind).length]).filter(([, , count]) => count > 0);
    this.#kind.append(el("option", { value: "" }, "everything"), ...kinds.map(([kind, name, count]) => el("option", { value: kind }, `${name} (${count})`)));
    this.#look.append(el("option", { value: "" }, "stays or gone"), ...Object.keys(LOOKS).map(look => el("option", { value: look }, `${SIGNS[look]} ${LOOKS[look]}`)));
    const hidden = picture.notes.filter(note => note.hidden).length;
    this.node = el("section", { class: "jit-notes" },
      picture.notes.length ? [
        el("div", { class: "table-filters" }, this.#search, this.#kind, this.#look, hidden ? el("label", {}, this.#little, ` what matters little (${hidden})`) : null),
        this.#chip,
        el("div", { class: "jit-scroll" }, el("table", { class: "hot-table jit-table" }, this.#caption, el("thead", {}, el("tr", {}, this.#heads.cells)), this.#body)),
        this.#more,
      ] : el("p", { class: "empty" }, "The compiler’s log has nothing about the lines of this exercise."));
    this.#fill();
  }

  /** Shows one line alone, and moves the keyboard there. */
  only(file, line) {
    this.#line = { file, line };
    this.#search.value = this.#kind.value = this.#look.value = "";
    this.#fill();
    this.#chip.scrollIntoView({ block: "nearest" });
    this.#chip.querySelector("button")?.focus({ preventScroll: true });
  }

  /** What is known of a line, to be read aloud. */
  said(file, line) {
    const notes = this.#picture.notes.filter(note => note.file === file && note.line === line);
    return notes.length ? `Line ${line}: ${notes.map(note => `${plain(note.what)}: ${this.#reason(note).words}`).join("; ")}` : `Nothing is known of line ${line}`;
  }

  #reason({ reason }) { return this.#picture.reasons[reason] ?? { words: reason, plain: "", link: "" }; }

  #rows() {
    const wanted = this.#search.value.trim().toLowerCase();
    return this.#picture.notes.map(note => ({
      note, order: `${note.file}:${String(note.line).padStart(6, "0")}`,
      rank: this.#ranks.get(note), words: this.#reason(note).words.toLowerCase(),
    })).filter(({ note, words }) =>
      (this.#line ? note.file === this.#line.file && note.line === this.#line.line : this.#little.checked || !note.hidden)
      && (!this.#kind.value || note.kind === this.#kind.value) && (!this.#look.value || note.look === this.#look.value)
      && (!wanted || `${baseName(note.file)}:${note.line} ${plain(note.what)} ${words} ${plain(note.detail)}`.toLowerCase().includes(wanted)));
  }

  #fill() {
    const rows = this.#heads.order(this.#rows());
    const shown = this.#all ? rows : rows.slice(0, SHOWN);
    this.#body.replaceChildren(...shown.map(({ note }) => this.#row(note)));
    this.#caption.textContent = `${plural(rows.length, "note")} on lines, in code that is in use at the end`;
    this.#more.replaceChildren(...(rows.length > shown.length ? [link(`Show all ${rows.length}`, () => { this.#all = true; this.#fill(); })] : [rows.length ? "" : "Nothing matches the filter."]));
    this.#chip.hidden = this.#line === null;
    if (this.#line) {
      this.#chip.replaceChildren(`Line ${this.#line.line} of ${baseName(this.#line.file)} alone. `, link("Show all lines", () => { this.#line = null; this.#fill(); this.#search.focus(); }));
    }
  }

  #row(note) {
    const { file, line, look, what, detail } = note;
    const { words, plain: meaning, link: url, linked } = this.#reason(note);
    const name = file === this.#main ? String(line) : `${baseName(file)}:${line}`;
    const label = { "aria-label": `Line ${line} of ${baseName(file)}` };
    const { canOpen, goTo, lineText } = this.#options;
    return el("tr", { class: `look-${look}` },
      el("th", { scope: "row", title: lineText(file, line) || null }, canOpen(file) ? link(name, () => goTo(file, line, true), label) : name),
      el("td", { class: "what" }, el("span", { class: "sign", role: "img", "aria-label": LOOKS[look] }, SIGNS[look]), " ", el("bdi", {}, prose(what)), detail ? el("small", {}, prose(detail)) : null),
      el("td", { class: "reason" }, el("details", {}, el("summary", {}, el("bdi", {}, words)),
        el("p", {}, meaning, " ", url ? el("a", { href: url, target: "_blank", rel: "noreferrer" }, `More: ${linked}`) : null))));
  }
}
