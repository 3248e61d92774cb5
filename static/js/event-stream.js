// Server-sent events that survive a bad network. By fetch, not by EventSource: that one sees no heartbeats, so it never notices
// a line that died silently; it does not say why it was refused; and a new one can't say what came last.
import { eventParser } from "./event-parser.js";

const SILENCE_MILLIS = 15_000;     // three heartbeats of the server
const SETTLED_MILLIS = 5_000;      // a line that held for so long was no failure
const FIRST_WAIT = 1;              // seconds, doubled with each failure
const LONGEST_WAIT = 16;
const HIDDEN_MILLIS = 30_000;
const FOR_GOOD = [204, 400, 401, 403, 404, 405, 410];   // asking again would get the same answer

/**
 * Follows a stream until it is closed or refused for good. `events` has what to do with each event's data, by name; it is
 * also given the event's id. `onState` hears what there is to say about the line:
 *   {state: "connecting"}             for the first time
 *   {state: "live"}
 *   {state: "lost", seconds}          once a second, until the next try
 *   {state: "refused", status, code, message}   for good
 * With `pauseHidden`, a page that nobody sees lets go of its line, because a browser has only six to one server for all its
 * tabs; it comes back when the page is seen again. `lastId` is an id to go on from.
 * Returns {close(), retry()}; `retry` tries now.
 */
export function openStream(url, options) {
  return new EventStream(url, options);
}

class EventStream {
  #url; #events; #onState; #pauseHidden; #lastId;
  #request = null;    // of the line that is up, or being put up
  #failures = 0;
  #next = 0;          // timers: until the next try,
  #silence = 0;       // until a silent line is given up,
  #hiding = 0;        // until a hidden page lets go of its line
  #over = false;

  constructor(url, { events, onState = () => {}, pauseHidden = false, lastId = "" }) {
    this.#url = url;
    this.#events = events;
    this.#onState = onState;
    this.#pauseHidden = pauseHidden;
    this.#lastId = String(lastId);
    document.addEventListener("visibilitychange", this.#seen);
    addEventListener("online", this.#online);
    onState({ state: "connecting" });
    this.#listen();
  }

  close() {
    this.#over = true;
    this.#drop();
    clearTimeout(this.#next);
    clearTimeout(this.#hiding);
    document.removeEventListener("visibilitychange", this.#seen);
    removeEventListener("online", this.#online);
  }

  /** Does not wait any longer. */
  retry() {
    if (!this.#over && !this.#request) this.#listen();
  }

  #online = () => this.retry();

  #seen = () => {
    clearTimeout(this.#hiding);
    if (!document.hidden) this.retry();
    else if (this.#pauseHidden && this.#request) this.#hiding = setTimeout(() => this.#drop(), HIDDEN_MILLIS);
  };

  #drop() {
    clearTimeout(this.#silence);
    this.#request?.abort();
    this.#request = null;
  }

  #heard(request) {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => request.abort(), SILENCE_MILLIS);
  }

  async #listen() {
    clearTimeout(this.#next);
    const request = this.#request = new AbortController();
    const headers = { Accept: "text/event-stream", ...(this.#lastId && { "Last-Event-ID": this.#lastId }) };
    let opened = 0;
    let ended = false;
    let wait = 0;
    this.#heard(request);
    this.#seen();
    try {
      const response = await fetch(this.#url, { headers, cache: "no-store", signal: request.signal });
      if (response.ok && response.status !== 204) {
        opened = performance.now();
        this.#onState({ state: "live" });
        await this.#read(response, request);
        ended = true;
      } else {
        wait = await this.#refused(response);
      }
    } catch {
      // Lost, or dropped on purpose.
    }
    if (this.#over || this.#request !== request) return;
    clearTimeout(this.#silence);
    this.#request = null;
    const settled = opened && performance.now() - opened > SETTLED_MILLIS;
    if (settled) this.#failures = 0;
    // A server ends a line that has been up for long, and wants the next one: no failure, and nothing to tell.
    if (settled && ended) this.#next = setTimeout(() => this.#listen(), Math.random() * 1000);
    else this.#again(wait);
  }

  async #read(response, request) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const feed = eventParser(({ id, name, data }) => {
      if (this.#request !== request) return;
      this.#failures = 0;
      this.#lastId = id || this.#lastId;
      try {
        this.#events[name]?.(JSON.parse(data), id);
      } catch (failure) {
        reportError(failure);   // the page's fault, not the line's
      }
    });
    for (;;) {
      const { done, value } = await reader.read();
      if (done || this.#request !== request) return;
      this.#heard(request);
      feed(value);
    }
  }

  /** How many seconds the server wants to be left alone. Ends where it will never say anything else. */
  async #refused(response) {
    const { status } = response;
    if (!FOR_GOOD.includes(status)) return Number(response.headers.get("Retry-After")) || 0;
    const { code = "unknown", message = `The server answered with status ${status}.` } = (await response.json().catch(() => null))?.error ?? {};
    if (!this.#over) {
      this.close();
      this.#onState({ state: "refused", status, code, message });
    }
    return 0;
  }

  /** Waits longer each time, and not as long as its neighbours: forty pages must not come back in the same moment. */
  #again(atLeast) {
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failures++);
    let seconds = Math.max(atLeast, Math.ceil(longest * (0.5 + Math.random() / 2)));
    const tick = () => {
      if (seconds <= 0) {
        this.#listen();
        return;
      }
      this.#onState({ state: "lost", seconds });
      seconds--;
      this.#next = setTimeout(tick, 1000);
    };
    tick();
  }
}
