// What a timeline is painted with, as the page's theme has it: a state is a colour and a pattern, so that neither is needed to tell it.
import { themed } from "./flame-colours.js";
import { STATES } from "./timeline-states.js";

const TILE = 8;

const line = (ctx, ...points) => {
  ctx.beginPath();
  points.forEach(([x, y], i) => (i % 2 ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
  ctx.stroke();
};
const dots = (...places) => ctx => { for (const [x, y] of places) ctx.fillRect(x, y, 1.5, 1.5); };
const rising = ctx => line(ctx, [-2, 6], [6, -2], [-2, 10], [10, -2], [2, 10], [10, 2]);
const falling = ctx => line(ctx, [-2, 2], [6, 10], [-2, -2], [10, 10], [2, -2], [10, 6]);

/** By state: what is drawn over the colour, in a tile of 8 by 8 pixels. Running is plain. */
const PATTERNS = {
  ready: rising,
  active: dots([1, 1], [5, 5]),
  parked: dots([3, 3]),
  blocked: ctx => { rising(ctx); falling(ctx); },
  waiting: ctx => line(ctx, [0, 2], [4, 2], [4, 6], [8, 6]),
  sleeping: ctx => line(ctx, [0, 4], [8, 4]),
  io: ctx => line(ctx, [2, 0], [2, 8], [6, 0], [6, 8]),
  unseen: ctx => line(ctx, [0, 8], [8, 0]),
  pinned: ctx => { ctx.fillRect(0, 0, 4, 4); ctx.fillRect(4, 4, 4, 4); },
};

function tile(state, { fill, ink }, ratio) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.round(TILE * ratio);
  const ctx = canvas.getContext("2d", { willReadFrequently: true });
  ctx.scale(canvas.width / TILE, canvas.width / TILE);
  ctx.fillStyle = fill;
  ctx.fillRect(0, 0, TILE, TILE);
  ctx.fillStyle = ctx.strokeStyle = ink;
  ctx.lineWidth = 1.2;
  PATTERNS[state]?.(ctx);
  return canvas;
}

/** A tile's pixels, each a number. */
const pixelsOf = canvas => ({ size: canvas.width, pixels: new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.width).data.buffer) });

const mapped = (object, change) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

/** Paints of all states by name, `tiles` the same as pixels, `other` for one that is not known here, and the plain colours of the rest. */
export function paints(element, context) {
  const ratio = devicePixelRatio || 1;
  const back = new DOMMatrix().scale(1 / ratio);   // a pattern is in the screen's pixels, the context is not
  const pattern = canvas => {
    const made = context.createPattern(canvas, "repeat");
    made.setTransform(back);
    return made;
  };
  return themed(element, (read, shade) => {
    const other = read("kind-rest");
    const tiles = Object.fromEntries(Object.keys(STATES).map(state => [state, tile(state, { fill: read(`lane-${state}`), ink: read(`lane-${state}-ink`) }, ratio)]));
    return {
      states: mapped(tiles, pattern), tiles: mapped({ ...tiles, other: tile("", { fill: other, ink: other }, ratio) }, pixelsOf), other,
      panel: read("panel"), sunk: read("sunk"), edge: read("edge"), edge2: read("edge-2"), ink: read("ink"), ink2: read("ink-2"),
      accent: read("accent"), soft: read("accent-soft"), gc: shade("kind-gc"), stop: read("lane-stop"), heap: read("lane-heap"), level: read("lane-level"),
      c1: read("mode-c1"), c2: read("lane-c2"), trap: read("lane-trap"), mount: [shade("kind-test"), shade("kind-library")], own: shade("lane-own"),
    };
  });
}

/** A sample of a state's paint for a legend. */
export function swatch(state) {
  const canvas = document.createElement("canvas");
  canvas.className = "swatch";
  canvas.setAttribute("aria-hidden", "true");
  const draw = () => {
    const ratio = devicePixelRatio || 1;
    canvas.width = 24 * ratio;
    canvas.height = 14 * ratio;
    const ctx = canvas.getContext("2d");
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    const { states, other } = paints(canvas.parentElement, ctx);
    ctx.fillStyle = states[state] ?? other;
    ctx.fillRect(0, 0, 24, 14);
  };
  return { canvas, draw };
}
