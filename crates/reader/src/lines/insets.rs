//! What stands between the paragraphs of a text, where the format itself says what it is: cells of a small table,
//! captions, formulas.

use crate::lines::printed::{Inset, PrintedLine};
use crate::lines::shape::{begins_caption, is_prose, starts_small};
use ikiz_document::RemovalReason;
use ikiz_text::ends_sentence;

/// The largest number of lines that stand between two paragraphs.
const MOST_LINES: usize = 40;
/// The largest number of words of a caption that only its wording tells.
const CAPTION_WORDS: usize = 20;

/// Marks as removed what stands between two paragraphs of running text.
pub(crate) fn remove(lines: &mut [PrintedLine]) {
    let mut at = 0;
    while at < lines.len() {
        let end = at + lines[at..].iter().take_while(|line| is_part(line)).count();
        if end == at {
            at += 1;
            continue;
        }
        if at > 0 && end < lines.len() && end - at <= MOST_LINES && is_float(&lines[at..end]) {
            let (before, after) = (&lines[at - 1], &lines[end]);
            if is_text(before) && is_text(after) {
                let goes_on = !ends_sentence(&before.text) && starts_small(&after.text);
                lines[at..end].iter_mut().for_each(|line| line.removed = Some(RemovalReason::Float));
                if goes_on {
                    lines[end].gap = 0;
                }
            }
        }
        at = end;
    }
}

fn is_part(line: &PrintedLine) -> bool {
    line.declared.is_none() && (line.inset.is_some() || is_caption(line))
}

/// Whether lines are a float: a table shows numbers or has a caption, where a list of words may be one of keywords.
fn is_float(lines: &[PrintedLine]) -> bool {
    let is_number = |line: &PrintedLine| line.text.starts_with(|letter: char| letter.is_ascii_digit());
    let has_cells = lines.iter().any(|line| line.inset == Some(Inset::Cell));
    lines.iter().any(|line| line.inset.is_some())
        && !lines.iter().any(|line| line.inset == Some(Inset::Cell) && line.text.ends_with(':'))
        && (!has_cells || lines.iter().any(|line| is_number(line) || is_caption(line)))
}

fn is_caption(line: &PrintedLine) -> bool {
    line.inset == Some(Inset::Caption)
        || (line.heading.is_none() && line.text.split(' ').count() <= CAPTION_WORDS && begins_caption(&line.text))
}

/// Whether a line is running text.
fn is_text(line: &PrintedLine) -> bool {
    line.heading.is_none() && !line.bold && is_prose(&line.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "Köylerin suyu nasıl paylaştığı eski defterlerden okunmuştur.";
    const SECOND: &str = "Defterlerin çoğu bugün yalnız bir köyde saklanmaktadır.";

    fn kept(lines: &[(&str, Option<Inset>)]) -> Vec<String> {
        let line = |(text, inset): &(&str, Option<Inset>)| PrintedLine {
            text: (*text).to_owned(),
            inset: *inset,
            gap: 1,
            ..PrintedLine::default()
        };
        let mut lines: Vec<_> = lines.iter().map(line).collect();
        remove(&mut lines);
        let shown = |line: PrintedLine| if line.gap == 0 { format!("+{}", line.text) } else { line.text };
        lines.into_iter().filter(PrintedLine::is_kept).map(shown).collect()
    }

    #[test]
    fn small_tables_between_paragraphs_go() {
        let (cell, caption) = (Some(Inset::Cell), Some(Inset::Caption));
        assert_eq!(kept(&[(FIRST, None), ("Yıl", cell), ("2023", cell), (SECOND, None)]), [FIRST, SECOND]);
        let named = [(FIRST, None), ("Tablo 1. Köyler", None), ("Ad", cell), ("Yukarı", cell), (SECOND, None)];
        assert_eq!(kept(&named), [FIRST, SECOND]);
        assert_eq!(kept(&[(FIRST, None), ("Köyün yolu", caption), (SECOND, None)]), [FIRST, SECOND]);
    }

    #[test]
    fn a_formula_in_a_sentence_goes_and_the_sentence_stays_one() {
        let lines = [
            ("Su payı olarak köylerin kendi ölçüsü olan", None),
            ("p=a/b", Some(Inset::Formula)),
            ("alınmış ve bütün köyler için hesaplanmıştır.", None),
        ];
        assert_eq!(kept(&lines), [lines[0].0, "+alınmış ve bütün köyler için hesaplanmıştır."]);
    }

    #[test]
    fn other_tables_stay() {
        let cell = Some(Inset::Cell);
        let keywords = [(FIRST, None), ("Anahtar", cell), ("su, köy", cell), (SECOND, None)];
        assert_eq!(kept(&keywords).len(), 4);
        assert_eq!(kept(&[("ÖZ", None), ("Yıl", cell), ("2023", cell), (SECOND, None)]).len(), 4);
        assert_eq!(kept(&[(FIRST, None), ("Tablo 1. Köyler", None), (SECOND, None)]).len(), 3);
    }
}
