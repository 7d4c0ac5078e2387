//! Accents that are printed apart from their letters: `¸s`, `˘g`, `˙I`.

use crate::letters::characters::count;
use crate::lines::printed::PrintedLine;
use ikiz_document::RepairCounts;
use ikiz_text::nfc;

/// Accents with a place of their own, the marks that combine, and the letters that they stand on in the two languages
/// and in names.
const ACCENTS: [(char, char, &str); 9] = [
    ('˘', '\u{306}', "gGuUaA"),
    ('¸', '\u{327}', "sScCtT"),
    ('˙', '\u{307}', "IzZ"),
    ('¨', '\u{308}', "uUoOaAiI"),
    ('ˆ', '\u{302}', "aAiuUeEoO"),
    ('´', '\u{301}', "eEaAoOiIuUcCnNsSzZ"),
    ('`', '\u{300}', "eEaAoOiIuU"),
    ('˝', '\u{30b}', "oOuU"),
    ('ˇ', '\u{30c}', "sSzZcCrReEnN"),
];

/// Whether a character is an accent with a place of its own.
pub(crate) fn is_spacing(letter: char) -> bool {
    ACCENTS.iter().any(|(accent, ..)| *accent == letter)
}

/// The letter with the accent on it; `None` where no such letter is known. A dotless ı under a circumflex is an i that
/// lost its dot to it, and a dot on a small i is its own.
pub(crate) fn composed(accent: char, letter: char) -> Option<char> {
    if (accent, letter) == ('˙', 'ı') || (accent, letter) == ('˙', 'i') {
        return Some('i');
    }
    let letter = if letter == 'ı' { 'i' } else { letter };
    let (_, mark, letters) = ACCENTS.iter().find(|(known, ..)| *known == accent)?;
    let pair: String = [letter, *mark].iter().collect();
    let mut composed =
        letters.contains(letter).then(|| nfc(&pair).into_owned())?.chars().collect::<Vec<_>>().into_iter();
    composed.next().filter(|_| composed.next().is_none())
}

/// Composes accents that stand before their letters, or (a blank between) before the letter after it. A document that
/// prints them so does it often: a lone one is a sign of its own.
pub(crate) fn mend(lines: &mut [PrintedLine], repairs: &mut RepairCounts) {
    const FEWEST: usize = 3;
    let mended: Vec<_> = lines.iter().map(|line| mended(&line.text)).collect();
    let total: usize = mended.iter().flatten().map(|(_, times)| times).sum();
    if total < FEWEST {
        return;
    }
    for (line, mended) in lines.iter_mut().zip(mended) {
        if let Some((text, _)) = mended {
            line.text = text;
        }
    }
    count(repairs, "accent", total);
}

fn mended(text: &str) -> Option<(String, usize)> {
    if !text.contains(is_spacing) {
        return None;
    }
    let letters: Vec<char> = text.chars().collect();
    let (mut mended, mut times, mut at) = (String::with_capacity(text.len()), 0, 0);
    while let Some(letter) = letters.get(at) {
        let next = letters.get(at + 1).copied();
        let (base, step) = if next == Some(' ') { (letters.get(at + 2).copied(), 3) } else { (next, 2) };
        if let Some(whole) = base.filter(|_| is_spacing(*letter)).and_then(|base| composed(*letter, base)) {
            // `olu ¸sur`: the blank before an accent comes of its width.
            let inner = mended.ends_with(' ') && at >= 2 && letters[at - 2].is_lowercase() && whole.is_lowercase();
            if inner && step == 2 && glued(&letters, at) {
                mended.pop();
            }
            mended.push(whole);
            times += 1;
            at += step;
        } else {
            mended.push(*letter);
            at += 1;
        }
    }
    (times > 0).then_some((mended, times))
}

/// Whether what stands before the blank before an accent is no word of its own: one or two letters, or nothing a word
/// ends in.
fn glued(letters: &[char], at: usize) -> bool {
    let before = letters[..at - 1].iter().rev().take_while(|letter| letter.is_alphabetic()).count();
    before == 1 && !matches!(letters[at - 2], 'o' | 'a' | 'I')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::printed::lines_of;

    #[test]
    fn accents_go_on_their_letters() {
        assert_eq!(mended("çalı¸sma ve de˘gi¸sken"), Some(("çalışma ve değişken".to_owned(), 3)));
        assert_eq!(mended("G˙IR˙I¸S"), Some(("GİRİŞ".to_owned(), 3)));
        assert_eq!(mended("sonu¸ c"), Some(("sonuç".to_owned(), 1)));
        assert_eq!(mended("rˆole"), Some(("rôle".to_owned(), 1)));
        assert_eq!(mended("x ¨ 3"), None);
    }

    #[test]
    fn a_lone_accent_stays() {
        let mut lines = lines_of("the sign ˘g alone");
        let mut repairs = RepairCounts::new();
        mend(&mut lines, &mut repairs);
        assert!(repairs.is_empty() && lines[0].text.contains('˘'));
    }

    #[test]
    fn every_pair_has_a_letter() {
        for (accent, _, letters) in ACCENTS {
            for letter in letters.chars() {
                assert!(composed(accent, letter).is_some(), "{accent}{letter}");
            }
        }
        assert_eq!(composed('ˆ', 'ı'), Some('î'));
        assert_eq!(composed('¸', 'x'), None);
    }
}
