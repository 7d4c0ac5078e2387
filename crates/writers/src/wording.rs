//! Words for messages: a catalogue for each language, in `data/messages/`.

use ikiz_document::{Argument, Language, Message, Twin};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const TEXTS: Twin<&str> = Twin::new(include_str!("../data/messages/en.tsv"), include_str!("../data/messages/tr.tsv"));

/// How the user interface writes a setting, with a value that could be given: `--max-pages`, `--records-path docs`.
pub type NameSetting = fn(setting: &str, value: Option<&str>) -> String;

/// The texts of all messages in one language, by their codes.
#[derive(Debug)]
pub struct Catalogue {
    texts: BTreeMap<&'static str, &'static str>,
}

impl Catalogue {
    /// The catalogue of a language.
    pub fn of(language: Language) -> &'static Self {
        static CATALOGUES: LazyLock<Twin<Catalogue>> =
            LazyLock::new(|| TEXTS.map(|texts| Catalogue { texts: rows(texts).collect() }));
        CATALOGUES.of(language)
    }

    /// All codes with their texts, in the order of the codes.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.texts.iter().map(|(code, text)| (*code, *text))
    }

    /// A message in words. A name without a text, such as that of a rare language, is shown by its code.
    pub fn worded(&self, message: &Message, name_setting: NameSetting) -> String {
        let bare = || message.code.split_once('.').map_or(&*message.code, |(_, name)| name);
        let mut rest = self.texts.get(&*message.code).copied().unwrap_or_else(bare);
        let mut words = String::with_capacity(rest.len());
        while let Some((before, after)) = rest.split_once('{') {
            words.push_str(before);
            let (gap, after) = after.split_once('}').unwrap_or((after, ""));
            let (gap, forms) = gap.split_once('|').map_or((gap, None), |(gap, forms)| (gap, forms.split_once('|')));
            let argument = message.arguments.iter().find(|(name, _)| name == gap).map(|(_, argument)| argument);
            match (argument, forms) {
                (Some(Argument::Number(1)), Some((one, _))) => words.push_str(one),
                (_, Some((_, many))) => words.push_str(many),
                (argument, None) => words.extend(argument.map(|argument| self.filled(argument, name_setting))),
            }
            rest = after;
        }
        words + rest
    }

    fn filled(&self, argument: &Argument, name_setting: NameSetting) -> String {
        match argument {
            Argument::Text(text) => shown(text),
            Argument::Number(number) => number.to_string(),
            Argument::Message(message) => self.worded(message, name_setting),
            Argument::Setting(name, value) => name_setting(name, value.as_deref().map(shown).as_deref()),
        }
    }
}

/// Most characters of a text of the user in a message.
const MOST_SHOWN: usize = 500;

/// A text of the user as a message has it: [`printable`], and cut off where it is longer than a message may be.
pub fn shown(text: &str) -> String {
    match text.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => printable(text[..end].trim_end()) + "…",
        None => printable(text),
    }
}

/// A text on one line that does nothing to a terminal: line breaks and other control characters are written as escapes.
pub fn printable(text: &str) -> String {
    let mut printable = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') {
            printable.extend(letter.escape_default());
        } else {
            printable.push(letter);
        }
    }
    printable
}

/// The rows of a catalogue: code and text.
pub(crate) fn rows(texts: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    texts.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(setting: &str, value: Option<&str>) -> String {
        format!("{setting}={}", value.unwrap_or("…"))
    }

    #[test]
    fn the_catalogues_are_sorted_and_complete() {
        for (language, texts) in TEXTS.with_language() {
            assert!(texts.starts_with("# ") && texts.ends_with('\n'));
            let codes: Vec<&str> = rows(texts).map(|(code, _)| code).collect();
            assert!(codes.is_sorted_by(|left, right| left < right), "{language}: {codes:?}");
            assert_eq!(codes.len(), texts.lines().filter(|line| !line.starts_with('#')).count(), "a row without a tab");
            for (code, text) in rows(texts) {
                assert!(!text.is_empty() && text == text.trim() && !text.contains('\t'), "{code}");
                assert!(!text.ends_with('.'), "{code}: a full stop at the end");
            }
        }
    }

    #[test]
    fn no_turkish_ending_follows_a_gap() {
        for (code, text) in Catalogue::of(Language::Turkish).texts() {
            for rest in text.split('}').skip(1) {
                assert!(!rest.starts_with(|c: char| c.is_alphabetic() || "'’".contains(c)), "{code}");
            }
        }
    }

    #[test]
    fn gaps_are_filled_only_once() {
        let arguments = [("english", "{turkish}".into()), ("turkish", 7_u32.into())];
        let message = Message::new("number-mismatch.differs", arguments);
        let words = Catalogue::of(Language::English).worded(&message, plain);
        assert_eq!(words, "A number differs: {turkish} in the English sentence, 7 in the Turkish one");
    }

    #[test]
    fn texts_of_the_user_do_nothing_to_a_terminal_and_are_no_longer_than_a_message() {
        assert_eq!(printable("öz\n\u{1b}[2J\u{2028}.txt"), "öz\\n\\u{1b}[2J\\u{2028}.txt");
        assert_eq!(shown(&"ı".repeat(MOST_SHOWN)), "ı".repeat(MOST_SHOWN));
        let message = Message::new(
            "number-mismatch.differs",
            [("english", "a\u{7}\nb".into()), ("turkish", "ş".repeat(1_000_000).into())],
        );
        let words = Catalogue::of(Language::English).worded(&message, plain);
        assert!(words.starts_with("A number differs: a\\u{7}\\nb in the"), "{words}");
        assert!(words.chars().count() < MOST_SHOWN + 100 && words.contains("ş… in the Turkish one"), "{words}");
    }

    #[test]
    fn names_and_settings_are_put_into_words() {
        let turkish = Catalogue::of(Language::Turkish);
        let missing = Message::new("section-missing.abstract", [("language", Language::Turkish.into())]);
        assert_eq!(turkish.worded(&missing, plain), "Öz veya özet bulunamadı; eksik dil: Türkçe");
        assert_eq!(turkish.worded(&Message::name("language", "xyz"), plain), "xyz");
        let setting = Argument::Setting("column".into(), Some("id".to_owned()));
        let advice = Message::new("advice.name-column", [("setting", setting)]);
        assert_eq!(turkish.worded(&advice, plain), "hangisinin ne içerdiğini belirtin, örneğin: column=id");
    }
}
