// Every compilation of the exercise's methods as a table: when, by which compiler, how large, and what became of it.
import { el, link } from "./dom.js";
import { bytes, number, plural } from "./format.js";
import { SortedHeads } from "./sorted-heads.js";

const SHOWN = 15;

/** Level and kind of a compilation, in a few words. */
export const tierOf = ({ level, osr }) => `${level === 4 ? "C2" : level === 1 ? "C1" : `C1, ${level === 3 ? "counting all" : "counting calls"}`}${osr ? ", within a loop" : ""}`;

export function drawCompilations(place, picture, { canOpen, goTo }) {
  const { compilations, others } = picture;
  const body = el("tbody");
  const more = el("p", { class: "meta" });
  let all = false;
  const heads = new SortedHeads([
    { id: "at", text: "at", by: "fromMillis", title: "milliseconds since the JVM started" },
    { id: "method", text: "method", by: "method", type: "text" },
    { id: "tier", text: "compiler", by: "tier", type: "text" },
    { id: "took", text: "took", by: "took", class: "weight" },
    { id: "bytecodes", text: "bytecode", by: "bytecodes", class: "weight" },
    { id: "code", text: "code", by: "codeBytes", class: "weight" },
    { id: "ended", text: "became", by: "ended", type: "text" },
  ], "at", () => fill(), false);
  const rows = compilations.map(one => ({ ...one, tier: tierOf(one), took: one.toMillis - one.fromMillis }));
  function fill() {
    const sorted = heads.order(rows);
    const shown = all ? sorted : sorted.slice(0, SHOWN);
    body.replaceChildren(...shown.map(row => el("tr", { class: row.inUse ? "in-use" : null },
      el("td", {}, `${number(row.fromMillis)}\u00a0ms`),
      el("th", { scope: "row" }, row.file && row.line && canOpen(row.file) ? link(el("bdi", {}, row.method), () => goTo(row.file, row.line, true)) : el("bdi", {}, row.method), row.harness ? el("small", {}, " the loop around the benchmark") : null),
      el("td", {}, row.tier), el("td", { class: "weight" }, took(row.took)), el("td", { class: "weight" }, bytes(row.bytecodes)),
      el("td", { class: "weight" }, row.codeBytes ? bytes(row.codeBytes) : ""), el("td", {}, became(row)))));
    more.replaceChildren(...(sorted.length > shown.length ? [link(`Show all ${sorted.length}`, () => { all = true; fill(); })] : []));
  }
  fill();
  place.replaceChildren(el("details", { class: "jit-compilations" },
    el("summary", {}, `${plural(compilations.length, "compilation")} of your methods and those around them`),
    el("div", { class: "jit-scroll", role: "group", tabindex: "0", "aria-label": "Compilations" }, el("table", { class: "hot-table" }, el("caption", {}, beside(others)), el("thead", {}, el("tr", {}, heads.cells)), body)), more));
}

const took = millis => (millis < 1 ? "<1\u00a0ms" : `${number(millis)}\u00a0ms`);

function became({ inUse, ended, endedMillis, level }) {
  if (ended) return el("bdi", {}, endedMillis ? `${ended}, at ${number(endedMillis)}\u00a0ms` : ended);
  return inUse || level < 4 ? "in use" : "replaced";
}

function beside(others) {
  const count = others.reduce((sum, { compilations }) => sum + compilations, 0);
  const millis = others.reduce((sum, one) => sum + one.millis, 0);
  return `Beside these the JVM compiled ${plural(count, "other method")}, in ${number(millis)}\u00a0ms of its compilers’ time`;
}
