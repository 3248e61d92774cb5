// What changed in the code, side by side, for a page that has room for two columns of it.
import { api } from "./api.js";
import { toast } from "./dialogs.js";
import { find } from "./dom.js";

async function filesOf({ exercise }, run) {
  if (run === "solution") return (await api.solution(exercise)).files;
  if (run !== "starter") return (await api.runFiles(run)).files;
  const { files } = await api.exercise(exercise);
  return Object.fromEntries(files.filter(({ editable }) => editable).map(({ path, starter }) => [path, starter]));
}

/** Has the button of the page show both versions; there is none where the code is the same by nature. */
export function offerSides(page) {
  const button = find("#sides");
  if (!button) return;
  const [unified, split] = [find("#unified"), find("#split")];
  // Two columns of code need the room of two.
  const roomy = matchMedia("(min-width: 800px)");
  let drawn = false;
  const show = sides => {
    button.setAttribute("aria-pressed", String(sides));
    unified.hidden = sides;
    split.hidden = !sides;
  };
  const fits = () => {
    button.hidden = !roomy.matches || unified.childElementCount === 0;
    if (!roomy.matches) show(false);
  };
  button.addEventListener("click", async () => {
    const sides = button.getAttribute("aria-pressed") !== "true";
    if (sides && !drawn) {
      try {
        const [before, after, { drawSides }] = await Promise.all([filesOf(page, page.before), filesOf(page, page.after), import("./versions.js")]);
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
}
