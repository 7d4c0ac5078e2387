//! What is counted in a section: single keys and phrases of two or three, with the forms they are printed in.

use crate::form::{Form, Style, letters_at_least, printed, without_ending};
use ikiz_document::{AnalyzedSection, Key, Language, Token, TokenKind};
use ikiz_text::is_stop_word;
use std::collections::BTreeMap;

/// The longest phrase, in keys.
const LONGEST: usize = 3;

/// A term: one key, or those of a phrase.
pub(crate) type Term = Box<[Key]>;

/// The terms of a section, or of several that were merged, with their counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionTerms {
    pub(crate) words: usize,
    pub(crate) terms: BTreeMap<Term, TermCount>,
}

/// How often a term occurs and how it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TermCount {
    /// Occurrences.
    pub count: usize,
    /// Words of its section before the first occurrence; the least of the sections that were merged.
    pub first: usize,
    /// The printed forms, sorted by their lower case.
    pub forms: Vec<Form>,
}

impl SectionTerms {
    /// Words and numbers of the text.
    pub fn words(&self) -> usize {
        self.words
    }

    /// Occurrences of a term: of one key, or of a phrase of two or three.
    pub fn count(&self, keys: &[Key]) -> usize {
        self.terms.get(keys).map_or(0, |term| term.count)
    }

    /// Adds the counts of another section. The order of merging makes no difference.
    pub fn merge(&mut self, other: &Self) {
        self.words += other.words;
        for (term, count) in &other.terms {
            match self.terms.get_mut(term) {
                Some(known) => known.merge(count),
                None => {
                    self.terms.insert(term.clone(), count.clone());
                }
            }
        }
    }

    fn add(&mut self, words: &[Word<'_>], language: Language) {
        let Some((last, rest)) = words.split_last() else { return };
        let lower = joined(rest.iter().map(|word| &*word.token.surface), without_ending(&last.token.surface, language));
        let decided = words.iter().all(|word| word.decided)
            || rest.first().is_some_and(|first| first.opens)
                && words[1..].iter().all(|word| word.decided)
                && words[1..].iter().any(|word| word.printed.starts_with(char::is_uppercase));
        let printed =
            decided.then(|| joined(rest.iter().map(|word| word.printed), without_ending(last.printed, language)));
        let count = TermCount { count: 1, first: words[0].index, forms: vec![Form::once(lower, printed)] };
        let term: Term = words.iter().map(|word| word.key.clone()).collect();
        match self.terms.get_mut(&term) {
            Some(known) => known.merge(&count),
            None => {
                self.terms.insert(term, count);
            }
        }
    }
}

impl TermCount {
    /// Adds the counts of the same term.
    pub fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.first = self.first.min(other.first);
        for form in &other.forms {
            match self.forms.binary_search_by(|known| known.lower.cmp(&form.lower)) {
                Ok(at) => self.forms[at].merge(form),
                Err(at) => self.forms.insert(at, form.clone()),
            }
        }
    }

    /// The forms as they are shown, most frequent first, with capitals as `casing` knows them (the same term in a larger text).
    pub fn shown_forms(&self, casing: &Self) -> Vec<(String, usize)> {
        let mut shown: Vec<(String, usize)> = Vec::with_capacity(self.forms.len());
        for form in &self.forms {
            let known = casing.forms.binary_search_by(|known| known.lower.cmp(&form.lower));
            let display = known.map_or(form, |at| &casing.forms[at]).display();
            shown.push((display.to_owned(), form.count));
        }
        shown.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
        shown
    }
}

/// Counts the terms of a section in its language: keys of words that are no stop words and have two letters or more, and phrases
/// of two or three such keys that follow each other in a sentence with nothing but blanks between; in English also `x of y`.
/// The section's tokens hold their keys; `text` is the document's.
pub fn count_section(text: &str, section: &AnalyzedSection, language: Language) -> SectionTerms {
    let mut terms = SectionTerms { words: section.words(), terms: BTreeMap::new() };
    let mut index = 0;
    for sentence in &section.sentences {
        let tokens = section.tokens_in(*sentence);
        let style = Style::of(text, tokens, section.section.kind);
        let mut run: Vec<Word<'_>> = Vec::new();
        let mut end = None;
        for token in tokens.iter().filter(|token| token.kind != TokenKind::Punctuation) {
            let gap = end.map(|end| text.get(end..token.span.start).unwrap_or_default());
            if gap.is_some_and(|gap| !gap.chars().all(char::is_whitespace) || gap.contains("\n\n")) {
                count_run(&run, language, &mut terms);
                run.clear();
            }
            end = Some(token.span.end);
            index += 1;
            let (TokenKind::Word, Some(key)) = (token.kind, &token.key) else {
                count_run(&run, language, &mut terms);
                run.clear();
                continue;
            };
            let opens = gap.is_none_or(|gap| gap.contains([':', '•']));
            let printed = printed(text, token);
            run.push(Word {
                token,
                key,
                printed,
                index,
                opens,
                decided: style.decides(printed, opens, language),
                is_content: letters_at_least(&token.surface, 2) && !is_stop_word(&token.surface, language),
            });
        }
        count_run(&run, language, &mut terms);
    }
    terms
}

/// Occurrences of a sequence of keys among tokens, overlapping ones included. Punctuation breaks a sequence.
pub fn count_phrase(keys: &[Key], tokens: &[Token]) -> usize {
    if keys.is_empty() {
        return 0;
    }
    let matches = |window: &[Token]| window.iter().zip(keys).all(|(token, key)| token.key.as_ref() == Some(key));
    tokens.windows(keys.len()).filter(|window| matches(window)).count()
}

struct Word<'a> {
    token: &'a Token,
    key: &'a Key,
    printed: &'a str,
    /// Words of the section up to it.
    index: usize,
    /// First in its sentence, or after a colon.
    opens: bool,
    /// Whether its case means something.
    decided: bool,
    is_content: bool,
}

fn count_run(run: &[Word<'_>], language: Language, terms: &mut SectionTerms) {
    for start in (0..run.len()).filter(|&at| run[at].is_content) {
        for end in start + 1..=run.len().min(start + LONGEST) {
            let words = &run[start..end];
            if is_term(words, language) {
                terms.add(words, language);
            }
        }
    }
}

fn is_term(words: &[Word<'_>], language: Language) -> bool {
    match words {
        [single] => single.is_content,
        [first, second] => first.is_content && second.is_content,
        [first, inside, last] => {
            let links = language == Language::English && &*inside.token.surface == "of";
            first.is_content && last.is_content && (inside.is_content || links)
        }
        _ => false,
    }
}

fn joined<'a>(words: impl Iterator<Item = &'a str>, last: &str) -> Box<str> {
    let mut phrase = String::new();
    for word in words {
        phrase.push_str(word);
        phrase.push(' ');
    }
    phrase.push_str(last);
    phrase.into()
}
