// The heap over time: a saw-tooth of what is used, what is committed, what stays alive; below it every pause, as high as it is long, and what was done beside the program.
import { el, svg } from "./dom.js";
import { number, time, timeScale } from "./format.js";
import { size, sizeScale } from "./gc-words.js";

const HEAP = 170;
const PAUSES = 44;
const LANE = 6;
const NEAR = 1.4;      // a limit that the heap comes this near to is drawn
const THIN = 1.5;      // pixels of a pause that is shorter than that

/**
 * The heap of a report as a picture that arrow keys walk: `choose` is told which collection is meant, and whether firmly
 * or in passing; `words` says one.
 * Returns {node, show}, of which `show` marks a collection by its index.
 */
export function heapPicture(report, { choose, words }) {
  const { collections } = report;
  const last = collections.length - 1;
  let width = 0;
  let scale = null;
  let chosen = -1;
  const many = last >= 0;
  const walk = many ? { tabindex: "0", role: "slider", "aria-label": "Collections in order of time", "aria-valuemin": "1", "aria-valuemax": String(last + 1), "aria-valuenow": "1", "aria-valuetext": "none chosen yet" } : {};
  const node = el("div", { class: "gc-heap", ...walk });
  const mark = svg("path", { class: "chosen" });

  const place = () => {
    const one = collections[chosen];
    if (scale && one) mark.setAttribute("d", `M${scale.x(Math.max(0, one.at))} ${scale.top}V${scale.bottom}`);
  };
  const show = index => {
    chosen = index;
    node.setAttribute("aria-valuenow", String(index + 1));
    node.setAttribute("aria-valuetext", words(collections[index]));
    place();
  };
  const take = (index, firmly = true) => {
    const to = Math.min(last, Math.max(0, index));
    if (to !== chosen || firmly) choose(to, firmly);
  };
  const at = (event, firmly) => {
    const box = node.getBoundingClientRect();
    const nanos = scale.nanos(event.clientX - box.left);
    let best = 0;
    collections.forEach((one, i) => { if (Math.abs(one.at - nanos) < Math.abs(collections[best].at - nanos)) best = i; });
    take(best, firmly);
  };
  if (many) {
    node.addEventListener("keydown", event => {
      const to = { ArrowRight: chosen + 1, ArrowUp: chosen + 1, ArrowLeft: chosen - 1, ArrowDown: chosen - 1, PageUp: chosen + 10, PageDown: chosen - 10, Home: 0, End: last }[event.key];
      if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      take(to);
    });
    node.addEventListener("pointerdown", event => { if (scale) at(event, true); });
    node.addEventListener("pointermove", event => { if (scale && event.pointerType === "mouse") at(event, false); });
  }
  new ResizeObserver(() => {
    if (node.clientWidth === 0 || node.clientWidth === width) return;
    width = node.clientWidth;
    scale = scaleOf(report, width);
    node.replaceChildren(picture(report, scale, mark, many));
    place();
  }).observe(node);
  return { node, show };
}

/** Where things stand, in pixels. */
function scaleOf(report, width) {
  const text = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.6875;
  const [left, right, top] = [text * 5.2, width - 8, text * 0.6];
  const heapBottom = top + HEAP;
  const pausesTop = heapBottom + text * 1.5;
  const pausesBottom = pausesTop + (report.pauses.length ? PAUSES : 0);
  const laneTop = pausesBottom + (report.pauses.length ? 6 : 0);
  const bottom = laneTop + (report.phases.length ? LANE : 0);
  const { nanos } = report;
  return {
    width, text, left, right, top, heapBottom, pausesTop, pausesBottom, laneTop, bottom, height: bottom + text * 1.9,
    x: value => left + (Math.min(value, nanos) / nanos) * (right - left),
    nanos: x => ((x - left) / (right - left)) * nanos,
  };
}

function picture(report, scale, mark, hidden) {
  const { width, height, text, left, right, bottom, x } = scale;
  const { unit, factor } = timeScale(report.nanos);
  const seconds = ticks(report.nanos / factor, Math.max(2, Math.floor((right - left) / (text * 6))));
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, ...(hidden ? { "aria-hidden": "true" } : { role: "img", "aria-label": described(report) }) },
    heap(report, scale),
    report.pauses.length ? pauses(report, scale) : null,
    report.phases.map(({ at, nanos, what }) => svg("rect", { class: "phase", x: x(Math.max(0, at)), y: scale.laneTop, height: LANE, width: Math.max(THIN, x(at + nanos) - x(Math.max(0, at))) }, svg("title", {}, `${what}: ${time(nanos)}`))),
    svg("path", { class: "axis", d: `M${left} ${bottom}H${right}` }),
    seconds.map((value, i) => svg("text", { class: "tick", x: x(value * factor), y: bottom + text * 1.4, "font-size": text, "text-anchor": i === 0 ? "start" : right - x(value * factor) < text * 2.5 ? "end" : "middle" }, `${number(value)} ${unit}`)),
    mark);
}

function heap(report, { text, left, right, top, heapBottom, x }) {
  const { levels, live, maxHeap } = report;
  const most = Math.max(1, ...levels.flatMap(({ used, committed }) => [used, committed ?? 0]));
  const limit = maxHeap !== null && maxHeap <= most * NEAR ? maxHeap : null;
  const { unit, factor } = sizeScale(Math.max(most, limit ?? 0));
  const marks = ticks(Math.max(most, limit ?? 0) / factor, 4, true);
  const high = marks.at(-1) * factor;
  const y = bytes => heapBottom - (Math.min(bytes, high) / high) * (heapBottom - top);
  const line = levels.map(({ at, used }) => `${x(at).toFixed(1)} ${y(used).toFixed(1)}`).join("L");
  const steps = levels.filter(({ committed }) => committed !== null);
  const committed = steps.map((level, i) => `${i ? `H${x(level.at).toFixed(1)}V` : `M${x(level.at).toFixed(1)} `}${y(level.committed).toFixed(1)}`).join("");
  return svg("g", {},
    svg("path", { class: "axis", d: marks.map(value => `M${left} ${y(value * factor)}H${right}`).join("") }),
    marks.map((value, i) => svg("text", { class: "tick", x: left - 5, y: y(value * factor) + text * 0.35, "font-size": text, "text-anchor": "end" }, i === marks.length - 1 ? `${number(value)} ${unit}` : number(value))),
    svg("path", { class: "used-area", d: `M${x(0)} ${heapBottom}L${line}L${x(levels.at(-1).at)} ${heapBottom}Z` }),
    svg("path", { class: "used", d: `M${line}` }),
    committed ? svg("path", { class: "committed", d: committed }) : null,
    live === null ? null : svg("path", { class: "live", d: `M${left} ${y(live)}H${right}` }),
    limit === null ? null : svg("path", { class: "limit", d: `M${left} ${y(limit)}H${right}` }));
}

function pauses({ pauses: all }, { text, left, right, pausesTop, pausesBottom, x }) {
  const longest = Math.max(...all.map(({ nanos }) => nanos));
  const high = nanos => Math.max(2, (nanos / longest) * (pausesBottom - pausesTop));
  return svg("g", {},
    svg("path", { class: "axis", d: `M${left} ${pausesTop}H${right}M${left} ${pausesBottom}H${right}` }),
    svg("text", { class: "tick", x: left - 5, y: pausesTop + text * 0.35, "font-size": text, "text-anchor": "end" }, time(longest)),
    all.map(({ id, kind, what, at, nanos }) => {
      const wide = Math.max(THIN, x(at + nanos) - x(at));
      const grave = kind === "full" || kind === "degenerated";
      return svg("g", { class: grave ? "pause grave" : "pause" },
        svg("rect", { x: x(at), y: pausesBottom - high(nanos), width: wide, height: high(nanos) }, svg("title", {}, `GC(${id}) ${what}: ${time(nanos)}`)),
        // Its own shape too, so that not colour alone tells it.
        grave ? svg("path", { d: `M${x(at) + wide / 2 - 3} ${pausesTop - 7}h6l-3 5z` }) : null);
    }));
}

/** Round numbers from 0, about so many; to the one that reaches `top` where that is `covered`, else within it. */
function ticks(top, count, covered = false) {
  const rough = top / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(one => one * power).find(one => one >= rough - 1e-9);
  const steps = covered ? Math.ceil(top / step - 1e-9) : Math.floor(top / step + 1e-9);
  return Array.from({ length: steps + 1 }, (_, i) => i * step);
}

/** The picture for who can't see it. */
export function described({ levels, nanos, live, pauses: all }) {
  const used = levels.map(level => level.used);
  return `The heap over ${time(nanos)}: between ${size(Math.min(...used))} and ${size(Math.max(...used))} used${live === null ? "" : `, ${size(live)} of it alive`}; `
    + `${all.length ? `pauses up to ${time(Math.max(...all.map(pause => pause.nanos)))}` : "no pause"}.${all.length ? " The tables below have the figures." : ""}`;
}
