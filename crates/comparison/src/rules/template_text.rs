//! The instructions of a journal's template were not replaced.

use crate::context::Context;
use crate::phrase::{Weight, longest, phrases};
use crate::rule::{Rule, finding};
use ikiz_document::{
    AnalyzedSection, Check, Finding, SectionKind, Severity, Span, Token, TokenKind, allowance, messages,
};
use ikiz_text::Enclosed;
use std::collections::BTreeSet;

messages! {
    instructions_left(section) = "template-text.left";
}

/// Fewest different phrases that show a template if none of them is decisive.
const LEAST_PHRASES: usize = 2;
/// Least share of sentences with such phrases: a study *about* abstracts has other sentences too.
const LEAST_SHARE: f64 = 0.25;
/// Most phrases that are shown.
const SHOWN: usize = 5;

pub(super) struct TemplateText;

impl Rule for TemplateText {
    fn check(&self) -> Check {
        Check::TemplateText
    }

    fn findings(&self, context: &Context<'_>) -> Vec<Finding> {
        let is_checked = |section: &&AnalyzedSection| {
            section.section.kind.is_text() || section.section.kind == SectionKind::Keywords
        };
        context.sections.iter().filter(is_checked).filter_map(|section| self.in_section(context, section)).collect()
    }
}

impl TemplateText {
    fn in_section(&self, context: &Context<'_>, section: &AnalyzedSection) -> Option<Finding> {
        let mut found: Vec<(usize, Span)> = Vec::new();
        let mut sentences = 0;
        for &sentence in &section.sentences {
            let before = found.len();
            found.extend(in_sentence(context, section, sentence));
            sentences += usize::from(found.len() > before);
        }
        let different: BTreeSet<usize> = found.iter().map(|(phrase, _)| *phrase).collect();
        let is_decided = different.iter().any(|&phrase| phrases()[phrase].weight == Weight::Decisive);
        let is_frequent = sentences as f64 >= LEAST_SHARE * section.sentences.len() as f64;
        let is_template = is_decided || (different.len() >= LEAST_PHRASES && is_frequent);
        if !is_template {
            return None;
        }
        let mut seen = BTreeSet::new();
        let shown: Vec<String> = found
            .iter()
            .filter(|(phrase, _)| seen.insert(*phrase))
            .take(SHOWN)
            .map(|(_, span)| context.quote(*span))
            .collect();
        Some(Finding {
            section: Some(section.section.id),
            pair: context.twins().find(|pair| pair.pair.holds(section.section.id)).map(|pair| pair.index),
            place: found.first().and_then(|(_, span)| context.place(*span)),
            ..finding(self.check(), Severity::Error, instructions_left(context.describe(section)), shown.join("; "))
        })
    }
}

/// The phrases of a sentence with their places, without phrases in quotations and brackets.
fn in_sentence(context: &Context<'_>, section: &AnalyzedSection, sentence: Span) -> Vec<(usize, Span)> {
    allowance::go_on();
    let enclosed = Enclosed::quoted(context.text(sentence), sentence.start);
    let is_word = |token: &&Token| token.kind != TokenKind::Punctuation && !enclosed.touches(token.span);
    let words: Vec<&Token> = section.tokens_in(sentence).iter().filter(is_word).collect();
    let mut found = Vec::new();
    let mut rest = &words[..];
    while let [first, after @ ..] = rest {
        // A phrase inside a longer one is no second phrase.
        rest = longest(rest).map_or(after, |(length, phrase)| {
            let (these, after) = rest.split_at(length);
            let end = these.last().map_or(first.span.end, |last| last.span.end);
            found.push((phrase, Span::new(first.span.start, end)));
            after
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::Language;

    fn findings(kind: SectionKind, language: Language, text: &str) -> Vec<Finding> {
        let mut fixture = Fixture::new();
        fixture.section(kind, language, text);
        fixture.findings(&TemplateText)
    }

    #[test]
    fn instructions_in_either_language_are_an_error() {
        for (language, text) in [
            (
                Language::English,
                "The abstract should be written in 150–250 words. Use Times New Roman with 10 point font.",
            ),
            (
                Language::English,
                "Birds migrate. Please delete this text before submission. We counted them. They flew.",
            ),
            (Language::English, "Lorem ipsum dolor sit amet."),
            (
                Language::Turkish,
                "Öz metni en az 150, en fazla 250 kelimeden oluşmalıdır. Times New Roman yazı tipinde 10 punto ile yazılmalıdır.",
            ),
            (Language::Turkish, "Bu bölüme Türkçe öz metni yazılmalıdır."),
            (Language::Turkish, "THE ABSTRACT SHOULD BE WRITTEN IN ENGLISH WITH AT LEAST 150 WORDS."),
        ] {
            let found = findings(SectionKind::Abstract, language, text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].severity, Severity::Error);
            assert!(!found[0].evidence.is_empty() && found[0].place.is_some());
        }
    }

    #[test]
    fn instructions_in_keyword_lists_are_found() {
        let list = |language, list: &str| {
            let mut fixture = Fixture::new();
            fixture.keywords(language, list);
            fixture.findings(&TemplateText).len()
        };
        assert_eq!(list(Language::English, "Keyword 1, keyword 2, keyword 3"), 1);
        assert_eq!(list(Language::Turkish, "Anahtar kelime 1, Anahtar kelime 2"), 1);
        assert_eq!(list(Language::Turkish, "En az üç anahtar kelime yazılmalıdır, virgülle ayrılmalıdır"), 1);
        assert_eq!(list(Language::Turkish, "anahtar kelime, öz yazımı, akademik yazma"), 0);
    }

    #[test]
    fn a_study_about_abstracts_is_not_found() {
        for text in [
            "Journals ask that an abstract should be written in between 150 and 250 words. We read 300 abstracts. \
             Most were longer. Editors shortened them. The results are discussed.",
            "Authors were told “please delete this text” and “write your abstract here”. Few did.",
            "We compare Times New Roman with Arial. Readers were faster with Arial.",
            "Poets write here of rivers. Scores rose by ten points.",
        ] {
            assert!(findings(SectionKind::Abstract, Language::English, text).is_empty(), "{text}");
        }
        for text in [
            "Bu çalışmada dergilerin öz metni için koyduğu kurallar incelenmiştir. Kurallar farklıdır. Özler kısadır.",
            "Bu bölüme özgü bitkiler sayılmıştır. Buraya özgü kuşlar da vardır.",
            "Öğretmenler tek paragraf yazdırmıştır. Öğrenciler uzun yazmıştır. Metinler okunmuştur.",
        ] {
            assert!(findings(SectionKind::Abstract, Language::Turkish, text).is_empty(), "{text}");
        }
        let text = "Please delete this text.";
        assert!(findings(SectionKind::Body, Language::English, text).is_empty(), "only twins are checked");
    }
}
