//! Texts for the benchmarks: the documents of `corpus/`, and as many variations of them as needed. Nothing is random:
//! the texts are the same on every machine.
#![allow(dead_code, reason = "no bench needs all of them")]

use ikiz_alignment::{Bitext, Sentence};
use ikiz_document::{Document, DocumentId, Format, Language, SectionKind, Span, Token, Twin};
use ikiz_language::LanguageDetector;
use ikiz_pipeline::TextPair;
use ikiz_pipeline::stage::split;
use ikiz_sections::SectionFinder;
use ikiz_text::{KeyRules, Keys, SurfaceCounts, Tokenizer};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// Approximate number of bytes that a benchmark of a stage works on.
pub const BYTES: usize = 2_000_000;

/// The folder of the documents.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus")
}

/// Name and bytes of each document, in the order of names.
pub fn files() -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder()).expect("the corpus stands in the root");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    // These benchmarks use only plain text; other formats have their own.
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt" || extension == "md"));
    paths.sort();
    let name = |path: &Path| path.file_name().expect("a file").to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), std::fs::read(path).expect("a document"))).collect()
}

/// The documents as they are read.
pub fn documents() -> Vec<Document> {
    files().iter().map(|(name, bytes)| read(name, bytes)).collect()
}

/// One document as it is read.
pub fn read(name: &str, bytes: &[u8]) -> Document {
    let format = if Path::new(name).extension().is_some_and(|extension| extension == "md") {
        Format::Markdown
    } else {
        Format::Text
    };
    let options = ikiz_reader::ReadOptions::default();
    let mut read = None;
    ikiz_reader::read_bytes(&DocumentId::new(name), name, format, bytes, &options, &mut |pending| {
        read = pending.document().ok();
        ControlFlow::Break(())
    });
    read.expect("a readable document")
}

/// The texts of all sections in a language, joined; variations are added until there are `bytes` bytes.
pub fn running_text(language: Language, bytes: usize) -> String {
    let finder = SectionFinder::new(LanguageDetector::new());
    let mut text = String::new();
    for document in documents() {
        for section in finder.find(&document) {
            if section.language.tag.language() == Some(language) && section.kind != SectionKind::Keywords {
                text.push_str(section.span.of(&document.text));
                text.push_str("\n\n");
            }
        }
    }
    let once = text.clone();
    let mut seed = 1;
    while text.len() < bytes {
        text.push_str(&varied(&once, seed));
        seed += 1;
    }
    text
}

/// The sentences of an abstract or summary and of its twin, joined for all documents. If one side has more than the
/// other, the rest is left out, so that a sentence and its twin stay near each other.
pub fn twin_sentences() -> TextPair {
    let finder = SectionFinder::new(LanguageDetector::new());
    let mut all = TextPair::default();
    for document in documents() {
        let sections = finder.find(&document);
        for kind in [SectionKind::Abstract, SectionKind::Summary] {
            let text = |language: Language| {
                let is_it =
                    |section: &&ikiz_document::Section| section.kind == kind && section.language.tag == language.into();
                sections.iter().find(is_it).map(|section| split(section.span.of(&document.text), language))
            };
            if let Some(texts) = Twin::from_fn(text).both() {
                let count = texts.english.len().min(texts.turkish.len());
                for (all, sentences) in all.as_mut().zip(texts) {
                    all.extend(sentences.into_iter().take(count));
                }
            }
        }
    }
    all
}

/// `count` pairs of texts of `sentences` sentences, each with its own content.
pub fn pairs(count: usize, sentences: usize) -> Vec<TextPair> {
    let all = twin_sentences();
    let known = all.english.len();
    let side = |side: &[String], from: usize| {
        let sentence = |at: usize| varied(&side[at % known], at / known);
        (from..from + sentences).map(sentence).collect::<Vec<String>>()
    };
    let pair = |at: usize| all.as_ref().map(|sentences_of| side(sentences_of, at * sentences));
    (0..count).map(pair).collect()
}

/// The features of a pair of texts; the pair is the whole collection.
pub fn bitext(pair: &TextPair) -> Bitext {
    let side = |sentences: &[String], language: Language| {
        let tokenizer = Tokenizer::new(language);
        let mut cut: Vec<Vec<Token>> = sentences.iter().map(|sentence| tokenizer.tokens(sentence)).collect();
        let mut counts = SurfaceCounts::default();
        for tokens in &cut {
            counts.add(tokens);
        }
        let keys = Keys::settle(&counts, language, KeyRules::default());
        for tokens in &mut cut {
            keys.assign(tokens);
        }
        let sentence =
            |(text, tokens): (&String, &Vec<Token>)| Sentence::new(text, Span::new(0, text.len()), tokens, language);
        sentences.iter().zip(&cut).map(sentence).collect()
    };
    pair.as_ref().with_language().map(|(language, sentences)| side(sentences, language))
}

/// The text with some of its longer words changed, other words for each seed; seed 0 changes nothing. Capitals and
/// short lines (headings, labels) are kept. A changed word gets one of 85 syllables before it. So its endings stay the
/// same, and the vocabulary of many variations grows as in many texts: more and more slowly.
pub fn varied(text: &str, seed: usize) -> String {
    const SHORT_LINE: usize = 60;
    if seed == 0 {
        return text.to_owned();
    }
    let line = |line: &str| if line.len() < SHORT_LINE { line.to_owned() } else { varied_line(line, seed) };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn varied_line(line: &str, seed: usize) -> String {
    const FEWEST_LETTERS: usize = 6;
    let mut varied = String::with_capacity(line.len() * 5 / 4);
    for piece in line.split_inclusive(|letter: char| !letter.is_alphabetic()) {
        let word = piece.trim_end_matches(|letter: char| !letter.is_alphabetic());
        let mix = mixed(word, seed);
        let long = word.chars().count() >= FEWEST_LETTERS && word.chars().all(char::is_lowercase);
        if long && mix.is_multiple_of(3) {
            varied.push(char::from(b"bcdfghklmnprstvyz"[mix / 3 % 17]));
            varied.push(char::from(b"aeiou"[mix / 51 % 5]));
        }
        varied.push_str(piece);
    }
    varied
}

/// A number that depends on all letters and the seed (FNV-1a).
fn mixed(word: &str, seed: usize) -> usize {
    let bytes = word.bytes().chain(seed.to_le_bytes());
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash >> 24) as usize
}

/// Writes `count` documents with different contents into a folder: those of the corpus, then variations of them.
pub fn write_documents(folder: &Path, count: usize) -> Vec<PathBuf> {
    let texts: Vec<(String, String)> =
        files().into_iter().map(|(name, bytes)| (name, ikiz_reader::decode(&bytes).text)).collect();
    let write = |at: usize| {
        let (name, text) = &texts[at % texts.len()];
        let below = folder.join(format!("{:04}", at / texts.len()));
        std::fs::create_dir_all(&below).expect("a folder");
        let path = below.join(name);
        std::fs::write(&path, varied(text, at / texts.len())).expect("a file");
        path
    };
    (0..count).map(write).collect()
}
