// The editor: one CodeMirror view over several files, some of them read-only, with a tab each.
import {
  EditorState, EditorView, HighlightStyle, autocompletion, bracketMatching, closeBrackets, closeBracketsKeymap,
  completeAnyWord, completionKeymap, defaultKeymap, drawSelection, highlightActiveLine, highlightActiveLineGutter,
  highlightSelectionMatches, highlightSpecialChars, history, historyKeymap, indentOnInput, indentUnit, indentWithTab,
  java, keymap, lineNumbers, lintGutter, lintKeymap, nextDiagnostic, searchKeymap, setDiagnostics, syntaxHighlighting, tags,
} from "../vendor/codemirror/codemirror.js";
import { el, find, svg } from "./dom.js";
import { baseName } from "./format.js";
import { heatEffect, heatGutter } from "./heat.js";
import { select, tabList } from "./tabs.js";

const theme = EditorView.theme({
  "&": { backgroundColor: "var(--panel)", color: "var(--ink)", fontSize: "var(--text-m)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-content": { padding: ".5rem 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 .75rem 0 .6rem" },
  ".cm-gutters": { backgroundColor: "var(--panel)", color: "var(--ink-2)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "2.2rem", padding: "0 .2rem 0 .5rem" },
  ".cm-gutter-lint": { width: ".9rem" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--accent) 6%, transparent)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "color-mix(in srgb, var(--accent) 26%, transparent)" },
  ".cm-selectionMatch": { backgroundColor: "color-mix(in srgb, var(--accent) 16%, transparent)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "color-mix(in srgb, var(--accent) 20%, transparent)", outline: "1px solid var(--edge-2)" },
  ".cm-panels, .cm-tooltip": { backgroundColor: "var(--raised)", color: "var(--ink)", border: "var(--line)" },
  ".cm-tooltip": { borderRadius: "var(--radius)", boxShadow: "var(--shadow)", fontSize: "var(--text-m)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
  ".cm-diagnostic": { padding: ".35rem .7rem", maxWidth: "34rem", whiteSpace: "pre-wrap" },
  ".cm-collapsedLines": { background: "var(--sunk)", color: "var(--ink-2)", "&:before, &:after": { content: "none" } },
  ".cm-textfield, .cm-button": { background: "var(--panel)", color: "var(--ink)", border: "1px solid var(--edge-2)", borderRadius: "4px" },
});

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.bool, tags.null, tags.self], class: "tok-keyword" },
  { tag: [tags.string, tags.character], class: "tok-string" },
  { tag: [tags.number], class: "tok-number" },
  { tag: [tags.typeName, tags.className], class: "tok-type" },
  { tag: [tags.comment], class: "tok-comment" },
  { tag: [tags.annotation, tags.meta], class: "tok-meta" },
]);

/** How code looks, for any view of it. */
export const codeLook = [theme, syntaxHighlighting(colours), java()];
const plainLook = [theme];

export class Editor {
  #files = new Map();   // path → {path, editable, starter, state}
  #mine = null;         // the learner's own files while those of a run are shown
  #current = null;
  #view;
  #tabs = find("#files");
  #common;

  /** `onChange` is called with the learner's edits only, never for files that are merely shown. */
  constructor({ nonce, files, onChange }) {
    this.#common = [
      EditorView.cspNonce.of(nonce), lineNumbers(), heatGutter, lintGutter(),
      highlightSpecialChars(), drawSelection(), bracketMatching(), highlightSelectionMatches(), EditorState.tabSize.of(4), indentUnit.of("    "),
      highlightActiveLine(), highlightActiveLineGutter(),
    ];
    const editing = [
      history(), indentOnInput(), closeBrackets(), autocompletion({ override: [completeAnyWord], activateOnTyping: false }),
      keymap.of([...closeBracketsKeymap, ...defaultKeymap.filter(({ key }) => key !== "Mod-Enter"), ...searchKeymap, ...historyKeymap,
        ...completionKeymap, ...lintKeymap, { key: "F8", run: nextDiagnostic }, indentWithTab]),
      EditorView.updateListener.of(update => { if (update.docChanged && !this.#mine) onChange(); }),
    ];
    for (const file of files) this.#files.set(file.path, { ...file, state: this.#state(file, file.text, file.editable ? editing : null) });
    find("#code").replaceChildren();
    // With a state from the start: a view mounts its style element at once, and needs the nonce in it.
    if (!files.length) {
      find("#code").replaceChildren(el("p", { class: "empty" }, "There is no code in this exercise: the guide has all that the questions are about."));
      return;
    }
    this.#view = new EditorView({ parent: find("#code"), state: this.#files.get(files[0].path).state });
    tabList(this.#tabs, tab => this.open(tab.dataset.path));
    this.#drawTabs();
    this.open(files[0].path);
  }

  #state(file, text, editing) {
    const label = `${baseName(file.path)}, ${editing ? "editor" : "read-only"}`;
    return EditorState.create({ doc: text, extensions: [
      this.#common, file.path.endsWith(".java") ? codeLook : plainLook, EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
      editing ?? [EditorState.readOnly.of(true), keymap.of([...defaultKeymap.filter(({ key }) => key !== "Mod-Enter"), ...searchKeymap])],
    ] });
  }

  #drawTabs() {
    this.#tabs.replaceChildren(...[...this.#files.values()].map(({ path, editable }) => el("button", {
      type: "button", role: "tab", id: `file-${path}`, "aria-controls": "code", data: { path }, title: path,
    }, baseName(path), editable && !this.#mine ? null : lock(), el("span", { class: "wrong", hidden: true }))));
  }

  get paths() { return [...this.#files.keys()]; }
  get showingRun() { return this.#mine !== null; }
  get currentPath() { return this.#current; }

  open(path) {
    if (!this.#files.has(path)) return;
    if (this.#current) this.#files.get(this.#current).state = this.#view.state;
    this.#current = path;
    this.#view.setState(this.#files.get(path).state);
    const tab = find(`[data-path="${CSS.escape(path)}"]`, this.#tabs);
    select(this.#tabs, tab);
    find("#code").setAttribute("aria-labelledby", tab.id);
  }

  #apply(path, spec) {
    if (path === this.#current) this.#view.dispatch(spec);
    else {
      const file = this.#files.get(path);
      file.state = file.state.update(spec).state;
    }
  }

  #stateOf(path) { return path === this.#current ? this.#view.state : this.#files.get(path).state; }

  /** Opens a file at a line; `focus` moves the keyboard there too. */
  goTo(path, line, column = 1, focus = false) {
    if (!this.#files.has(path)) return;
    this.open(path);
    const { doc } = this.#view.state;
    const { from, to } = doc.line(Math.min(Math.max(1, line), doc.lines));
    const at = Math.min(to, from + column - 1);
    this.#view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
    if (focus) this.#view.focus();
  }

  textOf(path) { return this.#stateOf(path).doc.toString(); }

  /** For when the pane was hidden: sizes are unknown until it shows. */
  measure() { this.#view?.requestMeasure(); }

  /** The learner's own texts by path, whatever is shown. */
  texts() {
    const files = this.#mine ?? this.#files;
    return Object.fromEntries([...files.values()].filter(file => file.editable)
      .map(file => [file.path, (this.#mine ? file.state : this.#stateOf(file.path)).doc.toString()]));
  }

  starters() {
    return Object.fromEntries([...(this.#mine ?? this.#files).values()].filter(file => file.editable).map(file => [file.path, file.starter]));
  }

  /** Replaces the learner's texts as one edit, so that undo brings the old ones back. */
  replace(texts) {
    this.showMine();
    for (const [path, text] of Object.entries(texts)) {
      if (!this.#files.get(path)?.editable) continue;
      const change = smallestChange(this.#stateOf(path).doc.toString(), text);
      if (change) this.#apply(path, { changes: change });
    }
  }

  /** Shows a run's code in place of the learner's, read-only. */
  showRun(texts) {
    this.showMine();
    const path = this.#current;
    this.#files.get(path).state = this.#view.state;
    this.#mine = this.#files;
    this.#files = new Map([...this.#mine].map(([name, file]) =>
      [name, { ...file, state: this.#state(file, texts[name] ?? file.state.doc.toString(), null) }]));
    // What differs is in the files to edit; beside a test nothing would seem to happen.
    this.#reopen(this.#files.get(path).editable ? path : this.paths.find(name => this.#files.get(name).editable) ?? path);
  }

  showMine() {
    if (!this.#mine) return;
    this.#files = this.#mine;
    this.#mine = null;
    this.#reopen(this.#current);
  }

  #reopen(path) {
    this.#current = null;
    this.#drawTabs();
    this.open(path);
  }

  /** Squiggles; only errors are counted on the tabs. */
  showDiagnostics(diagnostics) {
    for (const path of this.#files.keys()) {
      const state = this.#stateOf(path);
      const here = diagnostics.filter(({ file, line }) => file === path && line > 0 && line <= state.doc.lines);
      this.#apply(path, setDiagnostics(state, here.map(found => {
        const from = offset(state.doc, found.line, found.column);
        const to = offset(state.doc, found.endLine, found.endColumn);
        return { from, to: Math.max(from, to), severity: found.severity === "note" ? "info" : found.severity, message: found.message };
      })));
      const errors = here.filter(({ severity }) => severity === "error").length;
      const wrong = find(`[data-path="${CSS.escape(path)}"] .wrong`, this.#tabs);
      wrong.hidden = errors === 0;
      wrong.replaceChildren(String(errors), el("span", { class: "hidden" }, errors === 1 ? " error" : " errors"));
    }
  }

  /** Colours lines; `shares` maps paths to maps of lines, `measured` holds the texts that the lines belong to. */
  showHeat(shares, measured) {
    for (const path of this.#files.keys()) {
      this.#apply(path, { effects: heatEffect(measured[path] ?? this.#stateOf(path).doc.toString(), shares.get(path) ?? new Map()) });
    }
  }
}

const lock = () => svg("svg", { viewBox: "0 0 14 14", role: "img", "aria-label": "read-only" },
  svg("path", { d: "M3 6.5h8V13H3zM4.7 6.5V4.3a2.3 2.3 0 0 1 4.6 0v2.2" }));

/** Only what differs, so that the cursor and the heat of other lines stay. */
function smallestChange(old, text) {
  if (old === text) return null;
  let head = 0;
  while (head < old.length && old[head] === text[head]) head++;
  let tail = 0;
  const most = Math.min(old.length, text.length) - head;
  while (tail < most && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  return { from: head, to: old.length - tail, insert: text.slice(head, text.length - tail) };
}

function offset(doc, line, column) {
  const { from, to } = doc.line(Math.min(Math.max(1, line || 1), doc.lines));
  return Math.min(to, from + Math.max(0, (column || 1) - 1));
}
