//! What two twin texts have in common beside their words: numbers and abbreviations.

use super::text::Text;
use ikiz_document::Twin;
use std::collections::BTreeMap;

/// Which numbers of each text the other one has too; each stands for one.
pub(super) fn numbers_kept(texts: Twin<&Text<'_>>) -> Twin<Vec<bool>> {
    let mut kept = texts.map(|text| vec![false; text.numbers.len()]);
    for (number, is_kept) in texts.english.numbers.iter().zip(&mut kept.english) {
        let mut others = texts.turkish.numbers.iter().zip(&mut kept.turkish);
        if let Some((_, other)) = others.find(|(other, is_taken)| !**is_taken && number.agrees(other)) {
            (*is_kept, *other) = (true, true);
        }
    }
    kept
}

/// Which abbreviations of each text the other one has too, by their letters.
pub(super) fn abbreviations_kept(texts: Twin<&Text<'_>>) -> Twin<Vec<bool>> {
    texts.zip(texts.swapped()).map(|(text, twin)| {
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, letters) in &twin.abbreviations {
            *left.entry(letters).or_default() += 1;
        }
        let mut is_kept = |letters: &str| {
            let left = left.get_mut(letters).filter(|left| **left > 0);
            left.map(|left| *left -= 1).is_some()
        };
        text.abbreviations.iter().map(|(_, letters)| is_kept(letters)).collect()
    })
}

/// How many are kept.
pub(super) fn count(kept: &[bool]) -> usize {
    kept.iter().filter(|is_kept| **is_kept).count()
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
        let kept = numbers_kept(texts.as_ref()).zip(abbreviations_kept(texts.as_ref()));
        kept.map(|(numbers, abbreviations)| [&numbers, &abbreviations].map(|kept| (kept.len(), count(kept))))
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
