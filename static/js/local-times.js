// Times of a page as the clock on the wall tells them: the server, which can't know where that hangs, writes UTC.
import { findAll } from "./dom.js";

const format = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });

/** Rewrites all of them; the server's own stays as the tooltip. */
export function localTimes() {
  for (const time of findAll("main time[datetime]")) {
    time.title = time.textContent;
    time.textContent = format.format(new Date(time.dateTime));
  }
}
