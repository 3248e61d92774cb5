// What the JIT compiler made of a run's code: sentences, notes on lines, the way it warmed up, and the switchboard.
import { api } from "./api.js";
import { drawCompilations } from "./jit-compilations.js";
import { NoteTable, marksOf } from "./jit-notes.js";
import { drawSwitches } from "./jit-switches.js";
import { drawWarmUp } from "./jit-warm-up.js";
import { el, prose, say } from "./dom.js";
import { explainHow } from "./how.js";

const FILE = "jit.json";
const LOG = "jit-log.txt.gz";

/**
 * Draws the view of a run that has it. A line that is chosen is emitted as "frame-chosen"; what each line is marked with
 * as "line-marks", with `choose` to call when a line is chosen: 0 for one without a mark.
 */
export async function drawJit(panel, report, { canOpen = () => false, lineText = () => "" } = {}) {
  const picture = await api.artifact(report.id, FILE);
  const goTo = (file, line, focus) => panel.dispatchEvent(new CustomEvent("frame-chosen", { bubbles: true, detail: { file, line, name: "", focus } }));
  const notes = new NoteTable(picture, { canOpen, lineText, goTo });
  const [warmUp, compilations, switches] = [el("section"), el("section"), el("section")];
  panel.replaceChildren(
    el("div", { class: "jit-head" }, el("h3", {}, "What the JIT compiler did", el("small", {}, `in one fork of ${shortBenchmark(picture.benchmark)}, from cold`)), help()),
    el("ul", { class: "jit-summary" }, picture.summary.map(sentence => el("li", {}, prose(sentence)))),
    notes.node,
    el("p", { class: "blind" }, picture.evidence, " One fork is one sample: another may decide otherwise."),
    switches, warmUp, compilations,
    el("p", { class: "files-of-run" }, files(report)));
  drawWarmUp(warmUp, picture);
  drawCompilations(compilations, picture, { canOpen, goTo });
  panel.dispatchEvent(new CustomEvent("line-marks", { bubbles: true, detail: {
    view: "jit", name: "the JIT’s work", files: marksOf(picture),
    choose: (file, line) => {
      if (line > 0) notes.only(file, line);
      say(line > 0 ? notes.said(file, line) : "Nothing is told of this line");
    },
  } }));
  await drawSwitches(switches, report);
}

const shortBenchmark = name => name.split(".").slice(-2).join(".");

function files({ id, exercise, artifacts }) {
  const has = name => artifacts.some(artifact => artifact.name === name);
  return [
    el("a", { href: api.artifactUrl(id, FILE), download: `${exercise}-${FILE}` }, "All of this as JSON"),
    has(LOG) ? el("a", { href: api.artifactUrl(id, LOG), download: `${exercise}-${LOG}` }, "The compiler’s own logs") : null,
  ];
}

const help = () => el("button", { type: "button", class: "small jit-help", title: "How to read this (?)", "aria-label": "How to read the JIT view", "aria-haspopup": "dialog", on: { click: explain } }, "?");

function explain() {
  explainHow({
    title: "How to read the JIT view",
    points: [
      ["The JVM compiles what runs often while the program runs:", "first quickly (C1), then well (C2). What is told here is C2’s last word on each method."],
      ["▲ stays:", "a cost that the compiler can take away in other code: a call, an object, a lock, a check. Whether that matters is for the benchmark to say."],
      ["✓ gone:", "a cost that you wrote and don’t pay."],
      ["· told:", "it matters little, or is neither good nor bad."],
      ["Reasons are HotSpot’s own words.", "Open one for what it means, and for where more can be read."],
      ["One method may be compiled several times:", "by itself, and within each method that it is inlined into. “In 1 of 2 copies” says that they differ."],
      ["The switchboard measures without one ability at a time.", "What gets slower lived by it; what does not, would be as fast without."],
    ],
    keys: [["What is told of the line that the cursor is in, with the marks beside the code", ["F9"]]],
  });
}
