//! What the cells of a row of corrections say, each on its own.

use ikiz_document::{About, Check, Confidence, Language, Message, SectionKind, Verdict, flattened, messages};
use ikiz_text::{lower, near_names};

messages! {
    unknown_about(word, words) = "corrections.unknown-about";
    unknown_check(word) = "corrections.unknown-check";
    unknown_check_near(word, near) = "corrections.unknown-check-near";
    unknown_kind(word, words) = "corrections.unknown-kind";
    unknown_verdict(word, about, words) = "corrections.unknown-verdict";
    wrong_confidence(text) = "corrections.wrong-confidence";
}

/// The kinds of section pairs.
const KINDS: [SectionKind; 4] =
    [SectionKind::Title, SectionKind::Abstract, SectionKind::Summary, SectionKind::Keywords];
/// What may be written for a verdict in Turkish.
const TURKISH: [(&str, Verdict); 2] = [("doğru", Verdict::Right), ("yanlış", Verdict::Wrong)];

/// A cell without the apostrophe that keeps a spreadsheet from reading it as a formula or a date.
pub(super) fn armed(cell: &str) -> &str {
    let is_mistaken = |rest: &&str| rest.starts_with(|first: char| "=+-@".contains(first) || first.is_ascii_digit());
    cell.strip_prefix('\'').filter(is_mistaken).unwrap_or(cell)
}

/// The lines of a cell, each on one line.
pub(super) fn lines(cell: &str) -> Vec<String> {
    cell.lines().map(flattened).filter(|line| !line.is_empty()).collect()
}

/// What a row is about.
pub(super) fn about(word: &str) -> Result<About, Message> {
    let found = About::ALL.into_iter().find(|about| about.name().eq_ignore_ascii_case(word));
    found.ok_or_else(|| unknown_about(word, words(About::ALL.map(About::name))))
}

/// The verdict on a thing of that kind; `None` if the cell is empty.
pub(super) fn verdict(about: About, word: &str) -> Result<Option<Verdict>, Message> {
    let turkish = TURKISH.iter().find(|(name, _)| *name == lower(word, Language::Turkish));
    let is_it =
        |verdict: &Verdict| verdict.name().eq_ignore_ascii_case(word) || turkish.is_some_and(|(_, own)| own == verdict);
    let found = about.verdicts().iter().copied().find(is_it);
    if found.is_some() || word.is_empty() { Ok(found) } else { Err(unknown(word, about)) }
}

/// That a word is no verdict on a thing of that kind.
pub(super) fn unknown(word: &str, about: About) -> Message {
    unknown_verdict(word, about.name(), words(about.verdicts().iter().map(|verdict| verdict.name())))
}

/// The kind of the section pair; `None` if the cell is empty.
pub(super) fn kind(word: &str) -> Result<Option<SectionKind>, Message> {
    let found = KINDS.into_iter().find(|kind| kind.name().eq_ignore_ascii_case(word));
    if found.is_some() || word.is_empty() {
        Ok(found)
    } else {
        Err(unknown_kind(word, words(KINDS.map(SectionKind::name))))
    }
}

/// The code of a check as the tables have it; empty if the cell is.
pub(super) fn check(word: &str) -> Result<String, Message> {
    let names = Check::ALL.map(Check::name);
    let found = names.into_iter().find(|name| name.eq_ignore_ascii_case(word));
    let known = found.or_else(|| word.is_empty().then_some(""));
    known.map(str::to_owned).ok_or_else(|| match near_names(word, names) {
        near if near.is_empty() => unknown_check(word),
        near => unknown_check_near(word, words(near)),
    })
}

/// A confidence at the precision of the tables, with a decimal comma too.
pub(super) fn confidence(text: &str) -> Result<Option<f64>, Message> {
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

    #[test]
    fn verdicts_may_be_turkish() {
        for (about, word, meant) in [
            (About::Bead, "Doğru", Some(Verdict::Right)),
            (About::Finding, "YANLIŞ", Some(Verdict::Wrong)),
            (About::Pair, "RIGHT", Some(Verdict::Right)),
            (About::Bead, "", None),
        ] {
            assert_eq!(verdict(about, word), Ok(meant), "{word}");
        }
        for (about, word) in [(About::Border, "doğru"), (About::Bead, "evet"), (About::Bead, "settled")] {
            assert!(verdict(about, word).is_err(), "{word}");
        }
    }

    #[test]
    fn a_check_that_there_is_not_is_told_the_near_ones() {
        assert_eq!(check("Number-Mismatch"), Ok("number-mismatch".to_owned()));
        assert_eq!(check(""), Ok(String::new()));
        let message = check("number-mismatched").expect_err("no check");
        assert_eq!(message, unknown_check_near("number-mismatched", "`number-mismatch`, `name-mismatch`"));
        assert_eq!(check("spelling"), Err(unknown_check("spelling")));
    }
}
