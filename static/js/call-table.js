// All calls between methods as a table: the call graph's arrows, and those that found no room in it.
import { el, link } from "./dom.js";
import { number, percent, shortName } from "./format.js";
import { callsOf } from "./call-graph-model.js";
import { isInlined } from "./call-graph-picture.js";
import { clip } from "./flame-names.js";
import { SortedHeads } from "./sorted-heads.js";
import { weightHead, weightText } from "./weights.js";

const SHOWN = 15;
const MORE = 200;   // tens of thousands of rows would stop the page

export class CallTable {
  #lens; #calls = null; #rows = []; #most = SHOWN; #body = el("tbody"); #more = el("p", { class: "meta" }); #choose; #heads;

  /** `choose` is called with the frame of a method that was pressed. */
  constructor(lens, choose) {
    this.#lens = lens;
    this.#choose = choose;
    this.#heads = new SortedHeads([
      { id: "caller", text: "caller", by: "from", type: "text" }, { id: "callee", text: "calls", by: "to", type: "text" },
      { id: "share", text: "share", by: "weight" }, { id: "weight", text: weightHead(lens.base.profile), by: "weight", class: "weight" },
    ], "share", () => this.fill());
    this.node = el("div", {},
      el("table", { class: "hot-table call-table" },
        el("caption", {}, "All calls, with what is spent in them of the whole"),
        el("colgroup", {}, el("col"), el("col"), el("col", { class: "share" }), el("col", { class: "weight" })),
        el("thead", {}, el("tr", {}, this.#heads.cells)), this.#body),
      this.#more);
  }

  fill() {
    const { base, calls, chosen } = this.#lens;
    if (calls !== this.#calls) {
      this.#calls = calls;
      const name = frame => shortName(base.frames[frame].name);
      this.#rows = callsOf(calls).map(call => ({ ...call, from: name(call.caller), to: name(call.callee) }));
    }
    const whole = base.whole || 1;
    const rows = this.#heads.order(this.#rows);
    const shown = rows.slice(0, this.#most);
    const focused = this.#body.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    this.#body.replaceChildren(...shown.map(call => {
      const { caller, callee, weight } = call;
      const name = (frame, text) => link(el("bdi", { class: "name" }, clip(text, 120)), () => this.#choose(frame),
        { title: clip(base.frames[frame].name, 600), "data-key": `${caller} ${callee} ${frame}`, "aria-current": frame === chosen.frame ? "true" : null });
      return el("tr", { class: caller === chosen.frame || callee === chosen.frame ? "chosen" : null },
        el("th", { scope: "row" }, name(caller, call.from)),
        el("td", { class: "callee" }, name(callee, call.to), isInlined(call) ? el("span", { class: "meta" }, " inlined") : null),
        el("td", {}, percent(weight / whole)), el("td", { class: "weight" }, weightText(base.profile, weight)));
    }));
    if (focused) this.#body.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    this.#more.replaceChildren(...(rows.length > shown.length ? [link(`Show ${Math.min(MORE, rows.length - shown.length)} more of ${number(rows.length)}`, () => { this.#most += MORE; this.fill(); })]
      : [rows.length ? "" : "No method calls another in what is shown."]));
  }
}
