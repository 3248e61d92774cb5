// A profile's tree as flat arrays: 50,000 nodes are cheap to walk, and a level is searched by halves.
import { shortName } from "./format.js";
import { clean } from "./flame-names.js";

/** How the JVM ran a frame; a node's mode is an index. */
export const MODES = ["", "interpreted", "c1", "c2", "inlined", "native"];

function columnsOf(nodes) {
  const count = nodes.length;
  const columns = {
    depth: new Uint16Array(count), frame: new Int32Array(count), line: new Int32Array(count),
    self: new Float64Array(count), total: new Float64Array(count), mode: new Uint8Array(count),
  };
  for (let i = 0; i < count; i++) {
    const [depth, frame, line, self, total, mode] = nodes[i];
    columns.depth[i] = depth;
    columns.frame[i] = frame;
    columns.line[i] = line;
    columns.self[i] = self;
    columns.total[i] = total;
    columns.mode[i] = Math.max(0, MODES.indexOf(mode));
  }
  return columns;
}

export class FlameModel {
  #shorts = [];

  /** Of a profile as the server sends it; a view of it has the same frames and `columns` of its own, in preorder. */
  constructor(profile, columns = columnsOf(profile.nodes), frames = profile.frames.map(frame => ({ ...frame, name: clean(frame.name) }))) {
    const count = columns.depth.length;
    Object.assign(this, columns);
    this.profile = profile;
    this.frames = frames;
    this.count = count;
    this.start = new Float64Array(count);   // left edge, in the unit of the profile
    this.end = new Int32Array(count);       // index after the node's last descendant
    this.parent = new Int32Array(count);

    const open = [];    // the path from the root to the node at hand
    const filled = [];  // how much of each of them its children took so far
    const sizes = [];
    for (let i = 0; i < count; i++) {
      const depth = this.depth[i];
      while (open.length > depth) this.end[open.pop()] = i;
      const parent = depth > 0 ? open[depth - 1] : -1;
      this.parent[i] = parent;
      this.start[i] = parent < 0 ? 0 : this.start[parent] + filled[depth - 1];
      if (parent >= 0) filled[depth - 1] += this.total[i];
      open[depth] = i;
      filled[depth] = 0;
      sizes[depth] = (sizes[depth] ?? 0) + 1;
    }
    while (open.length) this.end[open.pop()] = count;

    /** Nodes by depth, from left to right. */
    this.levels = sizes.map(size => new Int32Array(size));
    const at = sizes.map(() => 0);
    for (let i = 0; i < count; i++) this.levels[this.depth[i]][at[this.depth[i]]++] = i;
  }

  get whole() { return this.total[0]; }

  name(i) { return this.frame[i] < 0 ? "all" : this.frames[this.frame[i]].name; }
  kind(i) { return this.frame[i] < 0 ? "all" : this.frames[this.frame[i]].kind; }
  file(i) { return this.frame[i] < 0 ? null : this.frames[this.frame[i]].file; }
  /** Whether the compiler put the call into its caller. */
  inlined(i) { return MODES[this.mode[i]] === "inlined"; }
  short(i) { return this.frame[i] < 0 ? "all" : (this.#shorts[this.frame[i]] ??= shortName(this.name(i))); }

  /** Rows that a node and what it called need. */
  height(node) {
    let deepest = this.depth[node];
    for (let i = node; i < this.end[node]; i++) if (this.depth[i] > deepest) deepest = this.depth[i];
    return deepest + 1;
  }

  /** From the root down to the node. */
  path(node) {
    const path = [];
    for (let i = node; i >= 0; i = this.parent[i]) path.unshift(i);
    return path;
  }

  holds(node, other) { return other >= node && other < this.end[node]; }

  /** Position in a level of the first node that ends right of `edge`. */
  firstEndingAfter(level, edge, from = 0) {
    let low = from;
    let high = level.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.start[level[middle]] + this.total[level[middle]] > edge) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The node at a depth and a place from left to right, or -1. */
  nodeAt(depth, place) {
    const level = this.levels[depth];
    if (!level) return -1;
    const node = level[this.firstEndingAfter(level, place)];
    return node !== undefined && this.start[node] <= place ? node : -1;
  }

  heaviestChild(node) {
    let best = -1;
    for (let i = node + 1; i < this.end[node]; i = this.end[i]) if (best < 0 || this.total[i] > this.total[best]) best = i;
    return best;
  }

  /** The widest box of a method, one that is at the line where there is such; or -1. */
  widest(frame, line = 0) {
    let best = -1;
    let there = false;
    for (let i = 1; i < this.count && frame >= 0; i++) {
      if (this.frame[i] !== frame) continue;
      const at = line > 0 && this.line[i] === line;
      if (best < 0 || (at && !there) || (at === there && this.total[i] > this.total[best])) {
        best = i;
        there = at;
      }
    }
    return best;
  }

  /** The learner's own frame that the widest path reaches last: where to look first. */
  hottest() {
    let found = -1;
    for (let i = 0; i >= 0; i = this.heaviestChild(i)) if (this.kind(i) === "yours" && this.line[i] > 0) found = i;
    return found;
  }

  /**
   * Which frames have the text, or match the /expression/, in their names, and what they make up below `node`:
   * `share` with all they call, where no sample counts twice, and `self` without.
   *
   * @throws SyntaxError for an expression that is none
   */
  search(text, node) {
    const expression = /^\/(.+?)\/?$/.exec(text);
    const wanted = text.toLowerCase();
    const pattern = expression && new RegExp(expression[1], "i");
    const frames = Uint8Array.from(this.frames, ({ name }) => ((pattern ? pattern.test(name) : name.toLowerCase().includes(wanted)) ? 1 : 0));
    const whole = this.total[node] || 1;
    let share = 0;
    let self = 0;
    let counted = 0;    // up to here, everything is inside a match
    for (let i = node; i < this.end[node]; i++) {
      if (this.frame[i] < 0 || !frames[this.frame[i]]) continue;
      self += this.self[i];
      if (i < counted) continue;
      share += this.total[i];
      counted = this.end[i];
    }
    return { frames, share: share / whole, self: self / whole };
  }

  /** For each frame the line that most of it passed through, 0 where none is known. */
  busiestLines() {
    const best = new Int32Array(this.frames.length);
    const most = new Float64Array(this.frames.length);
    const sums = new Map();
    for (let i = 1; i < this.count; i++) {
      if (this.line[i] <= 0) continue;
      const key = this.frame[i] * 65536 + this.line[i];
      const sum = (sums.get(key) ?? 0) + this.total[i];
      sums.set(key, sum);
      if (sum > most[this.frame[i]]) {
        most[this.frame[i]] = sum;
        best[this.frame[i]] = this.line[i];
      }
    }
    return best;
  }
}
