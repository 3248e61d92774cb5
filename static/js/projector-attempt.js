// Somebody's attempt on the projector, without a name: what changed in the code beside what that changed in the profile.
import { api } from "./api.js";
import { lead } from "./class-api.js";
import { DifferencePanel } from "./difference-panel.js";
import { el, find, findAll, link, prose } from "./dom.js";
import { patchTable } from "./line-difference.js";
import { loadProfile, drawProfile } from "./profile.js";
import { select, tabList } from "./tabs.js";
import { measureOf } from "./views.js";

export class ProjectedAttempt {
  #place = find("#attempt"); #title = find("#attempt-title"); #code = find("#attempt .code-of"); #flame = find("#attempt .flame-of"); #run = null;

  get shown() { return this.#run !== null; }

  /** `run` is what the board says is projected, or null. */
  async show(run) {
    if (run === this.#run) return;
    this.#run = run;
    if (!run) return;
    this.#title.textContent = "Loading an attempt…";
    this.#code.replaceChildren();
    this.#flame.replaceChildren();
    try {
      const attempt = await lead.projected();
      if (this.#run === run && attempt.run === run) this.#draw(attempt);
    } catch (failure) {
      if (this.#run !== run) return;
      this.#title.textContent = failure.message;
      this.#code.replaceChildren(link("Try again", () => { this.#run = null; this.show(run); }));
    }
  }

  #draw({ run, exercise, title, summary, files, starter, views }) {
    this.#title.replaceChildren(el("span", {}, title), " ", el("small", {}, el("bdi", {}, prose(summary))));
    const patches = Object.keys(files).map(path => patchTable(path, starter[path] ?? "", files[path])).filter(Boolean);
    this.#code.replaceChildren(el("h3", {}, "Starter → attempt"), ...(patches.length ? patches.map(table => el("div", { class: "patch" }, table)) : [el("p", { class: "empty" }, "The code is the starter’s.")]));
    this.#profiles(run, exercise, views);
  }

  #profiles(run, exercise, views) {
    const panel = el("div", { role: "tabpanel", id: "projected-panel" });
    const list = el("div", { class: "choice-of", role: "tablist", "aria-label": "Profiles" }, views.map(view =>
      el("button", { type: "button", role: "tab", id: `projected-${view}`, "aria-controls": "projected-panel", data: { view } }, measureOf(view))));
    const open = tab => {
      select(list, tab);
      panel.setAttribute("aria-labelledby", tab.id);
      this.#profile(panel, run, exercise, tab.dataset.view);
    };
    this.#flame.replaceChildren(...(views.length ? [views.length > 1 ? list : "", panel] : [el("p", { class: "empty" }, "This attempt left no profile.")]));
    if (!views.length) return;
    tabList(list, open);
    open(findAll("[role=tab]", list)[0]);
  }

  async #profile(panel, run, exercise, view) {
    const current = () => this.#run === run && panel.getAttribute("aria-labelledby") === `projected-${view}`;
    panel.replaceChildren(el("p", { class: "empty" }, "Comparing…"));
    try {
      const data = await api.comparedProfile(view, { a: "starter", b: run });
      if (current()) new DifferencePanel(panel, data, { what: measureOf(view), canOpen: () => false, goTo: () => {} });
    } catch (failure) {
      if (!current()) return;
      if (failure.code === "no-profile") await this.#alone(panel, run, exercise, view, current);
      else panel.replaceChildren(el("p", { class: "empty" }, failure.message, " ", link("Try again", () => this.#profile(panel, run, exercise, view))));
    }
  }

  /** The starter left no profile beside it. */
  async #alone(panel, run, exercise, view, current) {
    const report = await api.run(run).catch(() => null);
    const model = report && await loadProfile(report, view).catch(() => null);
    if (!current()) return;
    if (model) drawProfile(panel, model, report, view, { canOpen: () => false, lineText: () => "", textOf: () => null });
    else panel.replaceChildren(el("p", { class: "empty" }, `This attempt left no profile of ${measureOf(view)}.`));
  }
}
