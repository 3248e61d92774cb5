// Names as a profile has them, made fit to be shown: they come from code that anybody may have written.

// Controls, format characters (they turn text around or hide it), line ends, private and unassigned ones.
const UNFIT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Cn}]/gu;

/** The name with a mark in place of every character that can't be seen or would disorder the text around it. */
export const clean = name => name.replace(UNFIT, "\ufffd");

/** Beginning and end of a long name. */
export function clip(name, room = 240) {
  if (name.length <= room) return name;
  const head = Math.ceil((room - 1) * 0.6);
  return `${name.slice(0, head)}…${name.slice(name.length - (room - 1 - head))}`;
}

/** The Java package of a frame, or null where it has none, as native code and the JVM's own work. */
export function packageOf({ name, kind }) {
  if (kind === "native" || kind === "gc" || kind === "vm" || /[\s:/[\]]/.test(name)) return null;
  const parts = name.split(".");
  const type = parts.findIndex(part => /^[^a-z_]/.test(part));
  const depth = type < 0 ? parts.length - 2 : type;
  return depth > 0 ? parts.slice(0, depth).join(".") : null;
}
