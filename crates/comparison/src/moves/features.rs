//! What the classifier of moves sees of the sentences of an abstract.

use super::cues::CUES;
use super::words::{NUMBER, words};
use ikiz_document::{Language, Move, Twin};
use ikiz_text::data::rows;
use ikiz_text::twin_data;
use rustc_hash::FxHashMap;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

const CLASSES: Twin<&str> = twin_data!("move_words.tsv");

/// The classes of words.
static WORDS: LazyLock<Twin<Words>> = LazyLock::new(|| CLASSES.map(Words::new));

/// Words with their classes.
#[derive(Default)]
struct Words {
    classes: FxHashMap<&'static str, Vec<&'static str>>,
    /// The names of works, or their beginnings.
    works: Vec<&'static str>,
}

impl Words {
    fn new(list: &'static str) -> Self {
        let mut words = Self::default();
        for [class, word] in rows(list) {
            words.classes.entry(word).or_default().push(class);
            words.works.extend((class == WORK).then_some(word));
        }
        words
    }

    fn of(&self, word: &str) -> &[&'static str] {
        self.classes.get(word).map_or(&[], Vec::as_slice)
    }
}

/// The class of names of works, and that of words that point to one.
const WORK: &str = "work";
const POINTER: &str = "pointer";

/// Who takes a feature: its kind and what it is. It may be given several times.
pub(super) type Give<'a> = &'a mut dyn FnMut(&'static str, &str);

/// The sentences of a text, for their features.
pub(super) struct Sentences<'a> {
    printed: &'a [&'a str],
    language: Language,
    words: Vec<Vec<String>>,
    cues: Vec<[usize; Move::ALL.len()]>,
}

impl<'a> Sentences<'a> {
    /// The sentences as they are printed.
    pub fn new(printed: &'a [&'a str], language: Language) -> Self {
        let words: Vec<Vec<String>> = printed.iter().map(|sentence| words(sentence, language)).collect();
        let cues = words.iter().map(|words| CUES.of(language).count(words)).collect();
        Self { printed, language, words, cues }
    }

    /// The number of sentences.
    pub fn len(&self) -> usize {
        self.printed.len()
    }

    /// Gives the features of a sentence.
    pub fn each(&self, at: usize, give: Give<'_>) {
        let words = &self.words[at];
        give("bias", "1");
        self.of_words(words, give);
        self.classes(words, give);
        signs(self.printed[at], words, give);
        place(at, self.len(), give);
        for (one, count) in Move::ALL.into_iter().zip(self.cues[at]) {
            if count > 0 {
                give("cue", one.name());
            }
            if count > 1 {
                give("cue", &format!("{}_twice", one.name()));
            }
        }
        let has_purpose = |counts: &[usize; Move::ALL.len()]| counts[Move::Purpose as usize] > 0;
        if self.cues[..at].iter().any(has_purpose) {
            give("context", "purpose_before");
        } else if self.cues[at + 1..].iter().any(has_purpose) {
            give("context", "purpose_after");
        }
        if at > 0 && has_purpose(&self.cues[at - 1]) {
            give("context", "purpose_just_before");
        }
    }

    fn of_words(&self, words: &[String], give: Give<'_>) {
        let is_turkish = self.language == Language::Turkish;
        for word in words {
            give("word", word);
            if let Some((at, _)) = word.char_indices().nth(5).filter(|_| is_turkish) {
                give("stem", &word[..at]);
            }
        }
        let mut pair = String::new();
        for (at, neighbours) in words.windows(2).enumerate() {
            pair.clear();
            pair.extend([&*neighbours[0], " ", &*neighbours[1]]);
            give("pair", &pair);
            if at == 0 {
                give("first_pair", &pair);
            }
        }
        if words.len() > 1 {
            give("last_pair", &pair);
        }
        if let (Some(first), Some(last)) = (words.first(), words.last()) {
            give("first", first);
            give("last", last);
        }
        if let [.., last] = words
            && is_turkish
        {
            endings("ending", last, 3..=6, give);
        }
        if let [.., before, _] = words
            && is_turkish
        {
            endings("ending_before", before, 3..=4, give);
        }
        give("length", &(words.len() / 8).min(5).to_string());
    }

    fn classes(&self, words: &[String], give: Give<'_>) {
        let known = WORDS.of(self.language);
        for class in words.iter().flat_map(|word| known.of(word)).filter(|class| ![WORK, POINTER].contains(class)) {
            give("class", class);
        }
        let is = |word: &str, class: &str| known.of(word).contains(&class);
        let names_itself = match self.language {
            Language::English => words.windows(2).any(|pair| is(&pair[0], POINTER) && is(&pair[1], WORK)),
            Language::Turkish => {
                let is_work = |word: &String| known.works.iter().any(|work| word.starts_with(work));
                words.iter().any(|word| is(word, POINTER)) && words.iter().any(is_work)
            }
        };
        if names_itself {
            give("class", "this_work");
        }
        let is_past = |word: &String| word.ends_with("ed") && word.chars().count() > 4;
        if self.language == Language::English && words.iter().any(is_past) {
            give("class", "ed");
        }
    }
}

/// The last letters of a word that has more.
fn endings(kind: &'static str, word: &str, lengths: RangeInclusive<usize>, give: Give<'_>) {
    let starts = word.char_indices().rev().map(|(at, _)| at).enumerate();
    for (letters, start) in starts.map(|(at, start)| (at + 1, start)).filter(|(_, start)| *start > 0) {
        if lengths.contains(&letters) {
            give(kind, &word[start..]);
        }
    }
}

fn signs(sentence: &str, words: &[String], give: Give<'_>) {
    let numbers = words.iter().filter(|word| *word == NUMBER).count();
    let signs = [
        ("number", numbers > 0),
        ("numbers", numbers > 2),
        ("percent", sentence.contains('%')),
        ("p_value", has_probability(sentence)),
        ("question", sentence.trim_end().ends_with('?')),
    ];
    signs.into_iter().filter(|(_, stands)| *stands).for_each(|(name, _)| give("sign", name));
}

fn place(at: usize, sentences: usize, give: Give<'_>) {
    give("place", &(5 * at / sentences).to_string());
    let places =
        [("start", at == 0), ("second", at == 1), ("end", at + 1 == sentences), ("last_but_one", at + 2 == sentences)];
    places.into_iter().filter(|(_, stands)| *stands).for_each(|(name, _)| give("place", name));
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

    fn found(sentence: &str, language: Language) -> Vec<(&'static str, String)> {
        let mut found = Vec::new();
        Sentences::new(&[sentence], language).each(0, &mut |kind, feature| found.push((kind, feature.to_owned())));
        found
    }

    #[test]
    fn a_sentence_has_its_words_place_and_signs() {
        let english = found("This study examined 45 wells (p < .05).", Language::English);
        for (kind, feature) in [
            ("pair", "this study"),
            ("class", "this_work"),
            ("class", "ed"),
            ("sign", "p_value"),
            ("place", "start"),
            ("place", "end"),
            ("length", "0"),
        ] {
            assert!(english.contains(&(kind, feature.to_owned())), "{kind} {feature}: {english:?}");
        }
        let turkish = found("Veriler toplanmıştır.", Language::Turkish);
        assert!(turkish.contains(&("ending", "mıştır".to_owned())) && turkish.contains(&("stem", "veril".to_owned())));
    }
}
