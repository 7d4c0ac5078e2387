//! A mark that may end a sentence, the text on both sides of it, and the rules that decide. They look no further than
//! [`REACH`] bytes, so the time is linear for any text.

use crate::abbreviation::{Abbreviation, abbreviation, is_measure, is_opener, is_run_in_label};
use crate::lower;
use crate::mark::{is_closing, is_opening, is_raised_digit, is_sentence_end};
use crate::turkish::endings::COPULA;
use ikiz_document::Language;

/// How far the rules look, in bytes.
const REACH: usize = 80;
/// Longest label of a part of an abstract, in bytes.
const LABEL: usize = 40;
/// Endings of the third person, besides those of the copula.
const FINITE_ENDINGS: [&str; 16] =
    ["mış", "miş", "muş", "müş", "yor", "ecek", "acak", "maz", "mez", "dı", "di", "du", "dü", "tı", "ti", "tu"];

/// One or more of `. ? ! …` with what surrounds them.
pub(crate) struct EndMark<'t> {
    language: Language,
    /// Where the marks end.
    pub(crate) marks_end: usize,
    /// Where the sentence ends if it ends here: after closing quotes, brackets and footnote marks.
    pub(crate) border: usize,
    marks: &'t str,
    /// The sentence up to the mark, or its last part.
    sentence: &'t str,
    /// Whether `sentence` is all of the sentence up to the mark.
    whole: bool,
    /// The word before the mark, with inner dots, without opening quotes and brackets.
    before: &'t str,
    /// The text after the border, with blanks.
    after: &'t str,
    /// The text after the border, without blanks and opening marks before its first letter.
    next: &'t str,
}

impl<'t> EndMark<'t> {
    /// The end mark that begins at `at`, in the sentence that begins at `start`; `quoted` says whether a straight quote
    /// is open.
    pub(crate) fn new(text: &'t str, start: usize, at: usize, quoted: bool, language: Language) -> Self {
        let marks_end = text[at..].find(|letter| !is_sentence_end(letter)).map_or(text.len(), |length| at + length);
        let from = ceil(text, start.max(at.saturating_sub(REACH)));
        let sentence = &text[from..at];
        let before = sentence.rfind(char::is_whitespace).map_or(sentence, |blank| sentence[blank..].trim_start());
        let before = before.trim_start_matches(is_opening);
        let closers = text[marks_end..].chars().take_while(|letter| is_closing(*letter)).take(4);
        let closed = marks_end + closers.map(char::len_utf8).sum::<usize>();
        let border = closed
            + footnote_length(
                &text[closed..],
                closed == marks_end && before.chars().count() > 2 && ends_in_letter(before),
            );
        let border = border + detached_length(&text[border..], quoted, !sentence.trim_start().starts_with('['));
        let after = &text[border..];
        let next = after.trim_start().trim_start_matches(is_opening);
        Self {
            language,
            marks_end,
            border,
            marks: &text[at..marks_end],
            sentence,
            whole: from == start,
            before,
            after,
            next: &next[..floor(next, REACH)],
        }
    }

    /// Whether the mark is a full stop.
    pub(crate) fn is_full(&self) -> bool {
        self.marks == "."
    }

    /// Whether the sentence ends here. The rules are tried in order.
    pub(crate) fn ends_sentence(&self) -> bool {
        if self.after.trim_start().is_empty() {
            return true;
        }
        if !self.after.starts_with(char::is_whitespace) {
            return self.is_glued();
        }
        if self.after.trim_start().starts_with([',', ';', ':', ')']) || self.is_spaced_ellipsis() {
            return false;
        }
        if self.marks != "." {
            return !self.goes_on_in_lower_case();
        }
        let label = self.sentence.trim_start();
        if self.whole && label.len() < LABEL && is_run_in_label(&lower(label, self.language), self.language)
            || self.is_year_of_reference()
        {
            return false;
        }
        self.number()
            .or_else(|| self.single_letter())
            .or_else(|| self.abbreviated())
            .unwrap_or_else(|| !self.goes_on_in_lower_case() || self.is_finite_verb())
    }

    /// Whether a sentence follows without a blank: `uygulandı.Bulgular`. Names with dots and addresses look similar.
    fn is_glued(&self) -> bool {
        let mut next = self.after.chars();
        let label = self.after.find(|letter: char| !letter.is_uppercase()).is_some_and(|end| {
            self.after[..end].chars().nth(3).is_some() && self.after[end..].starts_with([' ', ':', ','])
        });
        let run_in = self.is_before_label();
        let begins = label
            || run_in
            || next.next().is_some_and(char::is_uppercase)
                && next.next().is_some_and(|second| second.is_lowercase() || second.is_whitespace());
        let word = self.before.trim_end_matches(is_closing);
        let letters = word.chars().rev().take_while(|letter| letter.is_lowercase()).count();
        if abbreviation(&lower(word, self.language), self.language).is_some() {
            return false;
        }
        let dotted = word.contains('.') && !word.contains('=') && word.contains(char::is_alphabetic);
        let is_address = self.before.contains(['@', '/']) || dotted || word.starts_with("www");
        begins
            && !is_address
            && (run_in || letters >= 3 || word.len() < self.before.len())
            && matches!(self.marks, "." | "?" | "!")
    }

    /// Whether the label of a part of an abstract follows, with its colon: `12.5%.Conclusion:`.
    fn is_before_label(&self) -> bool {
        let start = &self.after[..floor(self.after, LABEL)];
        start.split_once(':').is_some_and(|(label, _)| is_run_in_label(&lower(label, self.language), self.language))
    }

    /// Whether the mark is a dot of an ellipsis with blanks inside a sentence: `lost . . . and found`.
    fn is_spaced_ellipsis(&self) -> bool {
        let begun = self.sentence.contains(char::is_alphanumeric) && self.marks == ".";
        let dot = self.after.trim_start().strip_prefix('.');
        begun && self.before.is_empty() && dot.is_some_and(|rest| rest.starts_with(char::is_whitespace))
    }

    /// Rule for numerals of up to three digits and Roman numerals: `19. yüzyıl`, `Table 2. Results`, `1. First point`.
    fn number(&self) -> Option<bool> {
        let digits = self.before.len() <= 3 && self.before.bytes().all(|byte| byte.is_ascii_digit());
        let turkish = self.language == Language::Turkish;
        if self.before.is_empty() || !(digits || is_roman(self.before, turkish)) {
            return None;
        }
        let (previous, first) = self.previous_word();
        if previous.is_empty() || self.goes_on_in_lower_case() || (digits && is_rest_of_date(self.next)) {
            return Some(false);
        }
        if first && previous.starts_with(char::is_uppercase) {
            return Some(false);
        }
        // After `Tablo`, `s.` or `%` a numeral is no ordinal.
        let label = lower(previous.trim_end_matches(['.', ':']), self.language);
        let counted = abbreviation(&label, self.language).is_some() || !previous.contains(char::is_alphanumeric);
        let measured = self.next.starts_with(char::is_uppercase) && is_measure(&label);
        Some(self.is_before_opener() || (digits && (counted || measured || !turkish)))
    }

    /// Whether the mark ends the year of a reference, before its title: `Yılmaz, F. (2003). Böyle …`.
    fn is_year_of_reference(&self) -> bool {
        let Some(year) = self.before.strip_suffix(')') else { return false };
        let (previous, _) = self.previous_word();
        let initial = previous.trim_start_matches(is_opening).strip_suffix('.');
        year.len() == 4
            && year.bytes().all(|letter| letter.is_ascii_digit())
            && initial.is_some_and(|initial| is_capital(initial.rsplit('.').next().unwrap_or_default()))
    }

    /// Rule for initials and for letters that name a group or a page: `J. Smith`, `Group B. It`.
    fn single_letter(&self) -> Option<bool> {
        let mut letters = self.before.chars();
        let spelled =
            self.before.split('.').all(|part| part.chars().nth(1).is_none() && part.starts_with(char::is_uppercase));
        let is_small = letters.next().is_some_and(char::is_lowercase) && letters.next().is_none();
        if !spelled && (!is_small || self.is_pronoun()) {
            return None;
        }
        if abbreviation(&lower(self.before, self.language), self.language) == Some(Abbreviation::PossiblyLast) {
            return None;
        }
        let (previous, _) = self.previous_word();
        // A unit of measure: `640 g. Light ones`.
        if is_small && previous.ends_with(|last: char| last.is_ascii_digit()) {
            return None;
        }
        // `A. A. Saygun`: what looks like an article is an initial.
        let initial = self.next_word().len() == 1 && self.next[1..].starts_with('.');
        Some(self.is_before_opener() && !previous.is_empty() && !initial)
    }

    fn abbreviated(&self) -> Option<bool> {
        // Of `1045/m.` the last part counts.
        let word = lower(self.before.rsplit('/').next().unwrap_or(self.before), self.language);
        let next = self.next_word();
        let goes_on = self.next[next.len()..].starts_with('.')
            && next.chars().nth(1).is_some()
            && abbreviation(&lower(next, self.language), self.language).is_some();
        let number = self.next.starts_with(|first: char| first.is_ascii_digit())
            || is_roman(self.next_word(), self.next_word() != "I");
        match abbreviation(&word, self.language)? {
            Abbreviation::NeverLast => Some(false),
            Abbreviation::BeforeNumber => number.then_some(false),
            Abbreviation::PossiblyLast if is_spelled_name(self.before) => Some(self.is_before_opener()),
            // `Ltd. Şti.`
            Abbreviation::PossiblyLast => Some(self.next.starts_with(char::is_uppercase) && !goes_on),
        }
    }

    /// Whether the next word begins in lower case, and is not one that keeps it at the start of a sentence: `pH`, `p
    /// değeri`, `n = 5`.
    fn goes_on_in_lower_case(&self) -> bool {
        if !self.next.starts_with(char::is_lowercase) {
            return false;
        }
        let word = self.next_word();
        let symbol = word.chars().skip(1).any(|letter| letter.is_uppercase() || letter.is_ascii_digit());
        let statistic = word.len() == 1 && !matches!(word, "a" | "o") && self.next[1..].starts_with([' ', '-']);
        !(symbol || statistic)
    }

    /// Whether the word before the mark is a Turkish finite verb. It ends its sentence, and no abbreviation looks like
    /// one: a small letter after it is a typing error.
    fn is_finite_verb(&self) -> bool {
        let follows = |letter: char| letter.is_alphabetic() || "\"“‘".contains(letter);
        let unquoted = self.border == self.marks_end && self.after.trim_start().starts_with(follows);
        let said = ["dedi", "der", "diy"].iter().any(|said| self.next.starts_with(said));
        let word = self.before;
        self.language == Language::Turkish
            && unquoted
            && !said
            && word.len() > 5
            && word.chars().all(char::is_alphabetic)
            && COPULA.iter().chain(&FINITE_ENDINGS).any(|ending| word.ends_with(ending))
    }

    /// Whether the word before the mark is `o`, the only Turkish word of one letter.
    fn is_pronoun(&self) -> bool {
        self.language == Language::Turkish && self.before == "o"
    }

    fn is_before_opener(&self) -> bool {
        self.next.starts_with(char::is_uppercase) && is_opener(&lower(self.next_word(), self.language), self.language)
    }

    fn next_word(&self) -> &'t str {
        &self.next[..self.next.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(self.next.len())]
    }

    /// The second word before the mark, and whether the sentence begins with it.
    fn previous_word(&self) -> (&'t str, bool) {
        let head = self.sentence.rfind(char::is_whitespace).map_or("", |blank| self.sentence[..blank].trim_end());
        let word = head.rfind(char::is_whitespace).map_or(head, |blank| head[blank..].trim_start());
        (word, self.whole && head.trim_start().len() == word.len())
    }
}

/// Whether a text begins with the rest of a date, month and year or only the year: `3. 4. 2019`.
fn is_rest_of_date(text: &str) -> bool {
    let number = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = number(text);
    let year = |text: &str| number(text) == 4 && !text[4..].starts_with(['.', ',']);
    match first {
        1 | 2 => text[first..].strip_prefix('.').is_some_and(|rest| year(rest.trim_start())),
        _ => year(text) && text.starts_with(['1', '2']),
    }
}

/// Whether a word is an abbreviated state or degree. The sentence goes on after most of these: `U.S. Congress`.
fn is_spelled_name(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| part.chars().nth(1).is_none() && part.starts_with(char::is_uppercase))
}

fn is_roman(word: &str, single: bool) -> bool {
    let least = if single { 1 } else { 2 };
    word.len() >= least && word.bytes().all(|byte| b"IVXLCDM".contains(&byte))
}

fn ends_in_letter(word: &str) -> bool {
    word.chars().next_back().is_some_and(char::is_alphabetic)
}

/// The length of footnote marks at the start of a text: `[3]`, `[1, 4–6]`, `(12)`, raised digits and, if `behind_word`,
/// digits before a blank.
fn footnote_length(text: &str, behind_word: bool) -> usize {
    let mut end = 0;
    while let Some(close) = match text[end..].chars().next() {
        Some('[') => Some(']'),
        Some('(') => Some(')'),
        _ => None,
    } {
        let inside = text[end + 1..].find(|letter: char| !(letter.is_ascii_digit() || ", –-".contains(letter)));
        match inside {
            Some(length) if (1..REACH).contains(&length) && text[end + 1 + length..].starts_with(close) => {
                end += length + 2;
            }
            _ => break,
        }
    }
    let raised = text[end..].find(|letter| !is_raised_digit(letter)).unwrap_or(text.len() - end);
    if end + raised > 0 {
        return end + raised;
    }
    let marks = text.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'-')).count();
    let numbers = || text[..marks].split([',', '-']);
    let blank = text[marks..].chars().next().is_none_or(char::is_whitespace);
    if behind_word && blank && numbers().all(|number| (1..=3).contains(&number.len())) { marks } else { 0 }
}

/// The length of what belongs to the sentence although a blank comes before it: a bracketed footnote mark, if
/// `footnotes` (the sentence does not begin with a bracket), or a closing quote with blanks on both sides, if `quoted`.
fn detached_length(text: &str, quoted: bool, footnotes: bool) -> usize {
    let Some(rest) = text.strip_prefix(' ') else { return 0 };
    let length = match rest.chars().next() {
        Some('"') if quoted => 1,
        Some('[') if footnotes => footnote_length(rest, false),
        _ => 0,
    };
    if length > 0 && rest[length..].chars().next().is_none_or(char::is_whitespace) { length + 1 } else { 0 }
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// Whether it is one capital.
fn is_capital(letters: &str) -> bool {
    let mut letters = letters.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use crate::sentences;
    use ikiz_document::Language;

    /// `|` marks where a sentence ends.
    fn check(language: Language, cases: &[&str]) {
        for marked in cases {
            let text = marked.replace('|', "");
            let expected: Vec<_> = marked.split('|').map(str::trim).collect();
            let found: Vec<_> = sentences(&text, language).into_iter().map(|span| span.of(&text).to_owned()).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn turkish_sentences_end_at_the_right_marks() {
        check(
            Language::Turkish,
            &[
                "Yöntem uygulanmıştır.|Bulgular: Fark vardır.| Amaç: Bu konuyu ele almak.",
                "Kale 19. yüzyılda yapıldı.| XVI. Yüzyılın evleri yıkıldı.| II. Murat geldi.",
                "Doç. Dr. Ela Su geldi.| Prof.Dr. Can gitti.| A. K. Taş kaldı.",
                "Elma, armut vb. meyveler toplandı.| Kayısı, incir vb.| Bunlar kurutuldu.",
                "Oran 0.05 bulundu.| 25 öğrenci katıldı.| p değeri düşüktür.| pH ölçüldü.",
                "Toplantı 12.05.2014 günü yapıldı.| Bkz. s. 14.| Ayrıca www.ornek.com.tr adresi verildi.",
                "Bu konu önemlidir.12| Ancak ele alınmadı.[3]| Başka yerde de yok.¹²| Sonuç budur.",
                "Neden böyle?| Kim bilir!| “Gelmedi.” dedi.| Olmaz mı? diye sordu.",
                "Şirket Su A.Ş. adını aldı.| T.C. Sağlık Bakanlığı onayladı.| Toplam sayı 25.| Bu az değildir.",
                "Düşündü... sonra gitti.| Bekledi…| Kimse gelmedi.",
                "Fark saptanmadı (p=0.576).|Gruplar benzerdi.|BULGULAR: Yaş 25 idi.| Bu bilinir.2,3| Ama az.",
                "Ekim 3. 4. 2017 günü başladı.| Ak Ltd. Şti. kurdu.| Eser h. 1045/m. 1635 tarihlidir.",
                "Amaç. Bu konuyu ele almak.| \"Ne gün! Çok güzel!\" dedi.| Kayıp . . . kimse bilmez.",
                "Tablo 3. Katılımcıların yaşları|\n\n1. Giriş",
                "Ağırlıklar 640 g.| Hafif olanlar azdır.| Derinlik 12 m.| Su soğuktur.",
            ],
        );
    }

    #[test]
    fn english_sentences_end_at_the_right_marks() {
        check(
            Language::English,
            &[
                "The method was applied.|Results: There was a gap.| 25 pupils took part.",
                "Dr. Hill et al. (2019) agreed.| So did J. R. Stone.| See Fig. 2 and pp. 3–5.",
                "It was plan B. | However, the U.S. Senate refused.| They left the U.S.| They went home.",
                "The answer was no.| See no. 5, i.e. the last.| Pens, ink, etc. were sold.| Paper, etc.| It rained.",
                "The pH was 7.4.| p was low.| iPads were used.| The rest (cf. above) was not.",
                "This is known.12 | It was shown twice.[3, 5–7]| No one asked.",
                "Is it so?| “Yes.” | He said “Never!” and left.",
                "Methods. We saw A. A. Saygun.| \"Bravo! What a day!\" he said.| Values were low.| p-values were not.",
                "\"Champions?| It is early,\" he said.| \"Is it true?| No,\" she wrote, \"it is not.\"",
                "Table 1. Age of the pupils|\n\nIt fell to 12.| Then it rose.",
            ],
        );
    }
}
