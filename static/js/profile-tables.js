// The tables beside a flame graph, as tabs: methods, lines, callers and callees, source. A choice in one is a choice in all.
import { el } from "./dom.js";
import { HotTable } from "./hot-table.js";
import { PeekTable } from "./peek-table.js";
import { SourceTable } from "./source-table.js";
import { select, tabList } from "./tabs.js";

let groups = 0;

export class ProfileTables {
  #tabs = new Map(); #list; #shown = null;

  /** `options` has goTo, canOpen, textOf and lineText of the page's files. */
  constructor(place, lens, options) {
    const group = `tables-${++groups}`;
    const tables = [
      ["Methods", new HotTable(lens, options, "methods")], ["Lines", new HotTable(lens, options, "lines")],
      ["Callers & callees", new PeekTable(lens)], ["Source", new SourceTable(lens, options)],
    ];
    this.#list = el("div", { class: "choice-of", role: "tablist", "aria-label": "Tables" });
    const panels = tables.map(([name, table]) => {
      const id = `${group}-${name.split(" ")[0].toLowerCase()}`;
      const tab = el("button", { type: "button", role: "tab", id, "aria-controls": `${id}-panel` }, name);
      const panel = el("div", { role: "tabpanel", id: `${id}-panel`, "aria-labelledby": id, class: "table-panel" });
      this.#tabs.set(tab, { table, panel });
      this.#list.append(tab);
      return panel;
    });
    tabList(this.#list, tab => this.#show(tab));
    place.append(el("div", { class: "table-bar" }, this.#list), ...panels);
    const again = () => this.#tabs.get(this.#shown).table.fill();
    lens.addEventListener("changed", again);
    lens.addEventListener("chosen", again);
    this.#show(this.#list.firstChild);
  }

  #show(tab) {
    this.#shown = tab;
    select(this.#list, tab);
    // Only the one that is shown is in the page.
    for (const [other, { table, panel }] of this.#tabs) {
      panel.hidden = other !== tab;
      panel.replaceChildren(...(other === tab ? [table.node] : []));
    }
    this.#tabs.get(tab).table.fill();
  }

  /** Goes to the callers and callees of the chosen method. */
  showCallers() {
    const tab = [...this.#tabs.keys()][2];
    this.#show(tab);
    tab.focus();
    tab.scrollIntoView({ block: "nearest" });
  }
}
