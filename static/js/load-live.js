// A load under way: what became of the requests so far, and latency over time as it becomes known.
import { el, say } from "./dom.js";
import { number, time } from "./format.js";
import { LatencyOverTime } from "./load-timeline.js";

const COUNTS = [["due", "due", "whose time has come"], ["sent", "sent", ""], ["waiting", "in flight", "sent, and not answered yet"], ["answered", "answered", ""],
  ["refused", "turned away", "by the service itself"], ["failed", "failed", "the service threw"], ["shed", "never sent", "because too many waited already"],
  ["p50", "half within", "so far, from when each was due"], ["p99", "99 of 100 within", "so far, from when each was due"]];

export class LoadLive {
  #load; #said = el("p", { class: "plain load-said" }, "Waiting for its turn."); #progress; #cells = new Map(); #picture; #passes = { closed: new Map(), open: new Map() };

  constructor(load) {
    this.#load = load;
    this.#progress = el("progress", { max: 2 * load.seconds, value: 0, "aria-label": "Load under way" });
    const place = el("div", { class: "load-picture" });
    this.#picture = new LatencyOverTime(place);
    for (const [key] of COUNTS) this.#cells.set(key, el("dd", {}, "–"));
    this.view = el("div", { class: "load-live" },
      el("h3", {}, `At ${number(load.rate)} a second for ${number(load.seconds)} s`),
      this.#said, this.#progress,
      el("dl", { class: "load-counts" }, COUNTS.map(([key, name, title]) => el("div", { class: key, title: title || null }, el("dt", {}, name), this.#cells.get(key)))),
      place);
    if (load.summary) this.says(load.summary);
  }

  says(sentence) {
    if (!sentence || this.#said.textContent === sentence) return;
    this.#said.textContent = sentence;
    say(sentence);
  }

  /** Each moment says how its pass goes since it began; of stretches of time, only those that are new. */
  goes(moment) {
    const { loop, seconds, due, shed, answered, refused, failed, buckets } = moment;
    for (const bucket of buckets) this.#passes[loop].set(bucket.index, bucket);
    const known = answered + refused + failed + shed;
    const latency = millis => (millis !== null ? time(millis * 1e6) : known ? "never" : "–");
    const values = { ...moment, sent: due - shed };
    for (const [key] of COUNTS) this.#cells.get(key).textContent = key === "p50" || key === "p99" ? latency(moment[key]) : number(values[key]);
    this.#progress.value = seconds + (loop === "open" ? this.#load.seconds : 0);
    this.#picture.show({
      ...this.#load,
      tracks: Object.entries(this.#passes).map(([name, pass]) => ({ loop: name, buckets: [...pass.values()].sort((a, b) => a.index - b.index) })),
    });
  }
}
