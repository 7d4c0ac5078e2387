//! The settings of a run: flags before environment variables, these before the configuration file, this before defaults.

use crate::configuration::{Configuration, RunTable};
use crate::flags::{
    ExcelFlag, LearnFlag, ReadingArguments, RunArguments, SettingArguments, SpellingFlag, StemmerFlag, SureFlag,
};
use crate::translations;
use anyhow::{Context, anyhow};
use ikiz_pipeline::{KeyRules, ModelTokenizer, ReadOptions};
use ikiz_writers::Dialect;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a run was told, settled.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Folder for the tables.
    pub output: PathBuf,
    /// The spreadsheet program that the tables are written for.
    pub excel: ExcelFlag,
    /// The least confidence of a sentence pair; `None` for all beads.
    pub sure: Option<SureFlag>,
    /// Whether a translation memory is written.
    pub tmx: bool,
    /// Threads; `None` for as many as the machine has.
    pub threads: Option<NonZeroUsize>,
    /// When to learn.
    pub learn: LearnFlag,
    /// Word pairs of the user's own.
    pub lexicon: Vec<PathBuf>,
    /// What was learned from other texts.
    pub model: Option<PathBuf>,
    /// What words are counted under.
    pub stemmer: StemmerFlag,
    /// How English is spelt in keys.
    pub spelling: SpellingFlag,
    /// The tokenizer of a language model.
    pub tokenizer: Option<PathBuf>,
    /// Whether nothing but errors is said.
    pub quiet: bool,
    /// How files are read.
    pub reading: ReadOptions,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            output: "output".into(),
            excel: ExcelFlag::Off,
            sure: None,
            tmx: false,
            threads: None,
            learn: LearnFlag::Auto,
            lexicon: Vec::new(),
            model: None,
            stemmer: StemmerFlag::Lemma,
            spelling: SpellingFlag::American,
            tokenizer: None,
            quiet: false,
            reading: ReadOptions::default(),
        }
    }
}

impl Settings {
    /// The settings that a call asks for; reads the configuration file where there is one.
    pub fn resolve(arguments: &RunArguments) -> anyhow::Result<Self> {
        let configuration = Configuration::load(arguments.config.as_deref())?;
        Ok(Self::settle(&arguments.settings, &arguments.reading, &configuration.run))
    }

    /// Flags (clap put the environment behind them) before the file before defaults.
    fn settle(flags: &SettingArguments, reading: &ReadingArguments, file: &RunTable) -> Self {
        let default = Self::default();
        Self {
            output: flags.output.clone().or_else(|| file.output.clone()).unwrap_or(default.output),
            excel: flags.excel.or(file.excel).unwrap_or(default.excel),
            sure: flags.sure.or(file.sure).or(default.sure),
            tmx: flags.tmx.or(file.tmx).unwrap_or(default.tmx),
            threads: flags.threads.or(file.threads).or(default.threads),
            learn: flags.learn.or(file.learn).unwrap_or(default.learn),
            lexicon: if flags.lexicon.is_empty() { file.lexicon.clone() } else { flags.lexicon.clone() },
            model: flags.model.clone().or_else(|| file.model.clone()),
            stemmer: flags.stemmer.or(file.stemmer).unwrap_or(default.stemmer),
            spelling: flags.spelling.or(file.spelling).unwrap_or(default.spelling),
            tokenizer: flags.tokenizer.clone().or_else(|| file.tokenizer.clone()),
            quiet: flags.quiet.or(file.quiet).unwrap_or(default.quiet),
            reading: reading.or(&file.reading()).options(),
        }
    }

    /// What the pipeline needs of them; reads the tokenizer, the lexicons and the model where they are named.
    pub fn pipeline(&self) -> anyhow::Result<ikiz_pipeline::Settings> {
        Ok(ikiz_pipeline::Settings {
            threads: self.threads.map_or(0, NonZeroUsize::get),
            translations: translations::load(self.learn.into(), &self.lexicon, self.model.as_deref())?,
            keys: KeyRules { stemming: self.stemmer.into(), spelling: self.spelling.into() },
            tokenizer: self.tokenizer.as_deref().map(tokenizer).transpose()?,
            reading: self.reading.clone(),
        })
    }

    /// What the writers need of them.
    pub fn dialect(&self) -> Dialect {
        self.excel.into()
    }
}

fn tokenizer(path: &Path) -> anyhow::Result<Arc<ModelTokenizer>> {
    let bytes = std::fs::read(path)
        .with_context(|| format!("{}: cannot read the tokenizer; check the path", path.display()))?;
    let read = ModelTokenizer::from_bytes(&bytes).map_err(|error| {
        anyhow!("{}: no tokenizer.json of the Hugging Face tokenizers library ({error})", path.display())
    })?;
    Ok(Arc::new(read))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> RunTable {
        RunTable {
            output: Some("from-file".into()),
            excel: Some(ExcelFlag::Tr),
            sure: sure(0.5),
            tmx: Some(true),
            threads: NonZeroUsize::new(3),
            learn: Some(LearnFlag::Off),
            lexicon: vec!["from-file.tsv".into()],
            model: Some("from-file-model.json".into()),
            stemmer: Some(StemmerFlag::Snowball),
            spelling: Some(SpellingFlag::Printed),
            tokenizer: Some("from-file.json".into()),
            quiet: Some(true),
            max_pages: std::num::NonZeroU32::new(9),
            ..RunTable::default()
        }
    }

    fn sure(number: f64) -> Option<SureFlag> {
        SureFlag::try_from(number).ok()
    }

    fn pages(pages: u32) -> ReadOptions {
        let mut options = ReadOptions::default();
        options.limits.pages = pages;
        options
    }

    fn settle(flags: &SettingArguments, file: &RunTable) -> Settings {
        Settings::settle(flags, &ReadingArguments::default(), file)
    }

    #[test]
    fn the_file_goes_before_defaults() {
        let settings = settle(&SettingArguments::default(), &file());
        assert_eq!(
            settings,
            Settings {
                output: "from-file".into(),
                excel: ExcelFlag::Tr,
                sure: sure(0.5),
                tmx: true,
                threads: NonZeroUsize::new(3),
                learn: LearnFlag::Off,
                lexicon: vec!["from-file.tsv".into()],
                model: Some("from-file-model.json".into()),
                stemmer: StemmerFlag::Snowball,
                spelling: SpellingFlag::Printed,
                tokenizer: Some("from-file.json".into()),
                quiet: true,
                reading: pages(9),
            }
        );
        assert_eq!(settle(&SettingArguments::default(), &RunTable::default()), Settings::default());
    }

    #[test]
    fn flags_go_before_the_file() {
        let flags = SettingArguments {
            output: Some("from-flag".into()),
            excel: Some(ExcelFlag::Off),
            sure: sure(0.75),
            tmx: Some(false),
            threads: NonZeroUsize::new(1),
            learn: Some(LearnFlag::On),
            lexicon: vec!["from-flag.tsv".into()],
            model: Some("from-flag-model.json".into()),
            stemmer: Some(StemmerFlag::Lemma),
            spelling: Some(SpellingFlag::American),
            tokenizer: Some("from-flag.json".into()),
            quiet: Some(false),
        };
        let reading = ReadingArguments { max_pages: std::num::NonZeroU32::new(7), ..ReadingArguments::default() };
        let settings = Settings::settle(&flags, &reading, &file());
        assert_eq!(
            settings,
            Settings {
                output: "from-flag".into(),
                excel: ExcelFlag::Off,
                sure: sure(0.75),
                tmx: false,
                threads: NonZeroUsize::new(1),
                learn: LearnFlag::On,
                lexicon: vec!["from-flag.tsv".into()],
                model: Some("from-flag-model.json".into()),
                stemmer: StemmerFlag::Lemma,
                spelling: SpellingFlag::American,
                tokenizer: Some("from-flag.json".into()),
                quiet: false,
                reading: pages(7),
            }
        );
    }
}
