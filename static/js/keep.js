// Lists that are told anew many times a minute, drawn so that neither the keyboard's place nor the scroll position is lost.

const kept = new WeakMap();   // place → key → {node, seen}

/**
 * Has `place` hold one node for each item, in the items' order. `key` tells an item from others, `build` makes its node;
 * that is done again only when the item has changed. Where the keyboard was in a node that went, it goes to what does the
 * same (`data-act`) in the node that took its place.
 */
export function keep(place, items, { key, build }) {
  const before = kept.get(place) ?? new Map();
  const after = new Map();
  const focus = focusIn(place, before);
  let next = place.firstChild;
  for (const item of items) {
    const name = key(item);
    const seen = JSON.stringify(item);
    const known = before.get(name);
    const node = known?.seen === seen ? known.node : build(item);
    after.set(name, { node, seen });
    if (known && known.node !== node) {
      if (next === known.node) next = node;
      known.node.replaceWith(node);
    }
    if (node === next) next = next.nextSibling;
    else place.insertBefore(node, next);
  }
  for (const [name, { node }] of before) if (!after.has(name)) node.remove();
  kept.set(place, after);
  focus?.(after);
}

/** Where the keyboard is, and how to bring it back there. */
function focusIn(place, before) {
  const active = document.activeElement;
  if (active === document.body || !place.contains(active)) return null;
  const keys = [...before.keys()];
  const at = keys.findIndex(name => before.get(name).node.contains(active));
  if (at < 0) return null;
  const { act } = active.dataset;
  return after => {
    if (document.activeElement === active) return;
    const name = after.has(keys[at]) ? keys[at] : [...keys.slice(at + 1), ...keys.slice(0, at).toReversed()].find(key => after.has(key));
    const node = after.get(name)?.node;
    if (active.isConnected && node?.contains(active)) active.focus({ preventScroll: true });   // it was moved
    else (act && node?.querySelector(`[data-act="${CSS.escape(act)}"]`) || node?.querySelector("button, a, input, [tabindex]") || place).focus({ preventScroll: true });
  };
}
