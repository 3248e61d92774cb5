// Sends what was typed until the server has it. One request at a time; each says all there is, so a lost one costs nothing.
import { ApiError } from "./api.js";
import { Retry } from "./retry.js";

const PAUSE_MILLIS = 400;
const LIMIT_MILLIS = 15_000;   // a request that takes longer is lost; the next says more anyway

/** What will not get better by trying again, before something else is typed. */
const final = failure => failure instanceof ApiError && failure.status >= 400 && failure.status < 500 && failure.status !== 429 && failure.status !== 408;

export class DraftSender {
  #unsent; #send; #on; #timer = 0; #sending = null; #again = false;
  #retry = new Retry({ go: () => this.now(), tick: seconds => this.#on.waits(seconds) });

  /**
   * `unsent` gives what the server does not have yet, or null; `send` takes that and options of a request. `on` hears what
   * becomes of it: saving(), saved(sent, answer), waits(seconds), refused(failure, sent).
   */
  constructor({ unsent, send, on }) {
    this.#unsent = unsent;
    this.#send = send;
    this.#on = on;
    // The last words before the page goes away; keepalive lets the request outlive it. What is too long for that is kept in the browser.
    addEventListener("pagehide", () => {
      const rest = this.#unsent();
      if (rest) this.#send(rest, { keepalive: true }).catch(() => {});
    });
    addEventListener("offline", () => { if (!this.waiting && this.#unsent()) this.#failed(); });
  }

  /** Whether the last try failed, and the next is still to come. */
  get waiting() { return this.#retry.waiting; }

  /** To be called when there is more to send. */
  more(pause = PAUSE_MILLIS) {
    clearTimeout(this.#timer);
    if (!this.waiting) this.#timer = setTimeout(() => this.now(), pause);
  }

  /** Sends without waiting; resolves when nothing is on its way any more. */
  async now() {
    clearTimeout(this.#timer);
    this.#again = true;
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
      if (this.#again) this.now();
    });
    return this.#sending;
  }

  async #sendAll() {
    while (this.#again) {
      this.#again = false;
      const typed = this.#unsent();
      if (!typed) return;
      this.#retry.stop();
      this.#on.saving();
      try {
        const answer = await this.#send(typed, { signal: AbortSignal.timeout(LIMIT_MILLIS) });
        this.#retry.reset();
        this.#on.saved(typed, answer);
        this.#again ||= this.#unsent() !== null;
      } catch (failure) {
        this.#again = false;
        if (final(failure)) this.#on.refused(failure, typed);
        else this.#failed(failure.retrySeconds);
      }
    }
  }

  #failed(atLeast = 0) { this.#retry.later(atLeast); }

  stop() {
    clearTimeout(this.#timer);
    this.#retry.close();
  }
}
