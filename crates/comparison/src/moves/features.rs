//! What the classifier of moves sees of the sentences of an abstract.

use super::cues::CUES;
use super::words::{NUMBER, words};
use ikiz_document::{Language, Move, Twin};
use ikiz_text::data::rows;
use ikiz_text::twin_data;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const CLASSES: Twin<&str> = twin_data!("move_words.tsv");

/// A feature: its kind and what it is.
pub(super) type Feature = (&'static str, String);

/// Class and word.
static WORDS: LazyLock<Twin<Vec<[&'static str; 2]>>> = LazyLock::new(|| CLASSES.map(|list| rows(list).collect()));

/// The features of each sentence of a text.
pub(super) fn features(sentences: &[&str], language: Language) -> Vec<BTreeSet<Feature>> {
    let all: Vec<Vec<String>> = sentences.iter().map(|sentence| words(sentence, language)).collect();
    let cues: Vec<[usize; 5]> = all.iter().map(|words| CUES.of(language).count(words)).collect();
    let is_purpose: Vec<bool> = cues.iter().map(|counts| counts[Move::Purpose as usize] > 0).collect();
    let of = |(at, words): (usize, &Vec<String>)| {
        let mut found = Found::default();
        found.add("bias", "1");
        found.words(words, language);
        found.classes(words, language);
        found.signs(sentences[at], words);
        found.place(at, sentences.len());
        for (one, count) in Move::ALL.into_iter().zip(cues[at]) {
            if count > 0 {
                found.add("cue", one.name());
            }
            if count > 1 {
                found.add("cue", &format!("{}_twice", one.name()));
            }
        }
        if is_purpose[..at].contains(&true) {
            found.add("context", "purpose_before");
        } else if is_purpose[at + 1..].contains(&true) {
            found.add("context", "purpose_after");
        }
        if at > 0 && is_purpose[at - 1] {
            found.add("context", "purpose_just_before");
        }
        found.0
    };
    all.iter().enumerate().map(of).collect()
}

/// The features of a sentence.
#[derive(Default)]
struct Found(BTreeSet<Feature>);

impl Found {
    fn add(&mut self, kind: &'static str, feature: &str) {
        self.0.insert((kind, feature.to_owned()));
    }

    fn words(&mut self, words: &[String], language: Language) {
        let is_turkish = language == Language::Turkish;
        for word in words {
            self.add("word", word);
            if let Some((at, _)) = word.char_indices().nth(5).filter(|_| is_turkish) {
                self.add("stem", &word[..at]);
            }
        }
        for pair in words.windows(2) {
            self.add("pair", &pair.join(" "));
        }
        if let (Some(first), Some(last)) = (words.first(), words.last()) {
            self.add("first", first);
            self.add("last", last);
            if is_turkish {
                self.endings("ending", last, 3..=6);
            }
        }
        if let ([first, second, ..], [.., before, last]) = (words, words) {
            self.add("first_pair", &format!("{first} {second}"));
            self.add("last_pair", &format!("{before} {last}"));
            if is_turkish {
                self.endings("ending_before", before, 3..=4);
            }
        }
        self.add("length", &(words.len() / 8).min(5).to_string());
    }

    /// The last letters of a word that has more.
    fn endings(&mut self, kind: &'static str, word: &str, lengths: std::ops::RangeInclusive<usize>) {
        let letters = word.chars().count();
        for length in lengths.filter(|length| *length < letters) {
            let ending: String = word.chars().skip(letters - length).collect();
            self.add(kind, &ending);
        }
    }

    fn classes(&mut self, words: &[String], language: Language) {
        let is = |word: &String, class: &str| WORDS.of(language).iter().any(|row| row[0] == class && row[1] == word);
        for [class, listed] in WORDS.of(language) {
            if !matches!(*class, "work" | "pointer") && words.iter().any(|word| word == listed) {
                self.add("class", class);
            }
        }
        let names_itself = match language {
            Language::English => words.windows(2).any(|pair| is(&pair[0], "pointer") && is(&pair[1], "work")),
            Language::Turkish => {
                let works = || WORDS.turkish.iter().filter(|row| row[0] == "work").map(|row| row[1]);
                let is_work = |word: &String| works().any(|work| word.starts_with(work));
                words.iter().any(|word| is(word, "pointer")) && words.iter().any(is_work)
            }
        };
        if names_itself {
            self.add("class", "this_work");
        }
        let is_past = |word: &String| word.ends_with("ed") && word.chars().count() > 4;
        if language == Language::English && words.iter().any(is_past) {
            self.add("class", "ed");
        }
    }

    fn signs(&mut self, sentence: &str, words: &[String]) {
        let numbers = words.iter().filter(|word| *word == NUMBER).count();
        let has_probability = has_probability(sentence);
        let signs = [
            ("number", numbers > 0),
            ("numbers", numbers > 2),
            ("percent", sentence.contains('%')),
            ("p_value", has_probability),
            ("question", sentence.trim_end().ends_with('?')),
        ];
        signs.into_iter().filter(|(_, stands)| *stands).for_each(|(name, _)| self.add("sign", name));
    }

    fn place(&mut self, at: usize, sentences: usize) {
        self.add("place", &(5 * at / sentences).to_string());
        let places = [
            ("start", at == 0),
            ("second", at == 1),
            ("end", at + 1 == sentences),
            ("last_but_one", at + 2 == sentences),
        ];
        places.into_iter().filter(|(_, stands)| *stands).for_each(|(name, _)| self.add("place", name));
    }
}

/// Whether a sentence states a probability: `p < .05`.
fn has_probability(sentence: &str) -> bool {
    sentence.match_indices(['p', 'P']).any(|(at, _)| {
        let is_alone = !sentence[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        is_alone && sentence[at + 1..].trim_start().starts_with(['<', '>', '=', '≤', '≥'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_classes_are_in_order() {
        CLASSES.into_iter().for_each(|list| ikiz_text::data::check_lower(list, 2));
    }

    #[test]
    fn a_sentence_has_its_words_place_and_signs() {
        let found = features(&["This study examined 45 wells (p < .05)."], Language::English);
        for (kind, feature) in [
            ("pair", "this study"),
            ("class", "this_work"),
            ("class", "ed"),
            ("sign", "p_value"),
            ("place", "start"),
            ("place", "end"),
            ("length", "0"),
        ] {
            assert!(found[0].contains(&(kind, feature.to_owned())), "{kind} {feature}: {:?}", found[0]);
        }
        let found = features(&["Veriler toplanmıştır."], Language::Turkish);
        assert!(
            found[0].contains(&("ending", "mıştır".to_owned())) && found[0].contains(&("stem", "veril".to_owned()))
        );
    }
}
