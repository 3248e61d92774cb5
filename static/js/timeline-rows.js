// Which rows a timeline has, in what order and how high: what the JVM did above, the program's threads below, the rest folded away.
import { clean } from "./flame-names.js";
import { FOLDED, groupOf } from "./timeline-states.js";
import { nameOf } from "./timeline-window.js";

const MOST_KINDS = 6;
const DEEPEST = 3;   // events at once that have room of their own

/** Tracks by key: title, height in rows, and whether the recording has anything for it. */
const TRACKS = [
  ["gc", "GC, stops", 1, () => true],
  ["heap", "Heap", 1.9, ({ series }) => series.heapUsed.length > 1],
  ["allocation", "Allocation", 1.6, ({ series }) => series.allocation.length > 1],
  ["jit", "JIT", 1.2, () => true],
  ["busy", "Cores in use", 1.6, ({ series }) => series.busy.length > 1],
  ["cpu", "CPU load", 1.6, ({ series }) => series.cpu.length > 1],
  ["virtual", "Virtual threads", 1.6, ({ virtual }) => virtual !== null],
];

/**
 * The rows from above, as {key, type, title, units} with what their type needs.
 *
 * @param whole the window of all the recording: what it has decides which tracks there are
 * @param lanes those of the window that is in view
 * @param open groups that are unfolded
 * @param wanted text that a thread's name has to have, in small letters
 */
export function rowsOf(whole, lanes, open, wanted) {
  const rows = TRACKS.filter(([, , , has]) => has(whole.data)).map(([key, title, units]) => ({ key, type: "track", title, units }));
  rows.push(...ownRows(whole));
  const kept = lanes.filter(lane => !wanted || nameOf(lane).toLowerCase().includes(wanted));
  const of = group => kept.filter(({ kind }) => groupOf(kind) === group).map(threadRow);
  rows.push(...of("program"));
  for (const [group, words] of Object.entries(FOLDED)) {
    const members = of(group);
    if (!members.length) continue;
    const unfolded = open.has(group) || wanted !== "";
    rows.push({ key: group, type: "fold", title: `${members.length} more: ${words}`, units: 1, open: unfolded });
    if (unfolded) rows.push(...members);
  }
  return rows;
}

const threadRow = lane => ({ key: `thread-${lane.thread}`, type: "thread", title: nameOf(lane), thread: lane.thread, kind: lane.kind, units: lane.kind === "carrier" ? 1.7 : 1 });

function ownRows(whole) {
  return whole.data.own.kinds.slice(0, MOST_KINDS).map(({ type, label, count }, kind) => {
    const { deepest } = depthsOf(whole, kind);
    return { key: `own-${type}`, type: "own", title: clean(label || type), own: type, count, deepest, units: Math.max(0.9, 0.2 + 0.7 * deepest) };
  });
}

const depths = new WeakMap();

/** For events of one kind, by their number: how far down each is drawn, so that those at once don't hide each other. */
export function depthsOf(window, kind) {
  if (!depths.has(window)) depths.set(window, new Map());
  const known = depths.get(window);
  if (!known.has(kind)) {
    const ends = [];
    const byRow = new Map();
    window.data.own.rows.forEach((row, i) => {
      if (row.kind !== kind) return;
      let depth = ends.findIndex(end => end <= row.start);
      if (depth < 0) depth = ends.length < DEEPEST ? ends.length : DEEPEST - 1;
      ends[depth] = Math.max(ends[depth] ?? 0, row.start + row.nanos);
      byRow.set(i, depth);
    });
    known.set(kind, { byRow, deepest: Math.max(1, ends.length) });
  }
  return known.get(kind);
}
