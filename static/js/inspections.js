// Views that are no samples of stacks. Each has a module of its own, loaded when its tab is first opened: one that fails costs that tab alone.
const MODULES = {
  timeline: ["./timeline-view.js", "drawTimeline"],
  gc: ["./gc-view.js", "drawGc"],
  jit: ["./jit-view.js", "drawJit"],
  layout: ["./layout-view.js", "drawLayout"],
};

export const isInspection = view => Object.hasOwn(MODULES, view);

/** The file of a run that a view is drawn from. */
export const pictureOf = view => (isInspection(view) ? `${view}.json` : `flame-${view}.json`);

/** Draws one; a line that is chosen is emitted as "frame-chosen". */
export async function drawInspection(view, panel, report, options) {
  const [file, draw] = MODULES[view];
  const module = await import(file).catch(() => { throw new Error("What draws this view can’t be loaded. Reload the page to try again."); });
  await module[draw](panel, report, options);
}
