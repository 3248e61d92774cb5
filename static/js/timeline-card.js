// A thread's card: when it was there, its time by state, where it waited for what and whom, and where it worked.
import { el, link } from "./dom.js";
import { clip } from "./flame-names.js";
import { percent, plural, shortName, time } from "./format.js";
import { placeOf } from "./timeline.js";
import { kindText, stateText } from "./timeline-states.js";
import { nameOf, stackOf } from "./timeline-window.js";
import { moment, ownFrame, stretch, waitText } from "./timeline-words.js";

const SHOWN = 8;
const DEEP = 30;   // frames of a stack that stand at once

export class ThreadCard {
  #fetch; #acts; #asked = 0;
  node = el("section", { class: "timeline-card", hidden: true });

  /** `fetch` (thread, range) gets a card; `acts` has canOpen and open (a frame), choose (a thread), and close, after it is gone. */
  constructor(fetch, acts) {
    this.#fetch = fetch;
    this.#acts = acts;
  }

  /** Shows a thread in a range, null for all; `focused` takes the keyboard along. */
  async show(thread, range, focused) {
    const asked = ++this.#asked;
    this.node.hidden = false;
    this.node.setAttribute("aria-busy", "true");
    try {
      const card = await this.#fetch(thread, range);
      if (asked === this.#asked) this.#draw(card, range);
    } catch (failure) {
      if (asked === this.#asked) this.node.replaceChildren(el("h3", { tabindex: "-1" }, "Thread"), el("p", { class: "empty" }, failure.message, " ", link("Try again", () => this.show(thread, range, focused))));
    }
    if (asked !== this.#asked) return;
    this.node.removeAttribute("aria-busy");
    if (!focused) return;
    this.node.scrollIntoView({ block: "nearest" });
    this.node.querySelector("h3").focus({ preventScroll: true });
  }

  /** The same thread again, in another range. */
  again(range) { if (!this.node.hidden && this.thread !== undefined) this.show(this.thread, range, false); }

  close() {
    this.#asked++;
    this.node.hidden = true;
    this.#acts.close();
  }

  #draw(card, range) {
    this.thread = card.thread;
    const { states, nanos, waits, mounted, hot, samples } = card;
    const all = nanos.reduce((sum, each) => sum + each, 0) || 1;
    const name = nameOf(card);
    this.node.setAttribute("aria-label", `Thread ${clip(name, 80)}`);
    this.node.replaceChildren(
      el("h3", { tabindex: "-1" }, el("bdi", {}, clip(name, 240)), el("small", {}, `${kindText(card.kind)}${range ? `; ${stretch(range)} only` : ""}`),
        el("button", { type: "button", class: "small", on: { click: () => this.close() } }, "Close")),
      this.#life(card),
      el("ul", { class: "timeline-shares", "aria-label": "Time by state" }, nanos.map((each, state) => [each, states[state]]).filter(([each]) => each > 0).sort((a, b) => b[0] - a[0]).map(([each, state]) =>
        el("li", {}, `${stateText(state)} `, el("b", {}, percent(each / all)), ` ${time(each)}`))),
      ...this.#list("Where it waited", waits, wait => this.#wait(card, wait)),
      ...this.#list("Where it worked", hot, ({ name: method, file, line, samples: seen }) => el("li", {}, this.#place({ name: method, file, line }), ` ${percent(seen / (samples || 1))} of ${plural(samples, "sample")}`)),
      ...this.#list(card.kind === "carrier" ? "Whom it carried" : "On which carriers it ran", mounted, ({ thread, name: other, nanos: each, count }) =>
        el("li", {}, this.#thread({ thread, name: other, kind: card.kind === "carrier" ? "virtual" : "carrier" }), ` ${time(each)}, ${plural(count, "time")}`)));
  }

  #life(card) {
    const { start, end, startedBy } = card;
    const step = 1000;
    const words = start === null ? "It was there before the recording began" : `It started at ${moment(start, step)}`;
    const by = startedBy && [", by ", this.#thread({ ...startedBy, kind: "" })];
    const at = startedBy && ownFrame(stackOf(card, startedBy.stack));
    return el("p", {}, words, by, at && [" in ", this.#place(at)], end === null ? ", and went on after it." : `, and ended at ${moment(end, step)}${start === null ? "" : `, ${time(end - start)} later`}.`);
  }

  /** A titled list of which the first few are shown. */
  #list(title, items, draw) {
    if (!items.length) return [];
    const list = el("ul", { class: "timeline-list" }, items.slice(0, SHOWN).map(draw));
    const more = items.length > SHOWN ? [el("p", { class: "meta" }, link(`Show all ${items.length}`, ({ target }) => { list.append(...items.slice(SHOWN).map(draw)); target.parentElement.remove(); }))] : [];
    return [el("h4", {}, title), list, ...more];
  }

  #wait(card, { state, what, nanos, count, longest, stack, holders }) {
    const frames = stackOf(card, stack);
    return el("li", {}, el("b", {}, time(nanos)), ` ${waitText(state, clip(what ?? "", 160))}`,
      el("small", {}, ` ${plural(count, "time")}${count > 1 ? `, at most ${time(longest)}` : ""}`),
      holders.length ? el("ul", {}, holders.map(holder => this.#holder(card, state, holder))) : null,
      this.#stack(frames));
  }

  #holder(card, state, { thread, name, nanos, state: theirs, stack }) {
    const at = ownFrame(stackOf(card, stack));
    return el("li", {}, `${time(nanos)} ${state === "pinned" ? "on" : "held by"} `, this.#thread({ thread, name, kind: "" }), theirs ? `, which was ${stateText(theirs)}` : at ? ", which was at work" : "", at && [" in ", this.#place(at)]);
  }

  #stack(frames) {
    const first = ownFrame(frames);
    if (!first) return null;
    return el("div", {}, "in ", this.#place(first), frames.length === 1 ? null : el("details", {}, el("summary", {}, `The whole stack, ${frames.length} frames`),
      el("ol", { class: "timeline-stack" }, frames.slice(0, DEEP).map(frame => el("li", { class: frame.kind === "yours" ? "yours" : null }, this.#place(frame))),
        frames.length > DEEP ? el("li", {}, `and ${frames.length - DEEP} more`) : null)));
  }

  /** A frame, as a link where its line can be shown. */
  #place(frame) { return placed(frame, this.#acts); }

  #thread(thread) { return link(el("bdi", {}, clip(nameOf(thread), 80)), () => this.#acts.choose(thread.thread)); }
}

/** A frame's name with its line, as a link where the page can show that. */
export function placed(frame, { canOpen, open }) {
  const text = [el("bdi", {}, clip(shortName(frame.name), 160)), placeOf(frame) && ` (${placeOf(frame)})`];
  return canOpen(frame) ? link(text, () => open(frame, true), { title: clip(frame.name, 300) }) : el("span", { title: clip(frame.name, 300) }, text);
}
