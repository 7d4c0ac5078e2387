// What is lit in the texts: numbers, names, markers, keywords.

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

// The keywords of the document: pairs, with their numbers as they are lit.
function patternsOf(found) {
  const patterns = { english: [], turkish: [] };
  found.keyword_pairs.forEach((row, at) => SIDES.forEach((side) => {
    const pattern = row[side] && keywordPattern(row[side], codeOf[side]);
    if (pattern) patterns[side].push([at, pattern]);
  }));
  return patterns;
}
