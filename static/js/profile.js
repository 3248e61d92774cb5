// One profile of a run as a panel: flame graph, how to read it, what it can't see, tables, downloads.
import { api } from "./api.js";
import { el } from "./dom.js";
import { downloads } from "./downloads.js";
import { FlameGraph } from "./flame.js";
import { FlameModel } from "./flame-model.js";
import { percent } from "./format.js";
import { drawHotTables } from "./hot-table.js";

const MEASURES = { cpu: "the time", alloc: "the bytes", live: "the live bytes", lock: "the waiting for locks", wall: "the wall-clock time" };
const NOTHING = {
  cpu: "Not one sample: while the benchmark was profiled, none of its own code was seen to take processor time. Work that the compiler removed takes none.",
  alloc: "Not one sample: your code allocated next to nothing while it was profiled.",
};
const KINDS = { test: "test and benchmark", jdk: "JDK", library: "library", native: "native", gc: "GC", vm: "JVM" };
const FILES = [["collapsed-cpu.txt", "collapsed stacks, CPU"], ["collapsed-alloc.txt", "collapsed stacks, allocation"], ["recording.jfr", "JFR recording"]];

/** What a view shares out, as a noun: "the bytes". */
export const measureOf = view => MEASURES[view] ?? `the ${view} samples`;

/** Fetches a view's profile; null where the run has none. */
export async function loadProfile(report, view) {
  const name = `flame-${view}.json`;
  if (!report.artifacts.some(artifact => artifact.name === name)) return null;
  return new FlameModel(await api.artifact(report.id, name));
}

/** Draws a profile; a frame or row that is chosen is emitted as "frame-chosen". */
export function drawProfile(panel, model, report, view, { canOpen, lineText }) {
  const flame = el("div", { class: "flame" });
  const { profile } = model;
  panel.replaceChildren(
    el("h3", {}, `Where ${measureOf(view)} ${view === "cpu" || view === "wall" ? "goes" : "come from"}`, el("small", {}, `a frame's width is its share; recorded by ${profile.engine}`)),
    flame);
  if (model.whole === 0) {
    flame.append(el("p", { class: "empty" }, NOTHING[view] ?? "Not one sample: nothing of this kind happened while the benchmark was profiled."));
  } else {
    new FlameGraph(flame, model, { canOpen, label: `Flame graph of ${measureOf(view)}` });
    flame.append(legend(model), howToRead(view, model));
  }
  if (profile.cannotSee) flame.append(el("p", { class: "blind" }, profile.cannotSee));
  const goTo = (file, line) => flame.dispatchEvent(new CustomEvent("frame-chosen", { bubbles: true, detail: { file, line, name: "", focus: true } }));
  if (model.whole > 0) drawHotTables(panel, model, { goTo, canOpen, lineText });
  panel.append(...downloads(report, FILES));
}

function legend(model) {
  const present = new Set(model.frames.map(({ kind }) => kind));
  return el("ul", { class: "legend", "aria-label": "Colours" },
    present.has("yours") ? el("li", {}, el("i", { class: "ramp" }), "your code, cool to hot") : null,
    Object.entries(KINDS).filter(([kind]) => present.has(kind)).map(([kind, text]) => el("li", {}, el("i", { class: kind }), text)));
}

function howToRead(view, model) {
  const what = measureOf(view);
  return el("details", { class: "how" }, el("summary", {}, "How to read this"),
    el("ul", {},
      el("li", {}, `Each box is a method. What it calls hangs below it, so a path from the top down is a call stack.`),
      el("li", {}, `A box's width is its share of ${what}: look for wide boxes, not deep ones.`),
      el("li", {}, "Left to right is no order in time; equal stacks are put together."),
      el("li", {}, `A wide box with little below it spends ${what} itself. A wide box with one wide child only passes the call on.`),
      el("li", {}, "Your own code is in heat colours: the hotter, the larger its share. Start at the lowest hot box on the widest path."),
      el("li", {}, "Click to zoom and to jump to the line; use the path above the picture to zoom out. Press ? for the keys."),
      model.profile.unit === "samples" ? el("li", {}, `The figures are samples: ${percent(1 / model.whole)} is one of them, so don't read much into boxes of a few samples.`)
        : el("li", {}, "Bytes are sampled too: large allocations are seen surely, rare small ones by luck.")));
}

/** Shares of a profile's lines for the editor's gutter: path → line → {share, title}. */
export function heatOf(model, view) {
  const files = new Map();
  for (const { file, line, self, total } of model.profile.lines) {
    const share = total / (model.whole || 1);
    if (share < 0.005 || line < 1) continue;
    if (!files.has(file)) files.set(file, new Map());
    files.get(file).set(line, { share, title: `${percent(share)} of ${measureOf(view)} with all it calls, ${percent(self / model.whole)} by itself` });
  }
  return files;
}
