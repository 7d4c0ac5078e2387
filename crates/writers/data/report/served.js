// Where ikiz itself shows the page (`ikiz serve`) it keeps the corrections: what it has kept stands in the page, and
// everything goes to it at every change. Elsewhere nothing of this happens.

const JOB = document.querySelector('meta[name="ikiz-job"]')?.content;
let sending = Promise.resolve();

// What ikiz has kept takes the place of what the browser remembers of the page.
function takeUpKept() {
  const kept = JOB && parsed(document.getElementById("kept")?.textContent, (found) => typeof found === "object");
  if (!kept) return;
  for (const name of [...settings.names(PLACE), OPENED]) if (!(name in kept)) settings.set(name, null);
  for (const [name, content] of Object.entries(kept)) settings.set(name, content);
}

const keptNow = () => Object.fromEntries([...settings.names(PLACE), OPENED].map((name) => [name, settings.get(name)]).filter(([, content]) => content));

// One after the other, so that the last one stays; each sends what there is when its turn comes.
function sendCorrections() {
  if (!JOB) return;
  sending = sending.then(async () => {
    const body = JSON.stringify({ kept: keptNow(), csv: allRows().length ? csvOf(allRows()) : "" });
    const answer = await fetch(`${JOB}corrections`, { method: "PUT", headers: { "content-type": "application/json" }, body }).catch(() => null);
    isKept = Boolean(answer?.ok);
    if (!isKept) say(t("not-kept-by-ikiz"));
  });
}

// Runs again with the corrections, and shows the job.
async function runAgain() {
  await sending;
  const answer = await fetch(`${JOB}again`, { method: "POST" }).catch(() => null);
  if (answer?.ok) location.assign(JOB.replace(/\/$/, ""));
  else say(t("not-kept-by-ikiz"));
}
