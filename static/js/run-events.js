// What each event of a run that is under way changes on the page, up to its end.
import { say } from "./dom.js";

/** By the name of an event, what to do with its data. */
export function runEvents({ evidence, progress, panes }) {
  const changed = changes => evidence.update({ ...evidence.report, ...changes });
  return {
    queued: data => {
      const news = data.text && data.text !== evidence.report.summary;
      if (data.position > 0) progress.waits(data.state, data.position);
      else progress.go(data.state === "measuring" ? "measuring" : "compiling");
      changed({ state: data.state, summary: data.text });
      if (news) say(data.text);
    },
    compiled: data => {
      progress.go("testing");
      changed({ state: "testing", summary: "", diagnostics: data.diagnostics });
    },
    test: data => {
      const tests = [...evidence.report.tests.filter(test => test.id !== data.id), data];
      progress.go("testing", String(tests.length));
      changed({ state: "testing", tests });
    },
    tested: data => {
      progress.took(data);
      panes.news();
      if (data.state !== "done") progress.go("measuring");
      evidence.update(data);
      say(data.summary);
    },
    measuring: data => {
      progress.go("measuring", data.text || `fork ${data.fork} of ${data.forks}`);
      evidence.measured(data);
      changed({ goals: data.goals });
    },
    measured: data => { evidence.update(data); progress.took(data); progress.go("profiling"); },
    profiled: data => { evidence.update(data); progress.took(data); },
    // The stream can't be had, as when too many pages have one; the document says the same, later.
    polled: data => { evidence.update(data); progress.took(data); progress.go(data.state); },
  };
}
