//! Where printed pages begin: at form feeds, or at what text that came out of a PDF shows of them.

use crate::lines::printed::PrintedLine;
use crate::lines::shape::bare_number;
use crate::lines::spacing::Spacing;

/// Page starts below which the sign is taken for chance.
const FEWEST_STARTS: usize = 2;

/// Sets the page of every line; says whether pages are known.
pub(crate) fn assign(lines: &mut [PrintedLine], spacing: &Spacing) -> bool {
    if lines.iter().skip(1).any(|line| line.feeds > 0) {
        let mut page = 1;
        for line in lines {
            page += line.feeds;
            line.page = page;
        }
        return true;
    }
    let starts: Vec<_> = (1..lines.len()).filter(|at| is_start(lines, *at, spacing)).collect();
    // Where indented lines are usual, a blank before a line says nothing.
    let indented = lines.iter().filter(|line| line.gap == spacing.gap && line.indent > 0).count();
    if starts.len() < FEWEST_STARTS || indented * 5 > lines.len() {
        return false;
    }
    set_starts(lines, &starts);
    true
}

/// Sets the pages of all lines by the indexes of the lines that begin the second page, the third …
pub(crate) fn set_starts(lines: &mut [PrintedLine], starts: &[usize]) {
    let mut starts = starts.iter().peekable();
    let mut page = 1;
    for (at, line) in lines.iter_mut().enumerate() {
        while starts.next_if(|start| **start <= at).is_some() {
            page += 1;
        }
        line.page = page;
    }
}

/// In text with doubled lines a page is joined to the one before without the blank line, and the page's own white space
/// stands before its first letter. What follows on a raised number looks the same, but goes on with its line.
fn is_start(lines: &[PrintedLine], at: usize, spacing: &Spacing) -> bool {
    let line = &lines[at];
    spacing.gap > 0 && line.gap == 0 && line.indent > 0 && bare_number(&lines[at - 1].text).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::printed::lines_of;
    use crate::lines::spacing::measure;

    fn pages(text: &str) -> (bool, Vec<u32>) {
        let mut lines = lines_of(text);
        let spacing = measure(&lines, true);
        let known = assign(&mut lines, &spacing);
        (known, lines.iter().map(|line| line.page).collect())
    }

    #[test]
    fn form_feeds_count() {
        assert_eq!(pages("bir\n\u{c}iki\nüç\n\u{c}\u{c}dört\n\u{c}"), (true, vec![1, 2, 2, 4]));
        assert_eq!(pages("bir\niki\n\u{c}"), (false, vec![1, 1]));
    }

    #[test]
    fn a_leading_blank_begins_a_page_in_doubled_text() {
        let page = "the river was low and the\n\nmill stood still until the\n\nautumn rain came down and\n\nturned the wheel as ever in\n\nthe years before and then";
        let text = format!("{page} \n {page} \n {page}");
        let expected = [1, 2, 3].into_iter().flat_map(|page| [page; 5]).collect();
        assert_eq!(pages(&text), (true, expected));
        // After a raised number the line goes on.
        let text = format!("{page}\n1\n {page}\n2\n {page}");
        assert!(!pages(&text).0);
    }
}
