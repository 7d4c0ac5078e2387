//! Words that are cut by the end of a line: which hyphen goes, and which is the word's own.
//!
//! Decided by the document itself where the word occurs again, then by lists of compounds, else the word is joined.

use crate::lines::paragraphs::Joint;
use crate::lines::printed::PrintedLine;
use ikiz_document::{Language, RepairCounts, Twin};
use ikiz_text::data::entries;
use ikiz_text::{is_hyphen, is_known_word, is_plain_apostrophe, lower, nfc};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const HYPHENATED: &str = include_str!("../../data/hyphenated.txt");
const PREFIXES: &str = include_str!("../../data/prefixes.txt");

/// Second words before which a hyphen stands for the rest of the compound: `pre- and post-test`.
const CONJUNCTIONS: [&str; 8] = ["and", "or", "to", "nor", "ve", "veya", "ya", "ile"];
/// Words inside a compound of several parts: `case-by-case`.
const INNER: [&str; 9] = ["a", "and", "by", "for", "in", "of", "on", "the", "to"];

/// Letters from which a part of a cut word is hardly a prefix or an ending.
const LONG_PART: usize = 7;

/// Words that keep their hyphen.
struct Lists {
    heads: BTreeSet<&'static str>,
    tails: BTreeSet<&'static str>,
    compounds: BTreeMap<&'static str, Vec<&'static str>>,
    prefixes: BTreeSet<&'static str>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists {
        heads: BTreeSet::new(),
        tails: BTreeSet::new(),
        compounds: BTreeMap::new(),
        prefixes: entries(PREFIXES).collect(),
    };
    for entry in entries(HYPHENATED) {
        match entry.split_once('-') {
            Some((head, "")) => _ = lists.heads.insert(head),
            Some(("", tail)) => _ = lists.tails.insert(tail),
            Some((head, tail)) => lists.compounds.entry(head).or_default().push(tail),
            None => {}
        }
    }
    lists
});

/// Decides what becomes of the hyphens at line ends: changes the joints of lines that go on with a word, counts the
/// words that were repaired. `kept` are the lines of the text, `joints` what stands between them.
pub(crate) fn join(kept: &[&PrintedLine], joints: &mut [Joint], repairs: &mut RepairCounts) {
    let cuts: Vec<_> = (0..joints.len())
        .filter(|at| joints[*at] == Joint::Break)
        .filter_map(|at| Some((at, Cut::between(kept[at], kept[at + 1])?)))
        .collect();
    if cuts.is_empty() {
        return;
    }
    let evidence = Evidence::gather(kept, cuts.iter().map(|(_, cut)| cut));
    for (at, cut) in &cuts {
        joints[*at] = match cut.decide(&evidence) {
            Hyphen::Apart => Joint::Break,
            Hyphen::Stays => Joint::Nothing,
            Hyphen::Goes => Joint::Mended,
        };
    }
    let mended = joints.iter().filter(|joint| **joint == Joint::Mended).count();
    crate::letters::characters::count(repairs, "hyphenation", mended);
}

/// Whether a character at a line's end is a hyphen; the last one is what some converters make of a soft hyphen.
pub(crate) fn is_end_hyphen(letter: char) -> bool {
    is_hyphen(letter) || letter == '¬'
}

#[derive(Debug, PartialEq, Eq)]
enum Hyphen {
    /// The two parts stay on their lines.
    Apart,
    /// One word with its hyphen.
    Stays,
    /// One word without.
    Goes,
}

/// A hyphen at the end of a line, and the words before and behind it.
struct Cut<'a> {
    /// The last word of the line, inner hyphens included, without the one at its end.
    first: &'a str,
    /// The first word of the next line.
    second: &'a str,
    /// Both lines are in capitals.
    capitals: bool,
    /// A hyphen that only typesetting programs put.
    soft: bool,
    /// The line holds nothing but a label: `Abstract-`.
    label: bool,
}

impl<'a> Cut<'a> {
    fn between(before: &'a PrintedLine, after: &'a PrintedLine) -> Option<Self> {
        let text = before.text.trim_end_matches(is_end_hyphen);
        let soft = before.soft_hyphen || before.text.ends_with('¬');
        // More than one hyphen is a dash.
        if !(before.soft_hyphen && text.len() == before.text.len() || before.text[text.len()..].chars().count() == 1) {
            return None;
        }
        let first = text.rsplit(' ').next()?.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let second = after.text.split(' ').next()?;
        let joined_is_normal = || {
            let joined = format!("{first}{second}");
            nfc(&joined) == joined
        };
        let letters = first.ends_with(|letter: char| letter.is_alphanumeric() || is_plain_apostrophe(letter))
            && second.starts_with(char::is_alphanumeric)
            && joined_is_normal();
        letters.then(|| Self {
            first,
            second: word(second),
            capitals: crate::letters::characters::is_capitals(&before.text)
                && crate::letters::characters::is_capitals(&after.text),
            soft,
            label: text.split(' ').count() <= 3
                && text.starts_with(char::is_uppercase)
                && second.starts_with(char::is_uppercase),
        })
    }

    fn decide(&self, evidence: &Evidence) -> Hyphen {
        let lists = &*LISTS;
        let first = lower(self.first, Language::English);
        let second = lower(self.second, Language::English);
        if CONJUNCTIONS.contains(&second.as_str()) || (self.label && !self.capitals) {
            return Hyphen::Apart;
        }
        if self.soft {
            return Hyphen::Goes;
        }
        if is_address(&first) {
            return Hyphen::Stays;
        }
        let capital = self.second.starts_with(char::is_uppercase) && self.capitals;
        if !capital && !self.second.starts_with(char::is_lowercase) {
            return Hyphen::Stays;
        }
        if !self.first.ends_with(|letter: char| letter.is_alphabetic() || is_plain_apostrophe(letter)) {
            return Hyphen::Stays;
        }
        let (joined, compound) = (evidence.count(&self.joined()), evidence.count(&self.compound()));
        if joined != compound {
            return if compound > joined { Hyphen::Stays } else { Hyphen::Goes };
        }
        let mut parts = first.rsplit('-');
        let last = parts.next().unwrap_or_default();
        let inner = parts.next().is_some() && INNER.contains(&last);
        let lone_letter = last.chars().count() == 1;
        let of_compound =
            lists.compounds.get(last).is_some_and(|tails| tails.iter().any(|tail| second.starts_with(tail)));
        let of_tail =
            lists.tails.contains(second.as_str()) && last.chars().count() > 3 && !lists.prefixes.contains(last);
        let is_compound =
            inner || lone_letter || of_compound || of_tail || lists.heads.contains(last) || last == second;
        if is_compound || are_two_words(last, &second) { Hyphen::Stays } else { Hyphen::Goes }
    }

    fn joined(&self) -> String {
        format!("{}{}", self.first, self.second)
    }

    fn compound(&self) -> String {
        format!("{}-{}", self.first, self.second)
    }
}

/// Whether both parts of a cut are long words of one language that has no word of both:
/// `centralization-decentralization`.
fn are_two_words(first: &str, second: &str) -> bool {
    let long = |part: &str| part.chars().count() >= LONG_PART;
    let known = |part: &str, language| is_known_word(part, language);
    long(first)
        && long(second)
        && Language::BOTH.into_iter().any(|language| known(first, language) && known(second, language))
        && !Language::BOTH.into_iter().any(|language| known(&format!("{first}{second}"), language))
}

/// The letters and digits at the head of a piece, with inner hyphens and apostrophes.
fn word(piece: &str) -> &str {
    let end = piece.find(|letter: char| !is_inside(letter)).unwrap_or(piece.len());
    piece[..end].trim_end_matches(|letter: char| !letter.is_alphanumeric())
}

fn is_inside(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '-' || is_plain_apostrophe(letter)
}

fn is_address(word: &str) -> bool {
    word.contains("://")
        || word.starts_with("www.")
        || word.starts_with("doi:")
        || (word.contains('/') && word.contains('.'))
        || word.contains('@')
}

/// How often the words in question stand uncut in the document. Case is folded as both languages do, since the language
/// of a line is not known here.
struct Evidence {
    counts: Twin<BTreeMap<String, usize>>,
}

impl Evidence {
    fn gather<'a>(lines: &[&PrintedLine], cuts: impl Iterator<Item = &'a Cut<'a>>) -> Self {
        let wanted: Vec<String> = cuts.flat_map(|cut| [cut.joined(), cut.compound()]).collect();
        let counts = Twin::from_fn(|language| {
            let mut counts: BTreeMap<String, usize> = wanted.iter().map(|word| (lower(word, language), 0)).collect();
            for line in lines {
                let folded = lower(&line.text, language);
                for found in folded.split(|letter| !is_inside(letter)) {
                    if let Some(count) = counts.get_mut(found.trim_matches(|letter: char| !letter.is_alphanumeric())) {
                        *count += 1;
                    }
                }
            }
            counts
        });
        Self { counts }
    }

    fn count(&self, word: &str) -> usize {
        let of = |language| self.counts.of(language).get(&lower(word, language)).copied();
        Language::BOTH.into_iter().filter_map(of).max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::printed::lines_of;
    use ikiz_text::data::check_lower;

    /// What a text of two or more lines, all of one paragraph, becomes.
    fn joined(text: &str) -> String {
        let lines = lines_of(text);
        let kept: Vec<_> = lines.iter().collect();
        let mut joints = vec![Joint::Break; lines.len() - 1];
        join(&kept, &mut joints, &mut RepairCounts::new());
        let mut joined = String::new();
        for (at, line) in lines.iter().enumerate() {
            joined.push_str(&line.text);
            match joints.get(at) {
                Some(Joint::Break) => joined.push('|'),
                Some(Joint::Mended) => joined.truncate(joined.trim_end_matches(is_end_hyphen).len()),
                _ => {}
            }
        }
        joined
    }

    #[test]
    fn words_are_joined() {
        assert_eq!(joined("to deter-\nmine it"), "to determine it");
        assert_eq!(joined("araştır\u{AD}\nmalar"), "araştırmalar");
        assert_eq!(joined("araştır¬\nmalar"), "araştırmalar");
        assert_eq!(joined("TÜRKİYE’DE ARAŞ-\nTIRMA"), "TÜRKİYE’DE ARAŞTIRMA");
        assert_eq!(joined("NATO’-\nnun"), "NATO’nun");
    }

    #[test]
    fn own_hyphens_stay() {
        for (text, expected) in [
            ("a well-\nknown mill", "a well-known mill"),
            ("the post-\nCold War", "the post-Cold War"),
            ("pp. 21-\n42", "pp. 21-42"),
            ("case-by-\ncase study", "case-by-case study"),
            ("rain-\nbased index", "rain-based index"),
            ("yavaş-\nyavaş", "yavaş-yavaş"),
            ("on teacher-\nstudent talk", "on teacher-student talk"),
            ("öğretmen-\nöğrenciler", "öğretmen-öğrenciler"),
            ("see http://mill.example/old-\nwheel.html", "see http://mill.example/old-wheel.html"),
            ("the t-\ntest", "the t-test"),
        ] {
            assert_eq!(joined(text), expected);
        }
    }

    #[test]
    fn the_document_decides() {
        assert_eq!(joined("the mill-\nwheel. Mill-wheel, a mill-wheel"), "the mill-wheel. Mill-wheel, a mill-wheel");
        assert_eq!(joined("a well-\nspring. The wellspring"), "a wellspring. The wellspring");
        assert_eq!(joined("İÇ-\nSEL VE İÇSEL"), "İÇSEL VE İÇSEL");
    }

    #[test]
    fn prefixes_are_no_compounds() {
        assert_eq!(joined("inter-\nrelated"), "interrelated");
        assert_eq!(joined("under-\nstanding"), "understanding");
        assert_eq!(joined("değerlendir-\nmelerinde"), "değerlendirmelerinde");
    }

    #[test]
    fn dashes_labels_and_lists_stay_on_their_lines() {
        for text in [
            "word -\nnext",
            "Abstract-\nThe mill",
            "pre-\nand post-test",
            "word--\nnext",
            "-\nnext",
            "x\u{300}-\n\u{301}y",
        ] {
            assert_eq!(joined(text).matches('|').count(), 1, "{text}");
        }
    }

    #[test]
    fn data_is_sorted_and_without_doubles() {
        for list in [HYPHENATED, PREFIXES] {
            check_lower(list, 1);
            assert!(entries(list).all(|entry| !entry.contains(' ')));
        }
        assert!(entries(HYPHENATED).all(|entry| entry.contains('-')));
    }
}
