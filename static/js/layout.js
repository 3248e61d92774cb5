// Where the boxes and arrows of a graph go: Graphviz says it, in a worker that is started when it is first needed.

const LIMIT_MILLIS = 30_000;
const PLACEHOLDER = "n";   // Graphviz has widths of its own for letters: some more of them keep the label off its arrow
const POINTS = 72;   // an inch, which Graphviz counts sizes in; a point is taken for a pixel

let worker = null;
let last = 0;
const waiting = new Map();

function start() {
  worker = new Worker(new URL("./layout-worker.js", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data: { id, layout, problem } }) => {
    const asked = waiting.get(id);
    if (!asked) return;
    waiting.delete(id);
    clearTimeout(asked.timer);
    if (layout) asked.resolve(layout);
    else asked.reject(new Error(`The picture could not be laid out: ${problem}`));
  });
  worker.addEventListener("error", () => giveUp("The part of the page that lays out pictures could not be loaded."));
}

function giveUp(problem) {
  worker?.terminate();
  worker = null;
  for (const { reject, timer } of waiting.values()) {
    clearTimeout(timer);
    reject(new Error(problem));
  }
  waiting.clear();
}

function ask(graph) {
  if (!worker) start();
  return new Promise((resolve, reject) => {
    const id = ++last;
    const timer = setTimeout(() => giveUp(`The picture was not laid out within ${LIMIT_MILLIS / 1000} seconds.`), LIMIT_MILLIS);
    waiting.set(id, { resolve, reject, timer });
    worker.postMessage({ id, graph });
  });
}

/**
 * Lays out boxes from top to bottom. Names are no part of it: boxes have sizes and arrows have widths of labels, in pixels.
 *
 * @param boxes {width, height} of each
 * @param arrows {from, to, label, weight}: places in `boxes`, a short text, and 1 or more for how straight it should be
 * @returns {width, height, boxes: [{x, y}] by their middles, arrows: [{path: [[x, y], …], tip: [x, y], label: [x, y]}]}
 * @throws Error with a sentence for the page
 */
export async function layOut(boxes, arrows, labelSize) {
  const found = await ask({
    directed: true,
    graphAttributes: { rankdir: "TB", nodesep: 0.22, ranksep: 0.32 },
    nodeAttributes: { shape: "box", fixedsize: true, label: "" },
    edgeAttributes: { fontsize: labelSize, arrowsize: 0.7 },
    nodes: boxes.map(({ width, height }, i) => ({ name: `b${i}`, attributes: { width: width / POINTS, height: height / POINTS } })),
    edges: arrows.map(({ from, to, label, weight }, i) => ({ tail: `b${from}`, head: `b${to}`, attributes: { id: `a${i}`, label: PLACEHOLDER.repeat(label.length + 3), weight } })),
  });
  const [, , width, height] = found.bb.split(",").map(Number);
  const point = text => {
    const [x, y] = text.split(",").map(Number);
    return [x, height - y];   // Graphviz counts from below
  };
  const place = new Map(found.objects.map(({ name, pos }) => [name, point(pos)]));
  const drawn = new Map((found.edges ?? []).map(edge => [edge.id, edge]));
  return {
    width, height,
    boxes: boxes.map((_, i) => ({ x: place.get(`b${i}`)[0], y: place.get(`b${i}`)[1] })),
    arrows: arrows.map((_, i) => {
      const { pos, lp } = drawn.get(`a${i}`);
      const [end, ...path] = pos.split(" ");
      return { path: path.map(point), tip: point(end.slice(2)), label: lp ? point(lp) : null };
    }),
  };
}
