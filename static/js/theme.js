// Runs before the first paint, so that neither theme nor layout flickers. Not a module for that reason.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    for (const name of ["theme", "size"]) {
      const value = localStorage.getItem(`hotpath:${name}`);
      if (value) root.dataset[name] = value;
    }
  } catch {
    // Storage is switched off: the system's theme is used.
  }
  // How many panes fit depends on the size of the text, which media queries do not know.
  const columns = () => {
    const width = innerWidth / (parseFloat(getComputedStyle(root).fontSize) / 16);
    root.dataset.columns = width >= 1180 ? 3 : width > 700 ? 2 : 1;
  };
  addEventListener("resize", columns);
  addEventListener("look-changed", columns);
  // The style sheet that knows the text sizes may still be on its way.
  addEventListener("DOMContentLoaded", columns);
  columns();
})();
