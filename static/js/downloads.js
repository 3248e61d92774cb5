// Links to files that a run left.
import { api } from "./api.js";
import { el } from "./dom.js";
import { bytes } from "./format.js";

/** A list of those files that the run has, of pairs of name and what it is called here; nothing where it has none. */
export function downloads(report, files) {
  const left = files.flatMap(([name, text]) => report.artifacts.filter(artifact => artifact.name === name).map(artifact => ({ ...artifact, text })));
  return left.length === 0 ? [] : [el("ul", { class: "files-of-run", "aria-label": "Downloads" }, left.map(file => el("li", {},
    el("a", { href: api.artifactUrl(report.id, file.name), download: file.name }, file.text), ` ${bytes(file.bytes)}`)))];
}
