// What every page has: the list of keys, theme and text size.
import { el, find } from "./dom.js";
import { show } from "./dialogs.js";

const KEYS = [
  ["On the exercise page", [
    ["Run, from anywhere", ["Ctrl", "Enter"]],
    ["Go to the guide, the code, the evidence", ["g"], ["c"], ["e"]],
    ["Tests, benchmark and the other tabs", ["←"], ["→"]],
    ["This list", ["?"]],
  ]],
  ["In the editor", [
    ["Leave it", ["Esc"], ["Tab"]],
    ["Next problem", ["F8"]],
    ["Frames of a hot line", ["F9"]],
    ["Search", ["Ctrl", "F"]],
    ["Complete a word", ["Ctrl", "Space"]],
  ]],
  ["In the flame graph (there, ? explains it and lists all)", [
    ["Walk from frame to frame", ["←"], ["↑"], ["↓"], ["→"]],
    ["Zoom in, zoom out", ["Enter"], ["Backspace"]],
    ["Show the line in the editor", ["o"]],
    ["Search", ["/"]],
    ["Focus, hide, reverse", ["f"], ["h"], ["r"]],
    ["In a table or the call graph: how to read it", ["?"]],
  ]],
  ["In the timeline (there, ? explains it and lists all)", [
    ["Closer, farther, left, right", ["w"], ["s"], ["a"], ["d"]],
    ["From row to row, from change to change", ["↑"], ["↓"], ["←"], ["→"]],
    ["Select from here, to here", ["["], ["]"]],
    ["The thread’s card, the line where it waits", ["Enter"], ["o"]],
  ]],
];
const mac = /Mac|iP/.test(navigator.platform);
const keyName = key => (mac && key === "Ctrl" ? "⌘" : key);

function stored(name, value) {
  try {
    if (value === undefined) return localStorage.getItem(`hotpath:${name}`);
    if (value) localStorage.setItem(`hotpath:${name}`, value);
    else localStorage.removeItem(`hotpath:${name}`);
  } catch {
    // Storage is switched off: the choice lasts for this page.
  }
  return value;
}

let singleKeys = stored("single-keys") !== "off";

/** Calls `act` for a key that stands alone, unless something is being typed or the learner switched such keys off. */
export function onKey(act) {
  document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !singleKeys) return;
    if (event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable=true], dialog")) return;
    act(event);
  });
}

function showKeys() {
  const toggle = el("input", { type: "checkbox", on: { change: () => {
    singleKeys = toggle.checked;
    stored("single-keys", singleKeys ? "" : "off");
  } } });
  toggle.checked = singleKeys;
  show(el("dialog", { "aria-labelledby": "dialog-title" },
    el("form", { method: "dialog" },
      el("h2", { id: "dialog-title" }, "Keys"),
      KEYS.map(([title, keys]) => [
        el("h3", {}, title),
        el("dl", {}, keys.map(([what, ...chords]) => [
          el("dt", {}, chords.map(chord => el("span", {}, chord.flatMap((key, i) => [i ? "\u200a+\u200a" : "", el("kbd", {}, keyName(key))])))),
          el("dd", {}, what),
        ])),
      ]),
      el("fieldset", {}, el("label", {}, toggle, "Keys that stand alone (?, g, c, e) are on")),
      el("div", { class: "choices" }, el("button", { class: "primary" }, "Close")))));
}

function radios(name, legend, choices) {
  const current = stored(name) ?? "";
  return el("fieldset", {}, el("legend", {}, legend), choices.map(([value, text]) => {
    const input = el("input", { type: "radio", name, value, on: { change: () => {
      stored(name, value);
      if (value) document.documentElement.dataset[name] = value;
      else delete document.documentElement.dataset[name];
      // Pictures on canvas read their colours and sizes from the page.
      dispatchEvent(new Event("look-changed"));
    } } });
    input.checked = current === value;
    return el("label", {}, input, text);
  }));
}

function showLook() {
  show(el("dialog", { "aria-labelledby": "dialog-title" },
    el("form", { method: "dialog" },
      el("h2", { id: "dialog-title" }, "Theme and text size"),
      radios("theme", "Theme", [["", "as the system"], ["light", "light"], ["dark", "dark"]]),
      radios("size", "Text", [["", "normal"], ["large", "large"], ["projector", "projector"]]),
      el("div", { class: "choices" }, el("button", { class: "primary" }, "Close")))));
}

find("#keys").addEventListener("click", showKeys);
find("#look").addEventListener("click", showLook);
onKey(event => {
  if (event.key !== "?") return;
  event.preventDefault();
  showKeys();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => dispatchEvent(new Event("look-changed")));
