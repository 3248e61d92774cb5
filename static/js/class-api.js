// The class over HTTP: for who is in it, and for who leads it.
import { call } from "./api.js";

const id = encodeURIComponent;

/** What an attendee may do. */
export const myClass = {
  eventsUrl: "/api/class/events",
  raiseHand: (exercise, words) => call("PUT", "/api/class/hand", { exercise, words }),
  lowerHand: () => call("DELETE", "/api/class/hand"),
  joinBoard: joined => call("PUT", "/api/class/board", { joined }),
  share: (run, shared) => call("PUT", `/api/class/shared/${id(run)}`, { shared }),
};

/** What the instructor may do. */
export const lead = {
  eventsUrl: "/api/class/board/events",
  act: (act, more = {}) => call("POST", "/api/class/acts", { act, ...more }),
  undo: number => call("DELETE", `/api/class/acts/${number}`),
  lowerHand: person => call("DELETE", `/api/class/hands/${id(person)}`),
  rename: title => call("PUT", "/api/class/session", { title }),
  end: () => call("POST", "/api/class/session/end"),
  reopen: () => call("POST", "/api/class/session/reopen"),
  next: title => call("POST", "/api/class/session/next", { title }),
  board: session => call("GET", `/api/class/board?${new URLSearchParams({ session })}`),
  forgetClass: session => call("DELETE", `/api/class/sessions/${id(session)}`),
  forget: person => call("DELETE", `/api/class/people/${id(person)}`),
  projected: () => call("GET", "/api/class/projector"),
  flame: (exercise, view) => call("GET", `/api/class/flame/${id(exercise)}/${id(view)}`),
  resultsUrl: (session, kind) => `/api/class/results.${kind}?session=${id(session)}`,
};
