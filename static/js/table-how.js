// How to read what is beside a flame graph, and the heat of lines: a dialog for each.
import { explainHow } from "./how.js";

const SELF = ["“Self” is its own, “total” is with all it calls.", "Self shares add up to 100 %; totals don’t, since a caller’s has its callees’ in it. A recursive method counts once."];
const MOVED = ["What is hidden is not lost.", "The picture’s legend, “Packages” and the keys h and p fold code into its callers. So the shares here still add up; above the tables stands how much was moved."];

const HOW = {
  methods: {
    title: "How to read the table of methods",
    points: [
      SELF,
      ["Start with the largest self.", "That is where it is spent. Is it not your code? “Callers & callees” leads to the line of yours that asks for it."],
      ["“Sum” adds the self shares up, row by row.", "When ten rows reach 90 %, the other hundred are not worth a look."],
      ["Much total and no self:", "a method that only passes the call on."],
      MOVED,
    ],
  },
  lines: {
    title: "How to read the table of lines",
    points: [
      ["These are lines of the exercise’s own files.", "What a line calls in the JDK counts as the line’s self: it is the line that you can change."],
      ["“Total” also has what the line calls in other lines of the exercise.", "The line that calls the benchmarked method has nearly all of it, and is not to blame."],
    ],
  },
  callers: {
    title: "How to read callers and callees",
    points: [
      ["Above stands who calls the chosen method, below what it calls.", "Choose one of them, and go on from there."],
      ["The bars are shares of the chosen method’s total,", "not of the whole profile: 45 % of a method that takes 10 % are 4.5 %."],
      ["“Itself” is what is spent in the method, outside of any call.", "What was inlined into it still shows as a call."],
      MOVED,
    ],
  },
  source: {
    title: "How to read the source",
    points: [
      ["Self is the line’s own, with what it calls in the JDK; total is with everything it calls.", "A line without figures was never seen at work."],
      ["The text is the one that was profiled.", "What you changed since is in the editor."],
      ["A compiler moves code.", "A sample may land a line beside; trust neighbours together more than one of them alone."],
    ],
  },
  graph: {
    title: "How to read the call graph",
    points: [
      ["A box is a method, an arrow a call.", "The flame graph has a box for each way to a method; here all ways lead to one box."],
      ["Large letters are self:", "the larger the name, the more is spent in the method itself. Heat is your code, as in the flame graph, and goes by total."],
      ["The figure at an arrow is what was spent in that call,", "of the whole; a thick arrow is a costly way. Follow the thickest from the top."],
      ["Dashed was inlined:", "the compiler put it into its caller, so there is no call left at run time. Dotted leads through methods that are too small to be drawn."],
      ["Small ones are left out,", "and it is said how many. The table below the picture has every call."],
    ],
    keys: [
      ["Walk along the heaviest call, down and up", ["↓"], ["↑"]],
      ["To the method beside", ["←"], ["→"]],
      ["Choose it, everywhere", ["Enter"]],
      ["Closer, farther, as wide as there is room", ["+"], ["-"], ["0"]],
      ["Focus: only stacks through this method", ["f"]],
      ["Hide the method, or its package: the time goes to its caller", ["h"], ["p"]],
      ["Callers and callees of the method, as a table", ["t"]],
      ["Show the line in the editor", ["o"]],
      ["Everything as it was", ["x"]],
    ],
  },
  heat: {
    title: "How to read the heat of lines",
    points: [
      ["Left of the code stand two shares of the profile:", "a line’s self, and its total. The stripe is coloured by the one that you choose above."],
      ["Self is what the line costs, with what it calls in the JDK.", "Total is also with what it calls in the exercise, so that a loop’s call of a costly method is hot too."],
      ["No figure: less than half a per cent,", "or the line was not seen at work at all."],
      ["A line that you change loses its figures,", "since they were measured before; the others keep theirs. Undo brings them back."],
      ["Tests and benchmark have heat too:", "what is hot there, and not in your file, is the price of being measured."],
      ["Click a figure, and its frames are shown in the flame graph.", "A click on a frame leads back to its line."],
    ],
    keys: [["Frames of the line that the cursor is in", ["F9"]]],
  },
  coverage: {
    title: "How to read coverage",
    points: [
      ["Left of the code stands how often each line was run by the tests,", "then how many of its branches they took: 1 of 2 is an if that never went the other way."],
      ["The stripe says the same without its colour:", "solid is run, dashed is run in part, double is never run."],
      ["A loop’s line counts its condition,", "which is looked at once more than the body runs."],
      ["Counts come from the tests, not from the benchmark,", "so a line with many runs need not be a hot one. They show how work grows: a line that runs a million times for a thousand inputs does it for every pair."],
      ["A line that is run need not be tested.", "Nobody may have looked at its result."],
    ],
    keys: [["Row of the line that the cursor is in", ["F9"]]],
  },
};

/** Explains a table, the call graph or what stands beside lines: methods, lines, callers, source, graph, heat or coverage. */
export const explainTable = which => explainHow(HOW[which]);
