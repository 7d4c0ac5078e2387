//! The same number has another sign in the other sentence: `<` for `>`, a lost minus, a lost `±`.

use super::mark::{Relation, Sign};
use super::quantity::Quantity;
use super::side::Side;
use crate::context::{Context, TwinSections};
use crate::rule::finding;
use ikiz_document::{Bead, Check, Finding, Severity, Span, Token, Twin, messages};

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
pub(super) fn of_bead(
    context: &Context<'_>,
    pair: &TwinSections<'_>,
    bead: &Bead,
    sides: Twin<&Side>,
) -> Vec<(Span, Finding)> {
    let in_digits = |side: &'_ Side, sentences: &[usize]| {
        side.of(sentences).filter(|quantity| quantity.is_digits).cloned().collect::<Vec<_>>()
    };
    let english = in_digits(sides.english, &bead.sentences.english);
    let turkish = in_digits(sides.turkish, &bead.sentences.turkish);
    if english.iter().chain(&turkish).all(|quantity| quantity.marks.start.is_none()) {
        return Vec::new();
    }
    let says_minus = pair.sections.zip(bead.sentences.as_ref()).iter().any(|(section, sentences)| {
        sentences
            .iter()
            .filter_map(|&at| section.sentences.get(at))
            .any(|&sentence| says_minus(section.tokens_in(sentence)))
    });
    let mut found: Vec<(Span, Finding)> = Vec::new();
    for (at, left) in english.iter().enumerate() {
        if english[..at].iter().any(|other| other.is_printed_like(left)) {
            continue;
        }
        let lefts: Vec<&Quantity> = english[at..].iter().filter(|other| other.is_printed_like(left)).collect();
        let rights: Vec<&Quantity> = turkish.iter().filter(|other| other.is_printed_like(left)).collect();
        let reversed = || other_sign(&rights, &lefts).map(|(right, left)| (left, right));
        let signs = || other_sign(&lefts, &rights).or_else(reversed);
        let relation = other_relation(&lefts, &rights);
        let differing = relation.or_else(|| signs().filter(|_| !says_minus));
        found.extend(differing.map(|(left, right)| {
            let [english, turkish] = [left, right].map(|quantity| {
                let start = quantity.marks.start.unwrap_or(quantity.span.start);
                context.text(Span::new(start, quantity.span.end)).to_owned()
            });
            let evidence = format!("{english} ≠ {turkish}");
            let finding = finding(Check::SignMismatch, Severity::Error, sign_differs(english, turkish), evidence);
            (left.span, Finding { section: Some(pair.sections.english.section.id), ..finding })
        }));
    }
    found
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
    let (one, other) = (ones.first()?, others.first()?);
    let all = |list: &[&Quantity], signs: &[Sign]| list.iter().all(|quantity| signs.contains(&quantity.marks.sign));
    let is_lost = all(ones, &[Sign::Minus]) && all(others, &[Sign::None, Sign::Bare, Sign::Plus, Sign::PlusMinus])
        || all(ones, &[Sign::PlusMinus]) && all(others, &[Sign::Bare, Sign::Plus]);
    is_lost.then_some((*one, *other))
}

#[cfg(test)]
mod tests {
    use super::super::Quantities;
    use crate::fixture::Fixture;
    use ikiz_document::{Language, SectionKind};

    fn compare(english: &str, turkish: &str) -> Vec<String> {
        let mut fixture = Fixture::new();
        let english = fixture.section(SectionKind::Abstract, Language::English, english);
        let turkish = fixture.section(SectionKind::Abstract, Language::Turkish, turkish);
        fixture.pair(english, turkish, &[(&[0], &[0])]);
        fixture.findings(&Quantities).into_iter().map(|finding| finding.evidence).collect()
    }

    #[test]
    fn other_signs_are_found() {
        for (english, turkish, evidence) in [
            ("It was significant (p < .05).", "Anlamlıydı (p > ,05).", "< .05 ≠ > ,05"),
            ("The mean change was -3.2 points.", "Ortalama değişim 3,2 puandı.", "-3.2 ≠ 3,2"),
            ("The mean was 11.2 ± 1.6 years.", "Ortalama 11,2 1,6 yıldı.", "± 1.6 ≠ 1,6"),
            ("They differ (a: p<.05, b: p>.05).", "Farklılar (a: p<,05; b: p<,05).", ">.05 ≠ <,05"),
        ] {
            assert_eq!(compare(english, turkish), [evidence]);
        }
    }

    #[test]
    fn the_same_sign_is_left_alone_however_it_is_written() {
        for (english, turkish) in [
            ("It fell to −12 °C.", "Sıcaklık eksi 12 dereceye düştü."),
            ("It was significant (p<0.05).", "Anlamlıydı (p < ,05)."),
            ("Between 1990-2000 it rose.", "1990 -2000 arasında arttı."),
            ("The mean was 11.2 ± 1.6 years.", "Ortalama 11,2 (SS: 1,6) yıldı."),
            ("Scores ≤ 10 are low.", "10 ve altındaki puanlar düşüktür."),
            ("r = -0.42 was found.", "r=–0,42 bulundu."),
        ] {
            assert!(compare(english, turkish).is_empty(), "{english} | {turkish}: {:?}", compare(english, turkish));
        }
    }
}
