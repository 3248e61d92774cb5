// Views that a correct run can still get: a menu that adds their tabs, and what stands in a tab until its picture is there.
import { api } from "./api.js";
import { el, find, say } from "./dom.js";
import { openMenu } from "./flame-menu.js";
import { followUp } from "./follow-up.js";
import { pictureOf } from "./inspections.js";

export class MoreViews {
  #button = find("#more-views"); #page; #report = null; #offers = new Map(); #cards = new Map(); #live = null;

  /** `page` has the tabs: has(view), add(view, label), open(view), changed() when there is more to offer, update(report). */
  constructor(page) {
    this.#page = page;
    this.#button.addEventListener("click", () => this.#menu());
  }

  /** Looks what the run has and what can still be taken, once it is over. */
  async show(report) {
    const another = this.#report?.id !== report.id;
    this.#report = report;
    if (another) {
      this.#leave();
      this.#offers = new Map();
      this.#cards = new Map();
      this.#button.hidden = true;
    }
    if (report.state !== "done") return;
    try {
      const { offered, current } = await api.views(report.id);
      if (this.#report !== report) return;
      this.#offers = new Map(offered.map(offer => [offer.key, offer]));
      for (const { key, label } of offered) if (this.#has(key) && !this.#page.has(key)) this.#page.add(key, label);
      if (current && !this.#page.has(current.view)) this.#page.add(current.view, this.#offers.get(current.view).label);
      if (current && !this.#live) this.#follow(current.view);
      this.#listed();
      this.#page.changed();
    } catch { /* whatever the server is asked next says what is wrong with it */ }
  }

  #has(view) { return this.#report.artifacts.some(({ name }) => name === pictureOf(view)); }

  #listed() { this.#button.hidden = ![...this.#offers.keys()].some(view => !this.#page.has(view)); }

  #menu() {
    const { left, bottom } = this.#button.getBoundingClientRect();
    const entries = [...this.#offers.values()].filter(({ key }) => !this.#page.has(key)).map(({ key, label, promise }) => [label, "", () => {
      this.#page.add(key, label);
      this.#listed();
      this.#page.changed();
      this.#page.open(key);
    }, promise]);
    openMenu("Look at this run once more", entries, { x: left, y: bottom + 2, origin: this.#button });
  }

  /** What stands in the tab of a view that the run does not have; null where it can't be taken. */
  card(view) {
    const offer = this.#offers.get(view);
    if (!offer) return null;
    if (!this.#cards.has(view)) this.#cards.set(view, new Card(offer, card => this.#press(view, card)));
    return this.#cards.get(view).node;
  }

  async #press(view, card) {
    const { id } = this.#report;
    try {
      if (this.#live?.view === view) await api.cancelView(id, view);
      else {
        card.busy();
        await api.takeView(id, view);
        if (this.#report.id === id) this.#follow(view);
      }
    } catch (failure) {
      if (this.#live?.view === view) card.tell(failure.message, true);   // it goes on
      else card.failed(failure.message);
    }
  }

  #leave() {
    this.#live?.stop();
    this.#live = null;
  }

  #follow(view) {
    const { id } = this.#report;
    this.card(view);
    const card = this.#cards.get(view);
    const over = () => { if (this.#live?.view === view) this.#leave(); };
    this.#leave();
    this.#live = { view, stop: followUp(api.viewEventsUrl(id, view), {
      get: () => api.view(id, view),
      on: report => {
        if (report.state === "done") over();
        if (report.outcome === "taken") this.#taken(id, view, card);
        else card.show(report);
      },
      gone: () => { over(); card.failed("The server was started anew before this was there. Take it again."); },
    }) };
    card.show({ state: "queued", outcome: null, summary: "" });
  }

  /** The run's document has the files now. */
  async #taken(id, view, card) {
    const inside = card.node.contains(document.activeElement);
    const { label } = this.#offers.get(view);
    try {
      const report = await api.run(id);
      if (this.#report.id !== id) return;
      this.#page.update(report);
      if (inside) this.#page.open(view);   // or the keyboard would be nowhere
      say(`${label} is there.`);
    } catch (failure) {
      card.failed(`It was taken, but can’t be fetched. ${failure.message}`);
    }
  }
}

/** One view that can be taken: what it will show, a button, and how far it is. */
class Card {
  #idle; #said = el("p", { class: "meta" }); #progress = el("progress", { "aria-label": "Under way", hidden: true }); #button; #asking = false;

  constructor({ label, promise, seconds }, press) {
    this.#idle = `Take it (about ${seconds}\u00a0s)`;
    this.#button = el("button", { type: "button", class: "small", on: { click: () => { if (!this.#asking) press(this); } } }, this.#idle);
    this.node = el("div", { class: "take-view" }, el("h3", {}, label), el("p", { class: "plain" }, promise),
      el("p", { class: "meta" }, "The benchmark runs once more, in a JVM of its own. Your verdict stays as it is."), this.#progress, this.#button, this.#said);
  }

  /** Until the server has answered. Not disabled, or the keyboard would be nowhere. */
  busy() {
    this.#asking = true;
    this.#button.setAttribute("aria-disabled", "true");
  }

  show({ state, outcome, summary }) {
    const done = state === "done";
    this.#asking = false;
    this.#button.removeAttribute("aria-disabled");
    this.#button.textContent = done ? this.#idle : "Cancel";
    this.#progress.hidden = done;
    this.tell(summary || (done ? "" : "Waiting for its turn."), outcome === "failed");
  }

  failed(message) { this.show({ state: "done", outcome: "failed", summary: message }); }

  tell(text, bad) {
    if (this.#said.textContent === text) return;
    this.#said.className = bad ? "lost" : "meta";
    this.#said.textContent = text;
    say(text);
  }
}
