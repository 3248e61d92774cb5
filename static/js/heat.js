// Hot lines: a gutter beside the line numbers with each line's share, and where lines went since they were measured.
import { GutterMarker, RangeSetBuilder, StateEffect, StateField, RangeSet, gutter } from "../vendor/codemirror/codemirror.js";
import { el } from "./dom.js";
import { percent } from "./format.js";

const LEVELS = [0.02, 0.1, 0.3, 0.6];

/** 0 to 4, the darker the hotter. */
export const level = share => LEVELS.filter(bound => share >= bound).length;

class HeatMark extends GutterMarker {
  constructor({ share, title, look, text }) {
    super();
    this.share = share;
    this.title = title;
    this.look = look;
    this.text = text;
  }
  eq(other) { return other.share === this.share && other.title === this.title && other.look === this.look && other.text === this.text; }
  toDOM() {
    // A screen reader has the same as a table, line by line.
    if (this.look) return el("span", { class: `cover-mark cover-${this.look}`, title: this.title }, this.text);
    return el("span", { class: `heat-mark heat-${level(this.share)}`, title: this.title }, percent(this.share));
  }
}

const setHeat = StateEffect.define();

const heatField = StateField.define({
  create: () => RangeSet.empty,
  update(marks, change) {
    for (const effect of change.effects) if (effect.is(setHeat)) return effect.value;
    return change.docChanged ? marks.map(change.changes) : marks;
  },
});

export const heatGutter = [heatField, gutter({ class: "cm-heat", markers: view => view.state.field(heatField) })];

/** An effect that colours the lines of `state`; `shares` maps line numbers of `measured` to {share, title}, or to {look, text, title} for coverage. */
export function heatEffect(state, measured, shares) {
  const marks = new RangeSetBuilder();
  const where = lineMap(measured, state.doc.toString());
  for (const [line, entry] of [...shares].sort((a, b) => a[0] - b[0])) {
    const now = where(line);
    if (now >= 1 && now <= state.doc.lines) {
      const { from } = state.doc.line(now);
      marks.add(from, from, new HeatMark(entry));
    }
  }
  return setHeat.of(marks.finish());
}

/** Lines before the first change and after the last one are where they were, or moved by as much; lines between are gone. */
function lineMap(before, after) {
  if (before === after) return line => line;
  const a = before.split("\n");
  const b = after.split("\n");
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return line => (line <= head ? line : line > a.length - tail ? line + b.length - a.length : 0);
}
