// How to read a flame graph, with its keys, as a dialog.
import { svg } from "./dom.js";
import { percent } from "./format.js";
import { explainHow } from "./how.js";

const FLAME_KEYS = [
  ["Walk from frame to frame", ["←"], ["↑"], ["↓"], ["→"]],
  ["Zoom into the frame; out again", ["Enter"], ["Backspace"]],
  ["Closer, farther; to the left, to the right", ["w"], ["s"], ["a"], ["d"]],
  ["Search, also by /expression/", ["/"]],
  ["Focus: only stacks through this method", ["f"]],
  ["Hide the method, or its package: the time goes to its caller", ["h"], ["p"]],
  ["Reverse: callers below callees", ["r"]],
  ["Root at the top or at the bottom", ["i"]],
  ["Colours: whose code, or how the JVM ran it", ["c"]],
  ["Take recursion together", ["u"]],
  ["Callers and callees of the method, as a table", ["t"]],
  ["Show the line in the editor", ["o"]],
  ["All that can be done with the frame", ["m"]],
  ["Everything as it was", ["x"]],
  ["This page", ["?"]],
];

// The example: x, width and row in twelfths, whose code, name.
const EXAMPLE = [
  [0, 12, 0, "all", "all"], [0, 12, 1, "test", "main"], [0, 9, 2, "hot", "report"], [9, 3, 2, "cool", "load"],
  [0, 6, 3, "jdk", "format"], [6, 2, 3, "warm", "sum"], [9, 3, 3, "jdk", "read"],
];

function example() {
  const w = 40;
  const h = 22;
  return svg("svg", { viewBox: `0 0 ${12 * w} ${4 * h}`, class: "how-example", role: "img",
    "aria-label": "An example: main calls report, three quarters of the time, and load, one quarter. report spends half of the time in format, a sixth in sum, and the rest itself." },
    EXAMPLE.map(([x, width, row, kind, name]) => [
      svg("rect", { x: x * w, y: row * h, width: width * w - 1, height: h - 1, class: kind }),
      svg("text", { x: x * w + 5, y: row * h + h * 0.68, class: kind }, name),
    ]));
}

/** Explains the picture of a profile; `what` is what it shares out, such as "the time". */
export function explain(what, profile, total) {
  const points = [
    ["A box is a method.", "What it calls hangs below it: a path from the top down is a call stack."],
    ["Width is share.", `The wider a box, the more of ${what} was spent in it and in all it calls. Deep is not slow; wide is.`],
    ["Left to right is no time line.", "Equal stacks are put together, the widest first."],
    ["What has nothing below it is spent in the box itself.", "In the example report takes three quarters: half in format, a sixth in sum, and the rest, the bare edge, itself."],
    ["Heat is your code.", "The hotter, the larger its share. Start at the lowest hot box on the widest path; that is the line to change."],
    ["“Self” is the method’s own; “total” is with all it calls.", "A method with much total and no self only passes the call on."],
    ["To know what is costly, whoever calls it, reverse the picture.", "Then the top row is where it is spent, and below stands who called."],
  ];
  if (profile.difference) {
    points.splice(1, 1, ["Width is what an operation costs, in one version or the other.", `A box is as wide as its share of ${what}, before, after or the larger of the two: choose above the picture.`]);
    points.splice(4, 1, ["Red with “+” grew, blue with “−” shrank.", "The darker, the larger the part. Stripes: it is new, or gone. Grey: no more than chance explains."]);
  } else points.push(profile.unit === "samples"
    ? ["Figures are samples.", `${percent(1 / total)} is one of them here: don’t read much into boxes of a few samples.`]
    : profile.unit === "bytes" ? ["Bytes are sampled too.", "Large allocations are seen surely, rare small ones by luck."]
      : profile.estimated ? ["Objects are estimated.", "Those that were sampled stand for others of their size."]
        : ["Nothing is sampled here.", "Each time that it happened while the benchmark was profiled is counted."]);
  return explainHow({ title: "How to read a flame graph", picture: example(), points, keysTitle: "Keys, with the picture in focus", keys: FLAME_KEYS });
}
