//! Whether a text is in Latin script; `whatlang` decides on texts of several scripts.

use whatlang::{Script, detect_script};

/// The script of most letters of a text; `None` without letters that tell one.
pub fn script(text: &str) -> Option<Script> {
    let mut found = None;
    for letter in text.chars() {
        match letter {
            'a'..='z' | 'A'..='Z' | '\u{80}'..='\u{24f}' => found = Some(Script::Latin),
            '\0'..='\x7f' | '\u{2000}'..='\u{206f}' => {}
            _ => return detect_script(text),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_letter_has_the_script_of_whatlang() {
        for letter in char::MIN..=char::MAX {
            let text = letter.encode_utf8(&mut [0; 4]).to_owned();
            assert_eq!(script(&text), detect_script(&text), "{letter:?}");
        }
    }

    proptest! {
        #[test]
        fn texts_have_the_script_of_whatlang(text in "[a-zÇğ .,’а-яα-ω\u{61}0-9]{0,30}\\PC{0,5}") {
            prop_assert_eq!(script(&text), detect_script(&text));
        }
    }
}
