// Counts as bars: a list that reads "label, 11", with a bar that grows.
import { el, prose } from "./dom.js";
import { keep } from "./keep.js";

/** Draws rows of {key, label, count, of, mark, note}: `of` is what a full bar is, `mark` a class, `note` a few words behind the count. */
export function drawBars(list, rows) {
  list.classList.add("bars");
  keep(list, rows.map(({ key, label, mark = "", note = "" }) => ({ key, label, mark, note })), {
    key: ({ key }) => key,
    build: ({ label, mark, note }) => el("li", { class: mark || null },
      el("span", { class: "label" }, el("bdi", {}, prose(label)), note && el("small", {}, ` ${note}`)),
      el("span", { class: "track", "aria-hidden": "true" }, el("i", { class: "grow" })), el("b", { class: "num" })),
  });
  // Not built anew, so that they grow.
  for (const [i, { count, of }] of rows.entries()) {
    const row = list.children[i];
    row.querySelector("i").style.width = `${of > 0 ? Math.min(100, (count / of) * 100) : 0}%`;
    row.querySelector("b").textContent = String(count);
  }
}
