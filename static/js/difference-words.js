// Changes in words: for tooltips, tables and screen readers.
import { bytes, number, percent, shortName, time } from "./format.js";
import { TOLD } from "./difference-model.js";

export const TOLD_WORDS = { same: "no more than chance", shrunk: "shrunk", vanished: "gone", grown: "grown", new: "new" };

/** A sign for each, so that colour is never the only one. */
export const SIGNS = { same: "", shrunk: "−", vanished: "−", grown: "+", new: "+" };

/** What something costs per operation, or its share where operations were not counted. */
export function cost({ unit, per }, rate) {
  if (rate === 0) return "0";
  return per === "share" ? percent(rate) : unit === "samples" || unit === "nanoseconds" ? time(rate) : unit === "bytes" ? bytes(rate) : number(rate);
}

/** The change with its sign. */
export function changed(difference, before, after) {
  const change = after - before;
  return change === 0 ? "0" : `${change > 0 ? "+" : "−"}${cost(difference, Math.abs(change))}`;
}

/** Of both versions, and what share of each that is. */
function sides(difference, before, after) {
  const shares = difference.per !== "share" ? `${difference.per === "operation" ? " per operation" : ""} (${percent(before / (difference.before || 1))} → ${percent(after / (difference.after || 1))})` : "";
  return `${cost(difference, before)} → ${cost(difference, after)}${shares}`;
}

/** What all of it costs, before and after. */
export const wholeChange = ({ difference }) => `${difference.beforeLabel} → ${difference.afterLabel}: ${sides(difference, difference.before, difference.after)}`;

/** Figures of a node; where callers stand below callees, what is spent by way of it. */
export function describeChange(model, node, reversed = false) {
  const { difference } = model.profile;
  if (reversed && node > 0) {
    return [`${sides(difference, model.before[node], model.after[node])} ${model.parent[node] === 0 ? "by itself" : `of ${shortName(model.name(model.path(node)[1]))} by way of this`}`];
  }
  const own = model.selfBefore[node] || model.selfAfter[node];
  return [
    `${sides(difference, model.before[node], model.after[node])} with all it calls`,
    own ? `${sides(difference, model.selfBefore[node], model.selfAfter[node])} by itself` : "nothing by itself",
    TOLD_WORDS[TOLD[model.told[node]]],
  ];
}
