// Two versions of the code side by side, and a choice between them.
import { EditorState, EditorView, MergeView, lineNumbers } from "../vendor/codemirror/codemirror.js";
import { el } from "./dom.js";
import { show } from "./dialogs.js";
import { codeLook } from "./editor.js";
import { baseName } from "./format.js";

/** Resolves to whether the learner took the other version. */
export const chooseVersion = async versions => (await choose(versions)) === "other";

/** Resolves to "mine", "other", or nothing where no choice was made. */
export async function choose({ title, mine, mineName, other, otherName, nonce }) {
  const place = el("div", { class: "sides" });
  const dialog = el("dialog", { class: "versions", "aria-labelledby": "dialog-title" },
    el("form", { method: "dialog" },
      el("h2", { id: "dialog-title" }, title), place,
      el("div", { class: "choices" },
        el("button", { class: "small", value: "mine", autofocus: true }, `Keep ${mineName}`),
        el("button", { class: "primary", value: "other" }, `Use ${otherName}`))));
  const views = drawSides(place, { mine, mineName, other, otherName, nonce });
  const answer = await show(dialog);
  for (const view of views) view.destroy();
  return answer;
}

/** Draws each file that differs, the two versions beside each other; returns the views. */
export function drawSides(place, { mine, mineName, other, otherName, nonce }) {
  return Object.keys(other).filter(path => other[path] !== mine[path]).map(path => {
    const side = (text, name) => ({ doc: text ?? "", extensions: [
      EditorView.cspNonce.of(nonce), EditorState.readOnly.of(true), codeLook, lineNumbers(), EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": `${baseName(path)}, ${name}`, tabindex: "0" }),
    ] });
    place.append(el("div", { class: "titles" }, el("span", {}, `${baseName(path)}: ${mineName}`), el("span", {}, otherName)));
    return new MergeView({ a: side(mine[path], mineName), b: side(other[path], otherName), parent: place, collapseUnchanged: { margin: 3 } });
  });
}
