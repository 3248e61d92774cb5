// Who is where: attendees by exercises. Arrow keys walk, Enter opens; drawn anew without losing the place.
import { glyphs, shownNames, sorted, STATES, wordsOf } from "./board-words.js";
import { el, find, findAll } from "./dom.js";
import { since } from "./server-clock.js";

const PAGE = 10;   // rows
const HEAD = "head", NAME = "name";
const NOTHING = { state: "untouched", speedup: null, attempts: 0, hints: 0, run: null, stuckMinutes: 0, working: false };

export class BoardTable {
  #table; #head = el("tr", { data: { row: HEAD } }); #body = el("tbody"); #open;
  #order = "joined"; #rows = new Map(); #columns = ""; #board = null; #at = [HEAD, NAME]; #arranged = [];

  /** `open` is called with what was chosen: {exercise}, {person} or both. */
  constructor(place, open) {
    this.#open = open;
    this.#table = el("table", {
      class: "who-is-where", role: "grid", "aria-label": "Attendees by exercises. Arrow keys walk, Enter opens.",
      on: { keydown: event => this.#key(event), click: event => this.#click(event), focusin: event => this.#focused(event) },
    }, el("thead", {}, this.#head), this.#body);
    place.append(this.#table);
  }

  set order(order) {
    this.#order = order;
    if (this.#board) this.#arrange(true);
  }

  show(board, chosen) {
    this.#board = board;
    this.#heads(board.exercises, chosen);
    const names = shownNames(board.people);
    for (const person of board.people) this.#row(person, names.get(person.id), board.exercises, chosen);
    this.#arrange(false);
    this.#rove();
  }

  #heads(exercises, chosen) {
    const key = JSON.stringify([exercises.map(({ id, number, title, closed }) => [id, number, title, closed]), chosen]);
    if (this.#columns === key) return;
    this.#columns = key;
    const focused = this.#head.contains(document.activeElement);
    this.#head.replaceChildren(el("th", { scope: "col", role: "columnheader", class: "corner", tabindex: "-1", data: { column: NAME } }, "Name"),
      ...exercises.map(({ id, number, title, closed }) => el("th", {
        scope: "col", role: "columnheader", class: [closed ? "closed" : "", id === chosen ? "chosen" : ""].join(" ").trim() || null, tabindex: "-1", data: { column: id },
        title: `${number} ${title}${closed ? ", closed" : ""}`, "aria-label": `${title}${closed ? ", closed" : ""}${id === chosen ? ", looked at" : ""}`,
      }, el("span", { class: "title" }, el("b", {}, String(number)), ` ${title}`), closed ? el("span", { class: "lock", "aria-hidden": "true" }) : "")));
    if (focused) this.#focus(this.#at);
  }

  #row(person, { name, suffix }, exercises, chosen) {
    const known = this.#rows.get(person.id) ?? this.#newRow(person.id);
    // Who is here is not told (null) of a class that is over.
    const away = person.here === false ? `away for ${since(person.seenAt)}` : "";
    const said = JSON.stringify([name, suffix, away, person.hand]);
    if (known.said !== said) {
      known.said = said;
      known.name.replaceChildren(
        person.here === null ? "" : el("i", { class: person.here ? "here" : "away", "aria-hidden": "true" }), el("bdi", { title: name }, name), suffix && el("small", {}, suffix),
        away && el("span", { class: "hidden" }, `, ${away}`), person.hand ? el("span", { class: "hand" }, el("span", { class: "hidden" }, ", hand up, place "), String(person.hand)) : "");
      known.name.title = away;
    }
    const order = exercises.map(({ id }) => id).join(" ");
    if (known.order !== order) {
      known.order = order;
      const focused = known.row.contains(document.activeElement);
      known.row.replaceChildren(known.name, ...exercises.map(({ id }) => known.cells.get(id) ?? this.#newCell(known, id)));
      if (focused) this.#focus(this.#at);
    }
    const cells = new Map(person.cells.map(cell => [cell.exercise, cell]));
    for (const { id, closed } of exercises) draw(known.cells.get(id), { ...NOTHING, ...cells.get(id) }, { closed, chosen: id === chosen });
  }

  #newRow(id) {
    const name = el("th", { scope: "row", role: "rowheader", tabindex: "-1", data: { column: NAME } });
    const known = { row: el("tr", { data: { row: id } }, name), name, cells: new Map(), said: "", order: null };
    this.#rows.set(id, known);
    return known;
  }

  #newCell(known, exercise) {
    const cell = el("td", { role: "gridcell", tabindex: "-1", data: { column: exercise } });
    known.cells.set(exercise, cell);
    return cell;
  }

  /** Rows don't jump under the mouse or the keyboard: there, only who is new or gone changes them. */
  #arrange(asked) {
    const { people } = this.#board;
    const held = !asked && this.#body.matches(":hover, :focus-within");
    const now = sorted(people, this.#order).map(({ id }) => id);
    const order = held ? [...this.#arranged.filter(id => now.includes(id)), ...now.filter(id => !this.#arranged.includes(id))] : now;
    for (const [id, { row }] of this.#rows) {
      if (now.includes(id)) continue;
      this.#rows.delete(id);
      row.remove();
    }
    this.#arranged = order;
    // Only rows that stand elsewhere are moved: one that is moved loses the keyboard.
    let next = this.#body.firstChild;
    for (const { row } of order.map(id => this.#rows.get(id))) {
      if (row === next) next = next.nextSibling;
      else this.#body.insertBefore(row, next);
    }
  }

  #cell([row, column]) {
    const of = row === HEAD ? this.#head : this.#rows.get(row)?.row;
    return of ? find(`[data-column="${CSS.escape(column)}"]`, of) : null;
  }

  /** One cell is in the tab order: the one that had the keyboard last. */
  #rove() {
    for (const cell of findAll('[tabindex="0"]', this.#table)) cell.tabIndex = -1;
    const cell = this.#cell(this.#at) ?? this.#cell([HEAD, NAME]);
    cell.tabIndex = 0;
  }

  #focused({ target }) {
    const cell = target.closest("[data-column]");
    if (!cell) return;
    this.#at = [cell.parentNode.dataset.row, cell.dataset.column];
    this.#rove();
  }

  #focus(at) { this.#cell(at)?.focus(); }

  #key(event) {
    if (event.altKey || event.metaKey) return;
    const rows = [HEAD, ...this.#arranged];
    const columns = [NAME, ...this.#board?.exercises.map(({ id }) => id) ?? []];
    const [row, column] = [rows.indexOf(this.#at[0]), columns.indexOf(this.#at[1])];
    const all = event.ctrlKey;
    const to = {
      ArrowDown: [row + 1, column], ArrowUp: [row - 1, column], ArrowRight: [row, column + 1], ArrowLeft: [row, column - 1],
      PageDown: [row + PAGE, column], PageUp: [row - PAGE, column], Home: [all ? 0 : row, 0], End: [all ? rows.length - 1 : row, columns.length - 1],
    }[event.key];
    if (to) {
      event.preventDefault();
      this.#focus([rows[clamp(to[0], rows)], columns[clamp(to[1], columns)]]);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#chosen(this.#at);
    }
  }

  #click({ target }) {
    const cell = target.closest("[data-column]");
    if (!cell) return;
    cell.focus();
    this.#chosen([cell.parentNode.dataset.row, cell.dataset.column]);
  }

  #chosen([row, column]) {
    if (row === HEAD && column === NAME) return;
    this.#open({ person: row === HEAD ? null : row, exercise: column === NAME ? null : column });
  }
}

const clamp = (at, list) => Math.max(0, Math.min(list.length - 1, at));

/** What has not changed is left alone. */
function draw(cell, state, { closed, chosen }) {
  const { letter, figure } = glyphs(state);
  const words = wordsOf(state);
  const look = [state.state, state.stuckMinutes > 0 ? "stuck" : "", state.working ? "working" : "", closed ? "closed" : "", chosen ? "chosen" : ""].filter(Boolean).join(" ");
  if (cell.className !== look) cell.className = look;
  const said = `${letter}|${figure}|${words}`;
  if (cell.dataset.said === said) return;
  cell.dataset.said = said;
  cell.title = words;
  cell.setAttribute("aria-label", words);
  cell.replaceChildren(letter && el("b", {}, letter), figure && el("span", {}, figure));
}

/** What the letters and colours mean. */
export const legend = () => Object.entries(STATES).map(([state, { letter, legend }]) => el("li", {}, el("i", { class: state, "aria-hidden": "true" }, letter), legend));
