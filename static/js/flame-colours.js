// What the colours of a flame graph stand for, and which they are in the page's theme.
import { TOLD } from "./difference-model.js";
import { MODES } from "./flame-model.js";

export const KINDS = { yours: "your code", test: "test and benchmark", jdk: "JDK", library: "library", native: "native", gc: "GC", vm: "JVM", rest: "left out" };
/** Kinds of frames that are no code, so that nobody compiled it. */
export const APART = new Set(["gc", "vm", "rest"]);
export const MODE_NAMES = { c2: "JIT: C2", c1: "JIT: C1", inlined: "inlined", interpreted: "interpreted", native: "native", "": "not known" };
/** For sentences. */
export const MODE_WORDS = { interpreted: "interpreted", c1: "compiled by C1", c2: "compiled by C2", inlined: "inlined into its caller", native: "native code" };

/** Has `pick` choose from the colours that the page's theme has now: by name as they are, and with an ink that can be read on them. */
export function themed(element, pick) {
  const probe = document.createElement("span");
  probe.hidden = true;
  element.append(probe);
  const read = name => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const found = pick(read, name => {
    const fill = read(name);
    return { fill, ink: luminance(fill) > 0.18 ? "#101418" : "#f4f6f8" };
  });
  probe.remove();
  return found;
}

/** Colours as the page's theme has them now, each with an ink that can be read on it. */
export function palette(element) {
  return themed(element, (read, shade) => ({
    heat: [1, 2, 3, 4, 5].map(step => shade(`heat-${step}`)),
    kind: Object.fromEntries(Object.keys(KINDS).slice(1).map(kind => [kind, shade(`kind-${kind}`)])),
    mode: MODES.map(mode => (mode ? shade(`mode-${mode}`) : shade("kind-jdk"))),
    grown: [1, 2, 3].map(step => shade(`grown-${step}`)), shrunk: [1, 2, 3].map(step => shade(`shrunk-${step}`)), same: shade("kind-jdk"),
    all: shade("sunk"), panel: read("panel"), rest: read("edge-2"), focus: read("accent"), ink: read("ink"),
  }));
}

function luminance(colour) {
  const [r, g, b] = colour.match(/[\d.]+/g).map(Number).map(value => value / 255)
    .map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const heatStep = share => (share < 0.05 ? 0 : share < 0.2 ? 1 : share < 0.45 ? 2 : share < 0.75 ? 3 : 4);

/** What stands for a change in a legend. */
export function colourOfChange({ grown, shrunk, same }, told) {
  return { grown: grown[1], new: grown[2], shrunk: shrunk[1], vanished: shrunk[2], same }[told];
}

/** Darker the larger the part of it that came or went. */
function shadeOfChange(colours, model, node) {
  const told = TOLD[model.told[node]];
  if (told === "same") return colours.same;
  const [before, after] = [model.before[node], model.after[node]];
  const part = Math.abs(after - before) / (Math.max(before, after) || 1);
  return (told === "grown" || told === "new" ? colours.grown : colours.shrunk)[part < 0.4 ? 0 : part < 0.8 ? 1 : 2];
}

/** Fill and ink of a node, by whose code it is, by how it ran, or by what became of it. */
export function shadeOf(colours, model, node, by) {
  const kind = model.kind(node);
  if (kind === "all") return colours.all;
  if (by === "difference") return shadeOfChange(colours, model, node);
  if (by === "mode" && !APART.has(kind)) return colours.mode[model.mode[node]];
  return shadeOfKind(colours, kind, model.total[node] / model.whole);
}

/** Fill and ink of a method with a share, by whose code it is. */
export const shadeOfKind = (colours, kind, share) => (kind === "yours" ? colours.heat[heatStep(share)] : colours.kind[kind] ?? colours.all);
