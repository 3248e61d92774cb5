// Other views of a profile's tree: folded, seen from one method on, recursion merged, callers below callees.
import { FlameModel } from "./flame-model.js";

const MAX_NODES = 60_000;

/** A tree that grows; line and mode of a node are those of the heaviest part that went into it. */
class Tree {
  frame = [-1]; parent = [-1]; self = [0]; line = [0]; mode = [0];
  #heaviest = [0]; #children = new Map();
  #sides = [];   // of two profiles in one: names of columns and what each node has by itself
  #told = [0];

  constructor(model) {
    if (model.before) this.#sides = [["selfBefore", "before", [0]], ["selfAfter", "after", [0]]];
  }

  get count() { return this.frame.length; }

  /** The child of `parent` for a frame, made where it is missing and there is still room; else -1. */
  child(parent, frame, frames, room = Infinity) {
    const key = parent * (frames + 1) + frame;
    let found = this.#children.get(key);
    if (found === undefined) {
      if (this.count >= room) return -1;
      found = this.count;
      this.#children.set(key, found);
      this.frame.push(frame);
      this.parent.push(parent);
      this.self.push(0);
      this.line.push(0);
      this.mode.push(0);
      this.#heaviest.push(-1);
      this.#told.push(0);
      for (const [, , own] of this.#sides) own.push(0);
    }
    return found;
  }

  /** Takes in how a node of the model ran, and where, unless a heavier one has said so. */
  look(node, weight, model, i) {
    if (weight <= this.#heaviest[node]) return;
    this.#heaviest[node] = weight;
    this.line[node] = model.line[i];
    this.mode[node] = model.mode[i];
    if (model.told) this.#told[node] = model.told[i];
  }

  /** Adds what a node of the model costs by itself. */
  add(node, model, i) {
    this.self[node] += model.self[i];
    for (const [key, , own] of this.#sides) own[node] += model[key][i];
  }

  #totals(own) {
    const total = Float64Array.from(own);
    for (let i = this.count - 1; i > 0; i--) total[this.parent[i]] += total[i];   // a child is younger than its parent
    return total;
  }

  /** In preorder, the widest child first. */
  columns() {
    const { count } = this;
    const total = this.#totals(this.self);
    const children = Array.from({ length: count }, () => null);
    const byTotal = Int32Array.from({ length: count - 1 }, (_, i) => i + 1).sort((a, b) => total[b] - total[a]);
    for (const i of byTotal) if (total[i] > 0) (children[this.parent[i]] ??= []).push(i);
    const order = [];
    const depths = [];
    const open = [[0, 0]];
    while (open.length) {
      const [node, depth] = open.pop();
      order.push(node);
      depths.push(depth);
      const below = children[node] ?? [];
      for (let k = below.length - 1; k >= 0; k--) open.push([below[k], depth + 1]);
    }
    const pick = (type, values) => type.from(order, i => values[i]);
    return {
      depth: Uint16Array.from(depths), frame: pick(Int32Array, this.frame), line: pick(Int32Array, this.line),
      self: pick(Float64Array, this.self), total: pick(Float64Array, total), mode: pick(Uint8Array, this.mode),
      ...(this.#sides.length ? { told: pick(Uint8Array, this.#told) } : {}),
      ...Object.fromEntries(this.#sides.flatMap(([self, all, own]) => [[self, pick(Float64Array, own)], [all, pick(Float64Array, this.#totals(own))]])),
    };
  }
}

const viewOf = (model, tree) => new FlameModel(model.profile, tree.columns(), model.frames);

/**
 * The tree with changes, callers still above callees.
 *
 * @param focus a frame: only stacks through it, from its outermost call on; -1 for all
 * @param folds whether a node is left out, so that its time goes to its caller; or null
 * @param merged whether a call inside a call of the same method is taken for that one
 */
export function topDown(model, { focus = -1, folds = null, merged = false }) {
  const tree = new Tree(model);
  const place = new Int32Array(model.count).fill(-1);   // where a node's time goes
  if (focus < 0) place[0] = 0;
  let moved = 0;
  for (let i = 0; i < model.count; i++) {
    const frame = model.frame[i];
    if (i > 0) {
      const above = place[model.parent[i]];
      const from = above < 0 ? (frame === focus ? 0 : -1) : above;
      if (from < 0) continue;
      if (folds && frame !== focus && folds(i)) {
        place[i] = from;
        moved += model.self[i];
      } else place[i] = (merged ? outer(tree, from, frame) : -1);
      if (place[i] < 0) place[i] = tree.child(from, frame, model.frames.length);
      if (tree.frame[place[i]] === frame) tree.look(place[i], model.total[i], model, i);
    }
    if (place[i] >= 0) tree.add(place[i], model, i);
  }
  const view = viewOf(model, tree);
  /** What went from what is left out to its callers. */
  view.moved = moved;
  return view;
}

function outer(tree, node, frame) {
  for (let i = node; i > 0; i = tree.parent[i]) if (tree.frame[i] === frame) return i;
  return -1;
}

/** Where time is spent first, and below it who called. Level by level, so that what finds no room is the farthest caller. */
export function bottomUp(model) {
  const tree = new Tree(model);
  // Where a path to a caller has come to, and where it began.
  let level = new Map([[0, Array.from({ length: model.count }, (_, i) => i).filter(i => model.self[i] > 0).map(i => [i, i])]]);
  while (level.size) {
    const next = new Map();
    for (const [at, entries] of level) {
      for (const [node, origin] of entries) {
        const child = node > 0 ? tree.child(at, model.frame[node], model.frames.length, MAX_NODES) : -1;
        if (child < 0) {
          tree.add(at, model, origin);
          continue;
        }
        tree.look(child, model.self[origin], model, node);
        if (!next.has(child)) next.set(child, []);
        next.get(child).push([model.parent[node], origin]);
      }
    }
    level = next;
  }
  return viewOf(model, tree);
}

/** What each frame costs by itself, and with all it calls, where a recursive method counts once per stack. */
export function frameSums(model) {
  const self = new Float64Array(model.frames.length);
  const total = new Float64Array(model.frames.length);
  const counted = new Int32Array(model.frames.length);
  for (let i = 1; i < model.count; i++) {
    const frame = model.frame[i];
    self[frame] += model.self[i];
    if (i < counted[frame]) continue;
    total[frame] += model.total[i];
    counted[frame] = model.end[i];
  }
  return { self, total };
}

/** Who calls a method and whom it calls: frame → weight, heaviest first; the caller -1 is none. No stack counts twice for a pair. */
export function neighbours(model, frame) {
  const callers = new Map();
  const callees = new Map();
  const counted = new Map();
  const add = (sums, key, weight) => sums.set(key, (sums.get(key) ?? 0) + weight);
  let self = 0;
  let total = 0;
  let until = 0;
  for (let i = 1; i < model.count; i++) {
    const parent = model.parent[i];
    if (model.frame[i] === frame) {
      self += model.self[i];
      if (i >= until) {
        until = model.end[i];
        total += model.total[i];
        add(callers, model.frame[parent], model.total[i]);
      }
    }
    if (model.frame[parent] === frame && i >= (counted.get(model.frame[i]) ?? 0)) {
      counted.set(model.frame[i], model.end[i]);
      add(callees, model.frame[i], model.total[i]);
    }
  }
  const sorted = sums => [...sums].sort((a, b) => b[1] - a[1]);
  return { callers: sorted(callers), callees: sorted(callees), self, total };
}

/** Whether any method is on a stack twice. */
export function recurs(model) {
  const counted = new Int32Array(model.frames.length);
  for (let i = 1; i < model.count; i++) {
    if (i < counted[model.frame[i]]) return true;
    counted[model.frame[i]] = model.end[i];
  }
  return false;
}
