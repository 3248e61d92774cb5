// The bar that every page of an attendee has: timer, word to all, question, notes, hand, and whether the line is up.
import { myClass } from "./class-api.js";
import { ClassHand } from "./class-hand.js";
import { ClassLine } from "./class-line.js";
import { newsOf } from "./class-news.js";
import { ClassNotes } from "./class-notes.js";
import { ClassPoll } from "./class-poll.js";
import { ClassTimer } from "./class-timer.js";
import { Connection } from "./connection.js";
import { el, find } from "./dom.js";
import { openStream } from "./event-stream.js";
import { heardTime } from "./server-clock.js";

const SEEN = "hotpath:class-seen";

const [timer, line, poll, notes, hand] = [new ClassTimer(), new ClassLine(), new ClassPoll(), new ClassNotes(), new ClassHand()];
const place = find("#class-bar");
const lost = el("p");
let before = seenBefore();
let stream = null;
const connection = new Connection(lost, () => stream.retry());

find(".class-mine", place).before(timer.node, lost, line.node, el("span", { class: "stretch" }), poll.node, notes.node, hand.node);

async function show(now) {
  heardTime(now.serverTime);
  place.classList.toggle("ended", now.session.over);
  timer.show(now.timer);
  line.show(now.broadcast);
  poll.show(now.poll);
  notes.show(now.notes);
  hand.show(now.hand);
  hand.node.hidden = now.session.over;
  // Other parts of a page may show something of it too.
  document.dispatchEvent(new CustomEvent("class-changed", { detail: now }));
  const last = before;
  before = now;
  remember(now);
  if (last && last.me.id === now.me.id && last.session.id === now.session.id) for (const [text, lead] of await newsOf(last, now)) line.add(text, lead);
}

// What this tab has seen of the class, whichever page it showed: so nothing that comes while one gives way to the next is missed.
function seenBefore() {
  try {
    return JSON.parse(sessionStorage.getItem(SEEN));
  } catch {
    return null;   // not allowed to keep anything
  }
}

function remember({ me: { id }, session, closed, hints, solutions }) {
  try {
    sessionStorage.setItem(SEEN, JSON.stringify({ me: { id }, session, closed, hints, solutions }));
  } catch {
    // The next page begins with what it finds then.
  }
}

stream = openStream(myClass.eventsUrl, {
  events: { class: show },
  pauseHidden: true,
  onState: state => {
    connection.show(state);
    if (state.state === "refused" && state.code === "not-joined") lost.append(" ", el("a", { href: `/join?then=${encodeURIComponent(location.pathname)}` }, "Join again"));
  },
});
