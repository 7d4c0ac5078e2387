//! Which printed form of a term a dictionary would use.

use super::roles::rest;
use ikiz_document::{Key, Language};
use ikiz_text::turkish_endings::{PLURAL, PLURAL_POSSESSIVE, POSSESSIVE};
use ikiz_text::{PartOfSpeech, part_of_speech};

/// How much a form (lower case) looks like a dictionary form; more is better. 3: all words are bare, or a Turkish
/// compound has its ending; 2: the last word is a plural; 1: only the last word has another ending; 0: otherwise.
pub fn bareness(form: &str, keys: &[Key], language: Language) -> u8 {
    let words: Vec<&str> = form.split(' ').collect();
    let (Some((last, before)), Some((last_key, before_keys))) = (words.split_last(), keys.split_last()) else {
        return 0;
    };
    if before.len() != before_keys.len() {
        return 0;
    }
    let ending = rest(last, last_key.as_str());
    let are_inside = before.iter().zip(before_keys).all(|(word, key)| {
        let ending = rest(word, key.as_str());
        ending.is_empty() || POSSESSIVE.contains(&ending) || PLURAL.contains(&ending)
    });
    if !are_inside {
        return 0;
    }
    let turkish = language == Language::Turkish;
    let compound = turkish && !before.is_empty();
    match ending {
        "" => 3,
        _ if compound && POSSESSIVE.contains(&ending) => 3,
        "s" | "es" if !turkish => 2,
        _ if turkish && PLURAL.contains(&ending) || compound && PLURAL_POSSESSIVE.contains(&ending) => 2,
        _ => 1,
    }
}

/// The case endings that may follow the ending of a compound or of the plural.
const AFTER_POSSESSIVE: [&str; 20] = [
    "nın", "nin", "nun", "nün", "na", "ne", "nı", "ni", "nu", "nü", "nda", "nde", "ndan", "nden", "ndaki", "ndeki",
    "nca", "nce", "yla", "yle",
];
const AFTER_PLURAL: [&str; 12] = ["ın", "in", "a", "e", "da", "de", "dan", "den", "la", "le", "ca", "ce"];

/// A Turkish form (lower case) without its case ending: `kontrol grubunda` → `kontrol grubu`, `kuralların` → `kural`;
/// `None` where the ending is not clear.
pub fn bared(form: &str, keys: &[Key]) -> Option<String> {
    let key = keys.last()?.as_str();
    if keys.len() == 1 {
        return (part_of_speech(key, Language::Turkish) == Some(PartOfSpeech::Noun)).then(|| key.to_owned());
    }
    let ending = rest(form.rsplit(' ').next()?, key);
    let case = |endings: &[&str], cases: &[&str]| {
        endings.iter().find_map(|stem| ending.strip_prefix(stem).filter(|case| cases.contains(case)))
    };
    let of_compound = case(&PLURAL_POSSESSIVE, &AFTER_POSSESSIVE).or_else(|| case(&POSSESSIVE, &AFTER_POSSESSIVE));
    let case = of_compound.or_else(|| case(&PLURAL, &AFTER_PLURAL))?;
    form.strip_suffix(case).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_endings_are_removed() {
        let of = |form: &str, keys: &[&str]| bared(form, &keys.iter().map(|key| Key::new(key)).collect::<Vec<_>>());
        assert_eq!(of("kontrol grubunda", &["kontrol", "grup"]).as_deref(), Some("kontrol grubu"));
        assert_eq!(of("okul yöneticilerine", &["okul", "yönetici"]).as_deref(), Some("okul yöneticileri"));
        assert_eq!(of("yerel meclislerin", &["yerel", "meclis"]).as_deref(), Some("yerel meclisler"));
        assert_eq!(of("kuralların", &["kural"]).as_deref(), Some("kural"));
        assert_eq!(of("toplam varyansın", &["toplam", "varyans"]), None);
    }

    #[test]
    fn bare_forms_rank_highest() {
        let of = |form: &str, keys: &[&str]| {
            bareness(form, &keys.iter().map(|key| Key::new(key)).collect::<Vec<_>>(), Language::Turkish)
        };
        assert_eq!(of("sinir ağı", &["sinir", "ağ"]), 3);
        assert_eq!(of("sinir ağları", &["sinir", "ağ"]), 2);
        assert_eq!(of("sinir ağlarının", &["sinir", "ağ"]), 1);
        assert_eq!(of("sinirin ağı", &["sinir", "ağ"]), 0);
        assert_eq!(of("kitap", &["kitap"]), 3);
        assert_eq!(of("kitabı", &["kitap"]), 1, "a single word in the accusative");
    }
}
