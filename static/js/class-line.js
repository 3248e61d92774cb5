// The line in the middle of the class's bar: what the instructor said to all, and what they have opened since.
import { el, link, say } from "./dom.js";

const KEY = "hotpath:class:dismissed";

function dismissed(value) {
  try {
    if (value !== undefined) localStorage.setItem(KEY, String(value));
    return Number(localStorage.getItem(KEY)) || 0;
  } catch {
    return value ?? 0;
  }
}

export class ClassLine {
  #text = el("p");
  #close = el("button", { type: "button", class: "quiet icon", "aria-label": "Dismiss", on: { click: () => this.#dismiss() } }, "×");
  #more = el("button", { type: "button", class: "link", "aria-expanded": "false", hidden: true, on: { click: () => this.#whole(!this.node.classList.contains("whole")) } }, "all of it");
  #heard = null; #broadcast = null; #news = []; #shown = null;

  constructor() {
    this.node = el("div", { class: "class-line", hidden: true }, el("span", { class: "icon", "aria-hidden": "true" }), this.#text, this.#more, this.#close);
    // Where it has no room it can be read in full below the bar.
    new ResizeObserver(() => this.#fits()).observe(this.node);
    this.node.addEventListener("keydown", event => { if (event.key === "Escape") this.#whole(false); });
  }

  #fits() {
    if (!this.node.classList.contains("whole")) this.#more.hidden = this.#text.scrollWidth <= this.#text.clientWidth;
  }

  #whole(yes) {
    this.node.classList.toggle("whole", yes);
    this.#more.setAttribute("aria-expanded", String(yes));
    this.#more.textContent = yes ? "less" : "all of it";
    this.#fits();
  }

  /** `broadcast` is {number, at, text} or null. */
  show(broadcast) {
    const number = broadcast?.number ?? 0;
    if (broadcast && this.#heard !== null && number > this.#heard) say(`From the instructor: ${broadcast.text}`);
    this.#heard = number;
    this.#broadcast = number > dismissed() ? broadcast : null;
    this.#draw();
  }

  /** Something that happened: a sentence, and where it leads. */
  add(text, { label, href, act }) {
    say(text);
    this.#news = [...this.#news.filter(one => one.text !== text), { text, label, href, act }];
    this.#draw();
  }

  #dismiss() {
    if (this.#news.length) this.#news.pop();
    else {
      dismissed(this.#broadcast.number);
      this.#broadcast = null;
    }
    this.#draw();
  }

  #draw() {
    const news = this.#news.at(-1);
    const shown = JSON.stringify(news ?? this.#broadcast);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const had = this.node.contains(document.activeElement);
    this.node.hidden = !news && !this.#broadcast;
    this.node.classList.toggle("news", Boolean(news));
    if (news) this.#text.replaceChildren(news.text, " ", news.href ? el("a", { href: news.href }, news.label) : link(news.label, news.act));
    else if (this.#broadcast) this.#text.replaceChildren(el("bdi", {}, this.#broadcast.text));
    this.#whole(false);
    this.#text.title = news || !this.#broadcast ? "" : this.#broadcast.text;
    if (had && this.node.hidden) document.querySelector("#class-bar button:not([hidden])")?.focus();
  }
}
