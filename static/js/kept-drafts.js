// Versions of the code that are kept beside the one in the editor: what came late, and what gave way.
import { api } from "./api.js";
import { show, toast } from "./dialogs.js";
import { el, find } from "./dom.js";
import { ago } from "./format.js";
import { choose } from "./versions.js";

const WHY = { "came-late": "typed while another browser was ahead", "gave-way": "gave way to another" };

export class KeptDrafts {
  #id; #editor; #nonce; #browser; #take;
  #button = el("button", { type: "button", class: "quiet", id: "versions", "aria-haspopup": "dialog", hidden: true, on: { click: () => this.#open() } }, "Other versions");

  /** `count` is how many there are; `take` is called with the one that was chosen. */
  constructor({ id, editor, nonce, browser, count, take }) {
    this.#id = id;
    this.#editor = editor;
    this.#nonce = nonce;
    this.#browser = browser;
    this.#take = take;
    this.#button.hidden = count === 0;
    find("#saved").after(this.#button);
  }

  /** To be called when there is one now. */
  changed() { this.#button.hidden = false; }

  async #open() {
    let kept;
    try {
      kept = await api.drafts(this.#id);
    } catch (failure) {
      toast(failure.message);
      return;
    }
    const now = Date.parse(kept.serverTime);
    const [verb, number] = (await show(el("dialog", { class: "kept-drafts", "aria-labelledby": "dialog-title" },
      el("form", { method: "dialog" },
        el("h2", { id: "dialog-title" }, "Other versions of your code"),
        kept.kept.length ? el("ul", {}, kept.kept.map(draft => this.#row(draft, now))) : el("p", {}, "There is none by now."),
        el("div", { class: "choices" }, el("button", { class: "primary", value: "", autofocus: true }, "Close")))))).split(" ");
    const draft = kept.kept.find(one => one.number === Number(number));
    if (!draft) return;
    const taken = verb === "use" || await choose({
      title: "Your code and another version", mine: this.#editor.texts(), mineName: "mine", other: draft.files, otherName: "the other", nonce: this.#nonce,
    }) === "other";
    if (!taken) return;
    const before = this.#editor.texts();
    this.#take(draft);
    toast("It is in the editor; what was there is kept.", { label: "Undo", act: () => this.#editor.replace(before) });
  }

  #row({ number, why, savedAt, browser }, now) {
    const what = `${browser === this.#browser ? "This browser" : "Another browser"}, ${ago(savedAt, now)}`;
    const about = name => `${name}: ${what}`;
    return el("li", {}, el("span", {}, `${what}: ${WHY[why] ?? why}`),
      el("button", { class: "small", value: `see ${number}`, "aria-label": about("See the difference") }, "See the difference"),
      el("button", { class: "small", value: `use ${number}`, "aria-label": about("Use this one") }, "Use this one"));
  }
}
