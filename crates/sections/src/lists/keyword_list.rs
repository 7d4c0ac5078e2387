//! The keywords of a list.

use crate::lists::separator::{Separator, is_abbreviation, separators};
use ikiz_document::span::flattened;
use ikiz_document::{Keyword, Span};

/// The largest number of words of a keyword; longer pieces are no keywords.
pub(crate) const LONGEST_KEYWORD: usize = 8;
/// The smallest number of words of a sentence with which a list has ended.
const SENTENCE_WORDS: usize = 8;

/// The keywords in a span of the text, in order, disjoint. `gaps`: places of blanks at which a wide gap was printed.
pub(crate) fn split(text: &str, span: Span, gaps: &[usize]) -> Vec<Keyword> {
    // A separator behind the last keyword separates nothing.
    let list = span.of(text).trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '•' | '|' | '·'));
    let (separator, marks) = separators(list, &gaps.iter().map(|gap| gap - span.start).collect::<Vec<_>>());
    let ends = marks.iter().map(|mark| mark.start).chain([list.len()]);
    let starts = std::iter::once(0).chain(marks.iter().map(|mark| mark.end));
    let pieces = starts.zip(ends).map(|(start, end)| Span::new(start, end.max(start)).shifted(span.start));
    let mut keywords: Vec<Keyword> = pieces.filter_map(|piece| keyword(text, piece)).collect();
    // The bullet of the second level in word processors arrives as the letter o.
    if separator == Separator::Break
        && keywords.len() > 1
        && keywords.iter().all(|keyword| keyword.text.starts_with("o "))
    {
        keywords =
            keywords.iter().filter_map(|item| keyword(text, Span::new(item.span.start + 2, item.span.end))).collect();
    }
    if keywords.len() > 2
        && let Some(last) = keywords.last_mut()
    {
        without_conjunction(text, last);
    }
    // The full stop of the list belongs to no keyword, that of an abbreviation does.
    let each_stopped = matches!(separator, Separator::Number | Separator::Break | Separator::Stop | Separator::Bar);
    let last = keywords.len().saturating_sub(1);
    for (at, keyword) in keywords.iter_mut().enumerate() {
        if at == last || each_stopped {
            without_stop(text, keyword);
        }
    }
    keywords.retain(|keyword| !keyword.text.is_empty());
    keywords
}

fn without_stop(text: &str, keyword: &mut Keyword) {
    if let Some(bare) = keyword.text.strip_suffix('.')
        && !bare.rsplit(' ').next().is_some_and(|word| word.contains('.') || is_abbreviation(word))
    {
        keyword.text = bare.trim_end().to_owned();
        keyword.span.end -= 1;
        keyword.span = keyword.span.trimmed(text);
    }
}

/// Takes the conjunction from the last of several keywords: `a, b, and c`.
fn without_conjunction(text: &str, keyword: &mut Keyword) {
    if let Some(rest) = ["and ", "ve ", "And ", "Ve "].iter().find_map(|word| keyword.text.strip_prefix(word)) {
        let length = keyword.text.len() - rest.len();
        let span = Span::new(keyword.span.start + length, keyword.span.end).trimmed(text);
        *keyword = Keyword { span, text: rest.to_owned() };
    }
}

/// Whether all keywords are codes of a classification: `Q12` (JEL), `62P12` (MSC), `05.45.-a` (PACS).
pub(crate) fn are_codes(keywords: &[Keyword]) -> bool {
    !keywords.is_empty() && keywords.iter().all(|keyword| is_code(&keyword.text))
}

fn is_code(word: &str) -> bool {
    let shape: String = word
        .chars()
        .map(|c| match c {
            '0'..='9' => '0',
            'A'..='Z' => 'A',
            c => c,
        })
        .collect();
    matches!(&*shape, "A0" | "A00" | "A000" | "00A00" | "00Axx" | "00AAA" | "00-00" | "00-AA")
        || shape.starts_with("00.00.")
}

/// The part of a span that is a list: it ends where sentences begin.
pub(crate) fn extent(text: &str, span: Span) -> Span {
    let whole = span.of(text);
    for at in whole.match_indices('.').map(|(at, mark)| at + mark.len()) {
        if whole[at..].starts_with([' ', '\t']) && begins_with_sentence(&whole[at..]) {
            return Span::new(span.start, span.start + at).trimmed(text);
        }
    }
    span
}

/// Whether a text begins with a sentence rather than with items of a list: many words, most of them small, hardly a
/// separator.
pub(crate) fn begins_with_sentence(text: &str) -> bool {
    let text = text.trim_start();
    let end = text.find(['.', '?', '!', ';', '•']).unwrap_or(text.len());
    let sentence = &text[..end];
    let (mut words, mut small) = (0, 0);
    for word in sentence.split_whitespace() {
        words += 1;
        small += usize::from(word.starts_with(char::is_lowercase));
    }
    let marks = sentence.matches([',', ':', '|', '/', '،']).count();
    words >= SENTENCE_WORDS && small * 2 >= words && marks * 4 < words
}

/// The keyword in a span, without the marks around it; `None` where it holds no letters.
pub(crate) fn keyword(text: &str, span: Span) -> Option<Keyword> {
    let marks = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '*' | '_' | '•' | '–' | '—' | '-' | ',' | ';' | ':' | '·' | '●' | '▪' | '/' | '|' | '،' | '؛'
            )
            || crate::lists::separator::BARS.contains(&c)
    };
    let inside = span.of(text);
    let start = span.start + (inside.len() - inside.trim_start_matches(marks).len());
    let trimmed = text[start..span.end].trim_end_matches(marks);
    let span = Span::new(start, start + trimmed.len());
    let has_letters = trimmed.contains(char::is_alphanumeric);
    has_letters.then(|| Keyword { span, text: flattened(trimmed) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keywords(list: &str) -> Vec<String> {
        split(list, Span::new(0, list.len()), &[]).into_iter().map(|keyword| keyword.text).collect()
    }

    #[test]
    fn every_kind_of_separator_separates() {
        for list in [
            "arı, bal, kovan bakımı.",
            "arı; bal; kovan bakımı",
            "arı • bal • kovan\nbakımı",
            "arı | bal | kovan bakımı",
            "arı\nbal\nkovan bakımı",
            "arı - bal - kovan bakımı",
            "- arı\n- bal\n- kovan bakımı",
            "arı. bal. kovan bakımı.",
            "arı / bal / kovan bakımı",
            "arı/bal/kovan bakımı",
            "arı * bal * kovan bakımı",
            "*arı *bal *kovan bakımı",
            "arı- bal- kovan bakımı",
            "arı – bal – kovan bakımı",
            "arı–bal–kovan bakımı",
            "1. arı 2. bal 3. kovan bakımı",
            "(1) arı (2) bal (3) kovan bakımı",
            "1) arı\n2) bal\n3) kovan bakımı",
            "1. arı, 2. bal, 3. kovan bakımı.",
            "1-arı 2-bal 3-kovan bakımı",
            "a) arı b) bal c) kovan bakımı",
            "➢ arı\n➢ bal\n➢ kovan bakımı",
            "arı,\nbal,\nkovan bakımı",
            "arı, bal, ve kovan bakımı",
            "arı + bal + kovan bakımı",
            "arı.bal.kovan bakımı.",
            "o arı\no bal\no kovan bakımı",
            "arı، bal، kovan bakımı",
        ] {
            assert_eq!(keywords(list), ["arı", "bal", "kovan bakımı"], "{list}");
        }
    }

    #[test]
    fn wide_gaps_separate_where_nothing_else_does() {
        let words = |list: &str| -> Vec<String> {
            split(list, Span::new(0, list.len()), &[4, 8]).into_iter().map(|keyword| keyword.text).collect()
        };
        assert_eq!(words("arı bal kovan bakımı"), ["arı", "bal", "kovan bakımı"]);
        assert_eq!(words("arı bal kovan, bakım"), ["arı bal kovan", "bakım"]);
    }

    #[test]
    fn commas_that_do_not_separate() {
        assert_eq!(keywords("kovan (ahşap, taş), bal"), ["kovan (ahşap, taş)", "bal"]);
        assert_eq!(keywords("0,5 mm elek, tane boyu"), ["0,5 mm elek", "tane boyu"]);
        assert_eq!(keywords("arı, polen. kovan bakımı"), ["arı", "polen", "kovan bakımı"]);
        assert_eq!(keywords("arı, bal; polen"), ["arı, bal", "polen"]);
    }

    #[test]
    fn commas_of_names_and_numbers_do_not_separate() {
        assert_eq!(
            keywords("2,4-D, N,N-dimetil, PM2,5, 1,4-dioksan"),
            ["2,4-D", "N,N-dimetil", "PM2,5", "1,4-dioksan"]
        );
        assert_eq!(keywords("α,β-doymamış keton, bal"), ["α,β-doymamış keton", "bal"]);
    }

    #[test]
    fn marks_inside_keywords_stay() {
        assert_eq!(keywords("kadın/erkek, iş-yaşam dengesi"), ["kadın/erkek", "iş-yaşam dengesi"]);
        assert_eq!(keywords("Kuzey-Güney; Ankara–İzmir hattı"), ["Kuzey-Güney", "Ankara–İzmir hattı"]);
        assert_eq!(keywords("Ankara–İzmir hattı"), ["Ankara–İzmir hattı"]);
        assert_eq!(keywords("Olea europaea L. yağı"), ["Olea europaea L. yağı"]);
        assert_eq!(keywords("II. Dünya Savaşı, 1. Meclis, 2. Meclis"), ["II. Dünya Savaşı", "1. Meclis", "2. Meclis"]);
    }

    #[test]
    fn lines_of_a_narrow_box_are_joined() {
        let list = "insan kaynakları\nyönetimi, örgütsel\nbağlılık, iş\ntatmini";
        assert_eq!(keywords(list), ["insan kaynakları yönetimi", "örgütsel bağlılık", "iş tatmini"]);
    }

    #[test]
    fn codes_are_told_from_keywords() {
        let codes = |list: &str| are_codes(&split(list, Span::new(0, list.len()), &[]));
        assert!(codes("Q12, Q13, O1") && codes("62P12; 91B76") && codes("05.45.-a, 05.40.Ca"));
        assert!(!codes("OBD2, COVID-19") && !codes("Q12, arı") && !codes("PM10, PM2.5"));
    }

    #[test]
    fn a_list_ends_where_sentences_begin() {
        let part = |list: &str| extent(list, Span::new(0, list.len())).of(list).to_owned();
        let list = "arı, bal. Bu çalışmada üç köyde yaşayan arıların sayısı ve balın miktarı incelendi.";
        assert_eq!(part(list), "arı, bal.");
        let list = "arı bakımı. bal sağımı. kovan bakımı. köy işleri. dağ yolu. yayla göçü. bahar dönemi.";
        assert_eq!(part(list), list);
    }

    #[test]
    fn full_stops_of_abbreviations_stay() {
        assert_eq!(keywords("şirket, Kovan A.Ş."), ["şirket", "Kovan A.Ş."]);
        assert_eq!(keywords("şirket, bal vb."), ["şirket", "bal vb."]);
        assert_eq!(keywords("wrapped key\nword, other."), ["wrapped key word", "other"]);
    }

    proptest! {
        #[test]
        fn keywords_lie_inside_in_order(list in "[a-zığş0-3 ,;.()•|/*\t\n–-]{0,80}") {
            let mut end = 0;
            for keyword in split(&list, Span::new(0, list.len()), &[]) {
                prop_assert!(keyword.span.start >= end && keyword.span.end <= list.len());
                prop_assert_eq!(flattened(keyword.span.of(&list)), keyword.text.clone());
                prop_assert!(!keyword.text.is_empty());
                end = keyword.span.end;
            }
        }
    }
}
