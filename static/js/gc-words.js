// What the collector did, in words and sizes. Memory is counted as the JVM's flags and its log do: 1 MB is 1,048,576 bytes.
import { number, time } from "./format.js";

const SIZES = [["GB", 2 ** 30], ["MB", 2 ** 20], ["KB", 2 ** 10], ["B", 1]];

const KINDS = {
  young: "young", mixed: "mixed", full: "full", minor: "minor", major: "major", concurrent: "beside the program", degenerated: "degenerated",
};

/** The unit that suits a size, for axes whose values share one. */
export function sizeScale(bytes) {
  const [unit, factor] = SIZES.find(([, one]) => Math.abs(bytes) >= one) ?? SIZES.at(-1);
  return { unit, factor };
}

export function size(bytes) {
  const { unit, factor } = sizeScale(bytes);
  return `${number(bytes / factor)}\u00a0${unit}`;
}

/** A kind of collection as a word; what a newer server has as it calls it. */
export const kindOf = kind => KINDS[kind] ?? kind;

/** "60 → 4 MB", in one unit. */
export function change({ before, after }) {
  if (before === null || after === null) return "–";
  const { unit, factor } = sizeScale(Math.max(before, after));
  return `${number(before / factor)} → ${number(after / factor)}\u00a0${unit}`;
}

/** A moment, seconds after the span began. */
export const moment = nanos => `${(Math.max(0, nanos) / 1e9).toFixed(3)}\u00a0s`;

/** A collection as a sentence. */
export function told(one, why) {
  return [
    `GC(${one.id}) at ${moment(one.at)}: ${kindOf(one.kind)}${one.cause ? `, ${one.cause}` : ""}${why ? ` (${why})` : ""}`,
    one.pauseNanos > 0 ? `stood still ${time(one.pauseNanos)}` : "no pause",
    one.before === null ? null : `heap ${change(one)}${one.committed === null ? "" : ` of ${size(one.committed)}`}`,
    one.promoted === null ? null : one.promoted === 0 ? "nothing promoted" : `${size(one.promoted)} promoted`,
  ].filter(part => part !== null).join("; ");
}
