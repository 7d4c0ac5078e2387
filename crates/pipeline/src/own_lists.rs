//! Lists of words of the user's own: stop words and markers.

use crate::FileFault;
use crate::file_fault::text_of_file;
use ikiz_comparison::Markers;
use ikiz_document::{Language, messages};
use ikiz_text::OwnStopWords;
use std::path::{Path, PathBuf};

messages! {
    unreadable_markers(error) = "markers.unreadable";
    unreadable_stop_words(error) = "stop-words.unreadable";
}

/// The stop words of all files; `None` without a file.
///
/// # Errors
///
/// If a file cannot be read or a line of it is no word.
pub fn read_stop_words(paths: &[PathBuf]) -> Result<Option<OwnStopWords>, FileFault> {
    let mut words = OwnStopWords::default();
    for path in paths {
        let text = text_of_file(path, unreadable_stop_words)?;
        words.add(&text, language_of(path)).map_err(|fault| FileFault::of_text(path, fault))?;
    }
    Ok((!paths.is_empty()).then_some(words))
}

/// The markers of the program with what all files, in their order, add and take away; `None` without a file.
///
/// # Errors
///
/// If a file cannot be read or a line of it is no marker.
pub fn read_markers(paths: &[PathBuf]) -> Result<Option<Markers>, FileFault> {
    if paths.is_empty() {
        return Ok(None);
    }
    let mut markers = Markers::default();
    for path in paths {
        let text = text_of_file(path, unreadable_markers)?;
        markers.add(&text, language_of(path)).map_err(|fault| FileFault::of_text(path, fault))?;
    }
    Ok(Some(markers))
}

/// The language that the name of a file says: `own.tr.txt`, `own_tr.txt`, `tr.txt`.
fn language_of(path: &Path) -> Option<Language> {
    let stem = path.file_stem()?.to_str()?;
    let code = stem.rsplit(['.', '_', '-']).next()?;
    Language::of_code(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_may_say_its_language() {
        for (path, language) in [
            ("a/own.tr.txt", Some(Language::Turkish)),
            ("own_en.txt", Some(Language::English)),
            ("tr.txt", Some(Language::Turkish)),
            ("own.txt", None),
            ("metr.txt", None),
        ] {
            assert_eq!(language_of(Path::new(path)), language, "{path}");
        }
    }
}
