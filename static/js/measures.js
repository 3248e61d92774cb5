// A profile by what is counted beside its weights: objects in place of bytes, waits in place of time.
import { FlameModel } from "./flame-model.js";
import { topDown } from "./flame-views.js";
import { amount } from "./units.js";
import { countText } from "./weights.js";

/** The same profile in counts; null where nothing is counted. */
export function inCounts(model) {
  const { profile, count, parent } = model;
  if (!profile.counted || profile.counts.length !== count) return null;
  const self = Float64Array.from(profile.counts);
  const total = Float64Array.from(self);
  for (let i = count - 1; i > 0; i--) total[parent[i]] += total[i];   // a callee comes behind its caller
  const counted = entry => ({ ...entry, self: entry.selfCount, total: entry.totalCount });
  const counts = {
    ...profile, unit: profile.counted, counted: null, estimated: profile.unit === "bytes", intervalNanos: null, intervalBytes: null,
    total: total[0], leftOut: self.reduce((sum, value, i) => sum + (model.kind(i) === "rest" ? value : 0), 0),
    methods: profile.methods.map(counted), lines: profile.lines.map(counted), weighed: profile,
  };
  const { depth, frame, line, mode } = model;
  // Where much is wide in bytes, little may be in objects: the widest comes first again.
  return topDown(new FlameModel(counts, { depth, frame, line, mode, self, total }, model.frames), {});
}

/** What a line costs, in whichever measure it is seen: "90 MB, 1,200 objects"; `key` is self or total. */
export function bothOf(profile, entry, key) {
  const primary = profile.weighed ?? profile;
  const whole = primary === profile ? entry : primary.lines.find(({ file, line }) => file === entry.file && line === entry.line);
  return amount(primary, whole[key]) + countText(primary, whole[`${key}Count`]);
}
