//! Conformity: what a manuscript keeps and breaks of a journal's profile. A check is an entry of [`RULES`].

mod abbreviations;
mod capitals;
mod case;
mod citations;
mod facts;
mod front;
mod identifiers;
mod keyword_lists;
mod lengths;
mod manuscript;
mod order;
mod paragraphs;
mod parts;
mod plain;
mod required;
mod statements;

use crate::context::Context;
use crate::profile::Profile;
use crate::rule::finding;
use ikiz_document::{Check, Finding, Severity};
use manuscript::{Flaw, Manuscript};

pub(crate) use required::is_left_to_profile;

/// A check: its severity where the profile names no other, and what it finds.
type Rule = (Check, Severity, fn(&Manuscript<'_>) -> Vec<Flaw>);

const RULES: [Rule; 18] = [
    (Check::ProfileSectionMissing, Severity::Error, required::flaws),
    (Check::ProfileSectionOrder, Severity::Warning, order::flaws),
    (Check::ProfileLength, Severity::Error, lengths::flaws),
    (Check::ProfileParagraph, Severity::Warning, paragraphs::flaws),
    (Check::ProfileCitation, Severity::Warning, citations::flaws),
    (Check::ProfileAbbreviation, Severity::Warning, abbreviations::flaws),
    (Check::ProfileParts, Severity::Error, parts::flaws),
    (Check::ProfileTitleCase, Severity::Warning, case::title_flaws),
    (Check::ProfileKeywordCount, Severity::Error, keyword_lists::count_flaws),
    (Check::ProfileKeywordOrder, Severity::Warning, keyword_lists::order_flaws),
    (Check::ProfileKeywordCase, Severity::Warning, case::keyword_flaws),
    (Check::ProfileKeywordInTitle, Severity::Warning, keyword_lists::title_flaws),
    (Check::ProfileVocabulary, Severity::Warning, keyword_lists::vocabulary_flaws),
    (Check::ProfileCodes, Severity::Error, front::code_flaws),
    (Check::ProfileOrcid, Severity::Error, front::orcid_flaws),
    (Check::ProfileDoi, Severity::Error, front::doi_flaws),
    (Check::ProfileDate, Severity::Error, front::date_flaws),
    (Check::ProfileStatement, Severity::Error, statements::flaws),
];

/// What a document breaks of a profile, check by check.
pub(crate) fn conformity(context: &Context<'_>, profile: &Profile) -> Vec<Finding> {
    let manuscript = Manuscript::new(context, profile);
    let of_rule = |(check, severity, flaws): Rule| {
        let severity = profile.severity.get(&check).copied().unwrap_or(severity);
        let found = move |flaw: Flaw| Finding {
            section: flaw.section,
            place: flaw.place,
            ..finding(check, severity, flaw.message, flaw.evidence)
        };
        flaws(&manuscript).into_iter().map(found).collect::<Vec<_>>()
    };
    RULES.into_iter().flat_map(of_rule).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::Language::{English, Turkish};
    use ikiz_document::SectionKind::{Abstract, Body, Keywords, Summary, Title};

    /// What documents break of a profile: the codes of the messages and the evidence.
    fn broken(fixture: &Fixture, profile: &str) -> Vec<(String, String)> {
        let profile = Profile::parse(profile).expect("a profile");
        let found = conformity(&fixture.context(), &profile).into_iter();
        found.map(|found| (found.message.code.into_owned(), found.evidence)).collect()
    }

    /// The evidence of what a section breaks.
    fn evidence(
        language: ikiz_document::Language,
        kind: ikiz_document::SectionKind,
        text: &str,
        profile: &str,
    ) -> String {
        let mut fixture = Fixture::new();
        match kind {
            Keywords => fixture.keywords(language, text),
            _ => fixture.section(kind, language, text),
        };
        broken(&fixture, profile).into_iter().map(|(_, evidence)| evidence).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn every_check_of_a_profile_has_its_rule() {
        let rules: Vec<Check> = RULES.iter().map(|(check, ..)| *check).collect();
        assert_eq!(rules, Check::of_profile().collect::<Vec<_>>());
    }

    #[test]
    fn names_and_acronyms_have_capitals_in_lists_of_small_letters() {
        let of = |language, list| evidence(language, Keywords, list, "[keywords]\ncase = \"lower\"");
        assert_eq!(of(Turkish, "göç, Ege Bölgesi, OECD, COVID-19, kira, Foucault, Dünya Sağlık Örgütü"), "");
        assert_eq!(of(Turkish, "göç, Kira, su yolları"), "Kira");
        assert_eq!(of(Turkish, "Su Yolları, Göç Dalgası"), "Su Yolları; Göç Dalgası");
        assert_eq!(of(English, "Turkish novel, migration, p53, X-ray"), "");
        assert_eq!(of(English, "water, Irrigation"), "Irrigation");
        assert_eq!(of(English, "WATER, RENT"), "WATER; RENT");
        assert_eq!(of(English, "water, TF-IDF"), "");
    }

    #[test]
    fn a_word_that_the_text_prints_with_a_capital_is_a_name() {
        let profile = "[keywords]\ncase = \"lower\"";
        let mut fixture = Fixture::new();
        fixture.section(Abstract, English, "We asked farmers of the Rent Union about their wells.");
        fixture.keywords(English, "wells, Rent");
        assert_eq!(broken(&fixture, profile), []);
    }

    #[test]
    fn the_first_letter_follows_the_language() {
        let of = |language, list| evidence(language, Keywords, list, "[keywords]\ncase = \"initial-capital\"");
        assert_eq!(of(Turkish, "İlaç, Isı, mRNA, e-ticaret, 5G"), "");
        assert_eq!(of(Turkish, "ilaç, Isı"), "ilaç");
        assert_eq!(of(Turkish, "Ilaç, Isı"), "Ilaç");
        assert_eq!(of(English, "İrrigation, Water"), "İrrigation");
        assert_eq!(of(English, "İstanbul, Water"), "");
    }

    #[test]
    fn titles_are_in_sentence_case_title_case_or_capitals() {
        let of = |language, case, title| evidence(language, Title, title, &format!("[title]\ncase = \"{case}\""));
        assert_eq!(of(Turkish, "sentence", "Ege Bölgesi’nde su yolları: Bir inceleme"), "");
        assert_eq!(of(Turkish, "sentence", "Köylerde Su yolları"), "Su");
        assert_eq!(of(English, "sentence", "Water and Rent in Turkish Villages"), "Rent, Villages");
        assert_eq!(of(English, "sentence", "“The Old Man” and water in May"), "");
        assert_eq!(of(English, "sentence", "WATER AND RENT"), "WATER, AND, RENT");
        assert_eq!(of(Turkish, "title", "Su Yolları ile Köyler ve Kentler: Ve Bir İnceleme"), "");
        assert_eq!(of(Turkish, "title", "Su yolları İle Köyler"), "yolları, İle");
        assert_eq!(of(English, "title", "Water in Long-term Use of the mRNA"), "");
        assert_eq!(of(English, "upper", "WATER AND RENT"), "");
        assert_eq!(of(English, "upper", "WATER and RENT"), "and");
    }

    #[test]
    fn keywords_are_sorted_by_the_alphabet_of_their_language() {
        let of = |language, list| evidence(language, Keywords, list, "[keywords]\norder = \"alphabetical\"");
        for list in ["cam, çam, dağ", "ısı, iz", "Su, şeker, zaman", "e-ticaret, eğitim", "eğitim, e-ticaret"] {
            assert_eq!(of(Turkish, list), "", "{list}");
        }
        assert_eq!(of(Turkish, "çam, cam"), "çam; cam");
        assert_eq!(of(Turkish, "iz, ısı"), "iz; ısı");
        assert_eq!(of(English, "Rent, oak, water"), "Rent; oak; water");
    }

    #[test]
    fn parts_are_found_in_any_wording_and_their_order_is_kept() {
        let profile = "[abstract]\nparts = [\"Amaç\", \"Yöntem|Gereç ve Yöntem\", \"Bulgular\"]";
        let of = |text| evidence(Turkish, Abstract, text, profile);
        assert_eq!(of("AMAÇ: Kuyular sayıldı. Gereç ve yöntem: On köy gezildi. Bulgular: Kuyular kurudu."), "");
        assert_eq!(of("Amaç: Kuyular sayıldı. Bulgular: Kuyular kurudu."), "Amaç; Bulgular");
        let swapped = of("Amaç: Kuyular sayıldı. Bulgular: Kurudu. Yöntem: On köy gezildi.");
        assert_eq!(swapped, "Amaç; Bulgular; Yöntem");
    }

    #[test]
    fn a_break_within_a_sentence_begins_no_paragraph() {
        let of = |text| evidence(English, Abstract, text, "[abstract]\none-paragraph = true");
        assert_eq!(of("Wells dried up.\nThey were dug again."), "");
        assert_eq!(of("Wells dried\n\nup in May."), "");
        assert_eq!(of("Wells dried up.\n\nThey were dug again."), "They were dug again.");
        assert_eq!(of("Wells dried up. It rained.\n\n(They were dug again.)"), "(They were dug again.)");
    }

    #[test]
    fn sections_are_required_by_language_and_by_place() {
        let mut fixture = Fixture::new();
        fixture.section(Abstract, English, "Wells dried up.");
        fixture.section(Body, Turkish, &"Ovadaki kuyular kurudu. ".repeat(20));
        let codes = |profile: &str| broken(&fixture, profile).len();
        assert_eq!(codes("[abstract]\nrequired = [\"second\"]"), 0);
        assert_eq!(codes("[abstract]\nrequired = [\"first\", \"tr\", \"en\"]"), 1);
        assert_eq!(codes("[summary]\nrequired = [\"first\", \"second\"]"), 2);
        assert_eq!(codes("[abstract]\nwords = { min = 9 }\n[abstract.second]\nwords = { min = 2 }"), 0);
    }

    #[test]
    fn what_the_profile_decides_is_not_said_twice() {
        let mut fixture = Fixture::new();
        let summary = fixture.headed("Extended Summary", Summary, English, "Wells dried up in the plain.");
        let english = fixture.section(Abstract, English, "Wells dried up.");
        let turkish = fixture.section(Abstract, Turkish, "Kuyular kurudu.");
        fixture.pair(english, turkish, &[(&[0], &[0])]);
        fixture.unpaired(summary, ikiz_document::UnpairedReason::NoCandidate);
        // In an article without a text in the other language no summary is there by design.
        fixture.sections[summary].section.article = 2;
        let missing = |profile: &str| {
            let profile = Profile::parse(profile).expect("a profile");
            let found = crate::findings(&fixture.context(), Some(&profile)).into_iter();
            found
                .map(|found| found.message.code.into_owned())
                .filter(|code| code.contains("missing"))
                .collect::<Vec<_>>()
        };
        assert_eq!(missing(""), ["section-missing.keywords-in-both", "section-missing.text-no-candidate"]);
        let second = "[summary]\nrequired = [\"second\"]\n[keywords]\nrequired = [\"tr\"]";
        assert_eq!(missing(second).len(), 2, "{:?}", missing(second));
        let english = "[summary]\nrequired = [\"en\"]\n[keywords]\nrequired = [\"tr\"]";
        assert_eq!(missing(english), ["profile-section-missing.required"]);
    }
}
