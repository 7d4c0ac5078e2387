//! Sorting by language.

use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::locale;
use ikiz_document::Language;
use std::cmp::Ordering;

/// The sort order of a language. Texts that are equal in it are ordered by their bytes, so that a table has only one
/// sorted order.
#[derive(Debug)]
pub struct Collation(CollatorBorrowed<'static>);

impl Collation {
    /// The order of that language.
    pub fn new(language: Language) -> Self {
        let locale = match language {
            Language::English => locale!("en"),
            Language::Turkish => locale!("tr"),
        };
        let collator = Collator::try_new(locale.into(), CollatorOptions::default());
        Self(collator.expect("the data of both languages is compiled in"))
    }

    /// Which of two texts comes first.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.0.compare(left, right).then_with(|| left.cmp(right))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn turkish_letters_are_sorted_in_turkish_order() {
        let collation = Collation::new(Language::Turkish);
        let mut words = ["zeytin", "çay", "dut", "ceviz", "ısı", "iz", "şeker", "su"];
        words.sort_by(|left, right| collation.compare(left, right));
        assert_eq!(words, ["ceviz", "çay", "dut", "ısı", "iz", "su", "şeker", "zeytin"]);
    }

    proptest! {
        #[test]
        fn the_order_is_total(texts in prop::array::uniform3("(\\PC|[a-cA-CçÇıIiİ\u{301}\u{ad} -]){0,6}")) {
            for collation in Language::BOTH.map(Collation::new) {
                let [first, second, third] = &texts;
                let order = collation.compare(first, second);
                prop_assert_eq!(order.reverse(), collation.compare(second, first));
                prop_assert_eq!(order.is_eq(), first == second);
                if order.is_le() && collation.compare(second, third).is_le() {
                    prop_assert!(collation.compare(first, third).is_le());
                }
            }
        }
    }
}
