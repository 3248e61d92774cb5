// Draws a flame graph on a canvas. The cost is that of what can be seen: rows in view, and in a row what half a pixel can show.
import { shadeOf } from "./flame-colours.js";
import { TOLD } from "./difference-model.js";
import { SIGNS } from "./difference-words.js";

const PAD = 5;
const STRIPE = 7;
const ASCII = /^[ -~…]*$/;

/**
 * Paints the part of the graph that is in view, and returns how many boxes that were.
 *
 * `scene` has model, zoom (a node), left and span (what the width shows, in the profile's unit), flipped, rows, rowHeight,
 * width, scroll, height, colours, by (kind or mode), font, charWidth, matches (a Uint8Array by frame, or null), selected
 * (a node, or -1) and method (a frame, or -1); `about`, where there is one, is told of each node before its box is drawn.
 */
export function paint(ctx, scene) {
  const { model, left, span, width, height, scroll, rowHeight, rows } = scene;
  ctx.clearRect(0, 0, width, height);
  ctx.font = scene.font;
  ctx.textBaseline = "middle";
  ctx.direction = "ltr";
  const scale = width / (span || 1);
  const labels = [];
  let boxes = 0;
  const first = Math.max(0, Math.floor(scroll / rowHeight));
  const last = Math.min(rows - 1, Math.floor((scroll + height) / rowHeight));
  for (let row = first; row <= last; row++) {
    const depth = scene.flipped ? rows - 1 - row : row;
    const level = model.levels[depth];
    if (!level) continue;
    const y = row * rowHeight - scroll;
    for (let at = model.firstEndingAfter(level, left); at < level.length;) {
      const node = level[at];
      const x0 = (model.start[node] - left) * scale;
      if (x0 >= width) break;
      const x1 = x0 + model.total[node] * scale;
      if (x1 - x0 < 0.5) {
        // A thin mark for all that ends within the pixel, so that nothing looks empty that is not.
        const pixel = Math.max(0, Math.floor(x0));
        ctx.globalAlpha = 1;
        fill(ctx, scene.colours.rest);
        ctx.fillRect(pixel, y, 1, rowHeight - 1);
        at = model.firstEndingAfter(level, left + (pixel + 1) / scale, at + 1);
      } else {
        box(ctx, scene, node, Math.max(0, x0), Math.min(width, x1), y, labels);
        at++;
      }
      boxes++;
    }
  }
  write(ctx, scene, labels);
  mark(ctx, scene, scale);
  return boxes;
}

// Setting a colour costs more than comparing it.
function fill(ctx, colour) {
  if (ctx.lastFill !== colour) ctx.fillStyle = ctx.lastFill = colour;
}

function box(ctx, scene, node, x0, x1, y, labels) {
  const { model, colours, rowHeight, charWidth, matches } = scene;
  const width = x1 - x0;
  const { fill: colour, ink } = shadeOf(colours, model, node, scene.by);
  const frame = model.frame[node];
  const dim = matches && !(frame >= 0 && matches[frame]);
  ctx.globalAlpha = dim ? 0.3 : model.depth[node] < model.depth[scene.zoom] ? 0.6 : 1;
  fill(ctx, colour);
  scene.about?.(node);
  // A gap of one pixel separates neighbours, but must not swallow the narrow ones.
  ctx.fillRect(x0, y, width > 3 ? width - 1 : width, rowHeight - 1);
  if (scene.by === "difference" && width > 2) change(ctx, scene, node, { x: x0, y, width: width - 1, ink, dim });
  if (matches && !dim && width > 2) {
    ctx.globalAlpha = 1;
    fill(ctx, colours.focus);
    ctx.fillRect(x0, y + rowHeight - 4, width - 1, 3);
  }
  if (width > charWidth * 2 + 2 * PAD) labels.push([node, x0, width, y, dim ? colours.ink : ink, dim]);
}

/** An edge at the top of what grew and at the bottom of what shrank; stripes through what came or went as a whole. */
function change(ctx, { model, rowHeight }, node, { x, y, width, ink, dim }) {
  const told = TOLD[model.told[node]];
  if (told === "same" || node === 0) return;
  const height = rowHeight - 1;
  ctx.globalAlpha = dim ? 0.2 : 0.75;
  fill(ctx, ink);
  ctx.fillRect(x, told === "grown" || told === "new" ? y : y + height - 2, width, 2);
  if (told === "grown" || told === "shrunk") return;
  ctx.globalAlpha = dim ? 0.08 : 0.25;
  // In step with the page, so that neighbours look like one.
  for (let at = Math.ceil(x / STRIPE) * STRIPE; at < x + width - 1; at += STRIPE) ctx.fillRect(at, y, 2, height);
}

function write(ctx, scene, labels) {
  const { model, rowHeight, charWidth } = scene;
  for (const [node, x, width, y, ink, dim] of labels) {
    const room = width - 2 * PAD;
    const text = label(model, node, Math.floor(room / charWidth), scene.by === "difference" ? SIGNS[TOLD[model.told[node]]] : "");
    ctx.globalAlpha = dim ? 0.6 : 1;
    fill(ctx, ink);
    // Letters of other scripts may be wider than ours.
    if (ASCII.test(text)) ctx.fillText(text, x + PAD, y + rowHeight / 2);
    else ctx.fillText(text, x + PAD, y + rowHeight / 2, room);
  }
  ctx.globalAlpha = 1;
  ctx.lastFill = "";
}

/** Frames the chosen box, and thinly all others of its method. */
function mark(ctx, scene, scale) {
  const { model, colours, rowHeight, left, width, selected, method } = scene;
  const outline = (node, thick) => {
    const depth = model.depth[node];
    const y = (scene.flipped ? scene.rows - 1 - depth : depth) * rowHeight - scene.scroll;
    const x0 = Math.max(0, (model.start[node] - left) * scale);
    const x1 = Math.min(width, (model.start[node] + model.total[node] - left) * scale);
    if (x1 <= 0 || x0 >= width || y + rowHeight < 0 || y > scene.height || (!thick && x1 - x0 < 4)) return;
    const w = Math.max(3, x1 - x0 - 1);
    if (thick) {
      ctx.strokeStyle = colours.panel;
      ctx.lineWidth = 1;
      ctx.strokeRect(x0 + 2.5, y + 2.5, Math.max(1, w - 5), rowHeight - 6);
    }
    ctx.strokeStyle = thick ? colours.focus : colours.ink;
    ctx.lineWidth = thick ? 2 : 1;
    ctx.strokeRect(x0 + ctx.lineWidth / 2, y + ctx.lineWidth / 2, Math.max(1, w - ctx.lineWidth), rowHeight - 1 - ctx.lineWidth);
  };
  if (method >= 0) for (const node of scene.others) if (node !== selected) outline(node, false);
  if (selected >= 0) outline(selected, true);
}

/** A frame's name in so many characters; the class goes first, the method last. */
function label(model, node, room, sign) {
  if (sign && node > 0) return room < 4 ? sign : `${sign} ${label(model, node, room - 2, "")}`;
  const short = model.short(node);
  const full = model.kind(node) === "yours" && model.line[node] > 0 ? `${short}:${model.line[node]}` : short;
  if (full.length <= room) return full;
  const method = full.slice(full.lastIndexOf(".") + 1);
  return method.length <= room ? method : `${method.slice(0, room - 1)}…`;
}
