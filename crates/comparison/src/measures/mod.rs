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
    AnalyzedSection, Kept, Language, MoveCounts, SectionId, SectionKind, SectionPair, SentenceMove, Shift,
    SideMeasures, Span, Token, TokenKind, Twin, span::flattened,
};
use ikiz_text::{is_stop_word, numbers, syllables};
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
    let language_of = |section: &AnalyzedSection| section.section.language.tag.language();
    let sections = || context.sections.iter().filter(|section| is_text(section));
    let known = || sections().filter_map(|section| Some((section, language_of(section)?)));
    let texts: Vec<Text<'_>> = known().map(|(section, language)| Text::new(text, section, language)).collect();
    let markers: FxHashMap<SectionId, SectionMarkers> =
        known().map(|(section, language)| (section.section.id, SectionMarkers::of(text, section, language))).collect();
    let moves: BTreeMap<SectionId, Vec<SentenceMove>> = known()
        .filter(|(section, _)| section.section.kind != SectionKind::Title)
        .map(|(section, language)| (section.section.id, crate::moves::moves(text, section, language)))
        .collect();
    let of = |texts: &[&Text<'_>], language: Language| SideMeasures {
        moves: move_counts(texts, &moves),
        markers: total(texts.iter().filter_map(|text| markers.get(&text.section.section.id))),
        ..measures(texts, language)
    };
    let of_pair = |pair: &SectionPair| {
        let sides = pair.sides(context.sections).with_language();
        let mut measures =
            sides.map(|(language, id)| {
                let section = &context.sections[id?];
                let known = texts.iter().find(|known| known.section.section.id == section.section.id);
                Some(known.map_or_else(
                    || of(&[&Text::new(text, section, language)], language),
                    |known| of(&[known], language),
                ))
            });
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
    let of_side = |language: Language| {
        let is_own = |text: &&Text<'_>| text.section.section.language.tag.language() == Some(language);
        let texts: Vec<&Text<'_>> = texts.iter().filter(is_own).collect();
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
fn move_counts(texts: &[&Text<'_>], moves: &BTreeMap<SectionId, Vec<SentenceMove>>) -> MoveCounts {
    let mut counts = MoveCounts::default();
    for section in texts.iter().map(|text| text.section) {
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

/// What the measures of a section are made of.
struct Text<'a> {
    section: &'a AnalyzedSection,
    characters: usize,
    /// Words and numbers.
    words: Vec<&'a Token>,
    /// Those that are no stop words.
    content: usize,
    /// Those with letters, and their syllables.
    spoken: (usize, usize),
    numbers: usize,
    abbreviations: usize,
}

impl<'a> Text<'a> {
    /// Of a section in that language; `text` is that of the document.
    fn new(text: &str, section: &'a AnalyzedSection, language: Language) -> Self {
        let printed = |span: Span| text.get(span.start..span.end).unwrap_or_default();
        let is_word = |token: &&Token| token.kind != TokenKind::Punctuation;
        let words: Vec<&Token> = section.tokens.iter().filter(is_word).collect();
        let with_letters = words.iter().filter(|token| token.kind == TokenKind::Word);
        let said = with_letters.map(|token| syllables(printed(token.span), language)).filter(|said| *said > 0);
        Self {
            section,
            characters: flattened(printed(section.section.span)).chars().count(),
            content: words.iter().filter(|token| !is_stop_word(&token.surface, language)).count(),
            spoken: said.fold((0, 0), |(words, syllables), said| (words + 1, syllables + said)),
            words,
            numbers: numbers(text, &section.tokens, language).len(),
            abbreviations: kept::abbreviations(text, section).values().sum(),
        }
    }
}

/// The measures of sections of one language as one text. What depends on the twin, the markers and the moves are left
/// out.
fn measures(texts: &[&Text<'_>], language: Language) -> SideMeasures {
    let words = || texts.iter().flat_map(|text| text.words.iter().copied());
    let sum = |count: fn(&Text<'_>) -> usize| texts.iter().map(|text| count(text)).sum::<usize>();
    let rate = |part: usize, whole: usize| (whole > 0).then(|| part as f64 / whole as f64);
    let (all, sentences) = (sum(|text| text.words.len()), sum(|text| text.section.sentences.len()));
    let keys = words().map(|token| token.key.as_ref().map_or(&*token.surface, |key| key.as_str()));
    SideMeasures {
        characters: sum(|text| text.characters),
        words: all,
        sentences,
        mean_sentence_length: rate(all, sentences),
        lexical_density: rate(sum(|text| text.content), all),
        forms: diversity(&numbered(words().map(|token| &*token.surface))),
        keys: diversity(&numbered(keys)),
        numbers: Kept { all: sum(|text| text.numbers), kept: 0 },
        abbreviations: Kept { all: sum(|text| text.abbreviations), kept: 0 },
        readability: readability(sum(|text| text.spoken.0), sum(|text| text.spoken.1), sentences, language),
        ..SideMeasures::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::{SectionId, SectionKind};

    fn of_section(fixture: &Fixture, language: Language) -> SideMeasures {
        measures(&[&Text::new(&fixture.document.text, &fixture.sections[SectionId(1)], language)], language)
    }

    #[test]
    fn a_text_is_measured() {
        let mut fixture = Fixture::new();
        fixture.section(
            SectionKind::Abstract,
            Language::English,
            "The old bridge\nand the new bridge. Nobody crossed.",
        );
        let measures = of_section(&fixture, Language::English);
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
        assert_eq!(of_section(&fixture, Language::Turkish), SideMeasures::default());
    }
}
