// The classes that were held here: when, as the clock on the wall has it, and deleting one.
import { doIt } from "./acting.js";
import { lead } from "./class-api.js";
import { confirm } from "./dialogs.js";
import { find, findAll } from "./dom.js";
import { localTimes } from "./local-times.js";

localTimes();

for (const button of findAll(".classes .delete")) button.addEventListener("click", () => forget(button.closest("li")));

async function forget(row) {
  const { session, title } = row.dataset;
  const went = find(".went", row).textContent;
  if (!await confirm(`Delete ${title}?`, `${went}. Its people, their attempts, drafts, answers and notes go with it. This can’t be undone.`, "Delete", "Keep")) return;
  if (!await doIt(`${title} was deleted.`, () => lead.forgetClass(session))) return;
  // The keyboard goes on where the next one is.
  const next = [row.nextElementSibling, row.previousElementSibling].map(other => other && find(".delete", other)).find(Boolean);
  row.remove();
  find("#none").hidden = Boolean(find(".classes .delete"));
  (next ?? find("#main")).focus();
}
