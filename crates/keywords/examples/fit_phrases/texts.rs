//! Texts with their authors' keywords.

use ikiz_document::{AnalyzedSection, Language, Section, SectionId, SectionKind, Span, Twin};
use ikiz_keywords::{CorpusTerms, DocumentTerms, TermOptions, TermTotals};
use ikiz_text::{KeyRules, Keys, SurfaceCounts, Tokenizer, lower, nfc, sentences};
use rust_stemmers::{Algorithm, Stemmer};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io;

/// Texts, and how much each set weighs.
pub struct Texts {
    all: Vec<Text>,
    weights: BTreeMap<String, f64>,
    sizes: BTreeMap<String, usize>,
    stemmers: Twin<Stemmer>,
}

struct Text {
    set: String,
    language: Language,
    content: String,
    section: AnalyzedSection,
    /// The stems of the author's keywords.
    keys: BTreeSet<String>,
}

impl Texts {
    /// The texts of files.
    pub fn read(paths: &[String], weights: BTreeMap<String, f64>) -> Result<Self, Box<dyn Error>> {
        let stemmers = Twin::new(Algorithm::English, Algorithm::Turkish).map(Stemmer::create);
        let mut texts = Vec::new();
        for path in paths {
            let content = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
            for (line, number) in content.lines().filter(|line| !line.trim().is_empty()).zip(1..) {
                let row: Value = serde_json::from_str(line).map_err(|error| format!("{path}:{number}: {error}"))?;
                texts.push(Text::new(&row, &stemmers).ok_or_else(|| {
                    format!("{path}:{number}: needs `src`, `lang` (en or tr), `text` and `keys`, a list of keywords")
                })?);
            }
        }
        let mut sizes = BTreeMap::new();
        for text in &texts {
            *sizes.entry(text.set.clone()).or_default() += 1;
        }
        let mut read = Self { all: texts, weights, sizes, stemmers };
        read.set_keys();
        Ok(read)
    }

    /// All texts of a language are one collection of words.
    fn set_keys(&mut self) {
        let mut counts = Twin::<SurfaceCounts>::default();
        for text in &self.all {
            counts.of_mut(text.language).add(&text.section.tokens);
        }
        let keys = Twin::from_fn(|language| Keys::settle(counts.of(language), language, KeyRules::default()));
        for text in &mut self.all {
            keys.of(text.language).assign(&mut text.section.tokens);
        }
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.all.len()
    }

    /// The set of a text.
    pub fn set(&self, text: usize) -> &str {
        &self.all[text].set
    }

    /// The weight of a text.
    pub fn weight(&self, text: usize) -> f64 {
        let set = self.set(text);
        self.weights.get(set).copied().unwrap_or(1.0) / self.sizes[set] as f64
    }

    /// The terms of a text.
    pub fn terms(&self, text: usize) -> DocumentTerms<'_> {
        let text = &self.all[text];
        DocumentTerms::of(&text.content, [&text.section])
    }

    /// All texts as one corpus.
    pub fn corpus(&self) -> io::Result<Vec<CorpusTerms>> {
        Ok(vec![self.counted(0..self.len())?])
    }

    /// Each text as a corpus of its own.
    pub fn alone(&self) -> io::Result<Vec<CorpusTerms>> {
        (0..self.len()).map(|text| self.counted(text..text + 1)).collect()
    }

    /// The corpus of a text among these.
    pub fn corpus_of<'c>(&self, corpora: &'c [CorpusTerms], text: usize) -> &'c CorpusTerms {
        &corpora[if corpora.len() == self.len() { text } else { 0 }]
    }

    fn counted(&self, texts: std::ops::Range<usize>) -> io::Result<CorpusTerms> {
        let mut totals = TermTotals::default();
        texts.into_iter().try_for_each(|text| totals.add(&self.terms(text)))?;
        totals.finish(&TermOptions::default())
    }

    /// Whether a phrase is a keyword of the author, by stems.
    pub fn is_key(&self, text: usize, phrase: &str) -> bool {
        let Text { language, keys, .. } = &self.all[text];
        keys.contains(&stems(phrase, *language, &self.stemmers))
    }

    /// F1 of the first phrases of a list.
    pub fn f1(&self, text: usize, phrases: &[&str], top: usize) -> f64 {
        let Text { language, keys, .. } = &self.all[text];
        let mut found: Vec<String> = Vec::new();
        for stems in phrases.iter().map(|phrase| stems(phrase, *language, &self.stemmers)) {
            if !stems.is_empty() && !found.contains(&stems) {
                found.push(stems);
            }
        }
        found.truncate(top);
        let hits = found.iter().filter(|phrase| keys.contains(*phrase)).count() as f64;
        2.0 * hits / (found.len() + keys.len()).max(1) as f64
    }
}

impl Text {
    fn new(row: &Value, stemmers: &Twin<Stemmer>) -> Option<Self> {
        let language = match row["lang"].as_str()? {
            "en" => Language::English,
            "tr" => Language::Turkish,
            _ => return None,
        };
        let keys = row["keys"].as_array()?.iter().filter_map(Value::as_str);
        let text = nfc(row["text"].as_str()?).into_owned();
        Some(Self {
            set: format!("{} {}", row["src"].as_str()?, language.code()),
            language,
            section: section(&text, language),
            keys: keys.map(|key| stems(key, language, stemmers)).collect(),
            content: text,
        })
    }
}

/// The stems of a phrase's words; in Turkish without what follows an apostrophe.
fn stems(phrase: &str, language: Language, stemmers: &Twin<Stemmer>) -> String {
    let lowered = lower(phrase, language);
    let is_inner = |sign: char| matches!(sign, '-' | '\'' | '’' | '/' | '.');
    let words = lowered.split(|sign: char| !sign.is_alphanumeric() && !is_inner(sign));
    let words = words.map(|word| word.trim_matches(is_inner)).filter(|word| !word.is_empty());
    let bare = |word: &'_ str| match language {
        Language::English => word.to_owned(),
        Language::Turkish => word.split(['\'', '’']).next().unwrap_or(word).to_owned(),
    };
    words.map(|word| stemmers.of(language).stem(&bare(word)).into_owned()).collect::<Vec<_>>().join(" ")
}

fn section(text: &str, language: Language) -> AnalyzedSection {
    let section = Section::given(SectionId(1), SectionKind::Body, language, Span::new(0, text.len()));
    let tokens = Tokenizer::new(language).tokens(text);
    AnalyzedSection { section, sentences: sentences(text, language), tokens, model_tokens: None }
}
