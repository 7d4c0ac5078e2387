// What the user corrected: kept in the browser for each document, undone, exported as corrections.csv.
//
// A pair that was touched is kept as its sentences and beads as they shall be; each sentence knows which one of the
// program's it is. Rows of corrections.csv are made by comparing these with what the program gave.

const CORRECTION_COLUMNS = ["document_id", "pair_id", "kind", "about", "verdict", "english", "turkish", "check", "evidence", "confidence", "code", "note"];
const VERDICTS = { bead: ["right", "wrong"], pair: ["right", "wrong"], border: ["split", "join"], finding: ["right", "wrong", "settled"] };
const SIDES = ["english", "turkish"];
const PLACE = `corrections ${location.pathname} `;
const OPENED = `opened ${location.pathname}`;

const emptyState = () => ({ pairs: {}, findings: {} });
const undoStack = [];
let isKept = true;

const linesOf = (text) => String(text ?? "").split("\n").filter((line) => line.trim());
const bare = (text) => String(text ?? "").replace(/\s+/g, "");

// By what texts are compared, as the program does it: `corrections/key.rs` says what a spreadsheet makes of them.
const isHeld = (letter) => (letter <= "ÿ" || "ĞğİıŞşŒœŠšŸƒ".includes(letter)) && !"ÐÝÞðýþ".includes(letter);
const keyOf = (text) => [...String(text ?? "").normalize("NFC")].filter((letter) => isHeld(letter) && /[\p{Alphabetic}\p{N}]/u.test(letter)).join("") || bare(text);
const keyOfEvidence = (text) => [...bare(text).normalize("NFC").replace(/['"‘’‚“”„«»‹›]/g, "").replaceAll("…", "...")]
  .map((letter) => (!"?–—".includes(letter) && (isHeld(letter) || "€†‡ˆ‰•˜™".includes(letter)) ? letter : "-")).join("");
const KEYS = { english: keyOf, turkish: keyOf, evidence: keyOfEvidence };
const keyIn = (column, content) => (KEYS[column] ?? bare)(content);

// What a row says, wherever its pair stands now and however sure the program was; and of what it says it.
const SUBJECT = ["document_id", "about", "english", "turkish", "check", "evidence"];
const subjectOf = (row) => JSON.stringify(SUBJECT.map((column) => keyIn(column, row[column])));
// Where a sentence is broken is in its lines, which are one text else.
const verdictOf = (row) => JSON.stringify([bare(row.verdict), ...(row.verdict === "split" ? SIDES.flatMap((side) => linesOf(row[side]).map(keyOf)) : [])]);
const sayingOf = (row) => JSON.stringify([subjectOf(row), verdictOf(row), bare(row.code), bare(row.note)]);

// Rows of earlier runs, which the result itself has, and what the last of them says of each thing.
const earlierRows = rowsOf(head.corrections, "corrections");
const earlierSayings = new Set(earlierRows.map(sayingOf));
const inForce = new Map(earlierRows.filter((row) => row.verdict).map((row) => [subjectOf(row), verdictOf(row)]));

// Rows of files that were opened here, without those that the result has.
const readOpened = () => onlyNew(parsed(settings.get(OPENED), (rows) => Array.isArray(rows) && rows.every((row) => row && typeof row === "object")) || []);
takeUpKept();
let openedRows = readOpened();

// The rows that the result has not, each once.
function onlyNew(rows) {
  const seen = new Set(earlierSayings);
  return rows.filter((row) => !seen.has(sayingOf(row)) && seen.add(sayingOf(row)));
}

function parsed(text, isSound) {
  try {
    const found = JSON.parse(text);
    return found && isSound(found) ? found : null;
  } catch { return null; }
}

const isSame = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const isState = (state) => ["pairs", "findings"].every((part) => state[part] && typeof state[part] === "object")
  && Object.values(state.pairs).every((pair) => pair && Array.isArray(pair.beads) && Array.isArray(pair.rows) && SIDES.every((side) => Array.isArray(pair[side])))
  && Object.values(state.findings).every((row) => row && typeof row === "object");

// What is kept of a document, also by another tab.
const correctionsOf = (id) => parsed(settings.get(PLACE + id), isState) || emptyState();
const correctedIds = () => settings.names(PLACE).map((name) => name.slice(PLACE.length)).filter((id) => settings.get(PLACE + id));
const earlierIds = new Set(earlierRows.map((row) => row.document_id));
const hasCorrections = (id) => Boolean(settings.get(PLACE + id)) || earlierIds.has(id);

function keep(name, value) {
  noteUnsent([name]);
  isKept = settings.set(name, value) && isKept;
  if (!isKept) say(t("not-kept"));
  showCorrectionCount();
  sendCorrections();
}

function keepState(id, state) {
  const isEmpty = !Object.keys(state.pairs).length && !Object.keys(state.findings).length;
  keep(PLACE + id, isEmpty ? null : JSON.stringify(state));
}

// Changes one thing of what is kept of a document, a pair or a finding. `before` and `after` are what it is undone by.
function change(id, part, key, before, after) {
  if (isSame(before, after)) return;
  undoStack.push({ id, part, key, before, after });
  put(id, part, key, after);
}

function put(id, part, key, content) {
  const state = correctionsOf(id);
  if (content && (part !== "pairs" || content.rows.length)) state[part][key] = content;
  else delete state[part][key];
  keepState(id, state);
}

// Takes back what the last change did, and nothing that was done since, here or in another tab. Says in what document, and
// whether it could be taken back.
function undo() {
  const last = undoStack.pop();
  if (!last) return null;
  return last.rows ? { id: null, isUndone: undoOpening(last) } : { id: last.id, isUndone: undoChange(last) };
}

function undoChange({ id, part, key, before, after }) {
  // A pair without rows is not kept: it is as the program gave it.
  const now = correctionsOf(id)[part][key] ?? (after?.rows?.length === 0 ? after : null);
  const then = isSame(now, after) ? before : withoutChange(now, before, after);
  if (then !== undefined) put(id, part, key, then);
  return then !== undefined;
}

// A pair without what one change did to it; undefined where something else has become of the same beads.
function withoutChange(now, before, after) {
  if (![now, before, after].every((state) => state?.beads) || now.print !== after.print) return undefined;
  const texts = (state) => [state.english, state.turkish, state.from];
  if (!isSame(texts(before), texts(after)) || !isSame(texts(now), texts(after))) return undefined;
  const beads = withoutRun(now.beads, before.beads, after.beads);
  if (!beads || (before.verdict !== after.verdict && now.verdict !== after.verdict)) return undefined;
  const without = (rows, others) => rows.filter((row) => !others.some((other) => isSame(row, other)));
  return { ...now, beads, verdict: before.verdict === after.verdict ? now.verdict : before.verdict,
    rows: [...without(now.rows, without(after.rows, before.rows)), ...without(before.rows, after.rows)] };
}

// A list in which what a change put between the same begin and end is again what was there; null if it is not in it.
function withoutRun(now, before, after) {
  let start = 0;
  while (start < Math.min(before.length, after.length) && isSame(before[start], after[start])) start += 1;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && isSame(before.at(-1 - end), after.at(-1 - end))) end += 1;
  const [gone, back] = [after.slice(start, after.length - end), before.slice(start, before.length - end)];
  const at = now.findIndex((_, place) => gone.every((one, step) => isSame(one, now[place + step])));
  return at < 0 ? null : [...now.slice(0, at), ...back, ...now.slice(at + gone.length)];
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
    const text = keyOf(section(side)?.text);
    return program[side].find((sentence) => text && (text.startsWith(keyOf(sentence)) || keyOf(sentence).startsWith(text)));
  };
  program.first = Object.fromEntries(SIDES.map((side) => [side, first(side) ?? program[side][0] ?? firstOf(section(side))]));
  program.print = JSON.stringify([program.beads.map((bead) => SIDES.map((side) => bead[side].map((at) => program[side][at]))), program.first]);
  return program;
}

// What a section begins with that has no beads: about a sentence. A keyword list is named by all of it.
function firstOf(section) {
  const text = section?.text ?? "";
  return section?.kind === "keywords" ? text : /^[^]{40,}?[.!?](?=\s)/.exec(text)?.[0] ?? text;
}

// Which sentences of the program a bead has; one that was broken is none of them.
const beadKey = (state, bead) => JSON.stringify(SIDES.map((side) => bead[side].map((at) => state.from[side][at])));

function freshState(program) {
  return {
    print: program.print, verdict: "", english: program.english, turkish: program.turkish, rows: [],
    from: Object.fromEntries(SIDES.map((side) => [side, program[side].map((_, at) => at)])),
    beads: program.beads.map((bead) => ({ english: bead.english, turkish: bead.turkish, verdict: "", code: "", note: "" })),
  };
}

// The stretches of a text that begin and end at a border of the program and of the user, with the places of their
// sentences with both.
function stretchesOf(program, state, side) {
  const endsOf = (texts) => { let end = 0; return texts.map((text) => (end += bare(text).length)); };
  const [given, own] = [program[side], state[side]].map(endsOf);
  let [first, begin] = [0, 0];
  return own.flatMap((end, at) => {
    const place = given.indexOf(end);
    if (place < 0) return [];
    const stretch = { given: [first, place + 1], own: [begin, at + 1] };
    [first, begin] = [place + 1, at + 1];
    return [stretch];
  });
}

// What the user has set between sentences, by how the text stands in the end: a border that is back where it was is none.
function bordersOf(program, state, side) {
  return stretchesOf(program, state, side).filter(({ given, own }) => given[1] - given[0] > 1 || own[1] - own[0] > 1).map(({ given, own }) => (own[1] - own[0] > 1
    ? { verdict: "split", lines: state[side].slice(...own) } : { verdict: "join", lines: program[side].slice(...given) }));
}

// Says of each sentence which one of the program it is, and gives those their texts again.
function takeFrom(program, state, side) {
  state.from[side] = state[side].map(() => null);
  for (const { given, own } of stretchesOf(program, state, side)) {
    if (given[1] - given[0] !== 1 || own[1] - own[0] !== 1) continue;
    state.from[side][own[0]] = given[0];
    state[side][own[0]] = program[side][given[0]];
  }
}

// Whether each sentence stands in exactly one bead.
const isWhole = (state) => SIDES.every((side) => state.from?.[side]?.length === state[side].length
  && JSON.stringify(state.beads.flatMap((bead) => bead[side]).sort((one, two) => one - two)) === JSON.stringify(state[side].map((_, at) => at)));

// The pair as it stands, with the changes of the user.
function stateOf(id, pairId, program) {
  const state = correctionsOf(id).pairs[pairId];
  return state && state.print === program.print && isWhole(state) ? state : freshState(program);
}

// Rows that were made from a pair of an earlier result are kept when the pair is no longer the same, if no run has taken
// them up since.
function keepStale(id, pairId, program) {
  const state = correctionsOf(id);
  const pair = state.pairs[pairId];
  if (!pair || pair.print === program.print) return;
  delete state.pairs[pairId];
  keepOpened([...openedRows, ...pair.rows]);
  keepState(id, state);
}

function keepOpened(rows) {
  openedRows = onlyNew(rows);
  keep(OPENED, openedRows.length ? JSON.stringify(openedRows) : null);
}

function changePair(found, pair, program, edit) {
  const id = found.entry.document_id;
  const before = stateOf(id, pair.pair_id, program);
  const after = structuredClone(before);
  edit(after);
  for (const side of SIDES) takeFrom(program, after, side);
  after.beads = after.beads.filter((bead) => bead.english.length + bead.turkish.length > 0);
  after.rows = rowsOfPair(found, pair, program, after);
  change(id, "pairs", pair.pair_id, before, after);
}

function resetPair(found, pair, program) {
  const id = found.entry.document_id;
  change(id, "pairs", pair.pair_id, stateOf(id, pair.pair_id, program), freshState(program));
}

function rowsOfPair(found, pair, program, state) {
  const base = { document_id: found.entry.document_id, pair_id: pair.pair_id, kind: pair.kind };
  const rows = [];
  if (state.verdict) rows.push({ ...base, about: "pair", verdict: state.verdict, ...program.first, confidence: pair.confidence });
  for (const side of SIDES) for (const border of bordersOf(program, state, side)) rows.push({ ...base, about: "border", verdict: border.verdict, [side]: lines(border.lines) });
  const texts = (from, bead) => Object.fromEntries(SIDES.map((side) => [side, lines(bead[side].map((at) => from[side][at]))]));
  const given = givenBeads(program);
  const standing = new Set(state.beads.map((bead) => beadKey(state, bead)));
  for (const [key, bead] of given) {
    const isThere = SIDES.every((side) => bead[side].every((at) => state.from[side].includes(at)));
    if (!standing.has(key) && isThere) rows.push({ ...base, about: "bead", verdict: "wrong", ...texts(program, bead), confidence: bead.row.confidence });
  }
  // A bead in which only borders were mended is one that the program has found.
  const wordsOf = (from, bead) => JSON.stringify(SIDES.map((side) => keyOf(bead[side].map((at) => from[side][at]).join(""))));
  const byWords = new Map(program.beads.map((bead) => [wordsOf(program, bead), bead.row]));
  for (const bead of state.beads) {
    const known = given.get(beadKey(state, bead));
    const verdict = bead.verdict || (known ? "" : "right");
    const confidence = (known?.row ?? byWords.get(wordsOf(state, bead)))?.confidence ?? "";
    if (verdict || bead.code || bead.note) rows.push({ ...base, about: "bead", verdict, ...texts(state, bead), confidence, code: bead.code, note: bead.note });
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
  const [id, key] = [found.entry.document_id, findingKey(finding)];
  const before = correctionsOf(id).findings[key];
  change(id, "findings", key, before ?? null, before?.verdict === verdict ? null : findingRow(found, finding, verdict));
}

// All rows: those of earlier runs, those of a file that was opened, those made here. One that an earlier run has is made
// anew where a later row of that run says otherwise.
function allRows() {
  const made = correctedIds().map(correctionsOf).flatMap((state) => [
    ...Object.values(state.pairs).flatMap((pair) => pair.rows), ...Object.values(state.findings)]);
  const last = new Map(made.filter((row) => row.verdict).map((row) => [subjectOf(row), row]));
  const again = [...last].filter(([subject, row]) => inForce.has(subject) && inForce.get(subject) !== verdictOf(row)).map(([, row]) => row);
  const rows = onlyNew([...openedRows, ...made]);
  return [...earlierRows, ...rows, ...again.filter((row) => !rows.includes(row))];
}

const newRows = () => allRows().length - earlierRows.length;
