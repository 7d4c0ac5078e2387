//! The user's own scheme of codes for notes, such as moves or kinds of shifts.

use crate::FileFault;
use crate::corrections::Corrections;
use crate::file_fault::text_of_file;
use ikiz_document::{Code, Message, messages};
use ikiz_text::{OwnTable, TextFault, near_names};
use std::path::Path;

messages! {
    no_codes() = "codes.none";
    no_column(names) = "codes.no-column";
    twice(code) = "codes.twice";
    unnamed() = "codes.unnamed";
    unknown(code, rows) = "codes.unknown";
    unknown_near(code, rows, near) = "codes.unknown-near";
    unreadable(error) = "codes.unreadable";
}

/// The most codes outside a scheme that are told.
const SHOWN: usize = 20;

/// The scheme of a file: CSV with the columns `code`, `label` and `description`, of which the last two may be missing.
///
/// # Errors
///
/// If the file cannot be read, has no codes, or a code has no name or the name of another one.
pub fn read_codes(path: &Path) -> Result<Vec<Code>, FileFault> {
    let text = text_of_file(path, unreadable)?;
    scheme(&text).map_err(|fault| FileFault::of_text(path, fault))
}

fn scheme(text: &str) -> Result<Vec<Code>, TextFault> {
    let mut table = OwnTable::of_csv(text);
    let column = |wanted: &str| table.header().cells().position(|name| name.eq_ignore_ascii_case(wanted));
    let [code, label, description] = ["code", "label", "description"].map(column);
    if code.is_none() {
        return Err(table.header().fault(no_column(table.header().cells().collect::<Vec<_>>().join(", "))));
    }
    let mut codes: Vec<Code> = Vec::new();
    for row in table.by_ref().filter(|row| !row.cells().all(str::is_empty)) {
        let cell = |column| row.cell(column).to_owned();
        let found = Code { code: cell(code), label: cell(label), description: cell(description) };
        if found.code.is_empty() {
            return Err(row.fault(unnamed()));
        }
        if codes.iter().any(|known| known.code == found.code) {
            return Err(row.fault(twice(found.code)));
        }
        codes.push(found);
    }
    if codes.is_empty() { Err(TextFault::of_all(no_codes())) } else { Ok(codes) }
}

impl Corrections {
    /// Says which codes of corrections are none of a scheme.
    pub fn outside(&self, scheme: &[Code]) -> Vec<Message> {
        let names = || scheme.iter().map(|code| &*code.code);
        let codes = self.codes().into_iter().filter(|(code, _)| !names().any(|known| known == *code));
        let said = |(code, rows): (&str, usize)| match near_names(code, names()) {
            near if near.is_empty() => unknown(code, rows),
            near => unknown_near(code, rows, near.join(", ")),
        };
        codes.take(SHOWN).map(said).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scheme_has_codes_with_labels() {
        let codes = scheme("\u{feff}Label;Code\r\nAmaç;M2\r\n\r\nYöntem;M3\r\n").expect("a scheme");
        let shown: Vec<_> = codes.iter().map(|code| (&*code.code, &*code.label, &*code.description)).collect();
        assert_eq!(shown, [("M2", "Amaç", ""), ("M3", "Yöntem", "")]);
        assert_eq!(scheme("code\tlabel\tdescription\nX\ty\tz\n").expect("a scheme")[0].description, "z");
    }

    #[test]
    fn what_is_no_scheme_is_refused_with_its_line() {
        for (text, line, code) in [
            ("", None, "codes.no-column"),
            ("label,name\nA,b\n", Some(1), "codes.no-column"),
            ("code,label\n", None, "codes.none"),
            ("code,label\nA,a\nA,b\n", Some(3), "codes.twice"),
            ("code,label\n,a\n", Some(2), "codes.unnamed"),
        ] {
            let fault = scheme(text).expect_err(text);
            assert_eq!((fault.line, &*fault.message.code), (line, code), "{text}");
        }
    }
}
