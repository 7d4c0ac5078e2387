//! Reading files of corrections: CSV to [`Corrections`], with the line of what is wrong.

use super::Corrections;
use super::cells::{about, armed, check, confidence, kind, lines, unknown, verdict};
use crate::file_fault::text_of_file;
use crate::{FileFault, FileFaults};
use ikiz_document::{About, Correction, DocumentId, Message, Twin, flattened, messages};
use ikiz_text::{OwnRow, OwnTable, TextFault};
use std::path::{Path, PathBuf};

messages! {
    empty() = "corrections.empty";
    no_check() = "corrections.no-check";
    no_columns(names) = "corrections.no-columns";
    no_document() = "corrections.no-document";
    no_rows() = "corrections.no-rows";
    no_sentences(about) = "corrections.no-sentences";
    no_verdicts(names) = "corrections.no-verdicts";
    not_one_side() = "corrections.not-one-side";
    nothing_said() = "corrections.nothing-said";
    open_quote() = "corrections.open-quote";
    one_piece(verdict) = "corrections.one-piece";
    too_many_cells(cells, columns) = "corrections.too-many-cells";
    unreadable(error) = "corrections.unreadable";
}

/// The largest number of names of columns that a message shows.
const SHOWN_NAMES: usize = 16;

/// The corrections of all files, later ones after earlier ones; `None` without a file.
///
/// # Errors
///
/// If a file cannot be read, has no corrections, or rows of it are none.
pub fn read_corrections(paths: &[PathBuf]) -> Result<Option<Corrections>, FileFaults> {
    let (mut corrections, mut faults) = (Corrections::default(), Vec::new());
    for path in paths {
        match add_file(&mut corrections, path) {
            Ok(0) => faults.push(FileFault::of_all(path, no_rows())),
            Ok(_) => {}
            Err(found) => faults.extend(found),
        }
    }
    FileFaults::of(faults).map_or(Ok((!paths.is_empty()).then_some(corrections)), Err)
}

/// The corrections that a result holds; it may have none.
///
/// # Errors
///
/// If its table cannot be read, or rows of it are no corrections.
pub fn read_corrections_of_result(path: &Path) -> Result<Corrections, FileFaults> {
    let mut corrections = Corrections::default();
    let faults = add_file(&mut corrections, path).err().unwrap_or_default();
    FileFaults::of(faults).map_or(Ok(corrections), Err)
}

/// Adds the corrections of a file, and returns how many rows it has.
fn add_file(corrections: &mut Corrections, path: &Path) -> Result<usize, Vec<FileFault>> {
    let text = text_of_file(path, unreadable).map_err(|fault| vec![fault])?;
    let of_text = |fault| FileFault::of_text(path, fault);
    corrections.add_text(&text).map_err(|faults| faults.into_iter().map(of_text).collect())
}

impl Corrections {
    /// These, and after them others; `None` if there are none.
    pub fn followed_by(mut self, later: Option<&Self>) -> Option<Self> {
        for row in later.into_iter().flat_map(|later| later.documents.values().flatten()) {
            self.add(row.clone());
        }
        (!self.documents.is_empty()).then_some(self)
    }

    /// Adds the corrections of a CSV text, and returns how many rows it has; or all that is wrong with them.
    fn add_text(&mut self, text: &str) -> Result<usize, Vec<TextFault>> {
        let mut table = OwnTable::of_csv(text);
        let columns = Columns::of(table.header()).map_err(|fault| vec![fault])?;
        let no_verdicts = columns.verdict.is_none().then(|| table.header().fault(no_verdicts(names(table.header()))));
        let (width, mut rows, mut faults) = (table.header().len(), 0, Vec::new());
        for row in table.by_ref().filter(|row| !row.cells().all(str::is_empty)) {
            rows += 1;
            match columns.row(&row, width) {
                Ok(correction) => self.add(correction),
                Err(message) => faults.push(row.fault(message)),
            }
        }
        let are_silent = |fault: &TextFault| fault.message == nothing_said();
        match no_verdicts.filter(|_| faults.iter().any(are_silent)) {
            // Said once of the file, not of each row.
            Some(fault) => Err(vec![fault]),
            None if faults.is_empty() => Ok(rows),
            None => Err(faults),
        }
    }
}

/// Where the columns stand.
struct Columns {
    document: Option<usize>,
    pair: Option<usize>,
    kind: Option<usize>,
    about: Option<usize>,
    verdict: Option<usize>,
    sides: Twin<Option<usize>>,
    check: Option<usize>,
    evidence: Option<usize>,
    confidence: Option<usize>,
    code: Option<usize>,
    note: Option<usize>,
}

impl Columns {
    fn of(header: &OwnRow) -> Result<Self, TextFault> {
        let column = |wanted: &str| header.cells().position(|name| name.eq_ignore_ascii_case(wanted));
        if header.cells().all(str::is_empty) {
            return Err(TextFault::of_all(empty()));
        }
        let (document, about) = (column("document_id"), column("about"));
        if document.is_none() || about.is_none() {
            return Err(header.fault(no_columns(names(header))));
        }
        Ok(Self {
            document,
            pair: column("pair_id"),
            kind: column("kind"),
            about,
            verdict: column("verdict"),
            sides: Twin::new("english", "turkish").map(column),
            check: column("check"),
            evidence: column("evidence"),
            confidence: column("confidence"),
            code: column("code"),
            note: column("note"),
        })
    }

    /// The correction of a row, which has a cell for each column of a table of this width at most.
    fn row(&self, row: &OwnRow, width: usize) -> Result<Correction, Message> {
        if row.is_open() {
            return Err(open_quote());
        }
        if row.exceeds(width) {
            return Err(too_many_cells(row.len(), width));
        }
        self.correction(row)
    }

    fn correction(&self, row: &OwnRow) -> Result<Correction, Message> {
        let cell = |column: Option<usize>| armed(row.cell(column));
        let about = about(cell(self.about))?;
        let correction = Correction {
            document: DocumentId::new(cell(self.document)),
            pair_id: cell(self.pair).to_owned(),
            kind: kind(cell(self.kind))?,
            about,
            verdict: verdict(about, cell(self.verdict))?,
            sides: self.sides.map(|column| lines(cell(column))),
            check: check(cell(self.check))?,
            evidence: flattened(cell(self.evidence)),
            confidence: confidence(cell(self.confidence))?,
            code: cell(self.code).to_owned(),
            note: cell(self.note).replace("\r\n", "\n"),
        };
        checked(correction)
    }
}

/// The names of the columns, as many as a message shows.
fn names(header: &OwnRow) -> String {
    header.cells().take(SHOWN_NAMES).collect::<Vec<_>>().join(", ")
}

/// The correction, if all is there that one of its kind needs.
fn checked(correction: Correction) -> Result<Correction, Message> {
    let Correction { about, verdict, sides, .. } = &correction;
    let filled = sides.iter().filter(|side| !side.is_empty()).count();
    let pieces = sides.iter().map(Vec::len).sum::<usize>();
    let message = match (about, verdict) {
        // Those of the corpus have no document.
        _ if correction.document.as_str().is_empty() && *about != About::Finding => no_document(),
        (About::Border, None) => unknown("", *about),
        (_, None) if correction.code.is_empty() && correction.note.is_empty() => nothing_said(),
        (About::Bead | About::Pair, _) if filled == 0 => no_sentences(about.name()),
        (About::Border, _) if filled != 1 => not_one_side(),
        (About::Border, Some(verdict)) if pieces < 2 => one_piece(verdict.name()),
        (About::Finding, _) if correction.check.is_empty() => no_check(),
        _ => return Ok(correction),
    };
    Err(message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_document::Verdict;

    fn read(text: &str) -> Result<Vec<Correction>, Vec<TextFault>> {
        let mut corrections = Corrections::default();
        corrections.add_text(text)?;
        Ok(corrections.documents.into_values().flatten().collect())
    }

    fn codes(faults: &[TextFault]) -> Vec<(usize, &str)> {
        faults.iter().map(|fault| (fault.line.unwrap_or_default(), &*fault.message.code)).collect()
    }

    #[test]
    fn columns_may_be_missing_and_stand_in_any_order() {
        let found = read("note,about,document_id,x\n  why ,bead,a.txt,1\n").expect_err("nothing to correct");
        assert_eq!(codes(&found), [(2, "corrections.no-sentences")]);
        let text = "verdict,about,document_id,english,confidence\nRight,bead,a.txt,\"One  way.\r\n\r\nTwo.\",0.98765\n";
        let found = read(text).expect("a correction");
        assert_eq!(found[0].sides, Twin::new(vec!["One way.".to_owned(), "Two.".to_owned()], Vec::new()));
        assert_eq!((found[0].verdict, found[0].confidence), (Some(Verdict::Right), Some(0.988)));
    }

    #[test]
    fn what_a_turkish_excel_saves_is_read() {
        let text =
            "\u{feff}document_id;about;verdict;turkish;confidence;note\r\na.txt;bead;wrong;'-5 derece.;0,5;\"a;b\"\r\n";
        let found = read(text).expect("a correction");
        assert_eq!(found[0].sides.turkish, ["-5 derece."]);
        assert_eq!((found[0].confidence, &*found[0].note), (Some(0.5), "a;b"));
    }

    #[test]
    fn a_correction_that_is_given_twice_is_one() {
        let row = "a.txt,bead,right,One.\n";
        assert_eq!(read(&format!("document_id,about,verdict,english\n{row}{row}")).expect("one").len(), 1);
    }

    #[test]
    fn wrong_rows_are_refused_with_their_line() {
        for (row, code) in [
            (",bead,right,One.,,,", "no-document"),
            ("a,sentence,right,One.,,,", "unknown-about"),
            ("a,bead,good,One.,,,", "unknown-verdict"),
            ("a,bead,settled,One.,,,", "unknown-verdict"),
            ("a,border,,One.,,,", "unknown-verdict"),
            ("a,bead,right,,,,", "no-sentences"),
            ("a,bead,,One.,,,", "nothing-said"),
            ("a,border,split,\"One.\nTwo.\",Bir.,,", "not-one-side"),
            ("a,border,join,One.,,,", "one-piece"),
            ("a,finding,right,,,,", "no-check"),
            ("a,finding,right,,,,,numbers", "unknown-check-near"),
            ("a,finding,right,,,,,xyzzy", "unknown-check"),
            ("a,bead,right,One.,,2,", "wrong-confidence"),
            ("a,bead,right,One.,,,body", "unknown-kind"),
            ("a,bead,right,One.,,,,,more", "too-many-cells"),
        ] {
            let header = "document_id,about,verdict,english,turkish,confidence,kind,check";
            let found = read(&format!("{header}\n\n{row}\n")).expect_err(row);
            assert_eq!(codes(&found), [(3, &*format!("corrections.{code}"))], "{row}");
        }
        assert_eq!(read("").expect_err("empty")[0].message, empty());
        assert_eq!(
            read("document_id,verdict\n").expect_err("no column")[0].message,
            no_columns("document_id, verdict")
        );
    }

    #[test]
    fn all_wrong_rows_are_told() {
        let found = read("document_id,about,verdict\na,bead,good\n\na,word,right\n").expect_err("two wrong rows");
        assert_eq!(codes(&found), [(2, "corrections.unknown-verdict"), (4, "corrections.unknown-about")]);
    }

    #[test]
    fn a_table_without_verdicts_is_told_once_unless_codes_or_notes_say_something() {
        let found =
            read("document_id,about,karar,english\na,bead,right,One.\na,bead,,Two.\n").expect_err("no verdicts");
        assert_eq!(codes(&found), [(1, "corrections.no-verdicts")]);
        assert_eq!(read("document_id,about,note,english\na,bead,why,One.\n").expect("a note").len(), 1);
    }
}
