// The first view: what the result holds.

const HOLDINGS = ["both", "english", "turkish", "none"];
const SEVERITIES = ["error", "warning", "note"];

function tile(number, name, hash, more) {
  const content = [h("strong", {}, count(number)), h("span", {}, t(name, { count: number })), more && h("small", {}, more)];
  return hash ? h("a", { class: "tile", href: hash }, content) : h("div", { class: "tile" }, content);
}

function holdings({ holds }) {
  const kinds = ["title", "abstract", "summary", "keywords"];
  const number = (kind, which) => (holds.find((row) => row[0] === kind && row[1] === which) || [0, 0, 0])[2];
  const rows = kinds.map((kind) => [value(kind), HOLDINGS.map((which) => [which, number(kind, which), `${t(`holds-${which}`)}: ${count(number(kind, which))}`])]);
  const legend = h("ul", { class: "legend" }, HOLDINGS.map((which) => h("li", { class: which }, t(`holds-${which}`))));
  return figure(t("what-documents-hold"), legend, stackedBars(t("what-documents-hold"), rows),
    ["", ...HOLDINGS.map((which) => t(`holds-${which}`))],
    rows.map(([kind, parts]) => [kind, ...parts.map(([, one]) => one)]));
}

function lengths({ points, pairs }) {
  const title = t("lengths-of-twins");
  const chart = scatter(title, points, [t("english-words"), t("turkish-words")]);
  chart.addEventListener("click", (event) => {
    const entry = index[event.target.dataset?.document];
    if (entry) location.hash = hashOf("document", entry.document_id);
  });
  chart.addEventListener("mouseover", (event) => {
    const entry = index[event.target.dataset?.document];
    if (entry && !event.target.firstChild) event.target.append(s("title", {}, entry.document_id));
  });
  return figure(title, t(points.length < pairs ? "some-points" : "each-point", { points: points.length, pairs }), chart,
    [t("documents"), t("english-words"), t("turkish-words")],
    points.map(([english, turkish, at]) => [index[at]?.document_id ?? "", english, turkish]));
}

function confidences({ confidences: numbers, oneSided }) {
  return figure(t("confidence-of-beads"), t("one-sided-beads", { count: oneSided }),
    histogram(t("confidence-of-beads"), numbers), [t("confidence"), t("sentence-pairs")],
    numbers.map((number, at) => [`${decimal(at / numbers.length)}–${decimal((at + 1) / numbers.length)}`, number]));
}

function findings({ checks }) {
  const ordered = [...checks].sort((one, other) => SEVERITIES.indexOf(one[1]) - SEVERITIES.indexOf(other[1]) || other[2] - one[2]);
  if (!ordered.length) return null;
  return figure(t("findings"), null, bars(t("findings"), ordered.map(([check, severity, number]) => [`${value(check)} (${value(severity)})`, number, severity])),
    [t("check"), t("severity"), t("findings")], ordered.map(([check, severity, number]) => [value(check), value(severity), number]));
}

function authorKeywords({ keywords }) {
  if (!keywords.length) return null;
  return figure(t("author-keywords"), t("mirrored-says"), mirroredBars(t("author-keywords"), keywords),
    [t("english"), t("turkish"), t("english"), t("turkish")], keywords);
}

function phrases({ phrases: all }, code) {
  const rows = all[code] || [];
  if (!rows.length) return null;
  return figure(t(`phrases-${code}`), t("phrases-say"), bars(t(`phrases-${code}`), rows.map(([phrase, documents]) => [phrase, documents, code === "en" ? "english" : "turkish"])),
    [t("key-phrases"), t("documents")], rows);
}

function showOverview() {
  const { overview } = head;
  const status = (name) => overview.status[name] || 0;
  const pairs = overview.confidences.reduce((sum, number) => sum + number, 0);
  const corpus = rowsOf(head.corpus, "checks");
  // What a tile counts and where it leads to: findings, and the documents that have them; or those of several documents.
  const tileOfFindings = (severity) => {
    const all = overview.checks.filter((row) => row[1] === severity).reduce((sum, row) => sum + row[2], 0);
    const several = corpus.filter((finding) => finding.severity === severity).length;
    const documents = index.filter((entry) => entry[`${severity}s`] > 0).length;
    const where = [documents > 0 && t("in-documents", { count: documents }), several > 0 && t("over-documents", { count: several })].filter(Boolean).join(" · ");
    return tile(all, `${severity}s`, documents > 0 ? `${hashOf("documents")}?findings=${severity}&sort=sort-findings` : null, where);
  };
  return [
    h("h1", { tabindex: "-1" }, t("title")),
    h("p", { class: "lead" }, t("lead")),
    h("div", { class: "tiles" },
      tile(status("processed"), "documents-compared", `${hashOf("documents")}?status=processed`),
      status("failed") > 0 && tile(status("failed"), "documents-failed", `${hashOf("documents")}?status=failed`),
      status("skipped") > 0 && tile(status("skipped"), "documents-skipped", `${hashOf("documents")}?status=skipped`),
      tile(overview.pairs, "text-pairs"), tile(pairs, "sentence-pairs"),
      SEVERITIES.map(tileOfFindings)),
    status("processed") === 0 && h("p", {}, t("nothing-compared")),
    status("processed") > 0 && h("div", { class: "figures" },
      [holdings, lengths, confidences, findings, authorKeywords].map((draw) => draw(overview)),
      LANGUAGES.map((code) => phrases(overview, code))),
    corpus.length > 0 && h("section", {}, h("h2", {}, t("findings-of-corpus")),
      h("ul", { class: "findings" }, corpus.map((finding) => h("li", {}, severityOf(finding.severity), " ",
        textOf(inLanguage(finding.english_message, finding.turkish_message)), " ", h("small", {}, t("in-documents", { count: finding.documents })))))),
  ];
}
