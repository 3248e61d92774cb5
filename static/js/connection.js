// A line that says how it is with the connection, where there is anything to say.
import { el, link, say } from "./dom.js";

export class Connection {
  #text = el("span");
  #again = link("Try now", () => this.#retry());
  #retry; #lost = false;

  /** Draws into `place`; `retry` does not wait any longer. */
  constructor(place, retry) {
    this.place = place;
    this.#retry = retry;
    place.hidden = true;
    place.classList.add("connection");
    place.append(this.#text, " ", this.#again);
  }

  /** Takes what an event stream says of itself. */
  show({ state, seconds, message }) {
    if (state === "live" || state === "connecting") {
      if (this.#lost) say("Connected again.");
      this.#lost = false;
      this.place.hidden = true;
      return;
    }
    const text = state === "lost" ? `Connection lost; trying again in ${seconds}\u00a0s.` : message;
    if (!this.#lost) say(state === "lost" ? "Connection lost; it is tried again." : message);
    this.#lost = true;
    this.#text.textContent = text;
    this.#again.hidden = state !== "lost";
    this.place.hidden = false;
  }
}
