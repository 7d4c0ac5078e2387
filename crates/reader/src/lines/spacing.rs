//! How a text is set: how many blank lines stand between the lines of a paragraph, whether its lines are wrapped, and
//! how wide the column is.

use crate::lines::printed::PrintedLine;
use crate::lines::shape::starts_small;
use ikiz_text::ends_sentence;

/// Pairs of lines below which nothing is inferred.
const FEWEST_PAIRS: usize = 6;
/// In wrapped text most lines end within a sentence, and most of the next ones begin with a small letter: 60 to 80 in a
/// hundred in either language. Paragraphs, headings and lists hardly ever do.
const RUNNING_ON: (usize, usize) = (2, 5);

/// The setting of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spacing {
    /// Blank lines between two lines of a paragraph: 0, or 1 where the blank lines are doubled.
    pub gap: usize,
    /// Whether paragraphs run over several printed lines.
    pub wrapped: bool,
    /// Characters of a full line.
    pub column: usize,
    /// Two blanks behind a line are rare, so that they mean something.
    pub trailing_speaks: bool,
}

/// Measures the setting of a file. `may_double`: blank lines may be without meaning, as they are not in Markdown.
pub(crate) fn measure(lines: &[PrintedLine], may_double: bool) -> Spacing {
    let gap = if may_double { usual_gap(lines) } else { 0 };
    let pairs = lines.windows(2).filter(|pair| pair[1].gap == gap && pair[1].feeds == 0);
    let (all, running) = running_on(pairs);
    let wrapped = all >= FEWEST_PAIRS && running * RUNNING_ON.1 >= all * RUNNING_ON.0;
    // A gap without running lines parts paragraphs; then only lines without any gap belong together.
    let gap = if wrapped { gap } else { 0 };
    let trailing = lines.iter().filter(|line| line.trailing > 1).count();
    Spacing { gap, wrapped, column: column(lines), trailing_speaks: gap > 0 && trailing * 5 < lines.len() }
}

/// The number of blank lines that stands before most lines, where nearly all of the text is set so.
fn usual_gap(lines: &[PrintedLine]) -> usize {
    let share = |gap: usize| lines.iter().skip(1).filter(|line| line.gap == gap).count();
    let gap = (1..=3).max_by_key(|gap| (share(*gap), std::cmp::Reverse(*gap))).unwrap_or_default();
    if share(gap) * 10 >= lines.len().saturating_sub(1) * 6 { gap } else { 0 }
}

fn running_on<'a>(pairs: impl Iterator<Item = &'a [PrintedLine]>) -> (usize, usize) {
    let (mut all, mut running) = (0, 0);
    for pair in pairs {
        all += 1;
        running += usize::from(!ends_sentence(&pair[0].text) && starts_small(&pair[1].text));
    }
    (all, running)
}

/// The length that nine lines of ten do not pass.
fn column(lines: &[PrintedLine]) -> usize {
    let mut lengths: Vec<_> = lines.iter().map(PrintedLine::width).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() * 9 / 10).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::printed::lines_of;

    const PROSE: &str = "Kuşların göç yolları üzerine yapılan\ngözlemler, her yıl aynı haftada\nbaşlayan bir hareketi gösterir. Bu\n\
        hareketin nedeni yalnızca sıcaklık\ndeğildir; gün uzunluğu da önemli bir\netkendir ve türden türe değişir.\nBuna \
        karşın bazı türler yerlerinde\nkalır ve kışı burada geçirir.\n";

    #[test]
    fn doubled_lines_are_seen() {
        assert!(matches!(measure(&lines_of(PROSE), true), Spacing { gap: 0, wrapped: true, .. }));
        let doubled = measure(&lines_of(&PROSE.replace('\n', "\n\n")), true);
        assert!(matches!(doubled, Spacing { gap: 1, wrapped: true, column: 30..=40, .. }));
        assert_eq!(measure(&lines_of(&PROSE.replace('\n', "\n\n")), false).gap, 0);
    }

    #[test]
    fn paragraphs_on_lines_of_their_own_are_not_doubled() {
        let paragraphs = "Deniz çok sakindi.\n\n".repeat(20);
        assert!(matches!(measure(&lines_of(&paragraphs), true), Spacing { gap: 0, wrapped: false, .. }));
    }

    #[test]
    fn nothing_is_measured_of_nothing() {
        assert_eq!(measure(&[], true).column, 0);
    }
}
