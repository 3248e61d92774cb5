// The personal link, copied by a button.
import { find } from "./dom.js";

const address = find("#resume"), copy = find("#copy"), said = find("#copied");

// Browsers have a clipboard for pages only where nobody can read along on the way, and a class may be without TLS.
async function copied() {
  address.select();
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(address.value);
      return true;
    } catch {
      // Not allowed here; the older way may be.
    }
  }
  return document.execCommand("copy");
}

copy.hidden = false;
copy.addEventListener("click", async () => {
  said.textContent = await copied() ? "Copied." : "This browser does not let a page copy. The link is selected; copy it with Ctrl+C.";
});
address.addEventListener("focus", () => address.select());
