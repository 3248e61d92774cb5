// The projector: what is going on in the class, in type that is read from the last row.
import { askOf, figureOf } from "./ask.js";
import { drawBars } from "./bars.js";
import { lead } from "./class-api.js";
import { Connection } from "./connection.js";
import { el, find, prose } from "./dom.js";
import { openStream } from "./event-stream.js";
import { plural } from "./format.js";
import { pollRows } from "./poll-rows.js";
import { ProjectedAttempt } from "./projector-attempt.js";
import { Notes } from "./projector-notes.js";
import { heardTime, until } from "./server-clock.js";
import { onKey } from "./shell.js";

const root = document.documentElement;
root.dataset.size ??= "projector";   // for this page alone, where nothing else was chosen
dispatchEvent(new Event("look-changed"));

const notes = new Notes();
const attempt = new ProjectedAttempt();
const what = find("#what");
const whole = find("#whole");
let board = null;
let stream = null;
let ticking = 0;
let shownPoll = "";

/** What is shown: what was chosen, else what goes on. */
function scene({ poll, projected }) {
  if (what.value === "join" || what.value === "notes") return what.value;
  return poll ? "poll" : projected ? "attempt" : notes.any ? "notes" : "join";
}

function show(now) {
  board = now;
  const { session, people, health } = now;
  const shown = scene(now);
  find("#joining").hidden = shown !== "join";
  find("#poll").hidden = shown !== "poll";
  find("#attempt").hidden = shown !== "attempt";
  notes.visible(shown === "notes");
  find("#joining-title bdi").textContent = session.title;
  find("#joining .address").textContent = session.joinUrl;
  find("#joining .code").textContent = session.joinCode;
  text(find("#joining .here"), people.length ? `${plural(people.length, "person", "people")} in, ${health.here} here now` : "Nobody is in yet.");
  timer(now.timer);
  said(now.broadcast);
  if (now.poll) poll(now.poll);
  attempt.show(now.projected);
}

function timer(timer) {
  const place = find("#timer");
  clearInterval(ticking);
  place.hidden = !timer;
  if (!timer) return;
  const tick = () => {
    const { seconds, text: left } = until(timer.endsAt);
    text(find("b", place), seconds ? left : "Time is up");
    place.classList.toggle("soon", seconds <= 60);
  };
  text(find("bdi", place), timer.label);
  tick();
  ticking = setInterval(tick, 250);
}

function said(broadcast) {
  find("#said").hidden = !broadcast;
  text(find("#said bdi"), broadcast?.text ?? "");
}

/** Bars only once they are revealed: who sees how others answer answers as they do. */
function poll({ ask, choices, counts, answer, revealed, explain }) {
  const key = JSON.stringify([ask, choices]);
  if (shownPoll !== key) {
    shownPoll = key;
    find("#poll .ask").replaceChildren(...askOf(ask));
    find("#poll .figure").replaceChildren(...figureOf(ask));
    find("#poll .choices").replaceChildren(...choices.map(choice => el("li", {}, el("bdi", {}, prose(choice)))));
  }
  const [list, bars, why] = [find("#poll .choices"), find("#poll .answers"), find("#poll .explain")];
  list.hidden = revealed;
  bars.hidden = !revealed;
  why.hidden = !revealed || !explain;
  drawBars(bars, revealed ? pollRows({ choices, counts, answer, mine: null, revealed }) : []);
  why.replaceChildren(...prose(explain ?? ""));
  text(find("#poll .told"), plural(counts.reduce((sum, one) => sum + one, 0), "answer"));
}

const text = (node, now) => { if (node.textContent !== now) node.textContent = now; };

what.addEventListener("change", () => { if (board) show(board); });
find("#exercise").addEventListener("change", ({ target }) => target.form.requestSubmit());
onKey(event => {
  const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
  // A flame graph and a row of tabs have arrow keys of their own.
  if (!by || event.target.closest?.("[role=application], [role=tablist], .scroll")) return;
  notes.turn(by);
});
whole.hidden = !document.fullscreenEnabled;
whole.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()));
document.addEventListener("fullscreenchange", () => { whole.textContent = document.fullscreenElement ? "Leave the whole screen" : "Whole screen"; });

const connection = new Connection(find("#lost"), () => stream.retry());
stream = openStream(lead.eventsUrl, {
  events: { board: now => { heardTime(now.serverTime); show(now); } },
  onState: state => connection.show(state),
});
