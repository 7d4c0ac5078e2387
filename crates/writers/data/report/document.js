// One document: its texts side by side, what was found in them, and the tools to correct it.

const MARKERS = ["transitions", "frame-markers", "endophorics", "evidentials", "code-glosses", "hedges", "boosters", "attitude-markers", "self-mentions", "engagement-markers"];
const LIGHTS = ["numbers", "names", "markers", "keywords"];
const codeOf = { english: "en", turkish: "tr" };
const other = { english: "turkish", turkish: "english" };
const isLit = (light) => settings.get(`light-${light}`) !== "no";
const groupOf = (category) => (MARKERS.includes(category) ? "markers" : category === "abbreviations" ? "names" : category);

// The marks of a side as [start, end, classes, what it is], by looking for the words in their order.
function marksOf(text, row, side) {
  const categories = new Set((row[`${other[side]}_marks`] || []).map((mark) => mark.slice(0, mark.indexOf(":"))));
  let from = 0;
  const found = [];
  for (const mark of row[`${side}_marks`] || []) {
    const category = mark.slice(0, mark.indexOf(":"));
    const isAlone = mark.endsWith(" ≠");
    const words = mark.slice(category.length + 2, isAlone ? -2 : undefined);
    const start = text.indexOf(words, from);
    if (start < 0) continue;
    from = start + words.length;
    const differs = isAlone || (MARKERS.includes(category) && !categories.has(category));
    if (isLit(groupOf(category))) found.push([start, from, `mark ${groupOf(category)}${differs ? " alone" : ""}`, `${value(category)}${differs ? ` – ${t("only-here")}` : ""}`]);
  }
  return found;
}

// Where a keyword may stand: its words with endings.
function keywordPattern(keyword, lang) {
  const words = keyword.toLocaleLowerCase(lang).split(/[\s\-–]+/).filter(Boolean);
  const escaped = words.map((word) => {
    const stem = word.length > 6 ? word.slice(0, Math.max(5, word.length - 2)) : word;
    return `${stem.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}[\\p{L}\\p{M}’']*`;
  });
  return escaped.length ? new RegExp(`(?<![\\p{L}\\p{N}])${escaped.join("[\\s\\-–]+")}`, "gu") : null;
}

function keywordsIn(text, patterns, lang) {
  if (!isLit("keywords")) return [];
  const lower = text.toLocaleLowerCase(lang);
  if (lower.length !== text.length) return [];
  return patterns.flatMap(([at, pattern]) => [...lower.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length, `keyword keyword-${at}`, null]));
}

// A text with what is marked in it.
function litText(text, ranges, lang) {
  const cuts = [...new Set([0, text.length, ...ranges.flatMap(([start, end]) => [start, end])])].sort((one, two) => one - two);
  const parts = cuts.slice(1).map((end, at) => {
    const start = cuts[at];
    const over = ranges.filter((range) => range[0] <= start && end <= range[1]);
    const part = text.slice(start, end);
    if (!over.length) return part;
    return h("mark", { class: over.map((range) => range[2]).join(" "), title: over.map((range) => range[3]).filter(Boolean).join("; ") || null }, part);
  });
  return h("bdi", { lang, class: "text" }, parts);
}

function place(source, page, line) {
  return [source, page && t("page", { page }), line && t("line", { line })].filter(Boolean).join(", ");
}

function showMetadata({ entry, documents: [details] }) {
  const rows = [["journal", [entry.journal, details?.volume, details?.issue && `(${details.issue})`].filter(Boolean).join(" ")], ["year", entry.year], ["authors", details?.authors],
    ["doi", details?.doi], ["group", entry.group], ["sources", details?.sources?.join(", ")], ["repairs", details?.repairs?.join(", ")],
    ["duplicate_of", details?.duplicate_of], ["same_text_as", details?.same_text_as]].filter(([, content]) => content);
  return h("dl", { class: "metadata" }, rows.map(([name, content]) => [h("dt", {}, t(name)), h("dd", {},
    ["duplicate_of", "same_text_as"].includes(name) ? h("a", { href: hashOf("document", content) }, textOf(content)) : textOf(String(content)))]));
}

function findingItem(found, finding, redraw) {
  const verdict = correctionsOf(found.entry.document_id).findings[findingKey(finding)]?.verdict;
  const mark = (name) => button(t(`verdict-${name}`), () => { settleFinding(found, finding, name); redraw(); }, { "aria-pressed": String(verdict === name), class: `small ${name}`, "data-focus": `${findingKey(finding)} ${name}` });
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

// Breaks a sentence before a word.
function askForBreak(sentence, lang, take) {
  const words = sentence.split(/(?<=\s)/);
  const dialog = h("dialog", { "aria-label": t("break-sentence") }, h("h2", {}, t("break-sentence")), h("p", {}, t("break-says")),
    h("p", { lang, class: "words" }, words.map((word, at) => (at ? button(word, () => { dialog.close(); take(words.slice(0, at).join("").trim(), words.slice(at).join("").trim()); }, { class: "word" }) : h("span", {}, word)))),
    button(t("cancel"), () => dialog.close()));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function askForNote(bead, codes, take) {
  const [code, note] = [h("input", { id: "field-code", list: "codes", value: bead.code }), h("textarea", { id: "field-note", rows: "3" }, bead.note)];
  const dialog = h("dialog", { "aria-label": t("note") }, h("form", { method: "dialog", onsubmit: () => take(code.value.trim(), note.value.trim()) },
    h("h2", {}, t("note")), h("label", { for: "field-code" }, h("span", {}, t("code")), code), h("datalist", { id: "codes" }, codes.map((one) => h("option", { value: one.code, label: [one.label, one.description].filter(Boolean).join(": ") || null }))),
    h("label", { for: "field-note" }, h("span", {}, t("note")), note), h("p", { class: "buttons" }, h("button", { class: "main" }, t("keep")), button(t("cancel"), () => dialog.close()))));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

const joined = (one, two) => [one, two].filter(Boolean).join("; ");

// The changes of the beads of a pair: each takes the state and the index of the bead, and gives the bead to look at.
const EDITS = {
  join(state, at) {
    const [one, two] = state.beads.slice(at, at + 2);
    if (!two) return at;
    state.beads.splice(at, 2, { english: [...one.english, ...two.english], turkish: [...one.turkish, ...two.turkish], verdict: "", code: joined(one.code, two.code), note: joined(one.note, two.note) });
    return at;
  },
  split(state, at) {
    const bead = state.beads[at];
    const many = Math.max(bead.english.length, bead.turkish.length);
    // A pair of single sentences is parted into two sentences without a twin.
    const parts = many > 1 ? Array.from({ length: many }, (_, part) => SIDES.map((side) => bead[side].slice(part, part + 1)))
      : [[bead.english, []], [[], bead.turkish]];
    state.beads.splice(at, 1, ...parts.map(([english, turkish], part) => ({ english, turkish, verdict: "", code: part ? "" : bead.code, note: part ? "" : bead.note })));
    return at;
  },
  move(state, at, side, by) {
    const [from, to] = [state.beads[at], state.beads[at + by]];
    if (!to || !from[side].length) return at;
    if (by < 0) to[side].push(from[side].shift());
    else to[side].unshift(from[side].pop());
    from.verdict = "";
    to.verdict = "";
    if (!(from.english.length + from.turkish.length)) Object.assign(to, { code: joined(to.code, from.code), note: joined(to.note, from.note) });
    return from.english.length + from.turkish.length ? at : Math.max(0, at + Math.min(by, 0));
  },
  verdict(state, at, verdict) {
    state.beads[at].verdict = state.beads[at].verdict === verdict ? "" : verdict;
    return at;
  },
  note(state, at, code, note) {
    Object.assign(state.beads[at], { code, note });
    return at;
  },
  cut(state, at, side, sentence, one, two) {
    const index_ = state.beads[at]?.[side][sentence];
    if (index_ === undefined) return at;
    state[side].splice(index_, 1, one, two);
    state.from[side].splice(index_, 1, null, null);
    for (const bead of state.beads) bead[side] = bead[side].map((old) => (old > index_ ? old + 1 : old));
    state.beads[at][side].splice(sentence + 1, 0, index_ + 1);
    state.borders.push({ side, verdict: "split", lines: [one, two] });
    return at;
  },
};

// The beads of a pair, with tools.
function beadsOf(found, pair, patterns, onChange) {
  const program = programOf(found, pair);
  const id = found.entry.document_id;
  const given = givenBeads(program);
  const list = h("ol", { class: "beads" });
  const edit = (name, at, ...more) => {
    let to = at;
    changePair(found, pair, program, (state) => { to = EDITS[name](state, at, ...more); });
    onChange();
    document.querySelectorAll(`#pair-${CSS.escape(pair.pair_id)} .bead`)[to]?.focus();
    if (name === "verdict") say(t(`verdict-${more[0]}`));
    else if (t(`${name}-done`) !== `${name}-done`) say(t(`${name}-done`));
  };
  const side = (state, bead, row, name) => {
    const texts = bead[name].map((at) => state[name][at]);
    const from = row || { [`${name}_marks`]: [] };
    let rest = marksOf(lines(texts), from, name);
    let start = 0;
    return h("div", { class: "side", lang: codeOf[name], "data-name": t(name) }, texts.length === 0 && h("em", {}, t("no-sentence")), texts.map((text) => {
      const shift = start;
      start += text.length + 1;
      const own = rest.filter((range) => range[0] >= shift && range[1] <= shift + text.length).map(([one, two, ...more]) => [one - shift, two - shift, ...more]);
      rest = rest.filter((range) => range[0] > shift + text.length);
      return h("p", { class: "sentence" }, litText(text, [...own, ...keywordsIn(text, patterns[name], codeOf[name])], codeOf[name]));
    }));
  };
  const tools = (state, bead, at) => {
    const tool = (name, action, attributes = {}) => button(t(name), action, { class: "small", title: t(`${name}-says`), ...attributes });
    const verdict = (name) => tool(`verdict-${name}`, () => edit("verdict", at, name), { "aria-pressed": String(bead.verdict === name), class: `small ${name}` });
    return h("div", { class: "tools" }, verdict("right"), verdict("wrong"),
      at + 1 < state.beads.length && tool("join", () => edit("join", at)),
      bead.english.length + bead.turkish.length > 1 && tool("split", () => edit("split", at)),
      SIDES.map((name) => bead[name].length > 0 && [[-1, "↑"], [1, "↓"]].map(([by, arrow]) => state.beads[at + by]
        && sayingButton(`${codeOf[name].toUpperCase()} ${arrow}`, t(by < 0 ? "move-up" : "move-down", { side: t(name) }), () => edit("move", at, name, by)))),
      SIDES.flatMap((name) => bead[name].map((sentence, place_) => state[name][sentence].includes(" ")
        && sayingButton(`${codeOf[name].toUpperCase()}${bead[name].length > 1 ? ` ${place_ + 1}` : ""} ✂`, t("break-sentence"), () => askForBreak(state[name][sentence], codeOf[name], (one, two) => edit("cut", at, name, place_, one, two))))),
      tool("note", () => askForNote(bead, usedCodes(), (code, note) => edit("note", at, code, note))));
  };
  const draw = () => {
    const state = stateOf(id, pair.pair_id, program);
    list.replaceChildren(...state.beads.map((bead, at) => {
      const row = given.get(beadKey(state, bead))?.row;
      const places = row && [["EN", row.english_page, row.english_line], ["TR", row.turkish_page, row.turkish_line]].filter(([, page, line]) => page || line);
      const isCorrected = row?.flags?.includes("corrected");
      const moves = row && [row.english_moves, row.turkish_moves].map((all) => (all || []).map(value).join(", "));
      const isTwoSided = bead.english.length > 0 && bead.turkish.length > 0;
      const findings = row ? found.checks.filter((finding) => finding.pair_id === pair.pair_id && finding.bead === row.bead) : [];
      return h("li", {
        class: `bead ${row && isTwoSided ? band(row.confidence) : "alone"} ${row ? "" : "own"} ${bead.verdict}`, tabindex: "0", id: row ? `bead-${pair.pair_id}-${row.bead}` : null,
        onkeydown: (event) => onKey(event, state, bead, at),
      },
      side(state, bead, row, "english"), side(state, bead, row, "turkish"),
      h("div", { class: "about" }, row ? confidenceOf(row.confidence) : h("span", { class: "corrected" }, t("your-own")),
        isCorrected && h("span", { class: "corrected" }, t("corrected")), bead.verdict && h("span", { class: `verdict ${bead.verdict}` }, t(`verdict-${bead.verdict}`)),
        (bead.code || bead.note) && h("span", { class: "noted" }, textOf([bead.code, bead.note].filter(Boolean).join(": "))),
        row?.flags?.includes("moved") && h("span", {}, t("moved")),
        moves && (moves[0] || moves[1]) && h("span", { class: "moves" }, moves[0] === moves[1] ? moves[0] : `${moves[0] || "–"} / ${moves[1] || "–"}`),
        row && h("small", { title: t("place") }, places.map(([code, page, line]) => `${code} ${place(null, page, line)}`).join(" · ")),
        tools(state, bead, at)),
      findings.length > 0 && h("ul", { class: "findings" }, findings.map((finding) => h("li", {}, severityOf(finding.severity), " ", textOf(inLanguage(finding.english_message, finding.turkish_message))))));
    }));
  };
  const onKey = (event, state, bead, at) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
    const keys = {
      r: () => edit("verdict", at, "right"), w: () => edit("verdict", at, "wrong"), j: () => edit("join", at), s: () => edit("split", at),
      n: () => askForNote(bead, usedCodes(), (code, note) => edit("note", at, code, note)),
      ArrowDown: () => event.currentTarget.nextElementSibling?.focus(), ArrowUp: () => event.currentTarget.previousElementSibling?.focus(),
    };
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (!keys[key]) return;
    event.preventDefault();
    keys[key]();
  };
  draw();
  return list;
}

// Those of the user's own scheme, else those that were used before.
const usedCodes = () => (head.codes.length ? head.codes : [...new Set(allRows().map((row) => row.code).filter(Boolean))].map((code) => ({ code })));

function pairMark(found, pair, program, redraw) {
  const state = stateOf(found.entry.document_id, pair.pair_id, program);
  const mark = (name) => button(t(`verdict-${name}`), () => {
    changePair(found, pair, program, (changed) => { changed.verdict = changed.verdict === name ? "" : name; });
    redraw();
  }, { class: `small ${name}`, "aria-pressed": String(state.verdict === name), "data-focus": `${pair.pair_id} ${name}` });
  const isTouched = Boolean(correctionsOf(found.entry.document_id).pairs[pair.pair_id]);
  return h("span", { class: "verdicts", role: "group", "aria-label": t("this-pair-is") }, mark("right"), mark("wrong"),
    isTouched && button(t("reset"), () => { resetPair(found, pair); redraw(); }, { class: "small", title: t("reset-says") }));
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

// The keywords of the document: pairs, with their numbers as they are lit.
function patternsOf(found) {
  const patterns = { english: [], turkish: [] };
  found.keyword_pairs.forEach((row, at) => SIDES.forEach((side) => {
    const pattern = row[side] && keywordPattern(row[side], codeOf[side]);
    if (pattern) patterns[side].push([at, pattern]);
  }));
  return patterns;
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
      pair.similarity !== null && h("small", {}, t("similarity", { similarity: decimal(pair.similarity) })), isPaired && pairMark(found, pair, program, redraw)),
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
    const [x, y] = [window.scrollX, window.scrollY];
    const { dataset, id: focused } = document.activeElement ?? {};
    const open = new Set([...body.querySelectorAll("details[open][data-key]")].map((details) => details.dataset.key));
    draw();
    for (const details of body.querySelectorAll("details[data-key]")) details.open = open.has(details.dataset.key);
    window.scrollTo(x, y);
    const again = dataset?.focus ? body.querySelector(`[data-focus="${CSS.escape(dataset.focus)}"]`) : document.getElementById(focused || "none");
    again?.focus({ preventScroll: true });
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
