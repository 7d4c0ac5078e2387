// What the user corrected: kept in the browser for each document, undone, exported as corrections.csv.
//
// A pair that was touched is kept as its sentences and beads as they shall be; each sentence knows which one of the
// program's it is. Rows of corrections.csv are made by comparing these with what the program gave.

const CORRECTION_COLUMNS = ["document_id", "pair_id", "kind", "about", "verdict", "english", "turkish", "check", "evidence", "confidence", "code", "note"];
const ABOUT = ["bead", "pair", "border", "finding"];
const VERDICTS = ["", "right", "wrong", "split", "join", "settled"];
const SIDES = ["english", "turkish"];
const PLACE = `corrections ${location.pathname} `;
const OPENED = `opened ${location.pathname}`;

const emptyState = () => ({ pairs: {}, findings: {} });
const undoStack = [];
let isKept = true;

// Rows of earlier runs, which the result itself has, and rows of files that were opened here.
const earlierRows = rowsOf(head.corrections, "corrections");
let openedRows = parsed(settings.get(OPENED), (rows) => Array.isArray(rows) && rows.every((row) => row && typeof row === "object")) || [];

function parsed(text, isSound) {
  try {
    const found = JSON.parse(text);
    return found && isSound(found) ? found : null;
  } catch { return null; }
}

const isState = (state) => ["pairs", "findings"].every((part) => state[part] && typeof state[part] === "object")
  && Object.values(state.pairs).every((pair) => pair && Array.isArray(pair.beads) && Array.isArray(pair.rows) && SIDES.every((side) => Array.isArray(pair[side])))
  && Object.values(state.findings).every((row) => row && typeof row === "object");

// What is kept of a document, also by another tab.
const correctionsOf = (id) => parsed(settings.get(PLACE + id), isState) || emptyState();
const correctedIds = () => settings.names(PLACE).map((name) => name.slice(PLACE.length)).filter((id) => settings.get(PLACE + id));
const earlierIds = new Set(earlierRows.map((row) => row.document_id));
const hasCorrections = (id) => Boolean(settings.get(PLACE + id)) || earlierIds.has(id);

function keep(name, value) {
  isKept = settings.set(name, value) && isKept;
  if (!isKept) say(t("not-kept"));
  showCorrectionCount();
}

function keepState(id, state) {
  const isEmpty = !Object.keys(state.pairs).length && !Object.keys(state.findings).length;
  keep(PLACE + id, isEmpty ? null : JSON.stringify(state));
}

// Changes what is kept of a document; a change can be undone, with what became of the rows that were opened.
function change(id, edit) {
  const [before, opened] = [settings.get(PLACE + id), openedRows];
  const state = correctionsOf(id);
  edit(state);
  if (JSON.stringify(state) === JSON.stringify(correctionsOf(id))) return;
  undoStack.push([id, before, opened]);
  keepState(id, state);
}

// Takes the last change back; gives the document that it was in.
function undo() {
  const last = undoStack.pop();
  if (!last) return null;
  keep(PLACE + last[0], last[1]);
  if (last[2] !== openedRows) keepOpened(last[2]);
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

const lines = (texts) => texts.join("\n");
const bare = (text) => String(text ?? "").replace(/\s+/g, "");

// The sentences of a pair and its beads, as the program gave them.
function programOf(found, pair) {
  const program = { english: [], turkish: [], beads: [] };
  for (const row of found.sentence_pairs.filter((one) => one.pair_id === pair.pair_id)) {
    const bead = { row };
    for (const side of SIDES) {
      const sentences = pieces(row[side], row[`${side}_sentence_ends`]);
      bead[side] = sentences.map((_, at) => program[side].length + at);
      program[side].push(...sentences);
    }
    program.beads.push(bead);
  }
  // The first sentence of a side, or the text of a keyword list.
  const section = (side) => found.sections.find((one) => one.section_id === pair[`${side}_section`]);
  const first = (side) => {
    const text = bare(section(side)?.text);
    return program[side].find((sentence) => text && (text.startsWith(bare(sentence)) || bare(sentence).startsWith(text)));
  };
  program.first = Object.fromEntries(SIDES.map((side) => [side, first(side) ?? program[side][0] ?? section(side)?.text ?? ""]));
  program.print = JSON.stringify([program.beads.map((bead) => SIDES.map((side) => bead[side].map((at) => program[side][at]))), program.first]);
  return program;
}

// Which sentences of the program a bead has; one that was broken is none of them.
const beadKey = (state, bead) => JSON.stringify(SIDES.map((side) => bead[side].map((at) => state.from[side][at])));

function freshState(program) {
  return {
    print: program.print, verdict: "", english: program.english, turkish: program.turkish, borders: [], rows: [],
    from: Object.fromEntries(SIDES.map((side) => [side, program[side].map((_, at) => at)])),
    beads: program.beads.map((bead) => ({ english: bead.english, turkish: bead.turkish, verdict: "", code: "", note: "" })),
  };
}

// Whether each sentence stands in exactly one bead.
const isWhole = (state) => SIDES.every((side) => state.from?.[side]?.length === state[side].length
  && JSON.stringify(state.beads.flatMap((bead) => bead[side]).sort((one, two) => one - two)) === JSON.stringify(state[side].map((_, at) => at)));

// The pair as it stands, with the changes of the user.
function stateOf(id, pairId, program) {
  const state = correctionsOf(id).pairs[pairId];
  return state && state.print === program.print && isWhole(state) ? state : freshState(program);
}

// Rows that were made from a pair of an earlier result are kept when the pair is no longer the same.
function keepStale(id, pairId, program) {
  const state = correctionsOf(id);
  const pair = state.pairs[pairId];
  if (!pair || pair.print === program.print) return;
  delete state.pairs[pairId];
  keepOpened([...openedRows, ...pair.rows]);
  keepState(id, state);
}

function keepOpened(rows) {
  openedRows = rows;
  keep(OPENED, rows.length ? JSON.stringify(rows) : null);
}

function changePair(found, pair, program, edit) {
  const id = found.entry.document_id;
  change(id, (state) => {
    const pairState = structuredClone(stateOf(id, pair.pair_id, program));
    edit(pairState);
    pairState.beads = pairState.beads.filter((bead) => bead.english.length + bead.turkish.length > 0);
    pairState.rows = rowsOfPair(found, pair, program, pairState);
    if (pairState.rows.length) state.pairs[pair.pair_id] = pairState;
    else delete state.pairs[pair.pair_id];
  });
}

function resetPair(found, pair) {
  change(found.entry.document_id, (state) => { delete state.pairs[pair.pair_id]; });
}

function rowsOfPair(found, pair, program, state) {
  const base = { document_id: found.entry.document_id, pair_id: pair.pair_id, kind: pair.kind };
  const rows = [];
  if (state.verdict) rows.push({ ...base, about: "pair", verdict: state.verdict, ...program.first, confidence: pair.confidence });
  for (const border of state.borders) rows.push({ ...base, about: "border", verdict: border.verdict, [border.side]: lines(border.lines) });
  const texts = (from, bead) => Object.fromEntries(SIDES.map((side) => [side, lines(bead[side].map((at) => from[side][at]))]));
  const given = givenBeads(program);
  const standing = new Set(state.beads.map((bead) => beadKey(state, bead)));
  for (const [key, bead] of given) {
    const isThere = SIDES.every((side) => bead[side].every((at) => state.from[side].includes(at)));
    if (!standing.has(key) && isThere) rows.push({ ...base, about: "bead", verdict: "wrong", ...texts(program, bead), confidence: bead.row.confidence });
  }
  for (const bead of state.beads) {
    const known = given.get(beadKey(state, bead));
    const verdict = bead.verdict || (known ? "" : "right");
    if (verdict || bead.code || bead.note) rows.push({ ...base, about: "bead", verdict, ...texts(state, bead), confidence: known ? known.row.confidence : "", code: bead.code, note: bead.note });
  }
  return rows;
}

// The beads of the program by the sentences that they have.
const givenBeads = (program) => new Map(program.beads.map((bead) => [JSON.stringify(SIDES.map((side) => bead[side])), bead]));

const findingKey = (finding) => JSON.stringify([finding.check, finding.pair_id, finding.bead, finding.evidence, finding.english_message]);

function findingRow(found, finding, verdict) {
  const bead = found.sentence_pairs.find((row) => row.pair_id === finding.pair_id && row.bead === finding.bead);
  const pair = found.section_pairs.find((row) => row.pair_id === finding.pair_id);
  const texts = bead ? Object.fromEntries(SIDES.map((side) => [side, lines(pieces(bead[side], bead[`${side}_sentence_ends`]))])) : {};
  const evidence = Array.isArray(finding.evidence) ? finding.evidence.join(" | ") : finding.evidence;
  return { document_id: found.entry.document_id, pair_id: finding.pair_id, kind: pair?.kind, about: "finding", verdict, ...texts, check: finding.check, evidence };
}

function settleFinding(found, finding, verdict) {
  const key = findingKey(finding);
  change(found.entry.document_id, (state) => {
    if (state.findings[key]?.verdict === verdict) delete state.findings[key];
    else state.findings[key] = findingRow(found, finding, verdict);
  });
}

// Takes up rows of a file that was opened, as far as they fit the document.
function applyOpened(found) {
  const id = found.entry.document_id;
  const own = openedRows.filter((row) => row.document_id === id);
  if (!own.length) return;
  const steps = undoStack.length;
  const left = own.filter((row) => !applies(found, row));
  // No step of its own: who undoes takes back what was done by hand.
  undoStack.length = steps;
  if (left.length < own.length) keepOpened([...openedRows.filter((row) => row.document_id !== id), ...left]);
}

// Whether a row could be taken up. What says only a note of something else than a bead stays as it is, and so does what is
// wrong and no longer there: both are exported all the same.
function applies(found, row) {
  const says = row.verdict || (row.about === "bead" && (row.code || row.note));
  if (!says || (row.about !== "bead" && (row.code || row.note))) return false;
  if (row.about === "finding") {
    const finding = found.checks.find((one) => one.check === row.check && bare(findingRow(found, one, "").evidence) === bare(row.evidence)
      && SIDES.every((side) => bare(findingRow(found, one, "")[side]) === bare(row[side])));
    if (finding && correctionsOf(found.entry.document_id).findings[findingKey(finding)]?.verdict !== row.verdict) settleFinding(found, finding, row.verdict);
    return Boolean(finding);
  }
  for (const pair of found.section_pairs.filter((one) => !row.kind || one.kind === row.kind)) {
    const program = programOf(found, pair);
    const state = stateOf(found.entry.document_id, pair.pair_id, program);
    if (row.about === "pair") {
      if (!SIDES.every((side) => bare(program.first[side]) === bare(row[side]))) continue;
      changePair(found, pair, program, (changed) => { changed.verdict = row.verdict; });
      return true;
    }
    if (row.about === "border") {
      const side = SIDES.find((one) => row[one]);
      const [one, two, ...more] = String(row[side] ?? "").split("\n");
      const at = state[side]?.findIndex((sentence) => bare(sentence) === bare(one + (two ?? "")));
      if (row.verdict !== "split" || more.length || !two || !(at >= 0)) continue;
      const bead = state.beads.findIndex((own) => own[side].includes(at));
      changePair(found, pair, program, (changed) => { EDITS.cut(changed, bead, side, changed.beads[bead][side].indexOf(at), one, two); });
      return true;
    }
    const wanted = Object.fromEntries(SIDES.map((side) => [side, placesOf(state, side, row[side])]));
    if (SIDES.some((side) => wanted[side] === null) || SIDES.every((side) => !wanted[side].length)) continue;
    const isSame = (bead) => SIDES.every((side) => JSON.stringify(bead[side]) === JSON.stringify(wanted[side]));
    const at = state.beads.findIndex(isSame);
    if (at < 0 && row.verdict !== "right") return false;
    changePair(found, pair, program, (changed) => {
      const more = { code: row.code || "", note: row.note || "" };
      if (at >= 0) { Object.assign(changed.beads[at], more, { verdict: row.verdict === "right" && row.confidence === "" ? "" : row.verdict }); return; }
      const first = changed.beads.findIndex((bead) => SIDES.some((side) => bead[side].some((place) => wanted[side].includes(place))));
      for (const bead of changed.beads) for (const side of SIDES) bead[side] = bead[side].filter((place) => !wanted[side].includes(place));
      changed.beads.splice(first, 0, { ...wanted, verdict: "", ...more });
    });
    return true;
  }
  return false;
}

// The places of sentences that stand in a row, by their text; null where they do not.
function placesOf(state, side, text) {
  const sentences = String(text ?? "").split("\n").filter((line) => line.trim());
  if (!sentences.length) return [];
  for (let start = 0; start + sentences.length <= state[side].length; start += 1) {
    if (sentences.every((sentence, at) => bare(sentence) === bare(state[side][start + at]))) return sentences.map((_, at) => start + at);
  }
  return null;
}

// All rows: those of earlier runs, those of a file that was opened, those made here.
function allRows() {
  const made = correctedIds().map(correctionsOf).flatMap((state) => [
    ...Object.values(state.pairs).flatMap((pair) => pair.rows), ...Object.values(state.findings)]);
  const seen = new Set();
  const isNew = (row) => {
    const key = JSON.stringify(CORRECTION_COLUMNS.map((column) => String(row[column] ?? "")));
    return !seen.has(key) && seen.add(key);
  };
  return [...earlierRows, ...openedRows, ...made].filter(isNew);
}

const newRows = () => allRows().length - earlierRows.length;

// For a double-click in the user's Excel: its separators, and no formulas.
function csvOf(rows) {
  const [separator, point] = language === "tr" ? [";", ","] : [",", "."];
  const field = (content) => {
    const text = typeof content === "number" ? String(content).replace(".", point) : String(content ?? "");
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /["\r\n,;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [CORRECTION_COLUMNS, ...rows.map((row) => CORRECTION_COLUMNS.map((column) => row[column]))].map((row) => row.map(field).join(separator)).join("\r\n") + "\r\n";
}

// The rows of a CSV file, whatever its separator, and how many were refused; null if it has none of corrections.
function readCsv(text) {
  const content = text.replace(/^\uFEFF/, "");
  const header = content.slice(0, content.search(/[\r\n]|$/));
  const separator = [",", ";", "\t"].sort((one, two) => header.split(two).length - header.split(one).length)[0];
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
  rows.at(-1).push(field);
  const [names, ...cells] = rows;
  if (isQuoted || !names.includes("document_id") || !names.includes("about")) return null;
  const plain = (cell) => (cell ?? "").replace(/^'(?=[=+\-@\t\r\d])/, "");
  const filled = cells.filter((row) => row.some((cell) => cell.trim()));
  const found = filled.map((row) => Object.fromEntries(names.map((name, at) => [name, plain(row[at])])));
  const good = found.filter((row) => ABOUT.includes(row.about) && VERDICTS.includes(row.verdict ?? "") && (row.english || row.turkish || row.check));
  return { rows: good, refused: found.length - good.length };
}

function exportCorrections() {
  const link = h("a", { href: URL.createObjectURL(new Blob(["\uFEFF", csvOf(allRows())], { type: "text/csv" })), download: "corrections.csv" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  say(t("exported", { count: count(allRows().length) }));
}

async function openCorrections(file) {
  const bytes = await file.arrayBuffer();
  let text;
  // What is no UTF-8 comes from a Turkish Windows.
  try { text = new TextDecoder("utf-8", { fatal: true }).decode(bytes); } catch { text = new TextDecoder("windows-1254").decode(bytes); }
  const read = readCsv(text);
  if (!read) { say(t("no-corrections-in", { file: file.name })); return; }
  keepOpened([...openedRows, ...read.rows]);
  await show();
  say(t(read.refused ? "opened-some" : "imported", { count: count(read.rows.length), refused: count(read.refused) }));
}

function showCorrectionCount() {
  const place = document.getElementById("correction-count");
  if (place) place.textContent = newRows() ? ` (${count(newRows())})` : "";
}

function showCorrections() {
  const rows = allRows();
  const input = h("input", { type: "file", accept: ".csv,text/csv", id: "field-import", class: "hidden-field", onchange: (event) => event.target.files[0] && openCorrections(event.target.files[0]) });
  const clear = () => {
    if (!window.confirm(t("clear-says"))) return;
    for (const id of correctedIds()) settings.set(PLACE + id, null);
    undoStack.length = 0;
    keepOpened([]);
    show();
  };
  const cell = (name, content) => h("td", { "data-name": t(name) }, content);
  const forget = (row) => button(t("forget"), () => { keepOpened(openedRows.filter((one) => one !== row)); show(); }, { class: "small" });
  return [
    h("h1", { tabindex: "-1" }, t("corrections")),
    h("p", {}, t("corrections-say")),
    h("pre", {}, "ikiz run … --corrections corrections.csv\nikiz quality output"),
    h("p", { class: "buttons" }, button(t("export"), exportCorrections, { class: "main", disabled: rows.length === 0 }),
      h("label", { for: "field-import", class: "button" }, t("import")), input, button(t("clear"), clear, { disabled: newRows() === 0 })),
    h("p", { role: "status" }, t("corrections-count", { count: count(rows.length), earlier: count(earlierRows.length) })),
    openedRows.length > 0 && h("p", {}, t("opened-says", { count: count(openedRows.length) })),
    rows.length > 0 && h("table", { class: "stacked" },
      h("thead", {}, h("tr", {}, ["document", "about", "verdict", "english", "turkish", "note"].map((name) => h("th", { scope: "col" }, t(name))))),
      h("tbody", {}, rows.slice(0, 1000).map((row) => h("tr", {},
        h("th", { scope: "row" }, indexOf.has(row.document_id) ? h("a", { href: hashOf("document", row.document_id) }, textOf(row.document_id)) : textOf(row.document_id)),
        cell("about", t(`about-${row.about}`)), cell("verdict", [row.verdict && t(`verdict-${row.verdict}`), row.state && h("small", {}, ` ${value(row.state)}`), openedRows.includes(row) && forget(row)]),
        cell("english", textOf(row.english, "en")), cell("turkish", textOf(row.turkish, "tr")), cell("note", textOf([row.check && value(row.check), row.code, row.note].filter(Boolean).join(" · "))))))),
  ];
}

// Another tab has changed something.
window.addEventListener("storage", (event) => {
  if (event.key === `ikiz.${OPENED}`) openedRows = parsed(event.newValue, Array.isArray) || [];
  if (event.key?.startsWith("ikiz.")) { memory.delete(event.key.slice(5)); showCorrectionCount(); show(); }
});
window.addEventListener("beforeunload", (event) => { if (!isKept && newRows() > 0) event.preventDefault(); });
