// How to read a timeline, with its keys, as a dialog.
import { explainHow } from "./how.js";
import { STATES } from "./timeline-states.js";

const KEYS = [
  ["A row up, a row down", ["↑"], ["↓"]],
  ["To where the row changes, before and behind", ["←"], ["→"]],
  ["Closer, farther; to the left, to the right", ["w"], ["s"], ["a"], ["d"]],
  ["A range begins, or ends, where you are", ["["], ["]"]],
  ["Select what is shown", ["r"]],
  ["The range as wide as there is room; all again", ["f"], ["x"]],
  ["Nothing selected", ["Esc"]],
  ["The thread’s card; folded threads", ["Enter"]],
  ["Show the line where it waits", ["o"]],
  ["A drag moves, or selects", ["m"]],
  ["Find threads by name", ["/"]],
  ["This page", ["?"]],
];

const means = (...keys) => keys.map(key => `${STATES[key].text}: ${STATES[key].means}`).join("; ");

/** Explains the picture; `cores` is of the machine that was recorded. */
export const explainTimeline = cores => explainHow({
  title: "How to read a timeline",
  points: [
    ["Left to right is time,", "a second of the benchmark after its warm-up. Each lane is a thread; its colour and pattern say what the thread did when."],
    ["Working, or about to:", `${means("running", "ready", "active")}. More than ${cores} running at once there can’t be: this machine let the program have ${cores === 1 ? "one core" : `${cores} cores`}.`],
    ["Waiting:", `${means("parked", "blocked", "waiting", "sleeping", "io")}.`],
    ["From afar a lane is a chart.", "Where several things happen within a pixel, each has its share of the height, work at the bottom. Closer, each wait is drawn by itself, with what it waits for."],
    ["Look for what is wide and above each other.", "Many lanes blocked while one sleeps or is in I/O: a lock held too long. One lane running under parked ones: not parallel. Everything stopped: the collector, whose pauses are shaded through all lanes."],
    ["A carrier’s lane has its virtual threads on top.", "A virtual thread that waits leaves its carrier to others; pinned, it doesn’t."],
    ["JIT: low bars are C1, high ones C2,", "triangles are code that the JVM threw away since an assumption failed. Heap: filled is in use, dashed is what the JVM has. Cores in use: hatched is threads that wait for one. CPU load: program, kernel for it, dashed the whole machine."],
    ["It shows when, not where.", "Select a stretch, and the flame graph below is of that stretch alone. For where all of the time goes the CPU profile is better: it samples more often."],
    ["With the mouse", "drag moves, Shift and drag (or a drag along the axis) selects, Ctrl and wheel goes closer. With fingers: one moves, two go closer."],
  ],
  keysTitle: "Keys, with the picture in focus", keys: KEYS,
});
