//! The clean text out of printed lines: runs the cleaning steps and sets the lines together.

use crate::extract::{Extract, Flow};
use crate::letters::characters::is_capitals;
use crate::letters::{accents, damage};
use crate::lines::hyphenation::{self, is_end_hyphen};
use crate::lines::paragraphs::{self, Joint, ends_within_range};
use crate::lines::printed::PrintedLine;
use crate::lines::{floats, footnotes, insets, page_feet, pages, running, spacing};
use ikiz_document::{Line, LineStyle, RemovedLine, RepairCounts, Span};

/// The clean text of one file. Spans and offsets count from the start of this text.
#[derive(Debug, Default)]
pub(crate) struct CleanText {
    pub text: String,
    pub lines: Vec<Line>,
    pub removed: Vec<RemovedLine>,
    pub repairs: RepairCounts,
    /// At least 1, where they are known.
    pub pages: Option<u32>,
}

/// The clean text of what a format's reader gave. `source` is written into the lines. `check` is asked before each of
/// the longer steps.
///
/// # Errors
/// Where `check` fails.
pub(crate) fn clean_text<E>(
    extract: Extract,
    source: usize,
    check: impl Fn() -> Result<(), E>,
) -> Result<CleanText, E> {
    let Extract { mut lines, flow, mut repairs, .. } = extract;
    check()?;
    damage::mend(&mut lines, &mut repairs);
    accents::mend(&mut lines, &mut repairs);
    let (joints, gap, pages_known) = match flow {
        Flow::Printed { pages_known, doubled } => {
            check()?;
            let spacing = spacing::measure(&lines, doubled);
            let known = pages_known || pages::assign(&mut lines, &spacing);
            let known = running::remove_numbers(&mut lines, known);
            footnotes::remove(&mut lines, &spacing, known);
            check()?;
            if known {
                running::remove(&mut lines);
                page_feet::remove(&mut lines);
                running::remove_lone(&mut lines);
                floats::remove(&mut lines);
            }
            check()?;
            let mut joints = paragraphs::joints(&lines, &spacing);
            let kept: Vec<_> = lines.iter().filter(|line| line.is_kept()).collect();
            hyphenation::join(&kept, &mut joints, &mut repairs);
            // Text in which no page ends is one page.
            (joints, spacing.gap, true)
        }
        Flow::Paragraphs { pages_known } => {
            insets::remove(&mut lines);
            (paragraphs::given(&lines), 0, pages_known)
        }
    };
    check()?;
    let pages = pages_known.then(|| lines.last().map_or(1, |line| line.page).max(1));
    let mut clean = CleanText { repairs, pages, ..CleanText::default() };
    set_lines(&mut clean, &lines, &joints, gap, source);
    Ok(clean)
}

fn set_lines(clean: &mut CleanText, lines: &[PrintedLine], joints: &[Joint], gap: usize, source: usize) {
    let mut joints = joints.iter();
    let mut page = 0;
    // Removed lines wait for the place where the text goes on.
    let mut waiting = 0;
    for line in lines {
        if let Some(reason) = line.removed {
            let (text, page, number) = (line.text.clone(), clean.pages.map(|_| line.page), line.number);
            clean.removed.push(RemovedLine { reason, text, offset: 0, source, page, number });
            continue;
        }
        let start = clean.text.len();
        for removed in &mut clean.removed[waiting..] {
            removed.offset = start;
        }
        waiting = clean.removed.len();
        let joint = joints.next();
        let letters = match joint {
            Some(Joint::Mended) => line.text.trim_end_matches(is_end_hyphen),
            _ => &line.text,
        };
        clean.text.push_str(letters);
        clean.lines.push(Line {
            span: Span::new(start, clean.text.len()),
            source,
            page: clean.pages.map(|_| line.page),
            number: line.number,
            style: LineStyle {
                size_ratio: line.size_ratio,
                bold: line.bold,
                bold_lead: line.bold_lead,
                capitals: is_capitals(&line.text),
                gaps: line.gaps.clone(),
                indent: u16::try_from(line.indent).unwrap_or(u16::MAX),
                style_name: line
                    .heading
                    .map_or_else(|| line.style.as_deref().map(str::to_owned), |level| Some(format!("h{level}"))),
                blank_before: line.gap > gap && !ends_within_range(clean.text[..start].trim_end(), &line.text),
                page_start: line.page != page,
            },
            frame: line.frame,
            declared: line.declared,
        });
        page = line.page;
        clean.text.push_str(match joint {
            Some(Joint::Break) => "\n",
            Some(Joint::Paragraph) => "\n\n",
            Some(Joint::Nothing | Joint::Mended) | None => "",
        });
    }
    for removed in &mut clean.removed[waiting..] {
        removed.offset = clean.text.len();
    }
}
