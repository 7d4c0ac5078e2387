//! A declared field: its rows, the heading that the file sets over them, and cuts for which the file speaks.

use crate::cuts::cut::{Cut, Role};
use crate::headings::weight;
use crate::rows::view::View;
use ikiz_document::{Declared, Evidence, LanguageTag, Span};
use std::ops::Range;

/// A language less sure than this is doubtful for a title or list.
pub(crate) const DOUBT: f64 = 0.8;

/// The rows of a field.
pub(crate) struct Field {
    pub declared: Declared,
    pub rows: Range<usize>,
    /// All its letters.
    pub span: Span,
}

/// A cut for which the file speaks.
pub(crate) fn cut(view: &View, declared: Declared, role: Role, span: Span) -> Cut {
    let evidence = vec![Evidence { observation: "declared by the file".to_owned(), weight: weight::DECLARED }];
    let mut cut = view.cut(role, span, evidence);
    cut.declared = declared.language.and_then(LanguageTag::language);
    cut
}

/// The heading that the file sets over a field, and the rows below it.
pub(crate) fn headed(view: &View, field: &Field) -> (Option<Span>, Range<usize>) {
    let first = &view.rows[field.rows.start];
    if field.rows.len() > 1 && first.heading_style {
        (Some(first.span), field.rows.start + 1..field.rows.end)
    } else {
        (None, field.rows.clone())
    }
}
