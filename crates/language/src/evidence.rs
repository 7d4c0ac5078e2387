//! What the words of a text say for English, for Turkish and for another language.
//!
//! In a sentence that mixes two languages, the grammatical words and endings come from one of them, the content words
//! from either (the Matrix Language Frame: C. Myers-Scotton, Duelling Languages, 1993). So grammar and content are
//! counted separately.

use crate::word_lists::{
    ACADEMIC, ENGLISH_ENDING, FUNCTION, Forms, LEARNED_ENDING, NOUN_ENDING, OTHER_FUNCTION, VERB_ENDING, WordLists,
};
use ikiz_document::Twin;
use ikiz_text::{is_letter, is_sentence_end, is_single_quote};

/// Length to which plain words are collected, in bytes.
const PLAIN: usize = 300;
/// Upper limit of the votes for content.
const MOST_CONTENT: f64 = 3.0;
/// Weight of a function word.
const FUNCTION_WORD: f64 = 1.5;
/// Weight of a Turkish verb ending; the last word of a sentence is its verb.
const VERB: f64 = 1.3;
/// Further weight of a verb ending on the last word.
const LAST_VERB: f64 = 2.0;
/// Weight of a Turkish case, plural or possessive ending.
const NOUN: f64 = 0.6;
/// Weight of a suffix after an apostrophe.
const APOSTROPHE_SUFFIX: f64 = 0.8;
/// Weight of a word frequent in headings.
const ACADEMIC_WORD: f64 = 1.2;
/// A word of Greek or Latin origin as Turkish spells it.
const LEARNED_WORD: f64 = 1.0;
/// Weight of an English ending.
const ENGLISH_WORD: f64 = 0.8;
/// Weight of letters that, of the two languages, only Turkish has: ğ ı ş İ.
const TURKISH_LETTER: f64 = 1.2;
/// Weight of letters that Turkish shares with other languages: ç ö ü.
const SHARED_LETTER: f64 = 0.8;
/// Weight of q, w and x, which Turkish does not have.
const ENGLISH_LETTER: f64 = 0.8;
/// Weight of a word with letters of neither language.
const OTHER_LETTER: f64 = 2.5;
/// Share of its weight that a function word keeps if a third language spells it alike: `in`, `de`, `is`.
const SPELT_ALIKE: f64 = 0.5;
/// Share of its weight that a word with a capital keeps at the start of a sentence, where it may be a name.
const PERHAPS_NAME: f64 = 0.7;
/// Least length of a word whose capital tells a title, in bytes.
const LONG: usize = 5;
/// Fewest words of a title.
const TITLED: usize = 4;
/// Share of its weight that a name keeps: names are the same in both languages.
const NAME: f64 = 0.35;

/// Votes of one language.
#[derive(Clone, Copy, Debug, Default)]
pub struct Votes {
    /// Of function words and inflection.
    pub grammar: f64,
    /// Of other words and letters.
    pub content: f64,
}

impl Votes {
    /// Their sum; content is limited, because it may be borrowed.
    pub fn strength(self) -> f64 {
        self.grammar + self.content.min(MOST_CONTENT)
    }
}

/// What was counted in a text.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// For the two languages.
    pub votes: Twin<Votes>,
    /// For another language: function words.
    pub other_words: f64,
    /// For another language: letters of neither of the two.
    pub other_letters: f64,
    /// Whether it may be a title or a list.
    pub is_label: bool,
    /// Words.
    pub words: usize,
    /// Words that are in a list, where letters need not decide.
    pub listed: usize,
    /// The first words that are no names, with one blank after each: the text for votes by letters.
    pub plain: String,
    /// How many words `plain` has.
    pub plain_words: usize,
    /// Whether transliterated words were left out.
    pub skipped: bool,
}

impl Evidence {
    /// Counts the words of a text.
    pub fn of(text: &str, lists: &WordLists) -> Self {
        let mut evidence = Self::default();
        let mut sentence_start = true;
        let mut last_verb = false;
        let mut after_apostrophe = false;
        let capitals = !text.chars().any(char::is_lowercase);
        evidence.is_label = is_without_end_mark(text);
        let titled = evidence.is_label && !capitals && is_titled(text);
        // Few texts have a letter that begins with one of these bytes.
        let transliterated =
            text.bytes().any(|byte| TRANSLITERATION_BYTES.contains(&byte)) && text.contains(is_transliteration);
        let mut forms = Forms::default();
        let mut rest = text;
        while let Some(at) = rest.find(is_letter) {
            let gap = &rest[..at];
            after_apostrophe = after_apostrophe && gap.len() <= 3 && gap.ends_with(is_single_quote);
            sentence_start |= gap.contains(opens_sentence);
            let word_end = rest[at..].find(|letter: char| !is_letter(letter)).map_or(rest.len(), |length| at + length);
            let word = &rest[at..word_end];
            rest = &rest[word_end..];
            if after_apostrophe {
                forms.set(word);
                evidence.add_suffix(&forms, lists);
            } else if transliterated && word.contains(|letter| is_transliteration(letter) || is_macron(letter)) {
                // The word is Arabic or Ottoman; the text around it need not be.
                evidence.skipped = true;
                sentence_start = false;
            } else {
                let name = !capitals && !titled && !sentence_start && word.starts_with(char::is_uppercase);
                let perhaps_name = !capitals && word.starts_with(char::is_uppercase);
                let weight = if name {
                    NAME
                } else if perhaps_name {
                    PERHAPS_NAME
                } else {
                    1.0
                };
                if !name && evidence.plain.len() < PLAIN {
                    evidence.plain.push_str(word);
                    evidence.plain.push(' ');
                    evidence.plain_words += 1;
                }
                forms.set(word);
                let others_before = evidence.other_words;
                last_verb = evidence.add_word(word, &forms, weight, lists);
                if is_part_of_name(&forms.lower, rest) {
                    evidence.other_words = others_before;
                }
                sentence_start = false;
            }
            after_apostrophe = true;
        }
        if last_verb && evidence.words > 1 {
            evidence.votes.turkish.grammar += LAST_VERB;
        }
        evidence
    }

    /// Adds what the frame of a title says.
    pub fn add_frame(&mut self, votes: Twin<f64>) {
        self.votes.english.grammar += votes.english;
        self.votes.turkish.grammar += votes.turkish;
    }

    /// Adds a word's votes; returns whether it ends like a Turkish verb.
    fn add_word(&mut self, word: &str, forms: &Forms, weight: f64, lists: &WordLists) -> bool {
        let folded = forms.folded.as_str();
        let listed = lists.of(forms);
        self.words += 1;
        let marked = !word.is_ascii();
        let turkish_only = marked && word.contains(['ğ', 'ş', 'ı', 'Ğ', 'Ş', 'İ']);
        let shared = marked && word.contains(['ç', 'ö', 'ü', 'Ç', 'Ö', 'Ü']);
        let mut verb = false;
        if marked && folded.chars().any(|c| lists.other_letters.contains(&c)) {
            // Azerbaijani is close to Turkish, except for this letter.
            let weight = if folded.contains('ə') { 2.0 * weight } else { weight };
            self.other_letters += OTHER_LETTER * weight;
        }
        let mut function_word = FUNCTION_WORD;
        if listed & OTHER_FUNCTION != 0 {
            if listed & (FUNCTION.english | FUNCTION.turkish) != 0 {
                function_word *= SPELT_ALIKE;
            }
            self.other_words += function_word;
        }
        let endings = if folded.len() >= 5 { lists.endings.of(folded) } else { 0 };
        if !turkish_only && !shared {
            if listed & FUNCTION.english != 0 {
                self.votes.english.grammar += function_word;
                self.listed += 1;
            } else if listed & ACADEMIC.english != 0 {
                self.votes.english.content += ACADEMIC_WORD * weight;
                self.listed += 1;
            } else if endings & ENGLISH_ENDING != 0 {
                self.votes.english.content += ENGLISH_WORD * weight;
            }
            if folded.bytes().any(|letter| matches!(letter, b'q' | b'w' | b'x')) {
                self.votes.english.content += ENGLISH_LETTER * weight;
            }
        }
        if listed & FUNCTION.turkish != 0 {
            self.votes.turkish.grammar += function_word;
            self.listed += 1;
        } else if listed & ACADEMIC.turkish != 0 {
            self.votes.turkish.content += ACADEMIC_WORD * weight;
            self.listed += 1;
        } else if endings & VERB_ENDING != 0 {
            self.votes.turkish.grammar += VERB * weight;
            verb = true;
        } else if endings & NOUN_ENDING != 0 {
            let letters = if turkish_only || shared { 2.0 } else { 1.0 };
            self.votes.turkish.grammar += NOUN * letters * weight;
        }
        if endings & LEARNED_ENDING != 0 {
            self.votes.turkish.content += LEARNED_WORD * weight;
        }
        if turkish_only {
            self.votes.turkish.content += TURKISH_LETTER * weight;
        } else if shared {
            self.votes.turkish.content += SHARED_LETTER * weight;
        }
        verb
    }

    fn add_suffix(&mut self, suffix: &Forms, lists: &WordLists) {
        let endings = &lists.apostrophe_endings;
        if endings.english.contains(suffix.folded.as_str()) {
            self.votes.english.grammar += APOSTROPHE_SUFFIX;
        } else if endings.turkish.contains(suffix.folded.as_str()) {
            self.votes.turkish.grammar += APOSTROPHE_SUFFIX;
        }
    }
}

/// Whether a text does not end like a sentence: it may be a title or a list.
pub fn is_without_end_mark(text: &str) -> bool {
    !text.trim_end().ends_with(is_sentence_end)
}

/// Whether a text is printed like a title: nearly all of its longer words begin with a capital.
fn is_titled(text: &str) -> bool {
    let (mut words, mut long, mut small) = (0, 0, 0);
    for word in text.split(|letter: char| !is_letter(letter)).filter(|word| !word.is_empty()) {
        words += 1;
        let is_long = word.len() >= LONG;
        long += usize::from(is_long);
        small += usize::from(is_long && word.starts_with(char::is_lowercase));
    }
    words >= TITLED && small * 6 <= long
}

/// Whether a word is the article of an Arabic name, `al-Azdi`, or a part of `et al.`; `behind`: the text behind it.
fn is_part_of_name(word: &str, behind: &str) -> bool {
    behind.starts_with('-') || (word == "et" && behind.starts_with(" al")) || (word == "al" && behind.starts_with('.'))
}

/// Whether a capital after a mark may be that of a new sentence.
const fn opens_sentence(mark: char) -> bool {
    is_sentence_end(mark) || matches!(mark, ':' | '\n' | '•')
}

/// Signs that are only used in the transliteration of Arabic and Ottoman.
const fn is_transliteration(letter: char) -> bool {
    matches!(
        letter,
        'ʿ' | 'ʾ'
            | 'ḥ'
            | 'Ḥ'
            | 'ḍ'
            | 'Ḍ'
            | 'ṣ'
            | 'Ṣ'
            | 'ṭ'
            | 'Ṭ'
            | 'ẓ'
            | 'Ẓ'
            | 'ḫ'
            | 'Ḫ'
            | 'ḳ'
            | 'Ḳ'
            | 'ẕ'
            | 'Ẕ'
            | 'ḏ'
            | 'Ḏ'
    )
}

/// The first bytes of these signs.
const TRANSLITERATION_BYTES: [u8; 2] = [0xca, 0xe1];

/// Long vowels, which transliteration shares with Latvian.
const fn is_macron(letter: char) -> bool {
    matches!(letter, 'ā' | 'Ā' | 'ī' | 'Ī' | 'ū' | 'Ū')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lean(text: &str) -> f64 {
        let evidence = Evidence::of(text, WordLists::shipped());
        evidence.votes.turkish.strength() - evidence.votes.english.strength()
    }

    #[test]
    fn signs_of_transliteration_begin_with_their_bytes() {
        for letter in (char::MIN..=char::MAX).filter(|letter| is_transliteration(*letter)) {
            assert!(TRANSLITERATION_BYTES.contains(&letter.encode_utf8(&mut [0; 4]).as_bytes()[0]));
        }
    }

    #[test]
    fn grammar_outweighs_borrowed_words() {
        assert!(lean("Random forest ve gradient boosting algoritmaları denenmiştir.") > 0.0);
        assert!(lean("Şinasi's Şair Evlenmesi is read as a comedy of manners.") < 0.0);
    }

    #[test]
    fn parts_of_arabic_names_and_references_are_no_grammar_of_another_language() {
        let other = |text: &str| Evidence::of(text, WordLists::shipped()).other_words;
        assert!(other("Letters of al-Kindi; Watt et al. 2021").abs() < f64::EPSILON);
        assert!(other("il giardino del re") > 0.0);
    }

    #[test]
    fn case_and_diacritics_do_not_matter_to_grammar() {
        for text in ["BU ÇALIŞMA İÇİN YAPILMIŞTIR", "BU CALISMA ICIN YAPILMISTIR", "bu calisma icin yapilmistir"]
        {
            assert!(lean(text) > 3.0, "{text}");
        }
        assert!(lean("IN THIS STUDY IT IS SHOWN") < -3.0);
    }
}
