// The tables beside a flame graph, as tabs: methods, lines, callers and callees, source, call graph. A choice in one is a choice in all.
import { CallGraph } from "./call-graph.js";
import { el } from "./dom.js";
import { HotTable } from "./hot-table.js";
import { PeekTable } from "./peek-table.js";
import { SourceTable } from "./source-table.js";
import { explainTable } from "./table-how.js";
import { select, tabList } from "./tabs.js";

let groups = 0;

export class ProfileTables {
  #tabs = new Map(); #list; #shown = null;

  /** `options` has goTo, canOpen, paths, textOf and lineText of the page's files. */
  constructor(place, lens, options) {
    const group = `tables-${++groups}`;
    const ofFiles = lens.base.profile.lines.length > 0;   // the server's own profile has none
    const tables = [
      ["methods", "Methods", new HotTable(lens, options, "methods")],
      ...(ofFiles ? [["lines", "Lines", new HotTable(lens, options, "lines")]] : []),
      ["callers", "Callers & callees", new PeekTable(lens)],
      ...(ofFiles ? [["source", "Source", new SourceTable(lens, options)]] : []),
      ["graph", "Call graph", new CallGraph(lens, { ...options, showCallers: () => this.showCallers() })],
    ];
    this.#list = el("div", { class: "choice-of", role: "tablist", "aria-label": "Tables" });
    const panels = tables.map(([key, name, table]) => {
      const id = `${group}-${key}`;
      const tab = el("button", { type: "button", role: "tab", id, "aria-controls": `${id}-panel` }, name);
      const panel = el("div", { role: "tabpanel", id: `${id}-panel`, "aria-labelledby": id, class: "table-panel" });
      this.#tabs.set(tab, { key, table, panel });
      this.#list.append(tab);
      return panel;
    });
    tabList(this.#list, tab => this.#show(tab));
    const region = el("div", { on: { keydown: event => this.#key(event) } },
      el("div", { class: "table-bar" }, this.#list,
        el("button", { type: "button", class: "small", title: "How to read this (?)", "aria-label": "How to read this table", "aria-haspopup": "dialog", on: { click: () => this.#explain() } }, "?")),
      panels);
    place.append(region);
    const again = () => this.#tabs.get(this.#shown).table.fill();
    lens.addEventListener("changed", again);
    lens.addEventListener("chosen", again);
    this.#show(this.#list.firstChild);
  }

  #explain() { return explainTable(this.#tabs.get(this.#shown).key); }

  #key(event) {
    if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select")) return;
    event.preventDefault();
    this.#explain();
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
    const tab = [...this.#tabs].find(([, { key }]) => key === "callers")[0];
    this.#show(tab);
    tab.focus();
    tab.scrollIntoView({ block: "nearest" });
  }
}
