// Windows of a recording: the whole, which is always there, and a finer one of what is looked at, fetched once the picture stands still.
import { TimeWindow } from "./timeline-window.js";

const PAUSE_MILLIS = 120;
const MARGIN = 0.5;        // beyond either edge, as a share of what is in view, so that a little panning needs nothing new
const FINE_ENOUGH = 1.6;   // pixels of a bin
const MOST_BINS = 2000;

export class TimelineSource {
  #fetch; #changed; #timer = 0; #under = null; #wanted = "";
  /** The finer window; null where there is none. */
  fine = null;

  /** `fetch` (from, to, bins, signal) gets a window; `changed` is called with a failure, or null, and when fetching begins or ends. */
  constructor(whole, fetch, changed) {
    this.whole = whole;
    this.#fetch = fetch;
    this.#changed = changed;
  }

  get fetching() { return this.#under !== null; }

  #suits(window, left, span, pixels) { return window.covers(left, span) && window.binNanos <= (span / pixels) * FINE_ENOUGH; }

  /** What shows a stretch best of what is here: windows with the part of it that each is for. */
  parts(left, span) {
    const { whole, fine } = this;
    const right = left + span;
    if (!fine || fine.to <= left || fine.from >= right || fine.binNanos >= whole.binNanos) return [[whole, left, right]];
    return [[whole, left, fine.from], [fine, Math.max(left, fine.from), Math.min(right, fine.to)], [whole, fine.to, right]].filter(([, from, to]) => to > from);
  }

  /** The window that knows most of a time. */
  at(time) { return this.fine && time >= this.fine.from && time < this.fine.to ? this.fine : this.whole; }

  /** Asks for a window that shows a stretch in so many pixels, unless one does. */
  want(left, span, pixels) {
    const wanted = `${left} ${span} ${pixels}`;
    if (wanted === this.#wanted) return;   // it is on its way, while the picture glides there
    clearTimeout(this.#timer);
    this.#wanted = wanted;
    if (this.#suits(this.whole, left, span, pixels) || (this.fine && this.#suits(this.fine, left, span, pixels))) return;
    this.#timer = setTimeout(() => this.#get(left, span, pixels), PAUSE_MILLIS);
  }

  async #get(left, span, pixels) {
    this.#under?.abort();
    const under = new AbortController();
    this.#under = under;
    this.#changed(null);
    try {
      const { length } = this.whole;
      const from = Math.max(0, Math.floor(left - span * MARGIN));
      const to = Math.min(length, Math.ceil(left + span * (1 + MARGIN)));
      const bins = Math.max(1, Math.min(MOST_BINS, Math.ceil(((to - from) / span) * pixels), to - from));
      const window = new TimeWindow(await this.#fetch(from, to, bins, under.signal));
      if (this.#under !== under) return;
      this.fine = window;
      this.#under = null;
      this.#changed(null);
    } catch (failure) {
      if (this.#under !== under) return;
      this.#under = null;
      this.#wanted = "";
      this.#changed(failure);
    }
  }
}
