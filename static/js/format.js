// Numbers as people read them. A no-break space stands between a number and its unit.

const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const significant = new Map([2, 3].map(digits => [digits, new Intl.NumberFormat("en", { maximumSignificantDigits: digits })]));

/** Whole numbers in full, smaller ones with the given significant digits. */
export function number(value, digits = 3) {
  return Math.abs(value) >= 10 ** (digits - 1) ? grouped.format(value) : significant.get(digits).format(value);
}

const TIMES = [["s", 1e9], ["ms", 1e6], ["µs", 1e3], ["ns", 1]];
const SIZES = [["GB", 1e9], ["MB", 1e6], ["KB", 1e3], ["B", 1]];

function scaled(value, scale) {
  const [unit, factor] = scale.find(([, size]) => Math.abs(value) >= size) ?? scale.at(-1);
  return { unit, factor };
}

/** The unit that suits a duration, for axes whose values share one. */
export const timeScale = nanos => scaled(nanos, TIMES);

export function time(nanos) {
  const { unit, factor } = scaled(nanos, TIMES);
  return `${number(nanos / factor)}\u00a0${unit}`;
}

/** Bytes up to 100,000 stand in full: exact evidence is worth its digits. */
export function bytes(count) {
  const { unit, factor } = Math.abs(count) < 1e5 ? { unit: "B", factor: 1 } : scaled(count, SIZES);
  return `${number(count / factor)}\u00a0${unit}`;
}

/** Memory as the JVM's flags count it, and the server's sentences do: 64 MB is -Xmx64m. */
export function memory(count) {
  const [unit, factor] = count < 1 << 10 ? ["B", 1] : count < 1 << 20 ? ["KB", 1 << 10] : ["MB", 1 << 20];
  return `${number(count / factor)}\u00a0${unit}`;
}

export function percent(share) {
  const value = share * 100;
  const text = value > 0 && value < 0.1 ? "<0.1" : value < 10 ? String(Math.round(value * 10) / 10) : String(Math.round(value));
  return `${text}\u00a0%`;
}

export const times = ratio => `${ratio < 10 ? ratio.toFixed(1) : grouped.format(ratio)}×`;

export const millis = value => (value < 1 ? "<1\u00a0ms" : value >= 1e4 ? time(value * 1e6) : `${number(value, 2)}\u00a0ms`);

export const plural = (count, one, many = `${one}s`) => `${grouped.format(count)}\u00a0${count === 1 ? one : many}`;

export const baseName = path => path.slice(path.lastIndexOf("/") + 1);

const LIBRARY = /^\S*?\.so(?:\.\d+)*\.(?=\S)/;

/** `mailregex.Addresses.isValid` as `Addresses.isValid`, a class that was allocated as `String`, a native function without its library; array names stay. */
export function shortName(name) {
  if (LIBRARY.test(name)) return name.replace(LIBRARY, "");
  const parts = name.split(".");
  if (parts.length < 3 || name.includes(" ") || name.includes("::")) return name;
  return parts.slice(/^[A-Z]/.test(parts.at(-1)) ? -1 : -2).join(".");
}

const elapsed = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** "5 minutes ago". */
export function ago(iso, now = Date.now()) {
  const seconds = Math.round((new Date(iso).getTime() - now) / 1000);
  if (!Number.isFinite(seconds)) return "";
  if (seconds > -60) return "just now";
  if (seconds > -3600) return elapsed.format(Math.round(seconds / 60), "minute");
  if (seconds > -86400) return elapsed.format(Math.round(seconds / 3600), "hour");
  return elapsed.format(Math.round(seconds / 86400), "day");
}
