// When to try again: later each time, at once when the network is back, and never all pages in the same moment.

const FIRST = 1;        // seconds, doubled with each failure
const LONGEST = 30;
const SPREAD_MILLIS = 1500;   // a network that comes back comes back for the whole room

export class Retry {
  #go; #tick; #failures = 0; #timer = 0;
  #online = () => {
    if (!this.waiting) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), Math.random() * SPREAD_MILLIS);
  };

  /** `go` tries; `tick` hears once a second in how many seconds that will be. */
  constructor({ go, tick }) {
    this.#go = go;
    this.#tick = tick;
    addEventListener("online", this.#online);
  }

  get waiting() { return this.#timer !== 0; }

  /** To be called after a failure; `atLeast` is how many seconds the server wants to be left alone. */
  later(atLeast = 0) {
    this.stop();
    const most = Math.min(LONGEST, FIRST * 2 ** this.#failures++);
    let seconds = Math.max(atLeast, Math.ceil(most * (0.5 + Math.random() / 2)));
    const wait = () => {
      if (seconds <= 0) {
        this.now();
        return;
      }
      this.#tick(seconds);
      seconds--;
      this.#timer = setTimeout(wait, 1000);
    };
    wait();
  }

  /** Does not wait any longer. */
  now() {
    this.stop();
    this.#go();
  }

  /** Does not try again by itself. */
  stop() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  /** To be called after a success: the next failure is a first one. */
  reset() {
    this.stop();
    this.#failures = 0;
  }

  close() {
    this.stop();
    removeEventListener("online", this.#online);
  }
}
