//! A sentence was left in the other language.

use crate::context::Context;
use crate::rule::{Rule, finding};
use ikiz_document::{
    AnalyzedSection, Check, Finding, Language, LanguageTag, Severity, Span, Token, TokenKind, messages,
};
use ikiz_language::LanguageDetector;
use ikiz_text::{Enclosed, is_stop_word, lower, lower_into};
use std::collections::BTreeSet;

messages! {
    untranslated(section, detected) = "sentence-untranslated.alone";
    copied_from_twin(section, detected) = "sentence-untranslated.copied";
}

/// Fewest own words of a sentence that is judged, without names, quotations and labels.
const LEAST_WORDS: usize = 5;
/// Share of its words that a copied sentence has in common with a sentence of the twin.
const COPIED: f64 = 0.8;
/// Words at either end that should not be in the text's language.
const EDGE: usize = 3;
/// A larger share of a text is a second text, not a forgotten sentence: `language-mismatch` reports it.
const LARGEST_SHARE: f64 = 0.4;

/// From this confidence on the language of a sentence is certain.
const SURE_SENTENCE: f64 = 0.8;

pub(super) struct SentenceUntranslated;

impl Rule for SentenceUntranslated {
    fn check(&self) -> Check {
        Check::SentenceUntranslated
    }

    fn findings(&self, context: &Context<'_>) -> Vec<Finding> {
        let texts = context.sections.iter().filter(|section| section.section.kind.is_text());
        texts.flat_map(|section| self.in_section(context, section)).collect()
    }
}

/// Sentences in the other language that follow each other.
struct Run {
    first: usize,
    last: usize,
    is_copied: bool,
}

impl SentenceUntranslated {
    fn in_section(&self, context: &Context<'_>, section: &AnalyzedSection) -> Vec<Finding> {
        let Some(language) = section.section.language.tag.language() else { return Vec::new() };
        if section.section.declared == Some(language.twin()) {
            // The sentence is in the language of its heading; `language-mismatch` reports the rest.
            return Vec::new();
        }
        let text = Text { context, section, language, twin: twin(context, section) };
        let mut runs: Vec<Run> = Vec::new();
        let mut words = 0;
        for (index, &sentence) in section.sentences.iter().enumerate() {
            let Some(is_copied) = text.is_untranslated(sentence) else { continue };
            words += word_count(section, sentence);
            match runs.last_mut() {
                Some(run) if run.last + 1 == index && run.is_copied == is_copied => run.last = index,
                _ => runs.push(Run { first: index, last: index, is_copied }),
            }
        }
        if words as f64 > LARGEST_SHARE * word_count(section, section.section.span) as f64 {
            return Vec::new();
        }
        runs.iter().map(|run| self.finding(&text, run)).collect()
    }

    fn finding(&self, text: &Text<'_>, run: &Run) -> Finding {
        let Text { context, section, language, .. } = *text;
        let span = Span::new(section.sentences[run.first].start, section.sentences[run.last].end);
        let described = context.describe(section);
        let message = if run.is_copied {
            copied_from_twin(described, language.twin())
        } else {
            untranslated(described, language.twin())
        };
        let pair = context.twins().find(|pair| pair.sections.of(language).section.id == section.section.id);
        let bead = pair
            .and_then(|pair| pair.pair.beads.iter().position(|bead| bead.sentences.of(language).contains(&run.first)));
        Finding {
            section: Some(section.section.id),
            pair: pair.map(|pair| pair.index),
            bead,
            place: context.place(span),
            ..finding(self.check(), Severity::Error, message, context.quote(span))
        }
    }
}

/// A text with its twin.
struct Text<'a> {
    context: &'a Context<'a>,
    section: &'a AnalyzedSection,
    language: Language,
    twin: Option<&'a AnalyzedSection>,
}

impl<'a> Text<'a> {
    /// For a sentence in the other language, whether the twin has it in the same words; `None` for any other sentence.
    fn is_untranslated(&self, sentence: Span) -> Option<bool> {
        let other = self.language.twin();
        let words = self.own_words(sentence);
        // Most sentences are in the text's language, and their grammar shows it sooner than the detector.
        if words.len() < LEAST_WORDS || self.is_mixed(&words) {
            return None;
        }
        let detector = LanguageDetector::new();
        let found = detector.detect(&words.join(" "));
        if found.tag != other.into() {
            return None;
        }
        if self.is_copied(&words) {
            return Some(true);
        }
        // A sentence with an unmarked title inside still begins or ends in its own language.
        let is_own = |edge: &[&str]| {
            let found = detector.detect(&edge.join(" "));
            found.tag == LanguageTag::Known(self.language) && found.confidence.value() >= SURE_SENTENCE
        };
        let edges = [&words[..EDGE], &words[words.len() - EDGE..]];
        (found.confidence.value() >= SURE_SENTENCE && !edges.into_iter().any(is_own)).then_some(false)
    }

    /// The words of a sentence as printed, without labels, names, quotations and remarks in brackets.
    fn own_words(&self, sentence: Span) -> Vec<&'a str> {
        let enclosed = Enclosed::quoted(self.context.text(sentence), sentence.start);
        let is_label = |span: Span| self.section.section.parts.iter().any(|part| part.label.overlaps(span));
        let words = self.section.tokens_in(sentence).iter().filter(|token| token.kind == TokenKind::Word);
        let mut is_first = true;
        let mut own = Vec::new();
        for token in words.filter(|token| !is_label(token.span)) {
            let printed = self.context.text(token.span);
            let is_name = !is_first && printed.starts_with(char::is_uppercase);
            is_first = false;
            if !is_name && !enclosed.touches(token.span) {
                own.push(printed);
            }
        }
        own
    }

    /// Whether more than one word in ten is a stop word of the text's own language only.
    fn is_mixed(&self, words: &[&str]) -> bool {
        let mut lower = String::new();
        let mut is_grammar = |word: &str, language| {
            lower_into(word, language, &mut lower);
            is_stop_word(&lower, language)
        };
        let is_own = |word: &&&str| is_grammar(word, self.language) && !is_grammar(word, self.language.twin());
        words.iter().filter(is_own).nth(words.len() / 10).is_some()
    }

    /// Whether a sentence of the twin has nearly all of the words.
    fn is_copied(&self, words: &[&str]) -> bool {
        let Some(twin) = self.twin else { return false };
        let language = self.language.twin();
        let words: Vec<String> = words.iter().map(|word| lower(word, language)).collect();
        twin.sentences.iter().any(|&sentence| {
            let surfaces: BTreeSet<&str> = twin.tokens_in(sentence).iter().map(|token| &*token.surface).collect();
            let shared = words.iter().filter(|word| surfaces.contains(word.as_str())).count();
            shared as f64 >= COPIED * words.len() as f64
        })
    }
}

fn twin<'a>(context: &Context<'a>, section: &AnalyzedSection) -> Option<&'a AnalyzedSection> {
    let id = section.section.id;
    context.twins().find_map(|pair| {
        let mut sides = pair.sections.zip(pair.sections.swapped()).into_iter();
        sides.find_map(|(side, twin)| (side.section.id == id).then_some(twin))
    })
}

fn word_count(section: &AnalyzedSection, span: Span) -> usize {
    let is_word = |token: &&Token| token.kind == TokenKind::Word;
    section.tokens_in(span).iter().filter(is_word).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::{SectionId, SectionKind};

    const FIRST: &str = "Vadideki köyler ilkbaharda yürüyerek gezildi ve evlerin planları çizildi. ";
    const LAST: &str =
        " Sonuçlar yörenin mimarisini anlamak için yeni bir kaynak sunmaktadır ve bu kaynak herkese açıktır.";
    const FORGOTTEN: &str = "The owners of the houses were asked about the winter.";

    fn turkish(sentence: &str) -> Vec<Finding> {
        let mut fixture = Fixture::new();
        fixture.headed("Öz", SectionKind::Abstract, Language::Turkish, &format!("{FIRST}{sentence}{LAST}"));
        fixture.findings(&SentenceUntranslated)
    }

    fn english(sentence: &str) -> Vec<Finding> {
        let mut fixture = Fixture::new();
        let text = format!(
            "The villages of the valley were visited on foot in spring. {sentence} The plans of all houses were drawn \
             with care and have been kept in the archive of the town ever since."
        );
        fixture.headed("Abstract", SectionKind::Abstract, Language::English, &text);
        fixture.findings(&SentenceUntranslated)
    }

    #[test]
    fn a_sentence_in_the_other_language_is_an_error() {
        let found = turkish(FORGOTTEN);
        assert_eq!((found.len(), found[0].severity), (1, Severity::Error));
        assert_eq!(found[0].evidence, FORGOTTEN);
        assert!(found[0].place.is_some() && found[0].message == untranslated("“Öz”", Language::English));
        let found = english("Ev sahiplerine kış aylarında nasıl ısındıkları sorulmuştur.");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, untranslated("“Abstract”", Language::Turkish));
    }

    #[test]
    fn a_copy_of_the_twins_sentence_is_one_finding_in_its_bead() {
        let mut fixture = Fixture::new();
        let text = format!("The villages were visited. {FORGOTTEN} The results are a new source.");
        let english = fixture.section(SectionKind::Abstract, Language::English, &text);
        let text = format!("{FIRST}{FORGOTTEN}{LAST}");
        let turkish = fixture.section(SectionKind::Abstract, Language::Turkish, &text);
        fixture.pair(english, turkish, &[(&[0], &[0]), (&[1], &[1]), (&[2], &[2])]);
        let found = fixture.findings(&SentenceUntranslated);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].section, found[0].pair, found[0].bead), (Some(turkish), Some(0), Some(1)));
        assert_eq!(found[0].message.code, "sentence-untranslated.copied");
    }

    #[test]
    fn names_quotations_and_titles_are_not_found() {
        for sentence in [
            "Random Forest, Support Vector Machine ve Naive Bayes sınıflandırıcıları denenmiştir.",
            "Evlerin kapısında “the owners of the houses were asked about the winter” yazmaktadır.",
            "Kılavuz (the owners of the houses were asked about it in the cold winter) kullanıldı.",
            "Bu bölümde The owners of the houses and the cold winter adlı kitap ele alınmaktadır.",
            "Anket, the owners of the houses and the winter of the valley başlığıyla yayımlanmıştır.",
            "National Institute of Health Stroke Scale.",
            "One of them.",
        ] {
            assert!(turkish(sentence).is_empty(), "{sentence}");
        }
        for sentence in [
            "The poem “Ben bu dağların kışını bir bahar gibi sevmiştim” was read to them.",
            "The book Türk köy evlerinin gelişimi ve sorunları was read in the evenings.",
            "Kurtuluş Savaşı, Nutuk, Sinekli Bakkal, Mai ve Siyah, Çalıkuşu.",
        ] {
            assert!(english(sentence).is_empty(), "{sentence}");
        }
    }

    #[test]
    fn a_second_text_is_left_to_language_mismatch() {
        assert!(turkish(&[FORGOTTEN; 3].join(" ")).is_empty());
    }

    #[test]
    fn a_sentence_in_the_language_of_the_heading_is_left_to_language_mismatch() {
        let mut fixture = Fixture::new();
        let text = format!("{FIRST}{FORGOTTEN}{LAST}");
        fixture.headed("Abstract", SectionKind::Abstract, Language::Turkish, &text);
        assert_eq!(fixture.findings(&SentenceUntranslated).len(), 1);
        fixture.sections[SectionId(1)].section.declared = Some(Language::English);
        assert!(fixture.findings(&SentenceUntranslated).is_empty());
    }

    #[test]
    fn neighbours_are_one_finding() {
        let mut fixture = Fixture::new();
        let text = format!("{FIRST}{FORGOTTEN} {FORGOTTEN}{LAST}{LAST}");
        fixture.headed("Özet", SectionKind::Summary, Language::Turkish, &text);
        let found = fixture.findings(&SentenceUntranslated);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].evidence, format!("{FORGOTTEN} {FORGOTTEN}"));
    }
}
