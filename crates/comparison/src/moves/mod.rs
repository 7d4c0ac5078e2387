//! Rhetorical moves of the sentences of an abstract: what its own labels say, else a classifier.

mod cues;
mod features;
mod model;
mod words;

#[cfg(test)]
mod quality;

use features::Sentences;
use ikiz_document::{AnalyzedSection, Confidence, Language, Move, Part, SentenceMove, Span, Twin};
use ikiz_text::data::rows;
use ikiz_text::twin_data;
use model::MODELS;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const LABELS: Twin<&str> = twin_data!("move_labels.tsv");

/// Words of labels with their moves.
static LABELLED: LazyLock<Twin<FxHashMap<&'static str, Move>>> =
    LazyLock::new(|| LABELS.map(|list| rows(list).filter_map(|[word, of]| Some((word, Move::read(of)?))).collect()));

/// The move of each sentence of an abstract or summary; `text` is that of the document.
pub(crate) fn moves(text: &str, section: &AnalyzedSection, language: Language) -> Vec<SentenceMove> {
    let printed = |span: &Span| text.get(span.start..span.end).unwrap_or_default();
    let sentences: Vec<&str> = section.sentences.iter().map(printed).collect();
    let mut moves = MODELS.of(language).moves(&Sentences::new(&sentences, language));
    for part in &section.section.parts {
        let mut label = of_label(printed(&part.label), language);
        let inside = section.sentences.iter().zip(&mut moves).filter(|(sentence, _)| is_in(sentence, part));
        for (at, (sentence, found)) in inside.enumerate() {
            // What looks like a label ends the part, though it is none that is known.
            if let Some(own) = own_label(printed(sentence)).filter(|_| at > 0) {
                label = of_label(own, language);
            }
            if let Some(label) = label {
                *found = SentenceMove { label, confidence: Confidence::CERTAIN };
            }
        }
    }
    moves
}

/// Whether a sentence ends in a part, or is its label alone.
fn is_in(sentence: &Span, part: &Part) -> bool {
    sentence.end > part.label.start && sentence.end <= part.span.end
}

/// The most words of a label.
const LONGEST_LABEL: usize = 4;

/// What a sentence begins with as with a label: `Bulgu: …`.
fn own_label(sentence: &str) -> Option<&str> {
    let (label, _) = sentence.split_once(": ")?;
    let is_label = label.starts_with(char::is_uppercase) && label.split_whitespace().count() <= LONGEST_LABEL;
    (is_label && !label.contains(|letter: char| letter.is_ascii_digit() || "(),;\"“”".contains(letter)))
        .then_some(label)
}

/// The one move that the words of a label name.
fn of_label(label: &str, language: Language) -> Option<Move> {
    let words = words::words(label, language);
    let mut named = words.iter().filter_map(|word| LABELLED.of(language).get(&**word).copied());
    let first = named.next()?;
    named.all(|other| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::SectionKind;

    #[test]
    fn every_label_names_a_move() {
        for list in LABELS {
            ikiz_text::data::check_lower(list, 2);
            assert!(rows::<2>(list).all(|[_, of]| Move::read(of).is_some()));
        }
    }

    #[test]
    fn what_looks_like_a_label_is_one() {
        assert_eq!(own_label("Bulgu: Üç tema vardır."), Some("Bulgu"));
        for sentence in ["Üç tema vardır.", "In 2019: three", "The three themes that were found are: a, b", "bulgu: x"]
        {
            assert_eq!(own_label(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn an_unknown_label_ends_a_part() {
        let mut fixture = Fixture::new();
        let text = "Yöntem: Kırk kuyu ölçüldü. Su analiz edildi. Bulgulr: Nitrat sınırın üstündedir.";
        let id = fixture.section(SectionKind::Abstract, Language::Turkish, text);
        let start = fixture.sections[id].section.span.start;
        let (label, span) = (Span::new(start, start + 8), Span::new(start + 9, start + text.len()));
        fixture.sections[id].section.parts = vec![Part { label, span }];
        let found = moves(&fixture.document.text, &fixture.sections[id], Language::Turkish);
        let certain = found.iter().map(|found| (found.label == Move::Method, found.confidence == Confidence::CERTAIN));
        assert_eq!(certain.clone().take(2).collect::<Vec<_>>(), [(true, true); 2]);
        assert!(certain.skip(2).all(|(_, is_certain)| !is_certain), "{found:?}");
    }

    #[test]
    fn a_label_of_several_moves_names_none() {
        assert_eq!(of_label("Materials and Methods:", Language::English), Some(Move::Method));
        assert_eq!(of_label("Sonuç ve Öneriler", Language::Turkish), Some(Move::Conclusion));
        assert_eq!(of_label("Background and Aim", Language::English), None);
        assert_eq!(of_label("Anket", Language::Turkish), None);
    }
}
