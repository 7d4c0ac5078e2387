//! Sets the corpus's PDF, DOCX and ODT files from the plain texts in `tests/typeset/`; their format stands in the
//! README there.
//!
//! The same bytes at each run: no clock, no random number, and the order of the names.

mod docx;
mod faces;
mod lines;
mod locked;
mod odt;
mod package;
mod page;
mod pdf;
mod source;
mod xml;

use crate::root;
use source::Source;

/// The files that are set, by path from the root of the project.
pub fn files() -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<_> = std::fs::read_dir(root().join("tests/typeset"))
        .expect("tests/typeset")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    let mut files: Vec<(String, Vec<u8>)> = paths
        .iter()
        .map(|path| {
            let source = Source::parse(&std::fs::read_to_string(path).expect("UTF-8"));
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let bytes = match name.rsplit('.').next() {
                Some("pdf") => pdf::write(&page::set(&source), &source),
                Some("docx") => docx::write(&source),
                Some("odt") => odt::write(&source),
                _ => panic!("{name}.txt: the name before .txt must end in .pdf, .docx or .odt"),
            };
            (format!("corpus/{name}"), bytes)
        })
        .collect();
    files.push(("tests/examples/taranmis.pdf".to_owned(), pdf::scan()));
    files.push(("tests/examples/parolali.pdf".to_owned(), locked::write()));
    files
}
