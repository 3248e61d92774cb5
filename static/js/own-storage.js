// What this browser keeps of one person's work until the server has it. Storage may be off or full: then it lasts as long as the page.

const PREFIX = "hotpath:mine:";
const OWNER = "hotpath:browser";

/** 128 random bits; crypto.randomUUID is not there on a plain http address of a classroom. */
export function randomId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");
}

const read = key => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};

export class OwnStorage {
  #learner; #exercise; #memory = new Map();

  /** Forgets what others left in this browser: the next person at it must not find it. */
  constructor(learner, exercise) {
    this.#learner = learner;
    this.#exercise = exercise;
    const owner = read(OWNER);
    if (owner?.learner === learner) {
      this.browser = owner.id;
      return;
    }
    this.browser = randomId();
    try {
      for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
      localStorage.setItem(OWNER, JSON.stringify({ id: this.browser, learner }));
    } catch { /* Storage is off: there is nothing of others in it. */ }
  }

  #key(name) { return `${PREFIX}${name}:${this.#learner}:${this.#exercise}`; }

  /** Whether somebody else uses this browser by now; then nothing of this page may be sent or kept any more. */
  get taken() {
    const owner = read(OWNER);
    return owner !== null && owner.learner !== this.#learner;
  }

  get(name) { return read(this.#key(name)) ?? this.#memory.get(name) ?? null; }

  /** Returns whether it outlives this page. */
  put(name, value) {
    try {
      localStorage.setItem(this.#key(name), JSON.stringify(value));
      this.#memory.delete(name);
      return true;
    } catch {
      this.#memory.set(name, value);
      return false;
    }
  }

  drop(name) {
    this.#memory.delete(name);
    try {
      localStorage.removeItem(this.#key(name));
    } catch { /* Storage is off: it was in memory alone. */ }
  }

  /** Calls `act` with what another tab has just put under a name; `left` when another person has come. */
  watch(names, act, left) {
    addEventListener("storage", event => {
      if (event.key === OWNER) {
        if (this.taken) left();
        return;
      }
      const name = names.find(one => this.#key(one) === event.key);
      if (!name || event.newValue === null) return;
      try {
        act(name, JSON.parse(event.newValue));
      } catch { /* Not one of ours. */ }
    });
  }
}
