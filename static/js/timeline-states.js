// What a thread can be doing, and what kinds of threads there are, in words.

/** By the server's name of a state: what it is called, and what it means. */
export const STATES = {
  running: { text: "running", means: "on a core" },
  ready: { text: "ready", means: "could run, but had no core" },
  active: { text: "running or ready", means: "which of the two can’t be told" },
  parked: { text: "parked", means: "waits for a lock, a queue, a pool or a future" },
  blocked: { text: "blocked", means: "waits to enter a synchronized block" },
  waiting: { text: "waiting", means: "in Object.wait" },
  sleeping: { text: "sleeping", means: "in Thread.sleep" },
  io: { text: "I/O", means: "reads or writes a file or a socket" },
  pinned: { text: "pinned", means: "a virtual thread that waits and keeps its carrier" },
  unseen: { text: "idle", means: "neither running nor ready, and why was not recorded" },
};

/** Those that no wait tells of: what a thread is in between two waits. */
export const BETWEEN = new Set(["running", "ready", "active", "unseen"]);

export const stateText = key => STATES[key]?.text ?? key;

/** By kind: the group of lanes that it is in, and what one is. */
export const KINDS = {
  platform: { group: "program", text: "platform thread" },
  carrier: { group: "program", text: "carrier of virtual threads" },
  virtual: { group: "program", text: "virtual thread" },
  jit: { group: "jvm", text: "compiler thread of the JVM" },
  gc: { group: "jvm", text: "collector thread of the JVM" },
  jvm: { group: "jvm", text: "thread of the JVM" },
  harness: { group: "harness", text: "thread of the benchmark harness" },
};

export const groupOf = kind => KINDS[kind]?.group ?? "program";
export const kindText = kind => KINDS[kind]?.text ?? kind;

/** Groups that are folded away until they are asked for. */
export const FOLDED = { jvm: "the JVM’s own threads", harness: "threads of the benchmark harness" };
