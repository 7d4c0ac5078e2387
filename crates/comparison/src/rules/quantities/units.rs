//! The same number counts another unit in the other sentence.

use super::by_number;
use super::quantity::{Need, Quantity};
use super::side::Side;
use super::unit::Unit;
use crate::context::{Context, TwinBead};
use crate::rule::finding;
use ikiz_document::{Check, Finding, Language, Severity, Twin, messages};

messages! {
    unit_differs(english, turkish) = "unit-mismatch.differs";
}

/// The findings of a bead.
pub(super) fn of_bead(context: &Context<'_>, bead: &TwinBead<'_>, sides: Twin<&Side>) -> Vec<Finding> {
    let Twin { english, turkish } = sides.zip(bead.sides()).map(|(side, (_, sentences))| measured(side, sentences));
    let groups = by_number(english, &turkish).into_iter();
    let differing = groups.filter_map(|Twin { english, turkish }| {
        let units = |quantities: &[&Quantity]| -> Vec<Unit> { quantities.iter().filter_map(|one| one.unit).collect() };
        let (lefts, rights) = (units(&english), units(&turkish));
        let is_converted = english.iter().any(|left| turkish.iter().any(|right| left.is_as_much_as(right)));
        let share = is_converted || lefts.iter().any(|left| rights.iter().any(|right| left.may_be(*right)));
        (!share).then_some((*english.first()?, *turkish.first()?))
    });
    let found = differing.map(|(left, right)| {
        let [english, turkish] = [left, right].map(|quantity| printed(context, quantity));
        let evidence = format!("{english} ≠ {turkish}");
        let found = finding(Check::UnitMismatch, Severity::Error, unit_differs(english, turkish), evidence);
        bead.located(context, Language::English, left.span, found)
    });
    found.collect()
}

/// The quantities of some sentences that have a unit.
fn measured<'s>(side: &'s Side, sentences: &[usize]) -> Vec<&'s Quantity> {
    let counts = |quantity: &&Quantity| quantity.is_digits || quantity.need == Need::BesideOther;
    side.of(sentences).filter(|quantity| quantity.unit.is_some() && counts(quantity)).collect()
}

/// A quantity with its unit as it is printed.
fn printed(context: &Context<'_>, quantity: &Quantity) -> String {
    let mut span = quantity.span;
    if let Some(unit) = quantity.unit {
        span.end = span.end.max(unit.span.end);
        span.start -= unit.before;
    }
    context.quote(span)
}

#[cfg(test)]
mod tests {
    use super::super::Quantities;
    use crate::fixture::{assert_left_alone, evidence};

    #[test]
    fn other_units_are_found() {
        for (english, turkish, expected) in [
            ("Each took 5 mg of it.", "Her biri 5 g aldı.", "5 mg ≠ 5 g"),
            ("It lasted ten weeks.", "On beş gün ve on gün sürdü.", "ten weeks ≠ on gün"),
            ("It rose by 2.3 percentage points.", "Oran %2,3 arttı.", "2.3 percentage points ≠ %2,3"),
            ("It held 38 mg/L.", "38 µg/L içeriyordu.", "38 mg ≠ 38 µg"),
        ] {
            let found = evidence(&Quantities, english, turkish);
            assert!(found.contains(&expected.to_owned()), "{found:?}");
        }
    }

    #[test]
    fn the_same_unit_is_left_alone() {
        assert_left_alone(
            &Quantities,
            &[
                ("After 5 minutes and 5 hours", "5 saat ve 5 dakika sonra"),
                ("It bears 420 MPa.", "420 N/mm² taşır."),
                ("Children aged 18 years", "18 yaşındaki çocuklar"),
                ("It yields 45% of 45 kg.", "45 kg’ın %45’ini verir."),
                ("A 5-point Likert scale", "5’li Likert ölçeği"),
            ],
        );
    }
}
