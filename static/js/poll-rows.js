// How a poll stands, as rows of bars.

/** `mine` is the index of one's own answer, or null; which one is right is marked once that is `revealed`. */
export function pollRows({ choices, counts, answer, mine, revealed }) {
  const most = Math.max(1, ...counts);
  return choices.map((label, i) => {
    const right = revealed && i === answer;
    return { key: i, label, count: counts[i] ?? 0, of: most, mark: right ? "right" : "", note: [right ? "right" : "", i === mine ? "your answer" : ""].filter(Boolean).join(", ") };
  });
}
