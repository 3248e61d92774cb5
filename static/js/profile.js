// One profile of a run as a panel: flame graph, what it can't see, tables, files for other tools.
import { api } from "./api.js";
import { el } from "./dom.js";
import { CodeFilter } from "./code-filter.js";
import { FlameGraph } from "./flame.js";
import { Lens } from "./flame-lens.js";
import { FlameModel } from "./flame-model.js";
import { amount } from "./flame-words.js";
import { percent } from "./format.js";
import { profileFiles } from "./profile-files.js";
import { ProfileTables } from "./profile-tables.js";
import { countText } from "./weights.js";

const MEASURES = { cpu: "the time", alloc: "the bytes", live: "the live bytes", lock: "the waiting for locks", wall: "the wall-clock time" };
const NOTHING = {
  cpu: "Not one sample: while the benchmark was profiled, none of its own code was seen to take processor time. Work that the compiler removed takes none.",
  alloc: "Not one sample: your code allocated next to nothing while it was profiled.",
};
const FEW = 20;

/** What a view shares out, as a noun: "the bytes". */
export const measureOf = view => MEASURES[view] ?? `the ${view} samples`;

/** Fetches a view's profile; null where the run has none. */
export async function loadProfile(report, view) {
  const name = `flame-${view}.json`;
  if (!report.artifacts.some(artifact => artifact.name === name)) return null;
  return new FlameModel(await api.artifact(report.id, name));
}

/** Draws a profile; a frame or row that is chosen is emitted as "frame-chosen". Returns its lens, null for a profile of nothing. */
export function drawProfile(panel, model, report, view, { canOpen, paths = () => [], lineText, textOf }) {
  const flame = el("div", { class: "flame" });
  const { profile } = model;
  panel.replaceChildren(
    el("h3", {}, `Where ${measureOf(view)} ${view === "cpu" || view === "wall" ? "goes" : "come from"}`, el("small", {}, `a frame's width is its share; recorded by ${profile.engine}`)),
    flame);
  const tables = el("div");
  let graph = null;
  let lens = null;
  if (model.whole === 0) {
    flame.append(el("p", { class: "empty" }, NOTHING[view] ?? "Not one sample: nothing of this kind happened while the benchmark was profiled."));
  } else {
    lens = new Lens(model);
    const goTo = (file, line, focus) => flame.dispatchEvent(new CustomEvent("frame-chosen", { bubbles: true, detail: { file, line, name: "", focus } }));
    const below = new ProfileTables(tables, lens, { goTo, canOpen, paths, lineText, textOf });
    if (profile.unit === "samples" && model.whole < FEW) {
      flame.append(el("p", { class: "few" }, `Only ${model.whole === 1 ? "one sample" : `${model.whole} samples`}: that says where time was seen, not how it is shared out.`));
    }
    graph = new FlameGraph(flame, lens, {
      canOpen, what: measureOf(view), label: `Flame graph of ${measureOf(view)}`, exercise: report.exercise, file: `${report.exercise}-${view}`,
      showTable: frame => { lens.choose(frame, { by: "flame" }); below.showCallers(); },
    });
    flame.append(new CodeFilter(lens).node);
  }
  if (profile.cannotSee) flame.append(el("p", { class: "blind" }, profile.cannotSee));
  panel.append(tables, ...profileFiles(report, view, graph));
  return lens;
}

/** Shares of a profile's lines for the editor's gutter: path → line → {self, total, by, title}; `by` is what they are coloured by. */
export function heatOf(model, view, by) {
  const files = new Map();
  const whole = model.whole || 1;
  for (const { file, line, self, total, selfCount, totalCount } of model.profile.lines) {
    if (total / whole < 0.005 || line < 1) continue;
    if (!files.has(file)) files.set(file, new Map());
    files.get(file).set(line, {
      self: self / whole, total: total / whole, by,
      title: `${percent(self / whole)} of ${measureOf(view)} itself, with the JDK (${amount(model.profile, self)}${countText(model.profile, selfCount)}); ${percent(total / whole)} with all it calls (${amount(model.profile, total)}${countText(model.profile, totalCount)})`,
    });
  }
  return files;
}
