//! Text whose letters are not those that are printed: fonts that say nothing or something wrong about the letters they
//! hold.
//!
//! Text that looks like words but holds none is recognised by its vowels: B. V. Sukhotin's algorithm (1962) finds the
//! letters that alternate with others, which in a text of any language are its vowels, and in one with exchanged
//! letters are not.

use super::symbols::is_private;
use ikiz_document::Language;
use ikiz_text::lower;
use rustc_hash::FxHashSet;

/// Whether a page can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Legible,
    Rubbish,
    /// There is too little on it to say.
    TooShort,
}

/// Words that stand on every page of prose in either language.
const FREQUENT: [&str; 22] = [
    "and", "are", "bir", "bu", "by", "da", "de", "for", "ile", "için", "in", "is", "of", "olan", "olarak", "on",
    "that", "the", "to", "ve", "veya", "with",
];
/// How many of them show that a page is legible; or one in how many words.
const ENOUGH: usize = 6;
const ONE_IN: usize = 40;
/// The smallest numbers of characters that can be judged and of letters whose vowels can be found.
const FEWEST: usize = 150;
const FEWEST_LETTERS: usize = 300;
/// Letters of a word that counts, and the last one of the Latin script.
const SHORTEST: usize = 4;
const LAST_LETTER: char = '\u{24F}';
/// Share of the occurrences of found and true vowels that are both, in hundredths: 75 to 100 in the text of twenty
/// languages, 0 to 50 where letters are exchanged.
const AGREEMENT: usize = 55;
/// Share of the letters that are frequent in the languages of Europe, in hundredths: above 70 in English and Turkish,
/// 57 to 75 in others, mostly 30 to 55 where letters are exchanged. Few words that repeat may have other vowels, but
/// not other letters.
const FREQUENT_LETTERS: &str = "adeilnorstuı";
const FREQUENCY: usize = 66;
/// The largest number of letters that are looked at; bounds the time.
const MOST_LETTERS: usize = 6_000;
const VOWELS: &str = "aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿāăąēĕėęěĩīĭįıōŏőœũūŭůűųŷ";

/// What can be said of the lines of a page.
pub(crate) fn of_page<'t>(lines: impl Iterator<Item = &'t str> + Clone) -> Verdict {
    let (mut all, mut strange, mut symbols) = (0, 0, 0);
    for line in lines.clone() {
        all += line.len();
        if may_be_strange(line) {
            strange += line.chars().filter(|letter| is_strange(*letter)).map(char::len_utf8).sum::<usize>();
            symbols += line.chars().filter(|letter| is_private(*letter)).map(char::len_utf8).sum::<usize>();
        }
    }
    if all < FEWEST {
        return Verdict::TooShort;
    }
    if strange * 3 > all || symbols * 2 > all {
        return Verdict::Rubbish;
    }
    let mut seen = 0;
    let words = lines.clone().flat_map(|line| line.split(' '));
    let frequent = words.inspect(|_| seen += 1).filter(|word| FREQUENT.contains(word)).take(ENOUGH).count();
    if frequent == ENOUGH || (frequent > 0 && frequent * ONE_IN >= seen) {
        return Verdict::Legible;
    }
    match holds_words(lines) {
        Some(true) => Verdict::Legible,
        Some(false) => Verdict::Rubbish,
        None => Verdict::TooShort,
    }
}

/// Whether a line may hold what [`is_strange`]: a look at its bytes, since this is asked of each line.
fn may_be_strange(line: &str) -> bool {
    line.bytes().any(|byte| matches!(byte, 0..b' ' | 0x7F | 0xC2 | 0xEE..))
}

/// Whether most of a line cannot be printed.
pub(crate) fn is_unprintable(line: &str) -> bool {
    if !may_be_strange(line) {
        return false;
    }
    let (mut all, mut strange) = (0, 0);
    for letter in line.chars().filter(|letter| !letter.is_whitespace()) {
        all += 1;
        strange += usize::from(is_strange(letter));
    }
    strange > 2 && strange * 2 > all
}

/// A character that no text has: one that its font does not name, a private sign other than those of symbol fonts and
/// parts of brackets, a control character.
fn is_strange(letter: char) -> bool {
    letter == '\u{FFFD}'
        || (is_private(letter) && !matches!(letter, '\u{F020}'..='\u{F0FF}' | '\u{F8E5}'..='\u{F8FF}'))
        || (letter.is_control() && !letter.is_whitespace())
}

/// Whether the letters that alternate with the others are the vowels, or at least those that are frequent are; `None`
/// where there are too few, or of another script.
fn holds_words<'t>(lines: impl Iterator<Item = &'t str>) -> Option<bool> {
    let (mut letters, mut counts): (Vec<char>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let (mut all, mut foreign) = (0, 0);
    // Formulas have letters, but no words.
    let words = lines.flat_map(|line| line.split(|letter: char| !letter.is_alphabetic()));
    // Nor does a text that repeats the same few words.
    let mut met = FxHashSet::default();
    for word in words.filter(|word| word.chars().nth(SHORTEST - 1).is_some() && met.insert(*word)) {
        if word.contains(|letter| letter > LAST_LETTER) {
            foreign += word.chars().count();
            continue;
        }
        let mut before = None;
        for letter in lower(word, Language::Turkish).chars() {
            let at = letters.iter().position(|known| *known == letter).unwrap_or_else(|| {
                letters.push(letter);
                counts.push(0);
                letters.len() - 1
            });
            counts[at] += 1;
            all += 1;
            if let Some(before) = before.replace(at).filter(|before| *before != at) {
                pairs.push((before, at));
            }
        }
        if all > MOST_LETTERS {
            break;
        }
    }
    if all < FEWEST_LETTERS || foreign > all {
        return None;
    }
    let found = alternating(letters.len(), &pairs);
    let (mut frequent, mut of_found) = (0, 0);
    // Occurrences of letters by whether they are found, and whether they are vowels.
    let mut classes = [[0; 2]; 2];
    for (at, letter) in letters.iter().enumerate() {
        classes[usize::from(found[at])][usize::from(VOWELS.contains(*letter))] += counts[at];
        of_found += if found[at] { counts[at] } else { 0 };
        frequent += if FREQUENT_LETTERS.contains(*letter) { counts[at] } else { 0 };
    }
    // Of the two classes the vowels are the smaller one; where they are much alike, either may be.
    let agrees = |vowels: usize| {
        let other = 1 - vowels;
        classes[vowels][1] * 100 >= (classes[vowels][0] + classes[vowels][1] + classes[other][1]) * AGREEMENT
    };
    let agree = (of_found * 100 <= all * 58 && agrees(1)) || (of_found * 100 >= all * 44 && agrees(0));
    Some(agree || frequent * 100 >= all * FREQUENCY)
}

/// Sukhotin's algorithm: of what is left, what stands most often beside others is a vowel, until none stands more often
/// beside the others than beside vowels.
fn alternating(count: usize, pairs: &[(usize, usize)]) -> Vec<bool> {
    let mut beside = vec![0_i64; count * count];
    for (one, other) in pairs {
        beside[one * count + other] += 1;
        beside[other * count + one] += 1;
    }
    let mut sums: Vec<i64> = beside.chunks(count.max(1)).map(|row| row.iter().sum()).collect();
    let mut found = vec![false; count];
    while let Some(next) = (0..count).filter(|at| !found[*at]).max_by_key(|at| (sums[*at], std::cmp::Reverse(*at))) {
        if sums[next] <= 0 {
            break;
        }
        found[next] = true;
        for (at, sum) in sums.iter_mut().enumerate() {
            *sum -= 2 * beside[next * count + at];
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TURKISH: &str = "Kıyı kumullarında yaşayan bitkilerin köklerini inceleyen araştırmacılar, rüzgârın taşıdığı tuzun toprağın yapısını \
        değiştirdiğini gösterdiler. Ölçümler üç yıl boyunca her mevsim yinelendi; sonuçlar, kök uzunluğunun suya olan uzaklıkla arttığını ortaya koydu. \
        Fırtınalardan sonra kumun altında kalan tohumlar daha erken çimlenmekte, genç sürgünler kuraklığa daha iyi dayanmaktadır. Komşu köyün sakinleri \
        eskiden beri bu otları toplayarak sepet, hasır örmekte, pazarda satmaktadır. Çalışmanın sonunda kumulları yaz aylarında gezginlerden \
        koruyacak birkaç önlem önerilmektedir. ";
    const FRENCH: &str = "Les chercheurs qui étudient les racines des plantes du littoral ont montré que le sel porté par le vent change la structure \
        du sol. Les mesures furent répétées chaque saison durant trois années; la longueur des racines croît avec leur distance au rivage. \
        Après les tempêtes, les graines enfouies dans le sable germent plus tôt, et les jeunes pousses résistent mieux à la sécheresse. \
        Les habitants du village voisin récoltent depuis longtemps ces herbes, dont ils font des paniers et des nattes vendus au marché. \
        L'étude propose enfin quelques mesures pour protéger les dunes contre le passage des promeneurs pendant la saison chaude. ";
    const RUSSIAN: &str = "Исследователи, изучающие корни растений на прибрежных дюнах, показали, что соль, переносимая ветром, меняет строение \
        почвы. Измерения повторялись каждый сезон в течение трёх лет. ";
    const ARABIC: &str = "أظهر الباحثون الذين درسوا جذور النباتات على الساحل أن الملح الذي تحمله الرياح يغير تركيب التربة، وأعيدت القياسات كل فصل. ";

    /// Each letter code some places further, as in a font whose map is shifted.
    fn shifted(text: &str, by: i32) -> String {
        let letter = |letter: char| match u32::from(letter) {
            code @ 33..=126 => char::from_u32(code.wrapping_add_signed(by)).filter(char::is_ascii).unwrap_or('?'),
            _ => letter,
        };
        text.chars().map(letter).collect()
    }

    fn verdict(text: &str) -> Verdict {
        of_page(std::iter::once(text))
    }

    #[test]
    fn texts_of_any_language_are_legible() {
        for text in [TURKISH, FRENCH] {
            assert_eq!(verdict(text), Verdict::Legible, "{text}");
        }
        for text in [RUSSIAN, ARABIC] {
            assert_ne!(verdict(&text.repeat(6)), Verdict::Rubbish, "{text}");
        }
        let capitals = ikiz_text::upper(TURKISH, Language::Turkish);
        assert_eq!(verdict(&capitals), Verdict::Legible);
    }

    #[test]
    fn numbers_formulas_and_code_are_legible() {
        let table = "12,5 3,4 0,001 17 (4) 22 % 1.250 ± 0,3 n = 25 ";
        let formulas = "f(x) = ax² + bx + c, ∑ (xᵢ − μ)² / n ≤ ε, Δt → 0; p < 0,05; sin θ · cos φ = α/β ";
        let code = "for (int row = 0; row < rowCount; row++) { readNext(row, inputFile); } if (isOpen) return; else while (true) ";
        for text in [table, formulas, code] {
            assert_ne!(verdict(&text.repeat(12)), Verdict::Rubbish, "{text}");
        }
    }

    #[test]
    fn exchanged_letters_are_rubbish() {
        for by in [1, 3, -1, -29] {
            assert_eq!(verdict(&shifted(TURKISH, by)), Verdict::Rubbish, "{by}");
        }
        let other = |letter: char| char::from(b'a' + (letter as u8 - b'a' + 1) * 7 % 26);
        let exchanged: String = TURKISH.chars().map(|l| if l.is_ascii_lowercase() { other(l) } else { l }).collect();
        assert_eq!(verdict(&exchanged), Verdict::Rubbish);
    }

    #[test]
    fn what_cannot_be_printed_is_rubbish() {
        assert_eq!(verdict(&"\u{FFFD}\u{FFFD}\u{E012} a".repeat(60)), Verdict::Rubbish);
        assert!(is_unprintable("\u{FFFD}\u{FFFD}\u{FFFD} a"));
        assert!(!is_unprintable("\u{F0B7} arı") && !is_unprintable("bir \u{FFFD}"));
        assert_eq!(verdict("Özet"), Verdict::TooShort);
    }
}
