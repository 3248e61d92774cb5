// Where the lines of a text went when it was edited.

const MOST_PAIRS = 1_000_000;

/** A function from a line of `before`, counted from 1, to the same line of `after`; 0 for a line that was changed or is gone. */
export function lineMap(before, after) {
  if (before === after) return line => line;
  const a = before.split("\n");
  const b = after.split("\n");
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const between = common(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return line => {
    if (line <= head) return line;
    if (line > a.length - tail) return line + b.length - a.length;
    const place = between[line - 1 - head];
    return place >= 0 ? head + place + 1 : 0;
  };
}

/** For each line of `a` its place in `b` by a longest common subsequence, or -1. */
function common(a, b) {
  const place = new Int32Array(a.length).fill(-1);
  // Only a text that was replaced as a whole is so large: nothing of it was measured.
  if (!a.length || !b.length || a.length * b.length > MOST_PAIRS) return place;
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = a[i] === b[j] ? longest[(i + 1) * width + j + 1] + 1 : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) place[i++] = j++;
    else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) i++;
    else j++;
  }
  return place;
}
