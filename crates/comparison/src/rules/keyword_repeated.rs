//! A keyword stands twice in its list.

use crate::context::Context;
use crate::rule::{Rule, finding};
use crate::term::term;
use ikiz_document::{AnalyzedSection, Check, Finding, SectionKind, Severity, messages};

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
    let text = &context.document.text;
    let keywords = &list.section.keywords;
    let terms: Vec<String> = keywords.iter().map(|keyword| term(text, list, keyword, language)).collect();
    let repeats =
        |at: usize| !terms[at].is_empty() && terms[..at].iter().filter(|other| **other == terms[at]).count() == 1;
    let pair = context.twins().find(|pair| pair.sections.iter().any(|side| side.section.id == list.section.id));
    let found = (0..keywords.len()).filter(|&at| repeats(at)).filter_map(|at| {
        let first = keywords[..at].iter().zip(&terms).find(|(_, other)| **other == terms[at])?.0;
        let evidence = format!("{}; {}", first.text, keywords[at].text);
        Some(Finding {
            section: Some(list.section.id),
            pair: pair.as_ref().map(|pair| pair.index),
            place: context.place(keywords[at].span),
            ..finding(Check::KeywordRepeated, Severity::Warning, stands_twice(keywords[at].text.as_str()), evidence)
        })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::Language;

    fn found(list: &str, language: Language) -> Vec<String> {
        let mut fixture = Fixture::new();
        fixture.keywords(language, list);
        fixture.findings(&KeywordRepeated).into_iter().map(|finding| finding.evidence).collect()
    }

    #[test]
    fn a_keyword_that_stands_twice_is_found_once() {
        assert_eq!(found("soil, rain, Soil, soils", Language::English), ["soil; Soil"]);
        assert_eq!(found("kaygı, nefes egzersizi, kaygı, öğrenci", Language::Turkish), ["kaygı; kaygı"]);
    }

    #[test]
    fn keywords_that_share_words_are_left_alone() {
        assert!(found("soil, soil water, water", Language::English).is_empty());
        assert!(found("öğretmen, öğretmen adayı, …, –", Language::Turkish).is_empty());
    }
}
