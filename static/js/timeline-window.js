// A stretch of a recording as the server binned it: its lanes, and what a lane does at a time. Lanes are read as they came; what is drawn decides what is unpacked.
import { clean } from "./flame-names.js";
import { BETWEEN } from "./timeline-states.js";

const FULL = 20;   // shares of a bin come in twentieths

export class TimeWindow {
  #lanes; #named; #kinds;

  constructor(data) {
    this.data = data;
    this.from = data.from;
    this.to = data.to;
    this.length = data.length;
    this.binNanos = (data.to - data.from) / data.bins;
    this.states = data.states;
    const between = data.states.map(state => BETWEEN.has(state));
    /** By mix: share of a bin for each state; `between` the same without its waits, for what is drawn behind them. */
    this.shares = data.mixes.map(mix => Float64Array.from(mix, part => part / FULL));
    this.between = data.mixes.map((mix, i) => {
      const sum = mix.reduce((all, part, state) => (between[state] ? all + part : all), 0);
      return sum === 0 ? this.shares[i] : Float64Array.from(mix, (part, state) => (between[state] ? part / sum : 0));
    });
    this.#lanes = new Map(data.lanes.map(lane => [lane.thread, lane]));
    this.#named = new Map(data.threads);
    this.#kinds = new Map(data.own.kinds.map(({ type }, kind) => [type, kind]));
  }

  lane(thread) { return this.#lanes.get(thread); }

  /** Number of a kind of the program's own events here; undefined where there is none of it. */
  kind(type) { return this.#kinds.get(type); }

  name(index) { return index < 0 ? "" : clean(this.data.names[index] ?? ""); }

  /** What a thread is called, wherever it is referred to. */
  threadName(thread) {
    const lane = this.#lanes.get(thread);
    return lane ? nameOf(lane) : nameOf({ thread, name: this.#named.get(thread) ?? "", kind: this.#named.has(thread) ? "virtual" : "" });
  }

  stack(index) { return stackOf(this.data, index); }

  /** Whether a stretch is in it. */
  covers(left, span) { return left >= this.from && left + span <= this.to; }

  /** Shares by state of the bin at a time, without its waits where all of those are known; null where the lane is not there. */
  mixAt(lane, at) {
    let bin = Math.floor((at - this.from) / this.binNanos);
    if (bin < 0 || bin >= this.data.bins) return null;
    const { cells } = lane;
    for (let i = 0; i < cells.length; i += 2) {
      if (bin < cells[i]) return cells[i + 1] === 0 ? null : (lane.allWaits ? this.between : this.shares)[cells[i + 1]];
      bin -= cells[i];
    }
    return null;
  }

  /** The shortest wait of a lane at a time, or undefined: of two at once, one is part of the other. */
  waitAt(lane, at) {
    return lane.waits.filter(([start, nanos]) => start <= at && at < start + nanos).sort((a, b) => a[1] - b[1])[0];
  }

  /** The virtual thread that a carrier has at a time, as a mount, or undefined. */
  mountAt(lane, at) { return lane.mounts?.find(([start, nanos]) => start <= at && at < start + nanos); }

  /** Times at which a lane changes, in order: the edges of its waits, and those of its bins where waits don't tell all. */
  edges(lane) {
    const edges = new Set();
    for (const [start, nanos] of lane.waits) edges.add(start).add(start + nanos);
    for (const [start] of lane.mounts ?? []) edges.add(start);
    edges.add(lane.start ?? this.from);
    // A virtual thread without its carrier is parked, whether or not a wait says so.
    if (!lane.allWaits || lane.kind === "virtual") {
      let bin = 0;
      for (let i = 0; i < lane.cells.length; i += 2) {
        edges.add(Math.round(this.from + bin * this.binNanos));
        bin += lane.cells[i];
      }
    }
    return sorted(edges).filter(at => at >= this.from && at < this.to);
  }
}

export const sorted = edges => [...edges].sort((a, b) => a - b);

/** A thread's name, made fit to be shown; virtual threads often have none. */
export const nameOf = ({ thread, name, kind }) => clean(name) || `${kind === "virtual" ? "virtual thread" : "thread"} #${thread}`;

/** A stack of an answer, innermost first, as frames with name, kind, file and line. */
export const stackOf = ({ stacks, frames }, index) => (index < 0 || index === null ? [] : (stacks[index] ?? []).map(([frame, line]) => ({ ...frames[frame], name: clean(frames[frame].name), line })));
