// Follows a document that changes on the server until it is done: by its event stream where that comes through, else by asking.
import { openStream } from "./event-stream.js";

const PATIENCE_MILLIS = 3_000;   // a stream that has said nothing for so long may be held up on its way
const ASK_MILLIS = 2_500;
const ASK_LATER_MILLIS = 8_000;  // where the server does not answer either
const NO_MORE = [401, 403, 404, 410];

/**
 * `names` are the stream's events and `on` is called with the name and data of each; with "polled" and the document where it
 * was asked for. Ends with what is `last`. `get` fetches the document. `line` hears how things are: "live", "asking" (the
 * stream doesn't come through, the answers do) or "lost" with the seconds until the next try; `gone` that the server knows
 * nothing of it. Returns how to stop.
 */
export function watch(url, { names, get, on, last, line = () => {}, gone = () => {} }) {
  let over = false;
  let live = false;
  let heard = false;
  let asking = false;   // whether the last question was answered
  let timer = 0;

  const stop = () => {
    over = true;
    clearTimeout(timer);
    stream.close();
  };

  const take = (name, data) => {
    if (over) return;
    if (last(name, data)) stop();
    on(name, data);
  };

  const up = () => {
    live = true;
    clearTimeout(timer);
    timer = 0;
    line("live");
  };

  const askIn = millis => {
    if (over || live || timer) return;
    timer = setTimeout(ask, millis * (0.75 + Math.random() / 2));
  };

  const ask = async () => {
    timer = 0;
    try {
      const data = await get();
      if (over || live) return;
      asking = true;
      line("asking");
      take("polled", data);
      askIn(ASK_MILLIS);
    } catch (failure) {
      if (over || live) return;
      asking = false;
      if (NO_MORE.includes(failure.status)) {
        stop();
        gone(failure);
      } else {
        askIn(ASK_LATER_MILLIS);
      }
    }
  };

  const event = name => data => {
    if (over) return;
    heard = true;
    if (!live) up();
    take(name, data);
  };

  const stream = openStream(url, {
    pauseHidden: true,
    events: Object.fromEntries(names.map(name => [name, event(name)])),
    onState: ({ state, seconds }) => {
      if (over) return;
      if (state === "live") {
        // At first there is always something to say; after a reconnection there may be nothing new.
        if (heard) up();
      } else if (state === "lost") {
        live = false;
        if (!asking) line("lost", seconds);
        askIn(ASK_MILLIS / 2);
      } else if (state === "refused") {
        live = false;
        askIn(0);
      }
    },
  });
  askIn(PATIENCE_MILLIS);
  return stop;
}
