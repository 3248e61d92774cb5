// What can be taken away from a profile: the picture, and files that other tools open, each with what it is for.
import { api } from "./api.js";
import { el, link } from "./dom.js";
import { bytes } from "./format.js";

const code = text => el("code", {}, text);

/** What shares a recording, which is named by the one that the exercise names first; unless one is taken later, alone. */
const TOGETHER = { cpu: "alloc", alloc: "cpu" };
const recordingOf = (view, teaching, has) => [`recording-${view}.jfr`, ...([view, TOGETHER[view]].includes(teaching) ? [] : [`recording-${TOGETHER[view]}.jfr`])].find(has) ?? "recording.jfr";

/** Name, title, and what it is for, in the order of the list. */
const FILES = [
  [view => `speedscope-${view}.json`, "speedscope", () => ["Another viewer, in a tab of its own, from this server: heaviest paths to the left, or methods with their callers and callees."]],
  [view => `profile-${view}.pb.gz`, "pprof", (view, { exercise }) => ["For ", code(`go tool pprof -top ${exercise}-profile-${view}.pb.gz`), " and its ", code("-peek"), ", ", code("-http"), ". ", code("-list"), " finds your code in the capsule (tab Benchmark), which holds this file too."]],
  [view => `trace-${view}.json`, "Chrome trace", () => ["For ", code("ui.perfetto.dev"), " or ", code("chrome://tracing"), ". A profile has no times: equal stacks are laid end to end."]],
  [view => `collapsed-${view}.txt`, "collapsed stacks", () => ["A line of text for each stack, with its weight: for ", code("flamegraph.pl"), ", ", code("grep"), ", or a script of yours."]],
  [recordingOf, "JFR recording", () => ["What was recorded, all threads, with times: for JDK Mission Control, IntelliJ IDEA or ", code("jfr print"), "."]],
];

/** A section with all that this run has of a view; `graph` is the flame graph, or null where there is none to save; `teaching` is the exercise's first profile. */
export function profileFiles(report, view, graph, teaching) {
  const artifact = name => report.artifacts.find(file => file.name === name);
  const rows = FILES.flatMap(([nameOf, title, use]) => {
    const file = artifact(nameOf(view, teaching, artifact));
    return file ? [row(title, [...(title === "speedscope" ? [opener(report, file)] : []), download(report, file)], use(view, report))] : [];
  });
  if (graph) {
    rows.unshift(row("picture", ["svg", "png"].map(format => link(`Save as ${format.toUpperCase()}`, () => graph.save(format))),
      ["The flame graph as it is zoomed, searched and coloured now, in its whole depth. SVG stays sharp at any size and knows the names; PNG has twice the pixels of the screen."]));
  }
  return takeAway(rows);
}

/** A section of rows; nothing where there is none. */
export const takeAway = rows => (rows.length === 0 ? [] : [el("h3", {}, "Take it with you", el("small", {}, "the same figures in other tools")), el("dl", { class: "take-away" }, rows)]);

/** What a file is called, the ways to it, and what it is for. */
export const row = (title, ways, use) => el("div", {}, el("dt", {}, title), el("dd", { class: "ways" }, ways), el("dd", { class: "use" }, use));

/** A link to a file of a run. */
export const download = (report, { name, bytes: size }) => el("span", {},
  el("a", { href: api.artifactUrl(report.id, name), download: `${report.exercise}-${name}` }, name), ` ${bytes(size)}`);

/** It runs beside this page, and takes the profile from the address behind the #. */
const opener = (report, { name }) => el("a", {
  href: `/speedscope#profileURL=${encodeURIComponent(api.artifactUrl(report.id, name))}&view=left-heavy`, target: "_blank", rel: "noopener",
}, "Open in speedscope", el("span", { class: "hidden" }, " (new tab)"));
