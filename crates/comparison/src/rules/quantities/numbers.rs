//! A number is in one text only, or differs between two sentences that say the same.
//!
//! A clean translation should give no finding. So in the other text a number may be a word, a Roman numeral or a part
//! of a word, or be in a neighbouring sentence, a repetition may be left out, and a total may stand for its parts. A number
//! in words must have a counterpart only where the other text has a number too many.

use super::quantity::{Need, Quantity};
use super::side::{Side, is_total};
use crate::context::{Context, TwinBead, with_neighbours};
use crate::rule::finding;
use ikiz_document::{Check, Finding, Language, Severity, Span, Twin, messages};

messages! {
    number_differs(english, turkish) = "number-mismatch.differs";
    only_in_english(numbers) = "number-mismatch.only-english";
    only_in_turkish(numbers) = "number-mismatch.only-turkish";
    several_differ(english, turkish) = "number-mismatch.several";
}

/// Words and marks between the last two things of a list.
const CONJUNCTIONS: [&str; 4] = ["&", "and", "ile", "ve"];
/// Most numbers that a message names.
const LISTED: usize = 20;

/// The finding of a bead; `None` if its numbers agree.
pub(super) fn of_bead(
    context: &Context<'_>,
    bead: &TwinBead<'_>,
    Twin { english, turkish }: Twin<&Side>,
) -> Option<Finding> {
    let Twin { english: (_, left), turkish: (_, right) } = bead.sides();
    let in_digits = |quantity: &Quantity| quantity.need == Need::Always;
    let in_words = |quantity: &Quantity| quantity.need == Need::BesideOther;
    let mut only_english = english.open(left, turkish, right, in_digits);
    let mut only_turkish = turkish.open(right, english, left, in_digits);
    let is_swap = matches!((&only_english[..], &only_turkish[..]), ([one], [other])
        if turkish.holds(one) && english.holds(other));
    if !is_swap {
        // A number that the other text has in another place is repeated here, not missing.
        only_english.retain(|quantity| !turkish.has(quantity));
        only_turkish.retain(|quantity| !english.has(quantity));
    }
    if only_english.is_empty() {
        only_turkish.retain(|total| {
            turkish.lists_with_parts(total, is_joined(context, total))
                || !english.adds_up_to(total, &with_neighbours(left))
        });
    } else if only_turkish.is_empty() {
        only_english.retain(|total| {
            english.lists_with_parts(total, is_joined(context, total))
                || !turkish.adds_up_to(total, &with_neighbours(right))
        });
    } else if let ([total], parts) | (parts, [total]) = (&only_english[..], &only_turkish[..])
        && is_total(total, parts)
    {
        return None;
    }
    // A number in words may be an idiom: it counts only beside a number that the other sentence has too many.
    if only_english.is_empty() || only_turkish.is_empty() {
        let words =
            Twin::new(english.open(left, turkish, right, in_words), turkish.open(right, english, left, in_words));
        let fits = |ones: &[&Quantity], others: &[&Quantity]| ones.iter().any(|one| one.may_replace(others[0]));
        match (only_english.len(), only_turkish.len(), words.english.len(), words.turkish.len()) {
            (0, 0, 1, 1) => (only_english, only_turkish) = (words.english, words.turkish),
            (0, 1.., 1, _) if fits(&only_turkish, &words.english) => only_english = words.english,
            (1.., 0, _, 1) if fits(&only_english, &words.turkish) => only_turkish = words.turkish,
            _ => {}
        }
    }
    let printed = |quantities: &[&Quantity]| {
        let mut numbers: Vec<&str> =
            quantities.iter().take(LISTED).map(|quantity| context.text(quantity.span)).collect();
        numbers.extend((quantities.len() > LISTED).then_some("…"));
        numbers.join("; ")
    };
    let (left, right) = (printed(&only_english), printed(&only_turkish));
    let both = format!("{left} ≠ {right}");
    let one_sided = |only: &[&Quantity]| if only.len() == 1 { Severity::Error } else { Severity::Warning };
    let (first, severity, message, evidence) = match (&only_english[..], &only_turkish[..]) {
        ([], []) => return None,
        ([first], [_]) => (first, Severity::Error, number_differs(left, right), both),
        (only @ [first, ..], []) => (first, one_sided(only), only_in_english(&*left), left),
        ([], only @ [first, ..]) => (first, one_sided(only), only_in_turkish(&*right), right),
        ([first, ..], [_, ..]) => (first, Severity::Warning, several_differ(left, right), both),
    };
    let side = if only_english.is_empty() { Language::Turkish } else { Language::English };
    let found = finding(Check::NumberMismatch, severity, message, evidence);
    Some(bead.located(context, side, first.span, found))
}

/// Whether an `and` stands in front of a number.
fn is_joined(context: &Context<'_>, quantity: &Quantity) -> bool {
    let before = context.text(Span::new(0, quantity.span.start));
    before.split_whitespace().next_back().is_some_and(|word| CONJUNCTIONS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::super::Quantities;
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::SectionKind;

    fn compare(english: &str, turkish: &str, beads: &[(&[usize], &[usize])]) -> Vec<Finding> {
        let mut fixture = Fixture::new();
        let english = fixture.section(SectionKind::Abstract, Language::English, english);
        let turkish = fixture.section(SectionKind::Abstract, Language::Turkish, turkish);
        fixture.pair(english, turkish, beads);
        fixture.findings(&Quantities)
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
    fn a_number_in_words_that_changed_is_an_error() {
        for (english, turkish, evidence) in [
            ("Fifty-four percent of them left.", "Yüzde kırk beşi gitti.", "Fifty-four ≠ kırk beşi"),
            ("Half of the wells dried up.", "Kuyuların üçte biri kurudu.", "Half ≠ üçte"),
            ("It was built in the sixteenth century.", "XVII. yüzyılda yapıldı.", "sixteenth ≠ XVII"),
            ("Three thousand two hundred people left.", "2.300 kişi gitti.", "Three thousand two hundred ≠ 2.300"),
        ] {
            let found = compare(english, turkish, ONE);
            assert_eq!((found.len(), found[0].severity), (1, Severity::Error), "{english}");
            assert_eq!(found[0].evidence, evidence);
        }
        let found = compare("The six pillars stand.", "2021 yılının sütunları durur.", ONE);
        assert_eq!(found[0].evidence, "2021", "a small number is not put for a year");
        let found = compare("The two groups met.", "Gruplar buluştu.", ONE);
        assert!(found.is_empty(), "an idiom: {found:?}");
    }

    #[test]
    fn a_year_in_a_compound_is_a_number() {
        for (english, turkish, evidence) in [
            ("The post-2022 years were hard.", "2023 sonrası yıllar zordu.", "2022 ≠ 2023"),
            ("The pre-1980 novels are lost.", "Eski romanlar kayıptır.", "1980"),
            ("The late novels are lost.", "Post-1980 romanları kayıptır.", "1980"),
        ] {
            let found = compare(english, turkish, ONE);
            assert_eq!((found.len(), found[0].evidence.as_str()), (1, evidence), "{english}");
        }
        for (english, turkish) in [
            ("The post-2022 years were hard.", "2022 sonrası yıllar zordu."),
            ("The post-2022 years were hard.", "2022-sonrası yıllar zordu."),
            ("Novels of the mid-1990s are lost.", "1990’ların romanları kayıptır."),
            ("It rained from 2019-2022.", "2019-2022 arasında yağmur yağdı."),
            ("COVID-19 came late.", "Koronavirüs geç geldi."),
        ] {
            assert!(compare(english, turkish, ONE).is_empty(), "{english}");
        }
    }

    #[test]
    fn several_changes_are_one_warning() {
        let found = compare("Of 80 wells 35 dried up.", "90 kuyudan 45 tanesi kurudu.", ONE);
        assert_eq!((found.len(), found[0].severity), (1, Severity::Warning));
        assert_eq!(found[0].evidence, "80; 35 ≠ 90; 45");
        let found = compare("Of 80 wells 35 dried up.", "Kuyular kurudu.", ONE);
        assert_eq!((found.len(), found[0].severity), (1, Severity::Warning));
    }

    #[test]
    fn numbers_that_moved_or_repeat_are_no_findings() {
        let english = "In 2019 we asked 250 farmers. Half of them replied.";
        assert!(compare(english, "250 çiftçiye sorduk. 2019 yılında yarısı yanıtladı.", TWO).is_empty());
        let english = "We asked 250 farmers. These 250 farmers own goats.";
        assert!(compare(english, "250 çiftçiye sorduk. Bu çiftçilerin keçisi var.", TWO).is_empty());
    }

    #[test]
    fn numbers_that_the_other_text_has_in_words_elsewhere_are_no_findings() {
        let beads: &[(&[usize], &[usize])] = &[(&[0], &[0]), (&[1], &[1]), (&[2], &[2]), (&[3], &[3])];
        let english = "Thirty-four goats were weighed. Calm day. Long road. The goats were old.";
        let found = compare(english, "Keçiler tartıldı. Sakin gün. Uzun yol. 34 keçi yaşlıydı.", beads);
        assert!(found.is_empty(), "{found:?}");
        let english = "Thirty-four goats were weighed. Calm day. Long road. The goats were old.";
        let found = compare(english, "34 keçi tartıldı. Sakin gün. Uzun yol. 34 keçi yaşlıydı.", beads);
        assert!(found.is_empty(), "{found:?}");
        let english = "The goats were old. Calm day. Long road. Of these, 34 were weighed.";
        let found = compare(english, "Otuz dört keçi yaşlıydı. Sakin gün. Uzun yol. Keçiler tartıldı.", beads);
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn other_numbers_in_words_hide_no_finding() {
        let beads: &[(&[usize], &[usize])] = &[(&[0], &[0]), (&[1], &[1]), (&[2], &[2]), (&[3], &[3])];
        let english = "Thirty-four goats were weighed. Calm day. Long road. The goats were old.";
        let found = compare(english, "Keçiler tartıldı. Sakin gün. Uzun yol. 43 keçi yaşlıydı.", beads);
        assert_eq!((found.len(), found[0].evidence.as_str()), (1, "43"));
        let english = "Six goats were weighed. Calm day. Long road. The goats were old.";
        let found = compare(english, "Altı keçi tartıldı. Sakin gün. Uzun yol. 6 koyun yaşlıydı.", beads);
        assert_eq!((found.len(), found[0].evidence.as_str()), (1, "6"));
    }

    #[test]
    fn numbers_glued_to_a_word_are_read_behind_it() {
        for (english, turkish) in [
            ("The count fell by log10 3.58.", "Sayı log103,58 azaldı."),
            ("The loss was ln 4.25.", "Kayıp ln4,25 idi."),
            ("The count fell by log103.58.", "Sayı log10 3,58 azaldı."),
        ] {
            let found = compare(english, turkish, ONE);
            assert!(found.is_empty(), "{english} | {turkish}: {found:?}");
        }
        let found = compare("The count fell by log10 3.58.", "Sayı log10 5,38 azaldı.", ONE);
        assert_eq!((found.len(), found[0].evidence.as_str()), (1, "3.58 ≠ 5,38"));
    }

    #[test]
    fn a_total_of_numbers_in_the_other_text_is_no_finding() {
        for (english, turkish) in [
            ("There were 41 male and 5 female patients.", "Çalışmaya 41 erkek, 5 kadın olmak üzere 46 olgu alındı."),
            (
                "There were 41 (89.1%) male and 5 (10.9%) female.",
                "41’i (%89,1) erkek, 5’i (%10,9) kadın 46 olgu vardı.",
            ),
            ("There were 41 male and 5 female patients.", "Çalışmaya 46 olgu alındı."),
            ("We saw 46 patients.", "Hastaların 25’i kadın, 21’i erkekti."),
        ] {
            let found = compare(english, turkish, ONE);
            assert!(found.is_empty(), "{english} | {turkish}: {found:?}");
        }
        let english = "Goats and sheep were weighed. Of these, 41 were male and 5 female.";
        let found = compare(english, "46 koyun ve keçi tartıldı. Bunların 41’i erkek, 5’i dişiydi.", TWO);
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn a_number_that_is_no_total_is_found() {
        for (english, turkish, evidence) in [
            ("There were 41 male and 5 female patients.", "41 erkek, 5 kadın olmak üzere 64 olgu alındı.", "64"),
            ("There were 41 male and 5 female patients.", "Çalışmaya 64 olgu alındı.", "41; 5 ≠ 64"),
            ("It rose by 41% and 5%.", "Artış %41 ve %5 idi, 46 kişi geldi.", "46"),
            ("We saw 4 rams and 5 ewes.", "4 koç, 5 koyun ve 9 kuzu gördük.", "9"),
            ("We saw 4 rams and 5 ewes.", "9 koç gördük.", "4; 5 ≠ 9"),
            ("We saw 20 schools and 25 teachers.", "20 okul, 25 öğretmen ve 45 müdür gördük.", "45"),
            ("We saw 20 schools and 25 teachers.", "20 okul, 45 müdür ve 25 öğretmen gördük.", "45"),
            ("We saw 20 schools, 25 teachers and 45 heads.", "20 okul ve 25 öğretmen gördük.", "45"),
            ("In 1990 we saw 30 goats.", "2020 keçi gördük.", "1990; 30 ≠ 2020"),
            ("It was −40 and 90 wells dried up.", "50 kuyu kurudu.", "−40; 90 ≠ 50"),
        ] {
            let found = compare(english, turkish, ONE);
            assert_eq!((found.len(), found[0].evidence.as_str()), (1, evidence), "{english} | {turkish}");
        }
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
            ("A bridge of one and a half centuries", "Bir buçuk asırlık köprü"),
            ("It took 2.5 hours.", "İki buçuk saat sürdü."),
            ("Four groups of eight", "Sekizerli dört grup"),
            ("The share was 23. 4%.", "Oran %23,4 idi."),
            ("The mean age was 53. 6± 1.9.", "Yaş ortalaması 53 ,6±1,9 idi."),
            ("It is 6-heptadiene-3,5-dione.", "Bu 6-heptadien bileşiğidir."),
            ("The 2,4-D residue was low.", "Herbisit kalıntısı azdı."),
            ("Radical scavenging of 2,2-diphenylpicryl was high.", "Radikal süpürme yüksekti."),
            ("In the XI–XII centuries", "11–12. yüzyıllarda"),
            ("The city under water", "Su altı kenti ve üç yüz"),
        ] {
            let found = compare(english, turkish, ONE);
            assert!(found.is_empty(), "{english} | {turkish}: {found:?}");
        }
    }
}
