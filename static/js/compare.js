// The comparison page: readable without this; with it, times are told as they are spoken of, and code can be seen side by side.
import { api } from "./api.js";
import { find, findAll } from "./dom.js";
import { toast } from "./dialogs.js";
import { ago } from "./format.js";
import { drawProfiles } from "./went.js";

for (const time of findAll("time[datetime]")) {
  time.title = time.textContent;
  time.textContent = ago(time.dateTime);
}

const page = find("main.compare").dataset;
const button = find("#sides");
const [unified, split] = [find("#unified"), find("#split")];
// Two columns of code need the room of two.
const roomy = matchMedia("(min-width: 800px)");
const fits = () => {
  button.hidden = !roomy.matches || unified.childElementCount === 0;
  if (!roomy.matches) show(false);
};
let drawn = false;

function show(sides) {
  button.setAttribute("aria-pressed", String(sides));
  unified.hidden = sides;
  split.hidden = !sides;
}

async function filesOf(run) {
  if (run === "solution") return (await api.solution(page.exercise)).files;
  if (run !== "starter") return (await api.runFiles(run)).files;
  const { files } = await api.exercise(page.exercise);
  return Object.fromEntries(files.filter(({ editable }) => editable).map(({ path, starter }) => [path, starter]));
}

button.addEventListener("click", async () => {
  const sides = button.getAttribute("aria-pressed") !== "true";
  if (sides && !drawn) {
    try {
      const [before, after, { drawSides }] = await Promise.all([filesOf(page.before), filesOf(page.after), import("./versions.js")]);
      drawSides(split, { mine: before, mineName: page.beforeName, other: after, otherName: page.afterName, nonce: find('meta[name="csp-nonce"]').content });
      drawn = true;
    } catch (failure) {
      toast(failure.message);
      return;
    }
  }
  show(sides);
});
roomy.addEventListener("change", fits);
fits();

const went = find("#went");
if (went) drawProfiles(went);

// The solution can stand beside the attempts once it was measured, for everybody who solved the exercise.
const solution = find("#solution");
const ask = solution?.querySelector("button"), said = solution?.querySelector("[role=status]");
const LOOK_MILLIS = 1000;

function shown() {
  const query = new URLSearchParams(location.search);
  query.append("more", "solution");
  location.search = query;
}

async function follow(answer) {
  try {
    for (let told = await answer; told.state !== "measured"; told = await api.solution(page.exercise)) {
      if (told.state === "unmeasured") throw new Error(`The solution could not be measured. ${told.sentence}`);
      said.textContent = told.sentence || "Waiting to be measured.";
      await new Promise(resolve => setTimeout(resolve, LOOK_MILLIS));
    }
    shown();
  } catch (failure) {
    said.textContent = "";
    ask.disabled = false;
    toast(failure.message);
  }
}

if (solution) {
  solution.hidden = false;
  ask.addEventListener("click", () => {
    ask.disabled = true;
    said.textContent = "Asking for it.";
    follow(api.measureSolution(page.exercise));
  });
  if (solution.dataset.state === "measuring") {
    ask.disabled = true;
    follow(api.solution(page.exercise));
  }
}
