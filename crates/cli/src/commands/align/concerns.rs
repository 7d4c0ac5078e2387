//! Problems before aligning: files without a twin, and texts that are probably not translations of each other.

use super::source::Pair;
use crate::exit::Exit;
use crate::input::name;
use crate::wording::{file_counts, say, say_failure, worded};
use ikiz_document::message::SettingName;
use ikiz_document::{LanguageTag, Message, Twin, messages};
use ikiz_pipeline::{Concern, Lone, TextPair, TwinFiles, concern};
use std::path::Path;

const FORCE: SettingName = SettingName("force");

messages! {
    shared_name(path) = "file.ambiguous";
    no_pair(folders) = "file.no-pair";
    no_twin(path, language) = "file.no-twin";
    passed_over(files, command) = "file.passed-over";
    no_language_in_name(path) = "file.unnamed";
    wrong_folder(path, folder, name) = "file.wrong-folder";
    empty_side(side) = "pair.empty-side";
    unless_forced(problem, setting) = "pair.force";
    known_language(side, detected, language) = "pair.known-language";
    no_text(english, turkish) = "pair.no-text";
    one_language(english, turkish, language) = "pair.one-language";
    one_more() = "pair.one-more";
    other_language(side, tag, language) = "pair.other-language";
    same_text(english, turkish) = "pair.same-text";
    several_more(count) = "pair.several-more";
    swapped_sides(english, turkish) = "pair.swapped";
}

/// Number of pairs with a problem that are reported one by one; the rest are only counted.
const MOST_LINES: usize = 10;

/// Reports which files of folders are not aligned, and what to do.
pub(super) fn of_files(found: &TwinFiles, folders: &[&Path]) -> Exit {
    found.failures.iter().for_each(say_failure);
    for file in &found.alone {
        let path = name(&file.path);
        say(&worded(&match file.reason {
            Lone::Unnamed => no_language_in_name(path),
            Lone::NoTwin(language) => no_twin(path, language),
            Lone::WrongFolder(language) => wrong_folder(path, language, language.twin()),
            Lone::Ambiguous => shared_name(path),
        }));
    }
    if !found.unread.is_empty() {
        say(&worded(&passed_over(file_counts(&found.unread), "`ikiz run`")));
    }
    if found.pairs.is_empty() {
        let folders: Vec<String> = folders.iter().map(|folder| name(folder)).collect();
        say(&worded(&no_pair(folders.join(", "))));
    }
    if found.failures.is_empty() && found.alone.is_empty() { Exit::Done } else { Exit::WithFailures }
}

/// Reports the first pairs that can probably not be aligned, and counts the rest.
pub(super) struct Concerns {
    is_forced: bool,
    said: usize,
}

impl Concerns {
    /// If `is_forced`, pairs are taken for what they are said to be, and only empty sides are reported.
    pub const fn new(is_forced: bool) -> Self {
        Self { is_forced, said: 0 }
    }

    /// Whether the only pair of a call is surely not a pair of translations: then it is not aligned unless forced, and
    /// it is said why.
    pub fn refuses(&self, pair: &Pair) -> bool {
        match problem(&pair.texts, &pair.label.sides, self.is_forced) {
            Some((problem, true)) => {
                say(&worded(&problem));
                true
            }
            _ => false,
        }
    }

    /// Checks a pair.
    pub fn check(&mut self, pair: &Pair) {
        if let Some(concern) = concern(&pair.texts, self.is_forced) {
            if self.said < MOST_LINES {
                say(&worded(&message(&pair.label.sides, concern)));
            }
            self.said += 1;
        }
    }

    /// Reports how many more there were.
    pub fn finish(&self) -> Exit {
        match self.said.saturating_sub(MOST_LINES) {
            0 => {}
            1 => say(&worded(&one_more())),
            more => say(&worded(&several_more(more))),
        }
        if self.said == 0 { Exit::Done } else { Exit::WithFailures }
    }
}

/// What is wrong with two texts that are said to be translations of each other, with the names of the sides, and whether
/// they surely are none, so that they are aligned only if that is forced.
pub fn problem(texts: &TextPair, sides: &Twin<String>, is_forced: bool) -> Option<(Message, bool)> {
    let concern = concern(texts, is_forced)?;
    let problem = message(sides, concern);
    Some(match concern {
        Concern::NoText => (problem, true),
        Concern::SameText | Concern::Swapped | Concern::OneLanguage(_) => (unless_forced(problem, FORCE), true),
        Concern::EmptySide(_) | Concern::OtherLanguage(..) => (problem, false),
    })
}

fn message(sides: &Twin<String>, concern: Concern) -> Message {
    let (english, turkish) = (&*sides.english, &*sides.turkish);
    let side = |language| &**sides.of(language);
    match concern {
        Concern::NoText => no_text(english, turkish),
        Concern::EmptySide(language) => empty_side(side(language)),
        Concern::SameText => same_text(english, turkish),
        Concern::Swapped => swapped_sides(english, turkish),
        Concern::OneLanguage(language) => one_language(english, turkish, language),
        Concern::OtherLanguage(language, LanguageTag::Known(found)) => known_language(side(language), found, language),
        Concern::OtherLanguage(language, tag) => other_language(side(language), tag.code(), language),
    }
}
