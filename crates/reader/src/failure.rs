//! Why a file cannot be read, in words: what happened, and what to do next.

use crate::letters::decode::Decoded;
use ikiz_document::{Failure, FailureClass, SkipReason, Stage};
use std::io;
use std::path::{Path, PathBuf};

/// What is read, for advice.
const READABLE: &str = "give .pdf, .docx, .odt, .html, .xml, .csv, .json, .jsonl, .md or .txt files";
/// An archive of unknown content.
const ARCHIVE: &str = "a ZIP archive";
/// What to do with a document of an older word processor.
const RESAVE: &str = "open it in a word processor and save it as .docx, .odt or PDF";

/// Why a file or record gives no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is passed over on purpose.
    Skipped(SkipReason),
    /// It cannot be read.
    Failed(Failure),
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// A failure of this room.
pub(crate) fn failure(
    class: FailureClass,
    path: &str,
    message: impl Into<String>,
    advice: impl Into<String>,
) -> Failure {
    Failure { stage: Stage::Read, class, path: path.to_owned(), message: message.into(), advice: advice.into() }
}

/// What the operating system said about a path.
pub(crate) fn from_io(path: &Path, error: &io::Error) -> Failure {
    let shown = path.to_string_lossy();
    if let Some(target) = leads_nowhere(path) {
        let message = format!("it is a link to {}, and nothing is to be found there", target.display());
        failure(FailureClass::Unreadable, &shown, message, "remove the link, or let it lead to the file")
    } else if error.kind() == io::ErrorKind::NotFound {
        failure(FailureClass::NotFound, &shown, "there is no such file or folder", "check the spelling of the path")
    } else {
        let message = format!("it cannot be opened or read: {error}");
        failure(
            FailureClass::Unreadable,
            &shown,
            message,
            "check its permissions, or copy it to a place that can be read",
        )
    }
}

/// Where a link points, if neither file nor folder is reached over it.
fn leads_nowhere(path: &Path) -> Option<PathBuf> {
    path.metadata().is_err().then(|| path.read_link().ok()).flatten()
}

/// A pipe, a socket, a device.
pub(crate) fn neither_file_nor_folder(path: &Path) -> Failure {
    let message = "it is neither a file nor a folder";
    failure(FailureClass::Unreadable, &path.to_string_lossy(), message, "save its content as a file")
}

/// A file whose name says that it is of a format that is not read.
pub(crate) fn unsupported(path: &Path, extension: &str) -> Failure {
    let message = if extension.is_empty() {
        "the name has no extension, so the format is not known".to_owned()
    } else {
        format!("files of the format .{extension} are not read")
    };
    let advice = match extension {
        "" => "give it the extension of its format: .txt if it is plain text".to_owned(),
        "doc" | "dot" | "rtf" | "wps" | "wpd" | "docm" | "dotx" | "fodt" | "ott" | "pages" => RESAVE.to_owned(),
        "xls" | "xlsx" | "ods" => "save the table as .csv in UTF-8".to_owned(),
        _ => READABLE.to_owned(),
    };
    failure(FailureClass::UnsupportedFormat, &path.to_string_lossy(), message, advice)
}

/// A file above the limit; sizes in bytes.
pub(crate) fn too_large(path: &Path, size: u64, limit: u64) -> Failure {
    let message = format!("it has {size} bytes, more than the limit of {limit}");
    failure(
        FailureClass::TooLarge,
        &path.to_string_lossy(),
        message,
        "split it, or raise the limit with --max-file-size",
    )
}

/// A file that took longer than the limit.
pub(crate) fn too_slow(path: &str, seconds: u32) -> Failure {
    let message = format!("reading it took more than the limit of {seconds} seconds");
    failure(FailureClass::TooSlow, path, message, "raise the limit with --max-seconds, or save its text as a .txt file")
}

/// A file whose packed parts are larger than the limit, in bytes.
pub(crate) fn unpacks_to_too_much(path: &str, limit: u64) -> Failure {
    let message = format!("what is packed in it has more than the limit of {limit} bytes");
    failure(
        FailureClass::TooLarge,
        path,
        message,
        "if the file is to be trusted, raise the limit with --max-unpacked-size",
    )
}

/// A file whose elements or values stand deeper in each other than the limit.
pub(crate) fn too_deep(path: &str, limit: u32) -> Failure {
    let message = format!("what it holds is nested deeper than the limit of {limit} levels");
    failure(FailureClass::TooLarge, path, message, "if the file is to be trusted, raise the limit with --max-depth")
}

/// A file of records in which nothing is known: a failure where it was named, passed over on a walk.
pub(crate) fn no_known_fields(path: &str, named: bool, message: &str, advice: &str) -> Refusal {
    if named {
        failure(FailureClass::NoKnownFields, path, message, advice).into()
    } else {
        Refusal::Skipped(SkipReason::NoKnownFields)
    }
}

/// A file that opens with a password only.
pub(crate) fn needs_password(path: &str) -> Failure {
    let message = "it is protected by a password";
    failure(FailureClass::NeedsPassword, path, message, "open it with the password and save a copy without")
}

/// A file whose pages are pictures.
pub(crate) fn needs_ocr(path: &str) -> Failure {
    let message = "its pages are pictures without text, as a scanner makes them";
    let advice =
        "run text recognition (OCR) for Turkish and English on it, with OCRmyPDF for instance, and give the result";
    failure(FailureClass::NeedsOcr, path, message, advice)
}

/// A file whose letters are not those that are printed.
pub(crate) fn unreadable_text(path: &str, unreadable: usize, pages: usize) -> Failure {
    let message = format!(
        "the letters of its text are not those that are printed, on {unreadable} of {pages} pages with text: its fonts do not say \
         which letters they hold"
    );
    let advice = "run text recognition (OCR) for Turkish and English over its pages, with `ocrmypdf --force-ocr` for instance, or take another copy";
    failure(FailureClass::UnreadableText, path, message, advice)
}

/// A file whose end is missing.
pub(crate) fn cut_off(path: &str) -> Failure {
    let message = "it is cut off: the end of the file is missing, and with it what says where its pages stand";
    failure(FailureClass::Damaged, path, message, "download or copy it again")
}

/// A file with more pages than the limit.
pub(crate) fn too_many_pages(path: &str, pages: usize, limit: usize) -> Failure {
    let message = format!("it has {pages} pages, more than the limit of {limit}");
    failure(FailureClass::TooLarge, path, message, "split it, or raise the limit with --max-pages")
}

/// A file that is not what its format asks for.
pub(crate) fn damaged(path: &str, what: &str) -> Failure {
    failure(FailureClass::Damaged, path, what, "open it in the program it came from and save it again")
}

/// A file of records that is not what its format asks for, or one of its records.
pub(crate) fn damaged_record(path: &str, what: &str) -> Failure {
    failure(FailureClass::Damaged, path, what, "export or download it again, or mend it there")
}

/// A file without text.
pub(crate) fn empty(path: &str, bytes: &[u8]) -> Failure {
    let message = if bytes.is_empty() { "the file is empty" } else { "the file holds nothing but white space" };
    failure(FailureClass::Empty, path, message, "check that it was saved or converted completely")
}

/// Whether the bytes are no text at all, seen before decoding: by the first bytes of well-known formats.
pub(crate) fn known_binary(path: &str, bytes: &[u8]) -> Option<Failure> {
    const OCR: &str = "a scan needs text recognition (OCR) first";
    let (kind, advice) = match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => ("a PDF file", "rename it so that its name ends in .pdf"),
        [b'P', b'K', 3, 4, ..] => packed(bytes),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => ("an old Word or Excel file", RESAVE),
        [b'{', b'\\', b'r', b't', b'f', ..] => ("an RTF file", RESAVE),
        [0x89, b'P', b'N', b'G', ..] => ("a PNG picture", OCR),
        [0xFF, 0xD8, 0xFF, ..] => ("a JPEG picture", OCR),
        [0x1F, 0x8B, ..] => ("a gzip archive", "unpack it first"),
        _ => return None,
    };
    Some(misnamed(path, kind, advice))
}

/// A package of another format than its name says, where that can be told; for files that begin like ZIP archives.
pub(crate) fn foreign_package(path: &str, bytes: &[u8]) -> Option<Failure> {
    let (kind, advice) = packed(bytes);
    let extension = advice.rsplit(' ').next().unwrap_or_default();
    let own = Path::new(path)
        .extension()
        .is_some_and(|own| extension.strip_prefix('.').is_some_and(|extension| own.eq_ignore_ascii_case(extension)));
    (!own && kind != ARCHIVE).then(|| misnamed(path, kind, advice))
}

fn misnamed(path: &str, kind: &str, advice: &str) -> Failure {
    let message = match Path::new(path).extension() {
        Some(extension) => format!("this is {kind} named .{}", extension.to_string_lossy()),
        None => format!("this is {kind}"),
    };
    failure(FailureClass::Binary, path, message, advice)
}

/// What a ZIP archive is, by the names of the files at its start and in its directory at the end.
fn packed(bytes: &[u8]) -> (&'static str, &'static str) {
    const ENDS: usize = 1 << 13;
    let head = &bytes[..bytes.len().min(ENDS)];
    let tail = &bytes[bytes.len() - head.len()..];
    let holds = |name: &[u8]| [head, tail].iter().any(|part| part.windows(name.len()).any(|window| window == name));
    if holds(b"word/") {
        ("a Word (DOCX) file", "rename it so that its name ends in .docx")
    } else if holds(b"xl/") {
        ("an Excel (XLSX) file", "save the table as .csv in UTF-8")
    } else if holds(b"opendocument.text") {
        ("an OpenDocument text", "rename it so that its name ends in .odt")
    } else if holds(b"opendocument") {
        ("an OpenDocument file that is no text", RESAVE)
    } else {
        (ARCHIVE, "unpack it first")
    }
}

/// Whether the decoded bytes are no text: NUL bytes, control characters or undecodable places stand all through them.
pub(crate) fn undecodable(path: &str, decoded: &Decoded) -> Option<Failure> {
    let (mut all, mut nul, mut strange) = (0_usize, 0_usize, 0_usize);
    for letter in decoded.text.chars() {
        all += 1;
        nul += usize::from(letter == '\0');
        let control = letter.is_control() && !matches!(letter, '\n' | '\t' | '\u{c}' | '\u{b}');
        strange += usize::from(control || letter == '\u{FFFD}');
    }
    // A stray NUL in a long text is dropped like other control characters.
    let message = if nul * 1000 > all {
        "it holds NUL bytes, so it is no text file"
    } else if strange * 10 > all {
        "it holds mostly characters that cannot be printed, so it is no text file"
    } else {
        return None;
    };
    Some(failure(FailureClass::Binary, path, message, "give the text itself, saved as .txt in UTF-8"))
}
