//! Sentences of both languages at once: frames whose slots are filled with terms, names and numbers.

use crate::ending::{Bending, Shape, english_plural, turkish};
use crate::name::{capitalized, person, place, substance, title_case};
use crate::random::Random;
use crate::vocabulary::{Term, Vocabulary};
use ikiz_document::{Language, Twin};
use ikiz_text::data::rows;
use std::collections::BTreeMap;

const SENTENCES: &str = include_str!("data/sentences.tsv");
const PHRASES: &str = include_str!("data/phrases.tsv");

/// Wordings in both languages by the name of what they are.
type Wordings = BTreeMap<&'static str, Vec<Twin<&'static str>>>;

/// The frames, the phrases that stand in them, and the terms.
pub struct Frames {
    sentences: Wordings,
    phrases: Wordings,
    pub vocabulary: Vocabulary,
}

impl Frames {
    pub fn read() -> Self {
        Self { sentences: wordings(SENTENCES), phrases: wordings(PHRASES), vocabulary: Vocabulary::read() }
    }
}

fn wordings(table: &'static str) -> Wordings {
    let mut wordings = Wordings::new();
    for [name, turkish, english] in rows(table) {
        wordings.entry(name).or_default().push(Twin::new(english, turkish));
    }
    wordings
}

/// The writer of one document, with what it is about.
pub struct Writer<'a> {
    frames: &'a Frames,
    pub random: Random,
    field: usize,
    /// The terms that come back again and again; its keywords.
    pub focus: Vec<Term>,
}

impl<'a> Writer<'a> {
    pub fn new(frames: &'a Frames, number: u64) -> Self {
        let mut random = Random::of(number);
        let field = random.between(0, frames.vocabulary.fields.len() as u64 - 1) as usize;
        let mut writer = Self { frames, random, field, focus: Vec::new() };
        let count = writer.random.between(4, 6) as usize;
        while writer.focus.len() < count {
            let term = writer.any_term();
            let known = |other: &Term| other.words.iter().zip(&term.words).any(|(one, other)| one == other);
            if !writer.focus.iter().any(known) {
                writer.focus.push(term);
            }
        }
        writer
    }

    /// A term of the document, or another one.
    fn term(&mut self) -> Term {
        if self.random.chance(40) { self.random.pick(&self.focus).clone() } else { self.any_term() }
    }

    fn any_term(&mut self) -> Term {
        let vocabulary = &self.frames.vocabulary;
        let field = &vocabulary.fields[self.field];
        match self.random.between(0, 9) {
            0..4 => self.random.zipf(&field.nouns).clone(),
            4 => self.random.zipf(&vocabulary.academic.nouns).clone(),
            5 => self.random.zipf(&vocabulary.general.nouns).clone(),
            6 => {
                let mut term = self.random.zipf(&field.nouns).clone();
                let name = substance(&mut self.random);
                term.words = term.words.map(|words| format!("{name} {words}"));
                term
            }
            _ => vocabulary.composed(field, &mut self.random),
        }
    }

    /// A sentence without its first capital and its full stop, perhaps with an opening before it.
    pub fn clause(&mut self, kind: &str) -> Twin<String> {
        let mut frame = self.frame(kind);
        if self.random.chance(75) {
            let opening = self.frame("opening");
            frame = opening.zip(frame).map(|(opening, frame)| format!("{opening}, {frame}"));
        }
        self.filled(&frame)
    }

    pub fn title(&mut self) -> Twin<String> {
        let frame = self.frame("title");
        let title = self.filled(&frame).with_language();
        title.map(|(language, title)| small_words(&title_case(&title, language)))
    }

    fn frame(&mut self, kind: &str) -> Twin<String> {
        self.random.pick(&self.frames.sentences[kind]).map(str::to_owned)
    }

    /// A frame with its slots filled: those of one name alike in both languages.
    fn filled(&mut self, frame: &Twin<String>) -> Twin<String> {
        let mut fillings = BTreeMap::new();
        let turkish = self.fill(&frame.turkish, Language::Turkish, &mut fillings);
        let english = self.fill(&frame.english, Language::English, &mut fillings);
        Twin::new(english, turkish)
    }

    fn fill(&mut self, frame: &str, language: Language, fillings: &mut BTreeMap<String, Term>) -> String {
        let mut text = String::new();
        let mut rest = frame;
        while let Some(start) = rest.find(['{', '[']) {
            let end = start + rest[start..].find(['}', ']']).expect("a slot ends");
            text.push_str(&rest[..start]);
            let mut parts = rest[start + 1..end].split('.');
            let name = parts.next().unwrap_or_default();
            let endings: Vec<&str> = parts.collect();
            if !fillings.contains_key(name) {
                let filling = self.filling(name, fillings);
                fillings.insert(name.to_owned(), filling);
            }
            let filling = &fillings[name];
            let words = filling.words.of(language);
            text.push_str(&match language {
                Language::Turkish => turkish(words, filling.bending, &endings),
                Language::English if endings.contains(&"pl") => english_plural(words),
                Language::English => words.clone(),
            });
            rest = &rest[end + 1..];
        }
        text + rest
    }

    /// What stands in a slot, other terms than in those before it.
    fn filling(&mut self, name: &str, before: &BTreeMap<String, Term>) -> Term {
        let random = &mut self.random;
        let alike = |text: String| Twin::new(text.clone(), text);
        let decimal = |text: String| Twin::new(text.clone(), text.replace('.', ","));
        let words = match name {
            "1" | "2" | "3" | "4" | "5" => {
                let terms = std::iter::repeat_with(|| self.term());
                let mut others = terms.filter(|term| before.values().all(|other| other.words != term.words));
                return others.next().expect("there are more terms than slots");
            }
            "person" => alike(person(random)),
            "place" | "place2" => alike(place(random)),
            "name" => alike(substance(random)),
            "few" => alike(random.between(3, 24).to_string()),
            "year" => alike(random.between(1950, 2012).to_string()),
            "year2" => alike(random.between(2013, 2024).to_string()),
            "n" | "n2" if random.chance(15) => {
                let (thousands, rest) = (random.between(1, 48), random.between(0, 999));
                Twin::new(format!("{thousands},{rest:03}"), format!("{thousands}.{rest:03}"))
            }
            "n" | "n2" => alike(random.between(25, 980).to_string()),
            "value" | "value2" => decimal(format!("{}.{}", random.between(1, 95), random.between(1, 99))),
            "share" => decimal(format!("{}.{}", random.between(2, 97), random.between(1, 9))),
            "below" => decimal(format!("0.{:02}", random.between(6, 98))),
            "p" => decimal((*random.pick(&["0.05", "0.01", "0.001"])).to_owned()),
            _ => random.pick(&self.frames.phrases[name]).map(str::to_owned),
        };
        let shape = if matches!(name, "place" | "place2") { Shape::Name } else { Shape::Plain };
        Term { words, bending: Bending { shape, ..Bending::default() } }
    }
}

/// A title with its conjunctions and prepositions in lower case.
fn small_words(title: &str) -> String {
    let small = ["And", "For", "In", "Of", "On", "The", "To", "A", "Ve", "İle", "İçin"];
    let lower = ["and", "for", "in", "of", "on", "the", "to", "a", "ve", "ile", "için"];
    let words = title.split(' ').enumerate().map(|(place, word)| match small.iter().position(|known| *known == word) {
        Some(found) if place > 0 => lower[found],
        _ => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A clause as a sentence.
pub fn sentence(clause: &str, language: Language) -> String {
    format!("{}.", capitalized(clause, language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_text::data::check;

    #[test]
    fn data_is_sorted_and_has_its_phrases() {
        check(SENTENCES, 3);
        check(PHRASES, 3);
        let phrases = wordings(PHRASES);
        let named = |frame: &str| -> Vec<String> {
            let inner = frame.split('[').skip(1).filter_map(|rest| rest.split_once(']'));
            inner.map(|(name, _)| name.to_owned()).collect()
        };
        for [_, turkish, english] in rows(SENTENCES) {
            assert!(named(turkish).iter().all(|name| phrases.contains_key(name.as_str())), "{turkish}");
            assert!(named(english).iter().all(|name| phrases.contains_key(name.as_str())), "{english}");
        }
    }
}
