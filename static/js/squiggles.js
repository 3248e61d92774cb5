// Compiler messages as one types.
import { api } from "./api.js";
import { el, find } from "./dom.js";
import { baseName } from "./format.js";

const PAUSE_MILLIS = 350;
const LISTED = 20;

export class Squiggles {
  #id; #editor; #timer = 0; #asked = null; #list = find("#problems");

  constructor(id, editor) {
    this.#id = id;
    this.#editor = editor;
  }

  /** To be called at every edit: asks the compiler after a pause, and forgets an older question. */
  changed() {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    this.#timer = setTimeout(() => this.#ask(), PAUSE_MILLIS);
  }

  async #ask() {
    if (!Object.keys(this.#editor.texts()).length) return;   // nothing to edit
    const asked = this.#asked = new AbortController();
    try {
      const { diagnostics } = await api.diagnose(this.#id, this.#editor.texts(), asked.signal);
      if (!asked.signal.aborted) this.show(diagnostics);
    } catch (failure) {
      if (asked.signal.aborted) return;
      // Asked too often: what is shown may be a word behind, and the answer comes by itself.
      if (failure.retrySeconds) this.#timer = setTimeout(() => this.#ask(), failure.retrySeconds * 1000);
      // The server is gone: the draft's status says so, and old squiggles would only mislead.
      else this.show([]);
    }
  }

  show(diagnostics) {
    if (this.#editor.showingRun) return;
    this.#editor.showDiagnostics(diagnostics);
    const severe = ["error", "warning", "note"];
    const sorted = diagnostics.toSorted((a, b) => severe.indexOf(a.severity) - severe.indexOf(b.severity));
    this.#list.hidden = diagnostics.length === 0;
    this.#list.replaceChildren(...sorted.slice(0, LISTED).map(found => el("button", {
      type: "button", on: { click: () => this.#editor.goTo(found.file, found.line, found.column, true) },
    }, el("span", { class: `where ${found.severity}` }, place(found)), el("span", {}, found.message.split("\n")[0]))));
  }
}

/** "Concat.java:7", as far as it is known. */
export const place = ({ file, line }) => [file && baseName(file), line > 0 && line].filter(Boolean).join(":") || "compiler";
