// The data of the page: what is in it, and what is loaded from the parts beside it.

const head = JSON.parse(document.getElementById("head").textContent);

// A row as an object, by the columns of its table.
function named(table, cells) {
  const row = {};
  head.columns[table].forEach((column, at) => { row[column] = cells[at]; });
  return row;
}

const rowsOf = (part, table) => (part[table] || []).map((cells) => named(table, cells));

class MissingPart extends Error {}

const waiting = new Map();
const coming = new Map();
const inside = (list, number) => {
  const element = document.getElementById(`${list}-${number}`);
  return element && JSON.parse(element.textContent);
};

// A part beside the page gives itself by this call.
window.ikiz = {
  take(list, number, part) {
    const name = `${list}-${number}`;
    if (waiting.has(name)) waiting.get(name)(part);
    waiting.delete(name);
  },
};

// The part of a list; refused with the name of its file if it is not there.
function load(list, number) {
  const part = inside(list, number);
  if (part) return Promise.resolve(part);
  if (coming.has(`${list}-${number}`)) return coming.get(`${list}-${number}`);
  const promise = new Promise((resolve, refuse) => {
    const file = `report/${list}-${String(number).padStart(4, "0")}.js`;
    const script = document.createElement("script");
    waiting.set(`${list}-${number}`, (taken) => { script.remove(); resolve(taken); });
    script.src = file;
    const refused = () => { script.remove(); if (waiting.delete(`${list}-${number}`)) refuse(new MissingPart(file)); };
    script.onerror = refused;
    // A part that is cut off is loaded, and gives nothing.
    script.onload = refused;
    document.head.append(script);
  });
  coming.set(`${list}-${number}`, promise);
  const gone = () => coming.delete(`${list}-${number}`);
  promise.then(gone, gone);
  return promise;
}

// All documents in the order of their ids.
const index = [];
const indexOf = new Map();

function addToIndex(part) {
  for (const cells of part) {
    const entry = named("index", cells);
    [entry.english_words, entry.turkish_words, entry.confidence, entry.part, entry.at] = cells.slice(head.columns.index.length);
    indexOf.set(entry.document_id, index.length);
    index.push(entry);
  }
}

async function loadIndex(onPart) {
  for (let number = 0; inside("index", number) || number < head.parts.index; number += 1) {
    addToIndex(await load("index", number));
    onPart();
  }
}

let recent = { number: -1, part: null };

// A document with its rows by table.
async function loadDocument(entry) {
  if (recent.number !== entry.part) recent = { number: entry.part, part: await load("documents", entry.part) };
  const part = recent.part[entry.at];
  const found = { entry, cut: part.cut };
  for (const table of Object.keys(head.columns)) if (table !== "index") found[table] = rowsOf(part, table);
  // The part may be that of another run.
  if (found.documents[0]?.document_id !== entry.document_id) throw new MissingPart(`report/documents-${String(entry.part).padStart(4, "0")}.js`);
  return found;
}
