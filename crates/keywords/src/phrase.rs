//! How often a phrase occurs among tokens.

use ikiz_document::{Key, Token};

/// Occurrences of a sequence of keys among tokens, overlapping ones included. Punctuation breaks a sequence.
pub fn count_phrase(keys: &[Key], tokens: &[Token]) -> usize {
    if keys.is_empty() {
        return 0;
    }
    let matches = |window: &[Token]| window.iter().zip(keys).all(|(token, key)| token.key.as_ref() == Some(key));
    tokens.windows(keys.len()).filter(|window| matches(window)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{analyzed, keys};
    use ikiz_document::{Language, SectionKind};

    #[test]
    fn phrases_are_found_among_tokens() {
        let section = analyzed("Soil water and soil water. Water soil.", Language::English, SectionKind::Abstract);
        let tokens = &section.tokens;
        assert_eq!(count_phrase(&keys("soil water", Language::English), tokens), 2);
        assert_eq!(count_phrase(&keys("water soil", Language::English), tokens), 1);
        assert_eq!(count_phrase(&keys("soil", Language::English), tokens), 3);
        assert_eq!(count_phrase(&[], tokens), 0);
    }
}
