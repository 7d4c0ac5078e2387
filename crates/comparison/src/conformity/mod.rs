//! Conformity: what a manuscript keeps and breaks of a journal's profile. A check is an entry of [`RULES`].

mod abbreviations;
mod capitals;
mod case;
mod citations;
mod facts;
mod front;
mod keyword_lists;
mod lengths;
mod manuscript;
mod order;
mod paragraphs;
mod parts;
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
    let manuscript = Manuscript::new(*context, profile);
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

    #[test]
    fn every_check_of_a_profile_has_its_rule() {
        let rules: Vec<Check> = RULES.iter().map(|(check, ..)| *check).collect();
        assert_eq!(rules, Check::of_profile().collect::<Vec<_>>());
    }
}
