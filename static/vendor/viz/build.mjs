// Takes the package's own single-file module, and says whether LICENSES still speaks of what is in it.
import { copyFileSync, readFileSync } from "node:fs";

const folder = "node_modules/@viz-js/viz";
const { version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
const { graphvizVersion } = await import(`./${folder}/dist/viz.js`);
copyFileSync(`${folder}/dist/viz.js`, "viz.js");
const licences = readFileSync("LICENSES", "utf8");
for (const part of [`@viz-js/viz ${version} `, `Graphviz ${graphvizVersion} `]) {
  if (!licences.includes(part)) throw new Error(`LICENSES does not speak of ${part.trim()}; look at the licences of the new version and bring it up to date`);
}
console.log(`viz.js ${version} with Graphviz ${graphvizVersion}`);
