// Run, or Cancel while a run is under way, with the time that it has taken so far.
import { el, find } from "./dom.js";

const mac = /Mac|iP/.test(navigator.platform);

export class RunButton {
  #button = find("#run");
  #started = 0;
  #timer = 0;
  #word;
  #label = find(".label", this.#button).textContent;   // what it does here: "Run", "Check my answers"

  constructor({ run, cancel, word }) {
    this.#word = word;
    this.#button.addEventListener("click", () => (this.#started ? cancel() : run()));
    // Capturing, so that neither the editor nor a dialog's form sees the key first.
    document.addEventListener("keydown", event => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    }, true);
    this.idle();
  }

  busy() {
    if (this.#started) return;
    this.#started = performance.now();
    this.#button.classList.add("busy");
    this.#button.removeAttribute("aria-keyshortcuts");
    const elapsed = el("span", { class: "meta num", "aria-hidden": "true" });
    this.#button.replaceChildren(el("span", { class: "spin", "aria-hidden": "true" }), el("span", { class: "label" }, "Cancel"), elapsed);
    const tick = () => {
      elapsed.textContent = `${((performance.now() - this.#started) / 1000).toFixed(1)} s`;
      this.#button.title = `${this.#word()}; press to cancel`;
    };
    tick();
    this.#timer = setInterval(tick, 100);
  }

  idle() {
    clearInterval(this.#timer);
    this.#started = 0;
    this.#button.disabled = false;
    this.#button.classList.remove("busy");
    this.#button.title = "";
    this.#button.setAttribute("aria-keyshortcuts", mac ? "Meta+Enter" : "Control+Enter");
    this.#button.replaceChildren(el("span", { class: "label" }, this.#label), el("kbd", { "aria-hidden": "true" }, mac ? "⌘ ↵" : "Ctrl ↵"));
  }
}
