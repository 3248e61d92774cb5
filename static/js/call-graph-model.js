// A profile's methods and the calls between them: each method once, however many ways lead to it.

const MOST_METHODS = 60;
const MOST_CALLS = 120;
// Below these shares of what is shown, nothing is worth its place in a picture.
const LEAST_METHOD = 0.005;
const LEAST_CALL = 0.001;

/**
 * Calls between methods: {caller, callee, weight, inlined, skipping}, heaviest first, weights in the profile's unit. No stack
 * counts twice for a pair. Of `weight`, `inlined` is what was inlined into the caller, and `skipping` what went through methods
 * that are not kept, from the caller to the callee.
 *
 * @param kept whether a frame is kept; the others are passed through
 */
export function callsOf(model, kept = () => true) {
  const above = new Int32Array(model.count).fill(-1);   // the nearest kept frame at a node or above it
  const pairs = new Map();
  for (let i = 1; i < model.count; i++) {
    const callee = model.frame[i];
    const parent = model.parent[i];
    const caller = above[parent];
    above[i] = kept(callee) ? callee : caller;
    if (!kept(callee) || caller < 0) continue;
    const key = caller * model.frames.length + callee;
    let pair = pairs.get(key);
    if (!pair) pairs.set(key, pair = { caller, callee, weight: 0, inlined: 0, skipping: 0, until: 0 });
    if (i < pair.until) continue;
    pair.until = model.end[i];
    pair.weight += model.total[i];
    if (model.frame[parent] !== caller) pair.skipping += model.total[i];
    else if (model.inlined(i)) pair.inlined += model.total[i];
  }
  return [...pairs.values()].sort((a, b) => b.weight - a.weight);
}

/** The frames worth drawing: half of them for what they cost by themselves, the others for what they cost with all they call. */
function worthDrawing({ self, total }, least, always) {
  const seen = [...total.keys()].filter(frame => total[frame] > 0);
  const large = seen.filter(frame => total[frame] >= least);
  const by = sums => [...large].sort((a, b) => sums[b] - sums[a]);
  const kept = new Set(by(self).slice(0, MOST_METHODS / 2));
  if (always >= 0 && total[always] > 0) kept.add(always);
  for (const frame of by(total)) {
    if (kept.size >= MOST_METHODS) break;
    kept.add(frame);
  }
  return { kept, seen: seen.length };
}

/** Each method's heaviest way in, then whatever is heaviest. */
function worthAnArrow(calls, least) {
  const reached = new Set();
  const first = [];
  const others = [];
  for (const call of calls) {
    if (!reached.has(call.callee) && call.caller !== call.callee) {
      reached.add(call.callee);
      first.push(call);
    } else if (call.weight >= least) others.push(call);
  }
  return [...first, ...others].slice(0, MOST_CALLS);
}

/**
 * What of a profile is drawn: `methods` {frame, self, total} and `calls` as above, and how many there are: `ofMethods`, `ofCalls`.
 *
 * @param sums self and total by frame
 * @param always a frame that is drawn however small it is, or -1
 */
export function callGraph(model, sums, always = -1) {
  const { kept, seen } = worthDrawing(sums, model.whole * LEAST_METHOD, always);
  const calls = callsOf(model, frame => kept.has(frame));
  return {
    methods: [...kept].map(frame => ({ frame, self: sums.self[frame], total: sums.total[frame] })).sort((a, b) => b.total - a.total),
    calls: worthAnArrow(calls, model.whole * LEAST_CALL),
    ofMethods: seen, ofCalls: calls.length,
  };
}
