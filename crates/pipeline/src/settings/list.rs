//! Every setting. A new one is an item here, with a field for its value in [`Settings`] or in the options of its stage.

use super::setting::{Group, Kind, Set, Setting};
use super::value::{
    EXCEL, FORMATS, LEARN, LOG, SPELLING, STEMMER, TABLES, UI, add, add_each, confidence, named, positive, put, switch,
    top, words,
};
use super::{Settings, chosen, column, compare};
use ikiz_reader::{Column, GroupBy};
use std::num::NonZeroU32;

/// Bytes of a megabyte.
/// Bytes.
pub(crate) const MEGABYTE: u64 = 1_000_000;

/// What most settings have in common.
const PLAIN: Setting = Setting {
    name: "",
    value: "N",
    kind: Kind::Number,
    is_list: false,
    group: Group::Reading,
    help: "",
    unset: "none",
    examples: &[],
    set: Set::Text(|_, _| Ok(())),
    shown: |_| Vec::new(),
};

impl Settings {
    /// Every setting, in the order in which they are listed for users.
    pub const LIST: &[Setting] = &[
        Setting {
            name: "output",
            value: "FOLDER",
            kind: Kind::Path,
            group: Group::Writing,
            help: "Folder for the tables; an earlier result in it is written over",
            examples: &["result"],
            set: Set::Path(|settings, path| settings.output = path),
            shown: |settings| vec![settings.output.display().to_string()],
            ..PLAIN
        },
        Setting {
            name: "excel",
            value: "LANGUAGE",
            kind: Kind::Choice(|| words(EXCEL)),
            group: Group::Writing,
            help: "Write CSV for an Excel of this language instead of strict CSV, and the workbook with headers in it",
            examples: &["tr"],
            set: Set::Text(|settings, text| put(&mut settings.excel, chosen(EXCEL, text))),
            shown: |settings| named(EXCEL, &settings.excel),
            ..PLAIN
        },
        Setting {
            name: "ui",
            value: "LANGUAGE",
            kind: Kind::Choice(|| words(UI)),
            group: Group::Writing,
            help: "Language of the headers of the workbook, of the report, and of what a command says",
            unset: "that of excel, else English; the report that of the browser; commands speak English",
            examples: &["tr"],
            set: Set::Text(|settings, text| put(&mut settings.ui, chosen(UI, text).map(Some))),
            shown: |settings| settings.ui.iter().flat_map(|ui| named(UI, ui)).collect(),
            ..PLAIN
        },
        Setting {
            name: "sure",
            group: Group::Writing,
            help: "Of the sentence pairs, keep two-sided beads of at least this confidence only, 0 to 1",
            unset: "all beads",
            examples: &["0.9"],
            set: Set::Text(|settings, text| put(&mut settings.sure, confidence(text).map(Some))),
            shown: |settings| settings.sure.iter().map(ToString::to_string).collect(),
            ..PLAIN
        },
        Setting {
            name: "min-count",
            group: Group::Writing,
            help: "Leave terms with fewer occurrences in the corpus out of keyword_frequencies.csv, keyness.csv and \
                   collocations.csv, and author keywords of fewer documents out of keyword_trends.csv and \
                   keyword_edges.csv",
            examples: &["5"],
            set: Set::Text(|settings, text| put(&mut settings.min_count, positive(text))),
            shown: |settings| vec![settings.min_count.to_string()],
            ..PLAIN
        },
        Setting {
            name: "top",
            value: "N|all",
            group: Group::Writing,
            help: "Key phrases of a document in document_keywords.csv, in each language: a number, or `all`",
            examples: &["50"],
            set: Set::Text(|settings, text| put(&mut settings.top, top(text))),
            shown: |settings| vec![settings.top.to_string()],
            ..PLAIN
        },
        Setting {
            name: "vocabulary",
            value: "FILE",
            kind: Kind::Path,
            group: Group::Writing,
            help: "Look author keywords up in a controlled vocabulary for keyword_pairs.csv: a CSV with the columns \
                   english and turkish, or one of the two, and where there are any broader and id",
            unset: "that of the profile, if it names one",
            examples: &["mesh.csv"],
            set: Set::Path(|settings, path| settings.vocabulary = Some(path)),
            shown: |settings| settings.vocabulary.iter().map(|path| path.display().to_string()).collect(),
            ..PLAIN
        },
        Setting {
            name: "codes",
            value: "FILE",
            kind: Kind::Path,
            group: Group::Writing,
            help: "The codes of your own scheme, which the report offers for notes: a CSV with the columns code, label and \
                   description; a correction with another code is named",
            examples: &["codes.csv"],
            set: Set::Path(|settings, path| settings.codes = Some(path)),
            shown: |settings| settings.codes.iter().map(|path| path.display().to_string()).collect(),
            ..PLAIN
        },
        Setting {
            name: "formats",
            value: "FORMAT,…",
            kind: Kind::Choice(|| words(FORMATS)),
            is_list: true,
            group: Group::Writing,
            help: "The formats in which the result is written, separated by commas; the list takes the place of the default",
            unset: "csv, xlsx, html",
            examples: &["csv", "tmx"],
            set: Set::Text(|settings, text| add_each(&mut settings.formats, text, |name| chosen(FORMATS, name))),
            shown: |settings| settings.formats.iter().flat_map(|format| named(FORMATS, format)).collect(),
        },
        Setting {
            name: "tables",
            value: "TABLE,…",
            kind: Kind::Choice(|| words(TABLES)),
            is_list: true,
            group: Group::Writing,
            help: "Write these tables of terms too, separated by commas",
            examples: &["collocations", "trends"],
            set: Set::Text(|settings, text| add_each(&mut settings.tables, text, |name| chosen(TABLES, name))),
            shown: |settings| settings.tables.iter().flat_map(|table| named(TABLES, table)).collect(),
            ..PLAIN
        },
        Setting {
            name: "compare",
            value: "A:B",
            kind: Kind::Text,
            is_list: true,
            group: Group::Writing,
            help: "Compare the terms of two parts of the corpus in keyness.csv: kinds of sections (`title`, `abstract` \
                   with summaries, `keywords`, `body`) as in abstract:body, groups as in group:2010,2020, or a group \
                   and all others as in group:2010",
            examples: &["abstract:body", "group:2010,2020"],
            set: Set::Text(|settings, text| add(&mut settings.compare, compare::read(text))),
            shown: |settings| settings.compare.iter().map(ToString::to_string).collect(),
            ..PLAIN
        },
        Setting {
            name: "window",
            group: Group::Writing,
            help: "Most words from one word of a collocation to the other, in the same sentence",
            examples: &["3"],
            set: Set::Text(|settings, text| put(&mut settings.window, positive(text))),
            shown: |settings| vec![settings.window.to_string()],
            ..PLAIN
        },
        Setting {
            name: "threads",
            group: Group::Machine,
            help: "Threads to use; the result does not depend on it",
            unset: "as many as the machine has",
            examples: &["4"],
            set: Set::Text(|settings, text| put(&mut settings.threads, threads(text))),
            shown: |settings| settings.threads.iter().map(ToString::to_string).collect(),
            ..PLAIN
        },
        Setting {
            name: "learn",
            value: "WHEN",
            kind: Kind::Choice(|| words(LEARN)),
            group: Group::Translations,
            help: "Learn translations from the documents themselves",
            examples: &["on"],
            set: Set::Text(|settings, text| put(&mut settings.learn, chosen(LEARN, text))),
            shown: |settings| named(LEARN, &settings.learn),
            ..PLAIN
        },
        Setting {
            name: "lexicon",
            value: "FILE",
            kind: Kind::Path,
            is_list: true,
            group: Group::Translations,
            help: "Word pairs of your own: lines of word TAB kelime, a CSV with columns english and turkish (a former \
                   glossary.csv), hunalign's .dic, a dictd dictionary (FreeDict)",
            examples: &["terms.tsv"],
            set: Set::Path(|settings, path| settings.lexicon.push(path)),
            shown: |settings| settings.lexicon.iter().map(|path| path.display().to_string()).collect(),
            ..PLAIN
        },
        Setting {
            name: "model",
            value: "FILE",
            kind: Kind::Path,
            group: Group::Translations,
            help: "A model of translations that were learned from other texts, instead of learning from these",
            examples: &["model.json"],
            set: Set::Path(|settings, path| settings.model = Some(path)),
            shown: |settings| settings.model.iter().map(|path| path.display().to_string()).collect(),
            ..PLAIN
        },
        Setting {
            name: "stemmer",
            value: "KIND",
            kind: Kind::Choice(|| words(STEMMER)),
            group: Group::Words,
            help: "The form under which words are counted",
            examples: &["snowball"],
            set: Set::Text(|settings, text| put(&mut settings.keys.stemming, chosen(STEMMER, text))),
            shown: |settings| named(STEMMER, &settings.keys.stemming),
            ..PLAIN
        },
        Setting {
            name: "spelling",
            value: "KIND",
            kind: Kind::Choice(|| words(SPELLING)),
            group: Group::Words,
            help: "How English words are spelt where they are counted",
            examples: &["printed"],
            set: Set::Text(|settings, text| put(&mut settings.keys.spelling, chosen(SPELLING, text))),
            shown: |settings| named(SPELLING, &settings.keys.spelling),
            ..PLAIN
        },
        Setting {
            name: "stop-words",
            value: "FILE",
            kind: Kind::Path,
            is_list: true,
            group: Group::Words,
            help: "Stop words of your own beside those of ikiz: no term has one of them. A word a line, behind it a tab \
                   and `en` or `tr` where it is of one language only, or a file name that ends as in own.tr.txt",
            examples: &["own.tr.txt"],
            set: Set::Path(|settings, path| settings.stop_words.push(path)),
            shown: |settings| settings.stop_words.iter().map(|path| path.display().to_string()).collect(),
            ..PLAIN
        },
        Setting {
            name: "markers",
            value: "FILE",
            kind: Kind::Path,
            is_list: true,
            group: Group::Words,
            help: "Markers of metadiscourse of your own beside those of ikiz. A line has a category (`hedges`), a \
                   pattern and, unless the file name ends as in own.tr.tsv, `en` or `tr`, with tabs between; with `- ` \
                   in front it takes the marker away",
            examples: &["own.tr.tsv"],
            set: Set::Path(|settings, path| settings.markers.push(path)),
            shown: |settings| settings.markers.iter().map(|path| path.display().to_string()).collect(),
            ..PLAIN
        },
        Setting {
            name: "tokenizer",
            value: "FILE",
            kind: Kind::Path,
            group: Group::Words,
            help: "Count the tokens of a language model too: its tokenizer.json",
            examples: &["tokenizer.json"],
            set: Set::Path(|settings, path| settings.tokenizer = Some(path)),
            shown: |settings| settings.tokenizer.iter().map(|path| path.display().to_string()).collect(),
            ..PLAIN
        },
        Setting {
            name: "profile",
            value: "FILE|NAME",
            kind: Kind::Path,
            group: Group::Checks,
            help: "What a journal asks of a manuscript: a profile in TOML, or the name of one that is shipped; \
                   `ikiz profile list` shows these",
            examples: &["isnad"],
            set: Set::Path(|settings, path| settings.profile = Some(path)),
            shown: |settings| settings.profile.iter().map(|path| path.display().to_string()).collect(),
            ..PLAIN
        },
        Setting {
            name: "corrections",
            value: "FILE",
            kind: Kind::Path,
            is_list: true,
            group: Group::Corrections,
            help: "What you have corrected of an earlier result: a CSV with the columns of corrections.csv, of which a \
                   later row overrules an earlier one. The result is as it says, and corrections.csv says what became of \
                   each row",
            examples: &["corrections.csv"],
            set: Set::Path(|settings, path| settings.corrections.push(path)),
            shown: |settings| settings.corrections.iter().map(|path| path.display().to_string()).collect(),
            ..PLAIN
        },
        Setting {
            name: "quiet",
            value: "BOOL",
            kind: Kind::Switch,
            group: Group::Machine,
            help: "Print errors only",
            examples: &["true"],
            set: Set::Text(|settings, text| put(&mut settings.quiet, switch(text))),
            shown: |settings| vec![settings.quiet.to_string()],
            ..PLAIN
        },
        Setting {
            name: "log",
            value: "FORM",
            kind: Kind::Choice(|| words(LOG)),
            group: Group::Machine,
            help: "Form of what is said on standard error while the work goes on",
            examples: &["json"],
            set: Set::Text(|settings, text| put(&mut settings.log, chosen(LOG, text))),
            shown: |settings| named(LOG, &settings.log),
            ..PLAIN
        },
        Setting {
            name: "max-file-size",
            value: "MB",
            help: "Largest file that is read, in MB; of a file of records, the largest record",
            examples: &["200"],
            set: Set::Text(|settings, text| put(&mut settings.reading.limits.file_bytes, megabytes(text))),
            shown: |settings| vec![(settings.reading.limits.file_bytes / MEGABYTE).to_string()],
            ..PLAIN
        },
        Setting {
            name: "max-unpacked-size",
            value: "MB",
            help: "Largest size of the packed parts of a file (DOCX, ODT, PDF) when they are unpacked, in MB",
            examples: &["2000"],
            set: Set::Text(|settings, text| put(&mut settings.reading.limits.unpacked_bytes, megabytes(text))),
            shown: |settings| vec![(settings.reading.limits.unpacked_bytes / MEGABYTE).to_string()],
            ..PLAIN
        },
        Setting {
            name: "max-pages",
            help: "Largest number of printed pages in a file",
            examples: &["10000"],
            set: Set::Text(|settings, text| put(&mut settings.reading.limits.pages, positive(text).map(Into::into))),
            shown: |settings| vec![settings.reading.limits.pages.to_string()],
            ..PLAIN
        },
        Setting {
            name: "max-depth",
            help: "Deepest nesting of elements or values in a file; XML is read to 1000 levels at most",
            examples: &["100"],
            set: Set::Text(|settings, text| put(&mut settings.reading.limits.depth, positive(text).map(Into::into))),
            shown: |settings| vec![settings.reading.limits.depth.to_string()],
            ..PLAIN
        },
        Setting {
            name: "max-seconds",
            help: "Longest time to read one file or record, and of each later step for one document, in seconds",
            examples: &["300"],
            set: Set::Text(|settings, text| put(&mut settings.reading.limits.seconds, positive(text).map(Into::into))),
            shown: |settings| vec![settings.reading.limits.seconds.to_string()],
            ..PLAIN
        },
        Setting {
            name: "max-memory",
            value: "MB",
            help: "Most memory that a step may need for one document after it is read, in MB, as estimated from the \
                   sizes of its parts",
            examples: &["4000"],
            set: Set::Text(|settings, text| put(&mut settings.memory, megabytes(text))),
            shown: |settings| vec![(settings.memory / MEGABYTE).to_string()],
            ..PLAIN
        },
        Setting {
            name: "column",
            value: "FIELD=NAME",
            kind: Kind::Text,
            is_list: true,
            help: "What a column of a table or a key of JSON records holds: `title`, `abstract`, `summary` or \
                   `keywords`, with `:en` or `:tr` where it is in one language; `id`, `year`, `journal`, `volume`, \
                   `issue`, `authors`, `doi`, `url`, `record_type`, `orcid`, `received` or `accepted`",
            examples: &["abstract:tr=Özet metni", "year=Basım yılı"],
            set: Set::Text(|settings, text| add(&mut settings.reading.columns, column::read(text))),
            shown: |settings| settings.reading.columns.iter().map(Column::shown).collect(),
            ..PLAIN
        },
        Setting {
            name: "group-by",
            value: "folder|year|journal|COLUMN",
            kind: Kind::Text,
            help: "What makes the group of a document: `folder` below the named input, the `year` or `journal` that it \
                   declares, or a column of a table or a key of JSON records",
            examples: &["year"],
            set: Set::Text(|settings, text| put(&mut settings.reading.group_by, group_by(text))),
            shown: |settings| vec![shown_group(&settings.reading.group_by)],
            ..PLAIN
        },
        Setting {
            name: "records-path",
            value: "PATH",
            kind: Kind::Text,
            help: "Where the array of records stands in a JSON file: keys separated by dots, as in response.docs",
            examples: &["response.docs"],
            set: Set::Text(|settings, text| put(&mut settings.reading.records, Ok(Some(text.to_owned())))),
            shown: |settings| settings.reading.records.iter().cloned().collect(),
            ..PLAIN
        },
    ];
}

fn threads(text: &str) -> Result<Option<NonZeroU32>, String> {
    let right = "name a whole number from 1 on; leave it out for as many threads as the machine has";
    positive(text).map(Some).map_err(|_| right.to_owned())
}

const FOLDER: &str = "folder";
const JOURNAL: &str = "journal";
const YEAR: &str = "year";

fn group_by(text: &str) -> Result<GroupBy, String> {
    let text = text.trim();
    let is = |word: &str| text.eq_ignore_ascii_case(word);
    match text {
        "" => Err(format!("name `{FOLDER}`, `{YEAR}`, `{JOURNAL}` or a column as it stands in the file")),
        _ if is(FOLDER) => Ok(GroupBy::Folder),
        _ if is(JOURNAL) => Ok(GroupBy::Journal),
        _ if is(YEAR) => Ok(GroupBy::Year),
        column => Ok(GroupBy::Column(column.to_owned())),
    }
}

fn shown_group(group_by: &GroupBy) -> String {
    match group_by {
        GroupBy::Folder => FOLDER,
        GroupBy::Journal => JOURNAL,
        GroupBy::Year => YEAR,
        GroupBy::Column(name) => name,
    }
    .to_owned()
}

fn megabytes(text: &str) -> Result<u64, String> {
    positive(text).map(|megabytes| u64::from(megabytes.get()) * MEGABYTE)
}
