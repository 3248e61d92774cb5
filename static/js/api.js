// The HTTP API. Every failure is an ApiError whose message is written for the learner.

export class ApiError extends Error {
  constructor(status, code, message, retrySeconds = 0, answer = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.answer = answer;               // all that the server said
    this.retrySeconds = retrySeconds;   // when to come again, where that helps
  }
  /** Whether the server could not be reached at all, rather than refusing. */
  get unreachable() { return this.status === 0; }
}

const unreachable = () => new ApiError(0, "unreachable", "The server does not answer. Is it still running? Your code is kept in this browser.");

const BETWEEN = [502, 503, 504];   // what a proxy says of a server that doesn't answer

let learner = null;

/** Says whose page this is; the server refuses to take what is typed here for somebody else's. */
export function asLearner(id) {
  learner = id;
}

export async function call(method, url, body, { headers, ...options } = {}) {
  let response;
  try {
    response = await fetch(url, {
      method, ...options,
      headers: { Accept: "application/json", ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...(learner === null ? {} : { "Hotpath-Learner": learner }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    throw unreachable();
  }
  if (response.status === 204) return null;
  let answer = null;
  try {
    answer = await response.json();
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    // What breaks off on its way is as though it had never been answered; what is no JSON is none of ours, and may be a
    // proxy's, whose server is away.
    if (response.ok || BETWEEN.includes(response.status)) throw unreachable();
  }
  if (response.ok) return answer;
  throw new ApiError(response.status, answer?.error?.code ?? "unknown",
    answer?.error?.message ?? `The server answered with status ${response.status} and no explanation.`,
    Number(response.headers.get("Retry-After")) || 0, answer);
}

const range = (from, to) => new URLSearchParams({ from, to });
const exercise = id => `/api/exercises/${encodeURIComponent(id)}`;
const run = id => `/api/runs/${encodeURIComponent(id)}`;
const sweepOf = (id, sweep) => `${run(id)}/sweeps/${encodeURIComponent(sweep)}`;
const viewOf = (id, view) => `${run(id)}/views/${encodeURIComponent(view)}`;
const loadOf = (id, load) => `${run(id)}/loads/${encodeURIComponent(load)}`;
const serverProfile = id => `/api/debug/profiles/${encodeURIComponent(id)}`;

export const api = {
  exercise: id => call("GET", exercise(id)),
  saveDraft: (id, draft, options) => call("PUT", `${exercise(id)}/draft`, draft, options),
  dropDraft: (id, seen) => call("DELETE", `${exercise(id)}/draft?${new URLSearchParams(seen)}`),
  drafts: id => call("GET", `${exercise(id)}/drafts`),
  diagnose: (id, files, signal) => call("POST", `${exercise(id)}/diagnostics`, { files }, { signal }),
  submit: (id, files, key, signal) => call("POST", `${exercise(id)}/runs`, { files }, { signal, headers: { "Idempotency-Key": key } }),
  answer: (id, question, choice) => call("POST", `${exercise(id)}/answers`, { question, choice }),
  hint: (id, hint) => call("POST", `${exercise(id)}/hints`, { hint }),
  solution: id => call("GET", `${exercise(id)}/solution`),
  measureSolution: id => call("POST", `${exercise(id)}/solution/measurement`),
  run: id => call("GET", run(id)),
  runFiles: id => call("GET", `${run(id)}/files`),
  measureMore: id => call("POST", `${run(id)}/more`),
  cancel: id => call("DELETE", run(id)),
  artifact: (id, name) => call("GET", `${run(id)}/artifacts/${encodeURIComponent(name)}`),
  artifactUrl: (id, name) => `${run(id)}/artifacts/${encodeURIComponent(name)}`,
  timeline: (id, from, to, bins, signal) => call("GET", `${run(id)}/timeline?${range(from, to)}&bins=${bins}`, undefined, { signal }),
  timelineFlame: (id, from, to) => call("GET", `${run(id)}/timeline/flame?${range(from, to)}`),
  timelineThread: (id, thread, from, to) => call("GET", `${run(id)}/timeline/threads/${thread}?${range(from, to)}`),
  sweeps: id => call("GET", `${run(id)}/sweeps`),
  startSweep: (id, key, more = {}) => call("POST", `${run(id)}/sweeps`, { sweep: key, ...more }),
  sweep: (id, sweep) => call("GET", sweepOf(id, sweep)),
  cancelSweep: (id, sweep) => call("DELETE", sweepOf(id, sweep)),
  sweepUrl: (id, sweep) => sweepOf(id, sweep),
  sweepCsvUrl: (id, sweep) => `${sweepOf(id, sweep)}/forks.csv`,
  sweepEventsUrl: (id, sweep) => `${sweepOf(id, sweep)}/events`,
  views: id => call("GET", `${run(id)}/views`),
  takeView: (id, view) => call("POST", viewOf(id, view)),
  view: (id, view) => call("GET", viewOf(id, view)),
  cancelView: (id, view) => call("DELETE", viewOf(id, view)),
  viewEventsUrl: (id, view) => `${viewOf(id, view)}/events`,
  loads: id => call("GET", `${run(id)}/loads`),
  startLoad: (id, rate, seconds) => call("POST", `${run(id)}/loads`, { rate, seconds }),
  load: (id, load) => call("GET", loadOf(id, load)),
  cancelLoad: (id, load) => call("DELETE", loadOf(id, load)),
  loadUrl: (id, load) => loadOf(id, load),
  loadEventsUrl: (id, load) => `${loadOf(id, load)}/events`,
  takeServerProfile: (event, seconds) => call("POST", "/api/debug/profiles", { event, seconds }),
  serverProfile: id => call("GET", serverProfile(id)),
  serverFlame: id => call("GET", `${serverProfile(id)}/flame.json`),
  serverProfileUrl: (id, name) => `${serverProfile(id)}/${name}`,
  endServerProfile: id => call("DELETE", serverProfile(id)),
  comparedProfile: (view, query) => call("GET", `/api/compare/${encodeURIComponent(view)}?${new URLSearchParams(query)}`),
  eventsUrl: id => `${run(id)}/events`,
};
