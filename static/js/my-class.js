// An attendee's own page of the class: times as they are spoken of, sharing, the board of speedups, notes that come while it is open.
import { myClass } from "./class-api.js";
import { noteItem } from "./class-notes.js";
import { toast } from "./dialogs.js";
import { el, find, findAll } from "./dom.js";
import { ago } from "./format.js";
import { keep } from "./keep.js";
import { since } from "./server-clock.js";

for (const time of findAll("main time[datetime]")) {
  time.title = time.textContent;
  time.textContent = ago(time.dateTime);
}

const onBoard = find("#on-board");
onBoard?.addEventListener("change", async () => {
  onBoard.disabled = true;
  try {
    await myClass.joinBoard(onBoard.checked);
    location.reload();   // whose speedups one sees follows from it
  } catch (failure) {
    onBoard.checked = !onBoard.checked;
    onBoard.disabled = false;
    toast(failure.message);
  }
});

for (const box of findAll("input[data-run]")) {
  const copy = find(`[data-copy="${CSS.escape(box.dataset.run)}"]`);
  const address = new URL(`/runs/${box.dataset.run}`, location.href).href;
  box.addEventListener("change", async () => {
    try {
      await myClass.share(box.dataset.run, box.checked);
      copy.hidden = !box.checked;
      toast(box.checked ? "Everybody in the class who has the link can see this attempt, without your name." : "Nobody else sees this attempt any more.");
    } catch (failure) {
      box.checked = !box.checked;
      toast(failure.message);
    }
  });
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(address);
      toast("Link copied.");
    } catch {
      // Without TLS a browser gives no page the clipboard: the link itself can be copied then.
      copy.replaceWith(el("a", { href: address, class: "mono" }, address));
    }
  });
}

let notes = "";
document.addEventListener("class-changed", ({ detail }) => {
  for (const cell of findAll(".sharing")) cell.hidden = !detail.sharing;
  for (const box of findAll("input[data-run]")) {
    if (document.activeElement === box) continue;
    box.checked = detail.shared.includes(box.dataset.run);
    find(`[data-copy="${CSS.escape(box.dataset.run)}"]`)?.toggleAttribute("hidden", !box.checked);
  }
  const now = JSON.stringify(detail.notes);
  if (now === notes) return;
  notes = now;
  find("#no-notes").hidden = detail.notes.length > 0;
  const list = find("#notes-list");
  if (!list.dataset.live) list.replaceChildren();
  list.dataset.live = "yes";
  keep(list, detail.notes.toSorted((a, b) => b.number - a.number).map(note => ({ ...note, age: since(note.at) })), { key: ({ number }) => number, build: noteItem });
});
