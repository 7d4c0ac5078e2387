//! The same number has another sign in the other sentence: `<` for `>`, a lost minus, a lost `±`.

use super::by_number;
use super::mark::{Relation, Sign};
use super::quantity::Quantity;
use super::side::Side;
use crate::context::{Context, TwinBead};
use crate::rule::finding;
use ikiz_document::{Check, Finding, Language, Severity, Span, Token, Twin, messages};

messages! {
    sign_differs(english, turkish) = "sign-mismatch.differs";
}

/// Words that say a minus: a word, or one and the start of the next.
const MINUS_WORDS: [(&str, &str); 6] =
    [("minus", ""), ("below", "zero"), ("below", "freezing"), ("subzero", ""), ("eksi", ""), ("sıfırın", "alt")];

fn says_minus(tokens: &[Token]) -> bool {
    tokens.iter().enumerate().any(|(at, token)| {
        let next = tokens.get(at + 1).map_or("", |token| &*token.surface);
        MINUS_WORDS.iter().any(|(first, second)| *token.surface == **first && next.starts_with(second))
    })
}

/// The findings of a bead.
pub(super) fn of_bead(context: &Context<'_>, bead: &TwinBead<'_>, sides: Twin<&Side>) -> Vec<Finding> {
    let Twin { english, turkish } = sides
        .zip(bead.sides())
        .map(|(side, (_, sentences))| side.of(sentences).filter(|quantity| quantity.is_digits).collect::<Vec<_>>());
    if english.iter().chain(&turkish).all(|quantity| quantity.marks.start.is_none()) {
        return Vec::new();
    }
    let says_minus = bead.sides().iter().any(|(section, sentences)| {
        let spans = sentences.iter().filter_map(|&at| section.sentences.get(at));
        spans.into_iter().any(|&sentence| says_minus(section.tokens_in(sentence)))
    });
    let differing = by_number(english, &turkish).into_iter().filter_map(|Twin { english, turkish }| {
        let reversed = || other_sign(&turkish, &english).map(|(right, left)| (left, right));
        let signs = || other_sign(&english, &turkish).or_else(reversed);
        other_relation(&english, &turkish).or_else(|| signs().filter(|_| !says_minus))
    });
    let found = differing.map(|(left, right)| {
        let [english, turkish] = [left, right].map(|quantity| {
            let start = quantity.marks.start.unwrap_or(quantity.span.start);
            context.text(Span::new(start, quantity.span.end)).to_owned()
        });
        let evidence = format!("{english} ≠ {turkish}");
        let found = finding(Check::SignMismatch, Severity::Error, sign_differs(english, turkish), evidence);
        bead.located(context, Language::English, left.span, found)
    });
    found.collect()
}

/// Prints of one number that are compared in another way on the other side.
fn other_relation<'q>(lefts: &[&'q Quantity], rights: &[&'q Quantity]) -> Option<(&'q Quantity, &'q Quantity)> {
    let count = |list: &[&Quantity], relation: Option<Relation>| {
        list.iter().filter(|quantity| quantity.marks.relation == relation).count()
    };
    let compared = |list: &[&'q Quantity]| -> Vec<&'q Quantity> {
        list.iter().copied().filter(|quantity| quantity.marks.relation.is_some()).collect()
    };
    let (lefts, rights) = (compared(lefts), compared(rights));
    let is_uniform = |list: &[&Quantity]| list.iter().all(|one| one.marks.relation == list[0].marks.relation);
    let are_comparable = lefts.len() == rights.len() || is_uniform(&lefts) && is_uniform(&rights);
    let surplus = |ones: &[&'q Quantity], others: &[&Quantity]| {
        let more = |one: &&&Quantity| count(ones, one.marks.relation) > count(others, one.marks.relation);
        ones.iter().find(more).copied()
    };
    let left = surplus(&lefts, &rights).filter(|_| are_comparable)?;
    let right = surplus(&rights, &lefts)?;
    (left.marks.relation != right.marks.relation).then_some((left, right))
}

/// Prints of one number that have a sign which it never has on the other side.
fn other_sign<'q>(ones: &[&'q Quantity], others: &[&'q Quantity]) -> Option<(&'q Quantity, &'q Quantity)> {
    const NO_MINUS: &[Sign] = &[Sign::None, Sign::Bare, Sign::Plus, Sign::PlusMinus];

    let (one, other) = (ones.first()?, others.first()?);
    let all = |list: &[&Quantity], signs: &[Sign]| list.iter().all(|quantity| signs.contains(&quantity.marks.sign));
    let is_lost = all(ones, &[Sign::Minus]) && all(others, NO_MINUS)
        || all(ones, &[Sign::PlusMinus]) && all(others, &[Sign::Bare, Sign::Plus]);
    if is_lost {
        return Some((*one, *other));
    }
    // The same number stands there without a sign too, as often on both sides: `-1,00 … 1. sıra`.
    let are_clear = ones.len() == others.len() && all(others, NO_MINUS) && !all(ones, NO_MINUS);
    let minus = ones.iter().position(|quantity| quantity.marks.sign == Sign::Minus)?;
    let is_doubtful = ones.iter().any(|quantity| quantity.marks.sign == Sign::Doubtful);
    (are_clear && !is_doubtful).then(|| (ones[minus], others[minus]))
}

#[cfg(test)]
mod tests {
    use super::super::Quantities;
    use crate::fixture::{assert_found, assert_left_alone};

    #[test]
    fn other_signs_are_found() {
        assert_found(
            &Quantities,
            &[
                ("It was significant (p < .05).", "Anlamlıydı (p > ,05).", "< .05 ≠ > ,05"),
                ("The mean change was -3.2 points.", "Ortalama değişim 3,2 puandı.", "-3.2 ≠ 3,2"),
                ("The mean was 11.2 ± 1.6 years.", "Ortalama 11,2 1,6 yıldı.", "± 1.6 ≠ 1,6"),
                (
                    "The second group was 1.00 D; the 1. order Kernel was used.",
                    "İkinci grup -1,00 D idi; 1. kernel kullanıldı.",
                    "1.00 ≠ -1,00",
                ),
                ("They differ (a: p<.05, b: p>.05).", "Farklılar (a: p<,05; b: p<,05).", ">.05 ≠ <,05"),
            ],
        );
    }

    #[test]
    fn the_same_sign_is_left_alone_however_it_is_written() {
        assert_left_alone(
            &Quantities,
            &[
                ("It fell to −12 °C.", "Sıcaklık eksi 12 dereceye düştü."),
                ("It was significant (p<0.05).", "Anlamlıydı (p < ,05)."),
                ("Between 1990-2000 it rose.", "1990 -2000 arasında arttı."),
                ("The mean was 11.2 ± 1.6 years.", "Ortalama 11,2 (SS: 1,6) yıldı."),
                ("Scores ≤ 10 are low.", "10 ve altındaki puanlar düşüktür."),
                ("r = -0.42 was found.", "r=–0,42 bulundu."),
                ("It fell by -1.00 D in the 1. order.", "1. sırada -1,00 D azaldı."),
                ("It fell to -4 from 4 and 4.", "4 iken -4 oldu."),
            ],
        );
    }
}
