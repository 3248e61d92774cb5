// Follows what is taken of a run that is over. Events may come twice: each is the whole document.
import { watch } from "./watch.js";

const EVENTS = ["queued", "profiling", "measuring", "measured", "done"];

/**
 * `on` is called with each document, the last of which is done; `get` fetches it where the stream can't be had; `gone`,
 * where given, is called when the server knows nothing of it any more; `moment` with how it goes in between, where that is
 * told. Returns how to stop.
 */
export function followUp(eventsUrl, { get, on, gone, moment }) {
  return watch(eventsUrl, {
    names: moment ? [...EVENTS, "moment"] : EVENTS,
    get,
    last: (name, { state }) => name !== "moment" && state === "done",
    on: (name, data) => (name === "moment" ? moment(data) : on(data)),
    gone,
  });
}
