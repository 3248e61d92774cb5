// What the figures of a profile are, as text: samples, bytes, time that was waited, or things that are counted.
import { number, plural, time } from "./format.js";
import { weightText } from "./weights.js";

const ONE = { samples: "sample", objects: "object", waits: "wait", threads: "thread" };

/** A figure that says what it is: "3 samples", "90 MB", "about 1,200 objects". */
export function quantity(profile, value) {
  const { unit, estimated } = profile;
  return unit === "bytes" || unit === "nanoseconds" ? weightText(profile, value) : `${estimated ? "about " : ""}${plural(value, ONE[unit] ?? unit)}`;
}

const EXACT = new Set(["nanoseconds", "waits", "threads"]);

/** What one operation of the benchmark costs, where each event was recorded; what is only sampled the benchmark's own figures say better. */
export function perOperation(profile, value) {
  const { unit, operations } = profile;
  if (!operations || !EXACT.has(unit)) return "";
  const each = value / operations;
  return `${unit === "nanoseconds" ? weightText(profile, each) : `${number(each, 2)}\u00a0${unit}`} per operation`;
}

/** The same as `quantity`, with the time that samples stand for. */
export function amount(profile, value) {
  const { unit, intervalNanos } = profile;
  return quantity(profile, value) + (unit === "samples" && intervalNanos ? `, about ${time(value * intervalNanos)}` : "");
}
