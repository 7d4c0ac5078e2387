//! Abbreviations and sentence openers: what is known about the words on both sides of a full stop.

use crate::data::set;
use crate::twin_data;
use ikiz_document::{Language, Twin};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// What a full stop after an abbreviation means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// The sentence goes on: `Dr.`, `bkz.`
    NeverLast,
    /// The sentence goes on if a number follows: `s. 5`, `Fig. 2`
    BeforeNumber,
    /// The sentence may end: `vb.`, `etc.`
    PossiblyLast,
}

type Sets = Twin<FxHashSet<&'static str>>;

const NEVER_LAST: Twin<&str> = twin_data!("abbreviations_never_last.txt");
const BEFORE_NUMBER: Twin<&str> = twin_data!("abbreviations_before_number.txt");
const POSSIBLY_LAST: Twin<&str> = twin_data!("abbreviations_possibly_last.txt");
const OPENERS: Twin<&str> = twin_data!("sentence_openers.txt");
const RUN_IN_LABELS: Twin<&str> = twin_data!("run_in_labels.txt");
const MEASURES: &str = include_str!("../data/tr/measures.txt");

struct Lists {
    never_last: Sets,
    before_number: Sets,
    possibly_last: Sets,
    openers: Sets,
    run_in_labels: Sets,
    measures: FxHashSet<&'static str>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
    never_last: NEVER_LAST.map(set),
    before_number: BEFORE_NUMBER.map(set),
    possibly_last: POSSIBLY_LAST.map(set),
    openers: OPENERS.map(set),
    run_in_labels: RUN_IN_LABELS.map(set),
    measures: set(MEASURES),
});

/// Whether a text, in lower case, is the label of a part of an abstract, with a sentence after it on the same line:
/// `methods`.
pub fn is_run_in_label(text: &str, language: Language) -> bool {
    LISTS.run_in_labels.of(language).contains(text)
}

/// Whether a number behind a Turkish word (in lower case) is its value and no ordinal: `sayısı`.
pub(crate) fn is_measure(word: &str) -> bool {
    LISTS.measures.contains(word)
}

/// The kind of abbreviation before a full stop; `word` is in lower case, without the stop. If a word has dots in it,
/// its last part counts too: `yrd.doç.dr`.
pub(crate) fn abbreviation(word: &str, language: Language) -> Option<Abbreviation> {
    let Lists { never_last, before_number, possibly_last, .. } = &*LISTS;
    let known = |word: &str| {
        if possibly_last.of(language).contains(word) {
            Some(Abbreviation::PossiblyLast)
        } else if never_last.of(language).contains(word) {
            Some(Abbreviation::NeverLast)
        } else if before_number.of(language).contains(word) {
            Some(Abbreviation::BeforeNumber)
        } else {
            None
        }
    };
    known(word).or_else(|| known(word.rsplit_once('.')?.1))
}

/// Whether a word (in lower case) begins sentences and does not continue one after an abbreviation or a number.
pub(crate) fn is_opener(word: &str, language: Language) -> bool {
    LISTS.openers.of(language).contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::check_lower;

    #[test]
    fn the_lists_are_in_order() {
        for list in [NEVER_LAST, BEFORE_NUMBER, POSSIBLY_LAST, OPENERS, RUN_IN_LABELS].into_iter().flatten() {
            check_lower(list, 1);
        }
        check_lower(MEASURES, 1);
    }

    #[test]
    fn the_last_part_counts() {
        assert_eq!(abbreviation("yrd.doç.dr", Language::Turkish), Some(Abbreviation::NeverLast));
        assert_eq!(abbreviation("vb", Language::Turkish), Some(Abbreviation::PossiblyLast));
        assert_eq!(abbreviation("fig", Language::English), Some(Abbreviation::BeforeNumber));
        assert_eq!(abbreviation("ev", Language::Turkish), None);
    }
}
