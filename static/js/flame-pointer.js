// Mouse and finger on a flame graph: a click chooses and zooms, a drag pans, Ctrl and wheel go closer, a right click opens the menu.

const SLIP = 4;   // pixels that a click may slip before it is a drag

export function followPointer(graph, view) {
  let from = null;      // where the pointer went down
  let dragged = false;
  view.addEventListener("pointerdown", event => {
    if (event.button !== 0) return;
    from = event.clientX;
    dragged = false;
  });
  view.addEventListener("pointermove", event => {
    if (from !== null && event.buttons & 1) {
      if (!dragged && Math.abs(event.clientX - from) <= SLIP) return;
      if (!dragged) view.setPointerCapture(event.pointerId);
      dragged = true;
      graph.hover(-1);
      graph.viewport.pan((from - event.clientX) / view.clientWidth, false);
      from = event.clientX;
    } else if (event.pointerType === "mouse") graph.hover(graph.canvas.at(event), event);
  });
  for (const end of ["pointerup", "pointercancel"]) view.addEventListener(end, () => { from = null; });
  view.addEventListener("pointerleave", () => graph.hover(-1));
  view.addEventListener("scroll", () => graph.hover(-1));
  view.addEventListener("click", event => {
    if (dragged) return;
    const node = graph.canvas.at(event);
    if (node < 0) return;
    graph.hover(-1);
    graph.choose(node);
    graph.zoomTo(node);
    graph.open(node, false);
  });
  view.addEventListener("contextmenu", event => {
    event.preventDefault();
    // From the keyboard it has no place of its own.
    const node = event.button === 2 ? graph.canvas.at(event) : graph.current;
    graph.hover(-1);
    if (node >= 0) graph.menu(node, event.button === 2 ? { x: event.clientX, y: event.clientY } : null);
  });
  view.addEventListener("wheel", event => {
    if (event.ctrlKey || event.metaKey) {
      const box = view.getBoundingClientRect();
      graph.viewport.zoom(Math.exp(event.deltaY * 0.004), (event.clientX - box.left) / box.width, false);
    } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY) && graph.viewport.closer) {
      graph.viewport.pan(event.deltaX / view.clientWidth, false);
    } else return;
    event.preventDefault();
    graph.hover(-1);
  }, { passive: false });
}
