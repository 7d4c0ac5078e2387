// Frame, navigation, beginning.

const THEMES = ["auto", "light", "dark"];

function applyTheme() {
  const theme = settings.get("theme") || "auto";
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function frame() {
  document.documentElement.lang = language;
  const link = (name, hash, more) => h("a", { href: hash, "data-view": name }, t(name), more);
  document.getElementById("app").replaceChildren(
    h("a", { href: "#main", class: "skip", onclick: (event) => { event.preventDefault(); document.querySelector("main h1")?.focus(); } }, t("skip")),
    h("header", {}, h("a", { href: "#/", class: "brand" }, "ikiz"),
      h("nav", { "aria-label": t("views") }, JOB && h("a", { href: JOB.replace(/\/$/, "") }, t("to-job")), link("overview", "#/"), link("documents", hashOf("documents")), link("corrections", hashOf("corrections"), h("span", { id: "correction-count" }))),
      h("div", { class: "choices" },
        button(t("undo"), undoLast, { title: "U" }),
        h("label", {}, h("span", { class: "hidden" }, t("theme")), h("select", { "aria-label": t("theme"), "data-focus": "theme", onchange: (event) => { settings.set("theme", event.target.value); applyTheme(); } }, THEMES.map((theme) => h("option", { value: theme, selected: theme === (settings.get("theme") || "auto") }, t(`theme-${theme}`))))),
        h("label", {}, h("span", { class: "hidden" }, t("interface-language")), h("select", { "aria-label": t("interface-language"), "data-focus": "language", onchange: (event) => { language = event.target.value; settings.set("language", language); showAnew(); } }, [["en", "English"], ["tr", "Türkçe"]].map(([code, name]) => h("option", { value: code, lang: code, selected: code === language }, name)))))),
    h("main", { id: "main" }, h("p", {}, t("loading"))),
    h("footer", {}, h("p", {}, t("foot"))),
    h("div", { id: "said", role: "status", "aria-live": "polite" }));
  showCorrectionCount();
}

// Takes the last change back, and goes where it was.
async function undoLast() {
  const last = undo();
  if (!last) { say(t("nothing-to-undo")); return; }
  const { id, isUndone } = last;
  // A file is of many documents.
  if (id === null) await showAnew();
  else if (location.hash === hashOf("document", id) && redrawDocument) redrawDocument();
  else if (indexOf.has(id)) location.hash = hashOf("document", id);
  else await show();
  say(t(isUndone ? "undone" : "not-undone"));
}

// The frame and what is shown, with the user where they were.
async function showAnew() {
  const comeBack = keptPlace();
  frame();
  await show();
  comeBack();
}

let shown = 0;
// Draws the document anew that is shown.
let redrawDocument = null;
const scrolled = new Map();

async function show() {
  const number = (shown += 1);
  const main = document.querySelector("main");
  let view = "";
  let content;
  let redraw = null;
  try {
    const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
    const [name = "", id = ""] = path.split("/").map(decodeURIComponent);
    view = name;
    if (view === "documents") { readFilters(query); content = showDocuments(); } else if (view === "document") ({ content, redraw } = await showDocument(id));
    else if (view === "corrections") content = showCorrections();
    else content = showOverview();
  } catch (error) {
    content = error instanceof MissingPart
      ? [h("h1", { tabindex: "-1" }, t("part-missing")), h("p", {}, t("part-missing-says", { file: error.message }))]
      : [h("h1", { tabindex: "-1" }, t("cannot-show")), h("p", {}, t("cannot-show-says")), h("p", {}, h("small", {}, String(error)))];
  }
  if (number !== shown) return;
  redrawDocument = redraw;
  main.replaceChildren(...content.flat().filter(Boolean));
  document.title = view ? `${main.querySelector("h1").textContent} – ikiz` : t("title");
  document.querySelectorAll("header [data-view]").forEach((link) => {
    const isHere = link.dataset.view === (view || "overview") || (view === "document" && link.dataset.view === "documents");
    if (isHere) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  });
}

window.addEventListener("hashchange", async (event) => {
  scrolled.set(new URL(event.oldURL).hash, window.scrollY);
  // A note in it is there again when it is asked for.
  document.querySelector("dialog[open]")?.close();
  await show();
  // The list stays where it was left.
  window.scrollTo(0, location.hash.startsWith("#/documents") ? scrolled.get(location.hash) ?? 0 : 0);
  document.querySelector("main h1")?.focus({ preventScroll: true });
});
document.addEventListener("keydown", (event) => {
  const isTyping = ["INPUT", "TEXTAREA", "SELECT"].includes(event.target.tagName);
  if (isTyping || event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
  if (event.key.toLowerCase() === "u") undoLast();
  if (event.key === "/") { event.preventDefault(); location.hash = hashOf("documents"); setTimeout(() => document.getElementById("field-search")?.focus(), 50); }
});

// Another tab has changed something: a correction of what is shown, or how it is shown.
window.addEventListener("storage", async (event) => {
  if (!event.key?.startsWith("ikiz.")) return;
  const name = event.key.slice(5);
  memory.delete(name);
  if (name === "theme" || name === "language") {
    if (LANGUAGES.includes(settings.get("language"))) language = settings.get("language");
    applyTheme();
  } else if (name === OPENED) openedRows = readOpened();
  else {
    showCorrectionCount();
    if (redrawDocument) { redrawDocument(); return; }
  }
  await showAnew();
});

// What is folded up of the texts is printed too.
let foldedUp = [];
window.addEventListener("beforeprint", () => {
  foldedUp = [...document.querySelectorAll(".pair > details:not([open])")];
  for (const details of foldedUp) details.open = true;
});
window.addEventListener("afterprint", () => { for (const details of foldedUp) details.open = false; });

applyTheme();
frame();
// Documents that are looked at by an address must be known; the overview is not kept waiting.
const isDocument = location.hash.startsWith("#/document");
if (!isDocument) show();
loadIndex(() => {}).then(show, (error) => {
  document.querySelector("main").replaceChildren(h("h1", { tabindex: "-1" }, t("part-missing")), h("p", {}, t("part-missing-says", { file: error.message })));
});
