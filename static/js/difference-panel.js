// What changed in a profile from one version of the code to another: a sentence, both trees in one picture, tables beside it.
import { el, prose } from "./dom.js";
import { ChangedTable } from "./changed-table.js";
import { differenceModel, rowsOf, WIDTHS } from "./difference-model.js";
import { FlameGraph } from "./flame.js";
import { Lens } from "./flame-lens.js";
import { clean } from "./flame-names.js";
import { baseName, shortName } from "./format.js";
import { select, tabList } from "./tabs.js";

const FEW = 10;   // samples on either side, below which a row may be there by chance
let panels = 0;

/** The sentence as nodes; names in it may be anybody's. */
export const sentenceOf = ({ sentence }) => prose(clean(sentence));

export class DifferencePanel {
  #data; #options; #picture = el("div", { class: "flame" }); #lens = null; #methods; #lines;

  /** `options`: `what` is shared out, `canOpen` says whether the page has an editor with a file, `goTo` shows a line in it. */
  constructor(place, data, options) {
    this.#data = data;
    this.#options = options;
    const { before, after, cannotSee } = data;
    place.replaceChildren(el("p", { class: "changed-said" }, sentenceOf(data)));
    if (before.total + after.total === 0) return;
    const width = el("select", { "aria-label": "Width of a box", on: { change: () => this.#draw(width.value) } },
      Object.entries(WIDTHS).map(([key, text]) => el("option", { value: key }, `width: ${key === "larger" ? text : `${text}, ${data[key].label}`}`)));
    this.#tables();
    place.append(el("div", { class: "width-of" }, el("span", {}, `${before.label} → ${after.label}`), width), this.#picture,
      el("p", { class: "blind" }, cannotSee,
        data.cut ? ` ${data.cut} of the lightest boxes are left out.` : "",
        data.per !== "share" ? "" : " How many operations ran is not known of both, so shares are compared, not costs."),
      ...this.#tabs());
    this.#draw("larger");
  }

  /** Another width is another tree; what was chosen stays chosen. */
  #draw(width) {
    const chosen = this.#lens?.chosen.frame ?? -1;
    const model = differenceModel(this.#data, width);
    this.#lens = new Lens(model);
    if (model.whole === 0) {
      this.#picture.replaceChildren(el("p", { class: "empty" }, `Not one sample ${width}: there is nothing to be as wide as.`));
      return;
    }
    this.#picture.replaceChildren();
    new FlameGraph(this.#picture, this.#lens, {
      canOpen: this.#options.canOpen, what: this.#options.what, label: `Difference flame graph of ${this.#options.what}, ${this.#data.before.label} and ${this.#data.after.label}`,
      exercise: this.#data.exercise, file: [this.#data.exercise, this.#data.before.key, this.#data.after.key, this.#data.view].join("-"),
      showTable: frame => this.#methods.show(frame),
    });
    this.#lens.addEventListener("chosen", () => this.#methods.choose(this.#lens.chosen.frame));
    if (chosen >= 0) this.#lens.choose(chosen, { by: "width" });
  }

  #tables() {
    const data = this.#data;
    const { methods, lines } = rowsOf(data);
    const common = ({ told, before, after }) => ({ told, before, after, few: Math.max(before.samples, after.samples) < FEW });
    const { canOpen, goTo } = this.#options;
    this.#methods = new ChangedTable("method", data, methods.map(row => {
      const { name, kind } = data.frames[row.frame];
      return { ...common(row), frame: row.frame, title: clean(name), name: shortName(clean(name)), text: "", yours: kind === "yours", act: () => this.#lens.choose(row.frame, { by: "table" }) };
    }));
    this.#lines = new ChangedTable("line", data, lines.map(row => {
      const { file, lineBefore, lineAfter } = row;
      const place = lineBefore && lineAfter ? (lineBefore === lineAfter ? `${lineAfter}` : `${lineBefore} → ${lineAfter}`) : lineAfter ? `${lineAfter}, added` : `${lineBefore}, removed`;
      return {
        ...common(row), frame: -1, title: `${file}:${place}`, name: `${baseName(file)}:${place}`, text: clean(row.text), yours: false,
        act: lineAfter && canOpen(file) ? () => goTo(file, lineAfter) : null,
      };
    }));
  }

  #tabs() {
    const id = `changed-${++panels}`;
    const list = el("div", { class: "choice-of", role: "tablist", "aria-label": "Tables" });
    const shown = [["Methods", this.#methods], ["Lines", this.#lines]].map(([name, table]) => {
      const key = `${id}-${name.toLowerCase()}`;
      const tab = el("button", { type: "button", role: "tab", id: key, "aria-controls": `${key}-panel` }, name);
      const panel = el("div", { role: "tabpanel", id: `${key}-panel`, "aria-labelledby": key, class: "table-panel" }, table.node);
      list.append(tab);
      return [tab, panel];
    });
    const open = chosen => {
      select(list, chosen);
      for (const [tab, panel] of shown) panel.hidden = tab !== chosen;
    };
    tabList(list, open);
    open(list.firstChild);
    this.#methods.open = () => open(list.firstChild);
    return [el("div", { class: "table-bar" }, list), ...shown.map(([, panel]) => panel)];
  }
}
