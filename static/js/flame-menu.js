// A menu at a place of the page: opened by right click or key, walked by arrow keys, gone with Escape.
import { el, findAll } from "./dom.js";

/** Opens a menu of [text, key, act, more] at x, y of the window, where `more` is a sentence below the text, or left out; the focus goes back to `origin`. */
export function openMenu(title, entries, { x, y, origin }) {
  const close = () => {
    const inside = menu.contains(document.activeElement);
    removeEventListener("pointerdown", outside, true);
    removeEventListener("blur", close);
    removeEventListener("resize", close);
    menu.remove();
    if (inside) origin.focus({ preventScroll: true });   // or the keyboard would be nowhere
  };
  const outside = event => { if (!menu.contains(event.target)) close(); };
  const menu = el("div", { class: "flame-menu", role: "menu", "aria-label": title, on: { keydown: event => key(event), contextmenu: event => event.preventDefault() } },
    el("div", { class: "of", role: "presentation" }, el("bdi", {}, title)),
    entries.map(([text, chord, act, more]) => el("button", { type: "button", role: "menuitem", tabindex: "-1", on: { click: () => { close(); act(); } } },
      el("span", {}, text, more ? el("small", {}, more) : null), chord ? el("kbd", { "aria-hidden": "true" }, chord) : null)));
  const items = findAll("[role=menuitem]", menu);
  const key = event => {
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items[(to + items.length) % items.length].focus();
    else if (event.key === "Escape" || event.key === "Tab") close();
    else if (event.key !== "Enter" && event.key !== " ") {
      const named = entries.find(([, chord]) => chord && chord === event.key);
      if (named) { close(); named[2](); }
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  (document.querySelector("main") ?? document.body).append(menu);
  menu.style.left = `${Math.max(4, Math.min(x, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(4, Math.min(y, innerHeight - menu.offsetHeight - 8))}px`;
  items[0].focus();
  addEventListener("pointerdown", outside, true);
  addEventListener("blur", close);
  addEventListener("resize", close);
}
