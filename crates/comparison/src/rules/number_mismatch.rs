//! A number is in one text only, or differs between two sentences that say the same.
//!
//! A clean translation should give no finding. So in the other text a number may be a word, a Roman numeral or a part
//! of a word, or be in a neighbouring sentence, and a repetition may be left out.

use crate::context::{Context, LEAST_COVERAGE, TwinSections};
use crate::quantity::{Quantity, quantities};
use crate::rule::{Rule, finding};
use crate::side::Side;
use ikiz_document::{Bead, Check, Finding, SectionKind, Severity, Twin, allowance, messages};

messages! {
    number_differs(english, turkish) = "number-mismatch.differs";
    only_in_english(numbers) = "number-mismatch.only-english";
    only_in_turkish(numbers) = "number-mismatch.only-turkish";
    several_differ(english, turkish) = "number-mismatch.several";
}

/// Below this confidence the two sides of a bead may not say the same.
const LEAST_CONFIDENCE: f64 = 0.5;

/// Most numbers that a message names.
const LISTED: usize = 20;

pub(super) struct NumberMismatch;

impl Rule for NumberMismatch {
    fn check(&self) -> Check {
        Check::NumberMismatch
    }

    fn findings(&self, context: &Context<'_>) -> Vec<Finding> {
        let is_compared = |pair: &TwinSections<'_>| {
            pair.pair.kind != SectionKind::Keywords
                && pair.pair.coverage.is_none_or(|coverage| coverage >= LEAST_COVERAGE)
        };
        context.twins().filter(is_compared).flat_map(|pair| self.of_pair(context, &pair)).collect()
    }
}

impl NumberMismatch {
    fn of_pair(&self, context: &Context<'_>, pair: &TwinSections<'_>) -> Vec<Finding> {
        let text = &context.document.text;
        let sections = pair.sections.with_language();
        let mut sides = sections.map(|(language, section)| Side::new(quantities(text, section, language)));
        for bead in pair.pair.beads.iter().filter(|bead| bead.is_two_sided()) {
            allowance::go_on();
            let Twin { english, turkish } = sides.as_mut();
            english.settle(&bead.sentences.english, turkish, &bead.sentences.turkish);
            turkish.settle(&bead.sentences.turkish, english, &bead.sentences.english);
        }
        let beads = pair.pair.beads.iter().enumerate().filter(|(_, bead)| is_sure(bead));
        beads.filter_map(|(index, bead)| self.of_bead(context, pair, (index, bead), sides.as_ref())).collect()
    }

    fn of_bead(
        &self,
        context: &Context<'_>,
        pair: &TwinSections<'_>,
        (index, bead): (usize, &Bead),
        Twin { english, turkish }: Twin<&Side>,
    ) -> Option<Finding> {
        allowance::go_on();
        let mut only_english = english.open(&bead.sentences.english, turkish, &bead.sentences.turkish);
        let mut only_turkish = turkish.open(&bead.sentences.turkish, english, &bead.sentences.english);
        let is_swap = matches!((&only_english[..], &only_turkish[..]), ([left], [right])
            if turkish.holds(left) && english.holds(right));
        if !is_swap {
            // A number that the other text has in another place is repeated here, not missing.
            only_english.retain(|quantity| !turkish.holds(quantity));
            only_turkish.retain(|quantity| !english.holds(quantity));
        }
        let printed = |quantities: &[&Quantity]| {
            let mut numbers: Vec<&str> =
                quantities.iter().take(LISTED).map(|quantity| context.text(quantity.span)).collect();
            numbers.extend((quantities.len() > LISTED).then_some("…"));
            numbers.join("; ")
        };
        let (left, right) = (printed(&only_english), printed(&only_turkish));
        let both = format!("{left} ≠ {right}");
        let (first, severity, message, evidence) = match (&only_english[..], &only_turkish[..]) {
            ([], []) => return None,
            ([first], [_]) => (first, Severity::Error, number_differs(left, right), both),
            ([first, ..], []) => (first, Severity::Error, only_in_english(&*left), left),
            ([], [first, ..]) => (first, Severity::Error, only_in_turkish(&*right), right),
            ([first, ..], [_, ..]) => (first, Severity::Warning, several_differ(left, right), both),
        };
        let section = if only_english.is_empty() { pair.sections.turkish } else { pair.sections.english };
        Some(Finding {
            section: Some(section.section.id),
            pair: Some(pair.index),
            bead: Some(index),
            place: context.place(first.span),
            ..finding(self.check(), severity, message, evidence)
        })
    }
}

fn is_sure(bead: &Bead) -> bool {
    bead.is_two_sided() && bead.confidence.value() >= LEAST_CONFIDENCE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::Language;

    fn compare(english: &str, turkish: &str, beads: &[(&[usize], &[usize])]) -> Vec<Finding> {
        let mut fixture = Fixture::new();
        let english = fixture.section(SectionKind::Abstract, Language::English, english);
        let turkish = fixture.section(SectionKind::Abstract, Language::Turkish, turkish);
        fixture.pair(english, turkish, beads);
        fixture.findings(&NumberMismatch)
    }

    const ONE: &[(&[usize], &[usize])] = &[(&[0], &[0])];
    const TWO: &[(&[usize], &[usize])] = &[(&[0], &[0]), (&[1], &[1])];

    #[test]
    fn a_changed_number_is_an_error() {
        let found = compare("We asked 250 farmers in 12 villages.", "12 köyde 205 çiftçiye sorduk.", ONE);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].severity, found[0].evidence.as_str()), (Severity::Error, "250 ≠ 205"));
        assert_eq!(found[0].message, number_differs("250", "205"));
        assert_eq!(found[0].bead, Some(0));
    }

    #[test]
    fn a_number_in_one_text_only_is_an_error() {
        let found = compare("Rain fell on 40 days.", "Yağmur günlerce yağdı.", ONE);
        assert_eq!((found.len(), found[0].evidence.as_str()), (1, "40"));
        let found = compare("Rain fell for days.", "Yağmur 40 gün yağdı.", ONE);
        assert_eq!(found[0].message, only_in_turkish("40"));
        assert_eq!(found[0].section.map(|id| id.0), Some(2));
    }

    #[test]
    fn several_changes_are_one_warning() {
        let found = compare("Of 80 wells 35 dried up.", "90 kuyudan 45 tanesi kurudu.", ONE);
        assert_eq!((found.len(), found[0].severity), (1, Severity::Warning));
        assert_eq!(found[0].evidence, "80; 35 ≠ 90; 45");
    }

    #[test]
    fn numbers_that_moved_or_repeat_are_no_findings() {
        let english = "In 2019 we asked 250 farmers. Half of them replied.";
        assert!(compare(english, "250 çiftçiye sorduk. 2019 yılında yarısı yanıtladı.", TWO).is_empty());
        let english = "We asked 250 farmers. These 250 farmers own goats.";
        assert!(compare(english, "250 çiftçiye sorduk. Bu çiftçilerin keçisi var.", TWO).is_empty());
    }

    #[test]
    fn swapped_numbers_are_found() {
        let beads: &[(&[usize], &[usize])] = &[(&[0], &[0]), (&[1], &[1]), (&[2], &[2]), (&[3], &[3]), (&[4], &[4])];
        let english = "Goats: 31. Calm day. Long road. Old barn. Sheep: 47 and 31.";
        let turkish = "Keçi: 31. Sakin gün. Uzun yol. Eski ahır. Koyun: 47 ve 37.";
        let found = compare(english, turkish, beads);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].evidence, "37");
    }

    #[test]
    fn clean_sentences_give_no_finding() {
        for (english, turkish) in [
            ("The first survey was held in 2014 with 1,500 people.", "İlk anket 2014’te 1.500 kişiyle yapıldı."),
            ("Three of the ten schools (30%) closed.", "10 okuldan 3’ü (%30) kapandı."),
            ("It rose from 2.4 to 3.75 (p < .001).", "2,4’ten 3,75’e yükseldi (p<0,001)."),
            ("During the Second World War", "2. Dünya Savaşı sırasında"),
            ("Two-thirds of the 60 boats sank.", "60 teknenin üçte ikisi battı."),
        ] {
            let found = compare(english, turkish, ONE);
            assert!(found.is_empty(), "{english} | {turkish}: {found:?}");
        }
    }

    #[test]
    fn doubtful_beads_are_skipped() {
        let mut fixture = Fixture::new();
        let english = fixture.section(SectionKind::Abstract, Language::English, "Rain fell on 40 days.");
        let turkish = fixture.section(SectionKind::Abstract, Language::Turkish, "Rüzgâr esti.");
        fixture.pair(english, turkish, ONE);
        fixture.pairs[0].beads[0].confidence = ikiz_document::Confidence::new(0.3);
        assert!(fixture.findings(&NumberMismatch).is_empty());
    }
}
