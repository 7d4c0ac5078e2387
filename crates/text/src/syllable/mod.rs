//! Syllables of words, as formulas of readability count them.

mod english;
mod hiatus;
mod rules;
mod spoken;
mod vowels;

use crate::lower;
use crate::memo::Memo;
use crate::turkish::is_vowel;
use ikiz_document::Language;

/// The syllables of a token as it is printed: a word with its apostrophes and hyphens, or an acronym, which is spelled
/// where it is not read as a word. 0 if it has no letter.
///
/// A Turkish syllable has one vowel. English ones are counted by a rule of its own with a list of exceptions: groups of
/// vowels, borders within them, silent e, endings, prefixes and compounds.
pub fn syllables(token: &str, language: Language) -> usize {
    thread_local! {
        static ENGLISH: Memo<usize> = Memo::default();
    }
    match language {
        Language::English => Memo::of(&ENGLISH, token, spoken::syllables),
        Language::Turkish => turkish(token),
    }
}

/// Vowels; letters where there is none, as these are spelled.
fn turkish(token: &str) -> usize {
    let lower = lower(token, Language::Turkish);
    let vowels = lower.chars().filter(|&letter| is_vowel(letter)).count();
    if vowels > 0 { vowels } else { lower.chars().filter(|letter| letter.is_alphabetic()).count() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn turkish_syllables_have_a_vowel_each() {
        for (word, count) in [
            ("çalışma", 3),
            ("İSTANBUL’DA", 4),
            ("hâkimiyet", 4),
            ("saat", 2),
            ("TBMM", 4),
            ("ışık", 2),
            ("3,5", 0),
            ("", 0),
        ] {
            assert_eq!(syllables(word, Language::Turkish), count, "{word}");
        }
    }

    #[test]
    fn english_words_are_counted_as_they_are_said() {
        let words = "the 1 rate 1 rated 2 rating 2 rates 1 analysis 4 analyses 4 create 2 creature 2 society 4 science 2 \
                     table 2 centre 2 hospital 3 educational 5 framework 2 someone 2 therefore 2 reanalysis 5 \
                     coefficient 4 cooperate 4 preoperative 5 idea 3 area 3 theatre 3 museum 3 quality 3 unique 2 \
                     walked 1 studied 2 studies 2 statistically 4 supposedly 4 useful 2 loneliness 3 marriage 2 \
                     familiar 3 population 4 various 3 obvious 3 precious 2 prism 2 rhythm 2 people 2 aged 1";
        let words: Vec<&str> = words.split_whitespace().collect();
        let words = words.chunks(2).map(|pair| (pair[0], pair[1].parse().unwrap()));
        let wrong: Vec<_> = words
            .map(|(word, count): (_, usize)| (word, count, syllables(word, Language::English)))
            .filter(|(_, count, found)| count != found)
            .collect();
        assert_eq!(wrong, []);
    }

    #[test]
    fn acronyms_are_spelled_or_read() {
        for (token, count) in [
            ("WHO", 5),
            ("NATO", 2),
            ("SPSS", 4),
            ("UNICEF", 3),
            ("PhD", 3),
            ("ANOVA", 3),
            ("COVID-19", 2),
            ("rpm", 3),
            ("w", 3),
        ] {
            assert_eq!(syllables(token, Language::English), count, "{token}");
        }
    }

    #[test]
    fn endless_letters_are_counted_too() {
        for part in ["ly", "like", "zo", "re"] {
            assert!(syllables(&format!("real{}", part.repeat(100_000)), Language::English) > 1);
        }
    }

    #[test]
    fn apostrophes_hyphens_and_accents_are_heard() {
        for (token, count) in [
            ("business's", 3),
            ("Piaget’s", 3),
            ("teacher's", 2),
            ("didn't", 2),
            ("aren't", 1),
            ("well-being", 3),
            ("X-ray", 2),
            ("café", 2),
            ("Çanakkale", 4),
            ("45", 0),
        ] {
            assert_eq!(syllables(token, Language::English), count, "{token}");
        }
    }

    proptest! {
        #[test]
        fn any_token_has_few_syllables(token in "\\PC{0,12}|[a-zA-Z'’é-]{1,30}") {
            for language in Language::BOTH {
                prop_assert!(syllables(&token, language) <= 5 * token.len());
            }
        }

        #[test]
        fn a_word_of_plain_letters_has_a_syllable(word in "[a-z]{1,20}") {
            prop_assert!(Language::BOTH.into_iter().all(|language| syllables(&word, language) > 0));
        }
    }
}
