// Draws a timeline on a canvas: the axis, the rows in view, what spans all of them. The cost is that of what can be seen.
import { clip } from "./flame-names.js";
import { paintLane } from "./timeline-lane.js";
import { paintOwn, paintTrack } from "./timeline-tracks.js";
import { axisOf } from "./timeline-words.js";

const PAD = 6;

/**
 * Paints what is in view, and returns how many rows that were.
 *
 * `scene` has rows and tops (their upper edges, one more than rows), scroll, width, height, axis (its height), gutter (the
 * width of the names), rowHeight, left and span (nanoseconds), parts (windows with the stretch that each is for), whole (the
 * window of all), scales (what a series reaches at most), colours, font, charWidth, ratio, chosen (a row's key), cursor (a
 * time, or null) and range ({from, to}, or null).
 */
export function paint(ctx, given) {
  const { width, height, gutter, axis, left, span, ratio } = given;
  const scale = (width - gutter) / span;
  const scene = {
    ...given, scale,
    /** Where a time stands, on a whole pixel of the screen, so that neighbours meet without a seam. */
    x: time => Math.round((gutter + (time - left) * scale) * ratio) / ratio,
    snap: value => Math.round(value * ratio) / ratio,
  };
  ctx.fillStyle = scene.colours.panel;
  ctx.fillRect(0, 0, width, height);
  ctx.font = scene.font;
  ctx.textBaseline = "middle";
  ctx.direction = "ltr";
  const shown = rowsInView(scene);
  inside(ctx, gutter, axis, width - gutter, height - axis, () => {
    grid(ctx, scene);
    for (const [row, y] of shown) content(ctx, scene, row, y);
    if (shown.some(([row]) => row.type === "thread")) stops(ctx, scene, shown);
  });
  inside(ctx, 0, axis, width, height - axis, () => { for (const [row, y] of shown) head(ctx, scene, row, y); });
  range(ctx, scene);
  times(ctx, scene);
  return shown.length;
}

function inside(ctx, x, y, width, height, draw) {
  ctx.save();
  ctx.beginPath();
  ctx.rect(x, y, width, height);
  ctx.clip();
  draw();
  ctx.restore();
}

function rowsInView({ rows, tops, scroll, height, axis }) {
  const shown = [];
  for (let i = firstBelow(tops, scroll); i < rows.length && tops[i] < scroll + height - axis; i++) shown.push([rows[i], tops[i] - scroll + axis]);
  return shown;
}

/** The first row that ends below a place, by halves: there may be a thousand. */
export function firstBelow(tops, y) {
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (tops[middle + 1] > y) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Pixels of a row, whole ones. */
export const heightOf = ({ units }, { rowHeight }) => Math.round(units * rowHeight);

function content(ctx, scene, row, y) {
  const height = heightOf(row, scene);
  if (row.key === scene.chosen) {
    ctx.fillStyle = scene.colours.soft;
    ctx.fillRect(scene.gutter, y, scene.width - scene.gutter, height);
  }
  if (row.type === "fold") return;
  for (const part of scene.parts) {
    const [window, from, to] = part;
    if (to <= scene.left || from >= scene.left + scene.span) continue;
    const draw = row.type === "thread" ? paintLane : row.type === "own" ? paintOwn : paintTrack;
    if (scene.parts.length === 1) draw(ctx, scene, window, row, y, height);
    else inside(ctx, scene.x(from), y, scene.x(to) - scene.x(from), height, () => draw(ctx, scene, window, row, y, height));
  }
}

/** A row's name, and the line below the row. */
function head(ctx, scene, row, y) {
  const { colours, gutter, width, rowHeight, charWidth } = scene;
  const height = heightOf(row, scene);
  const chosen = row.key === scene.chosen;
  ctx.fillStyle = chosen ? colours.soft : row.type === "fold" ? colours.sunk : colours.panel;
  ctx.fillRect(0, y, row.type === "fold" ? width : gutter, height);
  ctx.fillStyle = colours.edge;
  ctx.fillRect(0, y + height - 1, width, 1);
  if (chosen) {
    ctx.fillStyle = colours.accent;
    ctx.fillRect(0, y, 3, height);
  }
  if (row.type !== "fold") {
    ctx.fillStyle = colours.edge2;
    ctx.fillRect(gutter - 1, y, 1, height);
  }
  ctx.fillStyle = row.type === "thread" || chosen ? colours.ink : colours.ink2;
  const room = (row.type === "fold" ? width : gutter) - PAD * 2;
  const letters = Math.max(3, Math.floor(room / charWidth));
  const below = row.type === "track" ? scene.scales[row.key]?.text : row.type === "own" && height > rowHeight * 1.4 ? `${row.count} ×` : "";
  const text = row.type === "fold" ? `${row.open ? "▾" : "▸"} ${row.title}` : row.title;
  ctx.fillText(clip(text, letters), PAD, y + (below ? rowHeight * 0.47 : Math.min(height, rowHeight) / 2), room);
  if (!below) return;
  ctx.fillStyle = colours.ink2;
  ctx.fillText(clip(below, letters), PAD, y + rowHeight * 1.13, room);
}

function grid(ctx, scene) {
  ctx.fillStyle = scene.colours.edge;
  ctx.globalAlpha = 0.6;
  for (const { at } of axisOf(scene)) ctx.fillRect(scene.x(at), scene.axis, 1, scene.height - scene.axis);
  ctx.globalAlpha = 1;
}

/** Where the collector had all threads stopped, through their lanes. */
function stops(ctx, scene, shown) {
  const first = shown.find(([row]) => row.type === "thread")[1];
  ctx.fillStyle = scene.colours.stop;
  ctx.globalAlpha = 0.14;
  for (const [window, from, to] of scene.parts) {
    for (const [start, nanos] of window.data.pauses.rows) {
      if (start + nanos < from || start > to || nanos * scene.scale < 1) continue;
      const x = scene.x(Math.max(start, from));
      ctx.fillRect(x, first, Math.max(1, scene.x(Math.min(start + nanos, to)) - x), scene.height - first);
    }
  }
  ctx.globalAlpha = 1;
}

function range(ctx, scene) {
  const { colours, gutter, axis, width, height } = scene;
  if (scene.range) {
    const x0 = Math.max(gutter, Math.min(width, scene.x(scene.range.from)));
    const x1 = Math.max(gutter, Math.min(width, scene.x(scene.range.to)));
    ctx.fillStyle = colours.accent;
    ctx.globalAlpha = 0.12;
    ctx.fillRect(x0, axis, x1 - x0, height - axis);
    ctx.globalAlpha = 1;
    for (const [x, time] of [[x0, scene.range.from], [x1 - 2, scene.range.to]]) {
      if (time >= scene.left && time <= scene.left + scene.span) ctx.fillRect(Math.max(gutter, x), axis, 2, height - axis);
    }
  }
  if (scene.cursor === null || scene.cursor < scene.left || scene.cursor > scene.left + scene.span) return;
  ctx.fillStyle = colours.ink;
  ctx.fillRect(Math.min(width - 1, scene.x(scene.cursor)), axis, 1, height - axis);
}

/** The axis, over everything else. */
function times(ctx, scene) {
  const { colours, gutter, axis, width, charWidth } = scene;
  ctx.fillStyle = colours.sunk;
  ctx.fillRect(0, 0, width, axis);
  if (scene.range) {
    const x0 = Math.max(gutter, scene.x(scene.range.from));
    ctx.fillStyle = colours.accent;
    ctx.fillRect(x0, axis - 4, Math.min(width, scene.x(scene.range.to)) - x0, 3);
  }
  ctx.fillStyle = colours.edge2;
  ctx.fillRect(0, axis - 1, width, 1);
  for (const { at, text } of axisOf(scene)) {
    const x = scene.x(at);
    ctx.fillStyle = colours.edge2;
    ctx.fillRect(x, axis - 6, 1, 5);
    ctx.fillStyle = colours.ink2;
    if (x + 4 + text.length * charWidth <= width) ctx.fillText(text, x + 4, axis / 2 - 1);
  }
  ctx.fillStyle = colours.sunk;
  ctx.fillRect(0, 0, gutter, axis - 1);
  ctx.fillStyle = colours.edge2;
  ctx.fillRect(gutter - 1, 0, 1, axis);
  if (scene.cursor === null || scene.cursor < scene.left || scene.cursor > scene.left + scene.span) return;
  const x = scene.x(scene.cursor);
  ctx.fillStyle = colours.ink;
  ctx.beginPath();
  ctx.moveTo(x - 4, axis - 7);
  ctx.lineTo(x + 5, axis - 7);
  ctx.lineTo(x + 0.5, axis - 1);
  ctx.fill();
}
