// What can be done with a flame graph's chosen frame: by key, and from the menu.
import { clip } from "./flame-names.js";

/** Key → act; an act that returns false leaves the key to the page. `graph` is the flame graph. */
export function keysOf(graph) {
  const up = graph.flipped ? "ArrowDown" : "ArrowUp";
  const down = graph.flipped ? "ArrowUp" : "ArrowDown";
  return {
    [up]: () => graph.walk(node => graph.model.parent[node]),
    [down]: () => graph.walk(node => graph.model.heaviestChild(node)),
    ArrowLeft: () => graph.walk(node => graph.beside(node, -1)),
    ArrowRight: () => graph.walk(node => graph.beside(node, 1)),
    Home: () => graph.walk(() => 0),
    Enter: () => graph.zoomTo(graph.current),
    Backspace: () => graph.zoomOut(),
    Escape: () => graph.zoomOut(),
    w: () => graph.viewport.zoom(0.5, graph.canvas.middle(graph.current)),
    s: () => (graph.viewport.closer ? graph.viewport.zoom(2, graph.canvas.middle(graph.current)) : graph.zoomOut()),
    a: () => graph.viewport.pan(-0.25),
    d: () => graph.viewport.pan(0.25),
    "/": () => graph.bar.search.focus(),
    f: () => graph.focusOn(),
    h: () => graph.hide("frame"),
    p: () => graph.hide("package"),
    r: () => graph.reverse(),
    u: () => graph.merge(),
    i: () => graph.flip(),
    c: () => graph.colour(),
    o: () => graph.open(graph.current, true),
    t: () => graph.showTable(graph.current),
    m: () => graph.menu(),
    x: () => graph.reset(),
    "?": () => graph.explain(),
  };
}

/** Entries of the menu of a node: text, key, act. */
export function entriesOf(graph, node) {
  const { model, lens } = graph;
  const frame = model.frame[node];
  const pkg = frame >= 0 ? lens.packages[frame] : null;
  return [
    ["Zoom in", "Enter", () => graph.zoomTo(node)],
    ...(frame >= 0 ? [
      [lens.focus === frame ? "All stacks again" : "Only stacks through this method", "f", () => graph.focusOn(node)],
      ["Hide this method", "h", () => graph.hide("frame", node)],
      ...(pkg ? [[`Hide package ${clip(pkg, 40)}`, "p", () => graph.hide("package", node)]] : []),
      ["Callers and callees, as a table", "t", () => graph.showTable(node)],
      ...(graph.canOpen(node) ? [["Show the line in the editor", "o", () => graph.open(node, true)]] : []),
    ] : []),
    [lens.reversed ? "Callees below callers" : "Reverse: callers below callees", "r", () => graph.reverse()],
    ...(lens.recursive ? [[lens.merged ? "Recursion in full" : "Merge recursion", "u", () => graph.merge()]] : []),
    ["Reset", "x", () => graph.reset()],
  ];
}
