// One profile of a run as a panel: flame graph, what it can't see, tables, files for other tools.
import { api } from "./api.js";
import { el } from "./dom.js";
import { CodeFilter } from "./code-filter.js";
import { FlameGraph } from "./flame.js";
import { Lens } from "./flame-lens.js";
import { FlameModel } from "./flame-model.js";
import { percent } from "./format.js";
import { bothOf, inCounts } from "./measures.js";
import { profileFiles } from "./profile-files.js";
import { ProfileTables } from "./profile-tables.js";
import { perOperation } from "./units.js";
import { measureOf, noneOf, titleOf } from "./views.js";
import { weightHead } from "./weights.js";

const FEW = 20;

/** Fetches a view's profile; null where the run has none. */
export async function loadProfile(report, view) {
  const name = `flame-${view}.json`;
  if (!report.artifacts.some(artifact => artifact.name === name)) return null;
  return new FlameModel(await api.artifact(report.id, name));
}

/** Draws a profile; a frame or row that is chosen is emitted as "frame-chosen", and `onMeasure`, where given, is told when it is seen in another measure, with the lens that it is looked at through then. Returns its lens, null for a profile of nothing. */
export function drawProfile(panel, model, report, view, options) {
  const counts = inCounts(model);
  const place = el("div");
  let lens = null;
  const draw = shown => { lens = drawMeasure(place, shown, report, view, options, lens); };
  const measures = [[model, weightHead(model.profile)], [counts, counts && weightHead(counts.profile)]].filter(([shown]) => shown?.whole > 0);
  const buttons = measures.map(([shown, name]) => el("button", { type: "button", "aria-pressed": String(shown === model), on: {
    click: ({ target }) => {
      for (const button of buttons) button.setAttribute("aria-pressed", String(button === target));
      draw(shown);
      options.onMeasure?.(shown, lens);
    },
  } }, name));
  panel.replaceChildren(...(measures.length > 1 ? [el("div", { class: "choice-of measures", role: "group", "aria-label": "Figures" }, buttons)] : []), place);
  draw(model);
  return lens;
}

/** Draws it in one measure, looked at as it was in the other; the lens that it is looked at through. */
function drawMeasure(place, model, report, view, { canOpen, paths = () => [], lineText, textOf, teaching }, before) {
  const flame = el("div", { class: "flame" });
  const { profile } = model;
  const measure = measureOf(view, Boolean(profile.weighed));
  const each = model.whole > 0 ? perOperation(profile, model.whole) : "";
  let lens = null;
  place.replaceChildren(
    el("h3", {}, titleOf(view, Boolean(profile.weighed)), el("small", {}, `a frame's width is its share; recorded by ${profile.engine}${each && `; ${each}`}`)),
    flame);
  const tables = el("div");
  let graph = null;
  if (model.whole === 0) {
    flame.append(el("p", { class: "empty" }, noneOf(view)));
  } else {
    lens = new Lens(model);
    if (before) lens.like(before);
    const goTo = (file, line, focus) => flame.dispatchEvent(new CustomEvent("frame-chosen", { bubbles: true, detail: { file, line, name: "", focus } }));
    const below = new ProfileTables(tables, lens, { goTo, canOpen, paths, lineText, textOf });
    if (profile.unit === "samples" && model.whole < FEW) {
      flame.append(el("p", { class: "few" }, `Only ${model.whole === 1 ? "one sample" : `${model.whole} samples`}: that says where time was seen, not how it is shared out.`));
    }
    graph = new FlameGraph(flame, lens, {
      canOpen, what: measure, label: `Flame graph of ${measure}`, exercise: report.exercise, file: `${report.exercise}-${profile.weighed ? `${view}-${profile.unit}` : view}`,
      showTable: frame => { lens.choose(frame, { by: "flame" }); below.showCallers(); },
    });
    flame.append(new CodeFilter(lens).node);
  }
  if (profile.leftOut > 0) {
    flame.append(el("p", { class: "left-out" }, `${percent(profile.leftOut / model.whole)} of ${measure} is in calls too rare to be drawn one by one: wherever they belong, the picture has them together, as “left out”.`));
  }
  if (profile.cannotSee) flame.append(el("p", { class: "blind" }, profile.cannotSee));
  place.append(tables, ...profileFiles(report, view, graph, teaching));
  return lens;
}

/** Shares of a profile's lines for the editor's gutter: path → line → {self, total, by, title}; `by` is what they are coloured by. */
export function heatOf(model, view, by) {
  const files = new Map();
  const { profile } = model;
  const whole = model.whole || 1;
  const measure = measureOf(view, Boolean(profile.weighed));
  for (const entry of profile.lines) {
    const { file, line, self, total } = entry;
    if (total / whole < 0.005 || line < 1) continue;
    if (!files.has(file)) files.set(file, new Map());
    files.get(file).set(line, {
      self: self / whole, total: total / whole, by,
      title: `${percent(self / whole)} of ${measure} itself, with the JDK (${bothOf(profile, entry, "self")}); ${percent(total / whole)} with all it calls (${bothOf(profile, entry, "total")})`,
    });
  }
  return files;
}
