// The tab of a run's timeline: a summary in words, the picture, what is chosen in it, and the same figures as tables.
import { api } from "./api.js";
import { el, link, prose, say } from "./dom.js";
import { clean } from "./flame-names.js";
import { download, row, takeAway } from "./profile-files.js";
import { Timeline } from "./timeline.js";
import { legendOf, TimelineBar } from "./timeline-bar.js";
import { ThreadCard } from "./timeline-card.js";
import { explainTimeline } from "./timeline-how.js";
import { RangePanel, sentencesOf } from "./timeline-range.js";
import { TimelineSource } from "./timeline-source.js";
import { jvmTable, ownTable, ThreadTable, waitsTable } from "./timeline-tables.js";
import { TimeWindow } from "./timeline-window.js";
import { stretch } from "./timeline-words.js";

const ARTIFACT = "timeline.json";
const code = text => el("code", {}, text);

/** What can be taken away: artifact, title, what it is for. */
const FILES = [
  ["trace-timeline.json", "Chrome trace", () => ["For ", code("ui.perfetto.dev"), " or ", code("chrome://tracing"), ": the same lanes, with every wait."]],
  ["recording-timeline.jfr", "JFR recording", () => ["All that was recorded: for JDK Mission Control, IntelliJ IDEA or ", code("jfr print"), "."]],
];

/** Draws it; a frame that is chosen is emitted as "frame-chosen". `options` are those of a profile's panel. */
export async function drawTimeline(panel, report, options) {
  const data = await api.artifact(report.id, ARTIFACT);
  new TimelineView(panel, report, options, new TimeWindow(data));
}

class TimelineView {
  #panel; #whole; #range = null; #failed = el("p", { class: "lost", hidden: true }); #tables = el("div", { class: "timeline-section" }); #jvm = el("div", { class: "timeline-section" }); #threads; #timeline; #card; #stretch; #source; #acts;

  constructor(panel, report, options, whole) {
    this.#panel = panel;
    this.#whole = whole;
    const { id } = report;
    const { length } = whole;
    this.#acts = {
      canOpen: frame => Boolean(frame.file) && frame.line > 0 && options.canOpen(frame.file),
      open: ({ file, line, name }, focus) => panel.dispatchEvent(new CustomEvent("frame-chosen", { bubbles: true, detail: { file, line, name, focus } })),
      choose: thread => this.#choose(thread),
      card: (thread, focused) => this.#card.show(thread, this.#range, focused),
    };
    this.#source = new TimelineSource(whole, (from, to, bins, signal) => api.timeline(id, from, to, bins, signal), failure => this.#fetched(failure));
    const bar = new TimelineBar({
      filter: text => this.#timeline.canvas.filter(text), mark: on => this.#timeline.setMarking(on), zoom: factor => this.#timeline.zoom(factor),
      all: () => this.#timeline.all(), shown: () => this.#timeline.selectShown(), explain: () => this.#timeline.explain(),
    });
    this.#card = new ThreadCard((thread, range) => api.timelineThread(id, thread, range?.from ?? 0, range?.to ?? length),
      { ...this.#acts, close: () => this.#timeline.view.focus() });
    this.#stretch = new RangePanel({ totals: (from, to) => api.timeline(id, from, to, 1), flame: (from, to) => api.timelineFlame(id, from, to) }, {
      came: window => this.#figures(window), fit: () => this.#timeline.fit(), clear: () => { this.#timeline.select(null); this.#timeline.view.focus(); }, profile: { report, options },
    });
    this.#threads = new ThreadTable(this.#acts);
    this.#timeline = new Timeline(this.#source, bar, { ...this.#acts, ranged: range => this.#ranged(range), explain: () => explainTimeline(whole.data.cores) });
    this.#draw(report, bar);
  }

  #draw(report, bar) {
    const { data } = this.#whole;
    this.#panel.replaceChildren(
      ...sentencesOf(data), bar.node, this.#failed, this.#timeline.node, legendOf(data),
      ...[data.kept, ...data.notes].filter(Boolean).map(note => el("p", { class: "blind" }, prose(clean(note)))),
      this.#stretch.node, this.#card.node, this.#tables, this.#threads.node, this.#jvm,
      ...takeAway(FILES.flatMap(([name, title, use]) => report.artifacts.filter(file => file.name === name).map(file => row(title, [download(report, file)], use())))));
    this.#figures(null);
  }

  #fetched(failure) {
    this.#timeline?.arrived();
    this.#failed.hidden = failure === null;
    if (failure) this.#failed.replaceChildren(failure.message, " ", link("Try again", () => this.#timeline.viewport.pan(0, false)));
  }

  #ranged(range) {
    this.#range = range;
    this.#stretch.show(range);
    this.#card.again(range);
  }

  /** The tables of a range's window, or of all. */
  #figures(window) {
    const shown = window ?? this.#whole;
    this.#tables.replaceChildren(...waitsTable(shown.data, this.#acts));
    this.#threads.show(shown, window ? `${stretch(this.#range)} only` : "in the whole recording");
    this.#jvm.replaceChildren(...jvmTable(shown), ...ownTable(shown));
  }

  /** Another thread, from where it is spoken of: its lane and its card. */
  #choose(thread) {
    this.#timeline.choose(`thread-${thread}`);
    this.#card.show(thread, this.#range, true);
    say("Its card is shown");
  }
}
