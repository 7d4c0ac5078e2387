//! Measures of the two texts of a pair: length, diversity, density, readability, what both have.

mod diversity;
mod kept;
#[cfg(test)]
mod oracle;
mod readability;

use crate::metadiscourse::markers;
use diversity::{diversity, numbered};
use ikiz_document::{
    AnalyzedSection, Language, Metadiscourse, SideMeasures, Span, Token, TokenKind, Twin, span::flattened,
};
use ikiz_text::{is_stop_word, syllables};
use readability::readability;

/// The measures of sections of one language as one text; `text` is that of the document. A token without a key counts
/// by its surface form, so keys should be set. A text without words or sentences has no rates. What it has in common
/// with another text is left out.
pub fn measures(text: &str, sections: &[&AnalyzedSection], language: Language) -> SideMeasures {
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
        markers: counts(text, sections, language),
        ..SideMeasures::default()
    }
}

/// The measures of two twin texts.
pub fn twin_measures(text: &str, sections: Twin<&AnalyzedSection>) -> Twin<SideMeasures> {
    let both = kept::numbers_kept(text, sections).zip(kept::abbreviations_kept(text, sections));
    sections.with_language().zip(both).map(|((language, section), (numbers, abbreviations))| SideMeasures {
        numbers,
        abbreviations,
        ..measures(text, &[section], language)
    })
}

/// How often the sections have markers of each category of metadiscourse.
fn counts(text: &str, sections: &[&AnalyzedSection], language: Language) -> [u32; Metadiscourse::ALL.len()] {
    let mut counts = [0; Metadiscourse::ALL.len()];
    for section in sections {
        for sentence in &section.sentences {
            for marker in markers(text, section.tokens_in(*sentence), language) {
                counts[marker.category as usize] += 1;
            }
        }
    }
    counts
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
