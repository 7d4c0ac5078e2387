//! Invented names of persons, places and substances, made of syllables: the same rank has the same name.

use crate::random::Random;
use ikiz_document::Language;
use ikiz_text::upper;

const SYLLABLES: [&str; 60] = [
    "ba", "bel", "bi", "bur", "can", "ce", "çal", "çe", "da", "del", "der", "dor", "el", "em", "er", "fe", "fir", "ga",
    "gü", "gön", "ha", "hü", "iz", "ka", "kar", "ke", "kur", "la", "le", "lü", "ma", "men", "mir", "mu", "na", "ner",
    "nu", "ok", "or", "öz", "pa", "pe", "ra", "rü", "sa", "sel", "şa", "şen", "ta", "te", "tu", "tor", "u", "ül", "va",
    "ve", "ya", "yel", "za", "zey",
];
const PLACES: [&str; 12] =
    ["ova", "köy", "dere", "kale", "hisar", "pınar", "kent", "yayla", "tepe", "ören", "viran", "su"];
const SURNAMES: [&str; 12] = ["oğlu", "can", "er", "gil", "han", "kan", "lı", "man", "soy", "taş", "türk", "yıldız"];
const SUBSTANCES: [&str; 12] = ["in", "ol", "eks", "an", "it", "or", "amid", "id", "on", "um", "az", "il"];

pub fn person(random: &mut Random) -> String {
    format!("{} {}", compose(random.rank() % 5_000, 1, &[""]), surname(random))
}

pub fn surname(random: &mut Random) -> String {
    compose(random.rank(), 2, &SURNAMES)
}

pub fn place(random: &mut Random) -> String {
    compose(random.rank(), 3, &PLACES)
}

pub fn substance(random: &mut Random) -> String {
    compose(random.rank(), 4, &SUBSTANCES)
}

/// The name of a rank in one of the kinds: rarer names are longer.
fn compose(rank: u64, kind: u64, endings: &[&str]) -> String {
    let mut spelling = Random::of(rank ^ (kind << 60));
    let syllables = 2 + u64::from(rank > 100) + u64::from(rank > 100_000);
    let mut name: String = (0..syllables).map(|_| *spelling.pick(&SYLLABLES)).collect();
    let ending: &&str = spelling.pick(endings);
    name.push_str(ending);
    capitalized(&name, Language::Turkish)
}

/// A text with its first letter large.
pub fn capitalized(text: &str, language: Language) -> String {
    let first = text.chars().next().map_or(0, char::len_utf8);
    format!("{}{}", upper(&text[..first], language), &text[first..])
}

/// A text with the first letter of each word large.
pub fn title_case(text: &str, language: Language) -> String {
    let words: Vec<String> = text.split(' ').map(|word| capitalized(word, language)).collect();
    words.join(" ")
}
