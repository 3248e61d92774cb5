// A selected stretch of the recording: what it went to in words and as a flame graph of the samples in it.
import { el, link, prose, say } from "./dom.js";
import { clean } from "./flame-names.js";
import { FlameModel } from "./flame-model.js";
import { plural, time } from "./format.js";
import { drawProfile } from "./profile.js";
import { TimeWindow } from "./timeline-window.js";
import { stretch } from "./timeline-words.js";

/** Sentences of the server as paragraphs, names in them as code. */
export const sentencesOf = ({ sentences }) => sentences.map((sentence, i) => el("p", { class: i === 0 ? "timeline-headline" : "plain" }, prose(clean(sentence))));

export class RangePanel {
  #fetch; #acts; #asked = 0;
  node = el("section", { class: "timeline-range", "aria-label": "The selected stretch", hidden: true });

  /** `fetch` has totals and flame, of (from, to); `acts` has came (with the window of the range, or null), fit and clear, and what a profile's panel needs as `profile`: report and options. */
  constructor(fetch, acts) {
    this.#fetch = fetch;
    this.#acts = acts;
  }

  async show(range) {
    const asked = ++this.#asked;
    this.node.hidden = range === null;
    if (range === null) {
      this.node.replaceChildren();
      this.#acts.came(null);
      return;
    }
    this.node.setAttribute("aria-busy", "true");
    try {
      const { from, to } = range;
      const [totals, flame] = await Promise.all([this.#fetch.totals(from, to), this.#fetch.flame(from, to)]);
      if (asked !== this.#asked) return;
      this.#draw(range, totals, flame);
      this.#acts.came(new TimeWindow(totals));
    } catch (failure) {
      if (asked !== this.#asked) return;
      this.node.replaceChildren(el("p", { class: "empty" }, failure.message, " ", link("Try again", () => this.show(range))));
    }
    this.node.removeAttribute("aria-busy");
  }

  #draw(range, totals, flame) {
    const picture = el("div");
    const sentences = sentencesOf(totals);
    say(`${stretch(range)}: ${sentences.map(({ textContent }) => textContent).join(" ")}`);
    this.node.replaceChildren(
      el("h3", {}, `Selected: ${stretch(range)}`, el("small", {}, `${time(range.to - range.from)}, ${plural(totals.totals.samples, "sample")}`)),
      el("p", { class: "timeline-ways" }, link("As wide as there is room", this.#acts.fit), link("Select nothing", this.#acts.clear)),
      ...sentences, picture);
    if (flame.total > 0) {
      const { report, options } = this.#acts.profile;
      drawProfile(picture, new FlameModel(flame), { id: report.id, exercise: report.exercise, artifacts: [] }, "cpu", options);
    } else picture.append(el("p", { class: "empty" }, "No sample falls into this stretch: no thread was seen at work, or it is too short. Waiting takes no samples; what was waited for stands in the table below."));
  }
}
