// Hot lines: a gutter beside the line numbers with each line's own share and the one with all it calls.
import { GutterMarker, RangeSetBuilder, StateEffect, StateField, RangeSet, gutter, keymap } from "../vendor/codemirror/codemirror.js";
import { el } from "./dom.js";
import { percent } from "./format.js";
import { lineMap } from "./line-map.js";

const LEVELS = [0.02, 0.1, 0.3, 0.6];

/** 0 to 4, the darker the hotter. */
export const level = share => LEVELS.filter(bound => share >= bound).length;

class Mark extends GutterMarker {
  /** `line` is the one that was measured, `entry` {self, total, by, title}, {look, times, text, title} for coverage, or {jit, title} for signs. */
  constructor(line, entry) {
    super();
    this.line = line;
    this.entry = entry;
    this.key = JSON.stringify([line, entry]);
  }
  eq(other) { return other.key === this.key; }
  toDOM() {
    const { look, times, text, title, by, jit } = this.entry;
    // A screen reader has the same as a table, line by line.
    if (look) return el("span", { class: `cover-mark cover-${look}`, title: `${title}. Click: its row.` }, el("span", { class: "times" }, times), el("span", {}, text));
    if (jit) return el("span", { class: "jit-mark", title }, jit.map(([kind, sign]) => el("span", { class: kind }, sign)));
    const figure = which => el("span", { class: which === by ? "by" : "other" }, this.entry[which] > 0 ? percent(this.entry[which]) : "·");
    return el("span", { class: `heat-mark heat-${level(this.entry[by])}`, title: `${title}. Click: its frames.` }, figure("self"), figure("total"));
  }
}

const setHeat = StateEffect.define();

/** What was measured, and where it is now; an edit takes the marks from the lines that it changes, undoing it gives them back. */
const heatField = StateField.define({
  create: () => ({ measured: "", shares: new Map(), marks: RangeSet.empty }),
  update(heat, change) {
    for (const effect of change.effects) if (effect.is(setHeat)) return placed(effect.value, change.state.doc);
    return change.docChanged && heat.shares.size ? placed(heat, change.state.doc) : heat;
  },
});

function placed({ measured, shares }, doc) {
  const marks = new RangeSetBuilder();
  const where = lineMap(measured, doc.toString());
  for (const [line, entry] of [...shares].sort((a, b) => a[0] - b[0])) {
    const now = where(line);
    if (now >= 1 && now <= doc.lines) {
      const { from } = doc.line(now);
      marks.add(from, from, new Mark(line, entry));
    }
  }
  return { measured, shares, marks: marks.finish() };
}

/** Has the page know that what a line's figures stand for is wanted; `line` is 0 where it has none. */
function choose(view, at, byKey) {
  let line = 0;
  view.state.field(heatField).marks.between(at, at, (from, to, { line: measured }) => { line = measured; });
  if (line || byKey) view.dom.dispatchEvent(new CustomEvent("heat-chosen", { bubbles: true, detail: { line, byKey } }));
  return line > 0 || byKey;
}

export const heatGutter = [
  heatField,
  gutter({
    class: "cm-heat", markers: view => view.state.field(heatField).marks,
    domEventHandlers: { click: (view, { from }) => choose(view, from, false) },
  }),
  keymap.of([{ key: "F9", run: view => choose(view, view.state.doc.lineAt(view.state.selection.main.head).from, true) }]),
];

/** An effect that marks lines; `shares` maps line numbers of the text `measured` to entries, see above. */
export const heatEffect = (measured, shares) => setHeat.of({ measured, shares });
