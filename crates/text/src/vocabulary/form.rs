//! The form under which a term is looked up.

use crate::{KeyRules, Keys, SurfaceCounts, Tokenizer, is_letter, nfc, without_circumflex};
use ikiz_document::{Language, TokenKind, Twin};
use std::sync::LazyLock;

/// What a term is cut and keyed with.
struct Tools {
    tokenizer: Tokenizer,
    keys: Keys,
}

/// The words of a term by their keys; hyphens are blanks.
pub(super) fn form(term: &str, language: Language) -> String {
    static TOOLS: LazyLock<Twin<Tools>> = LazyLock::new(|| {
        Twin::from_fn(|language| Tools {
            tokenizer: Tokenizer::new(language),
            keys: Keys::settle(&SurfaceCounts::default(), language, KeyRules::default()),
        })
    });
    let Tools { tokenizer, keys } = TOOLS.of(language);
    let plain: String =
        nfc(term).chars().map(|letter| if matches!(letter, '-' | '‐' | '‑' | '–') { ' ' } else { letter }).collect();
    let tokens = tokenizer.tokens(&plain);
    let words = tokens.iter().filter(|token| token.kind != TokenKind::Punctuation);
    let key = |surface: &str| keys.key(surface).as_str().chars().map(without_circumflex).collect();
    words.map(|token| key(&token.surface)).collect::<Vec<String>>().join(" ")
}

/// The two parts of a keyword that explains itself in brackets: `ROS (Robot Operating System)`. `teacher(s)` has an
/// ending in them, and `law (2004)` a year.
pub(super) fn parts(keyword: &str) -> Vec<String> {
    let (Some(open), Some(close)) = (keyword.find(['(', '[']), keyword.rfind([')', ']'])) else { return Vec::new() };
    let (before, behind) = (&keyword[..open], &keyword[close + 1..]);
    let inside = keyword.get(open + 1..close).unwrap_or_default();
    let is_apart = before.is_empty() || before.ends_with(char::is_whitespace);
    if !is_apart || inside.chars().filter(|sign| is_letter(*sign)).nth(1).is_none() {
        return Vec::new();
    }
    let parts = [before, inside].into_iter().filter(|part| !part.trim().is_empty());
    parts.map(|part| format!("{part} {behind}")).collect()
}

/// A term of which the file has the last part first, behind a comma.
pub(super) fn turned(term: &str) -> Option<String> {
    let (last, first) = term.split_once(',')?;
    (!first.contains(',')).then(|| format!("{first} {last}"))
}
