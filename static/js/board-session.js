// The class itself: its title, who may join and how, its end and the next one, its results.
import { act, doIt } from "./acting.js";
import { healthWords } from "./board-words.js";
import { lead } from "./class-api.js";
import { confirm, show } from "./dialogs.js";
import { el, find } from "./dom.js";

export class SessionHead {
  #title = find("#class-title"); #code = find("#join .code"); #address = find("#join .address"); #health = find("#health"); #over = find("#over");
  #session = null; #sharing = find("#sharing"); #end = find("#end"); #sending = false;

  constructor() {
    this.#title.addEventListener("change", () => this.#rename());
    this.#title.form.addEventListener("submit", event => {
      event.preventDefault();
      this.#title.blur();
    });
    this.#title.addEventListener("keydown", event => {
      if (event.key !== "Escape") return;
      this.#title.value = this.#session.title;
      this.#title.blur();
    });
    this.#sharing.addEventListener("change", () => {
      const { checked } = this.#sharing;
      act(checked ? "Attendees may share their attempts by link." : "Attendees may not share their attempts.", "sharingAllowed", { allowed: checked });
    });
    this.#end.addEventListener("click", () => (this.#session.over ? doIt("The class goes on.", () => lead.reopen()) : this.#endIt()));
    find("#next-class").addEventListener("click", () => this.#next());
    find("#show-qr").addEventListener("click", () => this.#qr());
  }

  async #rename() {
    const title = this.#title.value.trim();
    if (!title || title === this.#session.title) {
      this.#title.value = this.#session.title;
      return;
    }
    this.#sending = true;
    if (!await doIt("The class has a new title.", () => lead.rename(title))) this.#title.value = this.#session.title;
    this.#sending = false;
  }

  async #endIt() {
    if (await confirm("End the class?", "Nobody can hand anything in after that; all stays readable. You can let it go on again.", "End it", "Go on")) await doIt("The class is over.", () => lead.end());
  }

  async #next() {
    const title = el("input", { type: "text", id: "next-title", maxlength: 80, required: true, autofocus: true, dir: "auto" });
    const answer = await show(el("dialog", { "aria-labelledby": "dialog-title" },
      el("form", { method: "dialog" },
        el("h2", { id: "dialog-title" }, "Begin the next class"),
        el("p", {}, "This one ends and stays readable. The next one has a join code of its own, and nobody in it yet."),
        el("label", { for: "next-title" }, "Title"), title,
        el("div", { class: "choices" }, el("button", { class: "small", value: "", formnovalidate: true }, "Cancel"), el("button", { class: "primary", value: "next" }, "Begin it")))));
    if (answer === "next" && title.value.trim()) await doIt("The next class has begun.", () => lead.next(title.value.trim()));
  }

  #qr() {
    const { joinUrl, joinCode } = this.#session;
    show(el("dialog", { class: "big-code", "aria-labelledby": "dialog-title" },
      el("form", { method: "dialog" },
        el("h2", { id: "dialog-title" }, "Join the class"),
        el("img", { src: "/class/join.svg", alt: `QR picture of ${joinUrl}` }),
        el("p", { class: "address" }, joinUrl), el("p", { class: "code" }, joinCode),
        el("div", { class: "choices" }, el("button", { class: "primary", autofocus: true }, "Close")))));
  }

  show({ session, health, sharing }) {
    this.#session = session;
    if (document.activeElement !== this.#title && !this.#sending && this.#title.value !== session.title) this.#title.value = session.title;
    text(this.#code, session.joinCode);
    text(this.#address, session.joinUrl);
    text(this.#health, healthWords(health));
    this.#over.hidden = !session.over;
    text(this.#end, session.over ? "Let it go on" : "End the class");
    if (sharing !== undefined) this.#sharing.checked = sharing;
    for (const kind of ["csv", "json"]) find(`#results-${kind}`).href = lead.resultsUrl(session.id, kind);
  }
}

const text = (node, now) => { if (node.textContent !== now) node.textContent = now; };
