// The comparison page: readable without this; with it, times are told as they are spoken of, and code can be seen side by side.
import { api } from "./api.js";
import { find, findAll } from "./dom.js";
import { toast } from "./dialogs.js";
import { ago } from "./format.js";
import { followPair, offerOtherwise } from "./otherwise.js";
import { offerSides } from "./sides.js";
import { drawProfiles } from "./went.js";

for (const time of findAll("time[datetime]")) {
  time.title = time.textContent;
  time.textContent = ago(time.dateTime);
}

const page = find("main.compare").dataset;
offerOtherwise(find("#otherwise"));
if (page.pair === "running") followPair(page.before, page.after);
offerSides(page);

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
