// Speedups of many people in one exercise: a dot each, without names, on an axis where each doubling is equally wide.
import { el, svg } from "./dom.js";
import { plural, times } from "./format.js";

const RADIUS = 4.5, STACK = 10, MOST_HIGH = 9, LEFT = 14, RIGHT = 30;

const short = ratio => times(ratio).replace(".0×", "×");

/** What the picture shows, in a sentence. */
export function described({ goal, speedups }) {
  if (!speedups.length) return "Nobody was measured yet.";
  const values = speedups.map(({ value }) => value).toSorted((a, b) => a - b);
  const passed = speedups.filter(one => one.passed).length;
  const spread = values.length === 1 ? `: ${times(values[0])}`
    : `, from ${times(values[0])} to ${times(values.at(-1))}, half of them at ${times(values[Math.floor((values.length - 1) / 2)])} or less`;
  return `${plural(values.length, "person", "people")} measured${spread}; ${
    goal === null ? `${passed} passed` : `${passed} passed, the goal is ${short(goal)}`}.`;
}

/** The picture and its figures as a table, at a width in pixels. */
export function drawSpeeds(place, dots, width) {
  place.replaceChildren(picture(dots, Math.max(220, width)));
}

/** The figures, for who does not see the picture. */
export const speedTable = ({ speedups }) => el("table", {}, el("caption", { class: "hidden" }, "Speedups, the fastest first, without names"),
  el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "as fast as the starter"), el("th", { scope: "col" }, "passed"))),
  el("tbody", {}, speedups.toSorted((a, b) => b.value - a.value).map(({ value, passed }) => el("tr", {}, el("td", {}, times(value)), el("td", {}, passed ? "yes" : "not yet")))));

function picture(dots, width) {
  const { goal, speedups } = dots;
  const text = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.6875;
  const known = [1, ...(goal ? [goal] : []), ...speedups.map(({ value }) => value)];
  const [low, high] = [Math.floor(Math.log2(Math.min(...known)) - 0.15), Math.max(2, Math.ceil(Math.log2(Math.max(...known)) + 0.15))];
  const x = value => LEFT + ((Math.log2(value) - low) / (high - low)) * (width - LEFT - RIGHT);
  // Powers of two, as many as have room.
  const step = Math.ceil(((high - low) * text * 4) / (width - LEFT - RIGHT));
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => low + i).filter(power => (power - low) % step === 0);
  const stacks = new Map();
  const placed = speedups.toSorted((a, b) => a.value - b.value).map(one => {
    const column = Math.round(x(one.value) / (2 * RADIUS));
    const at = stacks.get(column) ?? 0;
    stacks.set(column, at + 1);
    return { ...one, cx: column * 2 * RADIUS, at };
  });
  const tallest = Math.max(3, ...stacks.values());
  const rise = Math.min(STACK, (STACK * MOST_HIGH) / tallest);
  const bottom = Math.min(tallest, MOST_HIGH) * STACK + text + 10;
  return svg("svg", { class: "speed-dots", viewBox: `0 0 ${width} ${bottom + text + 8}`, width, height: bottom + text + 8, role: "img", "aria-label": described(dots) },
    svg("path", { class: "axis", d: `M${LEFT} ${bottom}H${width - RIGHT}${ticks.map(power => `M${x(2 ** power)} ${text + 6}V${bottom}`).join("")}` }),
    ticks.map(power => svg("text", { class: "tick", x: x(2 ** power), y: bottom + text + 4, "font-size": text, "text-anchor": "middle" }, power < 0 ? `1/${2 ** -power}×` : `${2 ** power}×`)),
    goal ? [svg("path", { class: "goal", d: `M${x(goal)} ${text + 2}V${bottom}` }), svg("text", { class: "goal", x: x(goal), y: text, "font-size": text, "text-anchor": "middle" }, `goal ${short(goal)}`)] : "",
    // A shape of its own for those who passed: colour alone tells nothing to many.
    placed.map(({ cx, at, passed }) => svg("circle", { class: passed ? "passed" : "slow", cx, cy: bottom - RADIUS - 2 - at * rise, r: passed ? RADIUS : RADIUS - 1 })));
}
