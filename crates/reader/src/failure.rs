//! Why a file cannot be read: what happened, and what to do next. What one format alone says is declared in its file.

use crate::inputs::discover::format_of;
use crate::letters::decode::Decoded;
use ikiz_document::message::SettingName;
use ikiz_document::{Failure, FailureClass, Format, Message, SkipReason, Stage};
use std::io;
use std::path::{Path, PathBuf};

pub(crate) const COLUMN: SettingName = SettingName("column");
pub(crate) const GROUP_BY: SettingName = SettingName("group-by");
const MAX_DEPTH: SettingName = SettingName("max-depth");
const MAX_FILE_SIZE: SettingName = SettingName("max-file-size");
const MAX_PAGES: SettingName = SettingName("max-pages");
const MAX_SECONDS: SettingName = SettingName("max-seconds");
const MAX_UNPACKED_SIZE: SettingName = SettingName("max-unpacked-size");
pub(crate) const RECORDS_PATH: SettingName = SettingName("records-path");

/// What happened. A code begins with the class of the failure.
mod problem {
    ikiz_document::messages! {
        kind(kind) = "binary.kind";
        kind_named(kind, extension) = "binary.kind-named";
        nul_bytes() = "binary.nul-bytes";
        unprintable() = "binary.unprintable";
        cut_off() = "damaged.cut-off";
        no_bytes() = "empty.no-bytes";
        white_space() = "empty.white-space";
        pictures() = "needs-ocr.pictures";
        protected() = "needs-password.protected";
        no_such_path() = "not-found.path";
        levels(limit) = "too-large.levels";
        pages(pages, limit) = "too-large.pages";
        size(size, limit) = "too-large.size";
        unpacked(limit) = "too-large.unpacked";
        seconds(seconds) = "too-slow.seconds";
        broken_link(target) = "unreadable.broken-link";
        error(error) = "unreadable.error";
        neither() = "unreadable.neither";
        fonts(unreadable, pages) = "unreadable-text.fonts";
        extension(extension) = "unsupported-format.extension";
        no_extension() = "unsupported-format.no-extension";
    }
}

/// What to do next.
pub(crate) mod advice {
    ikiz_document::messages! {
        check_converted() = "advice.check-converted";
        check_permissions() = "advice.check-permissions";
        check_saved() = "advice.check-saved";
        check_spelling() = "advice.check-spelling";
        copy_again() = "advice.copy-again";
        export_again() = "advice.export-again";
        give_extension() = "advice.give-extension";
        give_readable() = "advice.give-readable";
        give_text() = "advice.give-text";
        mend_link() = "advice.mend-link";
        raise_if_trusted(setting) = "advice.raise-if-trusted";
        raise_or_save_text(setting) = "advice.raise-or-save-text";
        recognize_pictures() = "advice.recognize-pictures";
        recognize_scan() = "advice.recognize-scan";
        recognize_text() = "advice.recognize-text";
        rename(extension) = "advice.rename";
        save_again() = "advice.save-again";
        save_as_document() = "advice.save-as-document";
        save_as_file() = "advice.save-as-file";
        save_as_table() = "advice.save-as-table";
        save_without_password() = "advice.save-without-password";
        split_or_raise(setting) = "advice.split-or-raise";
        unpack() = "advice.unpack";
    }
}

/// What a file is by its first bytes.
mod content {
    ikiz_document::messages! {
        docx() = "content.docx";
        gzip() = "content.gzip";
        jpeg() = "content.jpeg";
        odt() = "content.odt";
        old_office() = "content.old-office";
        other_open_document() = "content.other-open-document";
        pdf() = "content.pdf";
        png() = "content.png";
        rtf() = "content.rtf";
        xlsx() = "content.xlsx";
        zip() = "content.zip";
    }
}

/// Why a file or record gives no document.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
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
fn failure(class: FailureClass, path: &str, message: Message, advice: Message) -> Failure {
    Failure { stage: Stage::Read, class, path: path.to_owned(), message, advice }
}

/// What the operating system said about a path.
pub(crate) fn from_io(path: &Path, error: &io::Error) -> Failure {
    let (class, message, advice) = if let Some(target) = leads_nowhere(path) {
        (FailureClass::Unreadable, problem::broken_link(target.to_string_lossy().as_ref()), advice::mend_link())
    } else if error.kind() == io::ErrorKind::NotFound {
        (FailureClass::NotFound, problem::no_such_path(), advice::check_spelling())
    } else {
        (FailureClass::Unreadable, problem::error(error.to_string()), advice::check_permissions())
    };
    failure(class, &path.to_string_lossy(), message, advice)
}

/// Where a link points, if neither file nor folder is reached over it.
fn leads_nowhere(path: &Path) -> Option<PathBuf> {
    path.metadata().is_err().then(|| path.read_link().ok()).flatten()
}

/// A pipe, a socket, a device.
pub(crate) fn neither_file_nor_folder(path: &Path) -> Failure {
    failure(FailureClass::Unreadable, &path.to_string_lossy(), problem::neither(), advice::save_as_file())
}

/// A file whose name says that it is of a format that is not read.
pub(crate) fn unsupported(path: &Path, extension: &str) -> Failure {
    let advice = match extension {
        "" => advice::give_extension(),
        "doc" | "dot" | "rtf" | "wps" | "wpd" | "docm" | "dotx" | "fodt" | "ott" | "pages" => {
            advice::save_as_document()
        }
        "xls" | "xlsx" | "ods" => advice::save_as_table(),
        _ => advice::give_readable(),
    };
    let message = if extension.is_empty() { problem::no_extension() } else { problem::extension(extension) };
    failure(FailureClass::UnsupportedFormat, &path.to_string_lossy(), message, advice)
}

/// A file above the limit; sizes in bytes.
pub(crate) fn too_large(path: &Path, size: u64, limit: u64) -> Failure {
    let advice = advice::split_or_raise(MAX_FILE_SIZE);
    failure(FailureClass::TooLarge, &path.to_string_lossy(), problem::size(size, limit), advice)
}

/// A file that took longer than the limit.
pub(crate) fn too_slow(path: &str, seconds: u32) -> Failure {
    failure(FailureClass::TooSlow, path, problem::seconds(seconds), advice::raise_or_save_text(MAX_SECONDS))
}

/// A file whose packed parts are larger than the limit, in bytes.
pub(crate) fn unpacks_to_too_much(path: &str, limit: u64) -> Failure {
    failure(FailureClass::TooLarge, path, problem::unpacked(limit), advice::raise_if_trusted(MAX_UNPACKED_SIZE))
}

/// A file whose elements or values stand deeper in each other than the limit.
pub(crate) fn too_deep(path: &str, limit: u32) -> Failure {
    failure(FailureClass::TooLarge, path, problem::levels(limit), advice::raise_if_trusted(MAX_DEPTH))
}

/// A file of records in which nothing is known: a failure where it was named, passed over on a walk.
pub(crate) fn no_known_fields(path: &str, named: bool, message: Message, advice: Message) -> Refusal {
    if named {
        failure(FailureClass::NoKnownFields, path, message, advice).into()
    } else {
        Refusal::Skipped(SkipReason::NoKnownFields)
    }
}

/// A file that opens with a password only.
pub(crate) fn needs_password(path: &str) -> Failure {
    failure(FailureClass::NeedsPassword, path, problem::protected(), advice::save_without_password())
}

/// A file whose pages are pictures.
pub(crate) fn needs_ocr(path: &str) -> Failure {
    failure(FailureClass::NeedsOcr, path, problem::pictures(), advice::recognize_pictures())
}

/// A file whose letters are not those that are printed.
pub(crate) fn unreadable_text(path: &str, unreadable: usize, pages: usize) -> Failure {
    failure(FailureClass::UnreadableText, path, problem::fonts(unreadable, pages), advice::recognize_text())
}

/// A file whose end is missing.
pub(crate) fn cut_off(path: &str) -> Failure {
    failure(FailureClass::Damaged, path, problem::cut_off(), advice::copy_again())
}

/// A file with more pages than the limit.
pub(crate) fn too_many_pages(path: &str, pages: usize, limit: usize) -> Failure {
    failure(FailureClass::TooLarge, path, problem::pages(pages, limit), advice::split_or_raise(MAX_PAGES))
}

/// A file that is not what its format asks for.
pub(crate) fn damaged(path: &str, what: Message) -> Failure {
    failure(FailureClass::Damaged, path, what, advice::save_again())
}

/// A file of records that is not what its format asks for, or one of its records.
pub(crate) fn damaged_record(path: &str, what: Message) -> Failure {
    failure(FailureClass::Damaged, path, what, advice::export_again())
}

/// A file without bytes.
pub(crate) fn empty(path: &str) -> Failure {
    failure(FailureClass::Empty, path, problem::no_bytes(), advice::check_converted())
}

/// A file without text.
pub(crate) fn blank(path: &str) -> Failure {
    failure(FailureClass::Empty, path, problem::white_space(), advice::check_converted())
}

/// Whether the bytes are no text at all, seen before decoding: by the first bytes of well-known formats.
pub(crate) fn known_binary(path: &str, bytes: &[u8]) -> Option<Failure> {
    let (content, advice) = match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => (content::pdf(), advice::rename(".pdf")),
        [b'P', b'K', 3, 4, ..] => match packed(bytes) {
            Packed::Readable(Format::Odt) => (content::odt(), advice::rename(".odt")),
            Packed::Readable(_) => (content::docx(), advice::rename(".docx")),
            Packed::Other(content, advice) => (content, advice),
            Packed::Unknown => (content::zip(), advice::unpack()),
        },
        [0xD0, 0xCF, 0x11, 0xE0, ..] => (content::old_office(), advice::save_as_document()),
        [b'{', b'\\', b'r', b't', b'f', ..] => (content::rtf(), advice::save_as_document()),
        [0x89, b'P', b'N', b'G', ..] => (content::png(), advice::recognize_scan()),
        [0xFF, 0xD8, 0xFF, ..] => (content::jpeg(), advice::recognize_scan()),
        [0x1F, 0x8B, ..] => (content::gzip(), advice::unpack()),
        _ => return None,
    };
    let is_named_so = format_of_bytes(bytes).is_some_and(|format| format_of(Path::new(path)) == Some(format));
    Some(if is_named_so {
        failure(FailureClass::Binary, path, problem::kind(content), advice)
    } else {
        misnamed(path, content, advice)
    })
}

/// A package of a format that is not read, where that can be told; for files that begin like ZIP archives.
pub(crate) fn foreign_package(path: &str, bytes: &[u8]) -> Option<Failure> {
    match packed(bytes) {
        Packed::Other(content, advice) => Some(misnamed(path, content, advice)),
        Packed::Readable(_) | Packed::Unknown => None,
    }
}

/// The format of bytes that show it, whatever the name of their file says.
pub(crate) fn format_of_bytes(bytes: &[u8]) -> Option<Format> {
    match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => Some(Format::Pdf),
        [b'P', b'K', 3, 4, ..] => match packed(bytes) {
            Packed::Readable(format) => Some(format),
            Packed::Other(..) | Packed::Unknown => None,
        },
        _ => None,
    }
}

fn misnamed(path: &str, content: Message, advice: Message) -> Failure {
    let message = match Path::new(path).extension() {
        Some(extension) => problem::kind_named(content, extension.to_string_lossy().as_ref()),
        None => problem::kind(content),
    };
    failure(FailureClass::Binary, path, message, advice)
}

/// What a ZIP archive holds.
enum Packed {
    /// A document of a format that is read.
    Readable(Format),
    /// A document of another format, and what to do with it.
    Other(Message, Message),
    Unknown,
}

/// What a ZIP archive is, by the names of the files at its start and in its directory at the end.
fn packed(bytes: &[u8]) -> Packed {
    const ENDS: usize = 1 << 13;
    let head = &bytes[..bytes.len().min(ENDS)];
    let tail = &bytes[bytes.len() - head.len()..];
    let holds = |name: &[u8]| [head, tail].iter().any(|part| part.windows(name.len()).any(|window| window == name));
    if holds(b"word/") {
        Packed::Readable(Format::Docx)
    } else if holds(b"xl/") {
        Packed::Other(content::xlsx(), advice::save_as_table())
    } else if holds(b"opendocument.text") {
        Packed::Readable(Format::Odt)
    } else if holds(b"opendocument") {
        Packed::Other(content::other_open_document(), advice::save_as_document())
    } else {
        Packed::Unknown
    }
}

/// Whether the decoded bytes are no text: NUL bytes, control characters or undecodable places stand all through them.
pub(crate) fn undecodable(path: &str, decoded: &Decoded) -> Option<Failure> {
    let (mut all, mut nul, mut control, mut replaced) = (0_usize, 0_usize, 0_usize, 0_usize);
    for letter in decoded.text.chars() {
        all += 1;
        nul += usize::from(letter == '\0');
        control += usize::from(letter.is_control() && !matches!(letter, '\n' | '\t' | '\u{c}' | '\u{b}'));
        replaced += usize::from(letter == '\u{FFFD}');
    }
    // A stray NUL in a long text is dropped like other control characters.
    let message = if nul * 1000 > all {
        problem::nul_bytes()
    } else if control * 20 > all || (control + replaced) * 10 > all {
        problem::unprintable()
    } else {
        return None;
    };
    Some(failure(FailureClass::Binary, path, message, advice::give_text()))
}
