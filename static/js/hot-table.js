// Methods and lines of a profile as tables: the flame graph's figures for those who can't see it, or would rather sort.
import { el, link } from "./dom.js";
import { baseName, percent, plural, shortName } from "./format.js";

const SHOWN = 25;

/** Draws both tables with a switch; `lineText` gives a source line, `goTo` opens one, `canOpen` says which files. */
export function drawHotTables(place, model, { goTo, canOpen, lineText }) {
  const { methods, lines } = model.profile;
  const busiest = model.busiestLines();
  const sets = {
    Methods: methods.map(({ frame, self, total }) => {
      const { name, kind, file } = model.frames[frame];
      return { name: shortName(name), title: name, kind, file, line: busiest[frame], self, total, text: "" };
    }),
    Lines: lines.map(({ file, line, self, total }) => ({
      name: `${baseName(file)}:${line}`, title: `${file}:${line}`, kind: "yours", file, line, self, total, text: lineText(file, line),
    })),
  };
  const state = { set: "Methods", by: "self", down: true, filter: "", all: false };
  const body = el("tbody");
  const more = el("p", { class: "meta" });
  const filter = el("input", { type: "search", placeholder: "Filter", "aria-label": "Filter the table", on: { input: () => { state.filter = filter.value.trim().toLowerCase(); fill(); } } });
  const switches = Object.keys(sets).map(name => el("button", { type: "button", "aria-pressed": String(name === state.set), on: { click: () => {
    state.set = name;
    for (const button of switches) button.setAttribute("aria-pressed", String(button.textContent === name));
    fill();
  } } }, name));
  const first = el("th", { scope: "col" });
  const heads = [["name", first], ["self", el("th", { scope: "col" })], ["total", el("th", { scope: "col" })]];
  for (const [key, head] of heads) {
    head.append(el("button", { type: "button", on: { click: () => {
      state.down = state.by === key ? !state.down : key !== "name";
      state.by = key;
      fill();
    } } }, key === "name" ? "method" : key));
  }

  const fill = () => {
    first.firstChild.textContent = state.set === "Methods" ? "method" : "line";
    for (const [key, head] of heads) {
      if (key === state.by) head.setAttribute("aria-sort", state.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    const rows = sets[state.set].filter(({ title, text }) => title.toLowerCase().includes(state.filter) || text.toLowerCase().includes(state.filter));
    const order = state.by === "name" ? (a, b) => (a.name < b.name ? 1 : -1) : (a, b) => b[state.by] - a[state.by] || b.total - a.total;
    rows.sort(state.down ? order : (a, b) => order(b, a));
    body.replaceChildren(...rows.slice(0, state.all ? rows.length : SHOWN).map(row));
    more.replaceChildren(...(rows.length > SHOWN && !state.all ? [link(`Show all ${rows.length}`, () => { state.all = true; fill(); })]
      : [rows.length ? "" : state.filter ? "Nothing matches the filter." : "No samples in this table."]));
  };

  const row = ({ name, title, kind, file, line, self, total, text }) => {
    const bar = el("i");
    bar.style.width = `${(total / model.whole) * 100}%`;
    const open = file && line > 0 && canOpen(file);
    return el("tr", { class: kind === "yours" ? "yours" : null },
      el("th", { scope: "row", title }, open ? link([el("span", { class: "name" }, name), text && el("span", { class: "meta" }, `  ${text}`)], () => goTo(file, line)) : name),
      el("td", {}, percent(self / model.whole)), el("td", {}, percent(total / model.whole)),
      el("td", { class: "share bar-cell", "aria-hidden": "true" }, bar));
  };

  place.append(
    el("div", { class: "table-bar" }, el("div", { class: "choice-of", role: "group", "aria-label": "Table" }, switches), filter),
    el("table", { class: "hot-table" },
      el("caption", {}, `Share of ${model.profile.unit === "bytes" ? "all bytes" : plural(model.whole, "sample")}: “self” in the method or line, “total” with all it calls`),
      el("thead", {}, el("tr", {}, heads.map(([, head]) => head), el("td", { class: "share" }))), body),
    more);
  fill();
}
