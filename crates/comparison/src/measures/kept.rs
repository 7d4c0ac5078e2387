//! What two twin texts have in common beside their words: numbers and abbreviations.

use ikiz_document::{AnalyzedSection, Kept, Token, TokenKind, Twin};
use ikiz_text::{Number, folded, is_apostrophe, numbers};
use std::collections::BTreeMap;

/// The numbers of two texts; each number of one stands for one of the other.
pub(super) fn numbers_kept(text: &str, sections: Twin<&AnalyzedSection>) -> Twin<Kept> {
    let found = sections.with_language().map(|(language, section)| numbers(text, &section.tokens, language));
    let mut is_free = vec![true; found.turkish.len()];
    let mut has_twin = |number: &Number| {
        let twin = found.turkish.iter().zip(&mut is_free).find(|(other, is_free)| **is_free && number.agrees(other));
        twin.map(|(_, is_free)| *is_free = false).is_some()
    };
    let kept = found.english.iter().filter(|number| has_twin(number)).count();
    found.map(|all| Kept { all: all.len(), kept })
}

/// The abbreviations of two texts, by their letters.
pub(super) fn abbreviations_kept(text: &str, sections: Twin<&AnalyzedSection>) -> Twin<Kept> {
    let found = sections.map(|section| abbreviations(text, section));
    let shared =
        found.english.iter().map(|(letters, count)| (*count).min(found.turkish.get(letters).copied().unwrap_or(0)));
    let kept = shared.sum();
    found.map(|all| Kept { all: all.values().sum(), kept })
}

/// How often each abbreviation stands in a text. Sentences in capitals and labels of parts have none.
pub(super) fn abbreviations(text: &str, section: &AnalyzedSection) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for sentence in &section.sentences {
        let tokens = section.tokens_in(*sentence);
        let is_small = |token: &Token| printed(text, token).chars().any(char::is_lowercase);
        let is_label = |token: &Token| section.section.parts.iter().any(|part| part.label.overlaps(token.span));
        let words = tokens.iter().filter(|token| token.kind == TokenKind::Word && !is_label(token));
        let (small, large): (Vec<&Token>, Vec<&Token>) = words.partition(|token| is_small(token));
        if small.is_empty() {
            continue;
        }
        let in_capitals = large.into_iter().map(|token| printed(text, token));
        let with_ending =
            small.iter().map(|token| printed(text, token).split(is_apostrophe).next().unwrap_or_default());
        for word in in_capitals.chain(with_ending).filter_map(abbreviation) {
            *found.entry(folded(word)).or_default() += 1;
        }
    }
    found
}

/// A word of two capitals or more, without a plural s; no other letter of it may be small.
fn abbreviation(word: &str) -> Option<&str> {
    let word = word.strip_suffix('s').unwrap_or(word);
    let is_one = word.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    (is_one && !word.chars().any(char::is_lowercase)).then_some(word)
}

fn printed<'a>(text: &'a str, token: &Token) -> &'a str {
    text.get(token.span.start..token.span.end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::{Language, SectionKind};

    fn kept(english: &str, turkish: &str) -> Twin<[(usize, usize); 2]> {
        let mut fixture = Fixture::new();
        let ids = Twin::new(
            fixture.section(SectionKind::Abstract, Language::English, english),
            fixture.section(SectionKind::Abstract, Language::Turkish, turkish),
        );
        let sections = ids.map(|id| &fixture.sections[id]);
        let text = &fixture.document.text;
        let pair = |kept: Kept| (kept.all, kept.kept);
        numbers_kept(text, sections)
            .zip(abbreviations_kept(text, sections))
            .map(|(left, right)| [pair(left), pair(right)])
    }

    #[test]
    fn numbers_and_abbreviations_are_kept_once_each() {
        let found = kept(
            "In 2019, 12.5% of the PISA items were read. WHO and NATO agreed on 3 points of PISA.",
            "PISA’nın %12,5’i 2019’da okundu; DSÖ ve NATO'nun 4 noktada uzlaştığı görüldü.",
        );
        assert_eq!(found.english, [(3, 2), (4, 2)]);
        assert_eq!(found.turkish, [(3, 2), (3, 2)]);
    }

    #[test]
    fn a_plural_is_the_same_abbreviation() {
        assert_eq!(kept("All MOOCs ended.", "MOOC’ların hepsi bitti.").english, [(0, 0), (1, 1)]);
    }

    #[test]
    fn headings_in_capitals_hold_no_abbreviations() {
        assert_eq!(kept("THE OLD TOWN", "ESKİ ŞEHİR").english, [(0, 0), (0, 0)]);
    }
}
