// Files of corrections that are opened here: their reading, as the program reads them, and what of them fits a document.

const KINDS = ["title", "abstract", "summary", "keywords"];
const A_SIGN = /^'(?=[=+\-@\d])/;

// What was refused of the file that was opened last: lines and reasons.
let refusedRows = [];

// A text in UTF-8 or UTF-16, with or without a mark; what is neither comes from a Turkish Windows.
function decoded(bytes) {
  const zeros = [0, 1].map((from) => bytes.slice(0, 400).filter((byte, at) => at % 2 === from && byte === 0).length);
  const isWide = Math.max(...zeros) > Math.min(bytes.length, 400) / 8;
  const marks = [[[0xff, 0xfe], "utf-16le"], [[0xfe, 0xff], "utf-16be"]];
  const marked = marks.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  const wide = marked?.[1] ?? (isWide && (zeros[0] > zeros[1] ? "utf-16be" : "utf-16le"));
  if (wide) return new TextDecoder(wide).decode(bytes);
  try { return new TextDecoder("utf-8", { fatal: true }).decode(bytes); } catch { return new TextDecoder("windows-1254").decode(bytes); }
}

// The rows of a CSV text, each with the line where it begins; the separator is what the header has most of.
function csvRows(text) {
  let content = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const named = /^sep=(.)\n/.exec(content)?.[1];
  if (named) content = content.slice(5);
  const header = /[^\n]+/.exec(content)?.[0] ?? "";
  const separator = named ?? ["\t", ";", ","].reduce((best, mark) => (header.split(mark).length >= header.split(best).length ? mark : best));
  const rows = [];
  let [cells, field, isQuoted, line] = [[], "", false, named ? 2 : 1];
  let begun = line;
  const end = (isOpen) => {
    cells.push(field.trim());
    if (cells.some(Boolean)) rows.push({ cells, line: begun, isOpen });
    [cells, field] = [[], ""];
  };
  for (let at = 0; at < content.length; at += 1) {
    const letter = content[at];
    if (letter === "\n") line += 1;
    if (isQuoted) {
      if (letter !== '"') field += letter;
      else if (content[at + 1] === '"') { field += '"'; at += 1; } else isQuoted = false;
    } else if (letter === '"' && field === "") isQuoted = true;
    else if (letter === separator) { cells.push(field.trim()); field = ""; } else if (letter === "\n") { end(false); begun = line; } else field += letter;
  }
  end(isQuoted);
  return rows;
}

const inQuotes = (words) => words.map((word) => `\`${word}\``).join(", ");

// A word of a file as the program knows it, in capitals too; verdicts also in Turkish, whose letters have their own case.
function known(word, words) {
  const isOne = (one) => one === word.toLocaleLowerCase("en")
    || (["right", "wrong"].includes(one) && head.words.tr[`verdict-${one}`] === word.toLocaleLowerCase("tr"));
  return words.find(isOne) ?? null;
}

// The checks whose names a word is like, as the program looks for them (`near.rs` of its texts): about two thirds of the
// letters stand, or one is what the other begins with.
function nearNames(word) {
  const given = word.toLocaleLowerCase("en").normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ı", "i");
  const ranked = head.checks.flatMap((name) => {
    let last = Array.from({ length: name.length + 1 }, (_, place) => place);
    for (let at = 0; at < given.length; at += 1) {
      const row = [at + 1];
      for (let place = 0; place < name.length; place += 1) row.push(Math.min(last[place] + (given[at] !== name[place]), last[place + 1] + 1, row[place] + 1));
      last = row;
    }
    const [whole, beginning] = [last[name.length], Math.min(...last)];
    const begins = beginning <= Math.floor(given.length / 4);
    const isBegun = 2 * name.length >= given.length && given.startsWith(name);
    return given && (whole <= Math.floor((given.length + 1) / 3) || begins || isBegun) ? [[begins ? beginning : whole, whole, name]] : [];
  });
  return inQuotes(ranked.sort((one, two) => one[0] - two[0] || one[1] - two[1]).slice(0, 3).map(([, , name]) => name));
}

// The correction of a row, or the code and the values of the message that says why it is none: as the program words it.
function correctionOf({ cells, isOpen }, names) {
  if (isOpen) return { fault: ["open-quote"] };
  if (cells.slice(names.length).some(Boolean)) return { fault: ["too-many-cells", { cells: cells.length, columns: names.length }] };
  const row = Object.fromEntries(CORRECTION_COLUMNS.map((column) => [column, (cells[names.indexOf(column)] ?? "").replace(A_SIGN, "")]));
  const about = known(row.about, Object.keys(VERDICTS));
  if (!about) return { fault: ["unknown-about", { word: row.about, words: inQuotes(Object.keys(VERDICTS)) }] };
  const kind = known(row.kind, KINDS);
  if (row.kind && !kind) return { fault: ["unknown-kind", { word: row.kind, words: inQuotes(KINDS) }] };
  const verdict = known(row.verdict, VERDICTS[about]);
  if (!verdict && (row.verdict || about === "border")) return { fault: ["unknown-verdict", { word: row.verdict, about, words: inQuotes(VERDICTS[about]) }] };
  const confidence = row.confidence ? Number(row.confidence.replace(",", ".")) : "";
  if (!(confidence >= 0 && confidence <= 1)) return { fault: ["wrong-confidence", { text: row.confidence }] };
  const sides = SIDES.map((side) => linesOf(row[side]));
  const filled = sides.filter((texts) => texts.length).length;
  if (!row.document_id && about !== "finding") return { fault: ["no-document"] };
  if (!verdict && !row.code && !row.note) return { fault: ["nothing-said"] };
  if ((about === "bead" || about === "pair") && !filled) return { fault: ["no-sentences", { about }] };
  if (about === "border" && filled !== 1) return { fault: ["not-one-side"] };
  if (about === "border" && sides.flat().length < 2) return { fault: ["one-piece", { verdict }] };
  if (about === "finding" && !row.check) return { fault: ["no-check"] };
  if (about === "finding" && !head.checks.includes(row.check)) {
    const near = nearNames(row.check);
    return { fault: [near ? "unknown-check-near" : "unknown-check", { word: row.check, near }] };
  }
  return { row: { ...row, about, kind: kind ?? "", verdict: verdict ?? "", confidence } };
}

// The rows of a text of corrections, and what was refused of it, with lines.
function readCorrections(text) {
  const why = (code, values) => t(`corrections.${code}`, values);
  const [header, ...rows] = csvRows(text);
  if (!header) return { rows: [], refused: [{ line: null, why: why("empty") }] };
  const columns = header.cells.map((name) => name.toLowerCase());
  if (!columns.includes("document_id") || !columns.includes("about")) return { rows: [], refused: [{ line: header.line, why: why("no-columns", { names: header.cells.slice(0, 16).join(", ") }) }] };
  if (!rows.length) return { rows: [], refused: [{ line: null, why: why("no-rows") }] };
  const found = rows.map((row) => ({ line: row.line, ...correctionOf(row, columns) }));
  const isSilent = (one) => one.fault?.[0] === "nothing-said" && !columns.includes("verdict");
  const refused = found.filter((one) => one.fault && !isSilent(one)).map((one) => ({ line: one.line, why: why(...one.fault) }));
  if (found.some(isSilent)) refused.unshift({ line: header.line, why: why("no-verdicts", { names: header.cells.slice(0, 16).join(", ") }) });
  return { rows: found.filter((one) => one.row).map((one) => one.row), refused };
}

async function openCorrections(file) {
  const read = readCorrections(decoded(new Uint8Array(await file.arrayBuffer())));
  const before = openedRows;
  keepOpened([...openedRows, ...read.rows]);
  const added = openedRows.slice(before.length);
  // `taken` are the changes that its rows make where they are taken up.
  if (added.length) undoStack.push({ rows: added, taken: [] });
  refusedRows = read.refused.map((one) => ({ ...one, file: file.name }));
  await show();
  const already = read.rows.length - added.length;
  say([t("imported", { count: read.rows.length }), already > 0 && t("imported-known", { count: already }), refusedRows.length > 0 && t("imported-refused", { count: refusedRows.length })].filter(Boolean).join("; "));
}

// Takes the rows of a file back, those that were taken up too. Whether all could be taken back.
function undoOpening({ rows, taken }) {
  const isOwn = (row) => rows.some((one) => isSame(one, row));
  const areKnown = rows.every((row) => openedRows.some((one) => isSame(one, row)) || taken.some((one) => isSame(one.row, row)));
  refusedRows = [];
  keepOpened(openedRows.filter((row) => !isOwn(row)));
  return taken.flatMap((one) => one.changes).reverse().map(undoChange).every(Boolean) && areKnown;
}

// Drops a row that was not taken up.
function forgetOpened(row) {
  for (const step of undoStack) if (step.rows) step.rows = step.rows.filter((one) => !isSame(one, row));
  // A step of which nothing is left is none.
  for (let at = undoStack.length - 1; at >= 0; at -= 1) if (undoStack[at].rows?.length === 0 && undoStack[at].taken.length === 0) undoStack.splice(at, 1);
  keepOpened(openedRows.filter((one) => one !== row));
}

// Takes up rows of a file that was opened, as far as they fit the document.
function applyOpened(found) {
  const id = found.entry.document_id;
  const own = openedRows.filter((row) => row.document_id === id);
  if (!own.length) return;
  const left = own.filter((row) => {
    const steps = undoStack.length;
    const isTaken = applies(found, row);
    // No step of its own: it is undone with the file.
    const changes = undoStack.splice(steps);
    if (isTaken) undoStack.findLast((step) => step.rows?.some((one) => isSame(one, row)))?.taken.push({ row, changes });
    return !isTaken;
  });
  if (left.length < own.length) keepOpened([...openedRows.filter((row) => row.document_id !== id), ...left]);
}

// Whether a row could be taken up. What says only a note of something else than a bead stays as it is, and so does what is
// wrong and no longer there: both are exported all the same.
function applies(found, row) {
  const hasNote = Boolean(row.code || row.note);
  if (row.about === "bead" ? !row.verdict && !hasNote : !row.verdict || hasNote) return false;
  if (row.about === "finding") return appliesToFinding(found, row);
  const take = { pair: takePair, border: takeBorder, bead: takeBead }[row.about];
  return found.section_pairs.filter((pair) => !row.kind || pair.kind === row.kind).some((pair) => {
    const program = programOf(found, pair);
    return take(row, program, stateOf(found.entry.document_id, pair.pair_id, program), (edit) => changePair(found, pair, program, edit));
  });
}

function appliesToFinding(found, row) {
  const isMeant = (one) => one.check === row.check && ["evidence", ...SIDES].every((column) => keyIn(column, findingRow(found, one, "")[column]) === keyIn(column, row[column]));
  const finding = found.checks.find(isMeant);
  if (finding && correctionsOf(found.entry.document_id).findings[findingKey(finding)]?.verdict !== row.verdict) settleFinding(found, finding, row.verdict);
  return Boolean(finding);
}

function takePair(row, program, state, edit) {
  if (!SIDES.every((side) => keyOf(program.first[side]) === keyOf(row[side]))) return false;
  edit((changed) => { changed.verdict = row.verdict; });
  return true;
}

// Takes up a border as the program does: the neighbours that have this text together are cut as the row says. What stands
// so already is no correction.
function takeBorder(row, program, state, edit) {
  const side = SIDES.find((one) => row[one]);
  const texts = linesOf(row[side]);
  const run = runOf(state[side], keyOf(texts.join("")));
  if (!run) return false;
  const whole = state[side].slice(...run).join(" ");
  const mended = row.verdict === "split" ? piecesLike(whole, texts) : [whole];
  if (!mended || isSame(mended, state[side].slice(...run))) return false;
  edit((changed) => {
    for (let more = run[1] - run[0]; more > 1; more -= 1) joinSentences(changed, side, run[0]);
    mended.slice(1).forEach((_, step) => cutSentence(changed, side, run[0] + step, mended[step], mended.slice(step + 1).join(" ")));
  });
  return true;
}

// From where to where neighbouring sentences have this text; null if none have.
function runOf(sentences, text) {
  for (let start = 0; start < sentences.length; start += 1) {
    let have = "";
    for (let end = start; end < sentences.length && text.startsWith(have); end += 1) {
      have += keyOf(sentences[end]);
      if (have === text) return [start, end + 1];
    }
  }
  return null;
}

// The pieces of a text that are as wide as these, whatever a spreadsheet has made of their signs; null if there are none.
function piecesLike(text, texts) {
  const width = (one) => Array.from(bare(one).normalize("NFC").replaceAll("…", "...")).length;
  let rest = Array.from(text);
  const found = texts.map((like) => {
    let end = 0;
    while (end < rest.length && width(rest.slice(0, end).join("")) < width(like)) end += 1;
    const piece = rest.slice(0, end).join("").trim();
    rest = rest.slice(end);
    return width(piece) === width(like) ? piece : null;
  });
  return found.includes(null) || rest.join("").trim() ? null : found;
}

function takeBead(row, program, state, edit) {
  const wanted = Object.fromEntries(SIDES.map((side) => [side, placesOf(state, side, row[side])]));
  if (SIDES.some((side) => wanted[side] === null) || SIDES.every((side) => !wanted[side].length)) return false;
  const at = state.beads.findIndex((bead) => SIDES.every((side) => isSame(bead[side], wanted[side])));
  if (at < 0 && row.verdict !== "right") return false;
  edit((changed) => {
    const more = { code: row.code || "", note: row.note || "" };
    if (at >= 0) { Object.assign(changed.beads[at], more, { verdict: row.verdict === "right" && row.confidence === "" ? "" : row.verdict }); return; }
    const first = changed.beads.findIndex((bead) => SIDES.some((side) => bead[side].some((place) => wanted[side].includes(place))));
    for (const bead of changed.beads) for (const side of SIDES) bead[side] = bead[side].filter((place) => !wanted[side].includes(place));
    changed.beads.splice(first, 0, { ...wanted, verdict: "", ...more });
  });
  return true;
}

// The places of sentences that stand in a row, by their text; null where they do not.
function placesOf(state, side, text) {
  const sentences = linesOf(text);
  if (!sentences.length) return [];
  for (let start = 0; start + sentences.length <= state[side].length; start += 1) {
    if (sentences.every((sentence, at) => keyOf(sentence) === keyOf(state[side][start + at]))) return sentences.map((_, at) => start + at);
  }
  return null;
}
