//! The terms of a document: single keys and phrases of two or three, as numbers, with the places where they occur.

use crate::form::{Forms, without_ending};
use crate::style::{Capitals, Style, printed};
use crate::surface::{Surfaces, letters_and_capitals};
use crate::tally::Table;
use crate::term::{LONGEST, TermNumber};
use ikiz_document::{AnalyzedSection, Key, KindCounts, Language, SectionKind, Token, TokenKind, Twin};
use std::iter;
use std::ops::Range;

/// The terms of a document's sections in both languages, without references: keys of words that are no stop words and
/// have two letters or more, and phrases of two or three such keys in a sentence with only blanks between them; in
/// English also `x of y`.
#[derive(Debug)]
pub struct DocumentTerms<'a> {
    text: &'a str,
    pub(crate) sides: Twin<SideTerms<'a>>,
}

/// The terms of a document in one language.
#[derive(Debug)]
pub(crate) struct SideTerms<'a> {
    /// Words and numbers in its sections.
    pub words: u32,
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
    /// First in its sentence, or after a colon.
    opens: bool,
    /// Whether its case is meaningful.
    is_decided: bool,
    /// Whether it begins with a capital.
    is_raised: bool,
    /// Whether it is printed in another way than in lower case; so, and without its ending.
    differs: bool,
    bare_differs: bool,
}

impl<'a> DocumentTerms<'a> {
    /// Counts the terms of sections. Their tokens must have their keys; `text` is that of the document.
    pub fn of(text: &'a str, sections: impl IntoIterator<Item = &'a AnalyzedSection>) -> Self {
        let mut sides = Twin::from_fn(SideTerms::new);
        for section in sections {
            if let (Some(language), true) =
                (section.section.language.tag.language(), section.section.kind != SectionKind::References)
            {
                sides.of_mut(language).add(text, section);
            }
        }
        Self { text, sides }
    }

    /// How many words and numbers its sections have in a language.
    pub fn words(&self, language: Language) -> usize {
        self.sides.of(language).words as usize
    }

    /// Occurrences of a term in a language: of one key, or of a phrase of two or three.
    pub fn count(&self, keys: &[Key], language: Language) -> usize {
        let number = TermNumber::of(keys, language);
        let terms = self.sides.of(language).terms.entries();
        terms.iter().find(|term| term.number == number).map_or(0, |term| term.counts.total() as usize)
    }

    /// The text of the document.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }
}

/// A section while its terms are counted.
struct Counted<'a> {
    text: &'a str,
    kind: SectionKind,
    /// Words before the next one.
    before: u32,
    /// The words of the tokens of the sentence.
    surfaces: Vec<u32>,
}

impl<'a> SideTerms<'a> {
    fn new(language: Language) -> Self {
        Self {
            words: 0,
            surfaces: Surfaces::new(language),
            terms: Table::default(),
            places: Vec::new(),
            next: Vec::new(),
        }
    }

    fn add(&mut self, text: &'a str, section: &'a AnalyzedSection) {
        self.words = self.words.saturating_add(section.words() as u32);
        let mut section_words = Counted { text, kind: section.section.kind, before: 0, surfaces: Vec::new() };
        for sentence in &section.sentences {
            self.add_sentence(&mut section_words, section.tokens_in(*sentence));
        }
    }

    fn add_sentence(&mut self, section: &mut Counted<'a>, tokens: &'a [Token]) {
        let style = self.style(section, tokens);
        let mut start = self.places.len();
        let mut end = None;
        let words = tokens.iter().zip(&section.surfaces).filter(|(token, _)| token.kind != TokenKind::Punctuation);
        for (token, &surface) in words {
            let gap = end.map(|end| section.text.get(end..token.span.start).unwrap_or_default());
            end = Some(token.span.end);
            let is_word = token.kind == TokenKind::Word && token.key.is_some();
            if !is_word || gap.is_some_and(|gap| !is_blank(gap)) {
                self.count_run(start, section.kind);
                start = self.places.len();
            }
            if is_word {
                let opens = gap.is_none_or(|gap| gap.contains([':', '•']));
                let printed = printed(section.text, token);
                self.push(Place::new(token, surface, section.before, opens), printed, style);
            }
            section.before += 1;
        }
        self.count_run(start, section.kind);
    }

    /// The style of a sentence; notes the words of its tokens.
    fn style(&mut self, section: &mut Counted<'a>, tokens: &'a [Token]) -> Style {
        let mut counts = Capitals::default();
        section.surfaces.clear();
        for token in tokens {
            let printed = printed(section.text, token);
            let mut surface = 0;
            if token.kind != TokenKind::Punctuation {
                surface = self.surfaces.index(token);
                let known = self.surfaces.get(surface);
                if *printed == *known.text {
                    counts.add(printed, known.letters, known.capitals);
                } else {
                    let (letters, capitals) = letters_and_capitals(printed);
                    counts.add(printed, letters, capitals);
                }
            } else if !printed.is_ascii() {
                let (letters, capitals) = letters_and_capitals(printed);
                counts.add(printed, letters, capitals);
            }
            section.surfaces.push(surface);
        }
        counts.style(section.kind)
    }

    /// Adds a word to the run.
    fn push(&mut self, mut place: Place<'a>, printed: &str, style: Style) {
        let language = self.surfaces.language();
        let known = self.surfaces.get(place.surface);
        place.differs = *printed != *known.text;
        place.bare_differs = if place.differs && known.has_apostrophe {
            without_ending(printed, language) != self.surfaces.get(known.bare).text
        } else {
            place.differs
        };
        place.is_raised = printed.starts_with(char::is_uppercase);
        place.is_decided = style.decides(printed, place.opens, language);
        self.places.push(place);
        self.next.push([0; LONGEST]);
    }

    /// Counts the terms of the run that begins at that place.
    fn count_run(&mut self, run: usize, kind: SectionKind) {
        let language = self.surfaces.language();
        let one = KindCounts::one(kind);
        for start in run..self.places.len() {
            if !self.is_content(start) {
                continue;
            }
            let mut number = TermNumber::new(language);
            for (end, length) in (start..self.places.len()).zip(1..=LONGEST) {
                let Some(key) = &self.places[end].token.key else { break };
                number = number.with(key.number());
                if self.is_content(end) {
                    self.count(number.get(), start, length, one);
                } else if length > 1 && !self.links(end) {
                    break;
                }
            }
        }
    }

    fn is_content(&self, place: usize) -> bool {
        self.surfaces.get(self.places[place].surface).is_content
    }

    /// Whether a word may stand inside a term, though it is none itself.
    fn links(&self, place: usize) -> bool {
        self.surfaces.language() == Language::English && self.surfaces.get(self.places[place].surface).text == "of"
    }

    fn count(&mut self, number: u64, start: usize, length: usize, one: KindCounts) {
        let is_capitalized = self.is_decided(start, length) && self.differs(start, length);
        let before = self.places[start].before;
        let new = || Term {
            number,
            counts: KindCounts::default(),
            first: before,
            capitalized: 0,
            length: length as u8,
            is_uniform: true,
            start: start as u32,
            last: start as u32,
        };
        let (at, is_new) = self.terms.place(number, |term| term.number, new);
        let term = &self.terms.entries()[at];
        let (first, last) = (term.start as usize, term.last as usize);
        let is_same = is_new || !term.is_uniform || self.lower(first, length).eq(self.lower(start, length));
        if !is_new {
            self.next[last][length - 1] = start as u32;
        }
        let term = self.terms.at_mut(at);
        term.counts.add(one);
        term.first = term.first.min(before);
        term.capitalized += u32::from(is_capitalized);
        term.is_uniform &= is_same;
        term.last = start as u32;
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
        rest.iter().all(|place| place.is_decided)
            && (first.is_decided || first.opens && rest.iter().any(|place| place.is_raised))
    }

    /// Whether an occurrence is printed in another way than in lower case.
    fn differs(&self, start: usize, length: usize) -> bool {
        let last = start + length - 1;
        self.places[last].bare_differs || self.places[start..last].iter().any(|place| place.differs)
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
        let keys: Vec<&str> = self.keys(term).map(Key::as_str).collect();
        keys.join(" ").into()
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

impl<'a> Place<'a> {
    fn new(token: &'a Token, surface: u32, before: u32, opens: bool) -> Self {
        let (is_decided, is_raised, differs, bare_differs) = (false, false, false, false);
        Self { token, surface, before, opens, is_decided, is_raised, differs, bare_differs }
    }
}

fn push_word(phrase: &mut String, word: &str) {
    if !phrase.is_empty() {
        phrase.push(' ');
    }
    phrase.push_str(word);
}

/// Whether words with this between them may be one phrase: only blanks, and no blank line.
fn is_blank(gap: &str) -> bool {
    gap == " " || gap.chars().all(char::is_whitespace) && !gap.contains("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Sample, key, keys};
    use crate::phrase::count_phrase;
    use proptest::prelude::*;

    /// The forms of a term as they are shown.
    fn forms(sample: &Sample, keys: &[Key], language: Language) -> Vec<(String, u32)> {
        let document = sample.terms();
        let side = document.sides.of(language);
        let number = TermNumber::of(keys, language);
        let mut forms = Forms::default();
        if let Some(term) = side.terms.entries().iter().find(|term| term.number == number) {
            side.add_forms(&sample.text, term, &mut forms);
        }
        forms.shown().into_iter().map(|(form, count)| (form.to_owned(), count)).collect()
    }

    #[test]
    fn inflections_and_capitals_are_one_term() {
        let text = "NATO’nun genişlemesi tartışıldı. Üyeler NATO’ya güveniyor, ama NATO küçük kaldı.";
        let sample = Sample::new(text, Language::Turkish);
        let nato = [key("nato", Language::Turkish)];
        assert_eq!(forms(&sample, &nato, Language::Turkish), [("NATO".to_owned(), 3)]);
    }

    #[test]
    fn a_capital_at_the_start_of_a_sentence_marks_no_name() {
        let sample = Sample::new("Rivers rise here. Old bridges cross rivers near Konya.", Language::English);
        let forms = |phrase: &str| forms(&sample, &keys(phrase, Language::English), Language::English);
        assert_eq!(forms("rivers"), [("rivers".to_owned(), 2)]);
        assert_eq!(forms("konya"), [("Konya".to_owned(), 1)]);
        assert_eq!(forms("old bridges"), [("old bridges".to_owned(), 1)]);
    }

    #[test]
    fn phrases_end_at_stop_words_and_marks() {
        let sample = Sample::new("The quality of service, network load and 12 routers.", Language::English);
        let terms = sample.terms();
        let count = |phrase: &str| terms.count(&keys(phrase, Language::English), Language::English);
        assert_eq!(count("quality of service"), 1);
        assert_eq!(count("network load"), 1);
        assert_eq!(count("service network"), 0, "a comma stands between");
        assert_eq!(count("load and"), 0);
        assert_eq!(count("of service"), 0);
        assert_eq!(count("12"), 0, "a number is no term");
        assert_eq!((terms.words(Language::English), terms.words(Language::Turkish)), (9, 0));
    }

    #[test]
    fn titles_in_capitals_keep_turkish_letters() {
        let sample = Sample::default().with("KIRSAL KALKINMA İZMİR", Language::Turkish, SectionKind::Title);
        let forms = |phrase: &str| forms(&sample, &keys(phrase, Language::Turkish), Language::Turkish);
        assert_eq!(forms("kırsal kalkınma"), [("kırsal kalkınma".to_owned(), 1)]);
        assert_eq!(forms("izmir"), [("izmir".to_owned(), 1)]);
    }

    #[test]
    fn counts_are_kept_by_kind_of_section_and_references_are_left_out() {
        let english = Language::English;
        let sample = Sample::default()
            .with("Olive oil", english, SectionKind::Title)
            .with("We pressed olive oil. Olive oil keeps.", english, SectionKind::Abstract)
            .with("Olive oil is old.", english, SectionKind::Summary)
            .with("olive oil, presses", english, SectionKind::Keywords)
            .with("Olive oil, olive oil, olive oil, olive oil.", english, SectionKind::Body)
            .with("Olive oil (2001).", english, SectionKind::References)
            .with("Olive oil sözü.", Language::Turkish, SectionKind::Body);
        let document = sample.terms();
        let number = TermNumber::of(&keys("olive oil", english), english);
        let term = document.sides.english.terms.entries().iter().find(|term| term.number == number).unwrap();
        assert_eq!(term.counts, KindCounts { title: 1, abstracts: 3, keywords: 1, body: 4 });
        assert_eq!(document.count(&keys("olive oil", Language::Turkish), Language::Turkish), 1);
    }

    #[test]
    fn the_usual_form_is_the_most_frequent_one() {
        let sample = Sample::new("Göller kurudu, göl gölü besler, göller bitti. Göl, göl’ü.", Language::Turkish);
        let document = sample.terms();
        let side = &document.sides.turkish;
        let number = TermNumber::of(&keys("göl", Language::Turkish), Language::Turkish);
        let term = side.terms.entries().iter().find(|term| term.number == number).unwrap();
        let usual: Vec<&str> = side.usual_form(term).map(|word| side.surfaces.get(word).text).collect();
        assert_eq!((usual, term.counts.total()), (vec!["göl"], 6), "with that before the apostrophe");
    }

    proptest! {
        #[test]
        fn counts_are_the_sums_of_their_forms(text in "([a-cğİı’' .\n1-3A]{0,9}[ ,.]){0,12}") {
            for language in Language::BOTH {
                let sample = Sample::new(&text, language);
                let document = sample.terms();
                let side = document.sides.of(language);
                for term in side.terms.entries() {
                    let mut forms = Forms::default();
                    side.add_forms(&text, term, &mut forms);
                    prop_assert_eq!(term.counts.total(), forms.0.iter().map(|form| form.count).sum::<u32>());
                    let capitalized = forms.0.iter().flat_map(|form| &form.capitals).map(|(_, count)| count).sum::<u32>();
                    prop_assert_eq!(term.capitalized, capitalized);
                    let usual: Vec<&str> = side.usual_form(term).map(|word| side.surfaces.get(word).text).collect();
                    let most = forms.0.iter().map(|form| form.count).max();
                    let expected = forms.0.iter().find(|form| Some(form.count) == most).map(|form| &*form.lower);
                    prop_assert_eq!(Some(&*usual.join(" ")), expected);
                    let keys: Vec<Key> = side.keys(term).cloned().collect();
                    prop_assert_eq!(TermNumber::of(&keys, language), term.number);
                    if let [_] = &*keys {
                        prop_assert!(term.counts.total() as usize <= count_phrase(&keys, &sample.sections[0].tokens));
                    }
                }
            }
        }

        #[test]
        fn any_text_is_counted(text in any::<String>()) {
            for language in Language::BOTH {
                Sample::new(&text, language).terms();
            }
        }
    }
}
