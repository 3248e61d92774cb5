// How to read something, as a dialog: what can be said of it, point by point, and its keys.
import { show } from "./dialogs.js";
import { el } from "./dom.js";

/** `points` are pairs of a claim and what follows from it, `keys` a meaning with its chords each; `picture` stands above them. */
export function explainHow({ title, picture = null, points, keysTitle = "Keys", keys = [] }) {
  return show(el("dialog", { class: "how", "aria-labelledby": "dialog-title" },
    el("form", { method: "dialog" },
      el("h2", { id: "dialog-title", tabindex: "-1", autofocus: true }, title),
      picture,
      el("ul", {}, points.map(([claim, rest]) => el("li", {}, el("b", {}, claim), " ", rest))),
      keys.length ? [
        el("h3", {}, keysTitle),
        el("dl", {}, keys.map(([meaning, ...chords]) => [el("dt", {}, chords.map(([key]) => el("kbd", {}, key))), el("dd", {}, meaning)])),
      ] : null,
      el("div", { class: "choices" }, el("button", { class: "primary" }, "Close")))));
}
