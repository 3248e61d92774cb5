// Draws the lane of a thread: its states, each wait by itself where there is room for that, and what a carrier carries.
import { clip } from "./flame-names.js";
import { LanePixels } from "./timeline-pixels.js";
import { stateText } from "./timeline-states.js";
import { shortWhat } from "./timeline-words.js";

const GAP = 2;           // below a lane
const ROOMY = 3;         // pixels for each wait from which on every one is drawn
const WRITTEN = 9;       // letters from which on it is written what a wait is

const pixels = new LanePixels();

export function paintLane(ctx, scene, window, row, y, height) {
  const lane = window.lane(row.thread);
  if (!lane) return;
  const carries = row.kind === "carrier";
  const top = y + 1 + (carries ? scene.rowHeight * 0.75 : 0);
  const box = { top, height: y + height - GAP - top };
  const exact = lane.allWaits && lane.waits.length * ROOMY <= (window.to - window.from) * scene.scale;
  pixels.draw(ctx, scene, window, lane, exact ? window.between : window.shares, box.top, box.height);
  if (exact) waits(ctx, scene, window, lane, box);
  if (carries) mounts(ctx, scene, window, lane, y + 2, scene.rowHeight * 0.75 - 2);
}

const paintOf = ({ colours }, state) => colours.states[state] ?? colours.other;

function waits(ctx, scene, window, lane, { top, height }) {
  const written = [];
  const right = scene.left + scene.span;
  for (const [start, nanos, state, what] of lane.waits) {
    if (start + nanos < scene.left || start > right) continue;
    const x0 = Math.max(scene.gutter, scene.x(start));
    const x1 = Math.min(scene.width, Math.max(scene.x(start + nanos), x0 + 1));
    ctx.fillStyle = paintOf(scene, window.states[state]);
    ctx.fillRect(x0, top, x1 - x0, height);
    if (x1 - x0 > WRITTEN * scene.charWidth) written.push([x0, x1, [stateText(window.states[state]), shortWhat(window.name(what))].filter(Boolean).join(": ")]);
  }
  // Edges, so that a wait behind another of the same kind is one of its own.
  ctx.fillStyle = scene.colours.panel;
  for (const [start, nanos] of lane.waits) if (nanos * scene.scale > 4 && start > scene.left && start < right) ctx.fillRect(scene.x(start), top, 1, height);
  for (const [x0, x1, text] of written) label(ctx, scene, text, x0, x1, top, height);
}

/** Text on a ground of its own, since patterns are hard to read on. */
function label(ctx, scene, text, x0, x1, top, height) {
  const { charWidth, colours } = scene;
  const short = clip(text, Math.floor((x1 - x0 - 12) / charWidth));
  const room = Math.min(x1 - x0 - 10, short.length * charWidth + 4);
  ctx.globalAlpha = 0.86;
  ctx.fillStyle = colours.panel;
  ctx.fillRect(x0 + 4, top + 2, room + 2, height - 4);
  ctx.globalAlpha = 1;
  ctx.fillStyle = colours.ink;
  ctx.fillText(short, x0 + 7, top + height / 2, room);
}

/** Which virtual thread a carrier has when. */
function mounts(ctx, scene, window, lane, top, height) {
  let drawn = -Infinity;
  for (const [start, nanos, thread] of lane.mounts ?? []) {
    if (start + nanos < scene.left) continue;
    const x0 = Math.max(scene.gutter, scene.x(start));
    if (x0 >= scene.width) break;
    const x1 = Math.min(scene.width, Math.max(scene.x(start + nanos), x0 + 1 / scene.ratio));
    if (x1 <= drawn) continue;   // in a pixel that has one
    drawn = x1;
    const { fill: colour, ink } = scene.colours.mount[thread % 2];
    ctx.fillStyle = colour;
    ctx.fillRect(x0, top, x1 - x0 > 3 ? x1 - x0 - 1 : x1 - x0, height);
    const room = x1 - x0 - 8;
    if (room < 4 * scene.charWidth) continue;
    ctx.fillStyle = ink;
    ctx.fillText(clip(window.threadName(thread).replace("virtual thread ", ""), Math.floor(room / scene.charWidth)), x0 + 4, top + height / 2, room);
  }
}
