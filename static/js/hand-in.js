// Hands code in until the server has it. It is kept in this browser first, under a key of its own, so that a lost answer, a lost
// network or a reload makes neither no run nor two.
import { api } from "./api.js";
import { Retry } from "./retry.js";
import { randomId } from "./own-storage.js";

const NAME = "hand-in";
const LIMIT_MILLIS = 20_000;

export class HandIn {
  #id; #own; #before; #tick; #now = null;
  #retry = new Retry({ go: () => this.#try(), tick: seconds => this.#tick(seconds, navigator.onLine) });

  /** `before` is done before each try; `tick` hears how many seconds are left until the next, and whether there is a network. */
  constructor({ id, own, before, tick }) {
    this.#id = id;
    this.#own = own;
    this.#before = before;
    this.#tick = tick;
  }

  /** The files of one that was on its way when the page was left; null where there is none. */
  get left() { return this.#own.get(NAME)?.files ?? null; }

  /** Resolves to the run's id; rejects with an ApiError where the server refuses it; to null where it was cancelled. */
  send(files) {
    const kept = this.#own.get(NAME);
    const key = kept && JSON.stringify(kept.files) === JSON.stringify(files) ? kept.key : randomId();
    this.#own.put(NAME, { key, files });
    return new Promise((resolve, reject) => {
      this.#now?.resolve(null);   // gives way to what is newer
      this.#retry.reset();
      this.#now = { key, files, resolve, reject, cancelled: false };
      this.#try();
    });
  }

  /**
   * Takes back what is not answered yet. A request that is under way is waited for: if it gets through, there is a run to cancel,
   * and `send` resolves to it.
   */
  cancel() {
    if (!this.#now) return;
    this.#now.cancelled = true;
    if (this.#retry.waiting) this.#end().resolve(null);
  }

  #end() {
    const sent = this.#now;
    this.#now = null;
    this.#retry.reset();
    // Another tab may have something else on its way by now.
    if (this.#own.get(NAME)?.key === sent.key) this.#own.drop(NAME);
    return sent;
  }

  async #try() {
    const sent = this.#now;
    try {
      await this.#before();
      const { id } = await api.submit(this.#id, sent.files, sent.key, AbortSignal.timeout(LIMIT_MILLIS));
      if (this.#now === sent) this.#end().resolve(id);
    } catch (failure) {
      if (this.#now !== sent) return;
      // Lost on its way, there or back: whether it was taken is not known, so the same is asked again.
      if (!failure.unreachable) this.#end().reject(failure);
      else if (sent.cancelled) this.#end().resolve(null);
      else this.#retry.later();
    }
  }
}
