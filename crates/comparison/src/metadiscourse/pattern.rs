//! Patterns of metadiscourse: what a line of the lists says. The lists describe their language on top.

use ikiz_document::Metadiscourse;
use ikiz_text::data::rows;

/// A line of a list.
#[derive(Debug)]
pub(super) struct Pattern {
    /// Whose marker it is; of an exception, whose markers it stops, all if `None`.
    pub category: Option<Metadiscourse>,
    /// Whether it stops markers.
    pub is_exception: bool,
    /// Whether it stands at the beginning of a sentence only.
    pub opens: bool,
    /// Its parts, at least one; the first is no gap.
    pub parts: Vec<Part>,
}

/// A part of a pattern.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// One token.
    Token(Test),
    /// Up to two words.
    Gap,
    /// A citation.
    Citation,
}

/// Which tokens a part takes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Test {
    /// One of these.
    Is(Vec<String>),
    /// Those that begin so.
    Begins(Vec<String>),
    /// Those that end so and have at least two letters more.
    Ends(Vec<String>),
    /// Those that have this behind at least two letters.
    Holds(Vec<String>),
    /// Those that begin with a digit.
    Number,
}

/// Letters of a word before an ending.
const BEFORE: usize = 2;

impl Pattern {
    /// The patterns of a list, in its order, without lines that [`Self::read`] refuses.
    pub fn all(list: &'static str) -> impl Iterator<Item = Self> {
        rows(list).filter_map(|[category, pattern]| Self::read(category, pattern))
    }

    /// A line: its category, its pattern.
    pub fn read(category: &str, pattern: &str) -> Option<Self> {
        let (is_exception, name) = category.strip_prefix("! ").map_or((false, category), |name| (true, name));
        let category = Metadiscourse::ALL.into_iter().find(|category| category.name() == name);
        let opens = pattern.starts_with('^');
        let parts: Vec<Part> = pattern.trim_start_matches('^').split(' ').map(Part::read).collect();
        let is_known = category.is_some() || is_exception && name == "all";
        let is_whole = parts.first() != Some(&Part::Gap) && parts.last() != Some(&Part::Gap);
        (is_known && is_whole).then_some(Self { category, is_exception, opens, parts })
    }
}

impl Pattern {
    /// A bit for each category whose markers it stops as an exception: its own, or all.
    pub const fn stopped(&self) -> u16 {
        match self.category {
            Some(category) => 1 << category as u16,
            None => u16::MAX,
        }
    }
}

impl Part {
    fn read(part: &str) -> Self {
        match part {
            "..." => Self::Gap,
            "@citation" => Self::Citation,
            "#" => Self::Token(Test::Number),
            _ => {
                let letters = alternatives(part.trim_matches('*'));
                let (open_front, open_end) = (part.starts_with('*'), part.ends_with('*'));
                Self::Token(match (open_front, open_end) {
                    (false, false) => Test::Is(letters),
                    (false, true) => Test::Begins(letters),
                    (true, false) => Test::Ends(letters),
                    (true, true) => Test::Holds(letters),
                })
            }
        }
    }
}

impl Test {
    /// Whether it takes a token in the lower case of its language.
    pub fn takes(&self, token: &str) -> bool {
        let is_long = |before: &str| before.chars().filter(|letter| letter.is_alphabetic()).nth(BEFORE - 1).is_some();
        match self {
            Self::Is(all) => all.iter().any(|one| one == token),
            Self::Begins(all) => all.iter().any(|one| token.starts_with(&**one)),
            Self::Ends(all) => all.iter().any(|one| token.strip_suffix(&**one).is_some_and(is_long)),
            Self::Holds(all) => all.iter().any(|one| token.rfind(&**one).is_some_and(|at| is_long(&token[..at]))),
            Self::Number => token.starts_with(|letter: char| letter.is_ascii_digit()),
        }
    }
}

/// What is left when each class `[ae]`, `[0-9]` is one of its characters.
fn alternatives(letters: &str) -> Vec<String> {
    let Some((before, class, after)) = letters
        .split_once('[')
        .and_then(|(before, rest)| rest.split_once(']').map(|(class, after)| (before, class, after)))
    else {
        return vec![letters.to_owned()];
    };
    let characters: Vec<char> = match class.chars().collect::<Vec<_>>()[..] {
        [first, '-', last] => (first..=last).collect(),
        ref listed => listed.to_vec(),
    };
    let endings = alternatives(after);
    characters
        .into_iter()
        .flat_map(|character| endings.iter().map(move |ending| format!("{before}{character}{ending}")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_their_characters() {
        assert_eq!(alternatives("m[ae]l[ıi]"), ["malı", "mali", "melı", "meli"]);
        assert_eq!(alternatives("ek-[0-2]"), ["ek-0", "ek-1", "ek-2"]);
        assert_eq!(alternatives("plain"), ["plain"]);
    }

    #[test]
    fn a_part_takes_what_it_says() {
        let takes = |part: &str, token: &str| match Part::read(part) {
            Part::Token(test) => test.takes(token),
            _ => false,
        };
        assert!(takes("however", "however") && !takes("however", "howeve"));
        assert!(takes("çalışmamız*", "çalışmamızda") && takes("çalışmamız*", "çalışmamız"));
        assert!(takes("*m[ae]l[ıi]d[ıi]r", "yapılmalıdır") && !takes("*m[ae]l[ıi]d[ıi]r", "amalıdır"));
        assert!(takes("*[ae]bilmekte*", "görülebilmektedir") && !takes("*[ae]bilmekte*", "bilmektedir"));
        assert!(takes("#", "2019’da") && !takes("#", "iki"));
    }

    #[test]
    fn lines_that_say_nothing_are_refused() {
        assert!(Pattern::read("hedges", "may").is_some());
        assert!(Pattern::read("! all", "the may").is_some_and(|pattern| pattern.is_exception));
        for (category, pattern) in [("hedgehogs", "may"), ("all", "may"), ("hedges", "... may"), ("hedges", "may ...")]
        {
            assert!(Pattern::read(category, pattern).is_none(), "{category} {pattern}");
        }
    }
}
