// On the comparison page: one attempt against itself in another JVM. Asks for it, and follows it while it runs.
import { api } from "./api.js";
import { toast } from "./dialogs.js";
import { find, findAll, say } from "./dom.js";
import { followUp } from "./follow-up.js";

const AS_IT_IS = "";

/** Lets the form of the page ask for another JVM; its own page then says what became of it. */
export function offerOtherwise(section) {
  const form = section && find("form", section);
  if (!form) return;
  const { run, options, jdk, own } = section.dataset;
  const trouble = find("#otherwise-trouble", form);
  const area = find("textarea", form);
  const kind = () => find("input[name=kind]:checked", form).value;
  const turn = () => {
    for (const part of findAll("[data-for]", form)) part.hidden = part.dataset.for !== kind();
    trouble.textContent = "";
  };
  const asked = () => {
    if (kind() === "jdk") return { key: jdk, values: [own, find("select", form).value] };
    // As a jvm.options has them: comments and blank lines are no options.
    const lines = area.value.split("\n").map(line => line.replace(/(^|\s)#.*/, "").trim()).filter(Boolean);
    return { key: options, values: [AS_IT_IS, lines.join(" ")] };
  };
  // Not for what is typed: a message that goes away as the field is left moves the button from under the pointer.
  form.addEventListener("change", ({ target }) => { if (target.name === "kind") turn(); });
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const { key, values } = asked();
    trouble.textContent = "";
    area?.removeAttribute("aria-invalid");
    if (values[0] === values[1]) {
      trouble.textContent = "Write an option first, such as -XX:-Inline.";
      area.focus();
      return;
    }
    const button = find("button[type=submit]", form);
    button.disabled = true;
    try {
      const { id } = await api.startSweep(run, key, { values, pair: true });
      location.href = `/compare?${new URLSearchParams({ a: run, b: id })}`;
    } catch (failure) {
      trouble.textContent = failure.message;
      if (kind() === "options") {
        area.setAttribute("aria-invalid", "true");
        area.focus();
      }
      button.disabled = false;
    }
  });
  form.hidden = false;
  turn();
}

/** Keeps the page up with a pair under way: the sentence at once, picture and table as the server draws them. */
export function followPair(run, id) {
  const told = find(".told");
  const underWay = find(".under-way");
  const cancel = find("button", underWay);
  cancel.hidden = false;
  let asked = false;
  // Not disabled meanwhile: that would take the keyboard away from the button.
  cancel.addEventListener("click", async () => {
    if (asked) return;
    asked = true;
    try {
      await api.cancelSweep(run, id);
    } catch (failure) {
      asked = false;
      toast(failure.message);
    }
  });
  let drawing = Promise.resolve();
  let drawn = 0;
  const take = ({ state, summary, forks, planned }) => {
    if (summary) told.textContent = summary;
    Object.assign(find("progress", underWay), { max: planned || 1, value: forks.length });
    if (forks.length !== drawn || state === "done") drawing = drawing.then(redraw);
    drawn = forks.length;
    if (state === "done") {
      if (underWay.contains(document.activeElement)) told.focus();
      underWay.remove();
      say(summary);
    }
  };
  followUp(api.sweepEventsUrl(run, id), { get: () => api.sweep(run, id), on: take });
}

/** One way to draw a pair, the server's, and no second in the browser. */
async function redraw() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of [".speeds", ".of-attempts", ".earlier"]) find(part)?.replaceWith(find(part, fresh));
  } catch { /* the next event, or a reload, shows it */ }
}
