// One run, followed by server-sent events until it is done. Events may come twice: each says how things are, not what changed.
import { api } from "./api.js";

const EVENTS = ["queued", "compiled", "test", "tested", "measuring", "measured", "profiled", "done"];
const RETRY_MILLIS = 2000;

/** Follows a run; `on` is called with an event's name and data, `connected` with whether the line is up. Returns how to stop. */
export function follow(id, { on, connected }) {
  let source;
  let timer;
  let stopped = false;

  const stop = () => {
    stopped = true;
    clearTimeout(timer);
    source?.close();
  };

  const listen = () => {
    source = new EventSource(api.eventsUrl(id));
    source.onopen = () => connected(true);
    source.onerror = () => {
      if (stopped) return;
      connected(false);
      // The browser reconnects by itself, with Last-Event-ID, unless it gave up.
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(look, RETRY_MILLIS);
    };
    for (const name of EVENTS) {
      source.addEventListener(name, event => {
        if (stopped) return;
        connected(true);
        if (name === "done") stop();
        on(name, JSON.parse(event.data));
      });
    }
  };

  // The stream ended for good: the run may be over, gone, or the server restarting.
  const look = async () => {
    if (stopped) return;
    try {
      const report = await api.run(id);
      if (stopped) return;
      if (report.state === "done") {
        stop();
        connected(true);
        on("done", report);
      } else {
        on("polled", report);
        listen();
      }
    } catch (failure) {
      if (failure.unreachable) timer = setTimeout(look, RETRY_MILLIS);
      else {
        stop();
        on("gone", { message: failure.message });
      }
    }
  };

  listen();
  return stop;
}
