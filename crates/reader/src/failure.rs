//! Why a file cannot be read, in words: what happened, and what to do next.

use crate::decode::Decoded;
use ikiz_document::{Failure, FailureClass, SkipReason, Stage};
use std::io;
use std::path::{Path, PathBuf};

/// What is read, for advice.
const READABLE: &str = "give .txt or .md files";

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
        "" => "name it .txt or .md if it is text".to_owned(),
        "pdf" | "doc" | "docx" | "odt" | "rtf" => format!("save its text as a .txt file in UTF-8 and {READABLE}"),
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

/// A file whose elements or values lie deeper in each other than the limit.
pub(crate) fn too_deep(path: &str, limit: u32) -> Failure {
    let message = format!("what it holds is nested deeper than the limit of {limit} levels");
    failure(
        FailureClass::TooLarge,
        path,
        message,
        "check that it is what it should be, or raise the limit with --max-depth",
    )
}

/// A file that took longer than the limit.
pub(crate) fn too_slow(path: &str, seconds: u32) -> Failure {
    let message = format!("reading it took more than the limit of {seconds} seconds");
    failure(FailureClass::TooSlow, path, message, "raise the limit with --max-seconds, or save its text as a .txt file")
}

/// A file of records in which nothing is known: a failure where it was named, passed over on a walk.
pub(crate) fn no_known_fields(path: &str, named: bool, message: &str, advice: &str) -> Refusal {
    if named {
        failure(FailureClass::NoKnownFields, path, message, advice).into()
    } else {
        Refusal::Skipped(SkipReason::NoKnownFields)
    }
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
    let (kind, advice) = match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => ("a PDF file", "save its text as a .txt file"),
        [b'P', b'K', 3, 4, ..] => packed(bytes),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => ("an old Word or Excel file", "open it and save it as plain text in UTF-8"),
        [b'{', b'\\', b'r', b't', b'f', ..] => {
            ("an RTF file", "open it in a word processor and save it as plain text in UTF-8")
        }
        [0x89, b'P', b'N', b'G', ..] => ("a PNG picture", "a scan needs text recognition (OCR) first"),
        [0xFF, 0xD8, 0xFF, ..] => ("a JPEG picture", "a scan needs text recognition (OCR) first"),
        [0x1F, 0x8B, ..] => ("a gzip archive", "unpack it first"),
        _ => return None,
    };
    let message = match Path::new(path).extension() {
        Some(extension) => format!("this is {kind} named .{}", extension.to_string_lossy()),
        None => format!("this is {kind}"),
    };
    Some(failure(FailureClass::Binary, path, message, advice))
}

/// What a ZIP archive is, by the names of the first files in it.
fn packed(bytes: &[u8]) -> (&'static str, &'static str) {
    const HEAD: usize = 1 << 13;
    let head = &bytes[..bytes.len().min(HEAD)];
    let holds = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    if holds(b"word/") {
        ("a Word (DOCX) file", "open it and save it as plain text in UTF-8")
    } else if holds(b"xl/") {
        ("an Excel (XLSX) file", "save the texts as .txt files, one a document")
    } else if holds(b"opendocument") {
        ("an OpenDocument file", "open it and save it as plain text in UTF-8")
    } else {
        ("a ZIP archive", "unpack it first")
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
