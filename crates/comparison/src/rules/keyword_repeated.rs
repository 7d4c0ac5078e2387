//! A keyword stands twice in its list.

use crate::context::{Context, TwinSections};
use crate::rule::{Rule, finding};
use crate::term::{are_inflections, name};
use ikiz_document::{
    AnalyzedSection, Check, Finding, Keyword, Language, SectionKind, Severity, Token, TokenKind, allowance, messages,
};
use ikiz_text::{is_known_word, lower};

messages! {
    stands_twice(term) = "keyword-repeated.twice";
}

pub(super) struct KeywordRepeated;

impl Rule for KeywordRepeated {
    fn check(&self) -> Check {
        Check::KeywordRepeated
    }

    fn findings(&self, context: &Context<'_>) -> Vec<Finding> {
        let lists = context.sections.iter().filter(|section| section.section.kind == SectionKind::Keywords);
        lists.flat_map(|list| of_list(context, list)).collect()
    }
}

fn of_list(context: &Context<'_>, list: &AnalyzedSection) -> Vec<Finding> {
    let Some(language) = context.language(list) else { return Vec::new() };
    if holds_both_languages(list, language) {
        return Vec::new();
    }
    let text = &context.document.text;
    let keywords = &list.section.keywords;
    let names: Vec<String> = keywords.iter().map(|keyword| name(text, list, keyword, language)).collect();
    let is_same = |one: usize, other: usize| {
        !names[one].is_empty()
            && (names[one] == names[other] || are_inflections(text, list, [&keywords[one], &keywords[other]], language))
    };
    let pair = context.twins().find(|pair| pair.sections.iter().any(|side| side.section.id == list.section.id));
    let found = (0..keywords.len()).filter_map(|at| {
        allowance::go_on();
        let mut same = (0..at).filter(|&other| is_same(other, at));
        let first = same.next().filter(|_| same.next().is_none())?;
        if pair.is_some_and(|pair| may_be_of_the_twin(list, pair, [first, at], language)) {
            return None;
        }
        let evidence = format!("{}; {}", keywords[first].text, keywords[at].text);
        Some(Finding {
            section: Some(list.section.id),
            pair: pair.map(|pair| pair.index),
            place: context.place(keywords[at].span),
            ..finding(Check::KeywordRepeated, Severity::Warning, stands_twice(keywords[at].text.as_str()), evidence)
        })
    });
    found.collect()
}

/// Keywords of the other language from which on a list holds both: what stands twice in it is once of each.
const FOREIGN: usize = 2;

fn holds_both_languages(list: &AnalyzedSection, language: Language) -> bool {
    let is_foreign = |keyword: &&Keyword| {
        list.tokens_in(keyword.span).iter().filter(|token| token.kind == TokenKind::Word).any(|token| {
            is_known_word(&lower(&token.surface, language.twin()), language.twin())
                && !is_known_word(&token.surface, language)
        })
    };
    list.section.keywords.iter().filter(is_foreign).nth(FOREIGN - 1).is_some()
}

/// Whether one of two keywords may be that of the other list: a name that both languages spell alike, and that the
/// other list does not have.
fn may_be_of_the_twin(
    list: &AnalyzedSection,
    pair: TwinSections<'_>,
    keywords: [usize; 2],
    language: Language,
) -> bool {
    let has_twin = pair.pair.keywords.iter().any(|twins| {
        let own = twins.sides.of(language).as_ref().is_some_and(|side| keywords.contains(&side.index));
        own && twins.sides.of(language.twin()).is_some()
    });
    let words = list.tokens_in(list.section.keywords[keywords[0]].span);
    let is_unknown = |token: &Token| token.kind == TokenKind::Word && !is_known_word(&token.surface, language);
    !has_twin && words.iter().any(is_unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    fn found(list: &str, language: Language) -> Vec<String> {
        let mut fixture = Fixture::new();
        fixture.keywords(language, list);
        fixture.findings(&KeywordRepeated).into_iter().map(|finding| finding.evidence).collect()
    }

    #[test]
    fn a_keyword_that_stands_twice_is_found_once() {
        assert_eq!(found("soil, rain, Soil, soils", Language::English), ["soil; Soil"]);
        assert_eq!(found("kaygı, nefes egzersizi, kaygı, öğrenci", Language::Turkish), ["kaygı; kaygı"]);
        assert_eq!(
            found("discourse analysis, city centre, city centers, discourse analyses", Language::English),
            ["city centre; city centers", "discourse analysis; discourse analyses"]
        );
        assert_eq!(
            found("rüzgâr enerjisi, kıyı, rüzgar enerjileri", Language::Turkish),
            ["rüzgâr enerjisi; rüzgar enerjileri"]
        );
    }

    #[test]
    fn keywords_that_share_words_are_left_alone() {
        assert!(found("soil, soil water, water", Language::English).is_empty());
        assert!(found("öğretmen, öğretmen adayı, …, –", Language::Turkish).is_empty());
    }

    #[test]
    fn words_of_one_stem_are_left_alone() {
        for list in [
            "developed countries, trade, developing countries",
            "learner, learned, learning",
            "organization, organizational",
            "teacher education, teaching education",
        ] {
            assert!(found(list, Language::English).is_empty(), "{list}");
        }
        for list in ["gelişmiş ülkeler, gelişen ülkeler", "yazar, yazma, yazın", "okuma, okur"] {
            assert!(found(list, Language::Turkish).is_empty(), "{list}");
        }
    }

    #[test]
    fn a_list_that_holds_both_languages_is_left_alone() {
        let list = "Sinop, kale, hapishane, ticaret yolu, Sinop, castle, prison, trade route";
        assert!(found(list, Language::Turkish).is_empty());
        assert!(found("pinhole camera, Sinop, taş köprü, eski çarşı, Sinop", Language::English).is_empty());
    }

    #[test]
    fn a_name_that_the_twin_list_lacks_is_left_alone() {
        let repeated = |english: &str| {
            let mut fixture = Fixture::new();
            let english = fixture.keywords(Language::English, english);
            let turkish = fixture.keywords(Language::Turkish, "Zekeriya Sertel, basın, Zekeriya Sertel");
            fixture.pair(english, turkish, &[]);
            fixture.findings(&KeywordRepeated).len()
        };
        assert_eq!(repeated("press, newspaper"), 0);
    }
}
