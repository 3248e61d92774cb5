// A profile as flat arrays: 50,000 nodes are cheap to walk, and a whole subtree is skipped by one jump.

export class FlameModel {
  constructor(profile) {
    const { frames, nodes } = profile;
    const count = nodes.length;
    this.profile = profile;
    this.count = count;
    this.depth = new Uint16Array(count);
    this.frame = new Int32Array(count);
    this.line = new Int32Array(count);
    this.self = new Float64Array(count);
    this.total = new Float64Array(count);
    this.start = new Float64Array(count);   // left edge, in the unit of the profile
    this.end = new Int32Array(count);       // index after the node's last descendant
    this.parent = new Int32Array(count);
    this.mode = new Array(count);
    this.frames = frames;

    const open = [];    // the path from the root to the node at hand
    const filled = [];  // how much of each of them its children took so far
    for (let i = 0; i < count; i++) {
      const [depth, frame, line, self, total, mode] = nodes[i];
      while (open.length > depth) this.end[open.pop()] = i;
      const parent = depth > 0 ? open[depth - 1] : -1;
      this.depth[i] = depth;
      this.frame[i] = frame;
      this.line[i] = line;
      this.self[i] = self;
      this.total[i] = total;
      this.mode[i] = mode;
      this.parent[i] = parent;
      this.start[i] = parent < 0 ? 0 : this.start[parent] + filled[depth - 1];
      if (parent >= 0) filled[depth - 1] += total;
      open[depth] = i;
      filled[depth] = 0;
    }
    while (open.length) this.end[open.pop()] = count;
  }

  get whole() { return this.total[0]; }

  name(i) { return this.frame[i] < 0 ? "all" : this.frames[this.frame[i]].name; }
  kind(i) { return this.frame[i] < 0 ? "all" : this.frames[this.frame[i]].kind; }
  file(i) { return this.frame[i] < 0 ? null : this.frames[this.frame[i]].file; }

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

  heaviestChild(node) {
    let best = -1;
    for (let i = node + 1; i < this.end[node]; i = this.end[i]) if (best < 0 || this.total[i] > this.total[best]) best = i;
    return best;
  }

  /** The learner's own frame that the widest path reaches last: where to look first. */
  hottest() {
    let found = -1;
    for (let i = 0; i >= 0; i = this.heaviestChild(i)) if (this.kind(i) === "yours" && this.line[i] > 0) found = i;
    return found;
  }

  /** Which frames have the text in their name, and what they make up below `node`; no sample counts twice. */
  search(text, node) {
    const wanted = text.toLowerCase();
    const frames = Uint8Array.from(this.frames, ({ name }) => (name.toLowerCase().includes(wanted) ? 1 : 0));
    let matched = 0;
    for (let i = node; i < this.end[node];) {
      if (this.frame[i] >= 0 && frames[this.frame[i]]) {
        matched += this.total[i];
        i = this.end[i];
      } else i++;
    }
    return { frames, share: this.total[node] > 0 ? matched / this.total[node] : 0 };
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
