//! The lines of all pages as the cleaning steps take them: sizes against the usual one, gaps, indents, widths.

use super::page::{PageLine, PageLines, Sheet};
use super::rules::Rule;
use super::weight::boldness;
use crate::letters::direction::in_order_of_reading;
use crate::lines::printed::{Extent, PrintedLine, RuleAbove};
use ikiz_document::{Frame, RepairCounts};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The lines of all pages as the cleaning steps take them.
pub(super) fn printed(pages: &[PageLines], repairs: &mut RepairCounts) -> Vec<PrintedLine> {
    let usual = usual_size(pages);
    let mut printed = Vec::new();
    for PageLines { sheet, lines, rules } in pages {
        for (at, line) in lines.iter().enumerate() {
            let number = at as u32 + 1;
            let gap = line.parted || has_gap(lines, at);
            let text = in_order_of_reading(&line.text);
            let Some(mut clean) = PrintedLine::of_paragraph(&with_own_hyphens(&text), number, gap, repairs) else {
                continue;
            };
            clean.page = sheet.number;
            clean.frame = Some(frame(line, *sheet));
            clean.column_start = line.column_start && at > 0;
            clean.rule_above = rule_above(lines, at, rules);
            clean.raised_lead = line.raised_lead;
            clean.size_ratio = Some(((line.size / usual * 100.0).round() / 100.0) as f32);
            let characters = |points: f64| (points / (usual * 0.5)).round().clamp(1.0, 1000.0) as usize;
            let (width, column) = (characters(line.right - line.left), characters(line.column_end - line.margin));
            clean.extent = Some(Extent { width, column });
            clean.indent = ((line.left - line.margin) / (line.size * 0.5)).round().clamp(0.0, 200.0) as usize;
            (clean.bold, clean.bold_lead) = boldness(&line.text, &line.weights);
            printed.push(clean);
        }
    }
    printed
}

/// The rule that is drawn right above a line, if there is one that does not underline what stands there.
fn rule_above(lines: &[PageLine], at: usize, rules: &[Rule]) -> Option<RuleAbove> {
    /// Font sizes between a baseline and the rule above it.
    const NEAREST: f64 = 0.6;
    const FARTHEST: f64 = 3.5;
    /// Most of a column that the rule over footnotes takes.
    const SHORT: f64 = 0.62;
    let line = &lines[at];
    let before = at.checked_sub(1).map(|before| &lines[before]).filter(|before| before.baseline > line.baseline);
    let ceiling = before.map_or(f64::INFINITY, |before| before.baseline - 0.4 * before.size);
    let near = |rule: &&Rule| {
        let height = rule.height - line.baseline;
        (NEAREST * line.size..FARTHEST * line.size).contains(&height)
            && rule.height < ceiling
            && rule.left < line.right
            && rule.right > line.left
    };
    let short = |rule: &Rule| {
        rule.left < line.margin + 2.0 * line.size && rule.right - rule.left < SHORT * (line.column_end - line.margin)
    };
    let mut found = None;
    for rule in rules.iter().filter(near) {
        if !short(rule) {
            return Some(RuleAbove::Long);
        }
        found = Some(RuleAbove::Short);
    }
    found
}

/// A soft hyphen that is printed within a line is a hyphen: fonts have one sign for both, and some programs name it so.
fn with_own_hyphens(line: &str) -> Cow<'_, str> {
    const SOFT: char = '\u{AD}';
    match line.trim_end().trim_end_matches(SOFT) {
        within if within.contains(SOFT) => {
            Cow::Owned(format!("{}{}", within.replace(SOFT, "-"), &line[within.len()..]))
        }
        _ => Cow::Borrowed(line),
    }
}

/// Where a line stands on its sheet.
fn frame(line: &PageLine, sheet: Sheet) -> Frame {
    let points = |points: f64| points as f32;
    Frame {
        left: points(line.left),
        right: points(line.right),
        baseline: points(sheet.height - line.baseline),
        size: points(line.size),
        page_width: points(sheet.width),
        page_height: points(sheet.height),
    }
}

/// The font size of most letters, in points.
fn usual_size(pages: &[PageLines]) -> f64 {
    let mut letters: BTreeMap<i64, usize> = BTreeMap::new();
    for line in pages.iter().flat_map(|page| &page.lines) {
        *letters.entry((line.size * 10.0).round() as i64).or_default() += line.text.len();
    }
    let most = letters.into_iter().max_by_key(|(size, count)| (*count, std::cmp::Reverse(*size)));
    most.map_or(10.0, |(size, _)| (size as f64 / 10.0).max(1.0))
}

/// Whether more room stands before a line than between the lines around it.
fn has_gap(lines: &[PageLine], at: usize) -> bool {
    /// Lines around that are looked at.
    const AROUND: usize = 3;
    /// A gap is this many times the usual room.
    const MORE: f64 = 1.25;
    /// Characters of a line that shows how far lines stand apart; the parts of a formula have fewer.
    const CHARACTERS: usize = 12;
    let leading = |at: usize| {
        let (before, line) = (lines.get(at.checked_sub(1)?)?, lines.get(at)?);
        let leading = before.baseline - line.baseline;
        (!line.column_start && leading > 0.0).then_some((leading, before.size.min(line.size)))
    };
    let Some((own, size)) = leading(at) else { return false };
    // The lines of a block that is set wide stand nearer to each other than to what is around it.
    let beside = |beside: Option<usize>| beside.and_then(leading).map_or(f64::INFINITY, |(leading, _)| leading);
    if own < 2.6 * size && own < 0.8 * beside(at.checked_sub(1)).min(beside(Some(at + 1))) {
        return false;
    }
    let near = |near: usize| {
        let long = |at: usize| lines[at].text.chars().take(CHARACTERS).count() == CHARACTERS;
        let near = Some(near).filter(|near| *near > 0 && *near < lines.len() && long(*near - 1) && long(*near))?;
        leading(near).filter(|(leading, other)| *leading > 0.8 * size && (0.9..1.12).contains(&(other / size)))
    };
    let around = (at.saturating_sub(AROUND)..=at + AROUND).filter_map(near).map(|(leading, _)| leading);
    let usual = around.fold(f64::INFINITY, f64::min);
    own > MORE * usual.min(2.2 * size)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, left: f64, baseline: f64, size: f64) -> PageLine {
        let right = left + text.chars().count() as f64 * size * 0.5;
        PageLine {
            text: text.to_owned(),
            left,
            right,
            baseline,
            size,
            margin: 70.0,
            column_end: 500.0,
            ..PageLine::default()
        }
    }

    fn gaps(lines: &[PageLine]) -> Vec<bool> {
        (0..lines.len()).map(|at| has_gap(lines, at)).collect()
    }

    #[test]
    fn more_room_than_around_is_a_gap() {
        let at =
            |baselines: &[f64]| baselines.iter().map(|y| line("bir satır daha", 70.0, *y, 10.0)).collect::<Vec<_>>();
        assert_eq!(gaps(&at(&[700.0, 688.0, 676.0, 655.0, 643.0])), [false, false, false, true, false]);
        // Lines that are set wide throughout have none.
        assert_eq!(gaps(&at(&[700.0, 680.0, 660.0, 640.0])), [false; 4]);
        // Two lines of a title stand nearer to each other than to what is around them.
        assert_eq!(gaps(&at(&[700.0, 688.0, 640.0, 620.0, 560.0, 548.0])), [false, false, true, false, true, false]);
    }

    #[test]
    fn printed_soft_hyphens_are_hyphens() {
        assert_eq!(with_own_hyphens("e\u{AD}posta ve kita\u{AD}"), "e-posta ve kita\u{AD}");
        assert_eq!(with_own_hyphens("kita\u{AD} "), "kita\u{AD} ");
        let printed = printed(
            &[PageLines {
                sheet: Sheet::default(),
                lines: vec![line("kita\u{AD}", 70.0, 700.0, 10.0)],
                rules: Vec::new(),
            }],
            &mut RepairCounts::new(),
        );
        assert!(printed[0].soft_hyphen && printed[0].text == "kita");
    }

    #[test]
    fn sizes_are_told_against_the_usual_one() {
        let lines = vec![line("BÜYÜK", 200.0, 700.0, 20.0), line("the usual size has most letters", 70.0, 650.0, 10.0)];
        let sheet = Sheet { number: 3, width: 595.0, height: 842.0 };
        let printed = printed(&[PageLines { sheet, lines, rules: Vec::new() }], &mut RepairCounts::new());
        assert_eq!(printed[0].frame.map(|frame| frame.baseline), Some(142.0));
        let seen: Vec<_> = printed.iter().map(|line| (line.page, line.number, line.size_ratio, line.indent)).collect();
        assert_eq!(seen, [(3, 1, Some(2.0), 13), (3, 2, Some(1.0), 0)]);
    }
}
