// Latency over time: each stretch of time has the requests that were due in it, wherever their answers came.
import { el, svg } from "./dom.js";
import { number, time } from "./format.js";
import { verticalAxis } from "./percentiles.js";

const HEIGHT = 150;
const LOST = 22;   // the strip below, for requests without an answer

/** What became of those without an answer, by the key of a bucket or a curve. */
export const LOST_WORDS = [["refused", "turned away by the service"], ["failed", "failed"], ["unanswered", "never answered"], ["shed", "never sent"]];

export const LOOP_NAMES = { open: "sent on time (open loop)", closed: "one client that waits (closed loop)" };

export class LatencyOverTime {
  #place; #load = null; #width = 0;

  constructor(place) {
    this.#place = place;
    new ResizeObserver(() => {
      if (place.clientWidth === 0 || place.clientWidth === this.#width) return;
      this.#width = place.clientWidth;
      this.#draw();
    }).observe(place);
  }

  /** Draws a load's tracks, as far as they are. */
  show(load) {
    this.#load = load;
    this.#draw();
  }

  #draw() {
    if (this.#load && this.#width) this.#place.replaceChildren(picture(this.#load, this.#width));
  }
}

function picture({ tracks, seconds, bucketMillis }, width) {
  const text = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.6875;
  const [left, right] = [text * 5.4, width - 10];
  const shown = tracks.filter(({ buckets }) => buckets.length);
  const legend = legendOf(shown, text, width);
  const top = legend.height + text;
  const bottom = top + HEIGHT;
  const open = shown.find(({ loop }) => loop === "open")?.buckets ?? [];
  const y = verticalAxis(shown.flatMap(({ buckets }) => buckets.flatMap(({ p50, p99 }) => [p50, p99]).filter(value => value !== null)), top, bottom, text);
  const x = at => left + (at / seconds) * (right - left);
  const middle = ({ index }) => x(Math.min(seconds, ((index + 0.5) * bucketMillis) / 1000));
  const step = [0.25, 0.5, 1, 2, 5].find(one => seconds / one <= Math.max(2, (right - left) / (text * 6))) ?? 5;
  const ticks = Array.from({ length: Math.floor(seconds / step + 1e-9) + 1 }, (_, i) => i * step);

  return svg("svg", { class: "load-time", viewBox: `0 0 ${width} ${bottom + LOST + text * 2}`, role: "img", "aria-label": described(shown, seconds) },
    legend.nodes,
    svg("path", { class: "axis", d: `M${left} ${bottom}H${right}${y.ticks.map(({ at }) => `M${left} ${at}H${right}`).join("")}` }),
    y.ticks.map(({ at, label }) => svg("text", { class: "tick", x: left - 5, y: at + text * 0.35, "font-size": text, "text-anchor": "end" }, label)),
    ticks.map((at, i) => svg("text", { class: "tick", x: x(at), y: bottom + LOST + text + 3, "font-size": text, "text-anchor": i === 0 ? "start" : x(at) > right - text * 2 ? "end" : "middle" }, i === ticks.length - 1 ? `${at} s` : String(at))),
    shown.map(({ loop, buckets }) => svg("g", { class: loop },
      ["p99", ...(loop === "open" ? ["p50"] : [])].map(key => curve(buckets, key, middle, y)))),
    svg("g", { class: "gone" }, open.map(bucket => gone(bucket, x, bottom, bucketMillis, seconds))));
}

/** A line through the stretches with answers; where requests were due and none had one, it breaks off. */
function curve(buckets, key, middle, y) {
  let pen = "M";
  const line = buckets.map(bucket => {
    if (bucket[key] === null) {
      pen = "M";
      return "";
    }
    const part = `${pen}${middle(bucket).toFixed(1)} ${y.at(bucket[key]).toFixed(1)}`;
    pen = "L";
    return part;
  }).join("");
  // Alone between two that broke off, a point would be a line without length.
  const dots = buckets.filter((bucket, i) => bucket[key] !== null && (buckets[i - 1]?.[key] ?? null) === null && (buckets[i + 1]?.[key] ?? null) === null);
  return svg("g", { class: key }, svg("path", { d: line }), dots.map(bucket => svg("circle", { cx: middle(bucket), cy: y.at(bucket[key]), r: 2.2 })));
}

/** A bar for the share that is lost, and not merely waited for. */
function gone(bucket, x, bottom, bucketMillis, seconds) {
  const lost = bucket.refused + bucket.failed + bucket.shed + (bucket.unanswered ?? 0);
  if (!lost) return null;
  const [from, to] = [bucket.index, bucket.index + 1].map(index => x(Math.min(seconds, (index * bucketMillis) / 1000)));
  const high = Math.max(3, (lost / bucket.due) * (LOST - 4));
  return svg("rect", { x: from + 0.5, y: bottom + LOST - 2 - high, width: Math.max(1.5, to - from - 1), height: high },
    svg("title", {}, `from ${time(bucket.index * bucketMillis * 1e6)}: ${LOST_WORDS.filter(([key]) => bucket[key]).map(([key, words]) => `${number(bucket[key])} ${words}`).join(", ")}`));
}

function legendOf(tracks, text, width) {
  const entries = tracks.flatMap(({ loop, buckets }) => (loop === "closed" ? [["closed p99", "closed loop: 99 of 100 within"]]
    : [["open p99", "open loop: 99 of 100 within"], ["open p50", "half within"], ...(buckets.some(({ refused, failed, shed, unanswered }) => refused + failed + shed + (unanswered ?? 0)) ? [["gone", "share that is lost"]] : [])]));
  const line = text * 1.6;
  let [across, down] = [0, 0];
  const nodes = entries.map(([names, words]) => {
    const wide = text * (0.56 * words.length + 4);
    if (across > 0 && across + wide > width) [across, down] = [0, down + line];
    const inner = names === "gone" ? svg("rect", { x: across + 2, y: down + 1, width: text, height: text }) : svg("path", { d: `M${across} ${down + text * 0.7}h${text * 2}` });
    const node = names.split(" ").reduceRight((child, name) => svg("g", { class: name }, child), inner);
    const label = svg("text", { x: across + text * 2.5, y: down + text, "font-size": text }, words);
    across += wide;
    return [node, label];
  });
  return { nodes, height: down + line };
}

function described(tracks, seconds) {
  const worst = tracks.map(({ loop, buckets }) => {
    const slowest = buckets.reduce((most, bucket) => Math.max(most, bucket.p99 ?? 0), 0);
    return `${LOOP_NAMES[loop]}: at most ${time(slowest * 1e6)}`;
  });
  return `Latency over ${number(seconds)}\u00a0s by when requests were due. ${worst.join("; ")}. The table below has the figures.`;
}

/** The same as a table, of the open loop. */
export function timeTable({ tracks, bucketMillis }) {
  const buckets = tracks.find(({ loop }) => loop === "open")?.buckets ?? [];
  const lost = LOST_WORDS.filter(([key]) => buckets.some(bucket => bucket[key]));
  const cell = millis => (millis === null ? "none" : time(millis * 1e6));
  return el("div", { class: "load-table tall", tabindex: "0", role: "region", "aria-label": "Latency over time" }, el("table", {},
    el("thead", {}, el("tr", {}, ["due from", "due", "answered", "half within", "99 of 100 within", ...lost.map(([, words]) => words)].map(name => el("th", { scope: "col" }, name)))),
    el("tbody", {}, buckets.map(bucket => el("tr", {},
      el("th", { scope: "row" }, time(bucket.index * bucketMillis * 1e6)),
      [number(bucket.due), number(bucket.answered), cell(bucket.p50), cell(bucket.p99), ...lost.map(([key]) => number(bucket[key] ?? 0))].map(value => el("td", {}, value)))))));
}
