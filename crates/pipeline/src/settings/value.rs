//! The values of settings: how they are read, and the names of those that are a choice.

use ikiz_alignment::Learn;
use ikiz_document::Language;
use ikiz_text::{Spelling, Stemming};
use std::fmt;
use std::num::NonZeroU32;

/// A value that has a name.
#[derive(Clone, Copy, Debug)]
pub struct Choice<T> {
    /// The value.
    pub value: T,
    /// Its name.
    pub name: &'static str,
    /// Its meaning.
    pub help: &'static str,
}

impl<T> Choice<T> {
    const fn new(value: T, name: &'static str, help: &'static str) -> Self {
        Self { value, name, help }
    }
}

/// When to learn translations.
pub const LEARN: &[Choice<Learn>] = &[
    Choice::new(Learn::Auto, "auto", "When there are at least two pairs"),
    Choice::new(Learn::On, "on", "Always"),
    Choice::new(Learn::Off, "off", "Never"),
];

/// What words are counted under: the kind of key.
pub const STEMMER: &[Choice<Stemming>] = &[
    Choice::new(Stemming::Lemma, "lemma", "Lemmas"),
    Choice::new(Stemming::Snowball, "snowball", "Snowball stems, as other tools count"),
];

/// How English is spelt in keys.
pub const SPELLING: &[Choice<Spelling>] = &[
    Choice::new(Spelling::American, "american", "`behaviour` counts under `behavior`"),
    Choice::new(Spelling::Printed, "printed", "British and American spellings count apart"),
];

/// The language of the Excel that tables are written for.
pub(super) const EXCEL: &[Choice<Option<Language>>] = &[
    Choice::new(Some(Language::Turkish), "tr", "A Turkish Excel: semicolons, decimal comma"),
    Choice::new(Some(Language::English), "en", "An English Excel: commas, decimal point"),
    Choice::new(None, "off", "No Excel: strict CSV"),
];

/// The languages of people.
pub(super) const UI: &[Choice<Language>] =
    &[Choice::new(Language::Turkish, "tr", "Turkish"), Choice::new(Language::English, "en", "English")];

/// A format in which a result is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputFormat {
    /// A CSV file for each table.
    Csv,
    /// A Parquet file for each table, and one of translations.
    Parquet,
    /// A workbook with a sheet for each table.
    Workbook,
    /// The sentence pairs as TMX 1.4b.
    TranslationMemory,
    /// The report.
    Report,
    /// The sentence pairs as XLIFF 2.1.
    Xliff,
    /// The sentence pairs as XLIFF 1.2.
    OlderXliff,
    /// The sentence pairs as a file a language.
    Moses,
    /// The sentence pairs with tabs.
    Tsv,
    /// The sentence pairs as JSON lines of translations.
    HuggingFace,
    /// The sentence pairs as a sheet of two columns.
    SketchEngine,
    /// The glossary as TBX v2.
    Tbx,
    /// The documents as references.
    Ris,
    /// The same for LaTeX.
    BibTex,
    /// The forms of terms.
    Thesaurus,
    /// Sentences and the links between them, as OPUS has them.
    Xces,
    /// The same for InterText.
    InterText,
    /// Words, sentences and beads for the Corpus Workbench.
    Vertical,
    /// A JSON line for each document.
    Records,
    /// The glossary with tabs.
    GlossaryTsv,
}

impl OutputFormat {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        FORMATS.iter().map(|choice| choice.value)
    }

    /// Whether it is made of the table of sentences.
    pub const fn has_sentences(self) -> bool {
        matches!(self, Self::Xces | Self::InterText | Self::Vertical | Self::Records)
    }
}

/// The formats in which a result may be written.
pub(super) const FORMATS: &[Choice<OutputFormat>] = &[
    Choice::new(OutputFormat::Csv, "csv", "A file for each table"),
    Choice::new(OutputFormat::Workbook, "xlsx", "A workbook with a sheet for each table: result.xlsx"),
    Choice::new(OutputFormat::Report, "html", "A report to look through in a browser: report.html"),
    Choice::new(
        OutputFormat::Parquet,
        "parquet",
        "A Parquet file for each table, and translations.parquet; not in every program, see `docs/install.md`",
    ),
    Choice::new(OutputFormat::TranslationMemory, "tmx", "A translation memory, TMX 1.4b: sentence_pairs.tmx"),
    Choice::new(OutputFormat::Xliff, "xliff", "Sentence pairs as XLIFF 2.1: sentence_pairs.xlf"),
    Choice::new(OutputFormat::OlderXliff, "xliff-1.2", "Sentence pairs as XLIFF 1.2: sentence_pairs.1.2.xlf"),
    Choice::new(OutputFormat::Moses, "moses", "Sentence pairs line by line: sentence_pairs.en, sentence_pairs.tr"),
    Choice::new(OutputFormat::Tsv, "tsv", "Sentence pairs with tabs, without quotes: sentence_pairs.tsv"),
    Choice::new(OutputFormat::HuggingFace, "hugging-face", "Sentence pairs for Hugging Face: sentence_pairs.jsonl"),
    Choice::new(OutputFormat::SketchEngine, "sketch-engine", "Sentence pairs for Sketch Engine: sketch_engine.xlsx"),
    Choice::new(OutputFormat::Tbx, "tbx", "The glossary as TBX v2: glossary.tbx"),
    Choice::new(OutputFormat::Ris, "ris", "The documents as a bibliography, RIS: documents.en.ris, documents.tr.ris"),
    Choice::new(OutputFormat::BibTex, "bibtex", "The same in BibTeX: documents.en.bib, documents.tr.bib"),
    Choice::new(
        OutputFormat::Thesaurus,
        "vosviewer",
        "The forms of terms: vosviewer_thesaurus.en.txt, vosviewer_thesaurus.tr.txt",
    ),
    Choice::new(
        OutputFormat::Xces,
        "xces",
        "Sentences and links as in OPUS: xces.en-tr.xml, xces.en.xml, xces.tr.xml; with sentences.csv",
    ),
    Choice::new(
        OutputFormat::InterText,
        "intertext",
        "The same for InterText: intertext.en.tr.xml, intertext.en.xml, intertext.tr.xml",
    ),
    Choice::new(
        OutputFormat::Vertical,
        "vrt",
        "Words, sentences and beads for CWB: corpus.en.vrt, corpus.tr.vrt, corpus.beads.txt",
    ),
    Choice::new(OutputFormat::Records, "records", "A JSON line for each document: records.jsonl"),
    Choice::new(OutputFormat::GlossaryTsv, "glossary-tsv", "The glossary with tabs: glossary.tsv"),
];

/// A table of terms that is made only where it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermTable {
    /// Pairs of words that occur near each other.
    Collocations,
    /// Sequences of words in many documents.
    Bundles,
    /// Author keywords by year and group.
    Trends,
    /// Pairs of author keywords.
    Edges,
}

impl TermTable {
    /// The name of its file, without the ending.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Collocations => "collocations",
            Self::Bundles => "bundles",
            Self::Trends => "keyword_trends",
            Self::Edges => "keyword_edges",
        }
    }
}

/// The tables of terms that may be asked for.
pub(super) const TABLES: &[Choice<TermTable>] = &[
    Choice::new(TermTable::Collocations, "collocations", "Pairs of words near each other: collocations.csv"),
    Choice::new(TermTable::Bundles, "bundles", "Sequences of words in many documents: bundles.csv"),
    Choice::new(TermTable::Trends, "trends", "Author keywords by year and group: keyword_trends.csv"),
    Choice::new(TermTable::Edges, "edges", "Author keywords of the same documents, as a network: keyword_edges.csv"),
];

/// The form in which progress is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Log {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// The forms of progress.
pub(super) const LOG: &[Choice<Log>] = &[
    Choice::new(Log::Text, "text", "A bar on a terminal, a line now and then elsewhere"),
    Choice::new(Log::Json, "json", "A JSON object a line, each second"),
];

/// The value with that name.
///
/// # Errors
///
/// If no value has that name: lists the names.
pub fn chosen<T: Copy>(choices: &[Choice<T>], name: &str) -> Result<T, String> {
    let names = || choices.iter().map(|choice| format!("`{}`", choice.name)).collect::<Vec<_>>().join(", ");
    let found = choices.iter().find(|choice| choice.name == name).map(|choice| choice.value);
    found.ok_or_else(|| format!("choose one of {}", names()))
}

/// The names with their meanings.
pub(super) fn words<T>(choices: &[Choice<T>]) -> Vec<(&'static str, &'static str)> {
    choices.iter().map(|choice| (choice.name, choice.help)).collect()
}

/// The name of a value.
pub(super) fn named<T: PartialEq>(choices: &[Choice<T>], value: &T) -> Vec<String> {
    choices.iter().filter(|choice| choice.value == *value).map(|choice| choice.name.to_owned()).collect()
}

/// How many of a list, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Top {
    /// At most so many.
    Best(NonZeroU32),
    /// All.
    All,
}

impl Default for Top {
    fn default() -> Self {
        Self::Best(NonZeroU32::MIN.saturating_add(19))
    }
}

impl Top {
    /// The highest number; `None` for all.
    pub fn most(self) -> Option<usize> {
        match self {
            Self::Best(most) => Some(most.get() as usize),
            Self::All => None,
        }
    }
}

impl fmt::Display for Top {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Best(most) => most.fmt(formatter),
            Self::All => formatter.write_str(ALL),
        }
    }
}

const ALL: &str = "all";

/// A number, or `all`.
pub(super) fn top(text: &str) -> Result<Top, String> {
    if text == ALL {
        return Ok(Top::All);
    }
    text.parse().map(Top::Best).map_err(|_| format!("name a whole number from 1 to {}, or `{ALL}`", u32::MAX))
}

/// A confidence.
///
/// # Errors
///
/// If the text is not a number from 0 to 1: says what is allowed.
pub fn confidence(text: &str) -> Result<f64, String> {
    let number = text.trim().parse::<f64>();
    let number = number.map_err(|_| "no number; name one from 0 to 1 with a decimal point, as in 0.9".to_owned())?;
    let is_confidence = (0.0..=1.0).contains(&number);
    is_confidence
        .then_some(number)
        .ok_or_else(|| format!("{number} is no confidence; name a number from 0 to 1, as in 0.9"))
}

/// A whole number of at least 1.
pub(super) fn positive(text: &str) -> Result<NonZeroU32, String> {
    text.parse().map_err(|_| format!("name a whole number from 1 to {}", u32::MAX))
}

/// `true` or `false`.
pub(super) fn switch(text: &str) -> Result<bool, String> {
    text.parse().map_err(|_| "choose one of `true`, `false`".to_owned())
}

/// Stores a value in its place, if there is one.
pub(super) fn put<T>(place: &mut T, value: Result<T, String>) -> Result<(), String> {
    *place = value?;
    Ok(())
}

/// Adds a value to a list, if there is one.
pub(super) fn add<T>(list: &mut Vec<T>, value: Result<T, String>) -> Result<(), String> {
    list.push(value?);
    Ok(())
}

/// Adds values that are separated by commas to a list, if all are there.
pub(super) fn add_each<T>(
    list: &mut Vec<T>,
    text: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<(), String> {
    list.extend(text.split(',').map(|part| read(part.trim())).collect::<Result<Vec<T>, String>>()?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confidence_is_from_0_to_1() {
        for (text, value) in [("0", 0.0), ("1", 1.0), ("0.95", 0.95), (" .5", 0.5)] {
            assert_eq!(confidence(text), Ok(value), "{text}");
        }
        for text in ["", "0,9", "90%", "-0.1", "1.01", "NaN", "inf"] {
            let error = confidence(text).expect_err(text);
            assert!(error.contains("from 0 to 1"), "{text}: {error}");
        }
    }
}
