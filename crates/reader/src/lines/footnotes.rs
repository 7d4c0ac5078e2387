//! Footnotes at the foot of pages, and their raised numbers that stand on lines of their own and cut sentences.

use crate::letters::characters::raised;
use crate::lines::printed::PrintedLine;
use crate::lines::shape::{bare_number, has_letters, starts_small, starts_with_closing};
use crate::lines::spacing::Spacing;
use ikiz_document::RemovalReason;
use ikiz_text::ends_sentence;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

/// Lines that a block of footnotes has at most; bounds the search, too.
const MOST_LINES: usize = 120;
/// Lines of a block that has one note only, whose number the text does not show.
const MOST_LINES_UNCITED: usize = 8;

/// A line that is nothing but a rule.
static RULE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[_—–─-]{10,}$"));
/// A line that begins a footnote: its number, then a letter or an opening mark.
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| pattern(r#"^[(\[]?([1-9][0-9]{0,2})[)\].]?\s?[\p{L}“”"‘'«(\[]"#));
/// Notes to title and author have signs.
static SIGNED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\(?[*†‡§]+\)?\s?\p{L}"));

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("written here and tried by the tests")
}

/// Marks footnotes and their raised numbers as removed. `pages_known`: a block reaches to the end of its page.
pub(crate) fn remove(lines: &mut [PrintedLine], spacing: &Spacing, pages_known: bool) {
    let numbers = remove_blocks(lines, spacing, pages_known);
    remove_marks(lines, spacing, &numbers);
}

/// The numbers of the footnotes on each page.
type Numbers = BTreeMap<u32, BTreeSet<u32>>;

fn remove_blocks(lines: &mut [PrintedLine], spacing: &Spacing, pages_known: bool) -> Numbers {
    let mut numbers = Numbers::new();
    let heads: Vec<_> = lines.iter().map(number_of).collect();
    // Where blank lines are filled with blanks throughout, a long one is no rule.
    let pages = lines.last().map_or(1, |line| line.page as usize);
    let blanks_speak = !pages_known || lines.iter().filter(|line| line.has_rule_before()).count() <= pages;
    let mut last = Last::default();
    let mut at = 0;
    while at < lines.len() {
        let rule = RULE.is_match(&lines[at].text);
        let first = at + usize::from(rule);
        if first == lines.len() || !(rule || (blanks_speak && lines[at].has_rule_before())) {
            at += 1;
            continue;
        }
        let block = first..block_end(lines, &heads, first, spacing, pages_known);
        let end = block.end;
        let Some(found) = accept(lines, &heads, block, pages_known, last) else {
            at = first.max(at + 1);
            continue;
        };
        let cut_off =
            lines[first..end].iter().rfind(|line| line.is_kept()).is_some_and(|line| !ends_sentence(&line.text));
        last = Last { number: found.last().copied().or(last.number), open: cut_off.then_some(lines[first].page) };
        for line in lines[at..end].iter_mut().filter(|line| line.is_kept()) {
            line.removed = Some(RemovalReason::Footnote);
        }
        numbers.entry(lines[first].page).or_default().extend(found);
        at = end;
    }
    numbers
}

/// What the last block left behind.
#[derive(Clone, Copy, Default)]
struct Last {
    number: Option<u32>,
    /// The page of a note that was cut off by its end.
    open: Option<u32>,
}

/// The number at the head of a line, as a footnote has it.
fn number_of(line: &PrintedLine) -> Option<u32> {
    NUMBERED.captures(&line.text)?.get(1)?.as_str().parse().ok()
}

/// One past the last line of the block that begins at `first`: the end of the page or, where pages are not known, the
/// first wider gap behind which no next note begins. A rule ends it too.
fn block_end(
    lines: &[PrintedLine],
    heads: &[Option<u32>],
    first: usize,
    spacing: &Spacing,
    pages_known: bool,
) -> usize {
    let mut number = heads[first];
    for at in first + 1..lines.len().min(first + MOST_LINES) {
        let next = heads[at].filter(|next| number.is_none_or(|number| *next == number + 1));
        let line = &lines[at];
        let over = if pages_known { line.page != lines[first].page } else { line.gap > spacing.gap && next.is_none() };
        if over || RULE.is_match(&line.text) {
            return at;
        }
        number = next.or(number);
    }
    lines.len().min(first + MOST_LINES)
}

/// The numbers of the notes in a block, rising by one; `None` where the lines are no footnotes.
fn accept(
    lines: &[PrintedLine],
    heads: &[Option<u32>],
    block: Range<usize>,
    pages_known: bool,
    last: Last,
) -> Option<Vec<u32>> {
    // Rules above and below are those of a table.
    if lines.get(block.end).is_some_and(|line| RULE.is_match(&line.text)) {
        return None;
    }
    let expected = last.number.map_or(1, |number| number + 1);
    let mut found: Vec<u32> = Vec::new();
    for (place, number) in heads[block.clone()].iter().enumerate().filter_map(|(place, head)| Some((place, (*head)?))) {
        let fits = match found.last() {
            Some(before) => number == before + 1,
            // The first block of an excerpt may begin with any number; numbers may begin anew on each page, or skip an
            // inline one.
            None if place == 0 => last.number.is_none() || number == 1 || (expected..expected + 3).contains(&number),
            // A note that runs over from the page before stands above.
            None => number == expected,
        };
        if fits {
            found.push(number);
        }
    }
    let head = &lines[block.start];
    let cited = || found.iter().any(|number| is_cited(&lines[..block.start], *number));
    let is_block = if pages_known {
        let short = block.len() <= MOST_LINES_UNCITED;
        let goes_on = last.open.is_some_and(|page| page + 1 == head.page) && starts_small(&head.text);
        match found.len() {
            0 => goes_on || (short && SIGNED.is_match(&head.text)),
            1 => short || cited(),
            _ => true,
        }
    } else {
        cited()
    };
    is_block.then_some(found)
}

/// Whether a number stands raised in the text before a block: on a line of its own, or right behind a letter or mark.
fn is_cited(before: &[PrintedLine], number: u32) -> bool {
    const FARTHEST: usize = 100;
    const LONGEST: usize = 10_000;
    let digits = number.to_string();
    let raised = raised(&digits);
    let behind = |text: &str| {
        let mut marks = text.match_indices(&digits).chain(text.match_indices(&raised));
        marks.any(|(at, mark)| {
            let after = text[at + mark.len()..].chars().next();
            text[..at].ends_with(|c: char| c.is_alphabetic() || ".,;:!?)”’\"'".contains(c))
                && after.is_none_or(|c| !c.is_alphanumeric() && c != '.')
        })
    };
    before
        .iter()
        .rev()
        .take(FARTHEST)
        .filter(|line| line.text.len() < LONGEST)
        .any(|line| bare_number(&line.text) == Some(number) || behind(&line.text))
}

/// Raised numbers: bare numbers directly behind a line of text that rise through the document. That they are numbers of
/// notes is shown by the notes themselves, or by sentences that go on behind them.
fn remove_marks(lines: &mut [PrintedLine], spacing: &Spacing, notes: &Numbers) {
    const FEWEST: usize = 3;
    let candidates: Vec<_> = (1..lines.len()).filter_map(|at| Some((at, candidate(lines, at, spacing)?))).collect();
    let noted = |at: usize, number: u32| notes.get(&lines[at].page).is_some_and(|page| page.contains(&number));
    let chain = rising(&candidates);
    let of_notes = chain.iter().filter(|(at, number)| noted(*at, *number)).count();
    let cutting = chain.iter().filter(|(at, _)| cuts(lines, *at)).count();
    let chained = of_notes * 2 >= chain.len() || (chain.len() >= FEWEST && cutting * 3 >= chain.len());
    let mut marks: BTreeSet<usize> = BTreeSet::new();
    if chained {
        marks.extend(chain.iter().map(|(at, _)| *at));
    }
    marks.extend(candidates.iter().filter(|(at, number)| noted(*at, *number)).map(|(at, _)| *at));
    for at in marks {
        lines[at].removed = Some(RemovalReason::FootnoteMark);
    }
}

/// The value of a bare number that follows directly on a line of text and is followed by text.
fn candidate(lines: &[PrintedLine], at: usize, spacing: &Spacing) -> Option<u32> {
    let (before, line) = (&lines[at - 1], &lines[at]);
    let number = bare_number(&line.text)?;
    let followed = lines.get(at + 1).is_none_or(|next| bare_number(&next.text).is_none());
    let attached = line.gap <= spacing.gap && line.feeds == 0;
    (line.is_kept() && before.is_kept() && has_letters(&before.text) && attached && followed).then_some(number)
}

/// Whether a sentence goes on behind a bare number.
fn cuts(lines: &[PrintedLine], at: usize) -> bool {
    lines.get(at + 1).is_some_and(|next| {
        next.is_kept()
            && (starts_small(&next.text) || starts_with_closing(&next.text) || (next.gap == 0 && next.indent > 0))
    })
}

/// The longest run of candidates whose numbers rise by one; up to two may be missing in between, where they stand
/// inside a line.
fn rising(candidates: &[(usize, u32)]) -> Vec<(usize, u32)> {
    // By number: the length of the best run that ends in it, and the index of its last candidate.
    let mut best: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    let mut previous = vec![None; candidates.len()];
    let mut longest: Option<(usize, usize)> = None;
    for (index, (_, number)) in candidates.iter().enumerate() {
        let before = (1..=3).filter_map(|step| best.get(&number.checked_sub(step)?)).max_by_key(|(length, _)| *length);
        let length = before.map_or(1, |(length, _)| length + 1);
        previous[index] = before.map(|(_, index)| *index);
        if best.get(number).is_none_or(|(known, _)| *known < length) {
            best.insert(*number, (length, index));
        }
        if longest.is_none_or(|(known, _)| known < length) {
            longest = Some((length, index));
        }
    }
    let mut run: Vec<_> = std::iter::successors(longest.map(|(_, index)| index), |index| previous[*index]).collect();
    run.reverse();
    run.into_iter().map(|index| candidates[index]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::printed::lines_of;
    use crate::lines::spacing::measure;
    use crate::lines::{pages, running};

    fn removed(text: &str) -> Vec<(RemovalReason, String)> {
        let mut lines = lines_of(text);
        let spacing = measure(&lines, true);
        let known = pages::assign(&mut lines, &spacing);
        remove(&mut lines, &spacing, known);
        lines.into_iter().filter_map(|line| Some((line.removed?, line.text))).collect()
    }

    fn texts(text: &str) -> Vec<String> {
        removed(text).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn a_block_under_a_rule_reaches_to_the_end_of_the_page() {
        let text = "Trees grow slowly.\n\n__________\n1 A. Oak, Rings, p. 3.\nAnd a second line.\n2 B. Elm.\n\u{c}They fall fast.\n";
        assert_eq!(texts(text), ["__________", "1 A. Oak, Rings, p. 3.", "And a second line.", "2 B. Elm."]);
    }

    #[test]
    fn a_line_of_blanks_is_a_rule() {
        let text = format!("Trees grow slowly.\n{}\n1 A. Oak, Rings.\n\u{c}They fall fast.\n", " ".repeat(24));
        assert_eq!(texts(&text), ["1 A. Oak, Rings."]);
        // Without a number it is white space.
        let text = format!("Trees grow slowly.\n{}\nA. Oak, Rings.\n\u{c}They fall fast.\n", " ".repeat(24));
        assert!(removed(&text).is_empty());
    }

    #[test]
    fn a_note_may_run_over() {
        let rule = " ".repeat(24);
        let text =
            format!("Text.\n{rule}\n1 A long note that\n\u{c}More text.\n{rule}\ngoes on here.\n2 Next.\n\u{c}End.");
        assert_eq!(texts(&text), ["1 A long note that", "goes on here.", "2 Next."]);
    }

    #[test]
    fn numbered_headings_behind_white_space_stay() {
        let white = " ".repeat(60);
        let text = format!("Title\n{white}\n1 Mills\nText.\n{white}\nMore.\n{white}\n2 Wheels\nText.\n\u{c}End.");
        assert!(removed(&text).is_empty());
        let long = "They turn in the wind and grind the corn.\n".repeat(9);
        assert!(removed(&format!("Title\n____________\n1 Mills\n{long}\u{c}End.")).is_empty());
    }

    #[test]
    fn without_pages_a_block_needs_its_number_in_the_text() {
        let block = "\n\n----------\n1 A. Oak, Rings.\n\nThey fall fast.";
        assert_eq!(texts(&format!("Trees grow slowly.1{block}")), ["----------", "1 A. Oak, Rings."]);
        assert!(removed(&format!("Trees grow slowly{block}")).is_empty());
    }

    #[test]
    fn tables_stay() {
        let text = "Values:\n----------\n1 one\n2 two\n----------\nText.\n\u{c}More.";
        assert!(removed(text).is_empty());
    }

    #[test]
    fn raised_numbers_that_cut_sentences_go() {
        let text = "The mill stood\n1\n, as ever, still. It was old.\n2\n Nobody came\n3\nany more.";
        assert_eq!(removed(text).len(), 3);
        assert!(removed(text).iter().all(|(reason, _)| *reason == RemovalReason::FootnoteMark));
    }

    #[test]
    fn a_page_number_under_the_notes_is_none_of_them() {
        let mut lines = lines_of("Text.\n_____________\n1 See above.\n7\n\u{c}More.\n8\n");
        let spacing = measure(&lines, true);
        let known = pages::assign(&mut lines, &spacing);
        running::remove_numbers(&mut lines, known);
        remove(&mut lines, &spacing, known);
        let reasons: Vec<_> = lines.iter().map(|line| line.removed).collect();
        let (note, number) = (Some(RemovalReason::Footnote), Some(RemovalReason::PageNumber));
        assert_eq!(reasons, [None, note, note, number, None, number]);
    }

    #[test]
    fn list_numbers_years_and_cells_stay() {
        assert!(removed("Steps\n1\nSow the seed\n2\nWater it\n3\nWait").is_empty());
        assert!(removed("It was in\n1998\nthat we\n1999\nmet in\n2000\nthe town").is_empty());
        assert!(removed("Ages\n1\n2\n3\n4\nyears").is_empty());
        assert!(removed("width\n30\ncm\nheight\n12\ncm").is_empty());
    }

    #[test]
    fn a_single_mark_is_known_by_its_note() {
        let text = "The mill was old.\n1\nNobody came.\n__________\n1 See above.\n\u{c}More.";
        assert_eq!(texts(text), ["1", "__________", "1 See above."]);
    }
}
