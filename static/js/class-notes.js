// What the instructor wrote to this person, and how many of it is new.
import { Panel } from "./class-panels.js";
import { el, say } from "./dom.js";
import { keep } from "./keep.js";
import { since } from "./server-clock.js";

const KEY = "hotpath:class:read";

function lastRead(value) {
  try {
    if (value !== undefined) localStorage.setItem(KEY, String(value));
    return Number(localStorage.getItem(KEY)) || 0;
  } catch {
    return value ?? 0;   // storage is off: notes are new on each page
  }
}

/** A note as an item of a list. */
export function noteItem({ run, text, at, age }) {
  return el("li", {}, el("p", { dir: "auto" }, text),
    el("p", { class: "meta" }, el("time", { datetime: at }, age === "now" ? "just now" : `${age} ago`), run ? [" · ", el("a", { href: `/runs/${encodeURIComponent(run)}` }, "the attempt that it is about")] : ""));
}

export class ClassNotes {
  #list = el("ul", { class: "notes" });
  #panel = new Panel({ name: "Notes", icon: "notes", title: "Notes from the instructor", opened: () => this.#opened() });
  #notes = []; #heard = null;

  constructor() {
    this.node = this.#panel.node;
    this.#panel.body.append(el("h2", {}, "Notes from the instructor"), this.#list, el("p", { class: "meta" }, "Nobody else sees them. ", el("a", { href: "/class#notes" }, "All on your class page")));
    this.node.hidden = true;
  }

  show(notes) {
    this.#notes = notes;
    this.node.hidden = notes.length === 0;
    const newest = Math.max(0, ...notes.map(({ number }) => number));
    if (this.#heard !== null && newest > this.#heard) say(`A note from the instructor: ${notes.find(({ number }) => number === newest).text}`);
    this.#heard = newest;
    if (this.#panel.isOpen) this.#opened();
    else this.#draw();
  }

  #opened() {
    lastRead(Math.max(lastRead(), ...this.#notes.map(({ number }) => number)));
    this.#draw();
  }

  #draw() {
    const read = lastRead();
    const unread = this.#notes.filter(({ number }) => number > read).length;
    this.#panel.count.hidden = unread === 0;
    this.#panel.count.replaceChildren(String(unread), el("span", { class: "hidden" }, " new"));
    this.#panel.button.classList.toggle("waits", unread > 0);
    keep(this.#list, this.#notes.toSorted((a, b) => b.number - a.number).map(note => ({ ...note, age: since(note.at) })), { key: ({ number }) => number, build: noteItem });
  }
}
