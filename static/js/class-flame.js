// The newest profiles of the whole class as one flame graph.
import { lead } from "./class-api.js";
import { show } from "./dialogs.js";
import { el } from "./dom.js";
import { FlameGraph } from "./flame.js";
import { Lens } from "./flame-lens.js";
import { FlameModel } from "./flame-model.js";
import { measureOf, noneOf } from "./views.js";

/** Opens it in a dialog. */
export async function openClassFlame({ id, title }, view, label) {
  const place = el("div", { class: "flame" }, el("p", { class: "empty" }, "Putting the profiles together…"));
  const dialog = el("dialog", { class: "class-flame", "aria-labelledby": "dialog-title" },
    el("form", { method: "dialog" },
      el("h2", { id: "dialog-title" }, `${title}: ${label} of the class`),
      el("p", { class: "meta" }, "The newest profile of each person, per operation, added up. No names."), place,
      el("div", { class: "choices" }, el("button", { class: "primary", autofocus: true }, "Close"))));
  const closed = show(dialog);
  try {
    const model = new FlameModel(await lead.flame(id, view));
    if (model.whole === 0) {
      place.replaceChildren(el("p", { class: "empty" }, noneOf(view)));
    } else {
      place.replaceChildren();
      // A dialog's form would take Enter for Close.
      place.addEventListener("keydown", event => { if (event.key === "Enter") event.stopPropagation(); });
      new FlameGraph(place, new Lens(model), {
        canOpen: () => false, what: measureOf(view), label: `Flame graph of ${measureOf(view)}, of the class`, exercise: id, file: `${id}-class-${view}`, showTable: () => {},
      });
    }
  } catch (failure) {
    place.replaceChildren(el("p", { class: "empty" }, failure.message));
  }
  await closed;
}
