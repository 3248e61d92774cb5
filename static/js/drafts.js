// Drafts: kept in this browser at every keystroke and on the server soon after, so that nothing typed is lost.
import { api } from "./api.js";
import { el, find, link, say } from "./dom.js";
import { ago } from "./format.js";

const PAUSE_MILLIS = 400;
const RETRY_MILLIS = 4000;

export const sameTexts = (a, b) => Object.keys({ ...a, ...b }).every(path => a[path] === b[path]);

export class Drafts {
  #id; #editor; #timer = 0; #status = find("#saved"); #pending = false; #sending = 0;

  /** Restores what was typed; `server` is the server's draft or null, `offer` is called with an older version that differs. */
  constructor({ id, editor, server, offer }) {
    this.#id = id;
    this.#editor = editor;
    const local = this.#read();
    const remote = server && { files: server.files, savedAt: Date.parse(server.savedAt) };
    const [newer, older] = [local, remote].filter(Boolean).sort((a, b) => b.savedAt - a.savedAt);
    if (newer) editor.replace(newer.files);
    if (newer && older && !sameTexts(newer.files, older.files)) {
      offer({ files: older.files, where: older === local ? "in this browser" : "on the server", when: ago(older.savedAt) });
    }
    if (newer && newer === local && (!remote || !sameTexts(local.files, remote.files))) this.#send();
    else this.#say(newer ? `saved ${ago(newer.savedAt)}` : "");
    // The last words typed before the page goes away; keepalive lets the request outlive it.
    addEventListener("pagehide", () => { if (this.#pending) api.saveDraft(id, editor.texts(), { keepalive: true }).catch(() => {}); });
  }

  get #key() { return `hotpath:draft:${this.#id}`; }

  #read() {
    try {
      return JSON.parse(localStorage.getItem(this.#key));
    } catch {
      return null;
    }
  }

  #keep(files) {
    try {
      localStorage.setItem(this.#key, JSON.stringify({ files, savedAt: Date.now() }));
      return true;
    } catch {
      return false; // Storage is off or full: the server still gets it.
    }
  }

  #say(text, bad = false) {
    this.#status.textContent = text;
    this.#status.classList.toggle("bad", bad);
  }

  /** To be called at every edit. */
  changed() {
    this.#keep(this.#editor.texts());
    this.#pending = true;
    this.#say("saving…");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), PAUSE_MILLIS);
  }

  async #send() {
    clearTimeout(this.#timer);
    const sending = ++this.#sending;
    const files = this.#editor.texts();
    try {
      await api.saveDraft(this.#id, files);
      if (sending !== this.#sending) return;
      this.#pending = !sameTexts(files, this.#editor.texts());
      if (!this.#pending) this.#say("saved");
    } catch (failure) {
      if (sending !== this.#sending) return;
      const kept = this.#keep(files) ? "kept in this browser" : "and not kept in this browser either";
      const text = failure.unreachable ? `not saved: server unreachable, ${kept}` : `not saved: ${failure.message}`;
      if (this.#status.textContent !== text) say(text);
      this.#say(text, true);
      this.#timer = setTimeout(() => this.#send(), RETRY_MILLIS);
    }
  }

  /** Forgets the draft on both sides; the editor already shows the starter. */
  async drop() {
    clearTimeout(this.#timer);
    this.#sending++;
    this.#pending = false;
    try {
      localStorage.removeItem(this.#key);
    } catch { /* Storage is off: there is nothing to remove. */ }
    try {
      await api.dropDraft(this.#id);
      this.#say("starter");
    } catch (failure) {
      this.#say(failure.message, true);
    }
  }
}

/** A line above the editor with something to do about it. */
export function notice(text, actions) {
  const line = el("div", { class: "notice", role: "status" }, el("span", {}, text));
  for (const [label, act] of actions) line.append(link(label, () => act(() => line.remove())));
  find("#notices").append(line);
  return line;
}
