// A row of tabs that arrow keys walk, as the ARIA practices ask.
import { findAll } from "./dom.js";

/** Makes a tab list work: `choose` is called with the tab that was clicked or reached by keyboard. */
export function tabList(list, choose) {
  const tabs = () => findAll('[role="tab"]', list);
  list.addEventListener("click", event => {
    const tab = event.target.closest('[role="tab"]');
    if (tab) choose(tab);
  });
  list.addEventListener("keydown", event => {
    const all = tabs();
    const at = all.indexOf(document.activeElement);
    if (at < 0) return;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = all[(to + all.length) % all.length];
    next.focus();
    choose(next);
  });
}

/** Marks one tab of a list as the chosen one. */
export function select(list, chosen) {
  for (const tab of findAll('[role="tab"]', list)) {
    const yes = tab === chosen;
    tab.setAttribute("aria-selected", String(yes));
    tab.tabIndex = yes ? 0 : -1;
  }
  // Not scrollIntoView: it would move the page as well.
  if (chosen.offsetLeft < list.scrollLeft || chosen.offsetLeft + chosen.offsetWidth > list.scrollLeft + list.clientWidth) {
    list.scrollLeft = chosen.offsetLeft - 24;
  }
}
