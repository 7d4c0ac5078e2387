//! Plain texts to align: their sentences with the borders of paragraphs, and whether both are in the language of their
//! side.

use crate::given::TextPair;
use crate::stage::{detect, split};
use ikiz_document::{Language, LanguageTag, Twin};

/// The sentences of a text, with an empty one between two paragraphs. A blank line separates paragraphs.
pub fn paragraph_sentences(text: &str, language: Language) -> Vec<String> {
    let mut sentences = Vec::new();
    let lines: Vec<&str> = text.lines().collect();
    for paragraph in lines.split(|line| line.trim().is_empty()) {
        let mut found = split(&paragraph.join("\n"), language);
        if !found.is_empty() && !sentences.is_empty() {
            sentences.push(String::new());
        }
        sentences.append(&mut found);
    }
    sentences
}

/// Why two texts can probably not be aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// Neither side holds text.
    NoText,
    /// One side holds no text.
    EmptySide(Language),
    /// Both sides are the same text.
    SameText,
    /// The English side is Turkish, and the Turkish one English.
    Swapped,
    /// Both sides are in this language.
    OneLanguage(Language),
    /// One side is in another language than its own.
    OtherLanguage(Language, LanguageTag),
}

/// From this number of words on, a detected language is sure enough to be reported.
const ENOUGH_WORDS: usize = 20;
/// From this confidence on, it is.
const SURE: f64 = 0.9;
/// One of these is every third to seventh word of an English abstract.
const ENGLISH_WORDS: [&str; 6] = ["the", "of", "and", "in", "to", "was"];
/// Letters that hardly any other language has; 3 to 13 % of a Turkish abstract.
const TURKISH_LETTERS: &str = "ğĞışİŞ";
/// Number of sentences of a side that are examined, and of letters in all of them.
const SAMPLE: usize = 12;
const LETTERS: usize = 1440;

/// What speaks against a pair, if anything does. If the languages of the sides are `trusted`, only empty sides are
/// reported.
pub fn concern(pair: &TextPair, trusted: bool) -> Option<Concern> {
    let empty = of_emptiness(pair);
    if empty.is_some() || trusted {
        return empty;
    }
    if pair.english == pair.turkish { Some(Concern::SameText) } else { of_languages(languages(pair)) }
}

/// The languages of both sides, if they are sure.
fn languages(pair: &TextPair) -> Twin<Option<LanguageTag>> {
    let samples = pair.as_ref().map(|sentences| sample(sentences));
    // Most pairs show their languages by their letters, which is much faster.
    if look_right(&samples) {
        return Twin::default();
    }
    let mut found = detect(samples.iter().map(String::as_str)).into_iter();
    samples.as_ref().map(|sample| {
        let found = found.next()?;
        let words = sample.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
        let is_sure = words >= ENOUGH_WORDS && found.confidence.value() >= SURE;
        is_sure.then_some(found.tag).filter(|tag| *tag != LanguageTag::Undetermined)
    })
}

/// Whether the English side has frequent English words, and the Turkish side has Turkish letters.
fn look_right(Twin { english, turkish }: &Twin<String>) -> bool {
    let is_english = |word: &&str| ENGLISH_WORDS.iter().any(|known| word.eq_ignore_ascii_case(known));
    let words = english.split_whitespace();
    let is_turkish = |letter: &char| TURKISH_LETTERS.contains(*letter);
    let letters = turkish.chars().filter(|letter| letter.is_alphabetic());
    words.clone().filter(is_english).count() * 10 > words.count()
        && letters.clone().filter(is_turkish).count() * 100 > letters.count() * 3
}

fn of_emptiness(pair: &TextPair) -> Option<Concern> {
    let is_empty = |side: &[String]| side.iter().all(|sentence| sentence.trim().is_empty());
    match (is_empty(&pair.english), is_empty(&pair.turkish)) {
        (true, true) => Some(Concern::NoText),
        (true, false) => Some(Concern::EmptySide(Language::English)),
        (false, true) => Some(Concern::EmptySide(Language::Turkish)),
        _ => None,
    }
}

fn of_languages(Twin { english, turkish }: Twin<Option<LanguageTag>>) -> Option<Concern> {
    match (english, turkish) {
        (Some(LanguageTag::TURKISH), Some(LanguageTag::ENGLISH)) => Some(Concern::Swapped),
        (Some(LanguageTag::Known(one)), Some(LanguageTag::Known(other))) if one == other => {
            Some(Concern::OneLanguage(one))
        }
        (Some(tag), _) if tag != LanguageTag::ENGLISH => Some(Concern::OtherLanguage(Language::English, tag)),
        (_, Some(tag)) if tag != LanguageTag::TURKISH => Some(Concern::OtherLanguage(Language::Turkish, tag)),
        _ => None,
    }
}

/// Sentences from all parts of the text.
fn sample(sentences: &[String]) -> String {
    let step = sentences.len().div_ceil(SAMPLE).max(1);
    let mut sample = String::new();
    let letters = LETTERS / sentences.len().clamp(1, SAMPLE);
    for sentence in sentences.iter().step_by(step) {
        sample.extend(sentence.chars().take(letters));
        sample.push('\n');
    }
    sample
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The aim of this study is to examine how teachers in village schools use digital tools, and the findings \
        show that they use them mostly for presentation.";
    const TURKISH: &str = "Bu çalışmanın amacı, köy okullarında görev yapan öğretmenlerin dijital araçları nasıl kullandığını \
        incelemektir ve bulgular bu araçların çoğunlukla sunum için kullanıldığını göstermektedir.";
    const FRENCH: &str = "Cette étude examine les enseignants des écoles rurales et leur usage des outils numériques ; les données ont été \
        recueillies au cours de plusieurs entretiens avec les enseignants.";

    fn found(english: &str, turkish: &str) -> Option<Concern> {
        let side = |text: &str| text.lines().map(str::to_owned).collect();
        let pair = TextPair { english: side(english), turkish: side(turkish) };
        let trusted = concern(&pair, true);
        assert!(matches!(trusted, None | Some(Concern::NoText | Concern::EmptySide(_))), "{trusted:?}");
        concern(&pair, false)
    }

    #[test]
    fn paragraphs_are_separated_by_an_empty_sentence() {
        let text = "\n\nBir cümle. İki\ncümle.\n \n\t\nÜç cümle.\n\n";
        assert_eq!(paragraph_sentences(text, Language::Turkish), ["Bir cümle.", "İki cümle.", "", "Üç cümle."]);
        assert!(paragraph_sentences("\n\n", Language::Turkish).is_empty());
    }

    #[test]
    fn wrong_empty_or_equal_sides_are_reported() {
        assert_eq!(found(ENGLISH, TURKISH), None);
        assert_eq!(found(TURKISH, ENGLISH), Some(Concern::Swapped));
        assert_eq!(found(ENGLISH, &ENGLISH.replace("aim", "goal")), Some(Concern::OneLanguage(Language::English)));
        assert_eq!(found(&TURKISH.replace("Bu", "Şu"), TURKISH), Some(Concern::OneLanguage(Language::Turkish)));
        assert_eq!(found(ENGLISH, ENGLISH), Some(Concern::SameText));
        assert_eq!(found("", "\n \n"), Some(Concern::NoText));
        assert_eq!(found(ENGLISH, ""), Some(Concern::EmptySide(Language::Turkish)));
        assert_eq!(found("", TURKISH), Some(Concern::EmptySide(Language::English)));
        let french = LanguageTag::other("fra").expect("a tag");
        assert_eq!(found(FRENCH, TURKISH), Some(Concern::OtherLanguage(Language::English, french)));
        assert_eq!(found("It grew.", ENGLISH), Some(Concern::OtherLanguage(Language::Turkish, LanguageTag::ENGLISH)));
    }

    #[test]
    fn few_words_do_not_show_a_language() {
        assert_eq!(found("Bu küçük bir okuldur.", "It is a small school."), None);
    }

    #[test]
    fn samples_come_from_the_whole_text() {
        let body = format!("{TURKISH}\n").repeat(200);
        assert_eq!(found(ENGLISH, &format!("{ENGLISH}\n{body}")), None);
    }
}
