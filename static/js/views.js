// The profiles that a run may have, in words: what each shares out, where that goes, and what it means to see none.
const VIEWS = {
  cpu: {
    what: "the time", leads: "goes to", title: "Where the time goes",
    none: "Not one sample: while the benchmark was profiled, none of its own code was seen to take processor time. Work that the compiler removed takes none.",
  },
  alloc: {
    what: "the bytes", leads: "come from", title: "Where the bytes come from",
    counts: { what: "the objects", title: "Where the objects come from" },
    none: "Not one sample: your code allocated next to nothing while it was profiled.",
  },
  live: {
    what: "the bytes kept alive", leads: "come from", title: "Where the bytes kept alive were made",
    counts: { what: "the objects kept alive", title: "Where the objects kept alive were made" },
    none: "Nothing was found alive: of what your code made, a full collection left next to nothing. What it keeps is small, or was made before.",
  },
  lock: {
    what: "the waiting for locks", leads: "is at", title: "Where threads wait for locks",
    counts: { what: "the waits for locks", title: "Where threads wait for locks, by how often" },
    none: "Not one wait: while the benchmark was profiled, no thread of yours found a lock taken by another. Locks that are free cost no waiting.",
  },
  wall: {
    what: "the wall-clock time", leads: "goes to", title: "Where the time goes, waiting included",
    none: "Not one sample: no thread was seen in the exercise’s code, neither running nor waiting.",
  },
  threads: {
    what: "the threads started", leads: "come from", title: "Where threads are started",
    none: "Not one thread was started while the benchmark was profiled. Threads that were started before and are used again don’t count.",
  },
};

/** What is known of a view; for one that a newer server has, as much as can be said of any. */
const of = view => VIEWS[view] ?? {
  what: `the ${view} samples`, leads: "come from", title: `Where the ${view} samples come from`,
  none: "Not one sample: nothing of this kind happened while the benchmark was profiled.",
};

/** What a view shares out, as a noun: "the bytes"; or what is counted beside: "the objects". */
export const measureOf = (view, counting = false) => (counting && of(view).counts ? of(view).counts : of(view)).what;

/** A heading: "Where the bytes come from". */
export const titleOf = (view, counting = false) => (counting && of(view).counts ? of(view).counts : of(view)).title;

/** Between a share of the measure and a place: "come from". */
export const leadsTo = view => of(view).leads;

/** What an empty picture means. */
export const noneOf = view => of(view).none;
