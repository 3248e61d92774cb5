// The server's clock, as far as a page can know it: clocks of laptops are minutes off, and are set while a class goes on.

const SET_MILLIS = 5000;
let ahead = null;   // the server's milliseconds minus this page's own, which only ever count up

/** To be called with the server's time, as soon as it is heard. */
export function heardTime(iso) {
  const sample = Date.parse(iso) - performance.now();
  if (!Number.isFinite(sample)) return;
  // News is late and never early, so the largest difference is the truest; one that is far smaller means a clock was set.
  if (ahead === null || sample > ahead || ahead - sample > SET_MILLIS) ahead = sample;
}

export const serverNow = () => (ahead === null ? Date.now() : performance.now() + ahead);

/** How long ago in few words: "now", "2 min", "1 h 5 min". */
export function since(iso) {
  const minutes = Math.floor((serverNow() - Date.parse(iso)) / 60_000);
  if (!(minutes >= 1)) return "now";
  return minutes < 60 ? `${minutes}\u00a0min` : `${Math.floor(minutes / 60)}\u00a0h ${minutes % 60}\u00a0min`;
}

/** What is left until a moment: whole seconds, and as a clock shows it; 0 once it is over. */
export function until(iso) {
  const seconds = Math.max(0, Math.ceil((Date.parse(iso) - serverNow()) / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = number => String(number).padStart(2, "0");
  return { seconds, text: hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}` };
}
