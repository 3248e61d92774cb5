// Has the instructor's acts done, and says so with a way back.
import { lead } from "./class-api.js";
import { toast } from "./dialogs.js";

/** Does an act of the journal; `done` says what was done. The act's number, or null where it failed, which is told. */
export async function act(done, name, fields) {
  try {
    const { number } = await lead.act(name, fields);
    toast(done, { label: "Undo", act: () => undo([number]) });
    return number;
  } catch (failure) {
    toast(failure.message);
    return null;
  }
}

/** Several acts as one, which are undone as one. */
export async function actAll(done, acts) {
  const numbers = [];
  try {
    for (const [name, fields] of acts) numbers.push((await lead.act(name, fields)).number);
    toast(done, { label: "Undo", act: () => undo(numbers) });
  } catch (failure) {
    toast(failure.message, numbers.length ? { label: "Undo what was done", act: () => undo(numbers) } : undefined);
  }
}

/** Takes acts back, the newest first. */
export async function undo(numbers) {
  try {
    for (const number of numbers.toReversed()) await lead.undo(number);
    toast("Undone.");
  } catch (failure) {
    toast(failure.message);
  }
}

/** Does what is no act of the journal and can't be undone; whether it worked. */
export async function doIt(done, what) {
  try {
    await what();
    toast(done);
    return true;
  } catch (failure) {
    toast(failure.message);
    return false;
  }
}
