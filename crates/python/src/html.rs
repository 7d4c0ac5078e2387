//! HTML for notebooks, in the style of the report.

use ikiz_writers::report::excerpt::{self, ShownBead};
use pyo3::prelude::*;

/// A pair of sections: English and Turkish text, confidence and a note of each bead.
#[pyfunction]
pub fn html_of_pair(title: &str, beads: Vec<(Option<String>, Option<String>, f64, String)>) -> String {
    let shown = |(english, turkish, confidence, note): (Option<String>, Option<String>, f64, String)| ShownBead {
        english: english.unwrap_or_default(),
        turkish: turkish.unwrap_or_default(),
        confidence,
        note,
    };
    excerpt::pair(title, &beads.into_iter().map(shown).collect::<Vec<_>>())
}

/// Numbers with their names, and a table.
#[pyfunction]
pub fn html_of_result(tiles: Vec<(String, String)>, header: Vec<String>, rows: Vec<Vec<String>>, note: &str) -> String {
    excerpt::overview(&tiles, &header, &rows, note)
}
