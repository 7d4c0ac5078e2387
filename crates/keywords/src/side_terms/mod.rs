//! The terms of a document in one language, and the places where they occur.

mod counting;

use crate::form::{Forms, without_ending};
use crate::style::printed;
use crate::surface::Surfaces;
use crate::tally::{Numbered, Table};
use crate::term::LONGEST;
use ikiz_document::{Key, KindCounts, Language, Token};
use ikiz_text::OwnStopWords;
use std::iter;
use std::ops::Range;

/// The terms of a document in one language.
#[derive(Debug)]
pub(crate) struct SideTerms<'a> {
    /// Words and numbers in its sections.
    pub words: u32,
    /// These by the kind of section.
    pub kind_words: KindCounts,
    /// The distinct words.
    pub surfaces: Surfaces<'a>,
    /// The terms in the order of their first places.
    pub terms: Table<Term>,
    /// Runs of words, one after the other.
    pub places: Vec<Place<'a>>,
    /// For each place and each length of a term that begins there: the next place where the same term begins, or zero.
    next: Vec<[u32; LONGEST]>,
}

/// A term of a document.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    /// Its number.
    pub number: u64,
    /// Occurrences by the kind of section.
    pub counts: KindCounts,
    /// Its number of keys.
    pub length: u8,
    start: u32,
    last: u32,
}

/// A word of a run.
#[derive(Debug)]
pub(crate) struct Place<'a> {
    pub token: &'a Token,
    /// The index of its word.
    pub surface: u32,
    /// Words of the section before it.
    pub before: u32,
    /// Whether it is the first of its run.
    pub breaks: bool,
    /// Whether it begins with a capital.
    pub is_raised: bool,
    case: Case,
    print: Print,
}

impl Place<'_> {
    /// Whether it has a capital that marks a name.
    pub fn is_name(&self) -> bool {
        self.is_raised && self.case == Case::Decided
    }
}

/// What the case of a word says at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    /// Whether it is a name.
    Decided,
    /// Nothing, as it is the first in its sentence or after a colon.
    Opening,
    /// Nothing.
    Undecided,
}

/// How a word is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Print {
    /// In lower case.
    Lower,
    /// In lower case, but for an ending after an apostrophe.
    LowerBefore,
    /// In another way.
    Other,
}

impl Numbered for Term {
    fn number(&self) -> u64 {
        self.number
    }
}

impl<'a> SideTerms<'a> {
    /// No terms yet.
    pub fn new(language: Language, stop_words: Option<&'a OwnStopWords>) -> Self {
        Self {
            words: 0,
            kind_words: KindCounts::default(),
            surfaces: Surfaces::new(language, stop_words),
            terms: Table::default(),
            places: Vec::new(),
            next: Vec::new(),
        }
    }

    /// The word at a place in lower case, without an ending after an apostrophe.
    pub fn bare(&self, at: usize) -> &'a str {
        let surface = self.surfaces.get(self.places[at].surface);
        self.surfaces.get(surface.bare).text
    }

    /// Whether the case of an occurrence is meaningful.
    fn is_decided(&self, start: usize, length: usize) -> bool {
        let (first, rest) = (&self.places[start], &self.places[start + 1..start + length]);
        let is_name = || first.case == Case::Opening && rest.iter().any(|place| place.is_raised);
        rest.iter().all(|place| place.case == Case::Decided) && (first.case == Case::Decided || is_name())
    }

    /// Whether an occurrence is printed in another way than in lower case.
    fn differs(&self, start: usize, length: usize) -> bool {
        let last = start + length - 1;
        let is_lower = |place: &Place| place.print == Print::Lower;
        self.places[last].print == Print::Other || !self.places[start..last].iter().all(is_lower)
    }

    /// The places where a term begins, in order.
    fn occurrences(&self, term: &Term) -> impl Iterator<Item = usize> {
        let next = move |at: &usize| {
            let next = self.next[*at][usize::from(term.length) - 1] as usize;
            (next > 0).then_some(next)
        };
        iter::successors(Some(term.start as usize), next)
    }

    /// The keys of a term.
    pub fn keys(&self, term: &Term) -> impl Iterator<Item = &'a Key> {
        let start = term.start as usize;
        self.places[start..start + usize::from(term.length)].iter().filter_map(|place| place.token.key.as_ref())
    }

    /// The spellings of a term's keys, with blanks between them.
    pub fn key(&self, term: &Term) -> Box<str> {
        let mut spelling = String::new();
        for key in self.keys(term) {
            push_word(&mut spelling, key.as_str());
        }
        spelling.into()
    }

    /// Adds the printed forms of a term.
    pub fn add_forms(&self, text: &str, term: &Term, forms: &mut Forms) {
        let length = usize::from(term.length);
        let mut phrase = Phrase::default();
        for start in self.occurrences(term) {
            self.add_form(text, start..start + length, self.bare(start + length - 1), &mut phrase, forms);
        }
    }

    /// Adds the printed form of the words at these places, which are not none; the last one ends as `last` does.
    pub fn add_form(&self, text: &str, places: Range<usize>, last: &str, phrase: &mut Phrase, forms: &mut Forms) {
        let (start, length) = (places.start, places.len());
        phrase.lower.clear();
        for at in start..places.end - 1 {
            push_word(&mut phrase.lower, self.surfaces.get(self.places[at].surface).text);
        }
        push_word(&mut phrase.lower, last);
        if !self.is_decided(start, length) {
            forms.add(&phrase.lower, None);
        } else if self.differs(start, length) {
            phrase.shown.clear();
            self.push_printed(text, places, last, &mut phrase.shown);
            forms.add(&phrase.lower, Some(&phrase.shown));
        } else {
            forms.add(&phrase.lower, Some(&phrase.lower));
        }
    }

    fn push_printed(&self, text: &str, places: Range<usize>, end: &str, phrase: &mut String) {
        let last = places.end - 1;
        for at in places {
            let word = printed(text, self.places[at].token);
            if at < last {
                push_word(phrase, word);
                continue;
            }
            let word = without_ending(word, self.surfaces.language());
            if end == self.bare(at) {
                push_word(phrase, word);
                continue;
            }
            // The letters that both have in common, as printed, and what the other form has instead of the rest.
            let common = self.bare(at).chars().zip(end.chars()).take_while(|(left, right)| left == right).count();
            push_word(phrase, "");
            phrase.extend(word.chars().take(common).chain(end.chars().skip(common)));
        }
    }
}

/// A phrase in the making.
#[derive(Debug, Default)]
pub(crate) struct Phrase {
    lower: String,
    shown: String,
}

fn push_word(phrase: &mut String, word: &str) {
    if !phrase.is_empty() {
        phrase.push(' ');
    }
    phrase.push_str(word);
}
