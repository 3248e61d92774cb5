// How a profile is looked at: what is focused, folded, turned round and chosen. Picture and tables share one lens.
import { packageOf } from "./flame-names.js";
import { MODES } from "./flame-model.js";
import { bottomUp, frameSums, recurs, topDown } from "./flame-views.js";

/** Emits "changed" when the tree is another one, "chosen" when a method or line is. */
export class Lens extends EventTarget {
  #folded = new Map();   // key → {what, value, label}

  constructor(base) {
    super();
    this.base = base;
    this.recursive = recurs(base);
    this.packages = base.frames.map(packageOf);
    this.chosen = { frame: -1, file: null, line: 0 };
    this.#start();
    this.#look();
  }

  #start() {
    this.focus = -1;
    this.reversed = false;
    this.merged = false;
    this.#folded.clear();
  }

  get folded() { return [...this.#folded.values()]; }
  get changed() { return this.focus >= 0 || this.reversed || this.merged || this.#folded.size > 0; }

  /** Another look: any of focus, reversed, merged. */
  set(look) {
    Object.assign(this, look);
    this.#look();
  }

  /** Leaves out, or takes in again, a `frame`, `package`, `kind` or `mode`. */
  toggle(what, value) {
    const key = `${what} ${value}`;
    if (!this.#folded.delete(key)) this.#folded.set(key, { what, value });
    this.#look();
  }

  folds(what, value) { return this.#folded.has(`${what} ${value}`); }

  reset() {
    this.#start();
    this.#look();
  }

  #look() {
    const { base, focus, merged } = this;
    const frames = Uint8Array.from(base.frames, ({ kind }, i) =>
      (this.folds("frame", i) || this.folds("kind", kind) || this.folds("package", this.packages[i]) ? 1 : 0));
    const modes = MODES.map(mode => this.folds("mode", mode));
    const folds = this.#folded.size ? i => frames[base.frame[i]] === 1 || modes[base.mode[i]] : null;
    const same = focus < 0 && !folds && !merged;
    /** Callers above callees, which tables count in. */
    this.calls = same ? base : topDown(base, { focus, folds, merged });
    this.model = this.reversed ? bottomUp(this.calls) : this.calls;
    // The server counted before it cut the tree to size.
    this.sums = frameSums(this.calls);
    if (same) {
      for (const { frame, self, total } of base.profile.methods) {
        this.sums.self[frame] = self;
        this.sums.total[frame] = total;
      }
    }
    this.dispatchEvent(new Event("changed"));
  }

  /** Chooses a method, by a line of it where one is known; `by` names the part of the page that did. */
  choose(frame, { file = null, line = 0, by = "" } = {}) {
    this.chosen = { frame, file: file ?? this.base.frames[frame]?.file ?? null, line };
    this.dispatchEvent(new CustomEvent("chosen", { detail: { by } }));
  }

  /** Chooses a line, and the method that is there most. */
  chooseLine(file, line, by) {
    const frame = this.base.profile.lines.find(entry => entry.file === file && entry.line === line)?.frame ?? -1;
    this.choose(frame, { file, line, by });
  }
}
