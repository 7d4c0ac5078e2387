// Where ikiz itself shows the page (`ikiz serve`) it keeps the corrections: what it has kept stands in the page, and
// everything goes to it at every change. Elsewhere nothing of this happens.

const JOB = document.querySelector('meta[name="ikiz-job"]')?.content;
// What was changed and has not reached ikiz yet, and how often ikiz has kept something: both for all tabs of a browser.
const UNSENT = `unsent ${location.pathname}`;
const REVISION = `revision ${location.pathname}`;
let sending = Promise.resolve();

const unsentNow = () => parsed(settings.get(UNSENT), (found) => Array.isArray(found?.names)) || { count: 0, names: [] };

// What ikiz has kept takes the place of what the browser remembers of the page, but for what did not reach ikiz.
function takeUpKept() {
  const found = JOB && parsed(document.getElementById("kept")?.textContent, (found) => found && typeof found.kept === "object");
  if (!found) return;
  const unsent = unsentNow().names;
  const isBehind = unsent.length > 0 && Number(settings.get(REVISION)) !== found.revision;
  if (isBehind) takeUpBeside(found.kept, unsent);
  for (const name of [...settings.names(PLACE), OPENED]) if (!(name in found.kept) && !unsent.includes(name)) settings.set(name, null);
  for (const [name, content] of Object.entries(found.kept)) if (!unsent.includes(name)) settings.set(name, content);
  settings.set(REVISION, String(found.revision));
  if (unsent.length > 0) setTimeout(sendCorrections);
  // As long as somebody reads, ikiz does not end.
  setInterval(() => fetch("/alive", { method: "POST" }).catch(() => null), 20_000);
}

// Of a document that was changed in another browser and here, what the other one says stands beside it, as if it came from a
// file: it is taken up as far as it fits what was done here.
function takeUpBeside(kept, unsent) {
  const rowsOfState = (content) => {
    const state = parsed(content, (state) => state && state.pairs && state.findings);
    return state ? [...Object.values(state.pairs).flatMap((pair) => pair.rows ?? []), ...Object.values(state.findings)] : [];
  };
  const rowsIn = (name, content) => (name === OPENED ? parsed(content, Array.isArray) || [] : rowsOfState(content));
  const own = new Set(unsent.flatMap((name) => rowsIn(name, settings.get(name))).map(subjectOf));
  const theirs = Object.entries(kept).filter(([name]) => unsent.includes(name)).flatMap(([name, content]) => rowsIn(name, content));
  const beside = theirs.filter((row) => !own.has(subjectOf(row)));
  if (beside.length === 0) return;
  const opened = unsent.includes(OPENED) ? settings.get(OPENED) : kept[OPENED];
  settings.set(OPENED, JSON.stringify([...(parsed(opened, Array.isArray) || []), ...beside]));
  noteUnsent([OPENED]);
  unsent.push(OPENED);
}

const keptNow = () => Object.fromEntries([...settings.names(PLACE), OPENED].map((name) => [name, settings.get(name)]).filter(([, content]) => content));

// What has these names is to be sent.
function noteUnsent(names) {
  if (!JOB) return;
  const unsent = unsentNow();
  settings.set(UNSENT, JSON.stringify({ count: unsent.count + 1, names: [...new Set([...unsent.names, ...names])] }));
}

const isUnsent = () => Boolean(JOB) && settings.get(UNSENT) !== null;

// One after the other, so that the last one stays; each sends what there is when its turn comes.
function sendCorrections() {
  if (!JOB) return;
  sending = sending.then(async () => {
    let answer = null;
    for (let tries = 0; tries < 3; tries += 1) {
      const unsent = settings.get(UNSENT);
      const body = JSON.stringify({ revision: Number(settings.get(REVISION)), kept: keptNow(), csv: allRows().length ? csvOf(allRows()) : "" });
      answer = await fetch(`${JOB}corrections`, { method: "PUT", headers: { "content-type": "application/json" }, body }).catch(() => null);
      if (answer?.ok) {
        settings.set(REVISION, await answer.text());
        if (settings.get(UNSENT) === unsent) settings.set(UNSENT, null);
        isKept = true;
        return;
      }
      if (answer?.status !== 409) break;
      // Another tab has sent something, and says so in a moment; another browser does not.
      await new Promise((go) => setTimeout(go, 200));
    }
    isKept = false;
    say(t(answer?.status === 409 ? "kept-elsewhere" : "not-kept-by-ikiz"));
  }).catch(() => {
    // It ended in the middle of its answer.
    isKept = false;
    say(t("not-kept-by-ikiz"));
  });
}

// Runs again with the corrections, and shows the job.
async function runAgain() {
  await sending;
  if (isUnsent()) {
    sendCorrections();
    await sending;
    if (isUnsent()) return;
  }
  const answer = await fetch(`${JOB}again`, { method: "POST" }).catch(() => null);
  // Where it runs already, its page says so.
  if (answer?.ok || answer?.status === 409) location.assign(JOB.replace(/\/$/, ""));
  else say(t("not-kept-by-ikiz"));
}
