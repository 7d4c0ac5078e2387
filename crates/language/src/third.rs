//! The name of a third language, where a short text shows it.

use ikiz_document::{Language, LanguageTag};
use ikiz_text::lower;
use whatlang::{Info, Lang, Script};

/// Letters by which the languages of a script are told, the rarest first.
const LETTERS: [(Script, &str, Lang); 3] =
    [(Script::Cyrillic, "ў", Lang::Bel), (Script::Cyrillic, "ѓќѕ", Lang::Mkd), (Script::Cyrillic, "ыэё", Lang::Rus)];
/// Letters of languages that `whatlang` does not know, such as Kyrgyz and Tatar.
const LETTERS_OF_NONE: &str = "әғқңөұүҗһҳҷҡҫҙ";
/// Letters of Kazakh; `қ` or `ғ` stands in Tajik and Uzbek too, but not beside these.
const KAZAKH: [&str; 2] = ["қғ", "іәұ"];
/// Letters that Persian has and Arabic has not, and those of Urdu.
const PERSIAN: &str = "پچژگیک";
const URDU: &str = "ٹڈڑںےہ";
/// Least confidence of a name in a script of several languages, and in Latin script, where letters have been evidence
/// before.
const SURE: f64 = 0.9;
const SURE_IN_LATIN: f64 = 0.5;

/// The language of a short text that is in neither of the two; undetermined where only that is known.
pub fn name(text: &str, info: &Info) -> LanguageTag {
    let text = lower(text, Language::English);
    let has = |letters: &str| text.contains(|letter| letters.contains(letter));
    let tag = |language: Lang| LanguageTag::other(code(language)).unwrap_or_default();
    match info.script() {
        Script::Cyrillic if KAZAKH.iter().all(|letters| has(letters)) => LanguageTag::Other(*b"kaz"),
        Script::Cyrillic if has(LETTERS_OF_NONE) => LanguageTag::Undetermined,
        Script::Arabic if has(URDU) => tag(Lang::Urd),
        Script::Arabic if has(PERSIAN) => tag(Lang::Pes),
        Script::Arabic => tag(info.lang()),
        script => {
            let of_letters = LETTERS.iter().find(|row| row.0 == script && has(row.1));
            let least = match script {
                Script::Latin => SURE_IN_LATIN,
                Script::Cyrillic | Script::Devanagari | Script::Hebrew => SURE,
                _ => 0.0,
            };
            match of_letters {
                Some(row) => tag(row.2),
                None if info.confidence() >= least => tag(info.lang()),
                None => LanguageTag::Undetermined,
            }
        }
    }
}

/// The ISO 639-3 code of a language; Persian and Chinese as those of all their forms.
pub fn code(language: Lang) -> &'static str {
    match language {
        Lang::Pes => "fas",
        Lang::Cmn => "zho",
        other => other.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use whatlang::detect;

    fn named(text: &str) -> String {
        name(text, &detect(text).expect("a script")).code().to_owned()
    }

    #[test]
    fn languages_are_named_by_their_letters() {
        for (code, text) in [
            ("kaz", "Қала халқының тұрмысы және әдебиет"),
            ("rus", "Крестьяне и рынок: цены, рынок, деревня"),
            ("fas", "باغ ایرانی و شعر"),
            ("ara", "أسواق المدينة"),
            ("ell", "Η αγορά του χωριού"),
            ("kat", "ქალაქის ბაზარი"),
        ] {
            assert_eq!(named(text), code, "{text}");
        }
    }

    #[test]
    fn doubtful_languages_have_no_name() {
        for text in ["Шаардын базары жана өнөрү", "Базар города"] {
            assert_eq!(named(text), "und", "{text}");
        }
    }
}
