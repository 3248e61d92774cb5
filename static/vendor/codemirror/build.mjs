// Bundles entry.js into codemirror.js and gathers the licence of every package that ended up in it.
import { build } from "esbuild";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const result = await build({
  entryPoints: ["entry.js"], outfile: "codemirror.js", bundle: true, format: "esm", minify: true,
  target: "es2022", legalComments: "none", metafile: true,
});

const packages = [...new Set(Object.keys(result.metafile.inputs)
  .map(path => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]).filter(Boolean))].sort();
const texts = packages.map(name => {
  const folder = `node_modules/${name}`;
  const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} ships no licence text; find it before bundling ${name}`);
  return `${name} ${version} (${license})\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
});
writeFileSync("LICENSES", texts.join(`\n${"-".repeat(72)}\n\n`));
console.log(packages.join("\n"));
