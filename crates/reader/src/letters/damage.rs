//! Letters that a damaged font or a wrong code page put in the place of others: recognised over a whole document,
//! repaired by a table.

use crate::letters::characters::count;
use crate::lines::printed::PrintedLine;
use encoding_rs::WINDOWS_1252;
use ikiz_document::RepairCounts;
use ikiz_text::data::rows;
use ikiz_text::is_letter;
use std::borrow::Cow;
use std::sync::LazyLock;

const DAMAGED_LETTERS: &str = include_str!("../../data/damaged_letters.tsv");

/// Damaged letters inside words below which they are taken for letters of their own, as in a name.
const FEWEST: usize = 3;

/// Maps with the letters that speak against each: those of languages in which the damaged ones are right.
const MAPS: [(&str, &str); 4] =
    [("cork", ""), ("dotted", "čćšžăơưĐđốếạ"), ("latin", "áéíóúæøåÁÉÍÓÚÆ"), ("ogonek", "āēīūņļķčšžħż")];

/// The damaged letters of each map with the right ones.
static PAIRS: LazyLock<[Vec<(char, char)>; MAPS.len()]> = LazyLock::new(|| {
    MAPS.map(|(map, _)| entries().filter(|entry| entry.0 == map).map(|(_, damaged, right)| (damaged, right)).collect())
});

/// Repairs the letters of a document's lines and counts them: `font-map` (also a wrong code page), `mojibake` (UTF-8
/// read as a code page).
pub(crate) fn mend(lines: &mut [PrintedLine], repairs: &mut RepairCounts) {
    if has_damaged(lines) {
        mend_maps(lines, repairs);
    }
    let broken: usize = lines.iter().map(|line| decoded_twice(&line.text).1).sum();
    if broken >= FEWEST {
        for line in lines.iter_mut() {
            if let (Cow::Owned(text), _) = decoded_twice(&line.text) {
                line.text = text;
            }
        }
        count(repairs, "mojibake", broken);
    }
}

/// Whether there are letters of the maps at all; most documents have none.
fn has_damaged(lines: &[PrintedLine]) -> bool {
    let known: Vec<char> = PAIRS.iter().flatten().map(|(damaged, _)| *damaged).collect();
    let letters = lines.iter().flat_map(|line| line.text.chars());
    letters.filter(|letter| !letter.is_ascii() && known.contains(letter)).take(FEWEST).count() == FEWEST
}

fn mend_maps(lines: &mut [PrintedLine], repairs: &mut RepairCounts) {
    let mut mended = 0;
    for ((map, against), pairs) in MAPS.into_iter().zip(&*PAIRS) {
        let is_damaged = |letter: char| pairs.iter().any(|(damaged, _)| *damaged == letter);
        let inside: usize = lines.iter().map(|line| inside_words(&line.text, is_damaged)).sum();
        // The letters of a map do not speak against it.
        let foreign = |letter: &char| against.contains(*letter) && !is_damaged(*letter);
        let foreign: usize = lines.iter().map(|line| line.text.chars().filter(foreign).count()).sum();
        if inside < FEWEST || foreign * 2 > inside {
            continue;
        }
        for line in lines.iter_mut().filter(|line| line.text.contains(is_damaged)) {
            let (text, times) = replaced(&line.text, pairs, map == "cork");
            line.text = text;
            mended += times;
        }
    }
    count(repairs, "font-map", mended);
}

/// The dotless ı that stands as U+0019 in text out of TeX's fonts. It must be repaired before control characters are
/// dropped.
pub(crate) fn restore_dotless<'t>(text: &'t str, repairs: &mut RepairCounts) -> Cow<'t, str> {
    const DOTLESS: char = '\u{19}';
    let times = inside_words(text, |letter| letter == DOTLESS);
    if times < FEWEST {
        return Cow::Borrowed(text);
    }
    count(repairs, "font-map", text.matches(DOTLESS).count());
    Cow::Owned(text.replace(DOTLESS, "ı"))
}

fn entries() -> impl Iterator<Item = (&'static str, char, char)> {
    rows(DAMAGED_LETTERS)
        .filter_map(|[map, damaged, right]| Some((map, damaged.chars().next()?, right.chars().next()?)))
}

/// How often such a letter stands beside another letter.
fn inside_words(text: &str, is_damaged: impl Fn(char) -> bool) -> usize {
    let mut times = 0;
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        let beside = if is_letter(letter) {
            is_letter(before) || is_letter(after)
        } else {
            is_letter(before) && is_letter(after)
        };
        times += usize::from(is_damaged(letter) && beside);
        before = letter;
    }
    times
}

/// The text with right letters, and how many. `inside`: signs that are no letters (§, ³) are letters only inside a
/// word, or behind three letters of one.
fn replaced(text: &str, pairs: &[(char, char)], inside: bool) -> (String, usize) {
    let mut mended = String::with_capacity(text.len());
    let (mut times, mut run) = (0, 0);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next_is_letter = letters.peek().is_some_and(|next| is_letter(*next));
        let allowed = !inside || (run > 0 && next_is_letter) || run >= 3;
        let right = pairs.iter().find(|(damaged, _)| *damaged == letter && allowed).map(|(_, right)| *right);
        times += usize::from(right.is_some());
        let letter = right.unwrap_or(letter);
        run = if is_letter(letter) { run + 1 } else { 0 };
        mended.push(letter);
    }
    (mended, times)
}

/// The text with what was UTF-8 before it was read as windows-1252 (`Ã§`, `ÅŸ`, `â€™`) decoded once more, and how many
/// letters that gave.
fn decoded_twice(text: &str) -> (Cow<'_, str>, usize) {
    if !text.contains(['Ã', 'Ä', 'Å', 'â', 'Â']) {
        return (Cow::Borrowed(text), 0);
    }
    let (mut mended, mut times) = (String::with_capacity(text.len()), 0);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            'Ã' | 'Ä' | 'Å' | 'Â' => 2,
            'â' => 3,
            _ => 1,
        };
        let end = rest.char_indices().nth(length).map_or(rest.len(), |(at, _)| at);
        let letter = if length > 1 && rest[..end].chars().count() == length { once_more(&rest[..end]) } else { None };
        if let Some(letter) = letter {
            mended.push(letter);
            times += 1;
            rest = &rest[end..];
        } else {
            mended.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    if times == 0 { (Cow::Borrowed(text), 0) } else { (Cow::Owned(mended), times) }
}

fn once_more(letters: &str) -> Option<char> {
    // The code page has no sign for 0x81 to 0x9D where UTF-8 needs one: such a byte stays the control character of its
    // number.
    let mut bytes = Vec::new();
    for letter in letters.chars() {
        match u8::try_from(u32::from(letter)) {
            Ok(byte) if byte >= 0x80 => bytes.push(byte),
            _ => match WINDOWS_1252.encode(letter.encode_utf8(&mut [0; 4])) {
                (encoded, _, false) if encoded.len() == 1 => bytes.push(encoded[0]),
                _ => return None,
            },
        }
    }
    let decoded = std::str::from_utf8(&bytes).ok()?;
    let mut decoded = decoded.chars();
    decoded.next().filter(|letter| decoded.next().is_none() && !letter.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::printed::lines_of;

    fn mended(text: &str) -> (String, RepairCounts) {
        let mut repairs = RepairCounts::new();
        let text = restore_dotless(text, &mut repairs).into_owned();
        let mut lines = lines_of(&text);
        mend(&mut lines, &mut repairs);
        (lines.iter().map(|line| &*line.text).collect::<Vec<_>>().join("\n"), repairs)
    }

    #[test]
    fn font_maps_are_mended() {
        assert_eq!(mended("ĠÇĠNDEKĠLER\nBAġARI ve çalıĢma").0, "İÇİNDEKİLER\nBAŞARI ve çalışma");
        assert_eq!(mended("ĐNSAN, ĐŞLEM, ĐLK").0, "İNSAN, İŞLEM, İLK");
        let (text, repairs) =
            mended("de§i³ken\nara³t\u{19}rma, d\u{19}\u{15f} k\u{19}y\u{19}, geli³mi³, a§\nher m³ su, § 5");
        assert_eq!(text, "değişken\naraştırma, dış kıyı, gelişmiş, a§\nher m³ su, § 5");
        assert_eq!(repairs["font-map"], 9);
    }

    #[test]
    fn code_pages_are_mended() {
        assert_eq!(mended("Çalýþmanýn amacý, öðrencilerin görüþleri").0, "Çalışmanın amacı, öğrencilerin görüşleri");
        assert_eq!(mended("Ã§alÄ±ÅŸma, Ã¶ÄŸrenci, Ä°lk â€“ Åžubat").0, "çalışma, öğrenci, İlk – Şubat");
    }

    #[test]
    fn letters_of_other_languages_stay() {
        for text in [
            "Það var kalt í veðri þegar við gengum niður að ánni í gær",
            "Ģimenes ģerbonis un ķirši ēnā",
            "the name Ġorġ is Maltese",
            "an area of 3 m³, 4 m³ and 5 m³; see § 3, § 4 and §5",
            "Ângela Äpfel Årsta",
        ] {
            assert_eq!(mended(text).0, text);
        }
    }

    #[test]
    fn data_is_sorted_and_known() {
        ikiz_text::data::check(DAMAGED_LETTERS, 3);
        assert!(entries().all(|(map, ..)| MAPS.iter().any(|(known, _)| *known == map)));
        assert!(entries().all(|(_, damaged, _)| !damaged.is_ascii()));
    }
}
