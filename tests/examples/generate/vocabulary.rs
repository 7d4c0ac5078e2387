//! The paired terms: those of the project's own lexicon, by field, and those composed of its adjectives and nouns.

use crate::ending::{Bending, Shape};
use crate::random::Random;
use ikiz_document::Twin;
use ikiz_tests::root;
use ikiz_text::data::rows;
use std::collections::BTreeSet;
use std::fs;

/// A noun or noun phrase in both languages.
#[derive(Clone, Debug)]
pub struct Term {
    pub words: Twin<String>,
    pub bending: Bending,
}

/// The terms of one field.
#[derive(Debug, Default)]
pub struct Field {
    pub nouns: Vec<Term>,
    pub adjectives: Vec<Term>,
}

/// All terms.
pub struct Vocabulary {
    pub fields: Vec<Field>,
    pub academic: Field,
    pub general: Field,
}

/// Files of the lexicon that are no field.
const NO_FIELDS: [&str; 4] = ["academic", "function_words", "general", "names"];

impl Vocabulary {
    pub fn read() -> Self {
        let folder = root().join("crates/text/data/lexicon");
        let files = fs::read_dir(&folder).expect("the lexicon is there");
        let names: BTreeSet<String> = files
            .filter_map(|file| file.ok()?.path().file_stem()?.to_str().map(str::to_owned))
            .filter(|name| !NO_FIELDS.contains(&name.as_str()))
            .collect();
        let field = |name: &str| {
            Field::parse(&fs::read_to_string(folder.join(format!("{name}.tsv"))).expect("a file of the lexicon"))
        };
        Self {
            fields: names.iter().map(|name| field(name)).collect(),
            academic: field("academic"),
            general: field("general"),
        }
    }

    /// An adjective and a noun: most of the field, the more seldom the rarer.
    pub fn composed(&self, field: &Field, random: &mut Random) -> Term {
        let adjectives = match random.between(0, 9) {
            0..4 if !field.adjectives.is_empty() => &field.adjectives,
            0..7 => &self.academic.adjectives,
            _ => &self.general.adjectives,
        };
        let nouns = match random.between(0, 9) {
            0..6 => &field.nouns,
            6..8 => &self.academic.nouns,
            _ => &self.general.nouns,
        };
        let (adjective, noun) = (random.zipf(adjectives), random.zipf(nouns));
        let words = adjective.words.as_ref().zip(noun.words.as_ref()).map(|(first, last)| format!("{first} {last}"));
        Term { words, bending: noun.bending }
    }
}

impl Field {
    /// Reads a file of the lexicon: of words with several counterparts the first one only.
    fn parse(table: &str) -> Self {
        let mut field = Self::default();
        let mut seen = Twin::new(BTreeSet::new(), BTreeSet::new());
        for [english, turkish, part, bends] in rows(table) {
            let plain = |text: &str| text.chars().all(|letter| letter.is_alphabetic() || " -".contains(letter));
            let short = english.len() + turkish.len() < 45 && english.len() > 2 && turkish.len() > 2;
            if !plain(english) || !plain(turkish) || !short || !matches!(part, "noun" | "adjective") {
                continue;
            }
            if !seen.english.insert(english) || !seen.turkish.insert(turkish) {
                continue;
            }
            let words = Twin::new(english.to_owned(), turkish.to_owned());
            let term = Term { words, bending: bending(english, turkish, bends) };
            if part == "noun" { field.nouns.push(term) } else { field.adjectives.push(term) }
        }
        // The order of the alphabet would make all frequent words begin with an a.
        for terms in [&mut field.nouns, &mut field.adjectives] {
            terms.sort_by_cached_key(|term| term.words.english.bytes().fold(7, mix));
        }
        field
    }
}

fn mix(hash: u64, byte: u8) -> u64 {
    Random::of(hash ^ u64::from(byte)).next()
}

fn bending(english: &str, turkish: &str, bends: &str) -> Bending {
    let has = |flag: &str| bends.split(' ').any(|word| word == flag);
    let syllables = turkish.chars().filter(|letter| "aeıioöuü".contains(*letter)).count();
    let possessed = english.contains(' ') && turkish.contains(' ') && turkish.ends_with(['ı', 'i', 'u', 'ü']);
    let softens = has("softens") || (turkish.ends_with('k') && syllables > 1 && !has("keeps"));
    Bending { front: has("front"), softens, shape: if possessed { Shape::Possessed } else { Shape::Plain } }
}
