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
    /** Packages of which alone something is shown, or null. */
    this.only = null;
    this.#folded.clear();
  }

  get folded() { return [...this.#folded.values()]; }
  get changed() { return this.focus >= 0 || this.reversed || this.merged || this.only !== null || this.#folded.size > 0; }

  /** Another look: any of focus, reversed, merged, only. */
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

  /** Looks as another does, which is of the same profile in another measure. */
  like({ focus, reversed, merged, only, folded, chosen }) {
    for (const { what, value } of folded) this.#folded.set(`${what} ${value}`, { what, value });
    this.chosen = chosen;
    this.set({ focus, reversed, merged, only });
  }

  folds(what, value) { return this.#folded.has(`${what} ${value}`); }

  /** Shows nothing but one more package, or that one no longer; with none of them left, everything. */
  toggleOnly(name) {
    const only = new Set(this.only);
    if (!only.delete(name)) only.add(name);
    this.set({ only: only.size ? only : null });
  }

  /** Whether a method is left out by itself, by its package or by its kind. */
  leavesOut(frame) {
    const pkg = this.packages[frame];
    return this.folds("frame", frame) || this.folds("kind", this.base.frames[frame].kind) || this.folds("package", pkg) || (this.only !== null && !this.only.has(pkg));
  }

  /** What a frame, package, kind or mode costs by itself in the whole profile, in its unit. */
  selfOf(what, value) {
    const { base } = this;
    const of = { frame: i => base.frame[i], package: i => this.packages[base.frame[i]], kind: i => base.kind(i), mode: i => MODES[base.mode[i]] }[what];
    let sum = 0;
    for (let i = 1; i < base.count; i++) if (of(i) === value) sum += base.self[i];
    return sum;
  }

  reset() {
    this.#start();
    this.#look();
  }

  #look() {
    const { base, focus, merged } = this;
    const frames = Uint8Array.from(base.frames, (_, i) => (this.leavesOut(i) ? 1 : 0));
    const modes = MODES.map(mode => this.folds("mode", mode));
    const folds = this.#folded.size || this.only ? i => frames[base.frame[i]] === 1 || modes[base.mode[i]] : null;
    const same = focus < 0 && !folds && !merged;
    /** Callers above callees, which tables count in. */
    this.calls = same ? base : topDown(base, { focus, folds, merged });
    /** What was moved from left out code to its callers, and what of it found none: it stands at the root. */
    this.moved = this.calls.moved ?? 0;
    this.orphaned = same ? 0 : this.calls.self[0];
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
