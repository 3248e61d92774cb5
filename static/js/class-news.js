// What changed in the class since this page was loaded, as sentences; the page itself shows it only after a reload.
import { api } from "./api.js";
import { find } from "./dom.js";

const here = () => find("main[data-exercise]")?.dataset.exercise ?? null;

/** Sentences about what changed from one document to the next: [text, where that leads]. */
export async function newsOf(before, now) {
  const opened = before.closed.filter(id => !now.closed.includes(id));
  const news = [];
  if (opened.length === 1) {
    const title = await titleOf(opened[0]);
    if (title) news.push([`“${title}” is open now.`, { label: "Go there", href: `/exercises/${encodeURIComponent(opened[0])}` }]);
  } else if (opened.length > 1) {
    news.push([`${opened.length} exercises were opened.`, { label: "Show them", href: "/" }]);
  }
  const page = here();
  if (page && (now.hints[page] ?? 0) > (before.hints[page] ?? 0)) {
    news.push([`Hint ${now.hints[page]} of this exercise is open to all.`, { label: "Show it", act: () => location.reload() }]);
  }
  for (const id of now.solutions.filter(one => !before.solutions.includes(one))) {
    const of = id === page ? "this exercise" : `“${await titleOf(id) ?? id}”`;
    news.push([`The solution of ${of} is open to all.`, { label: "Read it", href: `/exercises/${encodeURIComponent(id)}/solution` }]);
  }
  if (now.session.over && !before.session.over) news.push(["The class is over. What you did stays readable.", { label: "Your class page", href: "/class" }]);
  return news;
}

async function titleOf(id) {
  try {
    return (await api.exercise(id)).title;
  } catch {
    return null;   // it was closed again
  }
}
