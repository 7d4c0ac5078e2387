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
    places: Vec<Place<'a>>,
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
    /// Words of its section before the first occurrence; the lowest number of all sections.
    pub first: u32,
    /// Occurrences with meaningful capitals.
    pub capitalized: u32,
    /// Its number of keys.
    pub length: u8,
    /// Whether all occurrences are the same in lower case, but for endings after an apostrophe.
    is_uniform: bool,
    start: u32,
    last: u32,
}

/// A word of a run.
#[derive(Debug)]
struct Place<'a> {
    token: &'a Token,
    surface: u32,
    /// Words of the section before it.
    before: u32,
    case: Case,
    /// Whether it begins with a capital.
    is_raised: bool,
    print: Print,
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

    /// The words of an occurrence in lower case, the last without its ending.
    fn lower(&self, start: usize, length: usize) -> impl Iterator<Item = u32> {
        let last = start + length - 1;
        let bare = self.surfaces.get(self.places[last].surface).bare;
        self.places[start..last].iter().map(|place| place.surface).chain(iter::once(bare))
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

    /// The words of the most frequent form in lower case, the last without its ending; of several, that which comes
    /// first in the order of bytes.
    pub fn usual_form(&self, term: &Term) -> impl Iterator<Item = u32> {
        let length = usize::from(term.length);
        let mut usual = term.start as usize;
        if !term.is_uniform {
            let mut counts: Vec<(usize, u32)> = Vec::new();
            for start in self.occurrences(term) {
                let of_form = |(known, _): &&mut (usize, u32)| self.lower(*known, length).eq(self.lower(start, length));
                match counts.iter_mut().find(of_form) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((start, 1)),
                }
            }
            let spelt = |start: usize| {
                self.lower(start, length).map(|word| self.surfaces.get(word).text).collect::<Vec<_>>().join(" ")
            };
            let best = counts
                .into_iter()
                .max_by(|left, right| left.1.cmp(&right.1).then_with(|| spelt(right.0).cmp(&spelt(left.0))));
            usual = best.map_or(usual, |(start, _)| start);
        }
        self.lower(usual, length)
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
        let (mut lower, mut shown) = (String::new(), String::new());
        for start in self.occurrences(term) {
            lower.clear();
            for word in self.lower(start, length) {
                push_word(&mut lower, self.surfaces.get(word).text);
            }
            if !self.is_decided(start, length) {
                forms.add(&lower, None);
            } else if self.differs(start, length) {
                shown.clear();
                self.push_printed(text, start..start + length, &mut shown);
                forms.add(&lower, Some(&shown));
            } else {
                forms.add(&lower, Some(&lower));
            }
        }
    }

    fn push_printed(&self, text: &str, places: Range<usize>, phrase: &mut String) {
        let last = places.end - 1;
        for at in places {
            let word = printed(text, self.places[at].token);
            push_word(phrase, if at == last { without_ending(word, self.surfaces.language()) } else { word });
        }
    }
}

fn push_word(phrase: &mut String, word: &str) {
    if !phrase.is_empty() {
        phrase.push(' ');
    }
    phrase.push_str(word);
}
