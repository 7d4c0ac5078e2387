//! The same number counts another unit in the other sentence.

use super::quantity::{Need, Quantity};
use super::side::Side;
use super::unit::Unit;
use crate::context::{Context, TwinSections};
use crate::rule::finding;
use ikiz_document::{Bead, Check, Finding, Severity, Span, Twin, messages};

messages! {
    unit_differs(english, turkish) = "unit-mismatch.differs";
}

/// The findings of a bead.
pub(super) fn of_bead(
    context: &Context<'_>,
    pair: &TwinSections<'_>,
    bead: &Bead,
    sides: Twin<&Side>,
) -> Vec<(Span, Finding)> {
    let mut found: Vec<(Span, Finding)> = Vec::new();
    let measured: Vec<(&Quantity, Unit)> = measured(sides.english, &bead.sentences.english).collect();
    for (at, &(left, unit)) in measured.iter().enumerate() {
        let is_twin = |other: &Quantity| other.is_printed_like(left);
        if measured[..at].iter().any(|(other, _)| is_twin(other)) {
            continue;
        }
        let lefts = || measured[at..].iter().filter(|(other, _)| is_twin(other)).map(|(_, unit)| *unit);
        let rights = || measured_like(sides.turkish, &bead.sentences.turkish, left);
        let share = lefts().any(|left| rights().any(|(_, right)| left.may_be(right)));
        let Some((right, other)) = rights().next().filter(|_| !share) else { continue };
        let (english, turkish) = (printed(context, left, unit), printed(context, right, other));
        let evidence = format!("{english} ≠ {turkish}");
        let finding = finding(Check::UnitMismatch, Severity::Error, unit_differs(english, turkish), evidence);
        found.push((left.span, Finding { section: Some(pair.sections.english.section.id), ..finding }));
    }
    found
}

fn measured<'s>(side: &'s Side, sentences: &'s [usize]) -> impl Iterator<Item = (&'s Quantity, Unit)> {
    side.of(sentences)
        .filter(|quantity| quantity.is_digits || quantity.need == Need::BesideOther)
        .filter_map(|quantity| Some((quantity, quantity.unit?)))
}

fn measured_like<'s>(
    side: &'s Side,
    sentences: &'s [usize],
    left: &'s Quantity,
) -> impl Iterator<Item = (&'s Quantity, Unit)> {
    measured(side, sentences).filter(move |(quantity, _)| quantity.is_printed_like(left))
}

/// A quantity with its unit as it is printed.
fn printed(context: &Context<'_>, quantity: &Quantity, unit: Unit) -> String {
    let mut span = quantity.span;
    span.end = span.end.max(unit.span.end);
    span.start -= unit.before;
    context.quote(span)
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
    fn other_units_are_found() {
        for (english, turkish, evidence) in [
            ("Each took 5 mg of it.", "Her biri 5 g aldı.", "5 mg ≠ 5 g"),
            ("It lasted ten weeks.", "On beş gün ve on gün sürdü.", "ten weeks ≠ on gün"),
            ("It rose by 2.3 percentage points.", "Oran %2,3 arttı.", "2.3 percentage points ≠ %2,3"),
            ("It held 38 mg/L.", "38 µg/L içeriyordu.", "38 mg ≠ 38 µg"),
        ] {
            assert!(compare(english, turkish).contains(&evidence.to_owned()), "{:?}", compare(english, turkish));
        }
    }

    #[test]
    fn the_same_unit_is_left_alone() {
        for (english, turkish) in [
            ("After 5 minutes and 5 hours", "5 saat ve 5 dakika sonra"),
            ("It bears 420 MPa.", "420 N/mm² taşır."),
            ("Children aged 18 years", "18 yaşındaki çocuklar"),
            ("It yields 45% of 45 kg.", "45 kg’ın %45’ini verir."),
            ("A 5-point Likert scale", "5’li Likert ölçeği"),
        ] {
            assert!(compare(english, turkish).is_empty(), "{english} | {turkish}: {:?}", compare(english, turkish));
        }
    }
}
