// A question as its author wrote it: a sentence, and below it whatever it is about.
import { el, prose } from "./dom.js";

const BLOCKS = /\n\s*\n/;

/** The sentence, as nodes. */
export const askOf = ask => prose(ask.trim().split(BLOCKS, 1)[0]);

/** What is shown below it: code and tables as they stand, other paragraphs as text; none for most questions. */
export function figureOf(ask) {
  const text = ask.trim();
  const rest = text.slice(text.split(BLOCKS, 1)[0].length).trim();
  // A block of code may have empty lines.
  return rest === "" ? [] : rest.split(/(^```[^\n]*\n[^]*?^```$)/m).flatMap((part, i) => (i % 2
    ? [el("pre", { tabindex: "0" }, el("code", {}, part.replace(/^```[^\n]*\n/, "").replace(/\n?```$/, "")))]
    : part.trim().split(BLOCKS).filter(Boolean).map(block => (block.startsWith("|") ? tableOf(block) : el("p", {}, prose(block))))));
}

/** A table as Markdown has it. */
function tableOf(block) {
  const [head, ...rows] = block.split("\n").filter(line => !/^\|[\s:|-]+\|$/.test(line)).map(line => line.trim().replaceAll(/^\||\|$/g, "").split("|").map(cell => prose(cell.trim())));
  return el("table", { tabindex: "0" }, el("thead", {}, el("tr", {}, head.map(cell => el("th", { scope: "col" }, cell)))), el("tbody", {}, rows.map(row => el("tr", {}, row.map(cell => el("td", {}, cell))))));
}
