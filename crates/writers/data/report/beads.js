// The beads of a pair: sentence beside sentence, with the tools to correct them.

// The beads of a pair, with tools.
function beadsOf(found, pair, patterns, onChange) {
  const program = programOf(found, pair);
  const id = found.entry.document_id;
  const given = givenBeads(program);
  const list = h("ol", { class: "beads" });
  // Changes a bead by its sentences: another tab may have moved it. Gives why nothing is done, if so.
  const edit = (name, bead, at, ...more) => {
    let [to, says] = [-1, "bead-gone"];
    changePair(found, pair, program, (state) => {
      const now = placeOfBead(state, bead, at);
      if (now >= 0) [to, says] = EDITS[name](state, now, ...more);
    });
    onChange();
    document.querySelectorAll(`#pair-${CSS.escape(pair.pair_id)} .bead`)[to]?.focus();
    say(t(says));
    return to < 0 ? t(says) : null;
  };
  const note = (texts, bead, at) => askForNote(`${id} ${pair.pair_id} ${texts}`, bead, usedCodes(), (...more) => edit("note", texts, at, ...more));
  const side = (state, bead, row, name) => {
    const texts = bead[name].map((at) => state[name][at]);
    const from = row || { [`${name}_marks`]: [] };
    let rest = marksOf(lines(texts), from, name);
    let start = 0;
    return h("div", { class: "side", lang: codeOf[name], "data-name": t(name) }, texts.length === 0 && h("em", {}, t("no-sentence")), texts.map((text) => {
      const shift = start;
      start += text.length + 1;
      const own = rest.filter((range) => range[0] >= shift && range[1] <= shift + text.length).map(([one, two, ...more]) => [one - shift, two - shift, ...more]);
      rest = rest.filter((range) => range[0] > shift + text.length);
      return h("p", { class: "sentence" }, litText(text, [...own, ...keywordsIn(text, patterns[name], codeOf[name])], codeOf[name]));
    }));
  };
  const tools = (state, bead, at) => {
    const texts = textsOf(state, bead);
    const focus = (name) => `${pair.pair_id} ${texts} ${name}`;
    const tool = (name, action, attributes = {}) => button(t(name), action, { class: "small", title: t(`${name}-says`), "data-focus": focus(name), ...attributes });
    const verdict = (name) => tool(`verdict-${name}`, () => edit("verdict", texts, at, name), { "aria-pressed": String(bead.verdict === name), class: `small ${name}` });
    const small = (sign, says, ...change) => sayingButton(sign, says, () => edit(change[0], texts, at, ...change.slice(1)), { "data-focus": focus(sign) });
    const moves = (name) => bead[name].length > 0 && [[-1, "↑"], [1, "↓"]].map(([by, arrow]) => state.beads[at + by]
      && small(`${codeOf[name].toUpperCase()} ${arrow}`, t(by < 0 ? "move-up" : "move-down", { side: t(name) }), "move", name, by));
    const borders = (name) => bead[name].map((sentence, number) => {
      const sign = `${codeOf[name].toUpperCase()}${bead[name].length > 1 ? ` ${number + 1}` : ""}`;
      const text = state[name][sentence];
      const cut = () => askForBreak(text, codeOf[name], (one, two) => edit("cut", texts, at, name, number, one, two));
      return [text.includes(" ") && sayingButton(`${sign} ✂`, t("break-sentence"), cut, { "data-focus": focus(`${sign} ✂`) }),
        sentence + 1 < state[name].length && small(`${sign} +`, t("weld-says"), "weld", name, number)];
    });
    return h("div", { class: "tools" }, verdict("right"), verdict("wrong"),
      at + 1 < state.beads.length && tool("join", () => edit("join", texts, at)),
      bead.english.length + bead.turkish.length > 1 && tool("split", () => edit("split", texts, at)),
      SIDES.map(moves), tool("note", () => note(texts, bead, at)),
      // A title is one sentence, whatever stands in it.
      pair.kind !== "title" && h("details", { class: "more", "data-key": focus("more") }, h("summary", { "data-focus": focus("more") }, t("sentences")), h("div", { class: "buttons" }, SIDES.map(borders))));
  };
  const draw = () => {
    const state = stateOf(id, pair.pair_id, program);
    list.replaceChildren(...state.beads.map((bead, at) => {
      const row = given.get(beadKey(state, bead))?.row;
      const places = row && [["EN", row.english_page, row.english_line], ["TR", row.turkish_page, row.turkish_line]].filter(([, page, line]) => page || line);
      const isCorrected = row?.flags?.includes("corrected");
      const moves = row && [row.english_moves, row.turkish_moves].map((all) => (all || []).map(value).join(", "));
      const isTwoSided = bead.english.length > 0 && bead.turkish.length > 0;
      const findings = row ? found.checks.filter((finding) => finding.pair_id === pair.pair_id && finding.bead === row.bead) : [];
      return h("li", {
        class: `bead ${row && isTwoSided ? band(row.confidence) : "alone"} ${row ? "" : "own"} ${bead.verdict}`, tabindex: "0", id: row ? `bead-${pair.pair_id}-${row.bead}` : null, "data-focus": `${pair.pair_id} ${textsOf(state, bead)}`,
        onkeydown: (event) => onKey(event, state, bead, at),
      },
      side(state, bead, row, "english"), side(state, bead, row, "turkish"),
      h("div", { class: "about" }, row ? confidenceOf(row.confidence) : h("span", { class: "corrected" }, t("your-own")),
        isCorrected && h("span", { class: "corrected" }, t("corrected")), bead.verdict && h("span", { class: `verdict ${bead.verdict}` }, t(`verdict-${bead.verdict}`)),
        (bead.code || bead.note) && h("span", { class: "noted" }, linesShown([bead.code, bead.note].filter(Boolean).join(": "))),
        row?.flags?.includes("moved") && h("span", {}, t("moved")),
        moves && (moves[0] || moves[1]) && h("span", { class: "moves" }, moves[0] === moves[1] ? moves[0] : `${moves[0] || "–"} / ${moves[1] || "–"}`),
        row && h("small", { title: t("place") }, places.map(([code, page, line]) => `${code} ${place(null, page, line)}`).join(" · ")),
        tools(state, bead, at)),
      findings.length > 0 && h("ul", { class: "findings" }, findings.map((finding) => h("li", {}, severityOf(finding.severity), " ", textOf(inLanguage(finding.english_message, finding.turkish_message))))));
    }));
  };
  const onKey = (event, state, bead, at) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
    const texts = textsOf(state, bead);
    const keys = {
      r: () => edit("verdict", texts, at, "right"), w: () => edit("verdict", texts, at, "wrong"), j: () => edit("join", texts, at), s: () => edit("split", texts, at),
      n: () => note(texts, bead, at),
      ArrowDown: () => event.currentTarget.nextElementSibling?.focus(), ArrowUp: () => event.currentTarget.previousElementSibling?.focus(),
    };
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (!keys[key]) return;
    event.preventDefault();
    keys[key]();
  };
  draw();
  return list;
}

// Those of the user's own scheme, else those that were used before.
const usedCodes = () => (head.codes.length ? head.codes : [...new Set(allRows().map((row) => row.code).filter(Boolean))].map((code) => ({ code })));

