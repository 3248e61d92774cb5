// What stands at a time in a row, in words: for the line below the picture, for the tip, for a screen reader.
import { clip } from "./flame-names.js";
import { bytes, number, percent, plural, shortName, time, timeScale } from "./format.js";
import { kindText, stateText } from "./timeline-states.js";
import { fieldsOf } from "./timeline-tracks.js";

const LABEL = 11;   // letters of a time on the axis, with the room beside it

/** A moment, as exact as a step of so many nanoseconds needs. */
export function moment(nanos, step) {
  const { unit, factor } = timeScale(Math.max(nanos, step));
  const decimals = Math.max(0, Math.min(6, Math.ceil(Math.log10(factor / step) - 1e-9)));
  return `${(nanos / factor).toFixed(decimals)}\u00a0${unit}`;
}

/** Marks of the axis: round times, as many as there is room for. */
export function axisOf({ left, span, width, gutter, charWidth }) {
  const least = span / Math.max(1, (width - gutter) / (LABEL * charWidth));
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map(one => one * power).find(one => one >= least);
  const first = Math.ceil(left / step);
  return Array.from({ length: Math.max(0, Math.floor((left + span) / step) - first + 1) }, (_, i) => ({ at: (first + i) * step, text: moment((first + i) * step, step) }));
}

/** {from, to} in words. */
export const stretch = ({ from, to }) => `${moment(from, (to - from) / 100)} to ${moment(to, (to - from) / 100)}`;

/** What is at a time in a row: a name, figures, and a frame that can be shown or null. `near` is what a pixel or two are, in nanoseconds. */
export function describe(row, window, at, near) {
  const told = row.type === "fold" ? { figures: [row.open ? "Enter folds them away" : "Enter shows them"] }
    : row.type === "thread" ? inLane(row, window, at)
      : row.type === "own" ? inOwn(row, window, at, near) : TRACKS[row.key](window, at, near);
  return { name: row.title, frame: null, ...told };
}

function inLane(row, window, at) {
  const lane = window.lane(row.thread);
  const figures = row.kind === "platform" ? [] : [kindText(row.kind)];
  if (!lane) return { figures: [...figures, "nothing is known of this stretch: it has no lane of its own here"] };
  const mount = window.mountAt(lane, at);
  if (mount) figures.push(`carries ${clip(window.threadName(mount[2]), 80)} for ${time(mount[1])}`);
  const wait = window.waitAt(lane, at);
  if (wait) return { figures: [...figures, ...ofWait(window, wait)], frame: ownFrame(window.stack(wait[5])) };
  const mix = window.mixAt(lane, at);
  if (!mix?.some(share => share > 0)) return { figures: [...figures, lane.start !== null && at < lane.start ? "not started yet" : "not there"] };
  const parts = [...mix].map((share, state) => [share, stateText(window.states[state])]).filter(([share]) => share > 0).sort((a, b) => b[0] - a[0]);
  return { figures: [...figures, parts.length === 1 && parts[0][0] > 0.99 ? parts[0][1] : `${parts.map(([share, text]) => `${text} ${percent(share)}`).join(", ")} of ${time(window.binNanos)}`] };
}

const WAITED = {
  parked: what => `parked${what && ` at ${what}`}`,
  blocked: what => `blocked: waits to enter a monitor${what && ` of ${what}`}`,
  waiting: what => `in Object.wait${what && ` on ${what}`}`,
  io: what => `in I/O${what && `: ${what}`}`,
  pinned: what => `pinned: waits, and keeps its carrier${what && ` (${what})`}`,
};

const TYPE = /^[a-z]\w*(\.\w+)*\.[A-Z][\w$]*(\[\])*$/;

/** What is waited for, in short: a class goes without its package. */
export const shortWhat = what => (TYPE.test(what) ? shortName(what) : what);

/** A wait of a state for something. */
export const waitText = (state, what) => (WAITED[state] ?? (text => stateText(state) + (text && `: ${text}`)))(clip(shortWhat(what), 120));

function ofWait(window, [start, nanos, state, what, other, mine, theirs]) {
  const key = window.states[state];
  const figures = [waitText(key, window.name(what)), `${time(nanos)}, from ${moment(start, nanos / 100)}`];
  if (other >= 0) {
    const at = ownFrame(window.stack(theirs));
    const who = clip(window.threadName(other), 80);
    figures.push(key === "blocked" ? `held by ${who}${at ? `, which was in ${clip(shortName(at.name), 120)}` : ""}` : key === "pinned" ? `carrier ${who}` : `with ${who}`);
  }
  const frame = ownFrame(window.stack(mine));
  if (frame) figures.push(`in ${clip(shortName(frame.name), 120)}${frame.line > 0 ? `:${frame.line}` : ""}`);
  return figures;
}

/** The innermost frame of the exercise, else the innermost of all; null for an empty stack. */
export const ownFrame = stack => stack.find(({ file, line }) => file && line > 0) ?? stack[0] ?? null;

/** What covers a time, or is the nearest within reach. */
function hit(rows, at, near) {
  let best = null;
  let distance = near;
  for (const row of rows) {
    const off = at < row[0] ? row[0] - at : Math.max(0, at - row[0] - row[1]);
    // The shortest of those that cover it, so that none hides behind a longer one.
    if (off < distance || (off === distance && (best === null || row[1] < best[1]))) [best, distance] = [row, off];
  }
  return best;
}

/** The last of a series up to a time. */
function before(points, at) {
  let found = null;
  for (const point of points) {
    if (point[0] > at && found) break;
    found = point;
  }
  return found;
}

/** Of figures that hold for the time since the one before. */
const since = (points, at) => points.find(([when]) => when >= at) ?? points.at(-1);

const TRACKS = {
  gc(window, at, near) {
    const { pauses, collections, safepoints } = window.data;
    const figures = [];
    const pause = hit(pauses.rows, at, near);
    const collection = hit(collections.rows, at, near);
    const stop = hit(safepoints.rows, at, near);
    if (pause) figures.push(`pause ${window.name(pause[2])}, ${time(pause[1])}`);
    if (collection) figures.push(`collection ${window.name(collection[2])}${collection[3] >= 0 ? ` because of ${window.name(collection[3])}` : ""}, ${time(collection[1])}`);
    if (stop) figures.push(`all threads stopped for ${time(stop[1])}: ${window.name(stop[2])}`);
    return { figures: figures.length ? figures : ["no collection and no stop here"] };
  },
  jit(window, at, near) {
    const { compilations, deoptimisations } = window.data;
    const trap = hit(deoptimisations.rows, at, near);
    if (trap) {
      const stack = window.stack(trap[6]);
      return { figures: [`deoptimised ${clip(window.name(trap[2]), 120)}${trap[5] > 0 ? `:${trap[5]}` : ""}`, `because: ${window.name(trap[3])}; then: ${window.name(trap[4])}`], frame: ownFrame(stack) };
    }
    const made = hit(compilations.rows, at, near);
    return { figures: made ? [`compiled ${clip(window.name(made[2]), 120)}`, `${made[3] === 4 ? "C2" : `C1, level ${made[3]}`}${made[4] ? ", for the middle of a loop" : ""}`, time(made[1])] : ["no compilation here"] };
  },
  heap({ data: { series } }, at) {
    const used = before(series.heapUsed, at);
    const committed = before(series.heapCommitted, at);
    return { figures: [used && `${bytes(used[1])} used`, committed && `${bytes(committed[1])} committed`].filter(Boolean) };
  },
  allocation({ data: { series } }, at) {
    const rate = since(series.allocation, at);
    return { figures: rate ? [`${bytes(rate[1])} a second`] : [] };
  },
  busy({ data: { series, cores } }, at) {
    const found = since(series.busy, at);
    return { figures: found ? [`${number(found[1], 2)} of ${plural(cores, "core")} in use`, `${number(found[2], 2)} ready, without a core`] : [] };
  },
  cpu({ data: { series } }, at) {
    const load = since(series.cpu, at);
    return { figures: load ? [`program ${percent(load[1])}`, `kernel for it ${percent(load[2])}`, `whole machine ${percent(load[3])}`] : [] };
  },
  virtual(window, at) {
    const bin = Math.min(window.data.bins - 1, Math.max(0, Math.floor((at - window.from) / window.binNanos)));
    const { virtual } = window.data;
    return { figures: virtual ? [`${number(virtual.alive[bin])} alive`, ...(virtual.mounted.length ? [`${number(virtual.mounted[bin], 2)} on a carrier on average`] : [])] : [] };
  },
};

function inOwn(row, window, at, near) {
  const kind = window.kind(row.own);
  const found = hit(window.data.own.rows.flatMap((event, index) => (event.kind === kind ? [[event.start, event.nanos, index]] : [])), at, near);
  if (!found) return { figures: ["none here"] };
  const event = window.data.own.rows[found[2]];
  return {
    figures: [fieldsOf(event), event.nanos > 0 ? time(event.nanos) : `at ${moment(event.start, 1000)}`, `in ${clip(window.threadName(event.thread), 80)}`].filter(Boolean),
    frame: ownFrame(window.stack(event.stack)),
  };
}

/** Times in a row that the arrow keys stop at. */
export function stopsOf(row, window) {
  const starts = rows => rows.map(([start]) => start);
  if (row.type === "thread") return window.lane(row.thread) ? window.edges(window.lane(row.thread)) : [];
  if (row.type === "own") return window.data.own.rows.filter(({ kind }) => kind === window.kind(row.own)).map(({ start }) => start);
  const { series, collections, pauses, safepoints, compilations, deoptimisations } = window.data;
  return {
    gc: () => [collections, pauses, safepoints].flatMap(({ rows }) => starts(rows)), jit: () => [compilations, deoptimisations].flatMap(({ rows }) => starts(rows)),
    heap: () => starts(series.heapUsed), allocation: () => starts(series.allocation), busy: () => starts(series.busy), cpu: () => starts(series.cpu),
  }[row.key]?.() ?? [];
}
