//! What a table is: its name, its columns, what they hold.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// Texts, joined by ` | `.
    List,
    /// A whole number.
    Integer,
    /// A number with decimals, as many as the description says.
    Decimal,
}

impl Kind {
    /// The name of the type in Table Schema (Frictionless).
    pub const fn frictionless(self) -> &'static str {
        match self {
            Self::Text | Self::List => "string",
            Self::Integer => "integer",
            Self::Decimal => "number",
        }
    }
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its header.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What it says.
    pub description: &'static str,
}

/// A table.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// File name without ending.
    pub name: &'static str,
    /// What a row is.
    pub description: &'static str,
    /// The columns, in order.
    pub columns: &'static [Column],
}

/// Writes a column: `text("heading", "…")`.
pub(crate) const fn text(name: &'static str, description: &'static str) -> Column {
    Column { name, kind: Kind::Text, description }
}

pub(crate) const fn list(name: &'static str, description: &'static str) -> Column {
    Column { name, kind: Kind::List, description }
}

pub(crate) const fn integer(name: &'static str, description: &'static str) -> Column {
    Column { name, kind: Kind::Integer, description }
}

pub(crate) const fn decimal(name: &'static str, description: &'static str) -> Column {
    Column { name, kind: Kind::Decimal, description }
}

/// Joins texts of a list column.
pub(crate) fn joined<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let mut all = String::new();
    for text in texts {
        if !all.is_empty() {
            all.push_str(" | ");
        }
        all.push_str(text.as_ref());
    }
    all
}
