// Draws a flame graph on a canvas. Only what is on screen and at least a pixel wide costs anything.
import { shortName } from "./format.js";

const KINDS = ["test", "jdk", "library", "native", "gc", "vm"];
const PAD = 5;

/** Colours as the page's theme has them now, each with an ink that can be read on it. */
export function palette(element) {
  const probe = document.createElement("span");
  probe.hidden = true;
  element.append(probe);
  const read = name => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const shade = name => {
    const fill = read(name);
    return { fill, ink: luminance(fill) > 0.18 ? "#101418" : "#f4f6f8" };
  };
  const found = {
    heat: [1, 2, 3, 4, 5].map(step => shade(`heat-${step}`)),
    kinds: Object.fromEntries(KINDS.map(kind => [kind, shade(`kind-${kind}`)])),
    all: shade("sunk"), gap: read("panel"), rest: read("edge"), focus: read("accent"), ink: read("ink"),
  };
  probe.remove();
  return found;
}

function luminance(colour) {
  const [r, g, b] = colour.match(/[\d.]+/g).map(Number).map(value => value / 255)
    .map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const heatStep = share => (share < 0.05 ? 0 : share < 0.2 ? 1 : share < 0.45 ? 2 : share < 0.75 ? 3 : 4);

/**
 * Paints the part of the graph that is in view and returns where each frame went, for hit tests.
 *
 * `scene` has model, zoom (a node), flipped, rows, rowHeight, width, scroll, height, colours, font, charWidth,
 * matches (a Uint8Array by frame, or null) and selected (a node, or -1).
 */
export function paint(ctx, scene) {
  const { model, zoom, width, height, scroll, rowHeight, rows, colours } = scene;
  const placed = { node: [], x0: [], x1: [], row: [] };
  ctx.clearRect(0, 0, width, height);
  ctx.font = scene.font;
  ctx.textBaseline = "middle";

  const from = model.start[zoom];
  const scale = width / (model.total[zoom] || 1);
  const first = Math.floor(scroll / rowHeight);
  const last = Math.ceil((scroll + height) / rowHeight);
  const rowOf = depth => (scene.flipped ? rows - 1 - depth : depth);
  const visible = row => row >= first && row <= last;

  for (const ancestor of model.path(zoom).slice(0, -1)) {
    const row = rowOf(model.depth[ancestor]);
    if (visible(row)) frame(ctx, scene, placed, ancestor, 0, width, row, true);
  }

  // Frames too narrow to draw leave a thin mark, one per pixel and row, so that nothing looks empty that is not.
  const filled = new Int32Array(rows).fill(-1);
  for (let i = zoom; i < model.end[zoom];) {
    const row = rowOf(model.depth[i]);
    const x0 = (model.start[i] - from) * scale;
    const x1 = x0 + model.total[i] * scale;
    if (x1 - x0 < 1) {
      const pixel = Math.floor(x0);
      if (visible(row) && filled[row] !== pixel) {
        filled[row] = pixel;
        ctx.fillStyle = colours.rest;
        ctx.fillRect(pixel, row * rowHeight - scroll, 1, rowHeight - 1);
      }
      i = model.end[i];
      continue;
    }
    if (visible(row)) frame(ctx, scene, placed, i, x0, x1, row, false);
    i++;
  }
  return placed;
}

function frame(ctx, scene, placed, i, x0, x1, row, faded) {
  const { model, colours, rowHeight, scroll, charWidth, matches } = scene;
  const y = row * rowHeight - scroll;
  const width = x1 - x0;
  const kind = model.kind(i);
  const { fill, ink } = kind === "yours" ? colours.heat[heatStep(model.total[i] / model.whole)] : colours.kinds[kind] ?? colours.all;
  const matched = matches && model.frame[i] >= 0 && matches[model.frame[i]];

  ctx.globalAlpha = matches && !matched ? 0.3 : faded ? 0.6 : 1;
  ctx.fillStyle = fill;
  // A gap of one pixel separates neighbours, but must not swallow the narrow ones.
  ctx.fillRect(x0, y, width > 3 ? width - 1 : width, rowHeight - 1);
  if (width > charWidth * 2 + 2 * PAD) {
    ctx.globalAlpha = matches && !matched ? 0.55 : 1;
    ctx.fillStyle = matches && !matched ? colours.ink : ink;
    ctx.fillText(label(model, i, Math.floor((width - 2 * PAD) / charWidth)), x0 + PAD, y + rowHeight / 2);
  }
  ctx.globalAlpha = 1;
  if (matched && width > 2) {
    ctx.fillStyle = colours.focus;
    ctx.fillRect(x0, y + rowHeight - 4, width - 1, 3);
  }
  if (i === scene.selected) {
    ctx.strokeStyle = colours.focus;
    ctx.lineWidth = 2;
    ctx.strokeRect(x0 + 1, y + 1, Math.max(1, width - 3), rowHeight - 3);
  }
  placed.node.push(i);
  placed.x0.push(x0);
  placed.x1.push(x1);
  placed.row.push(row);
}

/** A frame's name in so many characters; the class goes first, the method last. */
function label(model, i, room) {
  const short = shortName(model.name(i));
  const full = model.kind(i) === "yours" && model.line[i] > 0 ? `${short}:${model.line[i]}` : short;
  if (full.length <= room) return full;
  const method = full.slice(full.lastIndexOf(".") + 1);
  return method.length <= room ? method : `${method.slice(0, room - 1)}…`;
}
