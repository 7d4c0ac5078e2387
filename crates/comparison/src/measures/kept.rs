//! What two twin texts have in common beside their words: numbers and abbreviations.

use super::text::Text;
use ikiz_document::Twin;
use ikiz_text::Number;

/// How many numbers two texts have in common; each stands for one.
pub(super) fn numbers_kept(texts: Twin<&Text<'_>>) -> usize {
    let Twin { english, turkish } = texts.map(|text| &text.numbers);
    let mut is_free = vec![true; turkish.len()];
    let mut has_twin = |number: &&Number| {
        let twin = turkish.iter().zip(&mut is_free).find(|(other, is_free)| **is_free && number.agrees(other));
        twin.map(|(_, is_free)| *is_free = false).is_some()
    };
    english.iter().filter(|number| has_twin(number)).count()
}

/// How many abbreviations two texts have in common, by their letters.
pub(super) fn abbreviations_kept(texts: Twin<&Text<'_>>) -> usize {
    let Twin { english, turkish } = texts.map(|text| &text.abbreviations);
    let shared = |(letters, count): (&String, &usize)| turkish.get(letters).map_or(0, |other| *count.min(other));
    english.iter().map(shared).sum()
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
        let texts = ids
            .with_language()
            .map(|(language, id)| Text::new(&fixture.document.text, &fixture.sections[id], Some(language)));
        let (numbers, abbreviations) = (numbers_kept(texts.as_ref()), abbreviations_kept(texts.as_ref()));
        texts.map(|text| [(text.numbers.len(), numbers), (text.abbreviations.values().sum(), abbreviations)])
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
