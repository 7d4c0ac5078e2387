//! The names of columns and keys that the user gives: whether a file has them, and what to do where it does not.

use super::columns::{is_called, name_column, plain, printable, same_name, shown};
use crate::failure::{self, COLUMN, GROUP_BY, Refusal};
use crate::formats::{Reader, reader_of};
use crate::inputs::discover::SourceGroup;
use crate::options::{Column, ReadOptions};
use crate::source::Source;
use ikiz_document::{Language, Message, messages};
use std::sync::Arc;

messages! {
    name_group(setting) = "advice.name-group";
    absent_in_all(setting, column, path, names, advice) = "column.absent-in-all";
    no_records(setting) = "column.no-records";
    absent_column(column, names) = "no-known-fields.absent";
}

/// Which of the names that the user gives were met.
pub(crate) struct OwnNames<'a> {
    options: &'a ReadOptions,
    columns: Vec<bool>,
    group: bool,
}

impl<'a> OwnNames<'a> {
    /// None is met yet.
    pub fn new(options: &'a ReadOptions) -> Self {
        let group = options.group_by.column().is_none();
        Self { options, columns: vec![false; options.columns.len()], group }
    }

    /// Meets a name.
    pub fn see(&mut self, name: &str) {
        for (column, met) in self.options.columns.iter().zip(&mut self.columns) {
            *met = *met || is_called(column, name);
        }
        self.group = self.group || self.options.group_by.column().is_some_and(|own| same_name(own, name));
    }

    /// Meets what was met elsewhere.
    pub fn add(&mut self, other: &OwnNames<'_>) {
        self.columns.iter_mut().zip(&other.columns).for_each(|(met, other)| *met |= other);
        self.group |= other.group;
    }

    /// A column that was not met; of several that hold the same, one is enough.
    pub fn absent(&self) -> Option<&'a Column> {
        self.all_absent().next()
    }

    fn all_absent(&self) -> impl Iterator<Item = &'a Column> {
        let columns = || self.options.columns.iter().zip(&self.columns);
        let met: Vec<&Column> = columns().filter(|(_, met)| **met).map(|(column, _)| column).collect();
        let is_absent = move |column: &&Column| met.iter().all(|met| met.content != column.content);
        self.options.columns.iter().filter(is_absent)
    }

    /// Whether no further name makes a difference.
    pub fn is_complete(&self) -> bool {
        self.group && self.absent().is_none()
    }

    /// Checks that a file which the user names has the columns that they name, for what records hold and for the
    /// group. `names`: those that it has.
    ///
    /// # Errors
    /// If one is not there.
    pub fn check(&self, source: &Source, names: &[String]) -> Result<(), Refusal> {
        if !source.file.named {
            return Ok(());
        }
        let refused = |name: &str, advice| {
            let problem = absent_column(printable(name), shown(names));
            failure::no_known_fields(&source.shown, true, problem, advice)
        };
        if let Some(column) = self.absent() {
            return Err(refused(&column.name, advised(column, names)));
        }
        match self.options.group_by.column() {
            Some(group) if !self.group => {
                let advice = name_group(GROUP_BY.set_to(nearest(group, names)));
                Err(refused(group, advice))
            }
            _ => Ok(()),
        }
    }
}

/// Advice to name the column of a file that is most like one that it does not have.
fn advised(column: &Column, names: &[String]) -> Message {
    let like = Column { name: nearest(&column.name, names), content: column.content };
    name_column(COLUMN.set_to(like.shown()))
}

/// The name that is most like another one, or else the first.
fn nearest(wanted: &str, names: &[String]) -> String {
    let letters = |name: &str| plain(name, Language::Turkish).chars().map(folded).collect::<Vec<char>>();
    let wanted = letters(wanted);
    let alike = |name: &&String| {
        let name = letters(name);
        let head = wanted.iter().zip(&name).take_while(|(one, other)| one == other).count();
        let most = wanted.len().min(name.len()) - head;
        let tail = wanted.iter().rev().zip(name.iter().rev()).take(most).take_while(|(one, other)| one == other);
        head + tail.count()
    };
    // Of equal ones the first.
    let nearest = names.iter().rev().max_by_key(alike);
    nearest.map_or_else(|| "NAME".to_owned(), |name| printable(name))
}

/// A letter without its mark.
fn folded(letter: char) -> char {
    ikiz_text::folded(letter.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(letter)
}

/// Says of each column which the user names, but no file of records among the inputs has, what there is instead. Of
/// files that are named themselves their failures say it.
pub fn absent_columns(groups: &[SourceGroup], options: &ReadOptions) -> Vec<Message> {
    let mut own = OwnNames::new(options);
    let shared = Arc::new(options.clone());
    let mut first: Option<(String, Vec<String>)> = None;
    for file in groups.iter().flat_map(|group| &group.files) {
        let Reader::Records(reader) = reader_of(file.format) else { continue };
        if own.absent().is_none() {
            break;
        }
        let source = Arc::new(Source::on_disk(file.clone(), Arc::clone(&shared)));
        let names = reader.names(&source, &mut own);
        if file.named && !names.is_empty() {
            return Vec::new();
        }
        if first.is_none() && !names.is_empty() {
            first = Some((source.shown.clone(), names));
        }
    }
    let said = |column: &Column| {
        let setting = COLUMN.set_to(column.shown());
        match &first {
            Some((path, names)) => {
                let (name, advice) = (printable(&column.name), advised(column, names));
                absent_in_all(setting, name, path.as_str(), shown(names), advice)
            }
            None => no_records(setting),
        }
    };
    own.all_absent().map(said).collect()
}
