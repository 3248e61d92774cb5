// Requests at a rate that the learner chooses: start, watch, cancel; then how long answers took, and at which rates they did.
import { api } from "./api.js";
import { el, find, link, say } from "./dom.js";
import { followUp } from "./follow-up.js";
import { number, plural } from "./format.js";
import { LoadChoice } from "./load-choice.js";
import { LoadLive } from "./load-live.js";
import { ratesOf } from "./load-rates.js";
import { resultOf } from "./load-result.js";

const KEPT = 12;   // as many as the server keeps of a run

export class Loads {
  #place = find("#panel-load"); #run = null; #offered = null; #loads = []; #shown = null; #live = null;
  #choice = null; #view = el("div"); #rates = el("div");

  /** Offers to load the service of a run that is over, and goes on with the load under way. */
  async show(report) {
    this.#leave();
    this.#run = report.id;
    this.#shown = null;
    if (report.state !== "done") {
      this.#empty("Once your code is correct, you can send its service requests here, at a rate that you choose.");
      return;
    }
    try {
      const { offered, loads } = await api.loads(report.id);
      if (this.#run !== report.id) return;
      if (offered === null) this.#empty("Requests can be sent once every test passes. Open Tests to see what is wrong.");
      else this.#begin(offered, loads);
    } catch (failure) {
      if (this.#run === report.id) this.#empty(failure.message, " ", link("Try again", () => this.show(report)));
    }
  }

  #empty(...said) {
    this.#place.replaceChildren(el("p", { class: "empty" }, said));
  }

  #begin(offered, loads) {
    this.#offered = offered;
    this.#loads = loads;
    this.#choice = new LoadChoice(offered, { start: (rate, seconds) => this.#start(rate, seconds), cancel: () => this.#cancel() });
    this.#place.replaceChildren(
      el("h3", {}, `Send ${offered.service} requests`, el("small", {}, "nothing is judged by this")),
      this.#choice.form, this.#view, this.#rates);
    const underWay = loads.find(({ state }) => state !== "done");
    this.#shown = loads.find(({ outcome }) => outcome === "complete")?.id ?? null;
    if (underWay) {
      this.#choice.set(underWay);
      this.#follow(underWay);
    } else {
      const newest = loads.find(({ outcome }) => outcome === "complete");
      if (newest) this.#choice.set(newest);
      this.#result();
    }
    this.#drawRates();
  }

  #leave() {
    this.#live?.stop();
    this.#live = null;
    this.#choice?.free();
  }

  async #start(rate, seconds) {
    const run = this.#run;
    this.#choice.busy();
    try {
      const { id } = await api.startLoad(run, rate, seconds);
      const load = await api.load(run, id);
      if (this.#run !== run) return;
      this.#loads = [load, ...this.#loads].slice(0, KEPT);
      this.#follow(load);
    } catch (failure) {
      if (this.#run !== run) return;
      this.#choice.free();
      this.#choice.trouble(failure.message);
    }
  }

  async #cancel() {
    if (!this.#live) return;
    try {
      await api.cancelLoad(this.#run, this.#live.id);
    } catch (failure) {
      this.#choice.trouble(failure.message);
    }
  }

  #follow(load) {
    const { id, run } = load;
    const live = new LoadLive(load);
    this.#choice.running();
    this.#view.replaceChildren(live.view);
    const stop = followUp(api.loadEventsUrl(run, id), {
      get: () => api.load(run, id), moment: now => live.goes(now),
      on: report => { if (report.state === "done") this.#over(report); else live.says(report.summary); },
    });
    this.#live = { id, stop };
  }

  #over(load) {
    this.#leave();
    this.#loads = this.#loads.map(one => (one.id === load.id ? load : one));
    say(load.summary);
    if (load.outcome === "complete") {
      this.#shown = load.id;
      this.#result();
    } else {
      // What was seen of it stays, below what became of it.
      find(".load-said", this.#view).textContent = load.summary;
      find("progress", this.#view)?.remove();
    }
    this.#drawRates();
  }

  #result() {
    const load = this.#loads.find(({ id }) => id === this.#shown);
    this.#view.replaceChildren(...(load ? resultOf(load, this.#run) : [this.#promise()]));
  }

  #promise() {
    const { service } = this.#offered;
    return el("p", { class: "empty" }, `How soon ${service} answers when requests do not wait for each other, beside what a client that waits for each answer would have told. `
      + "Send at several rates to see where it falls over.");
  }

  #drawRates() {
    this.#rates.replaceChildren(...ratesOf(this.#loads, this.#shown, id => {
      if (this.#live) {
        say("Another load is under way, and shown until it is over");
        return;
      }
      this.#shown = id;
      this.#result();
      this.#drawRates();
      const { rate, seconds } = this.#loads.find(load => load.id === id);
      find(`[data-load="${CSS.escape(id)}"]`, this.#rates)?.focus({ preventScroll: true });
      say(`Shown above: ${number(rate)} a second for ${plural(seconds, "second")}`);
    }));
  }
}
