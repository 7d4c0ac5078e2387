//! Reading a vocabulary: CSV text to a [`Vocabulary`], with the line of what is wrong.

use super::form::form;
use super::{Broader, Entry, EntryNumber, Vocabulary};
use crate::data::rows;
use crate::own_list::TextFault;
use crate::own_table::{OwnRow, OwnTable};
use crate::{lower, nfc};
use ikiz_document::{Language, Twin, flattened, messages};
use std::collections::BTreeMap;

messages! {
    empty() = "vocabulary.empty";
    no_columns(names) = "vocabulary.no-columns";
    no_terms() = "vocabulary.no-terms";
    open_quote() = "vocabulary.open-quote";
    too_many_cells(cells, columns) = "vocabulary.too-many-cells";
}

const COLUMNS: &str = include_str!("../../data/vocabulary_columns.tsv");

/// The largest number of names of columns that a message shows.
const SHOWN_NAMES: usize = 12;

impl Vocabulary {
    /// Reads a CSV table whose first line names its columns: `english` and `turkish`, or one of the two, and where
    /// there are any `broader` and `id`. Rows with the same id, or of which one has no id and a term of the other, are
    /// one entry.
    ///
    /// # Errors
    ///
    /// If there is no such column, no row has a term, or a row does not fit the first line.
    pub fn of_csv(text: &str) -> Result<Self, TextFault> {
        let table = OwnTable::of_csv(text);
        let (columns, width) = (Columns::of(table.header())?, table.header().len());
        let mut vocabulary = Self::default();
        for row in table {
            vocabulary.add(&columns.row(&row, width)?);
        }
        if vocabulary.forms.iter().all(BTreeMap::is_empty) {
            return Err(TextFault::of_all(no_terms()));
        }
        vocabulary.resolve();
        Ok(vocabulary)
    }

    fn add(&mut self, row: &Row) {
        if row.terms.iter().all(String::is_empty) {
            return;
        }
        let forms = row.terms.as_ref().with_language().map(|(language, term)| form(term, language));
        let number = self.number(row, &forms);
        for ((language, term), form) in row.terms.as_ref().with_language().into_iter().zip(forms) {
            if !term.is_empty() {
                self.add_term(number, term, form, language);
            }
        }
        if let Some(id) = &row.id {
            self.ids.entry(id.clone()).or_insert(number);
            self.entries[number as usize].id.get_or_insert_with(|| id.clone());
        }
        for printed in &row.broader {
            let broader = &mut self.entries[number as usize].broader;
            if broader.iter().all(|known| known.printed != *printed) {
                broader.push(Broader { printed: printed.clone(), forms: Twin::default(), entries: Vec::new() });
            }
        }
    }

    /// The entry that a row belongs to; a new one if none has its id or a term of it.
    fn number(&mut self, row: &Row, forms: &Twin<String>) -> EntryNumber {
        if let Some(number) = row.id.as_ref().and_then(|id| self.ids.get(id)) {
            return *number;
        }
        let is_free = |number: &EntryNumber| row.id.is_none() || self.entry(*number).id.is_none();
        let same_term =
            |(language, form): (Language, &String)| self.forms.of(language).get(form)?.iter().copied().find(is_free);
        let Twin { english, turkish } = forms.as_ref().with_language();
        if let Some(number) = same_term(english).or_else(|| same_term(turkish)) {
            return number;
        }
        self.entries.push(Entry::default());
        (self.entries.len() - 1) as EntryNumber
    }

    /// Finds the entries that broader terms name: by id, or else by a term of either language.
    fn resolve(&mut self) {
        let mut entries = std::mem::take(&mut self.entries);
        for (own, entry) in (0..).zip(&mut entries) {
            for broader in &mut entry.broader {
                if let Some(number) = self.ids.get(&broader.printed) {
                    broader.entries = vec![*number];
                } else {
                    broader.forms = Twin::from_fn(|language| form(&broader.printed, language));
                    for (language, form) in broader.forms.as_ref().with_language() {
                        broader.entries.extend(self.forms.of(language).get(form).into_iter().flatten());
                    }
                }
                broader.entries.sort_unstable();
                broader.entries.dedup();
            }
            entry.broader.retain(|broader| broader.entries != [own]);
        }
        self.entries = entries;
    }
}

/// Where the columns stand.
struct Columns {
    terms: Twin<Option<usize>>,
    broader: Option<usize>,
    id: Option<usize>,
}

/// What is read of a row.
struct Row {
    terms: Twin<String>,
    broader: Vec<String>,
    id: Option<String>,
}

impl Columns {
    fn of(header: &OwnRow) -> Result<Self, TextFault> {
        let column = |wanted: &str| header.cells().position(|name| means(name, wanted));
        let columns =
            Self { terms: Twin::new("english", "turkish").map(column), broader: column("broader"), id: column("id") };
        if columns.terms.iter().any(Option::is_some) {
            return Ok(columns);
        }
        if header.cells().all(str::is_empty) {
            return Err(TextFault::of_all(empty()));
        }
        let names = header.cells().take(SHOWN_NAMES).collect::<Vec<_>>().join(", ");
        Err(header.fault(no_columns(names)))
    }

    /// What is read of a row; the header has `columns` cells.
    fn row(&self, row: &OwnRow, columns: usize) -> Result<Row, TextFault> {
        if row.exceeds(columns) {
            return Err(row.fault(too_many_cells(row.len(), columns)));
        }
        let cell = |column: Option<usize>| row.cell(column);
        if self.terms.iter().chain([&self.broader, &self.id]).any(|column| cell(*column).contains('\n')) {
            return Err(row.fault(open_quote()));
        }
        let broader = cell(self.broader).split(['|', ';']).map(flattened).filter(|term| !term.is_empty()).collect();
        let id = Some(cell(self.id).to_owned()).filter(|id| !id.is_empty());
        Ok(Row { terms: self.terms.map(|column| flattened(cell(column))), broader, id })
    }
}

/// Whether a column of that name holds what is wanted.
fn means(name: &str, wanted: &str) -> bool {
    let is = |plain: String| rows(COLUMNS).any(|[meaning, known]| meaning == wanted && known == plain);
    Language::BOTH.iter().any(|language| is(plain(name, *language)))
}

/// A name in lower case, with blanks for other signs than letters and digits.
fn plain(name: &str, language: Language) -> String {
    let small = lower(&nfc(name), language);
    let words = small.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
