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
        let Some(label) = of_label(printed(&part.label), language) else { continue };
        for (sentence, found) in section.sentences.iter().zip(&mut moves) {
            if is_in(sentence, part) {
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

    #[test]
    fn every_label_names_a_move() {
        for list in LABELS {
            ikiz_text::data::check_lower(list, 2);
            assert!(rows::<2>(list).all(|[_, of]| Move::read(of).is_some()));
        }
    }

    #[test]
    fn a_label_of_several_moves_names_none() {
        assert_eq!(of_label("Materials and Methods:", Language::English), Some(Move::Method));
        assert_eq!(of_label("Sonuç ve Öneriler", Language::Turkish), Some(Move::Conclusion));
        assert_eq!(of_label("Background and Aim", Language::English), None);
        assert_eq!(of_label("Anket", Language::Turkish), None);
    }
}
