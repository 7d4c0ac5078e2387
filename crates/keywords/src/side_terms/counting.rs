//! Counting: from the sentences of a section to runs of words, and from these to terms.

use super::{Case, Place, Print, SideTerms, Term};
use crate::form::without_ending;
use crate::style::{SentencePrint, Style, printed};
use crate::surface::letters_and_capitals;
use crate::term::{LONGEST, TermNumber};
use ikiz_document::{AnalyzedSection, KindCounts, Language, SectionKind, Token, TokenKind, allowance};

/// Bytes that the terms of a token need: its place, and a term of each length that begins there, as all may be different.
const TOKEN: usize = size_of::<Place>() + size_of::<[u32; LONGEST]>() + LONGEST * size_of::<Term>();
/// Runs of words between two looks at the clock.
const PLACES: usize = 256;

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
    /// Counts the terms of a section.
    pub fn add(&mut self, text: &'a str, section: &'a AnalyzedSection) {
        let tokens = section.tokens.len();
        allowance::spend(tokens.saturating_mul(TOKEN));
        self.places.reserve(tokens);
        self.next.reserve(tokens);
        self.terms.reserve(tokens);
        let (mut rest, mut in_sentences) = (&*section.tokens, 0);
        let mut section_words = Counted { text, kind: section.section.kind, before: 0, surfaces: Vec::new() };
        for sentence in &section.sentences {
            // Sentences and tokens are in order and disjoint.
            let before = rest.iter().take_while(|token| token.span.start < sentence.start).count();
            let inside = rest[before..].iter().take_while(|token| token.span.end <= sentence.end).count();
            let (own, after) = rest[before..].split_at(inside);
            rest = after;
            in_sentences += inside;
            self.add_sentence(&mut section_words, own);
        }
        let words = if in_sentences == tokens { section_words.before } else { section.words() as u32 };
        self.words = self.words.saturating_add(words);
        self.kind_words.add(KindCounts::several(section.section.kind, words));
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
                let breaks = self.places.len() == start;
                self.push(section, (token, surface), style, opens, breaks);
            }
            section.before += 1;
        }
        self.count_run(start, section.kind);
    }

    /// The style of a sentence; notes the words of its tokens.
    fn style(&mut self, section: &mut Counted<'a>, tokens: &'a [Token]) -> Style {
        let mut counts = SentencePrint::default();
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
    fn push(&mut self, section: &Counted, word: (&'a Token, u32), style: Style, opens: bool, breaks: bool) {
        let (token, surface) = word;
        let language = self.surfaces.language();
        let (printed, known) = (printed(section.text, token), self.surfaces.get(surface));
        let bare = || self.surfaces.get(known.bare).text;
        let print = if *printed == *known.text {
            Print::Lower
        } else if known.has_apostrophe && without_ending(printed, language) == bare() {
            Print::LowerBefore
        } else {
            Print::Other
        };
        let case = match (style.decides(printed, opens, language), opens) {
            (true, _) => Case::Decided,
            (false, true) => Case::Opening,
            (false, false) => Case::Undecided,
        };
        let is_raised = printed.starts_with(char::is_uppercase);
        self.places.push(Place { token, surface, before: section.before, breaks, is_raised, case, print });
        self.next.push([0; LONGEST]);
    }

    /// Counts the terms of the run that begins at that place.
    fn count_run(&mut self, run: usize, kind: SectionKind) {
        let language = self.surfaces.language();
        let one = KindCounts::one(kind);
        for start in run..self.places.len() {
            if start.is_multiple_of(PLACES) {
                allowance::go_on();
            }
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
        let start = start as u32;
        let new = || Term { number, counts: KindCounts::default(), length: length as u8, start, last: start };
        let (at, is_new) = self.terms.place(number, |term| term.number == number, new);
        let term = self.terms.at_mut(at);
        if !is_new {
            self.next[term.last as usize][length - 1] = start;
        }
        term.counts.add(one);
        term.last = start;
    }
}

/// Whether words with this between them may be one phrase: only blanks, and no blank line.
fn is_blank(gap: &str) -> bool {
    gap == " " || gap.chars().all(char::is_whitespace) && !gap.contains("\n\n")
}
