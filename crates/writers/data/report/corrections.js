// What the user corrected: kept in the browser, undone, exported as corrections.csv.
//
// A pair that was touched is kept as its sentences and beads as they shall be. Rows of corrections.csv are made by
// comparing these with what the program gave.

const CORRECTION_COLUMNS = ["document_id", "pair_id", "kind", "about", "verdict", "english", "turkish", "check", "evidence", "confidence", "code", "note"];
const SIDES = ["english", "turkish"];
const STORE = `corrections ${location.pathname}`;

let corrections = { documents: {}, rows: [] };
try { corrections = { ...corrections, ...JSON.parse(settings.get(STORE) || "{}") }; } catch { /* it was not ours */ }
const undone = [];
let isExported = true;

// Rows of earlier runs, which the result itself has.
const earlierRows = rowsOf(head.corpus, "corrections");

function keepCorrections() {
  isExported = false;
  if (!settings.set(STORE, JSON.stringify(corrections))) say(t("not-kept"));
  showCorrectionCount();
}

const correctionsOf = (id) => corrections.documents[id] || { pairs: {}, findings: {} };
const hasCorrections = (id) => Boolean(corrections.documents[id]) || earlierRows.some((row) => row.document_id === id);

// Changes what is kept of a document; the last change can be undone.
function change(id, edit) {
  undone.push([id, JSON.stringify(corrections.documents[id] ?? null)]);
  const state = JSON.parse(JSON.stringify(correctionsOf(id)));
  edit(state);
  if (Object.keys(state.pairs).length || Object.keys(state.findings).length) corrections.documents[id] = state;
  else delete corrections.documents[id];
  keepCorrections();
}

function undo() {
  const last = undone.pop();
  if (!last) return null;
  const before = JSON.parse(last[1]);
  if (before) corrections.documents[last[0]] = before;
  else delete corrections.documents[last[0]];
  keepCorrections();
  return last[0];
}

// The pieces of a text that is cut behind so many characters.
function pieces(text, ends) {
  if (!text) return [];
  if (!ends || !ends.length) return [text];
  const letters = Array.from(text);
  const cuts = [0, ...ends.map(Number), letters.length];
  return cuts.slice(1).map((end, at) => letters.slice(cuts[at], end).join("").trim()).filter(Boolean);
}

// The sentences of a pair and its beads, as the program gave them.
function programOf(rows) {
  const program = { english: [], turkish: [], beads: [] };
  for (const row of rows) {
    const bead = { row };
    for (const side of SIDES) {
      const sentences = pieces(row[side], row[`${side}_sentence_ends`]);
      bead[side] = sentences.map((_, at) => program[side].length + at);
      program[side].push(...sentences);
    }
    program.beads.push(bead);
  }
  return program;
}

const beadKey = (texts, bead) => JSON.stringify(SIDES.map((side) => bead[side].map((at) => texts[side][at])));
const fingerprint = (program) => JSON.stringify(program.beads.map((bead) => beadKey(program, bead)));

// The pair as it stands, with the changes of the user.
function stateOf(id, pairId, program) {
  const kept = correctionsOf(id).pairs[pairId];
  if (kept && kept.fingerprint === fingerprint(program)) return kept;
  return {
    fingerprint: fingerprint(program), verdict: "", english: program.english, turkish: program.turkish, borders: [],
    beads: program.beads.map((bead) => ({ english: bead.english, turkish: bead.turkish, verdict: "", code: "", note: "" })),
  };
}

// Rows that were made from a pair of an earlier result are kept when the pair is no longer the same.
function keepStale(id, pairId, program) {
  const kept = correctionsOf(id).pairs[pairId];
  if (!kept || kept.fingerprint === fingerprint(program)) return;
  corrections.rows.push(...kept.rows);
  delete corrections.documents[id].pairs[pairId];
  keepCorrections();
}

function changePair(found, pair, program, edit) {
  const id = found.entry.document_id;
  change(id, (state) => {
    const pairState = JSON.parse(JSON.stringify(stateOf(id, pair.pair_id, program)));
    edit(pairState);
    pairState.beads = pairState.beads.filter((bead) => bead.english.length + bead.turkish.length > 0);
    pairState.rows = rowsOfPair(found, pair, program, pairState);
    if (pairState.rows.length) state.pairs[pair.pair_id] = pairState;
    else delete state.pairs[pair.pair_id];
  });
}

const lines = (texts) => texts.join("\n");

function rowsOfPair(found, pair, program, state) {
  const base = { document_id: found.entry.document_id, pair_id: pair.pair_id, kind: pair.kind };
  const rows = [];
  if (state.verdict) {
    const texts = Object.fromEntries(SIDES.map((side) => [side, firstOf(found, pair, program, side)]));
    rows.push({ ...base, about: "pair", verdict: state.verdict, ...texts, confidence: pair.confidence });
  }
  for (const border of state.borders) rows.push({ ...base, about: "border", verdict: border.verdict, [border.side]: lines(border.lines) });
  const given = new Map(program.beads.map((bead) => [beadKey(program, bead), bead]));
  const standing = new Set(state.beads.map((bead) => beadKey(state, bead)));
  const row = (texts, bead, verdict, confidence, more) =>
    rows.push({ ...base, about: "bead", verdict, ...Object.fromEntries(SIDES.map((side) => [side, lines(bead[side].map((at) => texts[side][at]))])), confidence, ...more });
  for (const [key, bead] of given) {
    const isThere = SIDES.every((side) => bead[side].every((at) => state[side].includes(program[side][at])));
    if (!standing.has(key) && isThere) row(program, bead, "wrong", bead.row.confidence);
  }
  for (const bead of state.beads) {
    const known = given.get(beadKey(state, bead));
    const more = { code: bead.code, note: bead.note };
    if (!known) row(state, bead, bead.verdict || "right", "", more);
    else if (bead.verdict || bead.code || bead.note) row(state, bead, bead.verdict, known.row.confidence, more);
  }
  return rows;
}

// The first sentence of a side, or the text of a keyword list.
function firstOf(found, pair, program, side) {
  if (program[side].length) return program[side][0];
  const section = found.sections.find((one) => one.section_id === pair[`${side}_section`]);
  return section ? section.text ?? "" : "";
}

const findingKey = (finding) => JSON.stringify([finding.check, finding.pair_id, finding.bead, finding.evidence, finding.english_message]);

function settleFinding(found, finding, verdict) {
  const key = findingKey(finding);
  change(found.entry.document_id, (state) => {
    if (!verdict || state.findings[key]?.verdict === verdict) { delete state.findings[key]; return; }
    const bead = found.sentence_pairs.find((row) => row.pair_id === finding.pair_id && row.bead === finding.bead);
    const pair = found.section_pairs.find((row) => row.pair_id === finding.pair_id);
    const texts = bead ? Object.fromEntries(SIDES.map((side) => [side, lines(pieces(bead[side], bead[`${side}_sentence_ends`]))])) : {};
    const evidence = Array.isArray(finding.evidence) ? finding.evidence.join(" | ") : finding.evidence;
    state.findings[key] = { document_id: found.entry.document_id, pair_id: finding.pair_id, kind: pair?.kind, about: "finding", verdict, ...texts, check: finding.check, evidence };
  });
}

// All rows: those of earlier runs, those of a file that was opened, those made here.
function allRows() {
  const made = Object.values(corrections.documents).flatMap((state) => [
    ...Object.values(state.pairs).flatMap((pair) => pair.rows), ...Object.values(state.findings)]);
  const seen = new Set();
  const isNew = (row) => {
    const key = JSON.stringify(CORRECTION_COLUMNS.map((column) => String(row[column] ?? "")));
    return !seen.has(key) && seen.add(key);
  };
  return [...earlierRows, ...corrections.rows, ...made].filter(isNew);
}

const newRows = () => allRows().length - earlierRows.length;

function csvOf(rows) {
  const field = (content) => {
    const text = String(content ?? "");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [CORRECTION_COLUMNS, ...rows.map((row) => CORRECTION_COLUMNS.map((column) => row[column]))].map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";
}

// The rows of a CSV file, whatever its separator.
function readCsv(text) {
  const content = text.replace(/^\uFEFF/, "");
  const header = content.slice(0, content.search(/[\r\n]/));
  const separator = [",", ";", "\t"].sort((one, other) => header.split(other).length - header.split(one).length)[0];
  const rows = [[]];
  let field = "";
  let isQuoted = false;
  for (let at = 0; at < content.length; at += 1) {
    const letter = content[at];
    if (isQuoted) {
      if (letter !== '"') field += letter;
      else if (content[at + 1] === '"') { field += '"'; at += 1; } else isQuoted = false;
    } else if (letter === '"') isQuoted = true;
    else if (letter === separator || letter === "\n") {
      rows.at(-1).push(field);
      field = "";
      if (letter === "\n") rows.push([]);
    } else if (letter !== "\r") field += letter;
  }
  if (field || rows.at(-1).length) rows.at(-1).push(field);
  const [names, ...cells] = rows.filter((row) => row.length > 0);
  if (!names || !names.includes("document_id") || !names.includes("about")) return null;
  return cells.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ""])));
}

function exportCorrections() {
  const link = h("a", { href: URL.createObjectURL(new Blob(["\uFEFF", csvOf(allRows())], { type: "text/csv" })), download: "corrections.csv" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  isExported = true;
  say(t("exported", { count: count(allRows().length) }));
}

async function importCorrections(file) {
  const rows = readCsv(await file.text());
  if (!rows) { say(t("no-corrections-in", { file: file.name })); return; }
  corrections.rows.push(...rows);
  keepCorrections();
  say(t("imported", { count: count(rows.length) }));
  show();
}

function showCorrectionCount() {
  const place = document.getElementById("correction-count");
  if (place) place.textContent = newRows() ? ` (${count(newRows())})` : "";
}

function showCorrections() {
  const rows = allRows();
  const input = h("input", { type: "file", accept: ".csv,text/csv", id: "field-import", class: "hidden-field", onchange: (event) => event.target.files[0] && importCorrections(event.target.files[0]) });
  const clear = () => {
    if (!window.confirm(t("clear-says"))) return;
    corrections = { documents: {}, rows: [] };
    undone.length = 0;
    keepCorrections();
    isExported = true;
    show();
  };
  return [
    h("h1", { tabindex: "-1" }, t("corrections")),
    h("p", {}, t("corrections-say")),
    h("pre", {}, "ikiz run … --corrections corrections.csv\nikiz quality output"),
    h("p", { class: "buttons" }, button(t("export"), exportCorrections, { class: "main", disabled: rows.length === 0 }),
      h("label", { for: "field-import", class: "button" }, t("import")), input, button(t("clear"), clear, { disabled: newRows() === 0 })),
    h("p", { role: "status" }, t("corrections-count", { count: count(rows.length), earlier: count(earlierRows.length) })),
    rows.length > 0 && h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("corrections") }, h("table", {},
      h("thead", {}, h("tr", {}, ["document", "about", "verdict", "english", "turkish", "note"].map((name) => h("th", { scope: "col" }, t(name))))),
      h("tbody", {}, rows.slice(0, 500).map((row) => h("tr", {},
        h("th", { scope: "row" }, indexOf.has(row.document_id) ? h("a", { href: hashOf("document", row.document_id) }, textOf(row.document_id)) : textOf(row.document_id)),
        h("td", {}, t(`about-${row.about}`)), h("td", {}, row.verdict && t(`verdict-${row.verdict}`), row.state && h("small", {}, ` ${value(row.state)}`)),
        h("td", {}, textOf(row.english, "en")), h("td", {}, textOf(row.turkish, "tr")), h("td", {}, textOf([row.check && value(row.check), row.code, row.note].filter(Boolean).join(" · ")))))))),
  ];
}

window.addEventListener("beforeunload", (event) => { if (!isExported && newRows() > 0) event.preventDefault(); });
