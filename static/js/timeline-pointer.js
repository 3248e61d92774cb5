// Mouse and fingers on a timeline: a click shows what is there, a drag pans or selects, two fingers or Ctrl and wheel go closer.

const SLIP = 4;   // pixels that a click may slip before it is a drag

export function followPointer(timeline, view) {
  const down = new Map();   // pointers by id: where they are
  let from = null;          // where the one pointer went down, and the time there
  let dragged = false;
  let marks = false;
  const place = ({ clientX, clientY }) => ({ clientX, clientY });

  view.addEventListener("pointerdown", event => {
    if (event.button !== 0) return;
    down.set(event.pointerId, place(event));
    if (down.size > 1) {
      // Two fingers are no selection.
      if (marks && dragged) timeline.marked();
      marks = false;
      dragged = true;
      return;
    }
    const { time, axis } = timeline.at(event);
    from = { ...place(event), time };
    dragged = false;
    marks = timeline.marking || event.shiftKey || axis;
  });

  view.addEventListener("pointermove", event => {
    const was = down.get(event.pointerId);
    if (!was) {
      if (event.pointerType === "mouse") timeline.hover(event);
      return;
    }
    if (down.size === 1 && !dragged && Math.abs(event.clientX - from.clientX) <= SLIP) return;
    if (!dragged) view.setPointerCapture(event.pointerId);
    dragged = true;
    timeline.hover(null);
    if (down.size > 1) pinch(event, was);
    else if (marks) timeline.mark(from.time, timeline.at(event).time);
    else {
      timeline.viewport.pan((was.clientX - event.clientX) / timeline.canvas.pixels, false);
      if (event.pointerType === "mouse") view.scrollTop -= event.clientY - was.clientY;
    }
    down.set(event.pointerId, place(event));
  });

  function pinch(event, was) {
    const [other] = [...down].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    const apart = at => Math.max(8, Math.abs(at.clientX - other.clientX));
    const middle = at => timeline.at({ clientX: (at.clientX + other.clientX) / 2, clientY: at.clientY });
    timeline.viewport.zoom(apart(was) / apart(event), middle(event).share, false);
    timeline.viewport.pan(middle(was).share - middle(event).share, false);
  }

  for (const end of ["pointerup", "pointercancel"]) {
    view.addEventListener(end, event => {
      const was = down.delete(event.pointerId);
      if (was && marks && dragged) timeline.marked();
      if (was && down.size === 0) marks = false;
    });
  }
  view.addEventListener("pointerleave", () => timeline.hover(null));
  view.addEventListener("scroll", () => timeline.hover(null));
  view.addEventListener("click", event => { if (!dragged) timeline.click(event); });
  view.addEventListener("dblclick", event => {
    const { axis, named } = timeline.at(event);
    if (!axis && !named) timeline.zoom(0.25);
  });
  view.addEventListener("wheel", event => {
    const { share, axis } = timeline.at(event);
    if (event.ctrlKey || event.metaKey || axis) timeline.viewport.zoom(Math.exp(event.deltaY * 0.004), share, false);
    else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) timeline.viewport.pan((event.deltaX || event.deltaY) / timeline.canvas.pixels, false);
    else return;
    event.preventDefault();
    timeline.hover(null);
  }, { passive: false });
}
