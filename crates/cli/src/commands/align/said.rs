//! What is said on standard error: files without a twin, and texts that can hardly be aligned.

use super::{Corpus, Label};
use crate::exit::Exit;
use crate::flags::AlignArguments;
use ikiz_document::{Language, LanguageTag};
use ikiz_pipeline::{Concern, Lone, TwinFiles, concerns};
use std::io::{Write, stderr};
use std::path::Path;

/// Pairs of which something is said, before the rest is counted.
const MOST_LINES: usize = 10;

/// Says one line.
pub(super) fn line(message: &str) {
    let _ = writeln!(stderr(), "ikiz: {message}");
}

/// A path on one line; a file name may hold line breaks and the control sequences of a terminal.
pub(super) fn path(path: &Path) -> String {
    match path.to_string_lossy() {
        name if name == "-" => "standard input".to_owned(),
        name => name.chars().map(shown).collect(),
    }
}

fn shown(letter: char) -> String {
    if letter.is_control() { letter.escape_default().to_string() } else { letter.to_string() }
}

/// Says which files of folders are not aligned and what to do.
pub(super) fn of_files(found: &TwinFiles, folders: &[&Path]) -> Exit {
    for failure in &found.failures {
        line(&failure.to_string());
    }
    for file in &found.alone {
        let said = match file.reason {
            Lone::Unnamed => {
                "its name says no language; name it …_en or …_tr, or name an English and a Turkish folder".to_owned()
            }
            Lone::NoTwin(language) => {
                format!("there is no {} file of this name; add it, or take this one out", name(language))
            }
            Lone::WrongFolder(language) => format!(
                "it lies in the {} folder, and its name says {}; move it, or name the English folder first",
                name(language),
                name(language.twin())
            ),
            Lone::Ambiguous => "several files share this name; leave one English and one Turkish".to_owned(),
        };
        line(&format!("{}: {said}", path(&file.path)));
    }
    let kind = |(extension, count): (&String, &usize)| match extension.as_str() {
        "" => format!("{count} without an extension"),
        extension => format!("{count} {extension}"),
    };
    let unread: Vec<String> = found.unread.iter().map(kind).collect();
    if !unread.is_empty() {
        line(&format!(
            "passed over: {} (a text is .txt, .md, .en or .tr; `ikiz run` reads other formats)",
            unread.join(", ")
        ));
    }
    if found.pairs.is_empty() {
        let folders: Vec<String> = folders.iter().map(|folder| path(folder)).collect();
        line(&format!(
            "{}: no two texts belong together; give them one name up to the language, such as a_en.txt and a_tr.txt, \
             or the same name in an English and a Turkish folder",
            folders.join(", ")
        ));
    }
    if found.failures.is_empty() && found.alone.is_empty() { Exit::Done } else { Exit::WithFailures }
}

/// Says which pairs can hardly be aligned, the first of them, and counts the rest.
#[derive(Default)]
pub(super) struct Concerns {
    said: usize,
}

impl Concerns {
    /// Says it of some pairs. A single pair that surely is none is not to be aligned at all, unless it is forced: [`Exit::Nothing`].
    pub fn say(&mut self, corpus: &Corpus, arguments: &AlignArguments) -> Exit {
        let is_single = arguments.jsonl.is_none() && corpus.labels.iter().all(|label| label.id.is_none());
        for (label, concern) in corpus.labels.iter().zip(concerns(&corpus.pairs, arguments.force)) {
            let Some(concern) = concern else { continue };
            let message = message(label, concern);
            if is_single && concern == Concern::NoText {
                line(&message);
                return Exit::Nothing;
            }
            if is_single && matches!(concern, Concern::SameText | Concern::Swapped | Concern::OneLanguage(_)) {
                line(&format!("{message}; --force aligns them all the same"));
                return Exit::Nothing;
            }
            if self.said < MOST_LINES {
                line(&message);
            }
            self.said += 1;
        }
        Exit::Done
    }

    /// Says how many more there were.
    pub fn finish(&self) -> Exit {
        match self.said.checked_sub(MOST_LINES) {
            None | Some(0) => {}
            Some(1) => line("1 more pair can hardly be aligned"),
            Some(more) => line(&format!("{more} more pairs can hardly be aligned")),
        }
        if self.said == 0 { Exit::Done } else { Exit::WithFailures }
    }
}

fn message(label: &Label, concern: Concern) -> String {
    let Label { english, turkish, .. } = label;
    let side = |language| if language == Language::English { english } else { turkish };
    match concern {
        Concern::NoText => {
            format!("{english} and {turkish}: neither holds a sentence; check that these are the right texts")
        }
        Concern::EmptySide(language) => {
            format!("{}: it holds no sentence, so none has a twin; check that this is the right text", side(language))
        }
        Concern::SameText => {
            format!("{english} and {turkish}: the same text on both sides; name an English and a Turkish one")
        }
        Concern::Swapped => format!("{english} is Turkish and {turkish} is English; swap them: English comes first"),
        Concern::OneLanguage(language) => {
            format!("{english} and {turkish} are both {}; name an English and a Turkish text", name(language))
        }
        Concern::OtherLanguage(language, tag) => {
            let found = match tag {
                LanguageTag::Known(found) => name(found).to_owned(),
                other => format!("in another language ({other})"),
            };
            format!("{} is {found}, not {}; check that this is the right text", side(language), name(language))
        }
    }
}

const fn name(language: Language) -> &'static str {
    match language {
        Language::English => "English",
        Language::Turkish => "Turkish",
    }
}
