//! Where a paragraph or block ends: blank lines where they speak, else the shape of the lines.

use crate::letters::characters::is_capitals;
use crate::lines::printed::PrintedLine;
use crate::lines::shape::{ends_open, has_letters, starts_anew, starts_small, starts_with_closing};
use crate::lines::spacing::Spacing;
use ikiz_document::RemovalReason;
use ikiz_text::ends_sentence;

/// What stands between two lines of the clean text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    /// Nothing: a raised number that was taken out stood directly between a word and a mark, or a word goes on with its
    /// hyphen.
    Nothing,
    /// Nothing, and the hyphen at the end of the first line goes.
    Mended,
    /// A line break.
    Break,
    /// An empty line.
    Paragraph,
}

/// What was taken out between two lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Between {
    Nothing,
    Mark,
    Border,
}

/// Letters above this size ratio are those of a title or heading.
const LARGE: f32 = 1.15;
/// A long line that holds a whole paragraph.
const WHOLE_PARAGRAPH: usize = 160;
/// A line below this share of the column is short enough to be a heading.
const HEADING_SHARE: (usize, usize) = (6, 10);
/// A line that would stay below this share of the column with the next word on it was ended on purpose.
const ENDED_SHARE: (usize, usize) = (85, 100);
/// Blanks by which the first line of a paragraph is indented, at least.
const INDENT: usize = 2;

/// The joints between the lines that are kept, in order: one less than those lines.
pub(crate) fn joints(lines: &[PrintedLine], spacing: &Spacing) -> Vec<Joint> {
    let kept: Vec<_> = (0..lines.len()).filter(|at| lines[*at].is_kept()).collect();
    let measures = printed_lengths(lines, &kept);
    let pair = |pair: usize| Pair {
        lines,
        spacing,
        before: kept[pair],
        after: kept[pair + 1],
        after_next: kept.get(pair + 2).map(|at| &lines[*at]),
        before_length: measures[pair],
        after_length: measures[pair + 1],
    };
    (0..kept.len().saturating_sub(1)).map(|index| pair(index).joint()).collect()
}

/// The joints between the lines that are kept where the format itself parts its paragraphs.
pub(crate) fn given(lines: &[PrintedLine]) -> Vec<Joint> {
    let kept: Vec<_> = lines.iter().filter(|line| line.is_kept()).collect();
    let joint = |pair: &[&PrintedLine]| match pair[1].gap {
        0 if pair[0].soft_hyphen => Joint::Nothing,
        0 => Joint::Break,
        _ => Joint::Paragraph,
    };
    kept.windows(2).map(joint).collect()
}

/// Characters of the printed line that each kept line is part of: a raised number that was taken out had cut it.
fn printed_lengths(lines: &[PrintedLine], kept: &[usize]) -> Vec<usize> {
    let mut lengths: Vec<_> = kept.iter().map(|at| lines[*at].width()).collect();
    for index in (1..kept.len()).rev() {
        if goes_on_behind_mark(lines, kept[index - 1], kept[index]) {
            lengths[index - 1] += lengths[index];
        }
    }
    for index in 1..kept.len() {
        if goes_on_behind_mark(lines, kept[index - 1], kept[index]) {
            lengths[index] = lengths[index].max(lengths[index - 1]);
        }
    }
    lengths
}

fn between(lines: &[PrintedLine], before: usize, after: usize) -> Between {
    let removed = &lines[before + 1..after];
    if removed.is_empty() {
        Between::Nothing
    } else if removed.iter().all(|line| line.removed == Some(RemovalReason::FootnoteMark)) {
        Between::Mark
    } else {
        Between::Border
    }
}

/// Whether a line is the rest of the printed line before it, behind a raised number.
fn goes_on_behind_mark(lines: &[PrintedLine], before: usize, after: usize) -> bool {
    let line = &lines[after];
    between(lines, before, after) == Between::Mark
        && (starts_with_closing(&line.text) || (line.indent > 0 && !line.rest_before))
}

/// Whether a line ends behind the dash of a range: `2021–`, `2025`.
pub(crate) fn ends_within_range(before: &str, after: &str) -> bool {
    let number = before.strip_suffix(['-', '–']);
    number.is_some_and(|number| number.ends_with(char::is_numeric)) && after.starts_with(char::is_numeric)
}

/// Two neighbours in the clean text.
struct Pair<'a> {
    lines: &'a [PrintedLine],
    spacing: &'a Spacing,
    before: usize,
    after: usize,
    after_next: Option<&'a PrintedLine>,
    before_length: usize,
    after_length: usize,
}

impl Pair<'_> {
    fn joint(&self) -> Joint {
        let (before, after) = (&self.lines[self.before], &self.lines[self.after]);
        if before.heading.is_some() || after.heading.is_some() {
            return Joint::Paragraph;
        }
        let between = between(self.lines, self.before, self.after);
        if goes_on_behind_mark(self.lines, self.before, self.after) {
            return if starts_with_closing(&after.text) && after.indent == 0 { Joint::Nothing } else { Joint::Break };
        }
        let ended = if between == Between::Border || before.page != after.page || after.column_start {
            !self.runs_over_border()
        } else {
            self.has_extra_gap(between) || self.has_visible_end()
        };
        if ended { Joint::Paragraph } else { Joint::Break }
    }

    /// Whether the text goes on over the border of a page.
    fn runs_over_border(&self) -> bool {
        let (before, after) = (&self.lines[self.before], &self.lines[self.after]);
        if starts_small(&after.text) || ends_with_cut_word(&before.text) {
            return true;
        }
        let heading =
            is_capitals(&after.text) || self.after_is_heading() || self.is_heading(before, self.before_length);
        self.spacing.wrapped
            && !heading
            && !self.has_visible_end()
            && (!ends_sentence(&before.text) || !starts_anew(&after.text))
    }

    /// More blank lines than between the lines of a paragraph.
    fn has_extra_gap(&self, between: Between) -> bool {
        let (before, after) = (&self.lines[self.before], &self.lines[self.after]);
        // Behind a raised number, the blanks that ended its printed line stand on a line of their own.
        if after.gap <= self.spacing.gap || (between == Between::Mark && after.rest_before) {
            return false;
        }
        if ends_within_range(&before.text, &after.text) {
            return false;
        }
        // In doubled text a sentence that goes on is not ended by a line that the text lost.
        let goes_on = self.spacing.gap > 0 && starts_small(&after.text) && !ends_sentence(&before.text);
        !goes_on || self.is_short(before, self.before_length)
    }

    /// Whether the shape of the lines shows that one block ends and another begins.
    fn has_visible_end(&self) -> bool {
        let (before, after) = (&self.lines[self.before], &self.lines[self.after]);
        if !starts_anew(&after.text) {
            return false;
        }
        let of_one_title = |line: &PrintedLine| line.size_ratio.filter(|ratio| *ratio > LARGE);
        if after.gap == 0 && of_one_title(after).is_some() && of_one_title(before) == of_one_title(after) {
            return false;
        }
        if !self.spacing.wrapped {
            let whole = |line: &PrintedLine| line.text.len() >= WHOLE_PARAGRAPH && line.length() >= WHOLE_PARAGRAPH;
            return whole(before) || whole(after) || heads(before, after);
        }
        if self.is_heading(before, self.before_length) {
            return true;
        }
        if !ends_sentence(&before.text) {
            return false;
        }
        let doubled_blank = self.spacing.trailing_speaks && before.trailing > 1;
        let indented = after.indent >= before.indent + INDENT;
        doubled_blank || indented || starts_with_label(&after.text) || self.ended_early() || self.after_is_heading()
    }

    /// Whether the next word would have had room on the line.
    fn ended_early(&self) -> bool {
        let word = self.lines[self.after].text.split(' ').next().unwrap_or_default().chars().count();
        (self.before_length + 1 + word) * ENDED_SHARE.1 <= self.column(&self.lines[self.before]) * ENDED_SHARE.0
    }

    /// Whether the second line is a heading, by its own shape and by what follows it.
    fn after_is_heading(&self) -> bool {
        let after = &self.lines[self.after];
        let Some(next) = self.after_next.filter(|next| starts_anew(&next.text)) else { return false };
        let of_two_lines = || is_title(&after.text) && is_title(&next.text) && self.is_heading(next, next.width());
        self.is_heading(after, self.after_length) || of_two_lines()
    }

    /// Much shorter than the column, not cut by a raised number, and not ended by a stop or in a way that must go on.
    fn is_heading(&self, line: &PrintedLine, printed_length: usize) -> bool {
        self.spacing.wrapped
            && self.is_short(line, printed_length)
            && has_letters(&line.text)
            && starts_anew(&line.text)
            && !ends_sentence(&line.text)
            && !ends_open(&line.text)
            && !self.is_part_of_capitals(line)
    }

    /// A title in capitals runs over several lines; a heading in capitals (`ÖZ`) has one or two words.
    fn is_part_of_capitals(&self, line: &PrintedLine) -> bool {
        let (before, after) = (&self.lines[self.before], &self.lines[self.after]);
        line.text.split(' ').count() > 2 && is_capitals(&before.text) && is_capitals(&after.text)
    }

    fn is_short(&self, line: &PrintedLine, printed_length: usize) -> bool {
        printed_length * HEADING_SHARE.1 < self.column(line) * HEADING_SHARE.0
    }

    /// Characters of a full line of the column that a line stands in.
    fn column(&self, line: &PrintedLine) -> usize {
        line.extent.map_or(self.spacing.column, |extent| extent.column)
    }
}

/// Whether a line of unwrapped text is the heading of the next: much shorter, and not ended like a sentence.
fn heads(heading: &PrintedLine, text: &PrintedLine) -> bool {
    const LONGEST: usize = 40;
    let length = heading.length();
    let shaped = length <= LONGEST && length * 3 <= text.length() && has_letters(&heading.text);
    shaped && starts_anew(&heading.text) && !ends_sentence(&heading.text) && !ends_open(&heading.text)
}

/// Whether a letter and a hyphen stand at the end.
fn ends_with_cut_word(text: &str) -> bool {
    let mut letters = text.chars().rev();
    matches!(letters.next(), Some('-' | '\u{2010}')) && letters.next().is_some_and(char::is_alphabetic)
}

/// Whether at least half of the words begin with a capital, and no sentence ends.
fn is_title(text: &str) -> bool {
    let (mut words, mut capitals) = (0, 0);
    for word in text.split(' ').filter(|word| word.starts_with(char::is_alphabetic)) {
        words += 1;
        capitals += usize::from(word.starts_with(char::is_uppercase));
    }
    words > 0 && capitals * 2 >= words && !ends_sentence(text)
}

/// Whether the line begins with a label of one to three words: `Keywords:`, `Anahtar Kelimeler:`.
fn starts_with_label(text: &str) -> bool {
    const LONGEST: usize = 40;
    let Some((label, _)) = text.split_once(':') else { return false };
    label.len() <= LONGEST
        && label.starts_with(char::is_uppercase)
        && label.split(' ').count() <= 3
        && label.chars().all(|letter| letter.is_alphabetic() || matches!(letter, ' ' | '-' | '/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::printed::lines_of;
    use crate::lines::spacing::measure;

    const PROSE: [&str; 6] = [
        "Arılar çiçekten çiçeğe uçarken tozları",
        "da taşır ve meyvenin oluşmasını sağlar,",
        "bahçelerde sessizce çalışan bu canlılar",
        "yılın ilk sıcak gününde ortaya çıkar ve",
        "sonbaharın sonuna kadar işini sürdürür,",
        "kışın ise bekler.",
    ];

    /// The joints of a text, as one letter each: `n`othing, `b`reak, `p`aragraph.
    fn seen(text: &str) -> String {
        let mut lines = lines_of(text);
        let spacing = measure(&lines, true);
        crate::lines::pages::assign(&mut lines, &spacing);
        let letter = |joint| match joint {
            Joint::Nothing => 'n',
            Joint::Mended => 'm',
            Joint::Break => 'b',
            Joint::Paragraph => 'p',
        };
        joints(&lines, &spacing).into_iter().map(letter).collect()
    }

    fn prose(end: &str) -> String {
        PROSE.join(end)
    }

    #[test]
    fn a_range_goes_on_behind_its_dash() {
        assert_eq!(seen("The plan of the province (2021–\n\n2025) is read."), "b");
        assert_eq!(seen("The plan of the province (2021)\n\n2025 was a year."), "p");
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        assert_eq!(seen(&format!("{}\n\n{}", prose("\n"), prose("\n"))), "bbbbbpbbbbb");
    }

    #[test]
    fn doubled_blank_lines_part_no_paragraphs() {
        let text = format!("{}\n\n\n\n{}", prose("\n\n"), prose("\n\n"));
        assert_eq!(seen(&text), "bbbbbpbbbbb");
    }

    #[test]
    fn a_short_last_line_ends_a_paragraph_of_doubled_text() {
        let text = format!("{}\n\n{}", prose("\n\n"), prose("\n\n"));
        assert_eq!(seen(&text), "bbbbbpbbbbb");
    }

    #[test]
    fn two_blanks_behind_a_line_end_a_paragraph_of_doubled_text() {
        let body = PROSE[..5].join(" \n\n");
        let full = "ve sonra kovanında bahara dek bekler.";
        assert_eq!(seen(&format!("{body} \n\n{full}  \n\n{body} \n\n{full} \n\n{body}")), "bbbbbpbbbbbbbbbb");
    }

    #[test]
    fn headings_stand_alone() {
        for end in ["\n", "\n\n"] {
            let text = ["Öz", &prose(end), "Yöntem ve Gereç", &prose(end)].join(end);
            assert_eq!(seen(&text), "pbbbbbppbbbbb", "{end:?}");
        }
        let text = ["Öz", &prose("\n"), "Arıların Uzun Kış Uykusu ve Bahar", "Üzerine Notlar", &prose("\n")].join("\n");
        assert_eq!(seen(&text), "pbbbbbpbpbbbbb");
        // A title goes on behind a small word.
        assert!(seen(&["Arıların Yaşamı ve", "Çiçeklerin Dili", &prose("\n")].join("\n")).starts_with("bp"));
    }

    #[test]
    fn labels_begin_a_block() {
        let text = [
            PROSE[0],
            PROSE[1],
            PROSE[2],
            PROSE[3],
            PROSE[4],
            "kışın ise orada bekler, hiç uçmaz.",
            "Anahtar Kelimeler: arı, bal, çiçek,",
            "kovan",
        ];
        assert_eq!(seen(&text.join("\n")), "bbbbbpb");
    }

    #[test]
    fn text_runs_over_a_page_border() {
        let page = |text: &str| format!("{}\n\n\u{c}{}", PROSE[..3].join("\n"), text);
        assert!(seen(&page(&PROSE[3..].join("\n"))).starts_with("bbbbb"));
        assert!(seen(&page(&format!("SONUÇ\n{}", prose("\n")))).starts_with("bbpp"));
        let ended = format!("{}\n\u{c}{}", prose("\n"), prose("\n"));
        assert_eq!(seen(&ended), "bbbbbpbbbbb");
    }

    #[test]
    fn what_a_raised_number_cut_flows() {
        let mut lines = lines_of("Arılar çiçeğe uçar\n1\n, sonra döner\n2\n ve bekler.\n3\n \nBahar gelir.");
        for line in &mut lines {
            line.removed = crate::lines::shape::bare_number(&line.text).map(|_| RemovalReason::FootnoteMark);
        }
        let spacing = Spacing { gap: 0, wrapped: true, column: 30, trailing_speaks: false };
        assert_eq!(joints(&lines, &spacing), [Joint::Nothing, Joint::Break, Joint::Break]);
    }

    #[test]
    fn a_line_may_hold_a_paragraph() {
        let long = "Bu satır bir paragrafın tamamını taşır ve sonuna kadar okunduğunda uzunluğu bir kitap satırını kat kat aşar, \
            çünkü satır sonları yalnızca paragraf sonlarında durur ve başka yerde durmaz.";
        assert_eq!(seen(&format!("Öz\n{long}\n{long}\nKaynakça")), "ppp");
        assert_eq!(seen("Öz\nArılar uçar.\nÇiçekler açar, sonra solar."), "pb");
    }
}
