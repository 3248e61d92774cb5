// What keys do in the timeline's picture. An act that returns false leaves the key to the page.
export function keysOf(timeline) {
  return {
    ArrowUp: () => timeline.walk(-1),
    ArrowDown: () => timeline.walk(1),
    PageUp: () => timeline.walk(-10),
    PageDown: () => timeline.walk(10),
    ArrowLeft: () => timeline.step(-1),
    ArrowRight: () => timeline.step(1),
    Home: () => timeline.choose(timeline.chosen, 0, true),
    End: () => timeline.choose(timeline.chosen, timeline.length, true),
    w: () => timeline.zoom(0.5),
    s: () => timeline.zoom(2),
    a: () => timeline.viewport.pan(-0.25),
    d: () => timeline.viewport.pan(0.25),
    "[": () => timeline.bracket(true),
    "]": () => timeline.bracket(false),
    r: () => timeline.selectShown(),
    f: () => timeline.fit(),
    x: () => timeline.all(),
    m: () => timeline.setMarking(!timeline.marking),
    Enter: () => timeline.enter(),
    Escape: () => timeline.select(null),
    o: () => timeline.open(),
    "/": () => timeline.bar.search.focus(),
    "?": () => timeline.explain(),
  };
}
