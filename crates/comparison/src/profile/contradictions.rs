//! Keys of a profile that no manuscript can keep together.

use super::model::{Profile, Side};
use super::value::KINDS;
use ikiz_document::{Language, Message, SectionKind, messages};

messages! {
    length(words, characters) = "profile-contradiction.length";
    order(section) = "profile-contradiction.order";
    parts() = "profile-contradiction.parts";
    required(key) = "profile-contradiction.required";
}

/// A key that cannot be kept beside another one.
pub(super) struct Contradiction {
    /// The section that it is about; `None` for a key at the top of the file.
    pub section: Option<(SectionKind, [Side; 2])>,
    pub key: &'static str,
    pub message: Message,
}

/// The first contradiction in a profile.
pub(super) fn contradiction(profile: &Profile) -> Option<Contradiction> {
    let articles = || Language::BOTH.into_iter().flat_map(|first| [(first, first), (first, first.twin())]);
    let mut sections = KINDS.iter().flat_map(|(_, kind)| articles().map(|(first, language)| (*kind, first, language)));
    sections
        .find_map(|(kind, first, language)| of_section(profile, kind, first, language))
        .or_else(|| of_order(profile))
}

/// In a section of an article whose first language is `first`.
fn of_section(profile: &Profile, kind: SectionKind, first: Language, language: Language) -> Option<Contradiction> {
    let rules = profile.rules(kind, language, first);
    let place = if language == first { Side::First } else { Side::Second };
    let found = |key, message| Some(Contradiction { section: Some((kind, [Side::Of(language), place])), key, message });
    if rules.subheadings == Some(false) && rules.parts.is_some() {
        return found("parts", parts());
    }
    let (words, characters) = (rules.words.and_then(|it| it.least), rules.characters.and_then(|it| it.most));
    if let (Some(words), Some(characters)) = (words, characters)
        && u64::from(characters) < shortest(words)
    {
        return found("characters", length(words, characters));
    }
    let limits = [("words", rules.words), ("characters", rules.characters), ("count", rules.count)];
    let empty = limits.into_iter().find(|(_, limits)| limits.is_some_and(|limits| limits.most == Some(0)));
    let (key, _) = empty.filter(|_| profile.required(kind, first).contains(&language))?;
    found(key, required(key))
}

/// The characters of so many words of one letter, with the blanks between them.
fn shortest(words: u32) -> u64 {
    (2 * u64::from(words)).saturating_sub(1)
}

fn of_order(profile: &Profile) -> Option<Contradiction> {
    let sections = &profile.order;
    let (kind, side) = sections.iter().enumerate().find(|(at, section)| sections[..*at].contains(section))?.1;
    let message = order(format!("{}.{}", kind.name(), side.name()));
    Some(Contradiction { section: None, key: "order", message })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_no_manuscript_can_keep_together_are_refused_with_their_line() {
        for (text, expected) in [
            ("[abstract]\nsubheadings = false\nparts = [\"Aim\"]", "line 3: profile-contradiction.parts"),
            (
                "[abstract]\nsubheadings = false\n[abstract.tr]\nparts = [\"Amaç\"]",
                "line 4: profile-contradiction.parts",
            ),
            (
                "[title]\nwords = { min = 10 }\ncharacters = { max = 18 }",
                "line 3: profile-contradiction.length words=10 characters=18",
            ),
            (
                "[summary]\nrequired = [\"second\"]\n[summary.second]\nwords = { max = 0 }",
                "line 4: profile-contradiction.required key=words",
            ),
            ("[keywords]\ncount = [0, 0]\nrequired = [\"tr\"]", "line 2: profile-contradiction.required key=count"),
            (
                "order = [\"title.tr\", \"abstract.tr\", \"title.tr\"]",
                "line 1: profile-contradiction.order section=title.tr",
            ),
        ] {
            let error = Profile::parse(text).expect_err(text).to_string();
            assert!(error.starts_with(expected), "{text}: {error}");
        }
    }

    #[test]
    fn keys_of_several_languages_may_ask_for_different_things() {
        for text in [
            "[abstract.tr]\nsubheadings = false\n[abstract.en]\nparts = [\"Aim\"]",
            "[abstract]\nsubheadings = false\n[abstract.en]\nsubheadings = true\nparts = [\"Aim\"]\n",
            "[title]\nwords = { min = 10 }\ncharacters = { max = 19 }",
            "[summary]\nrequired = [\"second\"]\n[summary.first]\nwords = { max = 0 }",
            "order = [\"title.tr\", \"title.en\"]",
        ] {
            Profile::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        }
    }
}
