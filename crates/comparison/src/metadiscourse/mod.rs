//! Metadiscourse: the words by which writers lead their readers and take a stance, by the ten categories of Hyland
//! (2005). Lists of patterns in both languages find them.

pub(crate) mod citations;
mod lists;
mod pattern;
#[cfg(test)]
mod quality;

use crate::affixes::Affixes;
use citations::{Word, citations};
use ikiz_document::{AnalyzedSection, Language, MarkerCounts, Metadiscourse, Span, Token};
use ikiz_text::{Enclosed, is_apostrophe};
use pattern::{Part, Pattern, Test};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

pub use lists::Markers;

/// A marker: its category and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Marker {
    /// What it does.
    category: Metadiscourse,
    /// Its tokens in the sentence.
    tokens: Range<usize>,
}

/// The markers of a sentence, in order; `text` is that of the document. The longest pattern wins, then an exception,
/// then the earlier one; a token belongs to one marker. Quotations are words of others and have none; they are looked
/// for within the sentence, as a mark that has lost its twin would quote the rest of the text.
fn markers(text: &str, tokens: &[Token], patterns: &Patterns, language: Language) -> Vec<Marker> {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return Vec::new() };
    let printed = |span: Span| text.get(span.start..span.end).unwrap_or_default();
    let lower: Vec<String> = tokens.iter().map(|token| token.surface.replace(is_apostrophe, "'")).collect();
    let words = tokens.iter().zip(&lower).map(|(token, lower)| Word { printed: printed(token.span), lower });
    let mut found = Sentence::new(words.collect(), language).markers(patterns);
    let quotations = Enclosed::quotations(printed(Span::new(first.span.start, last.span.end)), first.span.start);
    found.retain(|marker| !tokens[marker.tokens.clone()].iter().any(|token| quotations.touches(token.span)));
    found
}

/// The markers of a section.
#[derive(Clone, Debug, Default)]
pub(crate) struct SectionMarkers {
    /// For each sentence, how many of each category.
    pub counts: Vec<MarkerCounts>,
    /// All of them, in order.
    pub found: Vec<(Span, Metadiscourse)>,
}

impl SectionMarkers {
    /// Of a section of a document with that text.
    pub fn of(text: &str, section: &AnalyzedSection, patterns: &Patterns, language: Language) -> Self {
        let mut found = Vec::new();
        let of_sentence = |sentence: &Span| {
            let mut counts = MarkerCounts::default();
            let tokens = section.tokens_in(*sentence);
            for Marker { category, tokens: place } in markers(text, tokens, patterns, language) {
                counts[category as usize] += 1;
                found.push((Span::new(tokens[place.start].span.start, tokens[place.end - 1].span.end), category));
            }
            counts
        };
        let counts = section.sentences.iter().map(of_sentence).collect();
        Self { counts, found }
    }
}

/// The counts of all sentences of sections.
pub(crate) fn total<'a>(sections: impl Iterator<Item = &'a SectionMarkers>) -> MarkerCounts {
    let mut total = MarkerCounts::default();
    for counts in sections.flat_map(|section| &section.counts) {
        total.iter_mut().zip(counts).for_each(|(total, count)| *total += count);
    }
    total
}

/// The patterns of a language, by what their first token may be.
#[derive(Clone, Debug, Default)]
pub(crate) struct Patterns {
    all: Vec<Pattern>,
    known: Affixes<usize>,
    /// Those of other first parts.
    others: Vec<usize>,
}

impl Patterns {
    fn new(all: Vec<Pattern>) -> Self {
        let (mut known, mut others) = (Affixes::default(), Vec::new());
        for (at, pattern) in all.iter().enumerate() {
            match &pattern.parts[0] {
                Part::Token(Test::Is(all)) => all.iter().for_each(|word| known.put_word(word.clone(), at)),
                Part::Token(Test::Begins(all)) => all.iter().for_each(|word| known.put_beginning(word.clone(), at)),
                Part::Token(Test::Ends(all)) => all.iter().for_each(|word| known.put_ending(word.clone(), at)),
                Part::Token(Test::Holds(all)) => all.iter().for_each(|word| known.put_part(word.clone(), at)),
                _ => others.push(at),
            }
        }
        Self { all, known, others }
    }

    /// Gives the patterns whose first token may be this one.
    fn beginning_with(&self, token: &str, mut give: impl FnMut(usize)) {
        self.known.each(token, &mut give);
        self.others.iter().for_each(|at| give(*at));
    }
}

/// A sentence with its citations.
struct Sentence<'a> {
    words: Vec<Word<'a>>,
    citations: BTreeMap<usize, usize>,
    /// The first word or number.
    first: usize,
}

/// A pattern that fits, in the order in which they are chosen: long ones, exceptions, early ones, in the order of the
/// list.
type Candidate = (Reverse<usize>, bool, usize, usize);

impl<'a> Sentence<'a> {
    fn new(words: Vec<Word<'a>>, language: Language) -> Self {
        let first = words.iter().position(|word| word.printed.starts_with(char::is_alphanumeric)).unwrap_or(0);
        Self { citations: citations(&words, language), words, first }
    }

    fn markers(&self, patterns: &Patterns) -> Vec<Marker> {
        let mut candidates: Vec<Candidate> = Vec::new();
        for (start, word) in self.words.iter().enumerate() {
            patterns.beginning_with(word.lower, |at| {
                let pattern = &patterns.all[at];
                if !pattern.opens || start == self.first {
                    self.ends(&pattern.parts, start, &mut |end| {
                        candidates.push((Reverse(end - start), !pattern.is_exception, start, at));
                    });
                }
            });
        }
        candidates.sort_unstable();
        candidates.dedup();
        let mut is_taken = vec![false; self.words.len()];
        // A bit for each category whose markers are stopped at a token.
        let mut stopped = vec![0_u16; self.words.len()];
        let mut found = Vec::new();
        for (Reverse(length), _, start, at) in candidates {
            let (pattern, tokens) = (&patterns.all[at], start..start + length);
            if tokens.clone().any(|token| is_taken[token]) {
                continue;
            }
            if pattern.is_exception {
                stopped[tokens].iter_mut().for_each(|stopped| *stopped |= pattern.stopped());
                continue;
            }
            let stops = |stopped: &u16| stopped & pattern.stopped() > 0;
            let Some(category) = pattern.category.filter(|_| !stopped[tokens.clone()].iter().any(stops)) else {
                continue;
            };
            is_taken[tokens.clone()].fill(true);
            found.push(Marker { category, tokens });
        }
        found.sort_unstable_by_key(|marker| marker.tokens.start);
        found
    }

    /// Gives where a match of the parts that begins at a token ends.
    fn ends(&self, parts: &[Part], at: usize, give: &mut dyn FnMut(usize)) {
        let Some((part, rest)) = parts.split_first() else { return give(at) };
        match part {
            Part::Token(test) => {
                if self.words.get(at).is_some_and(|word| test.takes(word.lower)) {
                    self.ends(rest, at + 1, give);
                }
            }
            Part::Citation => {
                if let Some(end) = self.citations.get(&at) {
                    self.ends(rest, *end, give);
                }
            }
            Part::Gap => {
                let is_word = |word: &&Word<'_>| word.printed.starts_with(char::is_alphanumeric);
                let words = self.words.iter().skip(at).take(2).take_while(is_word).count();
                (0..=words).for_each(|skipped| self.ends(rest, at + skipped, give));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::SectionKind;

    fn found(text: &str, language: Language) -> Vec<(&'static str, String)> {
        let mut fixture = Fixture::new();
        let id = fixture.section(SectionKind::Abstract, language, text);
        let (text, tokens) = (&fixture.document.text, &fixture.sections[id].tokens);
        let printed = |marker: &Marker| {
            let (first, last) = (&tokens[marker.tokens.start], &tokens[marker.tokens.end - 1]);
            text[first.span.start..last.span.end].to_owned()
        };
        markers(text, tokens, Markers::shipped().of(language), language)
            .iter()
            .map(|marker| (marker.category.name(), printed(marker)))
            .collect()
    }

    #[test]
    fn an_apostrophe_behind_a_word_is_a_mark_of_its_own() {
        let found = found("To the authors’ knowledge, it is the first bridge.", Language::English);
        assert_eq!(found, [("hedges", "To the authors’ knowledge".to_owned())]);
    }

    #[test]
    fn markers_are_found_and_other_uses_left() {
        let english = "However, these results may not hold for everyone. The fair was held in May.";
        assert_eq!(
            found(english, Language::English),
            [("transitions", "However".to_owned()), ("hedges", "may".to_owned())]
        );
        let turkish = "Bu nedenle bulguların dikkatle yorumlanması gerektiği unutulmamalıdır.";
        let found = found(turkish, Language::Turkish);
        assert_eq!(found.first().map(|marker| marker.0), Some("transitions"));
        assert_eq!(found.last().map(|marker| marker.0), Some("engagement-markers"));
    }
}
