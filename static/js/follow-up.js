// Follows what is taken of a run that is over, by server-sent events. They may come twice: each is the whole document.

const EVENTS = ["queued", "profiling", "measuring", "measured", "done"];
const RETRY_MILLIS = 2000;

/**
 * `on` is called with each document, the last of which is done; `get` fetches it where the stream can't be had; `gone`,
 * where given, is called when the server knows nothing of it any more; `moment` with how it goes in between, where that is
 * told. Returns how to stop.
 */
export function followUp(eventsUrl, { get, on, gone, moment }) {
  let source;
  let timer;
  let stopped = false;
  const stop = () => {
    stopped = true;
    clearTimeout(timer);
    source?.close();
  };
  const take = document => {
    if (stopped) return;
    if (document.state === "done") stop();
    on(document);
  };
  const listen = () => {
    source = new EventSource(eventsUrl);
    for (const name of EVENTS) source.addEventListener(name, event => take(JSON.parse(event.data)));
    if (moment) source.addEventListener("moment", event => { if (!stopped) moment(JSON.parse(event.data)); });
    // The browser reconnects by itself unless it gave up, as while the server restarts.
    source.onerror = () => { if (!stopped && source.readyState === EventSource.CLOSED) timer = setTimeout(look, RETRY_MILLIS); };
  };
  const look = async () => {
    try {
      take(await get());
    } catch (failure) {
      if (!stopped && gone && failure.status === 404) {
        stop();
        gone();
      }
    }
    if (!stopped) listen();
  };
  listen();
  return stop;
}
