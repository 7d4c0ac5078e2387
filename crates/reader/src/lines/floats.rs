//! What stands between the halves of a sentence, or with its caption between two sentences: captions, cells of small
//! tables, displayed formulas. Recognised by place and print, where lines have places.

use crate::lines::printed::PrintedLine;
use crate::lines::shape::{begins_caption, is_prose, starts_small};
use ikiz_document::{Frame, RemovalReason};
use ikiz_text::ends_sentence;

/// The largest number of lines that stand between two halves.
const MOST_LINES: usize = 16;
/// A font size below this share of the text's is smaller print.
const SMALLER: f32 = 0.955;
/// Sizes of the halves differ by this share at most.
const SAME_PRINT: f32 = 0.04;
/// A word of a text has that many letters at least; the names in a formula have fewer.
const WORD_LETTERS: usize = 4;

/// Marks what cuts sentences as removed.
pub(crate) fn remove(lines: &mut [PrintedLine]) {
    let kept: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].is_kept() && lines[*at].frame.is_some()).collect();
    let mut removed = Vec::new();
    let mut at = 0;
    while at + 2 < kept.len() {
        let end = end_of_float(lines, &kept[at..]).map_or(at + 1, |count| at + count);
        removed.extend_from_slice(&kept[at + 1..end]);
        at = end;
    }
    for at in removed {
        lines[at].removed = Some(RemovalReason::Float);
    }
}

/// How many lines on the sentence goes on that the first of these lines breaks off, where something else stands
/// between.
fn end_of_float(lines: &[PrintedLine], kept: &[usize]) -> Option<usize> {
    let before = &lines[kept[0]];
    // Between two sentences only what begins with its caption is a float.
    let ended = ends_sentence(&before.text);
    if before.text.ends_with(':') || (!ended && long_words(&before.text) < 3) || before.bold {
        return None;
    }
    let frame = before.frame?;
    if ended && !begins_caption(&lines[*kept.get(1)?].text) {
        return None;
    }
    let (mut caption, mut cells) = (false, 0);
    for (count, at) in kept.iter().enumerate().skip(1).take(MOST_LINES + 1) {
        let line = &lines[*at];
        let place = line.frame?;
        let rest = if ended { is_next(before, frame, line, place) } else { goes_on(before, frame, line, place) };
        if count > 1 && rest {
            return (caption || cells * 2 >= count - 1).then_some(count);
        }
        let formula = long_words(&line.text) == 0 && place.left > frame.left + 2.0 * frame.size;
        // A line of the text may begin with the number of a figure.
        let smaller = place.size < SMALLER * frame.size;
        let set_off = line.gap > 0 || place.left > frame.left + 1.5 * frame.size;
        let begins = begins_caption(&line.text) && (smaller || set_off);
        if !(smaller || formula || begins) {
            return None;
        }
        caption |= begins;
        cells += usize::from(formula || !is_prose(&line.text));
    }
    None
}

/// Whether a line is the rest of a sentence that another breaks off.
fn goes_on(before: &PrintedLine, frame: Frame, line: &PrintedLine, place: Frame) -> bool {
    same_print(before, frame, line, place) && starts_small(&line.text) && long_words(&line.text) > 0
}

/// Whether a line is running text in the print of another.
fn is_next(before: &PrintedLine, frame: Frame, line: &PrintedLine, place: Frame) -> bool {
    same_print(before, frame, line, place) && is_prose(&line.text) && !line.bold
}

/// Whether a line stands in the column and size of another.
fn same_print(before: &PrintedLine, frame: Frame, line: &PrintedLine, place: Frame) -> bool {
    let below = before.page == line.page && place.baseline > frame.baseline;
    let column = !below || (place.left - frame.left).abs() < 3.0 * frame.size;
    column && (place.size / frame.size - 1.0).abs() < SAME_PRINT
}

/// Words of a text, as formulas have none.
fn long_words(text: &str) -> usize {
    let words = text.split(|letter: char| !letter.is_alphabetic());
    words.filter(|word| word.chars().count() >= WORD_LETTERS).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn removed(lines: &[(&str, f32, f32)]) -> Vec<String> {
        let line = |(at, (text, left, size)): (usize, &(&str, f32, f32))| {
            let (size, left, baseline) = (*size, *left, 100.0 + 14.0 * at as f32);
            let frame = Frame { left, right: left + 300.0, baseline, size, page_width: 595.0, page_height: 842.0 };
            PrintedLine { text: (*text).to_owned(), page: 1, frame: Some(frame), ..PrintedLine::default() }
        };
        let mut lines: Vec<_> = lines.iter().enumerate().map(line).collect();
        remove(&mut lines);
        lines.into_iter().filter(|line| !line.is_kept()).map(|line| line.text).collect()
    }

    const FIRST: (&str, f32, f32) = ("Değirmenlerin suyu nasıl paylaştığı eski defterlerden", 70.0, 11.0);
    const SECOND: (&str, f32, f32) = ("okunmuş ve köylerin payı hesaplanmıştır.", 70.0, 11.0);

    #[test]
    fn captions_and_cells_in_a_sentence_go() {
        let caption = ("Tablo 2. Köylerin payları", 100.0, 9.0);
        let cells = ("Yukarı 0,62 12", 100.0, 9.0);
        assert_eq!(removed(&[FIRST, caption, cells, SECOND]).len(), 2);
        assert_eq!(removed(&[FIRST, ("P = a / b + 2", 200.0, 11.0), SECOND]), ["P = a / b + 2"]);
    }

    #[test]
    fn what_stands_between_sentences_stays() {
        let caption = ("Tablo 2. Köylerin payları", 100.0, 9.0);
        let next = ("Sonra bahar gelir ve köylerin bütün suları yeniden yükselir.", 70.0, 11.0);
        assert_eq!(removed(&[FIRST, SECOND, caption, ("Yukarı 0,62 12", 100.0, 9.0), next]).len(), 2);
        // Without a caption it may be a note.
        assert!(removed(&[FIRST, SECOND, ("Yukarı 0,62 12", 100.0, 9.0), next]).is_empty());
        // A heading follows: the text ends with the table.
        let heading = ("GİRİŞ", 70.0, 11.0);
        assert!(removed(&[FIRST, SECOND, caption, ("Yukarı 0,62 12", 100.0, 9.0), heading]).is_empty());
        // A quotation in smaller print, and a line of the text itself.
        let quoted = ("su kimsenin değildir ve herkesin payı günle ölçülür", 100.0, 9.0);
        assert!(removed(&[FIRST, quoted, SECOND]).is_empty());
        assert!(removed(&[FIRST, ("Tablo 2 ile gösterilen yıllar", 70.0, 11.0), SECOND]).is_empty());
        assert!(removed(&[FIRST, ("Yukarı köylerin defterleri daha eskidir ve", 70.0, 11.0), SECOND]).is_empty());
    }
}
