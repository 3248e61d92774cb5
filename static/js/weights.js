// A profile's weights in the cells of a table: a head says the unit.
import { bytes, number, time } from "./format.js";

const HEADS = { nanoseconds: "time" };

/** What stands above a column of weights. */
export const weightHead = ({ unit }) => HEADS[unit] ?? unit;

/** A weight without its unit where the head says it. */
export const weightText = ({ unit }, value) => (unit === "bytes" ? bytes(value) : unit === "nanoseconds" ? time(value) : number(value));

/** What is counted beside the weight, such as objects beside bytes, in words to be added; nothing where nothing is. */
export const countText = ({ counted }, count) => (counted && count > 0 ? `, ${number(count)} ${counted}` : "");
