// How objects lie in memory: what it comes to in words, each class's bytes as a picture with its table, and what is kept alive by which field.
import { api } from "./api.js";
import { el, link, prose } from "./dom.js";
import { downloads } from "./downloads.js";
import { bytes, number, percent, plural } from "./format.js";
import { objectPicture, pictureLegend } from "./layout-picture.js";

const OPEN = 2;       // classes that are drawn at once
const SHOWN = 12;     // others are a click away
const FEW_SHARES = 8;

/** The class without its package; what lies in a class keeps that: `Board$Cell` as `Board.Cell`. */
export const classOf = name => name.slice(name.lastIndexOf(".") + 1).replaceAll("$", ".");

const whole = new Intl.NumberFormat("en");

/** Draws a run's layout.json; a class that is chosen is emitted as "frame-chosen". */
export async function drawLayout(panel, report, options) {
  const layout = await api.artifact(report.id, "layout.json");
  const { machine, types, other } = layout;
  const drawn = types.filter(({ cells }) => cells.length > 0);
  panel.replaceChildren(
    el("h3", {}, "How your objects lie in memory", el("small", {}, "read in a JVM of its own, with the exercise’s flags, between two iterations of the benchmark")),
    el("ul", { class: "layout-words" }, layout.words.map(sentence)),
    ...objects(panel, drawn, machine, other, options),
    ...kept(layout),
    ...arrays(layout.arrays),
    ...sharing(layout),
    notes(machine),
    ...downloads(report, [["layout.txt", "all of it as text"], ["layout.json", "as JSON"]]));
}

/** A table that may be wider than its panel: then it is scrolled, by keyboard too. */
const wide = (label, table) => el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": label }, table);

function sentence(text) {
  const item = el("li", {}, prose(text));
  // A flag is not to be broken behind its hyphen.
  for (const code of item.querySelectorAll("code")) if (code.textContent.startsWith("-XX:")) code.className = "flag";
  return item;
}

function objects(panel, types, machine, other, options) {
  if (!types.length) return [];
  const list = el("div", { class: "layout-types" }, types.slice(0, SHOWN).map((type, i) => typeCard(panel, type, machine, other, options, i < OPEN)));
  const rest = types.slice(SHOWN);
  const more = link(`Show ${plural(rest.length, "more class", "more classes")}`, () => {
    more.remove();
    list.append(...rest.map(type => typeCard(panel, type, machine, other, options, false)));
    list.children[SHOWN].querySelector("summary").focus();
  });
  return [el("h3", {}, "One object of each class", el("small", {}, `a row is a line of the cache: ${machine.lineBytes} bytes`)), pictureLegend(types), list, rest.length ? more : ""];
}

/** A class: in one line, and its picture and its table when it is opened. */
function typeCard(panel, type, machine, other, options, open) {
  const { name, yours, count, bytes: size, otherBytes, cells } = type;
  const card = el("details", { class: yours ? "layout-type yours" : "layout-type" },
    el("summary", {}, el("code", {}, el("bdi", {}, classOf(name))), el("b", {}, bytes(size)), el("span", { class: "meta" }, reached(type))));
  const fill = () => {
    if (!card.open || card.children.length > 1) return;
    card.append(
      objectPicture(type, machine),
      el("p", { class: "meta" }, parts(cells), count > 1 ? ` All of them: ${bytes(count * size)}.` : "",
        other && otherBytes > 0 ? [otherBytes === size ? " As much with " : ` ${bytes(otherBytes)} with `, el("code", { class: "flag" }, other.flag), "."] : "", " ", ...source(panel, type, options)),
      wide(`Fields of ${classOf(name)}`, fieldTable(type)));
  };
  card.addEventListener("toggle", fill);
  card.open = open;
  if (open) fill();
  return card;
}

const reached = ({ count, state, yours }) => [yours ? "yours" : "", state ? "the benchmark’s state" : count ? `${whole.format(count)} reached` : "none kept"].filter(Boolean).join(" · ");

const KINDS = { header: "header", field: "fields", padding: "padding", harness: "kept free by JMH" };

const parts = cells => `${Object.entries(KINDS).map(([kind, name]) => [cells.filter(cell => cell.kind === kind).reduce((all, cell) => all + cell.bytes, 0), name])
  .filter(([sum]) => sum > 0).map(([sum, name]) => `${bytes(sum)} ${name}`).join(", ")}.`;

/** The line that declares a class, where the page has its file. */
function source(panel, { name }, { canOpen, paths, textOf }) {
  const simple = classOf(name).split(".").at(-1);
  const declares = new RegExp(`\\b(?:class|record|enum)\\s+${simple.replace(/\W/g, "\\$&")}\\b`);
  for (const file of paths().filter(path => path.endsWith(".java") && canOpen(path))) {
    const line = (textOf(file) ?? "").split("\n").findIndex(text => declares.test(text)) + 1;
    if (line > 0) {
      return [link("Show it in the code", () => panel.dispatchEvent(new CustomEvent("frame-chosen", { bubbles: true, detail: { file, line, name: simple, focus: true } })))];
    }
  }
  return [];
}

function fieldTable({ name, cells }) {
  const own = cells.some(({ owner }) => owner && classOf(owner) !== classOf(name));
  return el("table", { class: "layout-fields" },
    el("caption", { class: "hidden" }, `Bytes of ${classOf(name)}`),
    el("thead", {}, el("tr", {}, ["offset", "bytes", "what", "type", ...(own ? ["declared in"] : [])].map(head => el("th", { scope: "col" }, head)))),
    el("tbody", {}, cells.map(cell => el("tr", { class: cell.kind },
      el("td", {}, whole.format(cell.offset)), el("td", {}, whole.format(cell.bytes)),
      el("th", { scope: "row" }, cell.kind === "field" ? el("code", {}, el("bdi", {}, cell.name)) : WHAT[cell.kind]),
      el("td", {}, cell.type ? el("bdi", {}, classOf(cell.type)) : ""), own ? el("td", {}, cell.owner ? el("bdi", {}, classOf(cell.owner)) : "") : null))));
}

const WHAT = { header: "header", padding: "padding: nothing is kept here", harness: "kept free by JMH, so that no other state shares a line" };

function kept({ roots, all }) {
  if (!roots.length) return [];
  return [
    el("h3", {}, "What is kept alive", el("small", {}, `${all.complete ? "" : "more than "}${plural(all.objects, "object")}, ${bytes(all.bytes)}, reached from fields of the benchmark and static ones`)),
    wide("What is kept alive", el("table", { class: "layout-roots" },
      el("thead", {}, el("tr", {}, ["field", "objects", "memory", "elements", "bytes each"].map(head => el("th", { scope: "col" }, head)))),
      roots.map(root => rootRows(root, all.bytes)))),
  ];
}

/** A field, and below it, when asked for, what it leads to by class. */
function rootRows(root, total) {
  const shares = el("tbody", { hidden: true }, shareRows(root));
  const button = el("button", { type: "button", class: "link", "aria-expanded": "false", on: {
    click: () => {
      shares.hidden = !shares.hidden;
      button.setAttribute("aria-expanded", String(!shares.hidden));
    },
  } }, el("code", {}, el("bdi", {}, root.name)));
  const bar = el("i", { "aria-hidden": "true" });
  bar.style.width = `${total ? Math.min(100, (root.bytes / total) * 100) : 0}%`;
  const more = root.complete ? "" : "> ";
  return [
    el("tbody", {}, el("tr", {},
      el("th", { scope: "row" }, button, el("span", { class: "meta" }, " ", el("bdi", {}, classOf(root.type)), root.staticField ? ", static" : ""), bar),
      el("td", {}, more, whole.format(root.objects)), el("td", {}, more, bytes(root.bytes)),
      el("td", {}, root.elements ? whole.format(root.elements) : "", root.ofArray ? el("span", { class: "meta" }, " of ", el("bdi", {}, classOf(root.ofArray))) : ""),
      el("td", {}, root.elements ? number(root.bytesPerElement) : ""))),
    shares,
  ];
}

function shareRows({ shares, bytes: all, objects: count }) {
  const shown = shares.slice(0, FEW_SHARES);
  const rest = shown.reduce((left, share) => ({ bytes: left.bytes - share.bytes, count: left.count - share.count }), { bytes: all, count });
  const row = (name, objects, size) => el("tr", { class: "share" },
    el("th", { scope: "row" }, name), el("td", {}, whole.format(objects)), el("td", {}, bytes(size)),
    el("td", {}, percent(all ? size / all : 0)), el("td", {}, objects ? `${number(size / objects)} per object` : ""));
  return [...shown.map(share => row(el("bdi", {}, classOf(share.type)), share.count, share.bytes)), rest.count > 0 ? row("others", rest.count, Math.max(0, rest.bytes)) : null];
}

function arrays(list) {
  if (!list.length) return [];
  return [
    el("h3", {}, "Arrays", el("small", {}, "one object each, whatever they hold")),
    wide("Arrays", el("table", { class: "layout-arrays" },
      el("thead", {}, el("tr", {}, ["class", "reached", "memory", "longest", "header", "an element"].map(head => el("th", { scope: "col" }, head)))),
      el("tbody", {}, list.slice(0, FEW_SHARES).map(array => el("tr", {},
        el("th", { scope: "row" }, el("code", {}, el("bdi", {}, classOf(array.name)))), el("td", {}, whole.format(array.count)), el("td", {}, bytes(array.bytes)),
        el("td", {}, whole.format(array.longest)), el("td", {}, bytes(array.baseBytes)), el("td", {}, bytes(array.elementBytes))))))),
  ];
}

function sharing({ sharing: pairs, machine }) {
  const head = el("h3", {}, "Written by different threads", el("small", {}, `within ${machine.lineBytes} bytes of one object`));
  if (!pairs.length) return [head, el("p", { class: "plain" }, "No two places that different threads write were seen so close together: no false sharing inside of an object.")];
  return [head, wide("Written by different threads", el("table", { class: "layout-sharing" },
    el("thead", {}, el("tr", {}, ["object", "one thread writes", "another writes", "apart"].map(text => el("th", { scope: "col" }, text)))),
    el("tbody", {}, pairs.map(pair => el("tr", {}, el("th", { scope: "row" }, el("code", {}, el("bdi", {}, classOf(pair.type)))),
      el("td", {}, el("code", {}, el("bdi", {}, pair.first))), el("td", {}, el("code", {}, el("bdi", {}, pair.second))), el("td", {}, bytes(pair.apart)))))))];
}

const notes = machine => el("p", { class: "blind" },
  `Here an object’s header takes ${bytes(machine.headerBytes)}, a reference ${bytes(machine.referenceBytes)}, and every size is a multiple of ${machine.alignment}. `,
  `The JVM puts fields in the order that leaves the smallest gaps, so their order in the source makes no difference. An object begins at any multiple of ${machine.alignment}, not at that of a line: what is less than a line apart can share one. `,
  machine.lineIsRead ? "" : `The length of a line could not be read here, and is taken to be ${bytes(machine.lineBytes)}. `,
  "Writes are those of your classes and the benchmark’s; what AtomicLong, VarHandle or other code of the JDK writes is not seen, nor static fields.");
