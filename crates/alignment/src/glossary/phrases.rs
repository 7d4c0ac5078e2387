//! The phrases of a bead that correspond: no link leads out of them (Och & Ney 2004), and both may be terms.

use super::links::links;
use super::roles::Roles;
use super::support::Supports;
use super::terms::Terms;
use super::texts::{BeadWords, LONGEST_KEYWORD, Words};
use super::vocabulary::NO_WORD;
use ikiz_document::Twin;
use std::ops::Range;

/// The longest term of running text, in words.
const LONGEST: usize = 4;
/// How many unlinked words a phrase may include on each side.
const LOOSE: usize = 2;
/// If each side has at most this many phrases without links, all of them are tried as pairs.
const FEW: usize = 6;

/// Two phrases, as ranges of words in the bead.
pub(super) type PhrasePair = Twin<Range<usize>>;

/// The pairs of a bead, each once.
pub(super) fn phrase_pairs(bead: &BeadWords<'_>, supports: &Supports<'_>, known: &Twin<Terms<'_>>) -> Vec<PhrasePair> {
    let links = links(bead, supports);
    let sides = bead.sides;
    let is_english = |range: &Range<usize>| is_term(sides.english, range, &known.english);
    let is_turkish = |range: &Range<usize>| is_term(sides.turkish, range, &known.turkish);
    let mut pairs = Vec::new();
    let mut lonely = Vec::new();
    for english in spans(sides.english).filter(is_english) {
        let Some(core) = links.english[english.clone()].iter().filter(|links| !links.is_empty()).cloned().reduce(hull)
        else {
            lonely.push(english);
            continue;
        };
        let first = core.start;
        let leaves = links.turkish[core.clone()]
            .iter()
            .any(|links| !links.is_empty() && (links.start < english.start || links.end > english.end));
        if leaves || core.len() > LONGEST_KEYWORD {
            continue;
        }
        let loose = |at: &usize| links.turkish[*at].is_empty() && sides.turkish.roles[*at].has(Roles::CONTENT);
        let before = (0..first).rev().take(LOOSE).take_while(loose).count();
        let behind = (core.end..sides.turkish.numbers.len()).take(LOOSE).take_while(loose).count();
        for start in first - before..=first {
            for end in core.end..=core.end + behind {
                let turkish = start..end;
                if is_run(sides.turkish, &turkish) && is_turkish(&turkish) {
                    pairs.push(Twin::new(english.clone(), turkish));
                }
            }
        }
    }
    let is_lonely = |range: &Range<usize>| range.clone().all(|at| links.turkish[at].is_empty());
    let others: Vec<Range<usize>> = spans(sides.turkish).filter(is_lonely).filter(is_turkish).collect();
    if lonely.len() <= FEW && others.len() <= FEW {
        pairs.extend(lonely.iter().flat_map(|one| others.iter().map(|two| Twin::new(one.clone(), two.clone()))));
    }
    let terms = |pair: &PhrasePair| bead.terms(pair);
    pairs.sort_by(|left, right| terms(left).cmp(&terms(right)));
    pairs.dedup_by(|left, right| terms(left) == terms(right));
    pairs
}

/// The range from the first to the last of both.
fn hull(left: Range<usize>, right: Range<usize>) -> Range<usize> {
    left.start.min(right.start)..left.end.max(right.end)
}

/// All ranges of up to this many words with no mark between them.
pub(super) fn spans(words: Words<'_>) -> impl Iterator<Item = Range<usize>> {
    (0..words.numbers.len()).flat_map(move |start| {
        (start + 1..=words.numbers.len().min(start + LONGEST_KEYWORD))
            .map(move |end| start..end)
            .take_while(move |range| goes_on(words, range, range.end - 1))
    })
}

/// Whether there are only blanks between the words.
fn is_run(words: Words<'_>, range: &Range<usize>) -> bool {
    range.clone().all(|at| goes_on(words, range, at))
}

/// Whether a word may follow the words before it in the range.
fn goes_on(words: Words<'_>, range: &Range<usize>, at: usize) -> bool {
    words.numbers[at] != NO_WORD && (at == range.start || !words.roles[at].has(Roles::OPENS))
}

/// Whether the words may be a term: as a noun phrase, or because they are an author keyword.
fn is_term(words: Words<'_>, range: &Range<usize>, known: &Terms<'_>) -> bool {
    is_noun_phrase(&words.roles[range.clone()]) || known.find(&words.numbers[range.clone()]).is_some()
}

fn is_noun_phrase(roles: &[Roles]) -> bool {
    if roles.iter().all(|word| word.has(Roles::DISCOURSE) || !word.has(Roles::CONTENT)) {
        return false;
    }
    match roles {
        [] => false,
        [alone] => alone.has(Roles::ALONE),
        [first, inside @ .., last] => {
            roles.len() <= LONGEST
                && first.has(Roles::FIRST)
                && last.has(Roles::LAST)
                && inside.iter().all(|word| word.has(Roles::INSIDE))
        }
    }
}
