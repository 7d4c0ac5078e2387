//! Sections that must be there.

use super::manuscript::{Flaw, Manuscript};
use crate::context::Context;
use crate::profile::Profile;
use crate::rules::{Absent, missing_in_both};
use ikiz_document::{Check, Finding, Language, Pairing, SectionKind, UnpairedReason, kind_in_pair, messages};

messages! {
    missing(kind, language, journal) = "profile-section-missing.required";
}

const KINDS: [SectionKind; 4] =
    [SectionKind::Title, SectionKind::Abstract, SectionKind::Summary, SectionKind::Keywords];

pub(super) fn flaws(manuscript: &Manuscript<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for kind in KINDS {
        for language in manuscript.profile.required(kind, manuscript.first) {
            if manuscript.of_kind(kind).all(|piece| piece.language != language) {
                let message = missing(kind, language, manuscript.journal());
                flaws.push(Manuscript::flaw_of_all(message, String::new()));
            }
        }
    }
    flaws
}

/// Whether a finding of the general check `section-missing` is about what the profile decides: the languages in which a
/// kind of section is required.
pub(crate) fn is_left_to_profile(found: &Finding, context: &Context<'_>, profile: &Profile) -> bool {
    let decides = |kind: SectionKind| !profile.required(kind, Language::Turkish).is_empty();
    if found.check != Check::SectionMissing {
        return false;
    }
    let has_candidate = found
        .pair
        .and_then(|pair| context.pairs.get(pair))
        .is_some_and(|pair| !matches!(pair.sections, Pairing::Unpaired { reason: UnpairedReason::NoCandidate, .. }));
    if let Some(section) = found.section.and_then(|id| context.sections.find(id)) {
        return decides(kind_in_pair(&section.section, context.pairs)) && !has_candidate;
    }
    let texts = decides(SectionKind::Abstract) || decides(SectionKind::Summary);
    match missing_in_both(found) {
        Some(Absent::Texts) => texts,
        Some(Absent::Keywords) => decides(SectionKind::Keywords),
        Some(Absent::All) => texts && decides(SectionKind::Keywords),
        None => false,
    }
}
