//! Chunks: what stands between the blanks of a line.

use crate::mark::is_letter;

/// What stands between two blanks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk<'l> {
    /// As printed.
    pub(super) text: &'l str,
    /// Without quotes and brackets before it, and marks behind it.
    bare: &'l str,
}

/// The chunks of a line.
pub(super) fn chunks(line: &str) -> Vec<Chunk<'_>> {
    fn bare(text: &str) -> &str {
        let text = text.trim_start_matches(['"', '“', '‘', '\'', '«', '(', '[']);
        text.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '.', ',', ';', ':', '!', '?', '…'])
    }
    line.split_whitespace().map(|text| Chunk { text, bare: bare(text) }).collect()
}

/// Operators that stand alone between two operands.
const JOINS: [&str; 33] = [
    "=", "==", "!=", "<>", "<", ">", "<=", ">=", "=<", "=>", "+", "-", "−", "*", "/", "^", "~", "&", "&&", "||", "+=",
    "-=", "*=", "/=", "<-", "≤", "≥", "≠", "≈", "×", "·", "%*%", "%>%",
];
/// Signs that a word of a language does not have.
const SIGNS: &str = "=<>+*/\\{}[]()_;|&#@^~$%·×→∑∫√∂∇Σ";
/// Signs that relate two values.
const RELATIONS: &str = "=<>≤≥→∑∫√∂∇Σ\\";

/// Whether a chunk is an operator.
pub(super) fn is_join(text: &str) -> bool {
    JOINS.contains(&text)
}

impl Chunk<'_> {
    /// Whether it is a word of a language: two letters or more, with hyphens, apostrophes or slashes between them.
    pub(super) fn is_word(self) -> bool {
        let inner = |sign: char| is_letter(sign) || matches!(sign, '-' | '–' | '\'' | '’' | '/');
        self.bare.chars().all(inner)
            && !self.has_humps()
            && self.bare.chars().filter(|sign| is_letter(*sign)).nth(1).is_some()
    }

    /// Whether it is a number, with signs, a unit of measure in percent, stars or brackets.
    pub(super) fn is_number(self) -> bool {
        let inner = |sign: char| sign.is_ascii_digit() || ".,-−–+±%*()[]<>=:".contains(sign);
        self.text.chars().all(inner) && self.text.contains(|sign: char| sign.is_ascii_digit())
    }

    /// Whether it has signs of code: an operator, a call, a name with an underscore or inner capitals.
    pub(super) fn is_code(self) -> bool {
        !self.is_word()
            && !self.is_number()
            && !self.is_address()
            && (self.has_humps() || self.bare.contains(|sign| SIGNS.contains(sign)))
            || is_join(self.text)
    }

    /// Whether it has a sign that relates two values.
    pub(super) fn is_relation(self) -> bool {
        !self.is_address() && self.text.contains(|sign| RELATIONS.contains(sign))
    }

    /// Whether a name stands before a bracket: `print(x)`, but not `6(1)` or `(see)`.
    pub(super) fn is_call(self) -> bool {
        let name = self.text.split('(').next().unwrap_or_default();
        let named = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '.' | '\'' | '"');
        name.len() < self.text.len()
            && name.chars().all(named)
            && name.contains(|sign: char| sign.is_ascii_alphabetic())
    }

    /// Whether a capital follows a small letter: `lineWidth`.
    fn has_humps(self) -> bool {
        self.bare.as_bytes().windows(2).any(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase())
    }

    fn is_address(self) -> bool {
        self.text.contains("://") || self.bare.starts_with("www.") || self.bare.contains('@') && self.bare.contains('.')
    }
}
