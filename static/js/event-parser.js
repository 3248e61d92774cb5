// Takes server-sent events apart, however the network has cut them; html.spec.whatwg.org/multipage/server-sent-events.html.

/** Calls `on` with {id, name, data} for each event that has data; returns what to feed text to. `id` stays until there is another. */
export function eventParser(on) {
  let rest = "";
  let id = "";
  let name = "";
  let data = [];

  const field = (key, value) => {
    if (key === "id") id = value;
    else if (key === "event") name = value;
    else if (key === "data") data.push(value);
  };

  const line = text => {
    if (text === "") {
      if (data.length) on({ id, name: name || "message", data: data.join("\n") });
      name = "";
      data = [];
      return;
    }
    const colon = text.indexOf(":");
    if (colon === 0) return;   // a comment, which is what a heartbeat is
    if (colon < 0) field(text, "");
    else field(text.slice(0, colon), text.slice(text[colon + 1] === " " ? colon + 2 : colon + 1));
  };

  return text => {
    // A line may end in \r\n, and the network may cut between the two.
    const all = rest + text;
    const whole = all.endsWith("\r") ? all.slice(0, -1) : all;
    const lines = whole.split(/\r\n|\r|\n/);
    rest = lines.pop() + all.slice(whole.length);
    lines.forEach(line);
  };
}
