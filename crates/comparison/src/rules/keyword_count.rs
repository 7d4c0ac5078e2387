//! The two keyword lists differ in length.

use crate::context::{Context, TwinSections};
use crate::rule::{Rule, finding};
use ikiz_document::{Check, Finding, SectionKind, Severity, messages};

messages! {
    length_differs(english, turkish) = "keyword-count.differs";
}

pub(super) struct KeywordCount;

impl Rule for KeywordCount {
    fn check(&self) -> Check {
        Check::KeywordCount
    }

    fn findings(&self, context: &Context<'_>) -> Vec<Finding> {
        let lists = context.twins().filter(|pair| pair.pair.kind == SectionKind::Keywords);
        let counts = |pair: &TwinSections<'_>| {
            (pair.sections.english.section.keywords.len(), pair.sections.turkish.section.keywords.len())
        };
        let differing = lists.filter(|pair| counts(pair).0 != counts(pair).1);
        differing
            .map(|pair| {
                let (english, turkish) = counts(&pair);
                let longer = if english > turkish { pair.sections.english } else { pair.sections.turkish };
                Finding {
                    section: Some(longer.section.id),
                    pair: Some(pair.index),
                    place: context.place(longer.section.span),
                    ..finding(self.check(), Severity::Warning, length_differs(english, turkish), without_twin(&pair))
                }
            })
            .collect()
    }
}

/// The keywords without a twin, or both lists if that is not known.
fn without_twin(pair: &TwinSections<'_>) -> String {
    let (english, turkish) = (&pair.sections.english.section.keywords, &pair.sections.turkish.section.keywords);
    let alone = pair.pair.keywords.iter().filter_map(|twins| match (twins.sides.english, twins.sides.turkish) {
        (Some(side), None) => english.get(side.index),
        (None, Some(side)) => turkish.get(side.index),
        _ => None,
    });
    let joined = |keywords: Vec<&str>| keywords.join("; ");
    let alone = joined(alone.map(|keyword| keyword.text.as_str()).collect());
    if !alone.is_empty() {
        return alone;
    }
    let [english, turkish] =
        [english, turkish].map(|list| joined(list.iter().map(|keyword| keyword.text.as_str()).collect()));
    format!("{english} | {turkish}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::{Confidence, KeywordPair, KeywordSide, Language, Twin};

    fn lists(english: &str, turkish: &str) -> Fixture {
        let mut fixture = Fixture::new();
        let english = fixture.keywords(Language::English, english);
        let turkish = fixture.keywords(Language::Turkish, turkish);
        fixture.pair(english, turkish, &[]);
        fixture
    }

    #[test]
    fn lists_of_unequal_length_are_found() {
        let mut fixture = lists("rain, soil, wind", "yağmur, toprak");
        let found = fixture.findings(&KeywordCount);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, length_differs(3_u32, 2_u32));
        assert_eq!(found[0].evidence, "rain; soil; wind | yağmur; toprak");

        let side = KeywordSide { index: 2, count: 0 };
        fixture.pairs[0].keywords =
            vec![KeywordPair { sides: Twin::new(Some(side), None), method: None, confidence: Confidence::CERTAIN }];
        assert_eq!(fixture.findings(&KeywordCount)[0].evidence, "wind");
    }

    #[test]
    fn lists_of_equal_length_are_not_found() {
        assert!(lists("rain, soil", "yağmur, toprak").findings(&KeywordCount).is_empty());
    }
}
