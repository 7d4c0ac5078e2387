// The list of corrections: what was corrected in this page and in earlier runs, and its export.

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

function exportCorrections() {
  const link = h("a", { href: URL.createObjectURL(new Blob(["\uFEFF", csvOf(allRows())], { type: "text/csv" })), download: "corrections.csv" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  say(t("exported", { count: allRows().length }));
}

function showCorrectionCount() {
  const place = document.getElementById("correction-count");
  if (place) place.textContent = newRows() ? ` (${count(newRows())})` : "";
}

function showCorrections() {
  const rows = allRows();
  const input = h("input", { type: "file", accept: ".csv,text/csv", id: "field-import", class: "hidden-field", onchange: (event) => { if (event.target.files[0]) openCorrections(event.target.files[0]); } });
  const clear = () => {
    if (!window.confirm(t("clear-says"))) return;
    noteUnsent(correctedIds().map((id) => PLACE + id));
    for (const id of correctedIds()) settings.set(PLACE + id, null);
    undoStack.length = 0;
    refusedRows = [];
    keepOpened([]);
    show();
  };
  const cell = (name, content) => h("td", { "data-name": t(name) }, content);
  const forget = (row) => button(t("forget"), () => { forgetOpened(row); showAnew(); }, { class: "small" });
  const state = (row) => row.state || (openedRows.includes(row) && !indexOf.has(row.document_id) && row.document_id && "no-document");
  const note = (row) => { const parts = [row.check && value(row.check), row.code, row.note].filter(Boolean); return parts.length > 0 && linesShown(parts.join(" · ")); };
  // Where a sentence is cut, or what is joined, is seen at the borders of its lines.
  const texts = (row, side) => {
    const sign = { split: " ✂ ", join: " + " }[row.about === "border" && row.verdict] ?? "\n";
    const parts = String(row[side] ?? "").split("\n");
    return row[side] && h("bdi", { lang: codeOf[side], class: "text lines" }, parts.map((part, at) => [at > 0 && (sign === "\n" ? sign : h("strong", { class: "border" }, sign)), part]));
  };
  return [
    h("h1", { tabindex: "-1" }, t("corrections")),
    h("p", {}, t(JOB ? "corrections-kept" : "corrections-say")),
    !JOB && h("pre", {}, "ikiz run … --corrections corrections.csv\nikiz quality output"),
    h("p", { class: "buttons" }, JOB && button(t("run-again"), runAgain, { class: "main", disabled: rows.length === 0 }),
      button(t("export"), exportCorrections, { class: JOB ? "" : "main", disabled: rows.length === 0 }),
      h("label", { for: "field-import", class: "button" }, t("import")), input, button(t("clear"), clear, { disabled: newRows() === 0 })),
    h("p", { role: "status" }, [t("corrections-count", { count: rows.length }), ...statesOf(rows)].join(" · ")),
    openedRows.length > 0 && h("p", {}, t("opened-says", { count: openedRows.length })),
    refusedRows.length > 0 && h("section", { class: "panel refused" }, h("h2", {}, t("refused-rows", { count: refusedRows.length, file: refusedRows[0].file })),
      h("ul", { class: "findings" }, refusedRows.slice(0, 100).map(({ line, why }) => h("li", {}, textOf([line && t("line", { line: String(line) }), why].filter(Boolean).join(": ")))))),
    rows.length > 0 && h("div", { class: "scroll" }, h("table", { class: "stacked" },
      h("thead", {}, h("tr", {}, ["document", "about", "verdict", "english", "turkish", "note"].map((name) => h("th", { scope: "col" }, t(name))))),
      h("tbody", {}, rows.slice(0, 1000).map((row) => h("tr", {},
        h("th", { scope: "row" }, indexOf.has(row.document_id) ? h("a", { href: hashOf("document", row.document_id) }, textOf(row.document_id)) : textOf(row.document_id)),
        cell("about", t(`about-${row.about}`)), cell("verdict", [row.verdict && t(`verdict-${row.verdict}`), state(row) && h("small", {}, ` ${value(state(row))}`), openedRows.includes(row) && forget(row)]),
        SIDES.map((side) => cell(side, texts(row, side))), cell("note", note(row))))))),
  ];
}

// How many rows the result has taken up, how many it has not, and why.
function statesOf(rows) {
  const states = ["taken-up", "noted", "overruled", "text-changed", "no-document", "new"];
  const stateOfRow = (row) => (!earlierRows.includes(row) ? "new" : ["applied", "agreed"].includes(row.state) || (row.state === "noted" && row.verdict) ? "taken-up" : row.state);
  const numbers = states.map((state) => [state, rows.filter((row) => stateOfRow(row) === state).length]);
  return numbers.filter(([, number]) => number > 0).map(([state, number]) => t(`count-${state}`, { count: number }));
}

window.addEventListener("beforeunload", (event) => { if ((!isKept && newRows() > 0) || isUnsent()) event.preventDefault(); });
