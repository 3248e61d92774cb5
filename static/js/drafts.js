// Drafts: what is typed is in this browser at every keystroke and on the server soon after, and nothing that was typed elsewhere
// is overwritten unseen. Versions say what came first; no clock does.
import { api } from "./api.js";
import { DraftChoice } from "./draft-choice.js";
import { DraftSender } from "./draft-sender.js";
import { el, find, link, say } from "./dom.js";
import { KeptDrafts } from "./kept-drafts.js";
import { otherTabs } from "./other-tabs.js";

const UNSAVED = "Not saved yet, and this browser keeps nothing: leave this page open";

export const sameTexts = (a, b) => Object.keys({ ...a, ...b }).every(path => a[path] === b[path]);

export class Drafts {
  #id; #editor; #own; #sender; #choice; #kept;
  #status = find("#saved");
  #edit = 0;            // of what is in the editor; counts up in this browser
  #instead = null;      // number of the kept draft that the next one goes on with
  #durable = true;      // whether this browser keeps it
  #quiet = false;       // the editor is being filled, not typed in
  #refusedEdit = 0;     // the newest that the server keeps beside another
  #choosing = false;    // the other is on its way into the editor
  #tabs = null;         // the line that says that another tab shows the same

  /** Restores what was typed. `exercise` is the server's document; `own` this browser's storage for it. */
  constructor({ id, editor, exercise, own, nonce }) {
    this.#id = id;
    this.#editor = editor;
    this.#own = own;
    this.#sender = new DraftSender({
      unsent: () => this.#unsent(),
      send: (draft, options) => api.saveDraft(id, draft, options),
      on: {
        saving: () => this.#say("Saving…"),
        saved: (draft, answer) => this.#saved(draft, answer),
        waits: seconds => this.#waits(seconds),
        refused: (failure, draft) => this.#refused(failure, draft),
      },
    });
    this.#choice = new DraftChoice({ editor, nonce, mine: conflict => this.#keepMine(conflict), other: conflict => this.#takeOther(conflict) });
    this.#kept = new KeptDrafts({ id, editor, nonce, browser: own.browser, count: exercise.keptDrafts, take: draft => this.#takeKept(draft) });
    this.#restore(exercise);
    own.watch(["typed", "saved"], (name, value) => this.#heard(name, value), () => this.#left());
    otherTabs(`draft:${exercise.learner}:${id}`, others => this.#tabsChanged(others));
    addEventListener("focus", () => this.#catchUp());
    document.addEventListener("visibilitychange", () => this.#catchUp());
  }

  /** What the server has of this browser's: the newest version seen, and the edit that it has. */
  get #at() { return this.#own.get("saved") ?? { version: 0, edit: 0 }; }

  #restore({ draft, draftVersion }) {
    const typed = this.#own.get("typed");
    const at = this.#at;
    const server = draft?.files ?? this.#editor.starters();
    this.#edit = Math.max(typed?.edit ?? 0, at.edit, draft?.browser === this.#own.browser ? draft.edit : 0);
    const unsent = typed !== null && typed.edit > at.edit;
    // The server goes back where it was given another data folder, of which this browser knows nothing.
    if (typed && !sameTexts(typed.files, server) && (unsent || draftVersion < at.version)) {
      this.#fill(typed.files);
      if (!unsent) this.#put(typed.files);
      this.#sender.now();
      return;
    }
    if (draft || typed) this.#fill(server);
    if (typed ? !sameTexts(typed.files, server) || at.version !== draftVersion : draftVersion) this.#standsAt(draftVersion, server);
    this.#say(draft ? "Saved" : "");
  }

  #fill(files) {
    this.#quiet = true;
    this.#editor.replace(files);
    this.#quiet = false;
  }

  /** The editor has what the server has; other tabs see it too. */
  #standsAt(version, files) {
    this.#edit++;
    this.#own.put("saved", { version, edit: this.#edit });
    this.#durable = this.#own.put("typed", { files, edit: this.#edit });
  }

  #put(files) {
    this.#edit++;
    this.#durable = this.#own.put("typed", { files, edit: this.#edit });
  }

  #unsent() {
    const at = this.#at;
    const typed = this.#own.get("typed");
    if (!typed || typed.edit <= at.edit || this.#own.taken) return null;
    return { files: typed.files, base: at.version, browser: this.#own.browser, edit: typed.edit, ...(this.#instead !== null && { instead: this.#instead }) };
  }

  /** To be called at every edit. */
  changed() {
    if (this.#quiet) return;
    if (this.#own.taken) {
      this.#left();
      return;
    }
    const ahead = this.#own.get("typed");
    const files = this.#editor.texts();
    // Typed in two tabs within a moment, faster than they hear of each other.
    if (ahead && ahead.edit > this.#edit && !sameTexts(ahead.files, files)) {
      this.#edit = ahead.edit;
      this.#choice.offer({ files: ahead.files, where: "in another tab of this browser" });
    }
    this.#put(files);
    if (!this.#sender.waiting && !this.#choice.open) this.#say("Saving…");
    this.#sender.more();
  }

  /** What another tab typed shows here too, so that the two never differ. */
  #heard(name, value) {
    if (name === "typed" && value.edit > this.#edit) {
      this.#edit = value.edit;
      this.#fill(value.files);
      if (!this.#choice.open) this.#say("Saving…");
      // The tab that typed it sends it; should it be closed before, this one does.
      this.#sender.more(5_000 + 5_000 * Math.random());
    } else if (name === "saved" && value.edit >= this.#edit && !this.#choice.open) {
      this.#say("Saved");
    }
  }

  /** A tab that slept has heard nothing. */
  #catchUp() {
    const typed = this.#own.get("typed");
    if (!document.hidden && typed) this.#heard("typed", typed);
  }

  #tabsChanged(others) {
    this.#tabs?.remove();
    this.#tabs = others ? notice("This exercise is open in another tab too. Both show what you typed last.", [["Dismiss", close => close()]]) : null;
    // What a tab that is gone had not sent yet is here as well.
    if (!others && this.#unsent()) this.#sender.now();
  }

  #saved(sent, { version, edit }) {
    this.#own.put("saved", { version, edit: sent.edit });
    this.#instead = null;
    this.#choice.close();
    if (edit > sent.edit) {
      // The server knows a later edit of this browser, whose counter was lost with its storage: count on from there.
      this.#edit = Math.max(this.#edit, edit);
      this.#put(this.#editor.texts());
      return;
    }
    if (this.#unsent() === null) this.#say("Saved");
    if (sent.instead !== undefined) this.#kept.changed();
  }

  #waits(seconds) {
    const soon = navigator.onLine ? `trying again in ${seconds}\u00a0s` : "it is sent when the network is back";
    this.#say(!this.#durable ? `${UNSAVED}; ${soon}` : navigator.onLine ? `Saved in this browser only; ${soon}` : `Offline. Saved in this browser; ${soon}`, true);
  }

  #refused(failure, sent) {
    if (failure.code === "draft-conflict") {
      this.#refusedEdit = sent?.edit ?? this.#refusedEdit;
      if (this.#choosing) return;
      const { version, draft, kept, serverTime } = failure.answer;
      this.#choice.offer({ version, kept, files: draft?.files ?? this.#editor.starters(), starter: draft === null, savedAt: draft?.savedAt, serverTime, where: "in another browser" });
      this.#kept.changed();
      this.#say("Both versions are kept; choose one above", true);
    } else {
      this.#say(`${this.#durable ? "Saved in this browser only" : "Not saved"}: ${failure.message}`, true);
    }
  }

  /** What stands gives way to what is in the editor. */
  async #keepMine({ version, kept }) {
    if (version !== undefined) {
      this.#own.put("saved", { ...this.#at, version });
      this.#instead = kept;
    }
    this.#put(this.#editor.texts());
    await this.#sender.now();
  }

  /** What is in the editor gives way to what stands; it stays among the kept. */
  async #takeOther({ version, files, starter }) {
    this.#choosing = true;
    if (this.#own.get("typed")?.edit > this.#refusedEdit) await this.#sender.now();   // the last words of what gives way
    this.#choosing = false;
    if (version === undefined) {
      this.#fill(files);
      this.changed();
      return;
    }
    this.#fill(files);
    this.#standsAt(version, files);
    this.#say(starter ? "Starter" : "Saved");
  }

  #takeKept(draft) {
    this.#instead = draft.number;
    this.#editor.replace(draft.files);
  }

  /** Another person has come to this browser: what is typed here from now on would be theirs. */
  #left() {
    this.#sender.stop();
    this.#say("Somebody else has joined in this browser: nothing that is typed here is saved. Reload this page", true);
  }

  #say(text, bad = false) {
    if (bad && !this.#status.classList.contains("bad")) say(text);
    this.#status.textContent = text;
    this.#status.classList.toggle("bad", bad);
  }

  /** Forgets the draft on both sides; the editor already shows the starter. */
  async drop() {
    if (this.#own.taken) {
      this.#left();
      return;
    }
    this.#edit++;
    const { version } = this.#at;
    try {
      const answer = await api.dropDraft(this.#id, { base: version, browser: this.#own.browser, edit: this.#edit });
      this.#standsAt(answer.version, this.#editor.texts());
      this.#say("Starter");
    } catch (failure) {
      if (failure.code === "draft-conflict") this.#refused(failure);
      else this.#sender.now();   // the starter is kept as what was typed, and sent when that is possible
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
