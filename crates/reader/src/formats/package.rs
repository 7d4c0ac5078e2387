//! Office documents as ZIP archives of parts: opened within the limits, never trusting a declared size.

use super::composer::Composer;
use super::markup::Stop;
use super::properties::Properties;
use crate::extract::{Extract, Input};
use crate::failure::{self, Refusal};
use crate::letters::decode::decode;
use ikiz_document::{Failure, Format, Message, messages};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

messages! {
    broken_archive() = "damaged.archive";
    other_bytes(format) = "damaged.other-bytes";
    broken_part() = "damaged.part";
    no_content(name) = "damaged.no-content";
    no_main_part(name) = "damaged.no-main-part";
}

/// Bytes that are unpacked between two checks of the time limit.
const STEP: u64 = 1 << 20;
/// The first bytes of compound files (OLE), which hold old Office documents, and new ones that are encrypted.
const COMPOUND: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];

/// An opened archive.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    input: &'a Input<'a>,
    /// Bytes that may still be unpacked.
    pub left: u64,
}

/// A part of a package, as text.
pub(crate) struct Part {
    pub text: String,
    /// Places that mean nothing in its encoding.
    pub undecodable: u32,
    /// Its end is missing, or its checksum is wrong.
    pub damaged: bool,
}

impl<'a> Package<'a> {
    /// Opens a file; `what` names its format in failures.
    pub fn open(input: &'a Input<'a>, what: &str) -> Result<Self, Refusal> {
        if !input.bytes.starts_with(b"PK") {
            return Err(no_archive(input, what).into());
        }
        let archive =
            ZipArchive::new(Cursor::new(input.bytes)).map_err(|_| failure::damaged(input.path, broken_archive()))?;
        Ok(Self { archive, input, left: input.limits().unpacked_bytes })
    }

    /// What it was opened from.
    pub fn input(&self) -> &'a Input<'a> {
        self.input
    }

    /// A part by its path; `None` where there is none.
    pub fn part(&mut self, name: &str) -> Result<Option<Part>, Refusal> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        let (bytes, damaged) = bytes;
        let part = match String::from_utf8(bytes) {
            Ok(text) => Part { text, undecodable: 0, damaged },
            Err(error) => {
                let decoded = decode(error.as_bytes());
                Part { text: decoded.text, undecodable: decoded.undecodable, damaged }
            }
        };
        Ok(Some(part))
    }

    /// What the part of that name with the properties of the document says.
    pub fn properties(&mut self, name: &str) -> Result<Properties, Refusal> {
        let mut properties = Properties::default();
        if let Some(part) = self.part(name)? {
            properties.add(&part.text, self.input)?;
        }
        Ok(properties)
    }

    /// A part that must be there; `missing` says of its name that it is not.
    pub fn required(&mut self, name: &str, missing: fn(String) -> Message) -> Result<Part, Refusal> {
        match self.part(name)? {
            Some(part) => Ok(part),
            None => Err(failure::foreign_package(self.input.path, self.input.bytes)
                .unwrap_or_else(|| failure::damaged(self.input.path, missing(name.to_owned())))
                .into()),
        }
    }

    /// The bytes of a part, and whether it is damaged.
    pub fn bytes(&mut self, name: &str) -> Result<Option<(Vec<u8>, bool)>, Refusal> {
        let Some(index) = self.index(name) else { return Ok(None) };
        let (path, limit) = (self.input.path, self.input.limits().unpacked_bytes);
        let mut file = match self.archive.by_index(index) {
            Ok(file) => file,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(failure::needs_password(path).into());
            }
            Err(_) => return Ok(Some((Vec::new(), true))),
        };
        let mut bytes = Vec::new();
        loop {
            self.input.deadline.check(path)?;
            let step = STEP.min(self.left.saturating_add(1));
            let read = file.by_ref().take(step).read_to_end(&mut bytes);
            let size = bytes.len() as u64;
            match read {
                Ok(0) => break,
                _ if size > self.left => return Err(failure::unpacks_to_too_much(path, limit).into()),
                Ok(_) => {}
                Err(_) => return Ok(Some((bytes, true))),
            }
        }
        self.left -= bytes.len() as u64;
        Ok(Some((bytes, false)))
    }

    /// Where a part lies: names differ in case and in their slashes only by mistake.
    fn index(&self, name: &str) -> Option<usize> {
        let name = name.trim_start_matches('/');
        self.archive.index_for_name(name).or_else(|| {
            let same = |other: &str| other.replace('\\', "/").eq_ignore_ascii_case(name);
            self.archive.file_names().position(|other| other.is_ok_and(|other| same(&other)))
        })
    }
}

/// Why a file that should be an archive is none.
fn no_archive(input: &Input<'_>, what: &str) -> Failure {
    if input.bytes.starts_with(&COMPOUND) && holds_encrypted_package(input.bytes) {
        return failure::needs_password(input.path);
    }
    failure::known_binary(input.path, input.bytes).unwrap_or_else(|| failure::damaged(input.path, other_bytes(what)))
}

/// Whether a compound file has the stream in which Office puts an encrypted document. Entries of its folder stand at
/// multiples of 128 bytes.
fn holds_encrypted_package(bytes: &[u8]) -> bool {
    let name: Vec<_> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.chunks(128).any(|entry| entry.starts_with(&name))
}

/// The document that a part gave as far as it could be read.
///
/// # Errors
/// Where a limit is passed, or nothing could be read of a damaged part.
pub(super) fn document(
    part: &Part,
    read: Result<(), Stop>,
    mut composer: Composer,
    format: Format,
    input: &Input<'_>,
) -> Result<Extract, Refusal> {
    let damaged = match read {
        Ok(()) => part.damaged,
        Err(Stop::Broken) => true,
        Err(Stop::Refused(refusal)) => return Err(refusal),
    };
    composer.close();
    composer.check_pages(input)?;
    if damaged && composer.is_empty() {
        return Err(failure::damaged(input.path, broken_part()).into());
    }
    composer.count("damaged-xml", usize::from(damaged));
    composer.count("undecodable", part.undecodable as usize);
    Ok(composer.finish(format))
}
