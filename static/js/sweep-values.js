// The values of a sweep, to be changed before it starts: one in each line.
import { el } from "./dom.js";

const AS_IT_IS = "as it is";   // no options at all, which an empty line would hardly say

const HINTS = {
  heap: "Sizes from 4m to 1g.",
  collector: "serial, parallel, g1 or z.",
  processors: "Numbers from 1 to 64.",
  options: `Options of the JVM, with a blank between two; “${AS_IT_IS}” for none.`,
  parameter: "Whatever the benchmark’s field takes.",
  jdk: "Names of JDKs of this machine.",
};

export class SweepValues {
  #area = el("textarea", { id: "sweep-values", spellcheck: "false", autocomplete: "off", autocapitalize: "off", "aria-describedby": "sweep-hint" });
  #hint = el("small", { id: "sweep-hint" });
  node = el("details", { class: "sweep-own" },
    el("summary", {}, "Other values"),
    el("label", { for: "sweep-values" }, "Two to eight, one in each line"), this.#area, this.#hint);

  show({ dimension }, values) {
    this.#area.value = values.map(value => value || AS_IT_IS).join("\n");
    this.#area.rows = Math.max(3, values.length + 1);
    this.#hint.textContent = HINTS[dimension] ?? "";
  }

  get values() {
    return this.#area.value.split("\n").map(line => line.trim().replaceAll(/\s+/g, " ")).filter(Boolean).map(line => (line === AS_IT_IS ? "" : line));
  }
}

/** What to send with an offered sweep: nothing where its own values are wanted. */
export function ownValues(offered, { values }) {
  return JSON.stringify(values) === JSON.stringify(offered.values) ? {} : { values };
}
