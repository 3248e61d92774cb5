// One cell of the board, opened: how it stands with somebody in an exercise, and what can be done about it.
import { act, doIt } from "./acting.js";
import { api } from "./api.js";
import { wordsOf } from "./board-words.js";
import { lead } from "./class-api.js";
import { confirm, show } from "./dialogs.js";
import { el, link, prose } from "./dom.js";
import { plural } from "./format.js";
import { writeNote } from "./note.js";

const FEW = 3;

/** Opens the attempt of a person in an exercise; `readOnly` to be looked at, and nothing else. */
export async function openAttempt({ person, exercise, cell, readOnly }) {
  const words = cell ? wordsOf(cell) : "untouched";
  const run = cell?.run ?? null;
  const found = el("div", { class: "found", "aria-live": "polite" });
  const dialog = el("dialog", { class: "attempt", "aria-labelledby": "dialog-title" },
    el("form", { method: "dialog" },
      el("h2", { id: "dialog-title" }, el("bdi", {}, person.name), `: ${exercise.title}`),
      el("p", {}, `${words[0].toUpperCase()}${words.slice(1)}.`), found,
      el("div", { class: "choices" },
        el("button", { class: "small", value: "" }, "Close"),
        readOnly ? "" : el("button", { class: "small", value: "note" }, "Write a note"),
        run && !readOnly ? el("button", { class: "small", value: "project" }, "Show on the projector") : "",
        run ? el("a", { class: "primary", href: `/runs/${encodeURIComponent(run)}`, autofocus: true }, "Open with all evidence") : "")));
  if (run) describe(found, run);
  const answer = await show(dialog);
  if (answer === "note") await writeNote({ person: person.id, name: person.name, run });
  if (answer === "project") await act("On the projector, without a name.", "projected", { run });
}

/** The sentence of the verdict, and the first things that went wrong. */
async function describe(place, run) {
  place.replaceChildren(el("p", { class: "meta" }, "Loading the attempt…"));
  try {
    const { summary, diagnostics, tests, goals } = await api.run(run);
    const wrong = [
      ...diagnostics.filter(({ severity }) => severity === "error").map(({ line, message }) => `line ${line}: ${message}`),
      ...tests.filter(({ status }) => status === "failed").map(({ name, message }) => `${name}: ${message ?? ""}`),
      ...goals.filter(({ met }) => met === false).map(({ text }) => text),
    ];
    place.replaceChildren(el("p", { class: "summary" }, el("bdi", {}, summary || "It is still under way.")),
      wrong.length ? el("ul", {}, wrong.slice(0, FEW).map(text => el("li", {}, el("bdi", {}, clip(text))))) : "",
      wrong.length > FEW ? el("p", { class: "meta" }, `and ${plural(wrong.length - FEW, "more", "more")}`) : "");
  } catch (failure) {
    place.replaceChildren(el("p", { class: "meta" }, failure.message, " ", link("Try again", () => describe(place, run))));
  }
}

const clip = text => (text.length > 300 ? `${text.slice(0, 300)}…` : text);

/** Opens a person: where they are, and, unless it is `readOnly`, what can be done about them. */
export async function openPerson({ person, exercises, readOnly }) {
  const titles = new Map(exercises.map(({ id, title }) => [id, title]));
  const answer = await show(el("dialog", { class: "attempt", "aria-labelledby": "dialog-title" },
    el("form", { method: "dialog" },
      el("h2", { id: "dialog-title" }, el("bdi", {}, person.name)),
      person.cells.length ? el("dl", { class: "of-person" }, person.cells.filter(({ state }) => state !== "untouched").map(cell => [
        el("dt", {}, prose(titles.get(cell.exercise) ?? cell.exercise)),
        el("dd", {}, cell.run ? el("a", { href: `/runs/${encodeURIComponent(cell.run)}` }, wordsOf(cell)) : wordsOf(cell))])) : el("p", { class: "meta" }, "Nothing touched yet."),
      el("div", { class: "choices" },
        readOnly ? el("button", { class: "primary", value: "", autofocus: true }, "Close") : [
          el("button", { class: "small danger", value: "forget" }, "Delete this person"),
          el("button", { class: "small", value: "" }, "Close"),
          el("button", { class: "primary", value: "note", autofocus: true }, "Write a note")]))));
  if (answer === "note") await writeNote({ person: person.id, name: person.name });
  if (answer === "forget" && await confirm(`Delete ${person.name}?`, "Their attempts, drafts, answers and notes go with them. This can’t be undone.", "Delete", "Keep")) {
    await doIt(`${person.name} was deleted.`, () => lead.forget(person.id));
  }
}
