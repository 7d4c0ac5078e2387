//! Which language frames a title that holds names and works of the other one.
//!
//! The grammatical words of a sentence come from one language (Myers-Scotton, see `evidence.rs`); names, titles of works
//! and old phrases around them are nobody's.

use crate::word::is_known_to;
use crate::word_lists::{ACADEMIC, FUNCTION, Forms, NOUN_ENDING, OTHER_FUNCTION, WordLists};
use ikiz_document::{Language, Twin};
use ikiz_text::{Enclosed, is_letter, is_single_quote, lower};
use std::borrow::Cow;

/// Weight of a frame whose grammatical words are all of one language.
const FRAME: f64 = 5.0;
/// Fewest letters of a grammatical word or suffix: `a` also counts parts, and `Shari'a` has no suffix.
const FEWEST: usize = 2;
/// Fewest letters of a name with a Turkish suffix behind an apostrophe, and of a word that is known or inflected.
const FEWEST_OF_NAME: usize = 4;

/// A short text without what it names.
pub struct Frame<'a> {
    /// Its words, with an `i` where a wrong change of case left `ı` or `İ` in English words.
    pub text: Cow<'a, str>,
    /// What its grammatical words say for each language.
    pub votes: Twin<f64>,
}

impl<'a> Frame<'a> {
    /// A text of which nothing is left out.
    pub fn whole(text: &'a str) -> Self {
        Self { text: text.into(), votes: Twin::new(0.0, 0.0) }
    }

    /// Reads a title or a list.
    pub fn new(text: &'a str, lists: &WordLists) -> Self {
        // Most texts need no more than this.
        if !may_be_mixed(text, lists) || !Grammar::of(text, lists).has_function_word.english {
            return Self::whole(text);
        }
        let text = without_work(without_quotes(text, lists), lists);
        let grammar = Grammar::of(&text, lists);
        let Twin { english, turkish } = grammar.has_function_word;
        if grammar.has_suffix {
            return Self { text: without_names(&text, Language::Turkish), votes: Twin::new(0.0, FRAME) };
        }
        if !english || turkish || grammar.has_turkish_form {
            return Self { text, votes: Twin::new(0.0, 0.0) };
        }
        let text = without_names(&with_english_letters(text), Language::English);
        Self { text, votes: Twin::new(FRAME, 0.0) }
    }
}

/// The grammatical words of a text.
#[derive(Clone, Copy)]
struct Grammar {
    /// Whether a grammatical word is of the language.
    has_function_word: Twin<bool>,
    /// Whether a word is frequent in titles of papers of the language.
    has_academic_word: Twin<bool>,
    /// Whether only the language has a word.
    has_own_word: Twin<bool>,
    /// Whether a word may be grammatical in English; Turkish may spell another one alike: `an`, `at`.
    may_be_english: bool,
    /// Whether a name has a Turkish suffix behind an apostrophe.
    has_suffix: bool,
    /// Whether a word that only Turkish has ends like an inflected noun.
    has_turkish_form: bool,
}

impl Grammar {
    fn of(text: &str, lists: &WordLists) -> Self {
        let none = Twin::new(false, false);
        let mut found = Self {
            has_function_word: none,
            has_academic_word: none,
            has_own_word: none,
            may_be_english: false,
            has_suffix: false,
            has_turkish_form: false,
        };
        let mut forms = Forms::default();
        let mut before = "";
        let (mut has_in, mut has_unknown) = (false, false);
        for piece in text.split_inclusive(|letter: char| !is_letter(letter)) {
            let word = piece.trim_end_matches(|letter: char| !is_letter(letter));
            if !word.is_empty() {
                forms.set(word);
                if before.ends_with(is_single_quote) && before.chars().count() > 1 {
                    found.has_suffix |= is_long_name(before)
                        && word.len() >= FEWEST
                        && lists.apostrophe_endings.turkish.contains(forms.folded.as_str());
                } else {
                    found.add(word, &forms, lists);
                    has_in |= forms.lower == "in";
                    has_unknown |= word.starts_with(char::is_lowercase) && !is_known_to(word, Language::English);
                }
            }
            before = piece;
        }
        // Other languages spell it alike.
        found.has_function_word.english |= has_in && found.has_own_word.english && !has_unknown;
        found
    }

    fn add(&mut self, word: &str, forms: &Forms, lists: &WordLists) {
        let listed = lists.of(forms);
        let tells = (word.len() > FEWEST || matches!(&*forms.folded, "by" | "of"))
            && word.is_ascii()
            && listed & OTHER_FUNCTION == 0
            && !is_known_to(word, Language::Turkish);
        self.may_be_english |= listed & FUNCTION.english != 0;
        self.has_function_word.english |= listed & FUNCTION.english != 0 && tells;
        self.has_function_word.turkish |= listed & FUNCTION.turkish != 0;
        self.has_academic_word.english |= listed & ACADEMIC.english != 0;
        self.has_academic_word.turkish |= listed & ACADEMIC.turkish != 0;
        let is_turkish = is_known_only_to(word, Language::Turkish);
        self.has_own_word.turkish |= is_turkish;
        self.has_own_word.english |= word.len() >= FEWEST_OF_NAME && is_known_only_to(word, Language::English);
        self.has_turkish_form |=
            is_turkish && forms.folded.len() > FEWEST_OF_NAME && lists.endings.of(&forms.folded) & NOUN_ENDING != 0;
    }

    /// Whether something tells how the text is framed.
    const fn tells(self) -> bool {
        let Twin { english, turkish } = self.has_function_word;
        english || turkish || self.has_suffix || self.has_turkish_form
    }
}

/// Whether a piece is a name with an apostrophe behind it; in short ones it may be a letter of Arabic: `Qur'an`.
fn is_long_name(piece: &str) -> bool {
    piece.chars().count() > FEWEST_OF_NAME && piece.starts_with(char::is_uppercase)
}

fn is_known_only_to(word: &str, language: Language) -> bool {
    is_known_to(word, language) && !is_known_to(word, language.twin())
}

/// Whether a text has a grammatical word of English.
fn may_be_mixed(text: &str, lists: &WordLists) -> bool {
    let mut forms = Forms::default();
    text.split(|letter: char| !is_letter(letter)).filter(|word| !word.is_empty()).any(|word| {
        forms.set(word);
        lists.of(&forms) & FUNCTION.english != 0
    })
}

/// A text without what it quotes, if grammatical words are left.
fn without_quotes<'a>(text: &'a str, lists: &WordLists) -> Cow<'a, str> {
    let quotations = Enclosed::quotations(text, 0);
    let mut rest = String::new();
    let mut at = 0;
    for quotation in quotations.spans() {
        rest.push_str(&text[at..quotation.start]);
        at = quotation.end;
    }
    rest.push_str(&text[at..]);
    if at > 0 && Grammar::of(&rest, lists).tells() { rest.into() } else { text.into() }
}

/// The part before or behind a colon that says what is done, if the other one is the title of a work.
fn without_work<'a>(text: Cow<'a, str>, lists: &WordLists) -> Cow<'a, str> {
    let Some((head, tail)) = text.split_once(": ") else { return text };
    let [first, second] = [head, tail].map(|part| Grammar::of(part, lists));
    let is_english = |part: Grammar| {
        let Twin { english, turkish } = part.has_function_word;
        english && !turkish && !part.has_suffix && !part.has_turkish_form
    };
    let is_turkish = |part: Grammar| {
        let Twin { english, turkish } = part.has_function_word;
        !english && part.has_turkish_form && (turkish || part.has_academic_word.turkish)
    };
    let is_work = if is_english(first) {
        let is_turkish = second.has_function_word.turkish && second.has_turkish_form && first.has_own_word.turkish;
        !second.may_be_english && !second.has_academic_word.iter().any(|has| *has) && !is_turkish
    } else {
        is_turkish(first) && is_english(second) && !second.has_academic_word.english
    };
    let is_work_first =
        is_english(first) && !first.has_academic_word.english && is_turkish(second) && second.has_academic_word.turkish;
    match (is_work, is_work_first) {
        (true, _) => head.to_owned().into(),
        (_, true) => tail.to_owned().into(),
        _ => text,
    }
}

/// An English text with `i` for `ı` and `I` for `İ` in words that only English has so.
fn with_english_letters(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains(['ı', 'İ']) {
        return text;
    }
    let mut mended = String::with_capacity(text.len());
    for piece in text.split_inclusive(|letter: char| !is_letter(letter)) {
        let word = piece.trim_end_matches(|letter: char| !is_letter(letter));
        let plain: String = word.chars().map(english_letter).collect();
        let is_english = plain.is_ascii()
            && is_known_to(&plain, Language::English)
            && (word.contains('ı') || !is_known_to(&lower(word, Language::Turkish), Language::Turkish));
        mended.push_str(if is_english { &plain } else { word });
        mended.push_str(&piece[word.len()..]);
    }
    mended.into()
}

/// A text in a language without the names in it: words with a capital or letters that speak for the other language.
fn without_names<'a>(text: &str, language: Language) -> Cow<'a, str> {
    let other = language.twin();
    let is_name = |word: &str| {
        let is_marked = other == Language::Turkish && word.contains(['ğ', 'ş', 'ı', 'Ğ', 'Ş', 'İ']);
        let is_of_other = !is_known_to(word, language) && (!word.is_ascii() || is_known_to(word, other));
        word.starts_with(char::is_uppercase) && (is_marked || is_of_other)
    };
    let mut rest = String::with_capacity(text.len());
    for piece in text.split_inclusive(|letter: char| !is_letter(letter)) {
        let word = piece.trim_end_matches(|letter: char| !is_letter(letter));
        rest.push_str(if is_name(word) { &piece[word.len()..] } else { piece });
    }
    rest.into()
}

const fn english_letter(letter: char) -> char {
    match letter {
        'ı' => 'i',
        'İ' => 'I',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn votes(text: &str) -> [bool; 2] {
        let votes = Frame::new(text, WordLists::shipped()).votes;
        [votes.english > 0.0, votes.turkish > 0.0]
    }

    fn text(text: &str) -> String {
        Frame::new(text, WordLists::shipped()).text.into_owned()
    }

    #[test]
    fn grammatical_words_tell_the_frame() {
        assert_eq!(votes("Gülbahar Hatun of Ordu"), [true, false]);
        assert_eq!(votes("Emily Brontë’nin The Night of Storms Şiirinde Rüzgâr"), [false, true]);
        for open in ["Gülbahar Hatun", "Mor Salkımlı Ev", "Web of Science ile Tarama", "A Tipi Ev"] {
            assert_eq!(votes(open), [false, false], "{open}");
        }
    }

    #[test]
    fn works_behind_a_colon_or_in_quotes_are_left_out() {
        assert_eq!(text("A Study of a Novel: Yaban Gülleri"), "A Study of a Novel");
        assert_eq!(text("The Past in “Yaban Gülleri”"), "The Past in ");
        assert_eq!(text("The Wind in the Reeds: Bir Şiir Çözümlemesi"), "Bir Şiir Çözümlemesi");
        assert_eq!(text("The Wind: an essay"), "The Wind: an essay");
    }

    #[test]
    fn dotless_letters_of_english_words_are_mended() {
        assert_eq!(text("Famıly and Chıldren of Kırşehir"), "Family and Children of ");
        assert_eq!(text("aile ve ışık"), "aile ve ışık");
    }
}
