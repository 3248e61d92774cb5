// On the comparison page: what changed in each profile, and what each line of code cost beside the lines that changed.
import { api } from "./api.js";
import { rowsOf } from "./difference-model.js";
import { DifferencePanel } from "./difference-panel.js";
import { cost } from "./difference-words.js";
import { el, find, findAll, link } from "./dom.js";
import { percent } from "./format.js";
import { select, tabList } from "./tabs.js";
import { measureOf } from "./views.js";

/** Draws the section for what the page's address compares; the first profile is the teaching one. */
export function drawProfiles(section) {
  const list = find("[role=tablist]", section);
  const loaded = new Map();
  const open = async tab => {
    select(list, tab);
    for (const other of findAll("[role=tab]", list)) find(`#${CSS.escape(other.getAttribute("aria-controls"))}`).hidden = other !== tab;
    const { view } = tab.dataset;
    find("h2", section).textContent = `Where ${measureOf(view)} went`;
    if (loaded.has(view)) {
      markLines(loaded.get(view), view);
      return;
    }
    loaded.set(view, null);
    const panel = find(`#${CSS.escape(tab.getAttribute("aria-controls"))}`);
    panel.replaceChildren(el("p", { class: "empty" }, "Comparing…"));
    try {
      const data = await api.comparedProfile(view, location.search);
      loaded.set(view, data);
      new DifferencePanel(panel, data, { what: measureOf(view), canOpen: () => false, goTo: () => {} });
      if (tab.getAttribute("aria-selected") === "true") markLines(data, view);
    } catch (failure) {
      loaded.delete(view);
      panel.replaceChildren(el("p", { class: "empty" }, failure.message, " ", link("Try again", () => open(tab))));
    }
  };
  tabList(list, open);
  section.hidden = false;
  open(find("[role=tab]", list));
}

/** What a line cost, in a column of the code's difference: of removed lines before, of others after. */
function markLines(data, view) {
  for (const old of findAll("#unified .cost")) old.remove();
  if (!data || !data.lines.length) return;
  const { lines } = rowsOf(data);
  find("#unified").prepend(el("p", { class: "meta cost" }, `At the right: how much of ${measureOf(view)} a line makes, with all it calls; lines that were removed before, others after.`));
  for (const table of findAll("#unified table")) {
    const path = table.dataset.path;
    const ofFile = lines.filter(({ file }) => file === path);
    if (!ofFile.length) continue;
    find("thead tr", table).append(el("th", { scope: "col", class: "cost" }, `of ${measureOf(view)}`));
    for (const row of findAll("tbody tr", table)) {
      const numbers = findAll(".n", row).map(({ textContent }) => Number(textContent) || 0);
      if (!numbers.length) {
        find("td", row).colSpan = 5;
        continue;
      }
      const found = ofFile.find(({ lineBefore, lineAfter }) => (numbers[1] ? lineAfter === numbers[1] : lineBefore === numbers[0]));
      const [side, total] = numbers[1] ? ["after", found?.totalAfter] : ["before", found?.totalBefore];
      const share = (total ?? 0) / (data[side].total || 1);
      row.append(el("td", { class: `cost ${heat(share)}`, title: found ? `${cost(data, found.before.total)} before, ${cost(data, found.after.total)} after${data.per === "operation" ? ", per operation" : ""}` : null },
        share ? percent(share) : ""));
    }
  }
}

const heat = share => (share === 0 ? "" : `heat-${share < 0.05 ? 0 : share < 0.2 ? 1 : share < 0.45 ? 2 : share < 0.75 ? 3 : 4}`);
