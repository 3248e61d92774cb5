// The instructor's board: follows the class, and hands each document to the parts that show it.
import { Acts } from "./board-acts.js";
import { BoardClock, Broadcast } from "./board-clock.js";
import { ExerciseCard } from "./board-exercise.js";
import { Hands } from "./board-hands.js";
import { Overview } from "./board-overview.js";
import { BoardPoll } from "./board-poll.js";
import { Projected } from "./board-projected.js";
import { SessionHead } from "./board-session.js";
import { lead } from "./class-api.js";
import { Connection } from "./connection.js";
import { find, findAll } from "./dom.js";
import { openStream } from "./event-stream.js";
import { heardTime } from "./server-clock.js";

const views = new Map(findAll("#views [data-exercise]").map(item => [item.dataset.exercise, findAll("[data-view]", item).map(view => ({ key: view.dataset.view, label: view.textContent }))]));
const overview = new Overview({ more: [new ExerciseCard(views)] });
const parts = [overview, new SessionHead(), new Hands(), new BoardPoll(), new BoardClock(), new Broadcast(), new Projected(), new Acts()];
let board = null;
let stream = null;

function show(now) {
  board = now;
  for (const part of parts) part.show(now);
  document.title = `${now.hands.length ? `(${now.hands.length}) ` : ""}${now.session.title} · Hotpath`;
}

// Ages grow also while nothing happens.
setInterval(() => { if (board) show(board); }, 20_000);

const connection = new Connection(find("#lost"), () => stream.retry());
stream = openStream(lead.eventsUrl, {
  events: { board: now => { heardTime(now.serverTime); show(now); } },
  onState: state => connection.show(state),
});
