// Two versions of the code, typed in two places at once: mine, the other, or first a look at how they differ.
import { toast } from "./dialogs.js";
import { el, find, link, say } from "./dom.js";
import { ago } from "./format.js";
import { choose } from "./versions.js";

export class DraftChoice {
  #editor; #nonce; #mine; #other;
  #line = null;
  #text = el("span");
  #conflict = null;

  /** `mine` and `other` are called with the conflict when one of the two is chosen. */
  constructor({ editor, nonce, mine, other }) {
    this.#editor = editor;
    this.#nonce = nonce;
    this.#mine = mine;
    this.#other = other;
  }

  get open() { return this.#line !== null; }

  /** `conflict` has the other version: {files, where}, and from the server {starter, savedAt, serverTime} too. */
  offer(conflict) {
    this.#conflict = conflict;
    const { where, starter, savedAt, serverTime } = conflict;
    const when = savedAt ? ` ${ago(savedAt, Date.parse(serverTime))}` : "";
    this.#text.textContent = `This exercise was ${starter ? "set back to the starter" : "changed"} ${where}${when}. Both versions are kept; the editor shows yours.`;
    if (this.#line) return;
    this.#line = el("div", { class: "notice draft-choice", role: "group", "aria-label": "Two versions of your code" }, this.#text,
      link("Keep mine", () => this.#keep()), link("Use the other", () => this.#use()), link("See the difference", () => this.#compare()));
    find("#notices").append(this.#line);
    say(`${this.#text.textContent} Choose above the editor.`);
  }

  close() {
    this.#line?.remove();
    this.#line = null;
  }

  #keep() {
    const conflict = this.#conflict;
    this.close();
    this.#mine(conflict);
    toast("Yours stays. The other is among the other versions.");
  }

  async #use() {
    const conflict = this.#conflict;
    const before = this.#editor.texts();
    this.close();
    await this.#other(conflict);
    toast("The other version is in the editor.", { label: "Undo", act: () => this.#editor.replace(before) });
  }

  async #compare() {
    const { files, starter } = this.#conflict;
    const chosen = await choose({
      title: "Two versions of your code", mine: this.#editor.texts(), mineName: "mine", other: files, otherName: starter ? "the starter" : "the other", nonce: this.#nonce,
    });
    if (chosen === "mine") this.#keep();
    else if (chosen === "other") await this.#use();
  }
}
