//! Reading files of corrections: CSV to [`Corrections`], with the line of what is wrong.

use super::Corrections;
use crate::FileFault;
use crate::file_fault::text_of_file;
use ikiz_document::{
    About, Confidence, Correction, DocumentId, Message, SectionKind, Twin, Verdict, flattened, messages,
};
use ikiz_text::{OwnRow, OwnTable, TextFault};
use std::path::{Path, PathBuf};

messages! {
    empty() = "corrections.empty";
    no_check() = "corrections.no-check";
    no_columns(names) = "corrections.no-columns";
    no_document() = "corrections.no-document";
    no_rows() = "corrections.no-rows";
    no_sentences(about) = "corrections.no-sentences";
    not_one_side() = "corrections.not-one-side";
    nothing_said() = "corrections.nothing-said";
    open_quote() = "corrections.open-quote";
    one_piece(verdict) = "corrections.one-piece";
    too_many_cells(cells, columns) = "corrections.too-many-cells";
    unknown_about(word, words) = "corrections.unknown-about";
    unknown_kind(word, words) = "corrections.unknown-kind";
    unknown_verdict(word, about, words) = "corrections.unknown-verdict";
    unreadable(error) = "corrections.unreadable";
    wrong_confidence(text) = "corrections.wrong-confidence";
}

/// The largest number of names of columns that a message shows.
const SHOWN_NAMES: usize = 16;
/// The kinds of section pairs.
const KINDS: [SectionKind; 4] =
    [SectionKind::Title, SectionKind::Abstract, SectionKind::Summary, SectionKind::Keywords];

/// The corrections of all files, later ones after earlier ones; `None` without a file.
///
/// # Errors
///
/// If a file cannot be read, has no corrections, or a row of it is none.
pub fn read_corrections(paths: &[PathBuf]) -> Result<Option<Corrections>, FileFault> {
    let mut corrections = Corrections::default();
    for path in paths {
        if add_file(&mut corrections, path)? == 0 {
            return Err(FileFault::of_all(path, no_rows()));
        }
    }
    Ok((!paths.is_empty()).then_some(corrections))
}

/// The corrections that a result holds; it may have none.
///
/// # Errors
///
/// If its table cannot be read, or a row of it is no correction.
pub fn read_corrections_of_result(path: &Path) -> Result<Corrections, FileFault> {
    let mut corrections = Corrections::default();
    add_file(&mut corrections, path)?;
    Ok(corrections)
}

/// Adds the corrections of a file, and returns how many rows it has.
fn add_file(corrections: &mut Corrections, path: &Path) -> Result<usize, FileFault> {
    let text = text_of_file(path, unreadable)?;
    corrections.add_text(&text).map_err(|fault| FileFault::of_text(path, fault))
}

impl Corrections {
    /// These, and after them others; `None` if there are none.
    pub fn followed_by(mut self, later: Option<&Self>) -> Option<Self> {
        for row in later.into_iter().flat_map(|later| later.documents.values().flatten()) {
            self.add(row.clone());
        }
        (!self.documents.is_empty()).then_some(self)
    }

    /// Adds the corrections of a CSV text, and returns how many rows it has.
    fn add_text(&mut self, text: &str) -> Result<usize, TextFault> {
        let mut table = OwnTable::of_csv(text);
        let (columns, width) = (Columns::of(table.header())?, table.header().len());
        let mut rows = 0;
        for row in table.by_ref() {
            if row.is_open() {
                return Err(row.fault(open_quote()));
            }
            if row.exceeds(width) {
                return Err(row.fault(too_many_cells(row.len(), width)));
            }
            if row.cells().all(str::is_empty) {
                continue;
            }
            self.add(columns.correction(&row).map_err(|message| row.fault(message))?);
            rows += 1;
        }
        Ok(rows)
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
            let names = header.cells().take(SHOWN_NAMES).collect::<Vec<_>>().join(", ");
            return Err(header.fault(no_columns(names)));
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
            check: cell(self.check).to_owned(),
            evidence: flattened(cell(self.evidence)),
            confidence: confidence(cell(self.confidence))?,
            code: cell(self.code).to_owned(),
            note: cell(self.note).replace("\r\n", "\n"),
        };
        checked(correction)
    }
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

/// A cell without the apostrophe that keeps a spreadsheet from reading it as a formula or a date.
fn armed(cell: &str) -> &str {
    let is_mistaken = |rest: &&str| rest.starts_with(|first: char| "=+-@".contains(first) || first.is_ascii_digit());
    cell.strip_prefix('\'').filter(is_mistaken).unwrap_or(cell)
}

/// The lines of a cell, each on one line.
fn lines(cell: &str) -> Vec<String> {
    cell.lines().map(flattened).filter(|line| !line.is_empty()).collect()
}

fn about(word: &str) -> Result<About, Message> {
    let found = About::ALL.into_iter().find(|about| about.name().eq_ignore_ascii_case(word));
    found.ok_or_else(|| unknown_about(word, words(About::ALL.map(About::name))))
}

fn verdict(about: About, word: &str) -> Result<Option<Verdict>, Message> {
    let found = about.verdicts().iter().copied().find(|verdict| verdict.name().eq_ignore_ascii_case(word));
    if found.is_some() || word.is_empty() { Ok(found) } else { Err(unknown(word, about)) }
}

fn unknown(word: &str, about: About) -> Message {
    unknown_verdict(word, about.name(), words(about.verdicts().iter().map(|verdict| verdict.name())))
}

fn kind(word: &str) -> Result<Option<SectionKind>, Message> {
    let found = KINDS.into_iter().find(|kind| kind.name().eq_ignore_ascii_case(word));
    if found.is_some() || word.is_empty() {
        Ok(found)
    } else {
        Err(unknown_kind(word, words(KINDS.map(SectionKind::name))))
    }
}

/// A confidence at the precision of the tables, with a decimal comma too.
fn confidence(text: &str) -> Result<Option<f64>, Message> {
    if text.is_empty() {
        return Ok(None);
    }
    let number = text.replace(',', ".").parse::<f64>().ok().filter(|number| (0.0..=1.0).contains(number));
    let rounded = number.map(|number| Confidence::new(number).rounded());
    rounded.map(Some).ok_or_else(|| wrong_confidence(text))
}

/// `bead, pair, border`, each in backquotes.
fn words<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    words.into_iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Correction>, TextFault> {
        let mut corrections = Corrections::default();
        corrections.add_text(text)?;
        Ok(corrections.documents.into_values().flatten().collect())
    }

    #[test]
    fn columns_may_be_missing_and_stand_in_any_order() {
        let found = read("note,about,document_id,x\n  why ,bead,a.txt,1\n").expect_err("nothing to correct");
        assert_eq!((found.line, &*found.message.code), (Some(2), "corrections.no-sentences"));
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
            ("a,bead,right,One.,,2,", "wrong-confidence"),
            ("a,bead,right,One.,,,body", "unknown-kind"),
            ("a,bead,right,One.,,,,more", "too-many-cells"),
        ] {
            let header = "document_id,about,verdict,english,turkish,confidence,kind";
            let found = read(&format!("{header}\n\n{row}\n")).expect_err(row);
            assert_eq!((found.line, &*found.message.code), (Some(3), &*format!("corrections.{code}")), "{row}");
        }
        assert_eq!(read("").expect_err("empty").message.code, "corrections.empty");
        assert_eq!(read("document_id,verdict\n").expect_err("no column").message.code, "corrections.no-columns");
    }
}
