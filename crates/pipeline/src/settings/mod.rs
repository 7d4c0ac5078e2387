//! The one definition of the settings of every command that reads documents.
//!
//! [`Settings`] holds the values. [`Settings::LIST`] gives for each its name, its kind of value and its purpose. Flags,
//! environment variables, the configuration file, help and reference are made from this list.

mod column;
mod compare;
pub(crate) mod list;
mod setting;
mod value;

pub use setting::{Group, Kind, Setting, SettingError};
pub use value::{Choice, LEARN, Log, OutputFormat, SPELLING, STEMMER, TermTable, Top, chosen, confidence};

use ikiz_alignment::Learn;
use ikiz_document::{Allowance, Language};
use ikiz_keywords::{AskedTables, Comparison};
use ikiz_reader::ReadOptions;
use ikiz_text::KeyRules;
use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::path::PathBuf;

/// Settings of a command that reads documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Folder for the tables.
    pub output: PathBuf,
    /// The language of the Excel that the tables are written for; `None` for strict CSV.
    pub excel: Option<Language>,
    /// The language of headers and of the report; `None` for that of `excel` and of the browser.
    pub ui: Option<Language>,
    /// The lowest confidence of a sentence pair in tables, 0..=1; `None` for all beads.
    pub sure: Option<f64>,
    /// The fewest occurrences of a term in the table of the corpus.
    pub min_count: NonZeroU32,
    /// How many key phrases of a document are in its table, in each language.
    pub top: Top,
    /// The formats in which the result is written; empty for [`Self::FORMATS`].
    pub formats: Vec<OutputFormat>,
    /// The tables of terms that are made beside the others.
    pub tables: Vec<TermTable>,
    /// The comparisons of `keyness.csv`, which is made where there is one.
    pub compare: Vec<Comparison>,
    /// How many words apart the words of a collocation may be.
    pub window: NonZeroU32,
    /// Threads; `None` for as many as the machine has.
    pub threads: Option<NonZeroU32>,
    /// Whether only errors are printed.
    pub quiet: bool,
    /// The form in which progress is told.
    pub log: Log,
    /// When to learn translations.
    pub learn: Learn,
    /// Files with the user's own word pairs.
    pub lexicon: Vec<PathBuf>,
    /// The file with translations learned from other texts.
    pub model: Option<PathBuf>,
    /// How keys are made from words.
    pub keys: KeyRules,
    /// Files with the user's own stop words.
    pub stop_words: Vec<PathBuf>,
    /// Files with the user's own markers.
    pub markers: Vec<PathBuf>,
    /// The file with the tokenizer of a language model.
    pub tokenizer: Option<PathBuf>,
    /// The journal's profile: a file, or the name of one that is shipped.
    pub profile: Option<PathBuf>,
    /// Files with what the user has corrected.
    pub corrections: Vec<PathBuf>,
    /// The file with the user's own scheme of codes.
    pub codes: Option<PathBuf>,
    /// The file with the controlled vocabulary of author keywords.
    pub vocabulary: Option<PathBuf>,
    /// How files are read, and which are refused.
    pub reading: ReadOptions,
    /// Most memory of a step for one document, in bytes.
    pub memory: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            output: "output".into(),
            excel: None,
            ui: None,
            sure: None,
            min_count: NonZeroU32::MIN.saturating_add(1),
            top: Top::default(),
            formats: Vec::new(),
            tables: Vec::new(),
            compare: Vec::new(),
            window: NonZeroU32::MIN.saturating_add(4),
            threads: None,
            quiet: false,
            log: Log::default(),
            learn: Learn::default(),
            lexicon: Vec::new(),
            model: None,
            keys: KeyRules::default(),
            stop_words: Vec::new(),
            markers: Vec::new(),
            tokenizer: None,
            profile: None,
            corrections: Vec::new(),
            codes: None,
            vocabulary: None,
            reading: ReadOptions::default(),
            memory: 2_000_000_000,
        }
    }
}

impl Settings {
    /// The values of all settings by name, apart from those of the machine: what a result was made with.
    pub fn shown(&self) -> BTreeMap<&'static str, Vec<String>> {
        let told = Self::LIST.iter().filter(|setting| setting.group != Group::Machine);
        told.map(|setting| (setting.name, setting.shown(self))).collect()
    }

    /// The formats in which a result is written where none is named.
    pub const FORMATS: [OutputFormat; 3] = [OutputFormat::Csv, OutputFormat::Workbook, OutputFormat::Report];

    /// The formats in which the result is written.
    pub fn formats(&self) -> &[OutputFormat] {
        if self.formats.is_empty() { &Self::FORMATS } else { &self.formats }
    }

    /// Whether a table that is made only where it is asked for is made, by the name of its file.
    pub fn makes(&self, file: &str) -> bool {
        file == "keyness" && !self.compare.is_empty()
            || file == "sentences" && self.formats().iter().any(|format| format.has_sentences())
            || self.tables.iter().any(|table| table.file() == file)
    }

    /// The tables of terms that are asked for.
    pub(crate) fn asked(&self) -> AskedTables {
        let has = |table| self.tables.contains(&table);
        AskedTables {
            comparisons: self.compare.clone().into(),
            window: has(TermTable::Collocations).then_some(self.window.get() as usize),
            bundles: has(TermTable::Bundles),
            trends: has(TermTable::Trends),
            edges: has(TermTable::Edges),
            least: self.min_count.get(),
        }
    }

    /// What a step may take for one document.
    pub fn allowance(&self) -> Allowance {
        Allowance { seconds: self.reading.limits.seconds, bytes: self.memory }
    }

    /// Identifies the settings that change what is found in documents, those apart that name a file: its content counts.
    pub fn digest(&self) -> String {
        self.digest_of(&|group| group.changes_results())
    }

    /// Identifies the settings of some groups, those apart that name a file.
    pub(crate) fn digest_of(&self, is_in: &dyn Fn(Group) -> bool) -> String {
        let mut hasher = blake3::Hasher::new();
        for setting in Self::LIST.iter().filter(|setting| is_in(setting.group) && !matches!(setting.kind, Kind::Path)) {
            hasher.update(setting.name.as_bytes());
            for text in setting.shown(self) {
                hasher.update(b"\0").update(text.as_bytes());
            }
            hasher.update(b"\n");
        }
        hasher.finalize().to_hex().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The settings with one item set to its example.
    fn with_example(setting: &Setting) -> Settings {
        let mut settings = Settings::default();
        for text in setting.examples {
            setting.set(&mut settings, text).expect("an example fits");
        }
        settings
    }

    #[test]
    fn each_setting_has_a_name_of_its_own_a_value_name_and_a_help_text() {
        let names: BTreeSet<&str> = Settings::LIST.iter().map(|setting| setting.name).collect();
        assert_eq!(names.len(), Settings::LIST.len());
        for Setting { name, value, help, .. } in Settings::LIST {
            assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{name}");
            assert!(!value.is_empty() && !help.is_empty() && !help.ends_with('.'), "{name}");
        }
    }

    #[test]
    fn each_setting_shows_its_value_and_changes_no_other_setting() {
        for setting in Settings::LIST {
            let settings = with_example(setting);
            assert_eq!(setting.shown(&settings), setting.examples, "{}", setting.name);
            for other in Settings::LIST.iter().filter(|other| other.name != setting.name) {
                assert_eq!(other.shown(&settings), other.shown(&Settings::default()), "{}", setting.name);
            }
        }
    }

    #[test]
    fn a_shown_value_can_be_set_again() {
        for original in Settings::LIST.iter().map(with_example).chain([Settings::default()]) {
            let mut copy = Settings::default();
            for setting in Settings::LIST {
                for text in setting.shown(&original) {
                    setting.set(&mut copy, &text).expect("what is shown fits");
                }
            }
            assert_eq!(copy, original);
        }
    }

    #[test]
    fn a_setting_that_is_not_a_list_takes_one_value() {
        for setting in Settings::LIST {
            let mut settings = with_example(setting);
            for text in setting.examples {
                setting.set(&mut settings, text).expect("an example fits");
            }
            let times = if setting.is_list { 2 } else { 1 };
            assert_eq!(setting.shown(&settings).len(), setting.examples.len() * times, "{}", setting.name);
        }
    }

    #[test]
    fn each_word_of_a_choice_is_accepted() {
        for setting in Settings::LIST {
            for (word, help) in setting.kind.words() {
                let mut settings = Settings::default();
                setting.set(&mut settings, word).expect("a word fits");
                assert_eq!(setting.shown(&settings), [word]);
                assert!(!help.is_empty() || matches!(setting.kind, Kind::Switch), "{}: {word}", setting.name);
            }
        }
    }

    #[test]
    fn wrong_values_are_refused_with_the_name_and_what_is_allowed() {
        for setting in Settings::LIST {
            let wrong: &[&str] = match setting.kind {
                Kind::Text | Kind::Path => &[""],
                Kind::Number => &["", "x", "-1", "1,5", "0x1"],
                Kind::Switch => &["", "yes", "TRUE"],
                Kind::Choice(_) => &["", "?"],
            };
            for text in wrong {
                let mut settings = Settings::default();
                let error = setting.set(&mut settings, text).expect_err(setting.name);
                assert_eq!((error.setting, &*error.text), (setting.name, *text));
                assert!(error.to_string().contains(setting.name) && !error.right.is_empty(), "{error}");
                assert_eq!(settings, Settings::default(), "{}", setting.name);
            }
        }
    }

    #[test]
    fn settings_that_change_results_change_the_digest_and_no_others_do() {
        let default = Settings::default().digest();
        let mut digests = BTreeSet::from([default.clone()]);
        let mut changing = 0;
        for setting in Settings::LIST {
            let digest = with_example(setting).digest();
            let is_counted = setting.group.changes_results() && !matches!(setting.kind, Kind::Path);
            assert_eq!(digest != default, is_counted, "{}", setting.name);
            digests.insert(digest);
            changing += usize::from(is_counted);
        }
        assert_eq!(digests.len(), changing + 1, "no two have the same");
    }
}
