//! A table as a sink sees it: name, columns, and rows as cells.

use ikiz_document::Twin;
use std::borrow::Cow;

/// The kind of values in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// Texts, one after the other.
    List,
    /// A whole number.
    Integer,
    /// A number with this many decimals.
    Decimal(usize),
}

impl Kind {
    /// A number as a table has it: with the decimals of its column, and no minus before a zero.
    pub fn rounded(self, number: f64) -> f64 {
        let Self::Decimal(decimals) = self else { return number };
        let rounded = format!("{number:.decimals$}").parse().unwrap_or(number);
        if rounded == 0.0 { 0.0 } else { rounded }
    }
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its header.
    pub name: &'static str,
    /// The kind of its values.
    pub kind: Kind,
    /// The meaning of its values.
    pub description: Twin<&'static str>,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Schema {
    /// File name without ending.
    pub name: &'static str,
    /// What a row represents.
    pub description: Twin<&'static str>,
    /// The columns, in order.
    pub columns: Vec<Column>,
}

impl Schema {
    /// The cell of a column in a row; `Missing` where there is no such column.
    pub fn cell<'c, 'a>(&self, row: &'c [Cell<'a>], column: &str) -> &'c Cell<'a> {
        let index = self.columns.iter().position(|known| known.name == column);
        index.map_or(&Cell::Missing, |index| &row[index])
    }
}

/// A value of a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell<'a> {
    /// No value.
    #[default]
    Missing,
    /// A text.
    Text(Cow<'a, str>),
    /// Texts, one after the other.
    List(Vec<Cow<'a, str>>),
    /// A whole number.
    Integer(u64),
    /// A number; the column says with how many decimals it is written.
    Decimal(f64),
}

impl<'a> Cell<'a> {
    /// A list.
    pub fn list<T: Into<Cow<'a, str>>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(Into::into).collect())
    }

    /// The text; empty if it is not a text.
    pub fn text(&self) -> &str {
        if let Self::Text(text) = self { text } else { "" }
    }

    /// The whole number; 0 if it is none.
    pub const fn integer(&self) -> u64 {
        if let Self::Integer(number) = self { *number } else { 0 }
    }

    /// Whether it may be in a column of this kind.
    pub const fn fits(&self, kind: Kind) -> bool {
        matches!(
            (self, kind),
            (Self::Missing, _)
                | (Self::Text(_), Kind::Text)
                | (Self::List(_), Kind::List)
                | (Self::Integer(_), Kind::Integer)
                | (Self::Decimal(_), Kind::Decimal(_))
        )
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<usize> for Cell<'_> {
    fn from(number: usize) -> Self {
        Self::Integer(number as u64)
    }
}

impl From<u32> for Cell<'_> {
    fn from(number: u32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<f64> for Cell<'_> {
    fn from(number: f64) -> Self {
        Self::Decimal(number)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell<'_> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Missing, Into::into)
    }
}

/// The texts of a list in one text, as tables that have no lists write it.
pub fn joined<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let mut all = String::new();
    for text in texts {
        if !all.is_empty() {
            all.push_str(" | ");
        }
        all.push_str(text.as_ref());
    }
    all
}
