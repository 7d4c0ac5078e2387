//! The names in sentences: listed ones, and words with a capital that the lexicon does not know as common words.

use super::listed::{Kind, Listed, listed};
use ikiz_document::{AnalyzedSection, Key, Language, Span, Token, TokenKind, Twin};
use ikiz_text::data::{entries, set};
use ikiz_text::{Enclosed, is_known_word, is_name, is_plain_apostrophe, twin_data};
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Words that are also names of peoples.
const NAME_WORDS: Twin<&str> = twin_data!("name_words.txt");

/// How words for scales begin.
const SCALES: Twin<&str> = twin_data!("scale_words.txt");

/// A name that was found in a section.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its row of the list.
    pub row: Option<usize>,
    /// What it names.
    pub kind: Kind,
    /// Its words, as indexes of the section's tokens.
    pub words: Range<usize>,
}

/// A word without what follows its apostrophe.
pub(super) fn base(token: &Token) -> &str {
    token.surface.split(is_plain_apostrophe).next().unwrap_or_default()
}

/// Whether a word begins with a capital, also behind an Arabic article: `al-Taftāzānī`.
pub(super) fn is_capital(printed: &str) -> bool {
    let behind = || printed.split_once('-').filter(|(article, _)| article.len() <= 2).map(|(_, rest)| rest);
    printed.starts_with(char::is_uppercase) || behind().is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// The names of a sentence of a section, in order.
pub(super) fn names(text: &str, section: &AnalyzedSection, sentence: Span, language: Language) -> Vec<Found> {
    Sentence::new(text, section, sentence, language).names()
}

/// A sentence that is searched for names.
struct Sentence<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// The index of the first token in its section.
    first: usize,
    language: Language,
    /// Whether each token is a word with a capital.
    capitals: Vec<bool>,
    span: Span,
}

/// A part of a token between hyphens; empty for a mark that parts names.
struct Piece<'a> {
    word: &'a str,
    token: usize,
    opens: bool,
}

impl<'a> Sentence<'a> {
    fn new(text: &'a str, section: &'a AnalyzedSection, span: Span, language: Language) -> Self {
        let tokens = section.tokens_in(span);
        let first = section.tokens.partition_point(|token| token.span.start < span.start);
        let is_word = |token: &Token| token.kind != TokenKind::Punctuation;
        let capitals = tokens.iter().map(|token| is_word(token) && is_capital(token.span.of(text))).collect();
        Self { text, tokens, first, language, capitals, span }
    }

    /// A name of some tokens of the sentence.
    const fn found(&self, words: Range<usize>, row: Option<usize>, kind: Kind) -> Found {
        Found { row, kind, words: self.first + words.start..self.first + words.end }
    }

    fn names(&self) -> Vec<Found> {
        if !self.capitals.contains(&true) {
            return Vec::new();
        }
        let pieces = self.pieces();
        let words: Vec<&str> = pieces.iter().map(|piece| piece.word).collect();
        let mut found = Vec::new();
        let mut taken = vec![false; self.tokens.len()];
        let mut at = 0;
        while let Some(piece) = pieces.get(at) {
            let may_begin = piece.opens && self.capitals[piece.token];
            let is_name = |(name, _): &(Listed, usize)| !self.opens_as_word(piece.token, name.kind);
            let next = may_begin.then(|| listed(&words[at..], self.language)).flatten().filter(is_name);
            let Some((name, length)) = next else {
                at += 1;
                continue;
            };
            let last = pieces[at + length - 1].token;
            taken[piece.token..=last].fill(true);
            found.push(self.found(piece.token..last + 1, Some(name.row), name.kind));
            at += length;
        }
        found.extend(self.others(&taken));
        found
    }

    fn pieces(&self) -> Vec<Piece<'a>> {
        let mut pieces = Vec::with_capacity(self.tokens.len());
        for (token, found) in self.tokens.iter().enumerate() {
            if found.kind == TokenKind::Punctuation {
                let joins = matches!(&*found.surface, "–" | "-" | "‐");
                pieces.extend((!joins).then_some(Piece { word: "", token, opens: false }));
                continue;
            }
            let parts = base(found).split('-').filter(|part| !part.is_empty()).enumerate();
            pieces.extend(parts.map(|(at, word)| Piece { word, token, opens: at == 0 }));
        }
        pieces
    }

    /// Whether a token has its capital as the first word of the sentence, and may be a common word. The lexicon knows
    /// peoples as common words.
    fn opens_as_word(&self, token: usize, kind: Kind) -> bool {
        static WORDS: LazyLock<Twin<FxHashSet<&str>>> = LazyLock::new(|| NAME_WORDS.map(set));
        let Token { surface, key, .. } = &self.tokens[token];
        let words = WORDS.of(self.language);
        let is_word = || match kind {
            Kind::Country => words.contains(&**surface) || key.as_ref().is_some_and(|key| words.contains(key.as_str())),
            _ => self.is_common(token),
        };
        token == 0 && !self.has_ending(token) && is_word()
    }

    /// Whether a Turkish ending follows an apostrophe.
    fn has_ending(&self, token: usize) -> bool {
        self.language == Language::Turkish && self.tokens[token].surface.contains(is_plain_apostrophe)
    }

    fn is_common(&self, token: usize) -> bool {
        let Token { surface, key, .. } = &self.tokens[token];
        let is_name = is_name(key.as_ref().map_or(&**surface, Key::as_str), self.language);
        !is_name && is_known_word(surface, self.language)
    }

    /// Whether a word stands beside a common word with a capital, as in the name of an institution, and not in that of
    /// a scale: `Venereal Diseases`.
    fn is_in_title(&self, token: usize) -> bool {
        let beside = [token.checked_sub(1).filter(|&before| before > 0), Some(token + 1)];
        let is_title = |at: usize| {
            self.capitals.get(at) == Some(&true) && self.tokens[at].kind == TokenKind::Word && self.is_common(at)
        };
        let near = &self.tokens[token..self.tokens.len().min(token + LONGEST_SCALE)];
        let scales = SCALES.of(self.language);
        let is_scale = near.iter().any(|word| entries(scales).any(|scale| word.surface.starts_with(scale)));
        beside.into_iter().flatten().any(is_title) && !is_scale
    }

    /// Names that are not listed. Where most words have capitals, as in titles, a capital says nothing.
    fn others(&self, taken: &[bool]) -> Vec<Found> {
        let words = self.tokens.iter().filter(|token| token.kind == TokenKind::Word && token.surface.len() > SHORT);
        if 2 * self.capitals.iter().filter(|is_capital| **is_capital).count() > words.count() {
            return Vec::new();
        }
        let enclosed = Enclosed::quoted(self.span.of(self.text), self.span.start);
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for at in (0..self.tokens.len()).filter(|&at| self.capitals[at] && !taken[at]) {
            let token = &self.tokens[at];
            let printed = token.span.of(self.text);
            let is_word = token.kind == TokenKind::Word && printed.chars().filter(|c| c.is_lowercase()).count() > 1;
            let follows =
                at > 0 && (self.tokens[at - 1].kind != TokenKind::Punctuation || &*self.tokens[at - 1].surface == ",");
            let is_name = is_word
                && (follows || self.has_ending(at) || self.capitals.get(at + 1) == Some(&true))
                && !enclosed.touches(token.span)
                && !self.is_common(at)
                && !self.is_in_title(at);
            match runs.last_mut() {
                Some((_, end)) if is_name && *end == at => *end = at + 1,
                _ if is_name => runs.push((at, at + 1)),
                _ => {}
            }
        }
        // A capital at the start is a name only before another.
        runs.retain(|&(start, end)| start > 0 || end > 1 || self.has_ending(0));
        runs.into_iter().map(|(start, end)| self.found(start..end, None, Kind::Other)).collect()
    }
}

/// Words of the name of a scale.
const LONGEST_SCALE: usize = 6;

/// Bytes of a word that a title may print without a capital.
const SHORT: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_text::data::check_lower;

    #[test]
    fn the_lists_are_in_order() {
        for list in NAME_WORDS.into_iter().chain(SCALES) {
            check_lower(list, 1);
        }
    }
}
