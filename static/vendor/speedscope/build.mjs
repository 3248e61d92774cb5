// Takes from the speedscope package what a page needs, under names that stay, and gathers the licences of all that is bundled in it.
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

const release = "node_modules/speedscope/dist/release";
const file = pattern => {
  const [found, ...more] = readdirSync(release).filter(name => pattern.test(name));
  if (!found || more.length) throw new Error(`${pattern} is ${found ? "several files" : "no file"} of ${release}`);
  return found;
};

/** The text with a part replaced that must be in it once. */
function replaced(text, part, by) {
  if (text.split(part).length !== 2) throw new Error(`speedscope has changed: ${part} is not in it once`);
  return text.replace(part, () => by);
}

const font = file(/\.woff2$/);
const plain = text => text.replace(/\n\/[/*]# sourceMappingURL=.*\s*$/, "\n");
let script = plain(readFileSync(`${release}/${file(/^speedscope-\w+\.js$/)}`, "utf8"));
// protobufjs looks for Node's modules by an eval, which a page's policy refuses, aloud. There are none in a browser.
script = replaced(script, 'eval("quire".replace(/^/,"re"))(moduleName)', "null");
// The names of C++ are read by WebAssembly, which it refuses too. async-profiler has read them by then; one that looks like them stays as it is.
script = replaced(script, "(0,b_.default)().then(t=>t)", 'Promise.resolve({wasm_demangle:()=>""})');
writeFileSync("speedscope.js", script);
writeFileSync("speedscope.css", replaced(plain(readFileSync(`${release}/${file(/^speedscope-\w+\.css$/)}`, "utf8")), font, "source-code-pro.woff2"));
copyFileSync(`${release}/${font}`, "source-code-pro.woff2");
copyFileSync(`${release}/file-format-schema.json`, "file-format-schema.json");

const bundled = [
  "speedscope", "aphrodite", "asap", "css-in-js-utils", "hyphenate-style-name", "inline-style-prefixer", "string-hash", "jfrview", "long", "pako", "preact",
  "protobufjs", ...["aspromise", "base64", "eventemitter", "float", "inquire", "pool", "utf8"].map(name => `@protobufjs/${name}`), "uint8array-json-parser",
];
// Packages that ship no text, and whose copyright their repositories name.
const without = {
  aphrodite: "Copyright (c) 2016 Khan Academy. Includes works from https://github.com/garycourt/murmurhash-js, copyright (c) 2011 Gary Court. MIT licence, as of speedscope above.",
  "string-hash": "By The Dark Sky Company; CC0 1.0: no rights reserved.",
  "uint8array-json-parser": "By Evan Wallace; MIT licence, as of speedscope above.",
};
const texts = new Map();   // text → the packages that have it
for (const name of bundled) {
  const folder = `node_modules/${name}`;
  const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const found = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
  const text = found ? readFileSync(`${folder}/${found}`, "utf8").trim() : without[name];
  if (!text) throw new Error(`${name} ships no licence text; find it`);
  texts.set(text, [...texts.get(text) ?? [], `${name} ${version} (${license})`]);
}
texts.set(readFileSync(`${release}/source-code-pro.LICENSE.md`, "utf8").trim(), ["Source Code Pro (OFL-1.1)"]);
writeFileSync("LICENSES", [...texts].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`).join(`\n${"-".repeat(72)}\n\n`));
console.log(readFileSync(`${release}/index.html`, "utf8"));   // to hold templates/speedscope.html against
