//! Abbreviations in a text, by their letters.

use ikiz_document::{AnalyzedSection, Token, TokenKind};
use ikiz_text::is_apostrophe;

/// The abbreviations of a section of a document with that text, each time that one stands there. Sentences in capitals
/// and labels of parts have none.
pub(crate) fn abbreviations<'a>(
    text: &'a str,
    section: &'a AnalyzedSection,
) -> impl Iterator<Item = (&'a Token, &'a str)> {
    let is_label = move |token: &Token| section.section.parts.iter().any(|part| part.label.overlaps(token.span));
    let sentences = section.sentences.iter().map(|sentence| section.tokens_in(*sentence));
    let words = sentences
        .filter(|tokens| !is_in_capitals(text, tokens))
        .flatten()
        .filter(move |token| token.kind == TokenKind::Word && !is_label(token));
    words.filter_map(|token| Some((token, abbreviation(token.span.of(text))?)))
}

/// Whether all words of a sentence are in capitals.
pub(crate) fn is_in_capitals(text: &str, tokens: &[Token]) -> bool {
    let mut words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    !words.any(|token| token.span.of(text).contains(char::is_lowercase))
}

/// A word of two capitals or more, without what follows an apostrophe and without a plural s; no other letter of it may
/// be small.
pub(crate) fn abbreviation(printed: &str) -> Option<&str> {
    let word = printed.split(is_apostrophe).next()?;
    let word = word.strip_suffix('s').unwrap_or(word);
    let is_one = word.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    (is_one && !word.contains(char::is_lowercase)).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::{Language, SectionKind};

    #[test]
    fn words_of_sentences_in_capitals_are_none() {
        let mut fixture = Fixture::new();
        let text = "WHO asks all. MRIs and WHO’s data were read. THE END OF IT.";
        let id = fixture.section(SectionKind::Abstract, Language::English, text);
        let found: Vec<_> = abbreviations(&fixture.document.text, &fixture.sections[id]).map(|one| one.1).collect();
        assert_eq!(found, ["WHO", "MRI", "WHO"]);
    }

    #[test]
    fn an_abbreviation_has_two_capitals_and_no_small_letter() {
        for (word, letters) in [("MRIs", Some("MRI")), ("TÜİK’in", Some("TÜİK")), ("Ankara", None), ("PhD", None)]
        {
            assert_eq!(abbreviation(word), letters, "{word}");
        }
    }
}
