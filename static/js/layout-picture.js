// The bytes of one object as rows of cells, a row for each line of the cache. What it shows stands in the table below it.
import { el } from "./dom.js";
import { bytes } from "./format.js";

const LEGEND = [["header", "header"], ["reference", "reference"], ["field", "number or boolean"], ["padding", "padding: empty"], ["harness", "kept free by JMH"]];

const PRIMITIVES = new Set(["boolean", "byte", "short", "char", "int", "long", "float", "double"]);

const lookOf = ({ kind, type }) => (kind === "field" && !PRIMITIVES.has(type) ? "reference" : kind);

/** What the colours and stripes of these classes mean. */
export function pictureLegend(types) {
  const used = new Set(types.flatMap(({ cells }) => cells.map(lookOf)));
  return el("p", { class: "layout-legend", "aria-hidden": "true" }, LEGEND.filter(([look]) => used.has(look)).map(([look, text]) => el("span", { class: `cell-${look}` }, text)));
}

/** Draws a class of objects; where an object begins within a line nobody knows, so it is drawn from a line's beginning. */
export function objectPicture({ bytes: size, cells }, { lineBytes }) {
  const rows = [];
  for (let from = 0; from < size; from += lineBytes) {
    const row = rowOf(cells, from, Math.min(size, from + lineBytes));
    const only = row.length === 1 && row[0].cell.kind === "harness";
    const last = rows.at(-1);
    if (only && last?.free) last.to = from + lineBytes;
    else rows.push({ from, to: from + lineBytes, row, free: only });
  }
  return el("div", { class: "layout-picture", role: "img", "aria-label": described(size, cells) }, rows.map(({ from, to, row, free }) => el("div", { class: "layout-line" },
    el("span", { class: "at" }, String(from)),
    free ? el("div", { class: "free cell-harness" }, el("span", {}, `${bytes(Math.min(to, size) - from)} kept free by JMH`)) : line(row, from, lineBytes))));
}

/** Those parts of cells that lie in a line. */
function rowOf(cells, from, to) {
  return cells.filter(({ offset, bytes: length }) => offset < to && offset + length > from)
    .map(cell => ({ cell, at: Math.max(from, cell.offset), end: Math.min(to, cell.offset + cell.bytes) }));
}

function line(row, from, lineBytes) {
  const grid = el("div", { class: "bytes" }, row.map(({ cell, at, end }) => {
    const node = el("span", { class: `cell-${lookOf(cell)}`, title: titleOf(cell) }, cell.kind === "field" ? el("bdi", {}, cell.name) : "", el("small", {}, String(end - at)));
    node.style.gridColumn = `${at - from + 1} / ${end - from + 1}`;
    return node;
  }));
  grid.style.gridTemplateColumns = `repeat(${lineBytes}, minmax(0, 1fr))`;
  return grid;
}

const titleOf = ({ kind, name, type, offset, bytes: length }) => `${kind === "field" ? `${type} ${name}` : kind === "harness" ? "kept free by JMH" : kind}: ${bytes(length)} at ${offset}`;

const described = (size, cells) => `An object of ${bytes(size)}: ${cells.slice(0, 12).map(({ kind, name, bytes: length }) => `${kind === "field" ? name : kind === "harness" ? "kept free" : kind} ${length}`).join(", ")}${cells.length > 12 ? " and more" : ""}; the table below has all`;
