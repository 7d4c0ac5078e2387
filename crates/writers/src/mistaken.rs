//! Texts that a spreadsheet takes for something else when it opens a CSV: formulas, truth values, dates, numbers.

use ikiz_document::Language;

/// The months, which a spreadsheet also knows by their first three letters.
const MONTHS: [(Language, &str); 2] = [
    (Language::English, "january february march april may june july august september october november december"),
    (Language::Turkish, "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"),
];
/// What stands for true and false.
const TRUTH: [(Language, [&str; 2]); 2] =
    [(Language::English, ["true", "false"]), (Language::Turkish, ["doğru", "yanlış"])];

/// Whether a spreadsheet of the language reads a text as something else than its letters. A whole number keeps its value
/// and does not count, but one that begins with zeros does.
pub(crate) fn is_mistaken(text: &str, language: Language) -> bool {
    // OWASP, "CSV Injection".
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return true;
    }
    if text.len() > 24 {
        return false;
    }
    let truth = TRUTH.iter().any(|(own, words)| *own == language && words.iter().any(|word| is_same(word, text)));
    truth || is_date(text, language) || is_number_of_other_look(text)
}

/// `3-4`, `12.10.2020`, `12 Eylül`, `May 2020`.
fn is_date(text: &str, language: Language) -> bool {
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).collect();
    if !(2..=3).contains(&parts.len()) {
        return false;
    }
    let is_number = |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_month = |part: &str| {
        let months = MONTHS.iter().filter(|(own, _)| *own == language).flat_map(|(_, months)| months.split(' '));
        months
            .into_iter()
            .any(|month| is_same(month, part) || is_same(&month.chars().take(3).collect::<String>(), part))
    };
    let (numbers, months) =
        (parts.iter().filter(|part| is_number(part)).count(), parts.iter().filter(|part| is_month(part)).count());
    numbers + months == parts.len() && numbers > 0 && months < 2 && (months == 1 || !text.contains(' '))
}

/// `007`, `2E5`.
fn is_number_of_other_look(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let power = text.split_once(['e', 'E']).is_some_and(|(number, power)| digits(number) && digits(power));
    power || (text.len() > 1 && text.starts_with('0') && digits(text)) || (text.len() > 15 && digits(text))
}

/// Whether a text is a word, in small letters or capitals.
fn is_same(word: &str, text: &str) -> bool {
    let mut own = text.chars();
    word.chars().all(|letter| own.next().is_some_and(|own| is_letter(own, letter))) && own.next().is_none()
}

/// Small letters of Turkish with their capitals.
const CAPITALS: [(char, char); 7] =
    [('ç', 'Ç'), ('ğ', 'Ğ'), ('ı', 'I'), ('i', 'İ'), ('ö', 'Ö'), ('ş', 'Ş'), ('ü', 'Ü')];

/// Whether a letter is a small one or its capital, in either language.
fn is_letter(own: char, small: char) -> bool {
    own == small || own.eq_ignore_ascii_case(&small) || CAPITALS.contains(&(small, own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_takes_for_something_else() {
        for text in
            ["=1+1", "-5 derece", "doğru", "YANLIŞ", "3-4", "1/2", "12.10", "12 Eylül", "Mayıs 2020", "007", "2E5"]
        {
            assert!(is_mistaken(text, Language::Turkish), "{text}");
        }
        for text in ["true", "FALSE", "May 2020", "12 Sep", "1-2-2020"] {
            assert!(is_mistaken(text, Language::English), "{text}");
        }
        for text in
            ["doğruluk", "12", "2019", "10.1000/xyz-1", "12 öğrenci", "Mayıs", "p1", "a-b", "3-4 yaş", "eylem 3"]
        {
            assert!(!is_mistaken(text, Language::Turkish), "{text}");
        }
    }
}
