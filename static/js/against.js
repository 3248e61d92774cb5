// On the exercise page: what changed in a run's profile since the starter or since the attempt before, in the profile's place.
import { api } from "./api.js";
import { DifferencePanel } from "./difference-panel.js";
import { el, find, link } from "./dom.js";

// What the learner looked at last: whoever edits and runs to see what went away wants to see just that again.
let wanted = "";

/**
 * Puts a switch above a profile that is drawn in `panel`. `choices` are {key, run, name}: key is what is remembered,
 * `run` what the address of a comparison calls it.
 */
export function offerDifferences(panel, report, view, choices, options) {
  if (find(":scope > .against-of", panel) || !choices.length) return;
  const alone = el("div", {}, ...panel.childNodes);
  const place = el("div", { class: "against", hidden: true });
  const buttons = new Map([["", "this run"], ...choices.map(({ key, name }) => [key, `against ${name}`])].map(([key, text]) =>
    [key, el("button", { type: "button", "aria-pressed": "false", on: { click: () => { wanted = key; show(key); } } }, text)]));
  let drawn = null;
  const show = async key => {
    for (const [other, button] of buttons) button.setAttribute("aria-pressed", String(other === key));
    alone.hidden = key !== "";
    place.hidden = key === "";
    if (key === "" || drawn === key) return;
    drawn = key;
    const { run } = choices.find(choice => choice.key === key);
    place.replaceChildren(el("p", { class: "empty" }, "Comparing…"));
    try {
      const data = await api.comparedProfile(view, { a: run, b: report.id });
      if (drawn !== key) return;
      new DifferencePanel(place, data, options);
      place.append(el("p", { class: "meta" }, el("a", { href: `/compare?${new URLSearchParams({ a: run, b: report.id })}` }, "Both beside the code that changed")));
    } catch (failure) {
      if (drawn !== key) return;
      drawn = null;
      place.replaceChildren(el("p", { class: "empty" }, failure.message, " ", link("Try again", () => show(key))));
    }
  };
  panel.replaceChildren(el("div", { class: "against-of" }, el("div", { class: "choice-of", role: "group", "aria-label": "What the profile shows" }, ...buttons.values())), alone, place);
  show(buttons.has(wanted) ? wanted : "");
}
