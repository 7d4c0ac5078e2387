//! Candidates of key phrases: the noun phrases of a text, by classes of words.

use super::class::{Classifier, WordClass};
use super::turkish::{citation, is_possessive_of};
use crate::form::Forms;
use crate::side_terms::{Phrase, Place, SideTerms};
use crate::surface::Surface;
use crate::tally::{Numbered, Table};
use crate::term::TermNumber;
use ikiz_document::{Key, Language, allowance};
use ikiz_text::{PartOfSpeech, is_run_in_label};
use std::borrow::Cow;
use std::iter;

/// The longest key phrase, in words.
const LONGEST: usize = 5;

/// The noun phrases of a side, those with the same keys as one.
pub(crate) struct Candidates<'r, 'a> {
    pub side: &'r SideTerms<'a>,
    pub classifier: Classifier,
    /// The classes of the words, place by place.
    classes: Vec<WordClass>,
    pub all: Table<Candidate>,
    occurrences: Vec<Occurrence>,
}

/// A noun phrase.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// Its number as a term.
    pub number: u64,
    /// Its words.
    pub length: usize,
    /// The place of its first occurrence.
    pub start: usize,
    /// Words of its section before an occurrence; the lowest number.
    pub before: u32,
    /// Occurrences.
    pub count: u32,
    /// The sum over occurrences of how certainly the phrase begins there.
    pub left: f64,
    /// The sum of how certainly it begins and ends there.
    pub whole: f64,
    /// Occurrences with meaningful capitals.
    pub capitals: u32,
    first: u32,
    last: u32,
}

/// A place where a candidate begins, and the index of the next one; none is zero.
struct Occurrence {
    start: u32,
    next: u32,
}

impl Numbered for Candidate {
    fn number(&self) -> u64 {
        self.number
    }
}

impl<'r, 'a> Candidates<'r, 'a> {
    /// The noun phrases of a side.
    pub fn of(side: &'r SideTerms<'a>) -> Self {
        let classifier = Classifier::of(side.surfaces.language());
        let class = |(surface, at): (&Surface, u32)| {
            if classifier.language == Language::English && surface.text == "of" {
                WordClass::Of
            } else if !surface.is_content && surface.letters > 1 {
                WordClass::Other
            } else if surface.bare != at {
                of_possessed(side.surfaces.get(surface.bare).text, &classifier)
            } else {
                classifier.class(surface.text)
            }
        };
        let by_word: Vec<WordClass> = side.surfaces.all().iter().zip(0..).map(class).collect();
        let mut classes: Vec<WordClass> = side.places.iter().map(|place| by_word[place.surface as usize]).collect();
        for at in (0..classes.len()).filter(|at| is_label(side, *at)) {
            classes[at] = WordClass::Other;
        }
        for at in 1..classes.len() {
            let is_verb = match classes[at - 1..=at] {
                [WordClass::Noun, WordClass::Gerund] => true,
                [WordClass::Noun, WordClass::Noun] => may_be_finite(side, at, &classifier),
                _ => false,
            };
            if is_verb && follows_plural(side, at) {
                classes[at] = WordClass::Verb;
            }
        }
        let mut all = Table::default();
        all.reserve(side.places.len());
        let occurrences = Vec::with_capacity(side.places.len());
        let mut candidates = Self { side, classifier, classes, all, occurrences };
        for start in 0..side.places.len() {
            candidates.add_from(start);
        }
        candidates
    }

    /// The class of the word at a place.
    pub fn class(&self, at: usize) -> WordClass {
        self.classes[at]
    }

    /// The word at a place, in lower case.
    pub fn word(&self, at: usize) -> &'a str {
        self.side.surfaces.get(self.side.places[at].surface).text
    }

    fn is_long(&self, at: usize) -> bool {
        self.word(at).chars().nth(1).is_some()
    }

    /// Whether a word joins two noun phrases.
    fn is_link(&self, at: usize) -> bool {
        self.classes[at] == WordClass::Of
    }

    /// Adds the phrases that begin at a place. English: (noun, adjective, -ed, -ing, one `of`)* and a noun or -ing.
    /// Turkish: (noun, adjective)* and a noun; only the last has a case ending. A single adjective is one too.
    fn add_from(&mut self, start: usize) {
        use WordClass::{Adjective, Case, Gerund, Noun, Past};
        if start.is_multiple_of(PLACES) {
            allowance::go_on();
        }
        let first = self.class(start);
        if !matches!(first, Noun | Adjective | Past | Gerund | Case) || !self.is_long(start) {
            return;
        }
        let left = self.left(start);
        let mut number = TermNumber::new(self.classifier.language);
        let mut links = 0;
        for (at, length) in (start..self.side.places.len()).zip(1..=LONGEST) {
            let place = &self.side.places[at];
            let Some(key) = place.token.key.as_ref().filter(|_| length == 1 || !place.breaks) else { break };
            number = number.with(key.number());
            if length > 1 && self.is_link(at) {
                links += 1;
                continue;
            }
            let class = self.class(at);
            if links > 1 || !matches!(class, Noun | Adjective | Past | Gerund | Case) {
                break;
            }
            let ends = matches!(class, Noun | Gerund | Case) || length == 1 && class == Adjective;
            if ends && self.is_long(at) {
                self.add(number.get(), start, length, left);
            }
            if class == Case {
                break;
            }
        }
    }

    fn add(&mut self, number: u64, start: usize, length: usize, left: f64) {
        let whole = left * self.right(start + length);
        let Place { before, .. } = self.side.places[start];
        let is_capital = self.places(start, length).all(|at| self.side.places[at].is_name());
        let occurrence = self.occurrences.len() as u32;
        let new = || Candidate {
            number,
            length,
            start,
            before,
            count: 0,
            left: 0.0,
            whole: 0.0,
            capitals: 0,
            first: occurrence,
            last: occurrence,
        };
        let (at, _) = self.all.place(number, |known| known.number == number, new);
        let candidate = self.all.at_mut(at);
        candidate.count += 1;
        candidate.before = candidate.before.min(before);
        candidate.left += left;
        candidate.whole += whole;
        candidate.capitals += u32::from(is_capital);
        let last = std::mem::replace(&mut candidate.last, occurrence);
        if last != occurrence {
            self.occurrences[last as usize].next = occurrence;
        }
        self.occurrences.push(Occurrence { start: start as u32, next: 0 });
    }

    /// How certainly a noun phrase begins at a place: not at all if the word before may belong to it.
    fn left(&self, start: usize) -> f64 {
        use WordClass::{Adjective, Case, Gerund, Noun, Of, Other, Past, Verb};
        if start == 0 || self.side.places[start].breaks {
            return 1.0;
        }
        match self.class(start - 1) {
            Noun | Adjective => 0.0,
            Past | Gerund => 0.5,
            Of if start > 1 && matches!(self.class(start - 2), Noun | Gerund) => 0.7,
            Case | Verb | Of | Other => 1.0,
        }
    }

    /// How certainly a noun phrase ends before a place.
    fn right(&self, end: usize) -> f64 {
        use WordClass::{Adjective, Case, Gerund, Noun, Of, Other, Past, Verb};
        if self.side.places.get(end).is_none_or(|place| place.breaks) {
            return 1.0;
        }
        match (self.classifier.language, self.class(end)) {
            (Language::Turkish, _) if self.class(end - 1) == Case => 1.0,
            (_, Noun | Case) => 0.0,
            (Language::English, Adjective | Gerund) => 0.5,
            (Language::Turkish, Adjective) | (Language::English, Of) => 0.7,
            (_, Past | Gerund | Verb | Of | Other) => 1.0,
        }
    }

    /// The places of the words of a phrase without `of`.
    pub fn places(&self, start: usize, length: usize) -> impl Iterator<Item = usize> {
        (start..start + length).filter(|at| !self.is_link(*at))
    }

    /// The keys of a candidate.
    pub fn keys(&self, candidate: &Candidate) -> impl Iterator<Item = &'a Key> {
        let places = &self.side.places[candidate.start..candidate.start + candidate.length];
        places.iter().filter_map(|place| place.token.key.as_ref())
    }

    /// A Turkish word as it ends a key phrase. The possessive of a compound stays (`uyku kalitesi`), that of a single
    /// word is left out (`kalite`).
    fn cited<'w>(&self, bare: &'w str, candidate: &Candidate) -> Cow<'w, str> {
        let cited = citation(bare, &self.classifier);
        let lemma = self.keys(candidate).next().filter(|_| candidate.length == 1).map(Key::as_str);
        match lemma.filter(|lemma| is_possessive_of(&cited, lemma, &self.classifier)) {
            Some(lemma) => lemma.to_owned().into(),
            None => cited,
        }
    }

    /// The printed forms of a candidate, the last word without its case ending.
    pub fn forms(&self, text: &str, candidate: &Candidate) -> Forms {
        let (mut forms, mut phrase) = (Forms::default(), Phrase::default());
        let next = |at: &u32| Some(self.occurrences[*at as usize].next).filter(|next| *next > 0);
        for occurrence in iter::successors(Some(candidate.first), next) {
            let start = self.occurrences[occurrence as usize].start as usize;
            let bare = self.side.bare(start + candidate.length - 1);
            let cited = match self.classifier.language {
                Language::English => bare.into(),
                Language::Turkish => self.cited(bare, candidate),
            };
            self.side.add_form(text, start..start + candidate.length, &cited, &mut phrase, &mut forms);
        }
        forms
    }
}

/// Places between two looks at the clock.
const PLACES: usize = 256;

/// Whether the word at a place is a label that opens a section, which is no word of it: `Abstract`.
fn is_label(side: &SideTerms, at: usize) -> bool {
    let Place { surface, before, breaks, .. } = side.places[at];
    let is_apart = || side.places.get(at + 1).is_none_or(|next| next.breaks || next.is_raised);
    breaks && before == 0 && is_apart() && is_run_in_label(side.surfaces.get(surface).text, side.surfaces.language())
}

/// Whether an English word is a verb of the lexicon with which a phrase hardly ends: `serve`, a noun in sport alone.
fn may_be_finite(side: &SideTerms, at: usize, known: &Classifier) -> bool {
    let word = side.surfaces.get(side.places[at].surface).text;
    let is_verb = || known.lemmas.parts(word).is_some_and(|parts| parts.has(PartOfSpeech::Verb));
    known.language == Language::English && known.lists.is_listed_non_final(word) && is_verb()
}

/// Whether the word before is an English plural: a form in `-ing` behind it is a participle (`mortars containing`), and
/// what may be a verb is one (`gardens serve`); behind a singular both may be the head of a compound (`image processing`).
fn follows_plural(side: &SideTerms, at: usize) -> bool {
    let (before, place) = (&side.places[at - 1], &side.places[at]);
    let Surface { text: word, bare, .. } = *side.surfaces.get(before.surface);
    // `the author’s work`
    let is_possessive = bare != before.surface;
    let is_plural = || before.token.key.as_ref().is_some_and(|key| key.as_str() != word);
    !is_possessive && !place.breaks && word.ends_with('s') && !word.ends_with("ss") && is_plural()
}

/// The class of a word with an ending after an apostrophe.
fn of_possessed(bare: &str, classifier: &Classifier) -> WordClass {
    match classifier.language {
        Language::Turkish => WordClass::Case,
        Language::English => classifier.class(bare),
    }
}
