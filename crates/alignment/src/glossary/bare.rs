//! Which printed form of a term is the one that a dictionary has.

use super::roles::rest;
use ikiz_document::{Key, Language};

/// How much a form (lower case) looks like that of a dictionary, more being better: 3 where all words are bare, or in Turkish a compound
/// has its ending; 2 where the last is a plural; 1 where only the last has another ending; 0 else.
pub fn bareness(form: &str, keys: &[Key], language: Language) -> u8 {
    let words: Vec<&str> = form.split(' ').collect();
    let (Some((last, before)), Some((last_key, before_keys))) = (words.split_last(), keys.split_last()) else { return 0 };
    if before.len() != before_keys.len() {
        return 0;
    }
    let ending = rest(last, last_key.as_str());
    let inside = |endings: &[&str]| {
        before.iter().zip(before_keys).all(|(word, key)| {
            let ending = rest(word, key.as_str());
            ending.is_empty() || endings.contains(&ending)
        })
    };
    let (compound, plural): (&[&str], &[&str]) = match language {
        Language::English => (&[], &["s", "es"]),
        Language::Turkish if before.is_empty() => (&[], &["lar", "ler"]),
        Language::Turkish => (&["ı", "i", "u", "ü", "sı", "si", "su", "sü"], &["lar", "ler", "ları", "leri"]),
    };
    if !inside(&["ı", "i", "u", "ü", "sı", "si", "su", "sü", "lar", "ler"]) {
        return 0;
    }
    match ending {
        "" => 3,
        _ if compound.contains(&ending) => 3,
        _ if plural.contains(&ending) => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_forms_are_best() {
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
