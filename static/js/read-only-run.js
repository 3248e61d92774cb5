// Somebody's attempt, to be looked at: its code and all its evidence, and nothing that would change anything.
import { act } from "./acting.js";
import { api } from "./api.js";
import { el, find, link, markCode, findAll, say } from "./dom.js";
import { Editor } from "./editor.js";
import { Evidence } from "./evidence.js";
import { writeNote } from "./note.js";
import { Panes } from "./panes.js";
import { Progress } from "./progress.js";
import { runEvents } from "./run-events.js";
import { follow } from "./runs.js";

const main = find(".workbench");
const { exercise: id, run } = main.dataset;

for (const node of findAll(".card.goal li")) markCode(node);

async function start() {
  let all;
  try {
    all = await Promise.all([api.exercise(id), api.run(run), api.runFiles(run)]);
  } catch (failure) {
    find("#code").replaceChildren(el("p", { class: "empty", role: "alert" }, failure.message, " ", link("Try again", start)));
    return;
  }
  const [{ files: shown }, report, { files }] = all;
  const editor = new Editor({
    nonce: find('meta[name="csp-nonce"]').content, onChange: () => {},
    files: shown.map(file => ({ ...file, text: files[file.path] ?? file.text, editable: false })),
  });
  const panes = new Panes(pane => { if (pane === "code") editor.measure(); });
  const evidence = new Evidence({
    editor, showProof: () => panes.show("proof"), before: () => [],
    goTo: (path, line, column = 1, focus = false) => {
      if (focus && !panes.besideCode) panes.show("code");
      editor.goTo(path, line, column, focus);
    },
  });
  panes.show("proof");
  evidence.begin(report, files, { reveal: true });
  if (report.state !== "done") followOn(report.id, evidence, panes);
}

function followOn(id, evidence, panes) {
  const progress = new Progress();
  progress.start();
  const done = report => {
    progress.end();
    evidence.update(report);
    say(report.summary);
  };
  const events = { ...runEvents({ evidence, progress, panes }), done, gone: () => progress.end() };
  follow(id, { on: (name, data) => events[name](data), connected: up => progress.connected(up) });
}

const author = find(".of-author");
find(".write-note", author)?.addEventListener("click", () => writeNote({ person: author.dataset.person, name: author.dataset.name, run }));
find(".project", author)?.addEventListener("click", () => act("On the projector, without a name.", "projected", { run }));

start();
