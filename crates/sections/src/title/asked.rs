//! What is known of a document when its titles are sought: what sections hold already, its texts, the titles that the
//! file declares.

use crate::cuts::cut::{Cut, Cuts, Role};
use crate::rows::view::View;
use ikiz_document::{LanguageTag, Span, Twin};

/// The largest number of rows at the end of a text or list that may be a title.
const MOST_TAIL: usize = 6;

/// A text with a twin, or a list, that the document has.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextPlace {
    /// The row of its heading, or its first.
    pub heading: usize,
    pub language: LanguageTag,
    /// No list.
    pub is_text: bool,
}

/// What is known of a document when its titles are sought.
pub(super) struct Asked {
    /// For each row whether a section holds it.
    pub taken: Vec<bool>,
    pub texts: Vec<TextPlace>,
    /// Texts and lists, to compare the words of titles with.
    pub spans: Vec<(Span, LanguageTag)>,
    /// The titles that the file declares.
    pub declared: Twin<Option<Span>>,
}

impl Asked {
    pub(super) fn new(view: &View<'_>, cuts: &Cuts) -> Self {
        let taken = view.rows.iter().map(|row| row.declared.is_some()).collect();
        let mut asked = Self { taken, texts: Vec::new(), spans: Vec::new(), declared: Twin::default() };
        for cut in cuts.iter() {
            let end = cut.rows.end - tail_in_other_print(view, cut);
            for row in (cut.rows.start..end).filter(|row| !cut.skipped.contains(row)) {
                asked.taken[row] = true;
            }
            match cut.role {
                Role::Title => {
                    if let LanguageTag::Known(language) = cut.language.tag {
                        asked.declared.of_mut(language).get_or_insert(cut.span);
                    }
                }
                Role::Text(_) | Role::Keywords => {
                    let (language, is_text) = (cut.language.tag, cut.role.is_text());
                    asked.texts.push(TextPlace { heading: cut.rows.start, language, is_text });
                    asked.spans.push((cut.span, language));
                }
                Role::Body | Role::References => {}
            }
        }
        asked.texts.sort_by_key(|text| text.heading);
        asked
    }
}

/// Rows at the end of a text or list that are printed otherwise than its start: the title of the other language may
/// stand there.
fn tail_in_other_print(view: &View<'_>, cut: &Cut) -> usize {
    let first = view.row_at(cut.span.start);
    if !matches!(cut.role, Role::Text(_) | Role::Keywords) || view.rows[first].declared.is_some() {
        return 0;
    }
    let print = |at: usize| {
        let row = &view.rows[at];
        (row.style.bold, row.capitals, (row.style.size_ratio.unwrap_or(1.0) * 15.0).round() as i32)
    };
    (first + 1..cut.rows.end).rev().take(MOST_TAIL).take_while(|row| print(*row) != print(first)).count()
}
