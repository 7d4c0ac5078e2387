//! Words, numbers and marks with their places.

use crate::lower;
use ikiz_document::{Language, Span, Token, TokenKind};

/// Cuts text of one language into tokens.
pub struct Tokenizer {
    language: Language,
}

impl Tokenizer {
    /// The tokenizer of that language.
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    /// The tokens of a text, in order, spans into it, disjoint, white space left out. `text` is NFC. Keys are not yet set.
    pub fn tokens(&self, text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        let inside = |c: char| c.is_alphanumeric() || "'’-,.".contains(c);
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            match (start, inside(c)) {
                (None, true) => start = Some(at),
                (Some(from), false) => {
                    start = None;
                    let piece = text[from..at].trim_matches(['\'', '’', '-', ',', '.']);
                    if piece.is_empty() {
                        continue;
                    }
                    let from = from + text[from..at].find(piece).unwrap_or(0);
                    let kind = if piece.starts_with(|c: char| c.is_ascii_digit()) {
                        TokenKind::Number
                    } else {
                        TokenKind::Word
                    };
                    let surface = lower(piece, self.language).into_boxed_str();
                    tokens.push(Token { span: Span::new(from, from + piece.len()), kind, surface, key: None });
                }
                _ => {}
            }
        }
        tokens
    }
}
