// The guide's live parts: steps, questions, hints.
import { api } from "./api.js";
import { el, find, findAll, markCode, prose, say } from "./dom.js";

const STEPS = ["goal", "measure", "profile", "change", "again", "stop"];

export class Guide {
  #id;

  constructor(id) {
    this.#id = id;
    for (const node of findAll(".card.goal li, .question .ask, .question .choice, .question .explain span, .hints li")) markCode(node);
    for (const form of findAll(".question")) form.addEventListener("submit", event => {
      event.preventDefault();
      answer(id, form);
    });
    // What scrolls sideways must be reachable by keyboard.
    for (const wide of findAll(".prose pre, .prose table")) if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
    const button = find(".hints button");
    button?.addEventListener("click", () => hint(id, button));
  }

  /** Sends the answers that count and were chosen since; a run is judged by those that the server has. */
  async keepAnswers() {
    for (const form of counting()) {
      const chosen = find("input:checked", form);
      if (chosen && chosen.value !== form.dataset.kept) await keep(this.#id, form, chosen);
    }
  }

  /** Enough answers are right: each question says which one, and why. */
  async #reveal() {
    for (const form of counting()) {
      delete form.dataset.counts;
      const kept = find(`input[value="${CSS.escape(form.dataset.kept ?? "")}"]`, form);
      if (kept) {
        kept.checked = true;
        await answer(this.#id, form, { quietly: true });
      }
    }
  }

  /** Where the learner is on the way; `measured` counts runs with a time, `edited` is since the last of them. */
  step({ measured, running, edited, passed }) {
    const now = passed ? "stop" : running ? (measured ? "again" : "measure") : !measured ? "measure" : edited ? "change" : "profile";
    find(".steps").hidden = false;
    for (const item of findAll(".steps li")) {
      const at = STEPS.indexOf(item.dataset.step) - STEPS.indexOf(now);
      item.className = at < 0 || (passed && at === 0) ? "done" : at === 0 ? "now" : "";
      if (at === 0) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    }
    find(".after").hidden = !measured && !reading();
    if (passed) this.#reveal();
    find(".solved").hidden = !passed;
  }
}

/** Whether there is nothing to run here, only to read. */
const reading = () => find(".workbench").dataset.kind === "read";

/** Questions whose answers count towards a goal that is not met yet. */
const counting = () => findAll('.question[data-counts="true"]');

/** Keeps an answer without a word on whether it is right. */
async function keep(id, form, chosen) {
  await api.answer(id, Number(form.dataset.index), Number(chosen.value));
  form.dataset.kept = chosen.value;
}

async function answer(id, form, { quietly = false } = {}) {
  const chosen = find("input:checked", form);
  const button = find("button", form);
  const told = find(".explain", form) ?? el("p", { class: "explain" });
  form.append(told);
  told.classList.remove("bad");
  if (!chosen) {
    told.textContent = "Choose one first; a guess is fine.";
    return;
  }
  button.disabled = true;
  try {
    if (form.dataset.counts === "true") {
      await keep(id, form, chosen);
      told.textContent = "Kept. Whether it is right shows once enough answers are.";
      say(told.textContent);
      button.textContent = "Change answer";
      button.disabled = false;
      return;
    }
    const { right, answer: correct, explain } = await api.answer(id, Number(form.dataset.index), Number(chosen.value));
    if (right === null) {   // the instructor asks all, and has not told the answer yet
      told.textContent = "Kept. Whether it is right shows when the instructor reveals it.";
      if (!quietly) say(told.textContent);
      button.textContent = "Change answer";
      button.disabled = false;
      return;
    }
    for (const [i, label] of findAll("label", form).entries()) {
      label.className = i === correct ? "right" : label.contains(chosen) ? "wrong" : "";
      find("input", label).disabled = true;
    }
    told.replaceChildren(el("b", {}, right ? "Right." : "Not quite."), " ", ...prose(explain ?? ""));
    if (!quietly) say(`${right ? "Right." : "Not quite."} ${explain ?? ""}`);
    button.remove();
  } catch (failure) {
    told.classList.add("bad");
    told.textContent = failure.message;
    button.disabled = false;
  }
}

async function hint(id, button) {
  const list = find(".hints ol");
  find(".hints .bad")?.remove();
  button.disabled = true;
  try {
    const { text, of } = await api.hint(id, list.children.length + 1);
    list.append(el("li", { tabindex: "-1" }, prose(text)));
    list.lastChild.focus();
    if (list.children.length >= of) button.remove();
    else button.textContent = `Show hint ${list.children.length + 1} of ${of}`;
  } catch (failure) {
    button.after(el("p", { class: "bad", role: "alert" }, failure.message));
  }
  button.disabled = false;
}
