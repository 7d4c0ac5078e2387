//! The order and forms of Turkish suffixes: which suffixes a stem may take, and how rare they are.

use super::letter::{close, is_hard, is_vowel, open};
use crate::data::rows;
use std::sync::LazyLock;

const SUFFIXES: &str = include_str!("../../data/tr/suffixes.tsv");
/// States in which a word cannot end.
const BOUND: [&str; 6] = ["able", "aorist", "bound", "negative", "relative", "voiced"];

/// Where a chain of suffixes begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// At a noun, an adjective, a name.
    Nominal,
    /// At the stem of a verb.
    Verbal,
}

struct Suffix {
    /// The letter in brackets, which is used only where it is needed.
    optional: Option<char>,
    rest: Box<[char]>,
    to: usize,
    cost: u16,
    name: &'static str,
}

struct State {
    suffixes: Vec<Suffix>,
    /// The suffixes that may begin with a letter, by the letter's [`slot`].
    by_letter: Vec<Vec<usize>>,
    last: bool,
}

/// Slots of letters; two letters may share one.
const SLOTS: usize = 64;

const fn slot(letter: char) -> usize {
    letter as usize % SLOTS
}

/// The grammar: states with the suffixes that may follow.
pub(super) struct Grammar {
    states: Vec<State>,
    noun: usize,
    verb: usize,
}

/// The letters before a suffix, on which its form depends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    vowel: char,
    last: char,
}

impl Context {
    /// The context after a stem; `None` without a vowel.
    pub(super) fn of(stem: &[char]) -> Option<Self> {
        let vowel = stem.iter().rev().copied().find(|letter| is_vowel(*letter))?;
        Some(Self { vowel, last: *stem.last()? })
    }

    /// The last vowel.
    pub(super) const fn vowel(self) -> char {
        self.vowel
    }

    /// This context with another last vowel.
    pub(super) const fn with_vowel(self, vowel: char) -> Self {
        Self { vowel, last: self.last }
    }

    const fn letter(self, pattern: char) -> char {
        match pattern {
            'A' => open(self.vowel),
            'I' => close(self.vowel),
            'C' => {
                if is_hard(self.last) {
                    'ç'
                } else {
                    'c'
                }
            }
            'D' => {
                if is_hard(self.last) {
                    't'
                } else {
                    'd'
                }
            }
            letter => letter,
        }
    }
}

pub(super) static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| {
    let mut names: Vec<&str> = Vec::new();
    let mut states: Vec<State> = Vec::new();
    let mut state = |name: &'static str, states: &mut Vec<State>| {
        names.iter().position(|known| *known == name).unwrap_or_else(|| {
            names.push(name);
            states.push(State {
                suffixes: Vec::new(),
                by_letter: vec![Vec::new(); SLOTS],
                last: !BOUND.contains(&name),
            });
            names.len() - 1
        })
    };
    for [from, pattern, to, cost, name] in rows(SUFFIXES) {
        let (from, to) = (state(from, &mut states), state(to, &mut states));
        let letters: Vec<char> = pattern.chars().filter(|letter| !matches!(letter, '(' | ')')).collect();
        let (optional, rest) =
            if pattern.starts_with('(') { (letters.first().copied(), &letters[1..]) } else { (None, &letters[..]) };
        let first: Vec<char> = optional.iter().chain(rest.first()).copied().flat_map(printed).collect();
        let State { suffixes, by_letter, .. } = &mut states[from];
        for letter in first {
            let slot = &mut by_letter[slot(letter)];
            if slot.last() != Some(&suffixes.len()) {
                slot.push(suffixes.len());
            }
        }
        suffixes.push(Suffix { optional, rest: rest.into(), to, cost: cost.parse().unwrap_or(0), name });
    }
    let (noun, verb) = (state("noun", &mut states), state("verb", &mut states));
    Grammar { states, noun, verb }
});

impl Grammar {
    /// The least cost, in tenths, of reading all of the ending as suffixes after a stem; `None` if that is impossible.
    pub(super) fn cost(&self, class: Class, context: Context, ending: &[char]) -> Option<u16> {
        let mut best = None;
        self.walk(self.start(class), context, ending, 0, &mut best);
        best
    }

    /// The names of the suffixes in that reading.
    pub(super) fn names(&self, class: Class, context: Context, ending: &[char]) -> Vec<&'static str> {
        let mut best: Option<(u16, Vec<&'static str>)> = None;
        self.trace(self.start(class), context, ending, 0, &mut Vec::new(), &mut best);
        best.map(|(_, names)| names).unwrap_or_default()
    }

    const fn start(&self, class: Class) -> usize {
        match class {
            Class::Nominal => self.noun,
            Class::Verbal => self.verb,
        }
    }

    fn walk(&self, state: usize, context: Context, ending: &[char], cost: u16, best: &mut Option<u16>) {
        let state = &self.states[state];
        if ending.is_empty() {
            if state.last && best.is_none_or(|best| cost < best) {
                *best = Some(cost);
            }
            return;
        }
        for at in &state.by_letter[slot(ending[0])] {
            let suffix = &state.suffixes[*at];
            let cost = cost + suffix.cost;
            if best.is_none_or(|best| cost < best)
                && let Some((rest, context)) = suffix.read(ending, context)
            {
                self.walk(suffix.to, context, rest, cost, best);
            }
        }
    }

    fn trace(
        &self,
        state: usize,
        context: Context,
        ending: &[char],
        cost: u16,
        names: &mut Vec<&'static str>,
        best: &mut Option<(u16, Vec<&'static str>)>,
    ) {
        let state = &self.states[state];
        if ending.is_empty() && state.last && best.as_ref().is_none_or(|(least, _)| cost < *least) {
            *best = Some((cost, names.clone()));
        }
        for suffix in &state.suffixes {
            if let Some((rest, context)) = suffix.read(ending, context) {
                names.push(suffix.name);
                self.trace(suffix.to, context, rest, cost + suffix.cost, names, best);
                names.pop();
            }
        }
    }
}

impl Suffix {
    /// The rest of an ending after the suffix, if the ending begins with the suffix.
    fn read<'e>(&self, ending: &'e [char], mut context: Context) -> Option<(&'e [char], Context)> {
        let after_vowel = is_vowel(context.last);
        let optional = self.optional.filter(|letter| is_vowel_pattern(*letter) != after_vowel);
        let mut rest = ending;
        for pattern in optional.iter().chain(&self.rest) {
            let (letter, behind) = rest.split_first()?;
            if context.letter(*pattern) != *letter || (is_vowel(*letter) && is_vowel(context.last)) {
                return None;
            }
            if is_vowel(*letter) {
                context.vowel = *letter;
            }
            context.last = *letter;
            rest = behind;
        }
        Some((rest, context))
    }
}

/// The letters that a letter of a pattern may stand for.
fn printed(pattern: char) -> Vec<char> {
    match pattern {
        'A' => vec!['a', 'e'],
        'I' => vec!['ı', 'i', 'u', 'ü'],
        'C' => vec!['c', 'ç'],
        'D' => vec!['d', 't'],
        letter => vec![letter],
    }
}

const fn is_vowel_pattern(letter: char) -> bool {
    matches!(letter, 'A' | 'I')
}

/// The forms of a suffix directly after a noun.
#[cfg(test)]
pub(super) fn forms_behind_noun(name: &str) -> std::collections::BTreeSet<String> {
    let mut forms = std::collections::BTreeSet::new();
    for [_, pattern, ..] in rows::<5>(SUFFIXES).filter(|row| row[0] == "noun" && row[4] == name) {
        let (optional, rest) = match pattern.strip_prefix('(').and_then(|inner| inner.split_once(')')) {
            Some((optional, rest)) => (optional, rest),
            None => ("", pattern),
        };
        for pattern in [rest.to_owned(), optional.to_owned() + rest] {
            let begun = pattern.chars().fold(vec![String::new()], |begun, letter| {
                begun
                    .iter()
                    .flat_map(|form| printed(letter).into_iter().map(move |next| format!("{form}{next}")))
                    .collect()
            });
            forms.extend(begun);
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::check;
    use std::collections::BTreeSet;

    fn names(stem: &str, ending: &str, class: Class) -> Vec<&'static str> {
        let letters = |text: &str| text.chars().collect::<Vec<char>>();
        let context = Context::of(&letters(stem)).expect("a vowel");
        GRAMMAR.names(class, context, &letters(ending))
    }

    #[test]
    fn the_list_is_in_order_and_its_states_are_reached() {
        check(SUFFIXES, 5);
        let (mut from, mut to): (BTreeSet<&str>, BTreeSet<&str>) = Default::default();
        for [before, pattern, behind, cost, name] in rows(SUFFIXES) {
            assert!(cost.parse::<u16>().is_ok(), "{name}");
            let brackets = pattern.starts_with('(') && pattern.chars().nth(2) == Some(')');
            assert_eq!(pattern.contains('('), brackets, "{name}");
            from.insert(before);
            to.insert(behind);
        }
        assert!(from.iter().all(|state| to.contains(state) || ["noun", "verb"].contains(state)));
        assert!(to.iter().all(|state| from.contains(state) || *state == "end"));
        assert!(BOUND.iter().all(|state| from.contains(state)));
    }

    #[test]
    fn suffixes_follow_harmony_and_order() {
        assert_eq!(
            names("kitap", "larımızda", Class::Nominal),
            ["plural", "first person plural possessive", "locative"]
        );
        assert_eq!(names("oda", "sında", Class::Nominal), ["third person possessive", "locative"]);
        assert_eq!(names("incele", "nmektedir", Class::Verbal), ["passive or reflexive", "continuous", "copula -dIr"]);
        assert_eq!(
            names("yap", "ılmadığını", Class::Verbal),
            ["passive", "negation", "participle -DIk", "third person possessive", "accusative"]
        );
        assert!(names("kitap", "lerde", Class::Nominal).is_empty(), "harmony");
        assert!(names("oda", "da", Class::Verbal).is_empty());
    }
}
