//! The values of flags that are a choice.

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use ikiz_document::{Language, Severity};
use ikiz_pipeline::settings::{Choice, chosen};

/// Reads a choice that settings have too.
pub fn choice<T>(choices: &'static [Choice<T>]) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + 'static,
{
    let values = choices.iter().map(|choice| PossibleValue::new(choice.name).help(choice.help));
    PossibleValuesParser::new(values).try_map(|name| chosen(choices, &name))
}

/// One of the two languages.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LanguageFlag {
    /// English.
    En,
    /// Turkish.
    Tr,
}

impl From<LanguageFlag> for Language {
    fn from(flag: LanguageFlag) -> Self {
        match flag {
            LanguageFlag::En => Self::English,
            LanguageFlag::Tr => Self::Turkish,
        }
    }
}

/// What `keywords` lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CountsOf {
    /// Terms of the corpus with their counts: the table keyword_frequencies.
    Corpus,
    /// Key phrases of each document: the table document_keywords.
    Document,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorFlag {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How much a finding must matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SeverityFlag {
    /// Everything, also what is only worth knowing.
    Note,
    /// What should probably be corrected, and errors.
    Warning,
    /// What must be corrected before publication.
    Error,
}

impl From<SeverityFlag> for Severity {
    fn from(flag: SeverityFlag) -> Self {
        match flag {
            SeverityFlag::Note => Self::Note,
            SeverityFlag::Warning => Self::Warning,
            SeverityFlag::Error => Self::Error,
        }
    }
}
