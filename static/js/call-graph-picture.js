// Draws a call graph as SVG of our own: Graphviz has said where things go, and knows no name of them.
import { svg } from "./dom.js";
import { percent, shortName } from "./format.js";
import { shadeOfKind } from "./flame-colours.js";
import { amount } from "./units.js";
import { clip } from "./flame-names.js";
import { layOut } from "./layout.js";

const NAME_ROOM = 30;
const PAD_X = 9;
const PAD_Y = 6;

/** The lines of a box: class and method, figures; letters grow with what the method costs by itself. */
function boxOf({ frame, self, total }, { base, root, font, context }) {
  const whole = base.whole || 1;
  const short = shortName(base.frames[frame].name);
  const dot = short.lastIndexOf(".");
  const type = dot > 0 ? clip(short.slice(0, dot), NAME_ROOM) : "";
  const name = clip(short.slice(dot + 1) || short, NAME_ROOM);
  const figures = self === 0 ? percent(total / whole) : self === total ? `${percent(total / whole)} itself` : `${percent(total / whole)}, itself ${percent(self / whole)}`;
  const large = root * (0.72 + 0.62 * Math.sqrt(self / whole));
  const small = root * 0.69;
  const lines = [...(type ? [[type, small, 400]] : []), [name, large, 600], [figures, small, 400]];
  const widths = lines.map(([text, size, weight]) => {
    context.font = `${weight} ${size}px ${font}`;
    return context.measureText(text).width;
  });
  return {
    width: Math.ceil(Math.max(...widths)) + 2 * PAD_X,
    height: Math.ceil(lines.reduce((sum, [, size]) => sum + size * 1.25, 0)) + 2 * PAD_Y,
    lines,
  };
}

/** Says what a call is, in words. */
export function describeCall(base, { caller, callee, weight, inlined, skipping }) {
  const name = frame => clip(shortName(base.frames[frame].name), 80);
  return `${name(caller)} calls ${name(callee)}: ${percent(weight / (base.whole || 1))} (${amount(base.profile, weight)})${
    isInlined({ weight, inlined }) ? ", inlined" : isSkipping({ weight, skipping }) ? ", through methods that are not drawn" : ""}`;
}

/** Whether most of a call was inlined into the caller. */
export const isInlined = ({ weight, inlined }) => inlined * 2 > weight;
const isSkipping = ({ weight, skipping }) => skipping * 2 > weight;

function arrow(base, call, { path, tip, label }, { root, colours }) {
  const share = call.weight / (base.whole || 1);
  const width = 0.9 + 5 * share;
  const [first, ...rest] = path;
  const curve = rest.map(([x, y]) => `${x} ${y}`).join(" ");
  const [x, y] = path.at(-1);
  const length = Math.hypot(tip[0] - x, tip[1] - y) || 1;
  const half = Math.max(3, width * 0.9);
  const [dx, dy] = [(tip[0] - x) / length * half, (tip[1] - y) / length * half];
  const look = { stroke: colours.rest, "stroke-width": width, fill: "none", "stroke-dasharray": isInlined(call) ? "6 4" : isSkipping(call) ? "1.5 4" : null };
  return svg("g", { class: "call" },
    svg("title", {}, describeCall(base, call)),
    svg("path", { d: `M${first[0]} ${first[1]}C${curve}`, ...look }),
    svg("path", { d: `M${tip[0]} ${tip[1]}L${x - dy} ${y + dx}L${x + dy} ${y - dx}Z`, fill: colours.rest }),
    label ? svg("text", { x: label[0], y: label[1], "font-size": root * 0.69, "text-anchor": "middle", "dominant-baseline": "central",
      fill: colours.ink, stroke: colours.panel, "stroke-width": 3, "paint-order": "stroke" }, percent(share)) : null);
}

function method(base, entry, { width, height, lines }, { x, y }, { colours, font }, act) {
  const { frame, self, total } = entry;
  const whole = base.whole || 1;
  const { fill, ink } = shadeOfKind(colours, base.frames[frame].kind, total / whole);
  let top = y - height / 2 + PAD_Y;
  return svg("g", {
    class: "method", role: "button", tabindex: "-1", "data-frame": frame, on: { click: () => act(frame) },
    "aria-label": `${clip(shortName(base.frames[frame].name), 120)}: ${percent(total / whole)} with all it calls, ${self > 0 ? `${percent(self / whole)} by itself` : "nothing by itself"}`,
  },
  svg("title", {}, `${clip(base.frames[frame].name)}: ${amount(base.profile, total)} with all it calls, ${amount(base.profile, self)} by itself`),
  svg("rect", { x: x - width / 2, y: y - height / 2, width, height, rx: 4, fill, stroke: colours.rest }),
  lines.map(([text, size, weight]) => {
    top += size * 1.25;
    return svg("text", { x, y: top - size * 0.35, "font-size": size, "font-weight": weight, "font-family": font, "text-anchor": "middle", fill: ink }, text);
  }));
}

/**
 * Draws a graph of `callGraph`.
 *
 * @param look root (pixels of the page's text), font, colours of `palette`
 * @param act called with the frame of a method that was clicked
 * @returns {node, width, height, places}: the SVG without a size on the page, how large it is in its own units, and by frame {x, y} of its middle
 * @throws Error with a sentence for the page
 */
export async function drawCallGraph(base, { methods, calls }, look, act) {
  const context = document.createElement("canvas").getContext("2d");
  const boxes = methods.map(entry => boxOf(entry, { base, context, ...look }));
  const at = new Map(methods.map(({ frame }, i) => [frame, i]));
  const found = await layOut(boxes, calls.map(({ caller, callee, weight }) => ({
    from: at.get(caller), to: at.get(callee), label: percent(weight / (base.whole || 1)), weight: 1 + Math.round(weight / (base.whole || 1) * 100),
  })), look.root * 0.69);
  const node = svg("svg", { viewBox: `-4 -4 ${found.width + 8} ${found.height + 8}`, "font-family": look.font },
    // Heavy ones last, so that they lie above the others.
    calls.map((call, i) => arrow(base, call, found.arrows[i], look)).reverse(),
    methods.map((entry, i) => method(base, entry, boxes[i], found.boxes[i], look, act)));
  return { node, width: found.width + 8, height: found.height + 8, places: new Map(methods.map(({ frame }, i) => [frame, found.boxes[i]])) };
}
