// What a frame is, in words: for the tooltip, for the line below the picture and for a screen reader.
import { baseName, percent } from "./format.js";
import { MODE_WORDS } from "./flame-colours.js";
import { MODES } from "./flame-model.js";
import { clip } from "./flame-names.js";
import { describeChange } from "./difference-words.js";
import { amount } from "./units.js";

/** Name and figures of a node; shares are of the whole profile, and of what is shown where that is less. */
export function describe(lens, node, zoom) {
  const { base, model } = lens;
  const whole = base.whole || 1;
  const name = clip(model.name(node)) + (model.line[node] > 0 ? `:${model.line[node]}` : "");
  const file = model.file(node);
  const place = file ? baseName(file) + (model.line[node] > 0 ? `:${model.line[node]}` : "") : "";
  if (model.before) return { name, figures: describeChange(model, node, lens.reversed), place };
  const share = value => `${percent(value / whole)}`;
  const figures = [];
  const shown = (zoom > 0 && node !== zoom && model.holds(zoom, node)) || (zoom === 0 && lens.focus >= 0 && model.whole < whole)
    ? `, ${percent(model.total[node] / (model.total[zoom] || 1))} of what is shown` : "";
  if (lens.reversed && node > 0) {
    const tip = model.path(node)[1];
    figures.push(node === tip ? `${share(model.total[node])} by itself (${amount(model.profile, model.total[node])})${shown}`
      : `calls that make ${share(model.total[node])} of ${clip(model.short(tip), 60)}’s own (${amount(model.profile, model.total[node])})${shown}`);
  } else {
    figures.push(`${share(model.total[node])} with all it calls (${amount(model.profile, model.total[node])})${shown}`,
      model.self[node] > 0 ? `${share(model.self[node])} by itself (${amount(model.profile, model.self[node])})` : "nothing by itself");
  }
  const mode = MODE_WORDS[MODES[model.mode[node]]];
  if (mode) figures.push(mode);
  return { name, figures, place };
}
