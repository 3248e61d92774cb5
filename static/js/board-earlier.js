// The board of a class that is over. It is read once: nothing in it changes any more.
import { Hands } from "./board-hands.js";
import { Overview } from "./board-overview.js";
import { lead } from "./class-api.js";
import { find, link } from "./dom.js";
import { localTimes } from "./local-times.js";
import { heardTime } from "./server-clock.js";

const parts = [new Overview({ readOnly: true }), new Hands({ readOnly: true })];
const lost = find("#lost");

/** Without what is true of a moment alone: who is here, at work, and stuck. */
const settled = board => ({ ...board, people: board.people.map(person => ({
  ...person, here: null, cells: person.cells.map(cell => ({ ...cell, working: false, stuckMinutes: 0 })),
})) });

async function start() {
  lost.hidden = true;
  try {
    const board = settled(await lead.board(find("main").dataset.session));
    heardTime(board.session.endedAt);   // ages are told as they were then
    for (const part of parts) part.show(board);
  } catch (failure) {
    lost.replaceChildren(failure.message, " ", link("Try again", start));
    lost.hidden = false;
  }
}

localTimes();
start();
