// What a learner's own benchmark saw: for each changed version of the program what was changed, what it made of that, and a dot per fork.
import { api } from "./api.js";
import { el, find, link, mark } from "./dom.js";
import { drawDots } from "./dots.js";
import { number, plural, time, times } from "./format.js";

/** Whether it is a benchmark that the learner writes here. */
export const isTrust = () => find(".workbench")?.dataset.kind === "write-benchmark";

const ARTIFACT = "trust.json";
const LOOKS = new Map([[true, ["met", "pass", "met:", "It sees this rightly."]], [false, ["missed", "slow", "not met:", "It does not see this rightly."]], [null, ["unsure", "unsure", "can't tell:", "Its forks differ too much to say."]]]);

/** Draws the panel; what was changed comes from an artefact of the run. */
export async function drawTrust(panel, report) {
  const drawn = `${report.id} ${report.benchmarks.map(({ yours }) => yours.samples.length)}`;
  panel.dataset.trust = drawn;
  try {
    const { seen } = await api.artifact(report.id, ARTIFACT);
    if (panel.dataset.trust !== drawn) return;   // another run is shown by now
    panel.replaceChildren(
      el("p", { class: "plain" }, "Your benchmark measured the program as it is and, in turn, versions of it whose effect is known. If it is honest, it tells the effect. One dot per fork."),
      ...seen.flatMap(one => variant(one, report)),
      report.noise ? el("p", { class: "noise" }, report.noise.text) : "");
  } catch (failure) {
    if (panel.dataset.trust === drawn) panel.replaceChildren(el("p", { class: "empty" }, failure.message, " ", link("Try again", () => drawTrust(panel, report))));
  }
}

function variant(one, report) {
  const result = report.benchmarks.find(({ name }) => name === `${one.benchmark} on ${one.variant}`);
  if (!result) return [];
  const { starter, yours } = result;
  const [look, shape, label, words] = LOOKS.get(one.met ?? null);
  const picture = el("div");
  requestAnimationFrame(() => drawDots(picture, [{ name: "as it is", role: "starter", ...starter }, { name: "changed", role: "yours", ...yours }]));
  const forks = Math.max(starter.samples.length, yours.samples.length);
  return [
    el("h3", { class: look }, mark(shape, label), one.variant.replaceAll("-", " "), el("small", {}, `${one.benchmark}; time per operation`)),
    el("p", { class: "plain" }, `${what(one)} To your benchmark it takes ${seenAs(one.seen)} as long. ${words}`),
    picture,
    el("table", {},
      el("thead", {}, el("tr", {}, el("td"), ["injected", "seen", "likely between", "to be trusted"].map(name => el("th", { scope: "col" }, name)))),
      el("tbody", {}, line("time on the changed program ÷ as it is", seenAs(one.injected), seenAs(one.seen), `${number(one.low, 2)}–${number(one.high, 2)}×`, `${number(one.injected * one.atLeast, 2)}–${number(one.injected / one.atLeast, 2)}×`))),
    el("details", { class: "how" },
      el("summary", {}, `Each of the ${plural(forks, "fork")}`),
      el("table", {},
        el("thead", {}, el("tr", {}, ["fork", "as it is", "changed"].map(name => el("th", { scope: "col" }, name)))),
        el("tbody", {}, Array.from({ length: forks }, (_, i) => line(String(i + 1), cell(starter.samples[i]), cell(yours.samples[i]))))),
      el("p", {}, "A fork is a JVM of its own; its dot is the median of its iterations. Rows that lie above each other are no difference to your benchmark; the further apart they are, the larger the difference that it sees.")),
  ];
}

const seenAs = ratio => times(ratio);
const cell = value => (value === undefined ? "" : time(value));
const line = (name, ...cells) => el("tr", {}, el("th", { scope: "row" }, name), cells.map(text => el("td", {}, text)));

function what({ injected }) {
  if (injected === 1) return "In this version nothing changed that an operation should take time for.";
  return injected > 1 ? `In this version the operation takes ${times(injected)} as long.` : `In this version the operation is ${times(1 / injected)} as fast.`;
}
