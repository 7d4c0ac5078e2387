//! What is counted in a section: single keys and phrases of two or three, with their printed forms.

use crate::form::{Form, Style, letters_at_least, printed, without_ending};
use ikiz_document::{AnalyzedSection, Key, Language, Token, TokenKind};
use ikiz_text::is_stop_word;
use std::collections::BTreeMap;

/// The longest phrase, in keys.
const LONGEST: usize = 3;

/// A term: one key, or the keys of a phrase.
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
    /// Words of its section before the first occurrence; the lowest number of the merged sections.
    pub first: usize,
    /// The printed forms, sorted by their lower case.
    pub forms: Vec<Form>,
}

impl SectionTerms {
    /// How many words and numbers the text has.
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
        let count = TermCount { count: 1, first: words[0].before, forms: vec![Form::once(lower, printed)] };
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

    /// The forms as they are shown, most frequent first, with the capitals of `casing`, the same term in a larger text.
    pub fn shown_forms(&self, casing: &Self) -> Vec<(String, usize)> {
        let mut shown: Vec<(String, usize)> = Vec::with_capacity(self.forms.len());
        for form in &self.forms {
            let known = casing.forms.binary_search_by(|known| known.lower.cmp(&form.lower));
            let display = known.map_or(form, |at| &casing.forms[at]).display();
            shown.push((display.to_owned(), form.count));
        }
        // Of two equally frequent forms, the shorter has fewer suffixes.
        shown.sort_by(|left, right| {
            right.1.cmp(&left.1).then_with(|| left.0.len().cmp(&right.0.len())).then_with(|| left.0.cmp(&right.0))
        });
        shown
    }
}

/// Counts the terms of a section in its language: keys of words that are no stop words and have two letters or more,
/// and phrases of two or three such keys in a sentence with only blanks between them; in English also `x of y`. The
/// section's tokens must have their keys; `text` is that of the document.
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
            let before = index;
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
                before,
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
    /// Words of the section before it.
    before: usize,
    /// First in its sentence, or after a colon.
    opens: bool,
    /// Whether its case is meaningful.
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

pub(crate) fn joined<'a>(words: impl Iterator<Item = &'a str>, last: &str) -> Box<str> {
    let mut phrase = String::new();
    for word in words {
        phrase.push_str(word);
        phrase.push(' ');
    }
    phrase.push_str(last);
    phrase.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{analyzed, key, keys, terms};
    use ikiz_document::SectionKind;
    use proptest::prelude::*;

    fn forms(terms: &SectionTerms, term: &[Key]) -> Vec<(String, usize)> {
        terms.terms.get(term).map(|count| count.shown_forms(count)).unwrap_or_default()
    }

    #[test]
    fn inflections_and_capitals_are_one_term() {
        let text = "NATO’nun genişlemesi tartışıldı. Üyeler NATO’ya güveniyor, ama NATO küçük kaldı.";
        let terms = terms(text, Language::Turkish);
        assert_eq!(forms(&terms, &[key("nato", Language::Turkish)]), [("NATO".to_owned(), 3)]);
    }

    #[test]
    fn a_capital_at_the_start_of_a_sentence_marks_no_name() {
        let terms = terms("Rivers rise here. Old bridges cross rivers near Konya.", Language::English);
        assert_eq!(forms(&terms, &keys("rivers", Language::English)), [("rivers".to_owned(), 2)]);
        assert_eq!(forms(&terms, &keys("konya", Language::English)), [("Konya".to_owned(), 1)]);
        assert_eq!(forms(&terms, &keys("old bridges", Language::English)), [("old bridges".to_owned(), 1)]);
    }

    #[test]
    fn phrases_end_at_stop_words_and_marks() {
        let terms = terms("The quality of service, network load and 12 routers.", Language::English);
        let count = |phrase: &str| terms.count(&keys(phrase, Language::English));
        assert_eq!(count("quality of service"), 1);
        assert_eq!(count("network load"), 1);
        assert_eq!(count("service network"), 0, "a comma stands between");
        assert_eq!(count("load and"), 0);
        assert_eq!(count("of service"), 0);
        assert_eq!(count("12"), 0, "a number is no term");
        assert_eq!(terms.words(), 9);
    }

    #[test]
    fn titles_in_capitals_keep_turkish_letters() {
        let section = analyzed("KIRSAL KALKINMA İZMİR", Language::Turkish, SectionKind::Title);
        let terms = count_section("KIRSAL KALKINMA İZMİR", &section, Language::Turkish);
        assert_eq!(forms(&terms, &keys("kırsal kalkınma", Language::Turkish)), [("kırsal kalkınma".to_owned(), 1)]);
        assert_eq!(forms(&terms, &keys("izmir", Language::Turkish)), [("izmir".to_owned(), 1)]);
    }

    #[test]
    fn phrases_are_found_among_tokens() {
        let section = analyzed("Soil water and soil water. Water soil.", Language::English, SectionKind::Abstract);
        let tokens = &section.tokens;
        assert_eq!(count_phrase(&keys("soil water", Language::English), tokens), 2);
        assert_eq!(count_phrase(&keys("water soil", Language::English), tokens), 1);
        assert_eq!(count_phrase(&keys("soil", Language::English), tokens), 3);
        assert_eq!(count_phrase(&[], tokens), 0);
    }

    proptest! {
        #[test]
        fn counts_are_the_sums_of_their_forms(text in "([a-cğİı’' .\n1-3A]{0,9}[ ,.]){0,12}") {
            for language in Language::BOTH {
                let section = analyzed(&text, language, SectionKind::Abstract);
                let counted = count_section(&text, &section, language);
                for (term, count) in &counted.terms {
                    prop_assert_eq!(count.count, count.forms.iter().map(|form| form.count).sum::<usize>());
                    if let [_] = &**term {
                        prop_assert!(count.count <= count_phrase(term, &section.tokens));
                    }
                }
            }
        }

        #[test]
        fn merging_in_any_order_gives_the_same(texts in prop::collection::vec("[A-Ca-cİı’ .]{0,30}", 0..5)) {
            let parts: Vec<_> = texts.iter().map(|text| terms(text, Language::Turkish)).collect();
            let fold = |parts: &mut dyn Iterator<Item = &SectionTerms>| {
                parts.fold(SectionTerms::default(), |mut sum, part| { sum.merge(part); sum })
            };
            prop_assert_eq!(fold(&mut parts.iter()), fold(&mut parts.iter().rev()));
        }

        #[test]
        fn any_text_is_counted(text in any::<String>()) {
            for language in Language::BOTH {
                terms(&text, language);
            }
        }
    }
}
