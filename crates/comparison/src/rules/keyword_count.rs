//! The two keyword lists differ in length.

use crate::context::{Context, TwinSections};
use crate::rule::{Rule, finding};
use ikiz_document::{
    AnalyzedSection, Check, Finding, Keyword, Language, SectionKind, Severity, Token, TokenKind, Twin, messages,
};
use ikiz_text::{Counterparts, FoldedWord, WordStart, is_known_word, is_name};

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
        let differing = lists.filter(|pair| counts(pair).0 != counts(pair).1 && !may_be_equal(context, pair));
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

/// Whether the lists may be equally long in truth: the file has one list without a language, which was divided. A name
/// that both languages spell alike stands once in it or came to either side, and a keyword may stand beside its twin.
fn may_be_equal(context: &Context<'_>, pair: &TwinSections<'_>) -> bool {
    let has_language = |side: &AnalyzedSection| {
        let declared = context.document.lines_in(side.section.span).first().and_then(|line| line.declared);
        declared.is_none_or(|declared| declared.language.is_some())
    };
    if pair.sections.iter().any(|side| has_language(side)) {
        return false;
    }
    let lengths = pair.sections.map(|side| side.section.keywords.len());
    let longer = if lengths.english > lengths.turkish { Language::English } else { Language::Turkish };
    let keywords = std::mem::take(alone(pair).of_mut(longer));
    2 * movable(pair.sections.of(longer), &keywords, longer) >= lengths.english.abs_diff(lengths.turkish)
}

/// How many of the keywords of a list may be of the other list.
fn movable(list: &AnalyzedSection, keywords: &[&Keyword], language: Language) -> usize {
    let is_unknown = |token: &Token| {
        token.kind == TokenKind::Word && (is_name(&token.surface, language) || !is_known_word(&token.surface, language))
    };
    let mut rest: Vec<Vec<WordStart>> = Vec::new();
    let mut movable = 0;
    for keyword in keywords {
        let starts = starts(&keyword.text);
        if let Some(twin) = rest.iter().position(|other| say_the_same(other, &starts)) {
            rest.remove(twin);
            movable += 1;
        } else if list.tokens_in(keyword.span).iter().any(is_unknown) {
            movable += 1;
        } else {
            rest.push(starts);
        }
    }
    movable
}

/// Share of the words of two keywords that make them twins.
const LEAST_SHARE: f64 = 0.6;

fn say_the_same(one: &[WordStart], other: &[WordStart]) -> bool {
    let counterparts = Counterparts::shipped();
    counterparts.share(one, other).max(counterparts.share(other, one)) >= LEAST_SHARE
}

fn starts(keyword: &str) -> Vec<WordStart> {
    keyword.split_whitespace().filter_map(FoldedWord::of).map(FoldedWord::start).collect()
}

/// The keywords of each list without a twin.
fn alone<'a>(pair: &TwinSections<'a>) -> Twin<Vec<&'a Keyword>> {
    let lists = pair.sections.map(|side| &side.section.keywords);
    lists.with_language().map(|(language, list)| {
        let twins = pair.pair.keywords.iter().filter(|twins| twins.sides.of(language.twin()).is_none());
        twins.filter_map(|twins| list.get(twins.sides.of(language).as_ref()?.index)).collect()
    })
}

/// The keywords without a twin, or both lists if that is not known.
fn without_twin(pair: &TwinSections<'_>) -> String {
    let joined = |keywords: Vec<&Keyword>| {
        keywords.into_iter().map(|keyword| keyword.text.as_str()).collect::<Vec<_>>().join("; ")
    };
    let Twin { english, turkish } = alone(pair);
    let alone = joined(english.into_iter().chain(turkish).collect());
    if !alone.is_empty() {
        return alone;
    }
    let Twin { english, turkish } = pair.sections.map(|side| joined(side.section.keywords.iter().collect()));
    format!("{english} | {turkish}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::{Confidence, Declared, DeclaredField, KeywordPair, KeywordSide};

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

        let side = KeywordSide::new(2);
        fixture.pairs[0].keywords = vec![KeywordPair::new(Twin::new(Some(side), None), None, Confidence::CERTAIN)];
        assert_eq!(fixture.findings(&KeywordCount)[0].evidence, "wind");
    }

    #[test]
    fn a_divided_list_with_names_is_left_alone() {
        let found = |english: &str, turkish: &str, alone: &[(Option<usize>, Option<usize>)], language| {
            let mut fixture = lists(english, turkish);
            for line in &mut fixture.document.lines {
                line.declared = Some(Declared { field: DeclaredField::Keywords, language, number: 1 });
            }
            let side = |index: Option<usize>| index.map(KeywordSide::new);
            let pair = |&(english, turkish): &(Option<usize>, Option<usize>)| {
                KeywordPair::new(Twin::new(side(english), side(turkish)), None, Confidence::CERTAIN)
            };
            fixture.pairs[0].keywords = alone.iter().map(pair).collect();
            fixture.findings(&KeywordCount).len()
        };
        let names: &[_] = &[(None, Some(2)), (Some(0), Some(0)), (Some(1), Some(1))];
        assert_eq!(found("rain, soil", "yağmur, toprak, Bergamaszade", names, None), 0);
        assert_eq!(found("rain, soil", "yağmur, toprak, rüzgâr", names, None), 1);
        let english = Some(Language::English.into());
        assert_eq!(found("rain, soil", "yağmur, toprak, Bergamaszade", names, english), 1);
        let misplaced: &[_] = &[(None, Some(1)), (None, Some(2)), (Some(0), Some(0))];
        assert_eq!(found("rain", "yağmur, su kalitesi, water quality", misplaced, None), 0);
    }

    #[test]
    fn lists_of_equal_length_are_not_found() {
        assert!(lists("rain, soil", "yağmur, toprak").findings(&KeywordCount).is_empty());
    }
}
