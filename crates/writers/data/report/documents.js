// The list of documents: search, filter, sort.

const A_PAGE = 50;
const SORTS = {
  "sort-id": null,
  "sort-findings": (one, other) => weight(other) - weight(one),
  "sort-confidence": (one, other) => (one.confidence ?? 2) - (other.confidence ?? 2),
  "sort-words": (one, other) => other.english_words + other.turkish_words - one.english_words - one.turkish_words,
  "sort-year": (one, other) => (other.year ?? 0) - (one.year ?? 0),
};
const weight = (entry) => (entry.errors || 0) * 1e6 + (entry.warnings || 0) * 1e3 + (entry.notes || 0);

// Letters for comparison: case and marks make no difference, and neither do the two languages.
const folded = (text) => text.toLocaleLowerCase("tr").normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ı", "i");

// The list as it was looked at last: where documents lead back to, and what their neighbours are.
let listed = [];
let listHash = hashOf("documents");

const filters = { search: "", status: "", findings: "", group: "", year: "", sort: "sort-id", page: 0 };

function readFilters(query) {
  Object.assign(filters, { search: "", status: "", findings: "", group: "", year: "", sort: "sort-id", page: 0 });
  for (const [name, content] of new URLSearchParams(query)) if (name in filters) filters[name] = name === "page" ? Number(content) || 0 : content;
}

// A step of its own in the history, but for each letter of a search.
function writeFilters(isTyped) {
  const query = new URLSearchParams(Object.entries(filters).filter(([name, content]) => content && content !== "sort-id" && !(name === "page" && !content)));
  const text = query.toString();
  history[isTyped ? "replaceState" : "pushState"](null, "", `${hashOf("documents")}${text ? `?${text}` : ""}`);
}

function isShown(entry, words) {
  if (filters.status && entry.status !== filters.status) return false;
  if (filters.group && entry.group !== filters.group) return false;
  if (filters.year && String(entry.year) !== filters.year) return false;
  if (filters.findings === "none" && weight(entry) > 0) return false;
  if (filters.findings === "any" && weight(entry) === 0) return false;
  if (SEVERITIES.includes(filters.findings) && !entry[`${filters.findings}s`]) return false;
  if (filters.findings === "corrected" && !hasCorrections(entry.document_id)) return false;
  if (!words.length) return true;
  entry.folded ??= folded([entry.document_id, entry.english_title, entry.turkish_title, entry.journal, entry.year].filter(Boolean).join(" "));
  return words.every((word) => entry.folded.includes(word));
}

function documentRow(entry) {
  const title = inLanguage(entry.english_title, entry.turkish_title);
  const cell = (name, content, attributes = {}) => h("td", { "data-name": name, ...attributes }, content);
  return h("tr", { class: entry.status },
    h("th", { scope: "row" }, h("a", { href: hashOf("document", entry.document_id) }, textOf(title || entry.document_id)),
      title && h("small", {}, textOf(entry.document_id)), hasCorrections(entry.document_id) && h("small", { class: "corrected" }, t("corrected"))),
    entry.status === "processed"
      ? [cell(t("words"), `${count(entry.english_words)} / ${count(entry.turkish_words)}`), cell(t("sentence-pairs"), count(entry.sentence_pairs)),
        cell(t("confidence"), confidenceOf(entry.confidence)),
        cell(t("findings"), SEVERITIES.filter((severity) => entry[`${severity}s`]).map((severity) => h("span", { class: `severity ${severity}` }, `${count(entry[`${severity}s`])} ${t(`${severity}s`, { count: entry[`${severity}s`] })}`)))]
      : [h("td", { colspan: "4" }, value(entry.status), entry.class && `: ${value(entry.class)}`)]);
}

function showDocuments() {
  const distinct = (column) => [...new Set(index.map((entry) => entry[column]).filter(Boolean))].map(String).sort();
  const list = h("div", { id: "list", tabindex: "-1" });
  const change = (name) => (content) => { filters[name] = content; filters.page = 0; writeFilters(name === "search"); draw(); };
  const turn = (by) => () => { filters.page += by; writeFilters(false); draw(); list.scrollIntoView(); list.focus({ preventScroll: true }); };
  const draw = () => {
    const words = folded(filters.search).split(/\s+/).filter(Boolean);
    let found = index.filter((entry) => isShown(entry, words));
    if (SORTS[filters.sort]) found = found.sort(SORTS[filters.sort]);
    listed = found;
    listHash = location.hash.startsWith("#/documents") ? location.hash : hashOf("documents");
    const pages = Math.max(1, Math.ceil(found.length / A_PAGE));
    filters.page = Math.min(filters.page, pages - 1);
    const shown = found.slice(filters.page * A_PAGE, (filters.page + 1) * A_PAGE);
    list.replaceChildren(
      h("p", { role: "status" }, t("documents-found", { found: found.length, all: index.length, count: index.length })),
      h("div", { class: "scroll" }, h("table", { class: "documents stacked" },
        h("thead", {}, h("tr", {}, ["document", "words-both", "sentence-pairs", "confidence", "findings"].map((name) => h("th", { scope: "col" }, t(name))))),
        h("tbody", {}, shown.map(documentRow)))),
      h("nav", { class: "pages", "aria-label": t("pages") },
        button(t("previous"), turn(-1), { disabled: filters.page === 0 }), " ", t("page-of", { page: count(filters.page + 1), pages: count(pages) }), " ",
        button(t("next"), turn(1), { disabled: filters.page + 1 >= pages })));
  };
  const groups = distinct("group");
  const years = distinct("year").reverse();
  const options = (all) => [["", t("all")], ...all.map((one) => [one, one])];
  const search = h("input", { type: "search", id: "field-search", value: filters.search, placeholder: t("search-says"), oninput: (event) => change("search")(event.target.value) });
  draw();
  return [
    h("h1", { tabindex: "-1" }, t("documents")),
    h("form", { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() },
      h("label", { for: "field-search", class: "wide" }, h("span", {}, t("search")), search),
      select("status", filters.status, [["", t("all")], ...Object.keys(head.overview.status).map((one) => [one, value(one)])], change("status")),
      select("findings", filters.findings, [["", t("all")], ["any", t("with-findings")], ...SEVERITIES.map((one) => [one, t(`${one}s`)]), ["none", t("without-findings")], ["corrected", t("corrected-ones")]], change("findings")),
      groups.length > 0 && select("group", filters.group, options(groups), change("group")),
      years.length > 0 && select("year", filters.year, options(years), change("year")),
      select("sort", filters.sort, Object.keys(SORTS).map((one) => [one, t(one)]), change("sort"))),
    list,
  ];
}
