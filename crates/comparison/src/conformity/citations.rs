//! Texts that should cite no works.

use super::manuscript::{Flaw, Manuscript, Piece};
use crate::metadiscourse::citations::{Word, citations};
use ikiz_document::{Span, Token, messages};

messages! {
    cites(section, journal) = "profile-citation.found";
}

pub(super) fn flaws(manuscript: &Manuscript<'_>) -> Vec<Flaw> {
    let asked = manuscript.texts().filter(|piece| piece.rules.citations == Some(false));
    let flaw = |piece: &Piece<'_>| {
        let found = found(manuscript, piece);
        let first = *found.first()?;
        let quotes: Vec<String> = found.iter().map(|span| manuscript.context.quote(*span)).collect();
        let message = cites(manuscript.describe(piece), manuscript.journal());
        Some(manuscript.flaw_at(piece, first, message, quotes.join("; ")))
    };
    asked.filter_map(flaw).collect()
}

/// The citations of a text, sentence by sentence.
fn found<'a>(manuscript: &Manuscript<'a>, piece: &Piece<'a>) -> Vec<Span> {
    let of_sentence = |sentence: &Span| {
        let tokens = piece.analyzed.tokens_in(*sentence);
        let word = |token: &'a Token| Word { printed: manuscript.context.text(token.span), lower: &token.surface };
        let words: Vec<Word<'_>> = tokens.iter().map(word).collect();
        let spans = citations(&words, piece.language).into_iter();
        spans.map(|(first, end)| Span::new(tokens[first].span.start, tokens[end - 1].span.end)).collect::<Vec<_>>()
    };
    piece.analyzed.sentences.iter().flat_map(of_sentence).collect()
}
