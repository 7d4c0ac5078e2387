//! The controlled vocabulary of a profile's keywords.

use ikiz_document::{Language, Message, TokenKind, Twin, messages};
use ikiz_text::{KeyRules, Keys, SurfaceCounts, Tokenizer, nfc, without_circumflex};
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

messages! {
    no_columns() = "profile.vocabulary-columns";
    no_terms() = "profile.vocabulary-empty";
}

/// The terms of a vocabulary, in a form that case, hyphens and inflection leave alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Vocabulary(Twin<BTreeSet<String>>);

impl Vocabulary {
    /// Reads a CSV table with the columns `english` and `turkish`, or one of the two.
    ///
    /// # Errors
    ///
    /// If no column has such a name, or no row has a term: says so.
    pub fn of_csv(text: &str) -> Result<Self, Message> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut rows = csv::ReaderBuilder::new()
            .delimiter(separator(text))
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let header = rows.headers().cloned().unwrap_or_default();
        let column = |name: &str| header.iter().position(|cell| cell.eq_ignore_ascii_case(name));
        let columns = Twin::new("english", "turkish").map(column);
        if columns.iter().all(Option::is_none) {
            return Err(no_columns());
        }
        let mut terms = Twin::<BTreeSet<String>>::default();
        for row in rows.records().filter_map(Result::ok) {
            for (language, column) in columns.with_language() {
                let term = column.and_then(|column| row.get(column)).unwrap_or_default();
                terms.of_mut(language).insert(form(term, language));
            }
        }
        for side in terms.as_mut() {
            side.remove("");
        }
        if terms.iter().all(BTreeSet::is_empty) { Err(no_terms()) } else { Ok(Self(terms)) }
    }

    /// Whether a keyword is a term of the vocabulary; `None` if it has no terms in that language.
    pub(crate) fn has(&self, keyword: &str, language: Language) -> Option<bool> {
        let terms = self.0.of(language);
        (!terms.is_empty()).then(|| terms.contains(&form(keyword, language)))
    }
}

/// What stands most often in the header: commas, semicolons (a Turkish Excel) or tabs.
fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let separators = [(b'\t', '\t'), (b';', ';'), (b',', ',')];
    separators.into_iter().max_by_key(|(_, mark)| header.matches(*mark).count()).map_or(b',', |(byte, _)| byte)
}

/// The words of a term by their keys, without looking at other texts.
fn form(term: &str, language: Language) -> String {
    static KEYS: LazyLock<Twin<Keys>> = LazyLock::new(|| {
        Twin::from_fn(|language| Keys::settle(&SurfaceCounts::default(), language, KeyRules::default()))
    });
    let plain: String =
        nfc(term).chars().map(|letter| if matches!(letter, '-' | '‐' | '‑' | '–') { ' ' } else { letter }).collect();
    let tokens = Tokenizer::new(language).tokens(&plain);
    let words = tokens.iter().filter(|token| token.kind != TokenKind::Punctuation);
    let key = |surface: &str| KEYS.of(language).key(surface).to_string().chars().map(without_circumflex).collect();
    words.map(|token| key(&token.surface)).collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_document::Language::{English, Turkish};

    #[test]
    fn terms_are_found_in_any_case_number_and_spelling() {
        for text in [
            "english,turkish,broader\nBlood Pressure,Kan Basıncı,Hemodynamics\n",
            "\u{feff}english;turkish\r\nBlood Pressure;Kan Basıncı\r\n",
            "id\tTurkish\tEnglish\n1\tKan Basıncı\tBlood Pressure\n",
        ] {
            let vocabulary = Vocabulary::of_csv(text).expect("a vocabulary");
            for (keyword, language, expected) in [
                ("blood pressure", English, true),
                ("blood-pressures", English, true),
                ("KAN BASINCI", Turkish, true),
                ("kan şekeri", Turkish, false),
                ("pressure", English, false),
            ] {
                assert_eq!(vocabulary.has(keyword, language), Some(expected), "{keyword}");
            }
        }
    }

    #[test]
    fn what_is_no_vocabulary_is_said() {
        assert_eq!(Vocabulary::of_csv("a,b\n1,2\n"), Err(no_columns()));
        assert_eq!(Vocabulary::of_csv(""), Err(no_columns()));
        assert_eq!(Vocabulary::of_csv("english,turkish\n,\n"), Err(no_terms()));
        let one = Vocabulary::of_csv("english\nIron\n").expect("a vocabulary");
        assert_eq!((one.has("demir", Turkish), one.has("iron", English)), (None, Some(true)));
    }
}
