// The line above the verdict: whose evidence this is, and what can be done with that attempt's code.
import { el, find, link } from "./dom.js";
import { toast } from "./dialogs.js";
import { sameTexts } from "./drafts.js";
import { ago } from "./format.js";
import { chooseVersion } from "./versions.js";

export class Shown {
  #place = find("#shown");
  #editor; #evidence; #attempts; #nonce; #key = "";

  constructor({ editor, evidence, attempts, nonce }) {
    this.#editor = editor;
    this.#evidence = evidence;
    this.#attempts = attempts;
    this.#nonce = nonce;
  }

  /** To be called when the run shown or the code changed. */
  changed() {
    const { report, files } = this.#evidence;
    if (!report) return;
    const attempt = this.#attempts.placeOf(report.id);
    const differs = Object.keys(files).length > 0 && !sameTexts(pick(this.#editor.texts(), files), files);
    const key = JSON.stringify([report.id, attempt?.number, this.#attempts.count, differs, this.#editor.showingRun]);
    if (key === this.#key) return;
    this.#key = key;
    const showing = this.#editor.showingRun;
    const address = `/runs/${report.id}`;
    this.#place.hidden = false;
    const comparison = this.#attempts.comparisonOf(report.id);
    const end = comparison ? "" : "end";
    const copy = navigator.clipboard
      ? link("Copy link", () => this.#copy(address), { class: `link ${end}` }) : el("a", { href: address, class: end }, "Link to this run");
    this.#place.replaceChildren(
      el("span", {}, el("b", {}, attempt ? `Attempt ${attempt.number}` : "This run"), attempt ? `, ${ago(attempt.submittedAt)}` : "",
        differs && !showing ? "; its code differs from the editor’s:" : ""),
      showing ? link("Back to my code", () => this.#show(false)) : differs ? link("show", () => this.#show(true), { "aria-label": "Show this run’s code" }) : "",
      differs ? link("compare", () => this.#compare(), { "aria-label": "Compare this run’s code with the editor’s" }) : "",
      differs ? link("load", () => this.#load(), { "aria-label": "Load this run’s code into the editor" }) : "",
      comparison ? el("a", { href: comparison, class: "end" }, "Compare with…") : "",
      copy);
    this.#banner(showing);
  }

  /** Whether this run's code differs from the learner's own. */
  get differs() {
    const { files } = this.#evidence;
    return !sameTexts(pick(this.#editor.texts(), files), files);
  }

  #show(run) {
    if (run) this.#editor.showRun(this.#evidence.files);
    else this.#editor.showMine();
    this.#evidence.recolour();
    this.changed();
  }

  /** Opens the run's code in place of the learner's. */
  showCode() { this.#show(true); }

  #banner(showing) {
    find("#notices .of-run")?.remove();
    if (!showing) return;
    find("#notices").append(el("div", { class: "notice of-run" },
      el("span", {}, "This is the code of the run shown, read-only. Your own code is kept."),
      link("Back to my code", () => this.#show(false)), link("Load it into the editor", () => this.#load())));
  }

  #load() {
    const before = this.#editor.texts();
    this.#editor.replace(this.#evidence.files);
    this.#evidence.recolour();
    this.changed();
    toast("Loaded. Your code before is one undo away.", { label: "Undo", act: () => { this.#editor.replace(before); this.changed(); } });
  }

  async #compare() {
    const { files } = this.#evidence;
    const took = await chooseVersion({
      title: "The editor’s code and this run’s", mine: pick(this.#editor.texts(), files), mineName: "the editor’s code",
      other: files, otherName: "this run’s code", nonce: this.#nonce,
    });
    if (took) this.#load();
  }

  async #copy(address) {
    await navigator.clipboard.writeText(new URL(address, location.href).href).catch(() => {});
    toast("Link copied.");
  }
}

const pick = (texts, like) => Object.fromEntries(Object.keys(like).map(path => [path, texts[path] ?? like[path]]));
