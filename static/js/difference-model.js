// Two profiles laid over each other as one tree that the flame graph can draw: weights per operation, of both versions.
import { FlameModel } from "./flame-model.js";

/** What became of a node or method; a node's `told` is an index. */
export const TOLD = ["same", "shrunk", "vanished", "grown", "new"];

/** What a box is as wide as. */
export const WIDTHS = { larger: "the larger of the two", before: "before", after: "after" };

const PICK = { larger: Math.max, before: before => before, after: (before, after) => after };

/** What a weight costs per operation, in nanoseconds or bytes; a share where operations were not counted. */
function ratesOf({ unit, interval, per, before, after }) {
  const rate = ({ total, operations }) => {
    const factor = per === "share" ? 1 / (total || 1) : (unit === "samples" ? interval : 1) / (per === "operation" ? operations : 1);
    return weight => weight * factor;
  };
  return { before: rate(before), after: rate(after) };
}

/** How many samples a weight stands for. */
const samplesOf = ({ unit, interval }) => weight => (unit !== "bytes" || !interval || !weight ? weight : Math.max(1, Math.round(weight / interval)));

/** What all of it costs, before and after. */
export function wholeOf(data) {
  const rates = ratesOf(data);
  return { before: rates.before(data.before.total), after: rates.after(data.after.total) };
}

/** Methods and lines, each with `before` and `after` per operation: {self, total, samples}. */
export function rowsOf(data) {
  const rates = ratesOf(data);
  const samples = samplesOf(data);
  const sides = row => ({
    ...row,
    before: { self: rates.before(row.selfBefore), total: rates.before(row.totalBefore), samples: samples(row.totalBefore) },
    after: { self: rates.after(row.selfAfter), total: rates.after(row.totalAfter), samples: samples(row.totalAfter) },
  });
  return { methods: data.methods.map(sides), lines: data.lines.map(row => ({ ...sides(row), lineBefore: row.before, lineAfter: row.after })) };
}

/** The tree with boxes as wide as `width` says; what has no width then is not in it. */
export function differenceModel(data, width = "larger") {
  const pick = PICK[width];
  const rates = ratesOf(data);
  const all = data.nodes.map(([depth, frame, line, selfBefore, totalBefore, selfAfter, totalAfter, told]) => ({
    depth, frame, line, told: TOLD.indexOf(told),
    selfBefore: rates.before(selfBefore), before: rates.before(totalBefore), selfAfter: rates.after(selfAfter), after: rates.after(totalAfter),
    self: 0, total: 0,
  }));
  const open = [];
  for (const node of all) {
    open[node.depth] = node;
    node.parent = node.depth ? open[node.depth - 1] : null;
    node.total = node.self = pick(node.selfBefore, node.selfAfter);
  }
  for (const node of all.toReversed()) if (node.parent) node.parent.total += node.total;
  const shown = all.filter(({ total }, i) => total > 0 || i === 0);
  const column = (type, key) => type.from(shown, node => node[key]);
  const columns = {
    depth: column(Uint16Array, "depth"), frame: column(Int32Array, "frame"), line: column(Int32Array, "line"), mode: new Uint8Array(shown.length),
    self: column(Float64Array, "self"), total: column(Float64Array, "total"), told: column(Uint8Array, "told"),
    selfBefore: column(Float64Array, "selfBefore"), before: column(Float64Array, "before"),
    selfAfter: column(Float64Array, "selfAfter"), after: column(Float64Array, "after"),
  };
  const { methods, lines } = rowsOf(data);
  const profile = {
    event: data.view, engine: data.after.engine, unit: data.per === "share" ? "share" : data.unit === "samples" ? "nanoseconds" : data.unit, intervalNanos: null, frames: data.frames,
    methods: methods.map(({ frame, before, after }) => ({ frame, self: pick(before.self, after.self), total: pick(before.total, after.total) })),
    lines: lines.map(({ file, lineBefore, lineAfter, before, after }) => ({ file, line: lineAfter || lineBefore, self: pick(before.self, after.self), total: pick(before.total, after.total), frame: -1 })),
    difference: { unit: data.unit, per: data.per, before: all[0].before, after: all[0].after, beforeLabel: data.before.label, afterLabel: data.after.label },
  };
  return new FlameModel(profile, columns);
}
