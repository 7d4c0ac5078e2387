//! An author keyword: how often it occurs among tokens, and its rank among key phrases.

use ikiz_document::{Key, Language, Token, TokenKind};
use ikiz_text::{is_letter, is_stop_word};

/// The keys of an author keyword. One that explains itself in brackets, `ROS (Robot Operating System)`, is found by
/// either part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keyword {
    /// The longest first.
    parts: Vec<Vec<Key>>,
}

impl Keyword {
    /// The keyword of these tokens, whose keys are set.
    pub fn new(tokens: &[Token], language: Language) -> Self {
        let sign = |signs: [&'static str; 2]| move |token: &Token| signs.contains(&&*token.surface);
        let open = tokens.iter().position(sign(["(", "["]));
        let close = tokens.iter().rposition(sign([")", "]"]));
        let (Some(open), Some(close)) = (open, close.filter(|close| open.is_some_and(|open| open < *close))) else {
            return Self { parts: vec![keys(tokens)] };
        };
        let (before, inside, behind) = (&tokens[..open], &tokens[open + 1..close], &tokens[close + 1..]);
        let mut parts = vec![[keys(before), keys(behind)].concat()];
        // `teacher(s)` has an ending in brackets, and `law (2004)` a year.
        let is_apart = before.last().is_none_or(|last| last.span.end < tokens[open].span.start);
        if is_apart && inside.iter().any(|token| is_telling(token, language)) {
            parts.push([keys(inside), keys(behind)].concat());
        }
        parts.retain(|part| !part.is_empty());
        parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
        parts.dedup();
        Self { parts }
    }

    /// How often it occurs among tokens. A part in brackets behind the other part is no occurrence of its own.
    pub fn count(&self, tokens: &[Token]) -> usize {
        match &*self.parts {
            [] => 0,
            [keys] => count_phrase(keys, tokens),
            _ => self.count_parts(tokens),
        }
    }

    /// Its rank, from 1, among the keys of phrases of its language, best first: that of its better part.
    pub fn rank<'k>(&self, phrases: impl IntoIterator<Item = &'k str>) -> Option<usize> {
        let parts: Vec<String> = self.parts.iter().map(|part| Key::joined(part)).collect();
        let place = phrases.into_iter().position(|phrase| parts.iter().any(|part| part == phrase));
        place.map(|place| place + 1)
    }

    fn count_parts(&self, tokens: &[Token]) -> usize {
        let length_at = |at: usize| self.parts.iter().find(|part| starts(part, &tokens[at..])).map(Vec::len);
        let (mut at, mut count) = (0, 0);
        while at < tokens.len() {
            let Some(length) = length_at(at) else {
                at += 1;
                continue;
            };
            count += 1;
            at += length;
            if at + 1 < tokens.len() && matches!(&*tokens[at].surface, "(" | "[") {
                at += 1 + length_at(at + 1).unwrap_or(0);
            }
        }
        count
    }
}

fn keys(tokens: &[Token]) -> Vec<Key> {
    tokens.iter().filter_map(|token| token.key.clone()).collect()
}

/// Whether a word alone tells what is meant.
fn is_telling(token: &Token, language: Language) -> bool {
    let has_letters = token.surface.chars().filter(|sign| is_letter(*sign)).nth(1).is_some();
    token.kind == TokenKind::Word && has_letters && !is_stop_word(&token.surface, language)
}

/// Whether tokens start with these keys.
fn starts(keys: &[Key], tokens: &[Token]) -> bool {
    tokens.len() >= keys.len() && tokens.iter().zip(keys).all(|(token, key)| token.key.as_ref() == Some(key))
}

/// Occurrences of a sequence of keys among tokens, overlapping ones included. Punctuation breaks a sequence.
pub(crate) fn count_phrase(keys: &[Key], tokens: &[Token]) -> usize {
    if keys.is_empty() {
        return 0;
    }
    (0..tokens.len()).filter(|at| starts(keys, &tokens[*at..])).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::analyzed;
    use ikiz_document::SectionKind;

    fn count(keyword: &str, text: &str) -> usize {
        let language = Language::English;
        let keyword = analyzed(keyword, language, SectionKind::Abstract);
        Keyword::new(&keyword.tokens, language).count(&analyzed(text, language, SectionKind::Abstract).tokens)
    }

    #[test]
    fn phrases_are_found_among_tokens() {
        let text = "Soil water and soil water. Water soil.";
        for (keyword, found) in [("soil water", 2), ("water soil", 1), ("soil", 3), ("", 0)] {
            assert_eq!(count(keyword, text), found, "{keyword}");
        }
    }

    #[test]
    fn either_part_of_a_keyword_with_brackets_is_found() {
        let text = "The Robot Operating System (ROS) runs. ROS nodes use ROS. A robot operating system is old.";
        for keyword in ["ROS (Robot Operating System)", "Robot Operating System (ROS)", "Robot Operating System [ROS]"]
        {
            assert_eq!(count(keyword, text), 4, "{keyword}");
        }
        assert_eq!(count("ROS (Robot Operating System) nodes", text), 1);
    }

    #[test]
    fn the_rank_is_that_of_the_better_part() {
        let phrases = ["robot", "robot operating system", "ros"];
        let language = Language::English;
        for (keyword, expected) in [
            ("ROS (Robot Operating Systems)", Some(2)),
            ("ROS", Some(3)),
            ("operating system", None),
            ("ROS robot", None),
            ("", None),
        ] {
            let tokens = analyzed(keyword, language, SectionKind::Abstract).tokens;
            assert_eq!(Keyword::new(&tokens, language).rank(phrases), expected, "{keyword}");
        }
    }

    #[test]
    fn endings_and_years_in_brackets_are_no_parts() {
        assert_eq!(count("teacher(s)", "Teachers s s met."), 1);
        assert_eq!(count("law (2004)", "A law of 2004."), 1);
        assert_eq!(count("law (", "A law."), 1, "an open bracket");
    }
}
