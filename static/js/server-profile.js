// The server's own profile: asked for, waited for, and drawn as a learner's is.
import { api } from "./api.js";
import { el, find } from "./dom.js";
import { FlameModel } from "./flame-model.js";
import { drawProfile } from "./profile.js";

const LOOK_MILLIS = 500;
const form = find("#take"), end = find("#end"), said = find("#said"), bar = find("#passed"), place = find("#profile");
const begin = form.querySelector("[type=submit]");
const seconds = count => (count === 1 ? "1 second" : `${count} seconds`);
let current = null;

function busy(on) {
  begin.disabled = on;
  end.hidden = bar.hidden = !on;
}

function draw(told, profile) {
  const panel = el("div");
  place.replaceChildren(el("h2", {}, "What was seen"), panel);
  drawProfile(panel, new FlameModel(profile), { id: told.id, exercise: "hotpath-server", artifacts: [] }, told.event, { canOpen: () => false, lineText: () => "", textOf: () => null });
  panel.append(el("ul", { class: "files-of-run", "aria-label": "Downloads" },
    [["collapsed.txt", "collapsed stacks"], ["recording.jfr", "JFR recording"]].map(([name, text]) =>
      el("li", {}, el("a", { href: api.serverProfileUrl(told.id, name), download: "" }, text)))));
}

async function follow(told) {
  current = told.id;
  busy(true);
  said.textContent = `Taking a profile of ${seconds(told.seconds)}. Use the server meanwhile: what it does now is what you will see.`;
  while (told.state === "recording") {
    bar.value = Math.min(1, told.millis / 1000 / told.seconds);
    await new Promise(resolve => setTimeout(resolve, LOOK_MILLIS));
    told = await api.serverProfile(told.id);
  }
  if (told.state === "failed") throw new Error(`This server can't be profiled. ${told.message}`);
  const profile = await api.serverFlame(told.id);
  draw(told, profile);
  said.textContent = profile.total === 0 ? "Nothing was seen: the server had nothing to do." : "Done. The picture is below.";
}

async function take() {
  try {
    const { event, seconds: length } = form.elements;
    await follow(await api.takeServerProfile(event.value, Number(length.value)));
  } catch (failure) {
    said.textContent = failure.message;
  }
  busy(false);
}

form.addEventListener("submit", submitted => {
  submitted.preventDefault();
  take();
});
end.addEventListener("click", () => api.endServerProfile(current).catch(failure => { said.textContent = failure.message; }));
if (find("main").dataset.begins === "true") take();
