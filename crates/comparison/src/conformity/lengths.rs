//! The length of titles and texts, in words and characters.

use super::manuscript::{Flaw, Manuscript, Piece};
use ikiz_document::{Argument, Message, messages, span::flattened};

messages! {
    characters(section, count, asked, journal) = "profile-length.characters";
    words(section, count, asked, journal) = "profile-length.words";
}

pub(super) fn flaws(manuscript: &Manuscript<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for piece in &manuscript.sections {
        let counted = [
            (piece.rules.words, piece.analyzed.words(), true),
            (piece.rules.characters, characters_of(manuscript, piece), false),
        ];
        for (limits, count, is_words) in counted {
            let Some(limits) = limits.filter(|limits| !limits.hold(count)) else { continue };
            let (section, journal) = (manuscript.describe(piece), manuscript.journal());
            let message = message(is_words, section, count, limits.in_words(), journal);
            flaws.push(manuscript.flaw(piece, message, count.to_string()));
        }
    }
    flaws
}

fn message(is_words: bool, section: Argument, count: usize, asked: Argument, journal: Argument) -> Message {
    if is_words { words(section, count, asked, journal) } else { characters(section, count, asked, journal) }
}

fn characters_of(manuscript: &Manuscript<'_>, piece: &Piece<'_>) -> usize {
    flattened(manuscript.context.text(piece.analyzed.section.span)).chars().count()
}
