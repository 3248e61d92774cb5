// Which other tabs of this browser show the same. Told by themselves: nobody else knows.
import { randomId } from "./own-storage.js";

/** Calls `on` with how many others there are, whenever that changes. */
export function otherTabs(name, on) {
  if (!("BroadcastChannel" in window)) return;
  const channel = new BroadcastChannel(`hotpath:${name}`);
  const me = randomId();
  const others = new Set();
  let told = 0;
  const tell = () => {
    if (others.size === told) return;
    told = others.size;
    on(told);
  };
  const post = word => channel.postMessage({ tab: me, word });
  channel.onmessage = ({ data: { tab, word } }) => {
    if (word === "gone") others.delete(tab);
    else others.add(tab);
    if (word === "here") post("here too");
    tell();
  };
  // One that crashed said nothing, so who comes into sight asks again.
  const ask = () => {
    others.clear();
    post("here");
    setTimeout(tell, 500);
  };
  addEventListener("pageshow", ask);
  addEventListener("pagehide", () => post("gone"));
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
  ask();
}
