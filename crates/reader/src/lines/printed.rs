//! The printed lines of a file, with all that is known of how they stand to each other. The cleaning steps work on
//! these.

use crate::letters::characters::{CleanLine, clean};
use ikiz_document::{Declared, Frame, RemovalReason, RepairCounts};

/// Blanks that make a blank line a rule: what a footnote separator turns into.
const RULE_BLANKS: usize = 20;

/// A hyphen at which no line ends; where a file's lines are not the printed ones, it is any hyphen.
const NO_BREAK_HYPHEN: char = '\u{2011}';

/// A line with letters, and the blank lines before it.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "independent observations of one line")]
pub(crate) struct PrintedLine {
    /// Clean letters; never empty.
    pub text: String,
    /// Line of the file, from 1.
    pub number: u32,
    /// Blanks before the first letter.
    pub indent: usize,
    /// Blanks behind the last letter.
    pub trailing: usize,
    /// Letters and digits before each wide gap in it.
    pub gaps: Vec<u16>,
    /// A soft hyphen stood behind the last letter.
    pub soft_hyphen: bool,
    /// Blank lines between it and the printed line before.
    pub gap: usize,
    /// Blanks on the longest of those blank lines.
    pub longest_blank: usize,
    /// One of those blank lines holds one to three blanks: the rest of a line whose letters stand elsewhere.
    pub rest_before: bool,
    /// Form feeds between it and the printed line before.
    pub feeds: u32,
    /// Printed page, from 1.
    pub page: u32,
    /// Level of a heading, 1 to 6, where the format has levels.
    pub heading: Option<u8>,
    /// The format's own name of the line's style, where it has names.
    pub style: Option<Box<str>>,
    /// Font size against the most frequent one of the file, where the format has sizes.
    pub size_ratio: Option<f32>,
    /// Where it stands on its page, where the format has places.
    pub frame: Option<Frame>,
    /// How wide it is, where the format has places.
    pub extent: Option<Extent>,
    /// What is drawn between it and the line above, where the format has drawings.
    pub rule_above: Option<RuleAbove>,
    /// It begins with raised smaller print, as a note does.
    pub raised_lead: bool,
    /// What the file itself says that the line is.
    pub declared: Option<Declared>,
    /// First line of a column of its page, or of what stands over or under columns.
    pub column_start: bool,
    /// Printed bold.
    pub bold: bool,
    /// Letters at its start that are printed bold, where the others are not.
    pub bold_lead: u16,
    /// Stands between the paragraphs of a text and is none of them, where the format says so.
    pub inset: Option<Inset>,
    /// Set where the line is not part of the clean text.
    pub removed: Option<RemovalReason>,
}

/// What stands between the paragraphs of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inset {
    /// Of a table of short cells.
    Cell,
    /// Of a table or figure.
    Caption,
    /// On a line of its own.
    Formula,
}

/// How wide a line and its column are, in characters of the usual font size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Extent {
    pub width: usize,
    pub column: usize,
}

/// A rule drawn above a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RuleAbove {
    /// From the left edge of the column to its middle at most, as over footnotes.
    Short,
    /// Any other.
    Long,
}

impl PrintedLine {
    /// A line of a format that has no printed lines, made of a paragraph's raw text; `None` where nothing of it is
    /// printed. `begins_paragraph`: no line break within a paragraph stands before it.
    pub fn of_paragraph(raw: &str, number: u32, begins_paragraph: bool, repairs: &mut RepairCounts) -> Option<Self> {
        let CleanLine { mut text, soft_hyphen, gaps, .. } = clean(raw, repairs);
        if text.contains(NO_BREAK_HYPHEN) {
            text = text.replace(NO_BREAK_HYPHEN, "-");
        }
        let gap = usize::from(begins_paragraph);
        (!text.is_empty()).then(|| Self { text, soft_hyphen, gaps, number, gap, page: 1, ..Self::default() })
    }

    /// Characters of its text.
    pub fn length(&self) -> usize {
        self.text.chars().count()
    }

    /// Its width, in characters of the usual font size.
    pub fn width(&self) -> usize {
        self.extent.map_or_else(|| self.length(), |extent| extent.width)
    }

    /// Whether one of the blank lines before it is as long as a footnote separator.
    pub fn has_rule_before(&self) -> bool {
        self.longest_blank >= RULE_BLANKS
    }

    /// Whether it is still part of the text.
    pub fn is_kept(&self) -> bool {
        self.removed.is_none()
    }
}

/// The printed lines of a text whose lines end in `\n`. Form feeds part lines, but an editor does not count them.
pub(crate) fn split(text: &str, repairs: &mut RepairCounts) -> Vec<PrintedLine> {
    let mut lines = Vec::new();
    let mut next = PrintedLine { page: 1, ..PrintedLine::default() };
    for (number, row) in (1..).zip(text.split('\n')) {
        let mut blank = true;
        for piece in row.split_inclusive(is_separator) {
            let feed = piece.ends_with('\u{c}');
            let clean = clean(piece.trim_end_matches(is_separator), repairs);
            if clean.text.is_empty() {
                next.longest_blank = next.longest_blank.max(clean.indent);
                next.rest_before |= (1..=3).contains(&clean.indent);
            } else {
                blank = false;
                next.number = number;
                (next.text, next.indent, next.trailing) = (clean.text, clean.indent, clean.trailing);
                (next.soft_hyphen, next.gaps) = (clean.soft_hyphen, clean.gaps);
                lines.push(std::mem::replace(&mut next, PrintedLine { page: 1, ..PrintedLine::default() }));
            }
            if feed {
                blank = false;
                next.feeds += 1;
            }
        }
        next.gap += usize::from(blank);
    }
    lines
}

/// Characters besides `\n` that end a printed line: line tabulation, form feed, next line, line and paragraph
/// separator.
fn is_separator(letter: char) -> bool {
    matches!(letter, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
pub(crate) fn lines_of(text: &str) -> Vec<PrintedLine> {
    split(text, &mut RepairCounts::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_what_stands_before_them() {
        let rule = " ".repeat(30);
        let lines = lines_of(&format!("  Bir \n\n \niki\n{rule}\n3 üç"));
        let seen: Vec<_> =
            lines.iter().map(|line| (line.text.as_str(), line.number, line.gap, line.has_rule_before())).collect();
        assert_eq!(seen, [("Bir", 1, 0, false), ("iki", 4, 2, false), ("3 üç", 6, 1, true)]);
        assert!(lines[1].rest_before && !lines[2].rest_before);
        assert_eq!((lines[0].indent, lines[0].trailing), (2, 1));
    }

    #[test]
    fn form_feeds_part_lines() {
        let lines = lines_of("son\n\u{c}ilk\u{c}\u{c}iki\n");
        let seen: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.number, line.gap, line.feeds)).collect();
        assert_eq!(seen, [("son", 1, 0, 0), ("ilk", 2, 0, 1), ("iki", 2, 0, 2)]);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(lines_of("").is_empty() && lines_of(" \n\u{c}\n\u{200B}").is_empty());
    }
}
