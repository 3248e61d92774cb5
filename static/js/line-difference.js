// What changed from one text to another, line by line, with a few lines around each change.
import { el } from "./dom.js";

const CONTEXT = 3;
const MOST_PAIRS = 1_000_000;   // of what is between the lines that both begin and end with

/** Rows {kind: "same" | "removed" | "added", before, after, text}; the numbers are from 1, and 0 where a line is not in it. */
export function compareLines(before, after) {
  const [a, b] = [before.split("\n"), after.split("\n")];
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const same = (i, j) => ({ kind: "same", before: i + 1, after: j + 1, text: a[i] });
  return [
    ...Array.from({ length: head }, (_, i) => same(i, i)),
    ...between(a.slice(head, a.length - tail), b.slice(head, b.length - tail), head),
    ...Array.from({ length: tail }, (_, i) => same(a.length - tail + i, b.length - tail + i)),
  ];
}

/** By the longest common subsequence; where that would be too large a table, all of the one and then all of the other. */
function between(a, b, head) {
  const small = a.length * b.length <= MOST_PAIRS;
  const common = small ? Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1)) : null;
  if (small) {
    for (let i = a.length - 1; i >= 0; i--) {
      for (let j = b.length - 1; j >= 0; j--) common[i][j] = a[i] === b[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const rows = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (small && i < a.length && j < b.length && a[i] === b[j]) {
      rows.push({ kind: "same", before: head + i + 1, after: head + j + 1, text: a[i] });
      i++;
      j++;
    } else if (i < a.length && (j === b.length || !small || common[i + 1][j] >= common[i][j + 1])) {
      rows.push({ kind: "removed", before: head + ++i, after: 0, text: a[i - 1] });
    } else {
      rows.push({ kind: "added", before: 0, after: head + ++j, text: b[j - 1] });
    }
  }
  return rows;
}

/** The rows near a change; what is between them is one row, {kind: "gap", count}. */
export function nearChanges(rows) {
  const near = rows.map((_, i) => rows.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).some(({ kind }) => kind !== "same"));
  const shown = [];
  for (const [i, row] of rows.entries()) {
    if (near[i]) shown.push(row);
    else if (shown.at(-1)?.kind === "gap") shown.at(-1).count++;
    else shown.push({ kind: "gap", count: 1 });
  }
  return shown;
}

const SIGNS = { removed: "−", added: "+" };

/** A table of what changed in a file; null where nothing did. */
export function patchTable(path, before, after) {
  const rows = nearChanges(compareLines(before, after));
  if (rows.every(({ kind }) => kind === "gap")) return null;
  return el("table", { class: "patch-table" },
    el("caption", { class: "mono" }, el("bdi", {}, path)),
    el("thead", { class: "hidden" }, el("tr", {}, ["line before", "line after", "change", "code"].map(head => el("th", { scope: "col" }, head)))),
    el("tbody", {}, rows.map(({ kind, count, before: from, after: to, text }) => (kind === "gap"
      ? el("tr", { class: "gap" }, el("td", { colspan: 4 }, count === 1 ? "1 equal line" : `${count} equal lines`))
      : el("tr", { class: kind }, el("td", { class: "n" }, from || ""), el("td", { class: "n" }, to || ""),
        el("td", { class: "sign" }, kind === "same" ? "" : [el("span", { "aria-hidden": "true" }, SIGNS[kind]), el("span", { class: "hidden" }, kind)]),
        el("td", { class: "code" }, text))))));
}
