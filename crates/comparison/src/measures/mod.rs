//! Measures of the two texts of a pair: length, diversity, density, readability, what both have.

mod diversity;
mod kept;
#[cfg(test)]
mod oracle;
mod readability;

use crate::context::Context;
use crate::metadiscourse::{SectionMarkers, total};
use crate::shifts::shifts;
use diversity::{diversity, numbered};
use ikiz_document::{
    AnalyzedSection, Language, MoveCounts, SectionId, SectionKind, SectionPair, SentenceMove, Shift, SideMeasures,
    Span, Token, TokenKind, Twin, span::flattened,
};
use ikiz_text::{is_stop_word, syllables};
use readability::readability;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// What was measured of a document.
#[derive(Clone, Debug, Default)]
pub struct Measured {
    /// Of the sides of each pair.
    pub pairs: Vec<Twin<Option<SideMeasures>>>,
    /// Of all titles, abstracts and summaries of each language together.
    pub sides: Twin<Option<SideMeasures>>,
    /// The moves of the sentences of abstracts and summaries.
    pub moves: BTreeMap<SectionId, Vec<SentenceMove>>,
    /// What one text has and its twin has not.
    pub shifts: Vec<Shift>,
}

/// Measures a document. A token without a key counts by its surface form, so keys should be set. A text without words or
/// sentences has no rates.
pub fn measured(context: &Context<'_>) -> Measured {
    let text = &context.document.text;
    let texts = context.sections.iter().filter(|section| is_text(section));
    let markers: FxHashMap<SectionId, SectionMarkers> = texts
        .filter_map(|section| {
            let language = section.section.language.tag.language()?;
            Some((section.section.id, SectionMarkers::of(text, section, language)))
        })
        .collect();
    let moves: BTreeMap<SectionId, Vec<SentenceMove>> = context
        .sections
        .iter()
        .filter(|section| matches!(section.section.kind, SectionKind::Abstract | SectionKind::Summary))
        .filter_map(|section| {
            let language = section.section.language.tag.language()?;
            Some((section.section.id, crate::moves::moves(text, section, language)))
        })
        .collect();
    let of = |sections: &[&AnalyzedSection], language: Language| SideMeasures {
        moves: move_counts(sections, &moves),
        markers: total(sections.iter().filter_map(|section| markers.get(&section.section.id))),
        ..measures(text, sections, language)
    };
    let of_pair = |pair: &SectionPair| {
        let sides = pair.sides(context.sections).with_language();
        let mut measures = sides.map(|(language, id)| Some(of(&[&context.sections[id?]], language)));
        if let Some(twins) = pair.twins() {
            let sections = twins.map(|id| &context.sections[id]);
            let kept = kept::numbers_kept(text, sections).zip(kept::abbreviations_kept(text, sections));
            for (side, kept) in measures.as_mut().zip(kept) {
                if let Some(side) = side {
                    (side.numbers, side.abbreviations) = kept;
                }
            }
        }
        measures
    };
    let of_side = |language| {
        let is_own = |section: &&AnalyzedSection| section.section.language.tag.language() == Some(language);
        let texts: Vec<&AnalyzedSection> =
            context.sections.iter().filter(|section| is_text(section)).filter(is_own).collect();
        (!texts.is_empty()).then(|| of(&texts, language))
    };
    Measured {
        pairs: context.pairs.iter().map(of_pair).collect(),
        sides: Twin::from_fn(of_side),
        shifts: shifts(context, &markers),
        moves,
    }
}

/// The sure moves of sections as one text.
fn move_counts(sections: &[&AnalyzedSection], moves: &BTreeMap<SectionId, Vec<SentenceMove>>) -> MoveCounts {
    let mut counts = MoveCounts::default();
    for section in sections {
        let known = moves.get(&section.section.id).into_iter().flatten();
        for (sentence, found) in section.sentences.iter().zip(known) {
            let Some(label) = found.shown() else { continue };
            counts.words[label as usize] += section.words_in(*sentence);
            if counts.order.last() != Some(&label) {
                counts.order.push(label);
            }
        }
    }
    counts
}

/// Whether a section is measured with others of its language.
fn is_text(section: &AnalyzedSection) -> bool {
    matches!(section.section.kind, SectionKind::Title | SectionKind::Abstract | SectionKind::Summary)
}

/// The measures of sections of one language as one text; `text` is that of the document. What depends on the twin, and
/// the markers, are left out.
fn measures(text: &str, sections: &[&AnalyzedSection], language: Language) -> SideMeasures {
    let tokens = sections.iter().flat_map(|section| &section.tokens);
    let words: Vec<&Token> = tokens.filter(|token| token.kind != TokenKind::Punctuation).collect();
    let content = words.iter().filter(|token| !is_stop_word(&token.surface, language)).count();
    let rate = |part: usize, whole: usize| (whole > 0).then(|| part as f64 / whole as f64);
    let printed = |span: Span| text.get(span.start..span.end).unwrap_or_default();
    let is_word = |token: &&&Token| token.kind == TokenKind::Word;
    let spoken = words.iter().filter(is_word).map(|token| syllables(printed(token.span), language));
    let spoken: Vec<usize> = spoken.filter(|syllables| *syllables > 0).collect();
    let sentences = sections.iter().map(|section| section.sentences.len()).sum();
    let keys = words.iter().map(|token| token.key.as_ref().map_or(&*token.surface, |key| key.as_str()));
    SideMeasures {
        characters: sections.iter().map(|section| flattened(printed(section.section.span)).chars().count()).sum(),
        words: words.len(),
        sentences,
        mean_sentence_length: rate(words.len(), sentences),
        lexical_density: rate(content, words.len()),
        forms: diversity(&numbered(words.iter().map(|token| &*token.surface))),
        keys: diversity(&numbered(keys)),
        readability: readability(spoken.len(), spoken.iter().sum(), sentences, language),
        ..SideMeasures::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::{SectionId, SectionKind};

    #[test]
    fn a_text_is_measured() {
        let mut fixture = Fixture::new();
        fixture.section(
            SectionKind::Abstract,
            Language::English,
            "The old bridge\nand the new bridge. Nobody crossed.",
        );
        let measures = measures(&fixture.document.text, &[&fixture.sections[SectionId(1)]], Language::English);
        assert_eq!((measures.characters, measures.words, measures.sentences), (50, 9, 2));
        // the old bridge and new nobody crossed: 7 of 9.
        assert!((measures.keys.type_token_ratio.unwrap() - 7.0 / 9.0).abs() < 1e-12);
        assert!(measures.lexical_density.unwrap() < 1.0);
        assert_eq!(measures.mean_sentence_length, Some(4.5));
    }

    #[test]
    fn an_empty_text_has_no_rates() {
        let mut fixture = Fixture::new();
        fixture.section(SectionKind::Abstract, Language::Turkish, "");
        assert_eq!(
            measures(&fixture.document.text, &[&fixture.sections[SectionId(1)]], Language::Turkish),
            SideMeasures::default()
        );
    }
}
