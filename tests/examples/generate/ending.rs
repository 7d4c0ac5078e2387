//! Endings of nouns: case and plural in Turkish by vowel harmony, the plural in English.

/// How a Turkish word bends.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bending {
    /// Takes front endings after a back vowel.
    pub front: bool,
    /// Its last consonant is voiced before a vowel.
    pub softens: bool,
    pub shape: Shape,
}

/// What its endings are joined to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    #[default]
    Plain,
    /// A compound that has its possessive ending already.
    Possessed,
    /// A name: an apostrophe stands before the ending.
    Name,
}

const VOWELS: &str = "aeıioöuüâîû";
const VOICELESS: &str = "çfhkpsşt";

/// The Turkish word with the endings, as named in the frames.
pub fn turkish(word: &str, mut bending: Bending, endings: &[&str]) -> String {
    let mut word = word.to_owned();
    let possessed = bending.shape == Shape::Possessed;
    for ending in endings {
        let vowels: Vec<char> = word.chars().filter(|letter| VOWELS.contains(*letter)).collect();
        let last_vowel = vowels.last().copied().unwrap_or('e');
        let front = bending.front || "eiöüî".contains(last_vowel);
        let rounded = "oöuüû".contains(last_vowel);
        let ends_in_vowel = word.ends_with(|letter| VOWELS.contains(letter));
        let open = if front { "e" } else { "a" };
        let close = match (front, rounded) {
            (true, true) => "ü",
            (true, false) => "i",
            (false, true) => "u",
            (false, false) => "ı",
        };
        let buffer = if possessed { "n" } else { "" };
        let hard = word.ends_with(|letter| VOICELESS.contains(letter)) && !possessed;
        let text = match *ending {
            "pl" if possessed => {
                word = without_possessive(&word);
                format!("l{open}r{}", if front { "i" } else { "ı" })
            }
            "pl" => format!("l{open}r"),
            "gen" => format!("{}{close}n", if ends_in_vowel { "n" } else { "" }),
            "dat" if ends_in_vowel && !possessed => format!("y{open}"),
            "dat" => format!("{buffer}{open}"),
            _ => format!("{buffer}{}{open}", if hard { "t" } else { "d" }),
        };
        if bending.softens && text.starts_with(|letter| VOWELS.contains(letter)) {
            word = softened(&word);
        }
        let apostrophe = if bending.shape == Shape::Name { "’" } else { "" };
        word = format!("{word}{apostrophe}{text}");
        bending = Bending { shape: if possessed { bending.shape } else { Shape::Plain }, ..Bending::default() };
    }
    word
}

/// `tarım alanı` → `tarım alan`, `su kirliliği` → `su kirlilik`.
fn without_possessive(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.pop();
    match letters.as_slice() {
        [.., before, 's'] if VOWELS.contains(*before) => {
            letters.pop();
        }
        [.., 'ğ'] => {
            letters.pop();
            letters.push('k');
        }
        _ => {}
    }
    letters.into_iter().collect()
}

fn softened(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if let Some(last) = letters.last_mut() {
        *last = match *last {
            'g' | 'k' => 'ğ',
            'p' => 'b',
            't' => 'd',
            'ç' => 'c',
            other => other,
        };
    }
    letters.into_iter().collect()
}

/// The plural of an English noun by the regular rules.
pub fn english_plural(word: &str) -> String {
    let before = word.chars().rev().nth(1).unwrap_or('a');
    if word.ends_with('y') && !"aeiou".contains(before) {
        return format!("{}ies", &word[..word.len() - 1]);
    }
    let hissing = ["s", "x", "z", "ch", "sh"].iter().any(|ending| word.ends_with(ending));
    if word.ends_with("sis") {
        return format!("{}es", &word[..word.len() - 2]);
    }
    format!("{word}{}", if hissing { "es" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turkish_endings_follow_the_vowels() {
        let plain = |word: &str, endings: &[&str]| turkish(word, Bending::default(), endings);
        assert_eq!(plain("sözcük", &["pl", "gen"]), "sözcüklerin");
        assert_eq!(plain("oda", &["gen"]), "odanın");
        assert_eq!(plain("kent", &["loc"]), "kentte");
        let softens = Bending { softens: true, ..Bending::default() };
        assert_eq!(turkish("kitap", softens, &["dat"]), "kitaba");
        let front = Bending { front: true, ..Bending::default() };
        assert_eq!(turkish("alkol", front, &["gen"]), "alkolün");
    }

    #[test]
    fn compounds_and_names_are_joined_in_their_own_way() {
        let compound = Bending { shape: Shape::Possessed, ..Bending::default() };
        assert_eq!(turkish("su kirliliği", compound, &["loc"]), "su kirliliğinde");
        assert_eq!(turkish("su kirliliği", compound, &["pl"]), "su kirlilikleri");
        let name = Bending { shape: Shape::Name, ..Bending::default() };
        assert_eq!(turkish("Beltaşköy", name, &["loc"]), "Beltaşköy’de");
    }

    #[test]
    fn english_plurals_are_regular() {
        assert_eq!(["study", "box", "analysis", "day"].map(english_plural), ["studies", "boxes", "analyses", "days"]);
    }
}
