//! Measures of the two texts of a pair: length, diversity, density, readability, what both have.

mod diversity;
mod kept;
mod marks;
#[cfg(test)]
mod oracle;
mod readability;
mod text;

use crate::context::Context;
use crate::metadiscourse::{Markers, SectionMarkers, total};
use crate::moves::moves;
use crate::names::NamedText;
use crate::shifts::shifts;
use diversity::{diversity, numbered};
use ikiz_document::{Kept, Language, MoveCounts, SectionId, SectionPair, SentenceMove, Shift, SideMeasures, Twin};
use kept::{abbreviations_kept, count, numbers_kept};
use marks::marks;
use readability::readability;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use text::Text;

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

/// Measures a document, with the markers of the program or those of the user. A token without a key counts by its
/// surface form, so keys should be set. A text without words or sentences has no rates.
pub fn measured(context: &Context<'_>, own: Option<&Markers>) -> Measured {
    let lists = own.unwrap_or_else(|| Markers::shipped());
    let text = &context.document.text;
    let texts: BTreeMap<SectionId, Text<'_>> = context
        .sections
        .iter()
        .filter(|section| section.section.kind.is_twin())
        .map(|section| (section.section.id, Text::new(text, section, context.language(section))))
        .collect();
    let known = || texts.values().filter(|text| text.is_measured()).filter_map(|text| Some((text, text.language?)));
    let markers: FxHashMap<SectionId, SectionMarkers> = known()
        .map(|(known, language)| (known.id(), SectionMarkers::of(text, known.section, lists.of(language), language)))
        .collect();
    let moves: BTreeMap<SectionId, Vec<SentenceMove>> = known()
        .filter(|(known, _)| known.section.section.kind.is_text())
        .map(|(known, language)| (known.id(), moves(text, known.section, language)))
        .collect();
    let names: FxHashMap<SectionId, NamedText<'_>> =
        known().filter_map(|(known, _)| Some((known.id(), context.named(known.section)?))).collect();
    let of = |texts: &[&Text<'_>], language: Language| SideMeasures {
        moves: move_counts(texts, &moves),
        names: Kept {
            all: texts.iter().filter_map(|text| names.get(&text.id())).map(|names| names.count()).sum(),
            kept: 0,
        },
        markers: total(texts.iter().filter_map(|text| markers.get(&text.id()))),
        ..measures(texts, language)
    };
    let of_pair = |pair: &SectionPair| {
        let sides = pair.sides(context.sections).with_language();
        let mut measures = sides.map(|(language, id)| {
            id.and_then(|id| texts.get(&id)).map(|text| of(&[text], text.language.unwrap_or(language)))
        });
        let Some(twins) = pair.twins().and_then(|twins| twins.map(|id| texts.get(&id)).both()) else { return measures };
        let named = twins.map(|text| names.get(&text.id()).copied());
        let kept = numbers_kept(twins).zip(abbreviations_kept(twins));
        for ((side, (numbers, abbreviations)), (text, (own, twin))) in
            measures.as_mut().zip(kept).zip(twins.zip(named.zip(named.swapped())))
        {
            let Some(side) = side else { continue };
            let own_names = own.map_or_else(Vec::new, |own| own.names_kept(twin));
            side.numbers.kept = count(&numbers);
            side.abbreviations.kept = count(&abbreviations);
            side.names.kept = own_names.iter().filter(|(_, is_kept)| *is_kept).count();
            side.marks = marks(text, &numbers, &own_names, markers.get(&text.id()));
        }
        measures
    };
    let of_side = |side: Language| {
        let texts: Vec<&Text<'_>> = known().filter(|(_, language)| *language == side).map(|(text, _)| text).collect();
        (!texts.is_empty()).then(|| of(&texts, side))
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
        numbers: Kept { all: sum(|text| text.numbers.len()), kept: 0 },
        abbreviations: Kept { all: sum(|text| text.abbreviations.len()), kept: 0 },
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
        measures(&[&Text::new(&fixture.document.text, &fixture.sections[SectionId(1)], Some(language))], language)
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
    fn names_of_both_texts_are_counted() {
        let mut fixture = Fixture::new();
        let english = "The surveys in Ankara and Konya used the Beck scale. Aristotle is not named.";
        let english = fixture.section(SectionKind::Abstract, Language::English, english);
        let turkish = "Ankara ve Bursa’daki anketlerde Beck ölçeği kullanıldı. Aristoteles anılmaz.";
        let turkish = fixture.section(SectionKind::Abstract, Language::Turkish, turkish);
        fixture.pair(english, turkish, &[(&[0], &[0]), (&[1], &[1])]);
        let sides = measured(&fixture.context(), None).pairs[0].clone();
        let names = sides.map(|side| side.map(|side| (side.names.all, side.names.kept)));
        assert_eq!(names, Twin::new(Some((4, 3)), Some((4, 3))));
    }

    #[test]
    fn an_empty_text_has_no_rates() {
        let mut fixture = Fixture::new();
        fixture.section(SectionKind::Abstract, Language::Turkish, "");
        assert_eq!(of_section(&fixture, Language::Turkish), SideMeasures::default());
    }
}
