//! What the XML formats share.

use ikiz_document::flattened;

/// A text on one line, with only the characters that XML 1.0 allows. Others become a blank, because they often
/// separated two words (a form feed).
pub(crate) fn printable(text: &str) -> String {
    let is_known = |letter: char| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}');
    flattened(&text.replace(|letter| !is_known(letter), " "))
}
