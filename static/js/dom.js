// Building elements. Text only ever becomes a text node, so that nothing a learner or a test wrote can turn into markup.

export const find = (selector, root = document) => root.querySelector(selector);
export const findAll = (selector, root = document) => [...root.querySelectorAll(selector)];

/** An element; `attributes` may hold `class`, `on` (listeners by event) and `data`; children are nodes or text. */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
    } else if (name === "data") {
      Object.assign(node.dataset, value);
    } else {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

/** A button that looks like a link, for what acts on this page. */
export function link(text, act, attributes = {}) {
  return el("button", { type: "button", class: "link", on: { click: act }, ...attributes }, text);
}

/** Text with `code` between backticks, as nodes. */
export function prose(text) {
  return text.split("`").map((part, i) => (i % 2 ? el("code", {}, part) : part)).filter(part => part !== "");
}

/** Replaces an element's text by the same text with its backticks as code. */
export function markCode(node) {
  if (node.textContent.includes("`")) node.replaceChildren(...prose(node.textContent));
}

const MARKS = {
  pass: [["circle", { cx: 7, cy: 7, r: 7, fill: "currentColor" }], ["path", { d: "m4 7.2 2.2 2.2L10.2 5", fill: "none", class: "cut", "stroke-width": 1.7 }]],
  slow: [["circle", { cx: 7, cy: 7, r: 6, fill: "none", stroke: "currentColor", "stroke-width": 2 }], ["path", { d: "M7 1a6 6 0 0 1 0 12z", fill: "currentColor" }]],
  bad: [["path", { d: "M2.5 2.5l9 9M11.5 2.5l-9 9", stroke: "currentColor", "stroke-width": 2.4 }]],
  unsure: [["path", { d: "M1 5.2c2-2.4 4 2.4 6 0s4 2.4 6 0M1 9.8c2-2.4 4 2.4 6 0s4 2.4 6 0", fill: "none", stroke: "currentColor", "stroke-width": 1.8 }]],
  off: [["circle", { cx: 7, cy: 7, r: 6, fill: "none", stroke: "currentColor", "stroke-width": 1.4 }], ["path", { d: "M4 7h6", stroke: "currentColor", "stroke-width": 1.8 }]],
  open: [["circle", { cx: 7, cy: 7, r: 6, fill: "none", stroke: "currentColor", "stroke-width": 1.2, "stroke-dasharray": "2 2" }]],
};

/** A shape for a result: pass, slow, bad, unsure, off or open. Colour comes from the style sheet. */
export function mark(name, label) {
  const hidden = label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" };
  return svg("svg", { viewBox: "0 0 14 14", class: "mark", ...hidden }, MARKS[name].map(([tag, attributes]) => svg(tag, attributes)));
}

let politely = 0;

/** Has a screen reader say something when it is done with what it says now. */
export function say(text) {
  const region = find("#polite");
  clearTimeout(politely);
  // A pause, so that the same sentence twice is heard twice.
  region.textContent = "";
  politely = setTimeout(() => { region.textContent = text; }, 60);
}
