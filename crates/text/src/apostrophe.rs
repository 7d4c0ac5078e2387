//! Apostrophes, and the suffixes that they separate from a word.

use crate::case::lower;
use ikiz_document::Language;

/// Whether a letter is printed as an apostrophe. An apostrophe holds the parts of a word together.
pub const fn is_apostrophe(letter: char) -> bool {
    is_plain_apostrophe(letter) || is_single_quote(letter) || letter == '´'
}

/// Whether a letter is nothing but an apostrophe. The others are letters in names from Arabic: `Mu‘tezile` has no
/// suffix.
pub const fn is_plain_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ')
}

/// Whether a letter is a quotation mark that is typed as an apostrophe: for texts whose language is not yet known.
pub const fn is_single_quote(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | '`')
}

/// The word without the part after an apostrophe: the possessive 's in English, a suffix in Turkish.
pub(crate) fn without_suffix(surface: &str, language: Language) -> &str {
    let Some((word, ending)) = surface.rsplit_once(is_apostrophe) else { return surface };
    let is_suffix = match language {
        Language::English => ending == "s",
        // A suffix follows two letters or more: `d'artagnan` is a name.
        Language::Turkish => word.chars().nth(1).is_some() && is_inflection(&lower(ending, language)),
    };
    if is_suffix { word } else { surface }
}
/// The suffixes that a Turkish name takes, in the order in which they follow each other: `Ankara'dakilerin`. A stands for
/// a and e, I for ı, i, u and ü, D for d and t, C for c and ç; the harmony of vowels is not asked for.
const SUFFIXES: [&[&str]; 6] = [
    &["lI", "lIk", "sIz", "CI", "IncI", "ncI"],
    &["lAr"],
    &["ImIz", "InIz", "I", "sI"],
    &["In", "nIn", "I", "yI", "nI", "A", "yA", "nA", "DA", "nDA", "DAn", "nDAn", "lA", "ylA", "CA", "nCA"],
    &[
        "ki", "kinIn", "kinI", "kinA", "kindA", "kindAn", "kiylA", "kilAr", "kilArIn", "kilArI", "kilArA", "kilArdA",
        "kilArdAn", "kilArlA",
    ],
    &["DIr", "DI", "yDI", "mIş", "ymIş", "sA", "ysA", "yken"],
];

/// Whether letters are suffixes of Turkish, in lower case: not `an` of `Kur'an`, `at` of `san'at`.
fn is_inflection(ending: &str) -> bool {
    !ending.is_empty() && follows(ending, &SUFFIXES)
}

fn follows(rest: &str, suffixes: &[&[&str]]) -> bool {
    let Some((next, later)) = suffixes.split_first() else { return rest.is_empty() };
    rest.is_empty()
        || follows(rest, later)
        || next.iter().any(|suffix| behind(rest, suffix).is_some_and(|rest| follows(rest, later)))
}

/// What stands behind a suffix at the start of some letters.
fn behind<'t>(letters: &'t str, suffix: &str) -> Option<&'t str> {
    let mut rest = letters.chars();
    let fits = |class: char, letter: char| match class {
        'A' => matches!(letter, 'a' | 'e'),
        'I' => matches!(letter, 'ı' | 'i' | 'u' | 'ü'),
        'D' => matches!(letter, 'd' | 't'),
        'C' => matches!(letter, 'c' | 'ç'),
        other => letter == other,
    };
    suffix.chars().all(|class| rest.next().is_some_and(|letter| fits(class, letter))).then_some(rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_suffixes_of_turkish_are_cut_off() {
        let bare = |word| without_suffix(word, Language::Turkish);
        for (word, name) in [
            ("ankara'dakilerin", "ankara"),
            ("oecd'ye", "oecd"),
            ("kur'an'ın", "kur'an"),
            ("atatürk'ünki", "atatürk"),
            ("3'üncü", "3'üncü"),
            ("izmir'lilere", "izmir"),
            ("platon'un", "platon"),
            ("prishtina'daydı", "prishtina"),
            ("türkler'in", "türkler"),
            ("PISA'NIN", "PISA"),
        ] {
            assert_eq!(bare(word), name);
        }
        for word in ["kur'an", "kur'ân", "isti'nâf", "te'vîl", "san'at", "mu'cize", "mes'ele", "d'artagnan", "te'lif"]
        {
            assert_eq!(bare(word), word);
        }
    }
}
