// One document: its texts side by side, what was found in them, and the tools to correct it.

function place(source, page, line) {
  return [source, page && t("page", { page: String(page) }), line && t("line", { line: String(line) })].filter(Boolean).join(", ");
}

// A repair with its count: `hyphenation: 4`.
const repair = (counted) => counted.replace(/^[\w-]+/, value);

function showMetadata({ entry, documents: [details] }) {
  const rows = [["journal", [entry.journal, details?.volume, details?.issue && `(${details.issue})`].filter(Boolean).join(" ")], ["year", entry.year], ["authors", details?.authors],
    ["doi", details?.doi], ["group", entry.group], ["sources", details?.sources?.join(", ")], ["repairs", details?.repairs?.map(repair).join(", ")],
    ["duplicate_of", details?.duplicate_of], ["same_text_as", details?.same_text_as]].filter(([, content]) => content);
  return h("dl", { class: "metadata" }, rows.map(([name, content]) => [h("dt", {}, t(name)), h("dd", {},
    ["duplicate_of", "same_text_as"].includes(name) ? h("a", { href: hashOf("document", content) }, textOf(content)) : textOf(String(content)))]));
}

function findingItem(found, finding, redraw) {
  const verdict = correctionsOf(found.entry.document_id).findings[findingKey(finding)]?.verdict;
  const mark = (name) => button(t(`verdict-${name}`), () => { settleFinding(found, finding, name); redraw(); say(t(correctionsOf(found.entry.document_id).findings[findingKey(finding)] ? `verdict-${name}` : "verdict-off")); }, { "aria-pressed": String(verdict === name), class: `small ${name}`, "data-focus": `${findingKey(finding)} ${name}` });
  const target = finding.bead ? `bead-${finding.pair_id}-${finding.bead}` : finding.pair_id && `pair-${finding.pair_id}`;
  return h("li", { class: verdict ? "done" : null },
    severityOf(finding.severity), " ", h("span", { class: "message" }, textOf(inLanguage(finding.english_message, finding.turkish_message))), " ",
    h("small", {}, value(finding.check), finding.page || finding.line ? ` · ${place(finding.source, finding.page, finding.line)}` : ""), " ",
    target && button(t("go-there"), () => focusOn(target), { class: "small" }),
    h("span", { class: "verdicts", role: "group", "aria-label": t("this-finding-is") }, ["right", "wrong", "settled"].map(mark)));
}

function focusOn(id) {
  const element = document.getElementById(id);
  if (!element) return;
  element.scrollIntoView({ block: "center" });
  element.focus({ preventScroll: true });
}

// A pair, or a section without a twin, is right or wrong.
function pairMark(found, pair, program, redraw) {
  const id = found.entry.document_id;
  const state = stateOf(id, pair.pair_id, program);
  const mark = (name) => button(t(`verdict-${name}`), () => {
    changePair(found, pair, program, (changed) => { changed.verdict = changed.verdict === name ? "" : name; });
    redraw();
    say(t(stateOf(id, pair.pair_id, program).verdict ? `verdict-${name}` : "verdict-off"));
  }, { class: `small ${name}`, title: pair.status === "paired" ? null : t(`alone-${name}-says`), "aria-pressed": String(state.verdict === name), "data-focus": `${pair.pair_id} ${name}` });
  const isTouched = Boolean(correctionsOf(id).pairs[pair.pair_id]);
  return h("span", { class: "verdicts", role: "group", "aria-label": t("this-pair-is") }, mark("right"), mark("wrong"),
    isTouched && button(t("reset"), () => { resetPair(found, pair, program); redraw(); say(t("reset-done")); }, { class: "small", title: t("reset-says"), "data-focus": `${pair.pair_id} reset` }));
}

function measuresOf(found, pair) {
  const rows = found.measures.filter((row) => row.pair_id === pair.pair_id);
  const columns = head.columns.measures.filter((column) => !["pair_id", "kind", "language"].includes(column) && rows.some((row) => row[column] !== null && row[column] !== undefined));
  if (!rows.length) return null;
  const shown = (content) => (Array.isArray(content) ? content.map(value).join(", ") : typeof content === "number" ? content.toLocaleString(language) : content ?? "");
  return h("details", { "data-key": pair.pair_id }, h("summary", {}, t("measures")), h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("measures") }, h("table", {},
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("measure")), rows.map((row) => h("th", { scope: "col" }, t(row.language === "tr" ? "turkish" : "english"))))),
    h("tbody", {}, columns.map((column) => h("tr", {}, h("th", { scope: "row" }, t(`column.${column}`)), rows.map((row) => h("td", {}, shown(row[column])))))))));
}

function keywordTable(found, pair) {
  const rows = found.keyword_pairs.map((row, at) => [row, at]).filter(([row]) => row.pair_id === pair.pair_id);
  const light = (at, on) => document.querySelectorAll(`.keyword-${at}`).forEach((mark) => mark.classList.toggle("lit", on));
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("author-keywords") }, h("table", { class: "keywords" },
    h("thead", {}, h("tr", {}, ["english", "count", "turkish", "count", "confidence"].map((name) => h("th", { scope: "col" }, t(name))))),
    h("tbody", {}, rows.map(([row, at]) => h("tr", { tabindex: "0", onmouseenter: () => light(at, true), onmouseleave: () => light(at, false), onfocus: () => light(at, true), onblur: () => light(at, false) },
      SIDES.map((side) => [h("td", {}, row[side] ? textOf(row[side], codeOf[side]) : h("em", {}, t("no-keyword"))), h("td", {}, row[`${side}_count`] ?? "")]),
      h("td", { title: row.method ? value(row.method) : null }, row.english && row.turkish ? confidenceOf(row.confidence) : ""))))));
}

function pairSection(found, pair, patterns, redraw) {
  const program = programOf(found, pair);
  const section = (side) => found.sections.find((row) => row.section_id === pair[`${side}_section`]);
  const isPaired = pair.status === "paired";
  const headings = SIDES.map(section).map((one) => one && h("div", {}, one.heading && h("strong", {}, textOf(one.heading)), " ", h("small", {}, place(one.source, one.page, one.line))));
  const content = () => {
    if (pair.kind === "keywords") return keywordTable(found, pair);
    if (isPaired) return beadsOf(found, pair, patterns, redraw);
    const alone = SIDES.map(section).find(Boolean);
    return h("div", { class: "alone-text" }, textOf(alone?.text, alone?.language));
  };
  return h("section", { id: `pair-${pair.pair_id}`, tabindex: "-1", class: "pair" },
    h("div", { class: "heading" }, h("h2", {}, value(pair.kind)), isPaired ? confidenceOf(pair.confidence) : h("span", { class: "lonely" }, t("no-twin"), pair.reason ? `: ${value(pair.reason)}` : ""),
      pair.similarity !== null && h("small", {}, t("similarity", { similarity: percent(pair.similarity) })), pairMark(found, pair, program, redraw)),
    h("div", { class: "headings" }, headings), content(), measuresOf(found, pair));
}

async function showDocument(id) {
  const at = indexOf.get(id);
  if (at === undefined) return { content: [h("h1", { tabindex: "-1" }, t("no-such-document")), h("p", {}, textOf(id))], redraw: null };
  const found = await loadDocument(index[at]);
  const { entry } = found;
  const body = h("div", {});
  for (const pair of found.section_pairs) keepStale(id, pair.pair_id, programOf(found, pair));
  applyOpened(found);
  // Everything anew, but for where the user is.
  const redraw = () => {
    const comeBack = keptPlace();
    const open = new Set([...body.querySelectorAll("details[open][data-key]")].map((details) => details.dataset.key));
    draw();
    for (const details of body.querySelectorAll("details[data-key]")) details.open = open.has(details.dataset.key);
    comeBack();
  };
  const draw = () => {
    const patterns = patternsOf(found);
    body.replaceChildren(...[
      found.errors.length > 0 && h("ul", { class: "findings" }, found.errors.map((error) => h("li", {}, severityOf("error"), " ", textOf(inLanguage(error.message, error.turkish_message)), "; ", textOf(inLanguage(error.advice, error.turkish_advice))))),
      found.checks.length > 0 && h("section", { class: "panel" }, h("h2", {}, t("findings")), h("ul", { class: "findings" }, found.checks.map((finding) => findingItem(found, finding, redraw)))),
      found.section_pairs.length > 0 && h("fieldset", { class: "lights" }, h("legend", {}, t("lights")), LIGHTS.map((light) => h("label", {}, h("input", { type: "checkbox", checked: isLit(light), "data-focus": `light ${light}`, onchange: (event) => { settings.set(`light-${light}`, event.target.checked ? "yes" : "no"); redraw(); } }), " ", h("mark", { class: light === "keywords" ? "keyword" : `mark ${light}` }, t(`light-${light}`)))), h("small", {}, h("mark", { class: "mark numbers" }, t("lit-both")), " · ", h("mark", { class: "mark numbers alone" }, t("lit-alone")), " · ", h("mark", { class: "keyword" }, t("lit-keyword")))),
      ...found.section_pairs.map((pair) => pairSection(found, pair, patterns, redraw)),
      found.cut && h("p", { class: "severity warning" }, t("cut")),
      found.document_keywords.length > 0 && h("section", { class: "panel" }, h("h2", {}, t("key-phrases")), LANGUAGES.map((code) => h("p", { lang: code }, h("strong", {}, t(code === "tr" ? "turkish" : "english"), ": "),
        found.document_keywords.filter((row) => row.language === code).map((row, number) => [number > 0 && ", ", textOf(row.term, code), ` ${count(row.count)}`])))),
    ].filter(Boolean));
  };
  draw();
  const around = listed.includes(entry) ? listed : index;
  const step = (by, name) => {
    const next = around[around.indexOf(entry) + by];
    return next && h("a", { href: hashOf("document", next.document_id), rel: by < 0 ? "prev" : "next" }, t(name));
  };
  const content = [
    h("nav", { class: "steps", "aria-label": t("documents") }, h("a", { href: listHash }, t(listHash.includes("?") ? "back-to-list" : "all-documents")), step(-1, "previous"), step(1, "next")),
    h("h1", { tabindex: "-1" }, textOf(inLanguage(entry.english_title, entry.turkish_title) || entry.document_id)),
    entry.english_title && entry.turkish_title && h("p", { class: "second-title" }, textOf(inLanguage(entry.turkish_title, entry.english_title))),
    h("p", {}, h("small", {}, textOf(entry.document_id)), entry.status !== "processed" && ` – ${value(entry.status)}${entry.class ? `: ${value(entry.class)}` : ""}`),
    showMetadata(found), found.sentence_pairs.length > 0 && h("p", { class: "keys" }, h("small", {}, t("keys"))), body,
  ];
  return { content, redraw };
}
