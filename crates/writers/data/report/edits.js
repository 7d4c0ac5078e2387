// The changes of the beads of a pair and of its sentences. Each takes the state and the index of the bead, and gives the
// bead to look at and the word for what was done.

const joined = (one, two) => [one, two].filter(Boolean).join("; ");

// The sentences of a bead: what it is known by, wherever it stands.
const textsOf = (state, bead) => JSON.stringify(SIDES.map((side) => bead[side].map((at) => state[side][at])));

// Where a bead stands now; of several with the same sentences the one that is nearest to where it was.
function placeOfBead(state, texts, near) {
  const places = state.beads.map((bead, at) => (textsOf(state, bead) === texts ? at : -1)).filter((at) => at >= 0);
  return places.sort((one, two) => Math.abs(one - near) - Math.abs(two - near))[0] ?? -1;
}

// Breaks a sentence in two.
function cutSentence(state, side, at, one, two) {
  state[side].splice(at, 1, one, two);
  for (const bead of state.beads) bead[side] = bead[side].flatMap((old) => (old === at ? [at, at + 1] : old > at ? old + 1 : old));
}

// Joins a sentence with the one behind it. Where that stands in another bead the two beads are one then: nobody has said
// what the rest of the other would be.
function joinSentences(state, side, at) {
  const [first, second] = [at, at + 1].map((place) => state.beads.find((bead) => bead[side].includes(place)));
  state[side].splice(at, 2, `${state[side][at]} ${state[side][at + 1]}`);
  for (const bead of state.beads) bead[side] = bead[side].filter((old) => old !== at + 1).map((old) => (old > at ? old - 1 : old));
  if (second === first) return;
  const both = (one) => [...first[one], ...second[one]].sort((before, after) => before - after);
  Object.assign(first, { english: both("english"), turkish: both("turkish"), verdict: "", code: joined(first.code, second.code), note: joined(first.note, second.note) });
  state.beads.splice(state.beads.indexOf(second), 1);
}

const EDITS = {
  join(state, at) {
    const [one, two] = state.beads.slice(at, at + 2);
    if (!two) return [at, "no-next"];
    state.beads.splice(at, 2, { english: [...one.english, ...two.english], turkish: [...one.turkish, ...two.turkish], verdict: "", code: joined(one.code, two.code), note: joined(one.note, two.note) });
    return [at, "join-done"];
  },
  split(state, at) {
    const bead = state.beads[at];
    if (bead.english.length + bead.turkish.length < 2) return [at, "no-split"];
    const many = Math.max(bead.english.length, bead.turkish.length);
    // A pair of single sentences is parted into two sentences without a twin.
    const parts = many > 1 ? Array.from({ length: many }, (_, part) => SIDES.map((side) => bead[side].slice(part, part + 1)))
      : [[bead.english, []], [[], bead.turkish]];
    state.beads.splice(at, 1, ...parts.map(([english, turkish], part) => ({ english, turkish, verdict: "", code: part ? "" : bead.code, note: part ? "" : bead.note })));
    return [at, "split-done"];
  },
  move(state, at, side, by) {
    const [from, to] = [state.beads[at], state.beads[at + by]];
    if (!to || !from[side].length) return [at, "no-next"];
    if (by < 0) to[side].push(from[side].shift());
    else to[side].unshift(from[side].pop());
    from.verdict = "";
    to.verdict = "";
    const isEmpty = !(from.english.length + from.turkish.length);
    if (isEmpty) Object.assign(to, { code: joined(to.code, from.code), note: joined(to.note, from.note) });
    return [isEmpty ? Math.max(0, at + Math.min(by, 0)) : at, "move-done"];
  },
  verdict(state, at, verdict) {
    const isOff = state.beads[at].verdict === verdict;
    state.beads[at].verdict = isOff ? "" : verdict;
    return [at, isOff ? "verdict-off" : `verdict-${verdict}`];
  },
  note(state, at, code, note) {
    Object.assign(state.beads[at], { code, note });
    return [at, "note-done"];
  },
  cut(state, at, side, sentence, one, two) {
    state.beads[at].verdict = "";
    cutSentence(state, side, state.beads[at][side][sentence], one, two);
    return [at, "cut-done"];
  },
  weld(state, at, side, sentence) {
    const place = state.beads[at][side][sentence];
    if (place + 1 >= state[side].length) return [at, "no-next"];
    state.beads[at].verdict = "";
    joinSentences(state, side, place);
    // Beads that become empty are left out.
    return [state.beads.slice(0, at).filter((bead) => bead.english.length + bead.turkish.length).length, "weld-done"];
  },
};
