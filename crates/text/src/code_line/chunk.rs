//! Chunks: what stands between the blanks of a line.

use crate::mark::is_letter;

/// What stands between two blanks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk<'l> {
    /// As printed.
    pub(super) text: &'l str,
    /// Without quotes and brackets before it, and marks behind it.
    bare: &'l str,
    is_word: bool,
}

/// The chunks of a line.
pub(super) fn chunks(line: &str) -> Vec<Chunk<'_>> {
    fn bare(text: &str) -> &str {
        let text = text.trim_start_matches(['"', '“', '‘', '\'', '«', '(', '[']);
        text.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '.', ',', ';', ':', '!', '?', '…'])
    }
    let chunk = |text| {
        let bare = bare(text);
        Chunk { text, bare, is_word: is_word(bare) }
    };
    line.split_whitespace().map(chunk).collect()
}

/// Operators that stand alone between two operands.
const JOINS: [&str; 33] = [
    "=", "==", "!=", "<>", "<", ">", "<=", ">=", "=<", "=>", "+", "-", "−", "*", "/", "^", "~", "&", "&&", "||", "+=",
    "-=", "*=", "/=", "<-", "≤", "≥", "≠", "≈", "×", "·", "%*%", "%>%",
];
/// The bytes of the longest of them.
const LONGEST_JOIN: usize = 3;

/// Whether it is a sign that a word of a language does not have.
const fn is_sign(sign: char) -> bool {
    is_relation_sign(sign)
        || matches!(
            sign,
            '+' | '*'
                | '/'
                | '{'
                | '}'
                | '['
                | ']'
                | '('
                | ')'
                | '_'
                | ';'
                | '|'
                | '&'
                | '#'
                | '@'
                | '^'
                | '~'
                | '$'
                | '%'
                | '·'
                | '×'
        )
}

/// Whether it is a sign that relates two values.
const fn is_relation_sign(sign: char) -> bool {
    matches!(sign, '=' | '<' | '>' | '≤' | '≥' | '→' | '∑' | '∫' | '√' | '∂' | '∇' | 'Σ' | '\\')
}

/// Whether a chunk is an operator.
pub(super) fn is_join(text: &str) -> bool {
    text.len() <= LONGEST_JOIN && JOINS.contains(&text)
}

/// Whether it is a word of a language: two letters or more, with hyphens, apostrophes or slashes between them.
fn is_word(bare: &str) -> bool {
    let inner = |sign: char| is_letter(sign) || matches!(sign, '-' | '–' | '\'' | '’' | '/');
    bare.chars().all(inner) && !has_humps(bare) && bare.chars().filter(|sign| is_letter(*sign)).nth(1).is_some()
}

/// Whether a capital follows a small letter: `lineWidth`.
fn has_humps(bare: &str) -> bool {
    bare.as_bytes().windows(2).any(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase())
}

impl Chunk<'_> {
    /// Whether it is a word of a language: two letters or more, with hyphens, apostrophes or slashes between them.
    pub(super) const fn is_word(self) -> bool {
        self.is_word
    }

    /// Whether it is a number, with signs, a unit of measure in percent, stars or brackets.
    pub(super) fn is_number(self) -> bool {
        let inner = |sign: char| sign.is_ascii_digit() || ".,-−–+±%*()[]<>=:".contains(sign);
        !self.is_word && self.text.chars().all(inner) && self.text.contains(|sign: char| sign.is_ascii_digit())
    }

    /// Whether it has signs of code: an operator, a call, a name with an underscore or inner capitals.
    pub(super) fn is_code(self) -> bool {
        !self.is_word()
            && !self.is_number()
            && !self.is_address()
            && (has_humps(self.bare) || self.bare.contains(is_sign))
            || is_join(self.text)
    }

    /// Whether it has a sign that relates two values.
    pub(super) fn is_relation(self) -> bool {
        self.text.contains(is_relation_sign) && !self.is_address()
    }

    /// Whether a name stands before a bracket: `print(x)`, but not `6(1)` or `(see)`.
    pub(super) fn is_call(self) -> bool {
        let name = self.text.split('(').next().unwrap_or_default();
        let named = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '.' | '\'' | '"');
        name.len() < self.text.len()
            && name.chars().all(named)
            && name.contains(|sign: char| sign.is_ascii_alphabetic())
    }

    fn is_address(self) -> bool {
        self.text.contains("://") || self.bare.starts_with("www.") || self.bare.contains('@') && self.bare.contains('.')
    }
}
