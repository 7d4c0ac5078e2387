//! Abbreviations and sentence openers: what is known of the words on either side of a full stop.

use crate::data::{PerLanguage, set};
use ikiz_document::Language;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// What a full stop behind an abbreviation means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// It goes on: `Dr.`, `bkz.`
    NeverLast,
    /// It goes on where a number follows: `s. 5`, `Fig. 2`
    BeforeNumber,
    /// It may close the sentence: `vb.`, `etc.`
    PossiblyLast,
}

struct Lists<T> {
    never_last: T,
    before_number: T,
    possibly_last: T,
    openers: T,
    run_in_labels: T,
}

const LISTS: PerLanguage<Lists<&str>> = PerLanguage {
    english: Lists {
        never_last: include_str!("../data/en/abbreviations_never_last.txt"),
        before_number: include_str!("../data/en/abbreviations_before_number.txt"),
        possibly_last: include_str!("../data/en/abbreviations_possibly_last.txt"),
        openers: include_str!("../data/en/sentence_openers.txt"),
        run_in_labels: include_str!("../data/en/run_in_labels.txt"),
    },
    turkish: Lists {
        never_last: include_str!("../data/tr/abbreviations_never_last.txt"),
        before_number: include_str!("../data/tr/abbreviations_before_number.txt"),
        possibly_last: include_str!("../data/tr/abbreviations_possibly_last.txt"),
        openers: include_str!("../data/tr/sentence_openers.txt"),
        run_in_labels: include_str!("../data/tr/run_in_labels.txt"),
    },
};

static SETS: LazyLock<PerLanguage<Lists<FxHashSet<&'static str>>>> =
    LazyLock::new(|| PerLanguage { english: sets(&LISTS.english), turkish: sets(&LISTS.turkish) });

fn sets(lists: &Lists<&'static str>) -> Lists<FxHashSet<&'static str>> {
    Lists {
        never_last: set(lists.never_last),
        before_number: set(lists.before_number),
        possibly_last: set(lists.possibly_last),
        openers: set(lists.openers),
        run_in_labels: set(lists.run_in_labels),
    }
}

/// Whether a text, in lower case, is the label of a part of an abstract: `methods`, which a sentence follows on the same line.
pub(crate) fn is_run_in_label(text: &str, language: Language) -> bool {
    SETS.get(language).run_in_labels.contains(text)
}

/// What is known of a word before a full stop; `word` is in lower case, without the stop. Of a word with dots in it the last part
/// counts too: `yrd.doç.dr`.
pub(crate) fn abbreviation(word: &str, language: Language) -> Option<Abbreviation> {
    let lists = SETS.get(language);
    let known = |word: &str| {
        if lists.possibly_last.contains(word) {
            Some(Abbreviation::PossiblyLast)
        } else if lists.never_last.contains(word) {
            Some(Abbreviation::NeverLast)
        } else if lists.before_number.contains(word) {
            Some(Abbreviation::BeforeNumber)
        } else {
            None
        }
    };
    known(word).or_else(|| known(word.rsplit_once('.')?.1))
}

/// Whether a word (in lower case) begins sentences and does not go on with what an abbreviation or number opened.
pub(crate) fn is_opener(word: &str, language: Language) -> bool {
    SETS.get(language).openers.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order() {
        for language in Language::BOTH {
            let Lists { never_last, before_number, possibly_last, openers, run_in_labels } = LISTS.get(language);
            for list in [never_last, before_number, possibly_last, openers, run_in_labels] {
                crate::data::check(list, language);
            }
        }
    }

    #[test]
    fn the_last_part_counts() {
        assert_eq!(abbreviation("yrd.doç.dr", Language::Turkish), Some(Abbreviation::NeverLast));
        assert_eq!(abbreviation("vb", Language::Turkish), Some(Abbreviation::PossiblyLast));
        assert_eq!(abbreviation("fig", Language::English), Some(Abbreviation::BeforeNumber));
        assert_eq!(abbreviation("ev", Language::Turkish), None);
    }
}
