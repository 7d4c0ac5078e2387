//! Apostrophes, and the suffixes that they separate from a word.

use crate::case::lower;
use crate::turkish::may_follow_name;
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
        Language::Turkish => word.chars().nth(1).is_some() && may_follow_name(&lower(ending, language)),
    };
    if is_suffix { word } else { surface }
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
            ("türkiye'mizin", "türkiye"),
            ("anadolu'muz", "anadolu"),
            ("atatürk'lüğü", "atatürk"),
            ("kemal'cilik", "kemal"),
            ("konya'dakilerinden", "konya"),
            ("15'inci", "15"),
            ("ali'yse", "ali"),
            ("ege'ye", "ege"),
            ("van'ı", "van"),
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
