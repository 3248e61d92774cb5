// Draws the rows that no thread has: collections and stops, heap, allocation, compilations, load, the program's own events.
import { clean, clip } from "./flame-names.js";
import { bytes, number, percent } from "./format.js";
import { depthsOf } from "./timeline-rows.js";

const C2 = 4;

const most = (points, value) => points.reduce((top, point) => Math.max(top, value(point)), 0);

/** By track: what the series reaches at most in the whole recording, and that in words. */
export function scalesOf({ data: { series, virtual, cores } }) {
  const heap = Math.max(most(series.heapUsed, ([, value]) => value), most(series.heapCommitted, ([, value]) => value)) || 1;
  const rate = most(series.allocation, ([, value]) => value) || 1;
  const busy = Math.max(cores, most(series.busy, ([, running, ready]) => running + ready)) || 1;
  const alive = virtual ? most(virtual.alive, value => value) || 1 : 1;
  return {
    heap: { top: heap, text: `to ${bytes(heap)}` }, allocation: { top: rate, text: `to ${bytes(rate)}/s` },
    busy: { top: busy, text: `of ${number(cores)}` }, cpu: { top: 1, text: `to ${percent(1)}` }, virtual: { top: alive, text: `to ${number(alive)}` },
  };
}

export function paintTrack(ctx, scene, window, row, y, height) {
  PAINTERS[row.key](ctx, scene, window, { top: y + 2, height: height - 4, scale: scene.scales[row.key]?.top });
}

const PAINTERS = {
  gc(ctx, scene, { data: { collections, pauses, safepoints } }, { top, height }) {
    bars(ctx, scene, collections.rows, scene.colours.gc.fill, top + height * 0.35, height * 0.65);
    bars(ctx, scene, safepoints.rows, scene.colours.ink2, top, height * 0.3);
    bars(ctx, scene, pauses.rows, scene.colours.stop, top + height * 0.35, height * 0.65);
  },
  jit(ctx, scene, { data: { compilations, deoptimisations } }, { top, height }) {
    bars(ctx, scene, compilations.rows.filter(([, , , level]) => level < C2), scene.colours.c1, top + height * 0.6, height * 0.4);
    bars(ctx, scene, compilations.rows.filter(([, , , level]) => level === C2), scene.colours.c2, top + height * 0.25, height * 0.75);
    marks(ctx, scene, deoptimisations.rows.map(([at]) => at), scene.colours.trap, top, Math.min(7, height * 0.5));
  },
  heap(ctx, scene, { data: { series } }, { top, height, scale }) {
    area(ctx, scene, series.heapUsed, scene.colours.heap, top, height, value => value / scale);
    outline(ctx, scene, series.heapCommitted, scene.colours.ink2, top, height, value => value / scale, [4, 3]);
  },
  allocation(ctx, scene, { data: { series } }, { top, height, scale }) {
    area(ctx, scene, steps(series.allocation), scene.colours.level, top, height, value => value / scale);
  },
  busy(ctx, scene, { data: { series, cores } }, { top, height, scale }) {
    area(ctx, scene, steps(series.busy.map(([at, running, ready]) => [at, running + ready])), scene.colours.states.ready, top, height, value => value / scale);
    area(ctx, scene, steps(series.busy), scene.colours.states.running, top, height, value => value / scale);
    ctx.fillStyle = scene.colours.ink2;
    ctx.fillRect(scene.gutter, scene.snap(top + height * (1 - cores / scale)), scene.width - scene.gutter, 1);
  },
  cpu(ctx, scene, { data: { series } }, { top, height }) {
    area(ctx, scene, steps(series.cpu.map(([at, user, system]) => [at, user + system])), scene.colours.states.io, top, height, value => value);
    area(ctx, scene, steps(series.cpu), scene.colours.level, top, height, value => value);
    outline(ctx, scene, steps(series.cpu.map(([at, , , machine]) => [at, machine])), scene.colours.ink, top, height, value => value, [2, 2]);
  },
  virtual(ctx, scene, window, { top, height, scale }) {
    const { virtual } = window.data;
    if (!virtual) return;
    const points = values => steps([[window.from, 0], ...values.map((value, bin) => [window.from + (bin + 1) * window.binNanos, value])]);
    area(ctx, scene, points(virtual.alive), scene.colours.level, top, height, value => value / scale);
    area(ctx, scene, points(virtual.mounted), scene.colours.states.running, top, height, value => value / scale);
  },
};

/** Figures that hold for the time since the one before, as corners of a line. */
const steps = points => points.flatMap(([at, value], i) => (i > 0 ? [[points[i - 1][0], value], [at, value]] : []));

/** The program's own events of one kind: regions with what they carry, instants as marks. */
export function paintOwn(ctx, scene, window, row, y, height) {
  const kind = window.kind(row.own);
  if (kind === undefined) return;
  const { byRow } = depthsOf(window, kind);
  const each = (height - 4) / row.deepest;
  const { fill, ink } = scene.colours.own;
  const instants = [];
  for (const [index, depth] of byRow) {
    const event = window.data.own.rows[index];
    if (event.start + event.nanos < scene.left || event.start > scene.left + scene.span) continue;
    const top = scene.snap(y + 2 + Math.min(depth, row.deepest - 1) * each);
    if (event.nanos === 0) {
      instants.push(event.start);
      continue;
    }
    const x0 = Math.max(scene.gutter, scene.x(event.start));
    const wide = Math.min(scene.width, Math.max(scene.x(event.start + event.nanos), x0 + 1)) - x0;
    ctx.fillStyle = fill;
    ctx.fillRect(x0, top, wide > 3 ? wide - 1 : wide, each - 1);
    ctx.fillStyle = scene.colours.accent;
    ctx.fillRect(x0, top, Math.min(2, wide), each - 1);
    if (wide < 5 * scene.charWidth) continue;
    ctx.fillStyle = ink;
    ctx.fillText(clip(fieldsOf(event) || row.title, Math.max(3, Math.floor((wide - 10) / scene.charWidth))), x0 + 6, top + each / 2, wide - 10);
  }
  marks(ctx, scene, instants, scene.colours.accent, y + 3, Math.min(9, height - 6));
}

/** What an event carries, as text. */
export const fieldsOf = ({ fields }) => clip(clean(fields.map(([name, value]) => `${name} ${value}`).join(", ")), 240);

/** Bars of [start, nanos]; those that share a pixel are one. */
function bars(ctx, scene, rows, colour, top, height) {
  ctx.fillStyle = colour;
  let drawn = -Infinity;
  for (const [start, nanos] of rows) {
    if (start + nanos < scene.left) continue;
    const x0 = Math.max(scene.gutter, scene.x(start));
    if (x0 >= scene.width) break;
    const x1 = Math.min(scene.width, Math.max(scene.x(start + nanos), x0 + 1));
    if (x1 <= drawn) continue;
    drawn = Math.max(drawn, x1);
    ctx.fillRect(x0, top, x1 - x0, height);
  }
}

/** Triangles that point at moments. */
function marks(ctx, scene, times, colour, top, size) {
  ctx.fillStyle = colour;
  let drawn = -Infinity;
  ctx.beginPath();
  for (const at of times) {
    const x = scene.x(at);
    if (x < scene.gutter || x > scene.width || x - drawn < 1) continue;
    drawn = x;
    ctx.moveTo(x - size / 2, top);
    ctx.lineTo(x + size / 2, top);
    ctx.lineTo(x, top + size);
  }
  ctx.fill();
}

function trace(ctx, scene, points, top, height, share) {
  let first = null;
  let last = null;
  const at = ([time, value]) => [scene.gutter + (time - scene.left) * scene.scale, top + height * (1 - Math.max(0, Math.min(1, share(value))))];
  ctx.beginPath();
  for (const point of points) {
    last = at(point);
    if (first === null) ctx.moveTo(...(first = last));
    else ctx.lineTo(...last);
  }
  return { first, last };
}

function area(ctx, scene, points, colour, top, height, share) {
  const { first, last } = trace(ctx, scene, points, top, height, share);
  if (first === null) return;
  ctx.lineTo(last[0], top + height);
  ctx.lineTo(first[0], top + height);
  ctx.fillStyle = colour;
  ctx.fill();
}

function outline(ctx, scene, points, colour, top, height, share, dashes) {
  trace(ctx, scene, points, top, height, share);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.setLineDash(dashes);
  ctx.stroke();
  ctx.setLineDash([]);
}
