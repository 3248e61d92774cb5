// Lays out graphs with Graphviz, apart from the page: only this worker's own policy lets it run WebAssembly.
import { instance } from "../vendor/viz/viz.js";

const graphviz = instance();

addEventListener("message", async ({ data: { id, graph } }) => {
  try {
    const { status, output, errors } = (await graphviz).render(graph, { format: "json0" });
    if (status !== "success") throw new Error(errors.map(({ message }) => message).join("; "));
    postMessage({ id, layout: JSON.parse(output) });
  } catch (failure) {
    postMessage({ id, problem: String(failure.message) });
  }
});
