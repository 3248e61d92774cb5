// One run, followed until it is done. Events may come twice: each says how things are, not what changed.
import { api } from "./api.js";
import { watch } from "./watch.js";

const EVENTS = ["queued", "compiled", "test", "tested", "measuring", "measured", "profiled", "done"];

/** Follows a run; `on` is called with an event's name and data, `line` with how the news come. Returns how to stop. */
export function follow(id, { on, line }) {
  return watch(api.eventsUrl(id), {
    names: EVENTS,
    get: () => api.run(id),
    last: (name, { state }) => name === "done" || (name === "polled" && state === "done"),
    on: (name, data) => on(name === "polled" && data.state === "done" ? "done" : name, data),
    line,
    gone: ({ message }) => on("gone", { message }),
  });
}
