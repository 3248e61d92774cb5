// Expected and actual below each other, with the part that differs marked.
import { el } from "./dom.js";

const CONTEXT = 60;

/** What both start and end with is plain; what is between is marked. Surrogate pairs stay whole. */
export function split(a, b) {
  const x = [...a];
  const y = [...b];
  let head = 0;
  while (head < x.length && head < y.length && x[head] === y[head]) head++;
  let tail = 0;
  while (tail < x.length - head && tail < y.length - head && x[x.length - 1 - tail] === y[y.length - 1 - tail]) tail++;
  const parts = all => [all.slice(0, head), all.slice(head, all.length - tail), all.slice(all.length - tail)].map(part => part.join(""));
  return [parts(x), parts(y)];
}

export function difference(expected, actual) {
  const [left, right] = split(expected, actual);
  return el("dl", { class: "difference" },
    el("dt", {}, "expected"), el("dd", { class: "expected" }, marked(left)),
    el("dt", {}, "actual"), el("dd", { class: "actual" }, marked(right)));
}

function marked([head, middle, tail]) {
  const nothing = !head && !middle && !tail;
  return nothing ? el("span", { class: "cut" }, "(empty)") : [
    head.length > 2 * CONTEXT ? [el("span", { class: "cut", title: `${head.length - CONTEXT} equal characters` }, "…"), visible(head.slice(-CONTEXT))] : visible(head),
    // A gap is marked too: that is where characters are missing.
    el("mark", {}, middle ? visible(middle, true) : "\u200b"),
    tail.length > 2 * CONTEXT ? [visible(tail.slice(0, CONTEXT)), el("span", { class: "cut", title: `${tail.length - CONTEXT} equal characters` }, "…")] : visible(tail),
  ].flat();
}

/** Blanks and line ends that differ would otherwise be invisible. */
function visible(text, differs = false) {
  return differs ? text.replaceAll("\t", "⇥\t").replaceAll("\r", "␍").replaceAll("\n", "↵\n").replaceAll(/^ +| +$/g, blanks => "·".repeat(blanks.length)) : text;
}
