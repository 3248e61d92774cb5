// A flame graph as a picture to keep: as it is zoomed, searched, filtered and coloured, in its whole depth, with a title and its legend.
import { wholeChange } from "./difference-words.js";
import { el } from "./dom.js";
import { percent } from "./format.js";
import { colourOfChange, KINDS } from "./flame-colours.js";
import { MODES } from "./flame-model.js";
import { clean, clip } from "./flame-names.js";
import { paint } from "./flame-paint.js";
import { describe } from "./flame-words.js";
import { amount } from "./units.js";
import { SvgSurface } from "./svg-surface.js";

const EDGE = 10;
const SWATCH = 12;
const TALLEST = 16_000;    // pixels: more, and browsers refuse to make a picture of it
const LISTED = 5;
const SHARP = 2;           // pixels for one of the page

/** Breaks words into lines of so many characters. */
function wrap(text, room) {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1) && lines.at(-1).length + word.length >= room) lines.push("");
    lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines;
}

/** Where everything goes. `words` has title, about (a line), legend (of [key, text, share]) and says what is `of` a node. */
function layout(scene, words) {
  const { rowHeight, charWidth } = scene;
  const width = scene.width + 2 * EDGE;
  const lines = [...wrap(words.title, scene.width / charWidth).map(text => ({ text, bold: true })), ...wrap(words.about, scene.width / charWidth).map(text => ({ text }))];
  const top = EDGE + lines.length * rowHeight + EDGE / 2;
  let x = EDGE;
  let y = top + scene.height + EDGE + rowHeight / 2;
  const legend = words.legend.map(([key, text, share]) => {
    const label = share === null ? text : `${text} ${percent(share)}`;
    const swatches = scene.by === "kind" && key === "yours" ? scene.colours.heat.length : 1;
    const wide = swatches * SWATCH + (label.length + 3) * charWidth;
    if (x > EDGE && x + wide > width - EDGE) {
      x = EDGE;
      y += rowHeight;
    }
    const place = { x, y, key, label, swatches };
    x += wide;
    return place;
  });
  return { width, height: y + rowHeight / 2 + EDGE, lines, top, legend };
}

/** The ground, the lines above the picture and the legend below it. */
function frame(ctx, scene, places) {
  const { colours, rowHeight, font } = scene;
  ctx.textBaseline = "middle";
  places.lines.forEach(({ text, bold }, i) => {
    ctx.font = bold ? `bold ${font}` : font;
    ctx.fillStyle = colours.ink;
    ctx.fillText(text, EDGE, EDGE + (i + 0.5) * rowHeight);
  });
  ctx.font = font;
  for (const { x, y, key, label, swatches } of places.legend) {
    for (let i = 0; i < swatches; i++) {
      ctx.fillStyle = colourOf(scene, key, i);
      ctx.fillRect(x + i * SWATCH, y - SWATCH / 2, SWATCH, SWATCH);
    }
    ctx.fillStyle = colours.ink;
    ctx.fillText(label, x + swatches * SWATCH + 5, y);
  }
}

function ground(ctx, { colours }, { width, height }) {
  ctx.fillStyle = colours.panel;
  ctx.fillRect(0, 0, width, height);
}

function colourOf({ colours, by }, key, i) {
  if (by === "difference") return colourOfChange(colours, key).fill;
  if (by === "mode") return colours.mode[MODES.indexOf(key)].fill;
  return key === "yours" ? colours.heat[i].fill : colours.kind[key].fill;
}

function asSvg(scene, words) {
  const places = layout(scene, words);
  const surface = new SvgSurface(places.width, places.height, words.title, `${words.about}. ${inWords(scene)}`);
  ground(surface, scene, places);
  frame(surface, scene, places);
  surface.begins(EDGE, places.top, scene.width, scene.height);
  paint(surface, { ...scene, about: node => surface.about(words.of(node)) });
  surface.ends();
  return new Blob([surface.toString()], { type: "image/svg+xml" });
}

function asPng(scene, words) {
  const places = layout(scene, words);
  const scale = Math.min(SHARP, TALLEST / places.height);
  const canvas = el("canvas", { width: Math.round(places.width * scale), height: Math.round(places.height * scale) });
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  frame(context, scene, places);
  context.save();
  context.translate(EDGE, places.top);
  context.beginPath();
  context.rect(0, 0, scene.width, scene.height);
  context.clip();
  paint(context, scene);
  context.restore();
  // Last and below, because the painter starts on a bare canvas.
  context.globalCompositeOperation = "destination-over";
  ground(context, scene, places);
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error("The browser can’t make a picture of this size. Save it as SVG."))), "image/png");
  });
}

/** Saves the picture of a flame graph, as svg or png. `label` says of what it is, `exercise` of which, and `file` is its name. */
export async function savePicture({ lens, bar, canvas }, format, { label, exercise, file }) {
  const scene = canvas.whole();
  const { model, zoom } = scene;
  const { profile } = model;
  const search = bar.search.value.trim();
  const about = [
    `${profile.difference ? wholeChange(profile) : amount(profile, lens.base.whole)}, recorded by ${profile.engine}`,
    ...bar.changes, lens.reversed ? "callers below callees" : "", zoom > 0 ? `zoomed into ${clip(model.short(zoom), 80)}` : "",
    search && scene.matches ? `search “${clip(clean(search), 60)}”: ${bar.matched.textContent}` : "",
  ];
  const words = {
    title: `${label} in ${exercise}`, about: about.filter(Boolean).join("; "), legend: bar.shares(scene.by),
    of: node => {
      const { name, figures } = describe(lens, node, zoom);
      return `${name}: ${figures.join(", ")}`;
    },
  };
  const blob = await (format === "png" ? asPng : asSvg)(scene, words);
  const url = URL.createObjectURL(blob);
  const anchor = el("a", { href: url, download: `${file}.${format}`, hidden: true });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** What one would see first: the widest frames. */
function inWords({ model, zoom }) {
  const widest = new Map();
  for (let i = zoom; i < model.end[zoom]; i++) {
    if (model.frame[i] >= 0 && !(widest.get(model.frame[i])?.total >= model.total[i])) widest.set(model.frame[i], { node: i, total: model.total[i] });
  }
  const named = [...widest.values()].sort((a, b) => b.total - a.total).slice(0, LISTED)
    .map(({ node, total }) => `${clip(model.name(node), 80)} (${KINDS[model.kind(node)] ?? model.kind(node)}) ${percent(total / (model.whole || 1))}`);
  return named.length ? `The widest frames: ${named.join(", ")}.` : "";
}
