// The instructor's board: follows the class, and hands each document to the parts that show it.
import { Acts } from "./board-acts.js";
import { openAttempt, openPerson } from "./board-attempt.js";
import { Choice } from "./board-choice.js";
import { BoardClock, Broadcast } from "./board-clock.js";
import { ExerciseCard } from "./board-exercise.js";
import { Hands } from "./board-hands.js";
import { BoardPoll } from "./board-poll.js";
import { Projected } from "./board-projected.js";
import { SessionHead } from "./board-session.js";
import { Speeds, Stops } from "./board-speeds.js";
import { BoardTable, legend } from "./board-table.js";
import { orders } from "./board-words.js";
import { lead } from "./class-api.js";
import { Connection } from "./connection.js";
import { el, find, findAll } from "./dom.js";
import { openStream } from "./event-stream.js";
import { heardTime } from "./server-clock.js";

const views = new Map(findAll("#views [data-exercise]").map(item => [item.dataset.exercise, findAll("[data-view]", item).map(view => ({ key: view.dataset.view, label: view.textContent }))]));
const table = new BoardTable(find("#who .scroller"), opened);
const choice = new Choice(() => board && show(board));
const parts = [new SessionHead(), new Hands(), new BoardPoll(), new BoardClock(), new Broadcast(), new Projected(), new Acts()];
const ofExercise = [new ExerciseCard(views), new Speeds(), new Stops()];
let board = null;
let stream = null;

function show(now) {
  board = now;
  const exercise = choice.of(now);
  table.show(now, exercise?.id ?? null);
  find("#nobody").hidden = now.people.length > 0;
  for (const part of parts) part.show(now);
  for (const part of ofExercise) part.show(now, exercise);
  document.title = `${now.hands.length ? `(${now.hands.length}) ` : ""}${now.session.title} · Hotpath`;
}

function opened({ person, exercise }) {
  const who = board.people.find(({ id }) => id === person);
  const what = board.exercises.find(({ id }) => id === exercise);
  if (!who) choice.choose(exercise);
  else if (!what) openPerson({ person: who, exercises: board.exercises });
  else openAttempt({ person: who, exercise: what, cell: who.cells.find(cell => cell.exercise === exercise) });
}

const order = find("#order");
order.append(...orders.map(([key, name]) => el("option", { value: key }, name)));
order.addEventListener("change", () => { table.order = order.value; });
find("#who .legend").append(...legend());

// Ages grow also while nothing happens.
setInterval(() => { if (board) show(board); }, 20_000);

const connection = new Connection(find("#lost"), () => stream.retry());
stream = openStream(lead.eventsUrl, {
  events: { board: now => { heardTime(now.serverTime); show(now); } },
  onState: state => connection.show(state),
});
