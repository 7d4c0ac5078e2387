//! Patterns of metadiscourse: what a line of the lists says. The lists describe their language on top.

use ikiz_document::{Message, Metadiscourse, messages};

messages! {
    gap_at_edge(pattern) = "markers.gap-at-edge";
    too_many_alternatives(most) = "markers.too-many-alternatives";
    unknown_category(category, categories) = "markers.unknown-category";
    wrong_part(part) = "markers.wrong-part";
}

/// A line of a list.
#[derive(Clone, Debug)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// One token.
    Token(Test),
    /// Up to two words.
    Gap,
    /// A citation.
    Citation,
}

/// Which tokens a part takes.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// Most alternatives of a line: `[ae]` has two, `[ae][ıi]` has four.
const MOST_ALTERNATIVES: usize = 1000;

/// All categories, in an exception.
const ALL: &str = "all";

impl Pattern {
    /// Reads a line: its category, its pattern.
    ///
    /// # Errors
    ///
    /// If there is no such category, or the pattern breaks the rules of the lists.
    pub fn read(category: &str, pattern: &str) -> Result<Self, Message> {
        let (is_exception, name) = category.strip_prefix("! ").map_or((false, category), |name| (true, name));
        let category = Metadiscourse::ALL.into_iter().find(|category| category.name() == name);
        if category.is_none() && !(is_exception && name == ALL) {
            return Err(unknown_category(name, Metadiscourse::ALL.map(Metadiscourse::name).join(", ")));
        }
        let (opens, words) = pattern.strip_prefix('^').map_or((false, pattern), |words| (true, words));
        let parts = words.split(' ').map(|part| {
            Part::read(part).map_err(|wrong| match wrong {
                Wrong::Form => wrong_part(part),
                Wrong::TooMany => too_many_alternatives(MOST_ALTERNATIVES),
            })
        });
        let parts: Vec<Part> = parts.collect::<Result<_, _>>()?;
        if parts.iter().map(Part::alternatives).sum::<usize>() > MOST_ALTERNATIVES {
            return Err(too_many_alternatives(MOST_ALTERNATIVES));
        }
        if parts.first() == Some(&Part::Gap) || parts.last() == Some(&Part::Gap) {
            return Err(gap_at_edge(pattern));
        }
        Ok(Self { category, is_exception, opens, parts })
    }

    /// A bit for each category whose markers it stops as an exception: its own, or all.
    pub const fn stopped(&self) -> u16 {
        match self.category {
            Some(category) => 1 << category as u16,
            None => u16::MAX,
        }
    }
}

impl Part {
    /// How many words it gives to choose from.
    const fn alternatives(&self) -> usize {
        match self {
            Self::Token(Test::Is(all) | Test::Begins(all) | Test::Ends(all) | Test::Holds(all)) => all.len(),
            Self::Token(Test::Number) | Self::Gap | Self::Citation => 1,
        }
    }

    /// Reads what stands between two blanks.
    fn read(part: &str) -> Result<Self, Wrong> {
        match part {
            "..." => Ok(Self::Gap),
            "@citation" => Ok(Self::Citation),
            "#" => Ok(Self::Token(Test::Number)),
            _ => {
                let (bare, open_front) = part.strip_prefix('*').map_or((part, false), |bare| (bare, true));
                let (bare, open_end) = bare.strip_suffix('*').map_or((bare, false), |bare| (bare, true));
                let letters = alternatives(bare)?;
                let is_wrong = |letters: &String| letters.is_empty() || letters.contains(['*', '#', '@', '^']);
                if letters.iter().any(is_wrong) {
                    return Err(Wrong::Form);
                }
                Ok(Self::Token(match (open_front, open_end) {
                    (false, false) => Test::Is(letters),
                    (false, true) => Test::Begins(letters),
                    (true, false) => Test::Ends(letters),
                    (true, true) => Test::Holds(letters),
                }))
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

/// Why a part cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    /// No token can be so.
    Form,
    /// It gives more words to choose from than a line may.
    TooMany,
}

/// What is left when each class `[ae]`, `[0-9]` is one of its characters.
fn alternatives(letters: &str) -> Result<Vec<String>, Wrong> {
    let mut words = vec![String::new()];
    let mut rest = letters;
    while let Some((before, behind)) = rest.split_once('[') {
        let (class, after) = behind.split_once(']').ok_or(Wrong::Form)?;
        let characters: Vec<char> = match class.chars().collect::<Vec<_>>()[..] {
            [first, '-', last] => (first..=last).take(MOST_ALTERNATIVES + 1).collect(),
            ref listed => listed.to_vec(),
        };
        if words.len() * characters.len() > MOST_ALTERNATIVES {
            return Err(Wrong::TooMany);
        }
        if before.contains(']') || characters.is_empty() || characters.contains(&'[') {
            return Err(Wrong::Form);
        }
        let of_word = |word: &String| characters.iter().map(|one| format!("{word}{before}{one}")).collect::<Vec<_>>();
        words = words.iter().flat_map(of_word).collect();
        rest = after;
    }
    if rest.contains(']') {
        return Err(Wrong::Form);
    }
    for word in &mut words {
        word.push_str(rest);
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_their_characters() {
        let words = |letters| alternatives(letters).unwrap_or_default();
        assert_eq!(words("m[ae]l[ıi]"), ["malı", "mali", "melı", "meli"]);
        assert_eq!(words("ek-[0-2]"), ["ek-0", "ek-1", "ek-2"]);
        assert_eq!(words("plain"), ["plain"]);
        for wrong in ["m[ae", "mae]", "m[]", "m[z-a]", "m[[ae]", "m]a[e]"] {
            assert_eq!(alternatives(wrong), Err(Wrong::Form), "{wrong}");
        }
    }

    #[test]
    fn a_part_takes_what_it_says() {
        let takes = |part: &str, token: &str| match Part::read(part) {
            Ok(Part::Token(test)) => test.takes(token),
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
        assert!(Pattern::read("hedges", "^ may").is_err() && Pattern::read("hedges", "^may ... be").is_ok());
        assert!(Pattern::read("hedges", "[0-9][0-9][0-9]").is_ok());
        assert!(Pattern::read("! all", "the may").is_ok_and(|pattern| pattern.is_exception));
        for (category, pattern, code) in [
            ("hedgehogs", "may", "markers.unknown-category category=hedgehogs"),
            ("all", "may", "markers.unknown-category"),
            ("hedges", "... may", "markers.gap-at-edge"),
            ("hedges", "may ...", "markers.gap-at-edge"),
            ("hedges", "", "markers.wrong-part"),
            ("hedges", "*", "markers.wrong-part"),
            ("hedges", "m*y", "markers.wrong-part part=m*y"),
            ("hedges", "may  be", "markers.wrong-part"),
            ("hedges", "@source says", "markers.wrong-part part=@source"),
            ("hedges", "m[ae", "markers.wrong-part"),
            ("hedges", &"[0-9]".repeat(4), "markers.too-many-alternatives most=1000"),
            ("hedges", &"[0-9]".repeat(40), "markers.too-many-alternatives"),
            ("hedges", "[!-\u{10ffff}]", "markers.too-many-alternatives"),
            ("hedges", &["[0-9]"; 101].join(" "), "markers.too-many-alternatives"),
        ] {
            let error = Pattern::read(category, pattern).expect_err(pattern).to_string();
            assert!(error.starts_with(code), "{category} {pattern}: {error}");
        }
    }
}
