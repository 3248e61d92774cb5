// What the board says in words and letters: a state is never told by its colour alone.
import { plural, times } from "./format.js";

/** States of a cell, from nothing to done: a letter for the cell, words for the legend and the screen reader. */
export const STATES = {
  untouched: { letter: "", words: "untouched", legend: "untouched" },
  editing: { letter: "E", words: "editing", legend: "editing" },
  failing: { letter: "F", words: "failing", legend: "failing: does not compile, or a test fails" },
  slow: { letter: "S", words: "correct, short of its goal", legend: "correct, short of its goal" },
  passed: { letter: "✓", words: "passed", legend: "passed" },
};

const short = speedup => (speedup >= 100 ? "99+" : speedup >= 10 ? String(Math.round(speedup)) : speedup.toFixed(1));

/** A cell's letter, and its figure below it or beside it. */
export function glyphs({ state, speedup, stuckMinutes }) {
  const { letter } = STATES[state] ?? STATES.untouched;
  const figure = stuckMinutes > 0 ? `${stuckMinutes}\u00a0min` : speedup !== null && (state === "slow" || state === "passed") ? short(speedup) : "";
  return { letter, figure };
}

/** A cell in words. */
export function wordsOf({ state, speedup, attempts, hints, stuckMinutes, working }) {
  const known = (STATES[state] ?? STATES.untouched).words;
  return [
    known,
    speedup !== null && (state === "slow" || state === "passed") ? `${times(speedup)} as fast as the starter` : "",
    stuckMinutes > 0 ? `stuck for ${plural(stuckMinutes, "minute")}` : "",
    attempts > 0 ? plural(attempts, "attempt") : "",
    hints > 0 ? plural(hints, "hint") : "",
    working ? "working on it now" : "",
  ].filter(Boolean).join(", ").replaceAll("\u00a0", " ");
}

/** People by id with the name to show: those who share one are told apart by the order in which they joined. */
export function shownNames(people) {
  const seen = new Map();
  const count = new Map();
  for (const { name } of people) count.set(name, (count.get(name) ?? 0) + 1);
  return new Map(people.map(({ id, name }) => {
    const at = (seen.get(name) ?? 0) + 1;
    seen.set(name, at);
    return [id, { name, suffix: count.get(name) > 1 ? ` ${at}` : "" }];
  }));
}

/** How the server is, in a few words. */
export function healthWords({ people, here, verdictMillisP95, waiting }) {
  return [
    `${here} of ${people} here`,
    verdictMillisP95 === null ? "" : `19 of 20 verdicts within ${verdictMillisP95 < 1000 ? `${Math.round(verdictMillisP95)}\u00a0ms` : `${(verdictMillisP95 / 1000).toFixed(1)}\u00a0s`}`,
    waiting === 0 ? "nobody waits" : `${plural(waiting, "run")} waiting`,
  ].filter(Boolean).join(" · ");
}

const ORDERS = {
  joined: { name: "as they joined", by: () => 0 },
  name: { name: "by name", by: (a, b) => a.name.localeCompare(b.name) },
  stuck: { name: "longest stuck first", by: (a, b) => stuck(b) - stuck(a) },
  hands: { name: "hands first", by: (a, b) => (a.hand || Infinity) - (b.hand || Infinity) || 0 },
  passed: { name: "most passed first", by: (a, b) => passed(b) - passed(a) },
};

const stuck = ({ cells }) => Math.max(0, ...cells.map(({ stuckMinutes }) => stuckMinutes));
const passed = ({ cells }) => cells.filter(({ state }) => state === "passed").length;

/** How the people may be sorted: [key, name]. */
export const orders = Object.entries(ORDERS).map(([key, { name }]) => [key, name]);

/** People in an order; those whom it does not tell apart stay as they joined. */
export const sorted = (people, order) => people.toSorted((ORDERS[order] ?? ORDERS.joined).by);
