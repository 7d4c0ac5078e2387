//! Words that carry grammar, not content.

use ikiz_document::Language;

/// Whether a word (its surface: lower case of its language) is a stop word.
pub fn is_stop_word(surface: &str, language: Language) -> bool {
    match language {
        Language::English => ["the", "of", "and", "in", "to", "is", "a", "for", "with", "that"].contains(&surface),
        Language::Turkish => ["ve", "bir", "bu", "ile", "için", "de", "da", "olarak"].contains(&surface),
    }
}
