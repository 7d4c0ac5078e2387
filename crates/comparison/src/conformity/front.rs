//! Codes, identifiers and dates of the front matter.

use super::facts::{Codes, PlacedOrcid};
use super::manuscript::{Flaw, Manuscript};
use crate::profile::{Limits, Presence};
use ikiz_document::messages;

messages! {
    codes(scheme, count, asked, journal) = "profile-codes.count";
    no_acceptance(journal) = "profile-date.accepted";
    no_receipt(journal) = "profile-date.received";
    no_doi(journal) = "profile-doi.missing";
    wrong_digit(orcid) = "profile-orcid.check-digit";
    no_orcid(journal) = "profile-orcid.missing";
}

pub(super) fn code_flaws(manuscript: &Manuscript<'_>) -> Vec<Flaw> {
    let schemes = [("JEL", manuscript.profile.jel), ("MSC", manuscript.profile.msc)];
    let asked = schemes.into_iter().filter_map(|(scheme, limits)| Some((scheme, limits?)));
    let flaw = |(scheme, limits): (&'static str, Limits)| {
        let facts = manuscript.facts();
        let Codes { found, place } = if scheme == "JEL" { &facts.jel } else { &facts.msc };
        let message = codes(scheme, found.len(), limits.in_words(), manuscript.journal());
        let evidence = found.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        (!limits.hold(found.len())).then(|| Flaw { place: *place, ..Manuscript::flaw_of_all(message, evidence) })
    };
    asked.filter_map(flaw).collect()
}

pub(super) fn orcid_flaws(manuscript: &Manuscript<'_>) -> Vec<Flaw> {
    if !manuscript.profile.asks(Presence::Orcid) {
        return Vec::new();
    }
    let orcids = &manuscript.facts().orcids;
    if !manuscript.facts().has_orcid {
        return vec![Manuscript::flaw_of_all(no_orcid(manuscript.journal()), String::new())];
    }
    let wrong = orcids.iter().filter(|found| !found.orcid.is_valid());
    let flaw = |found: &PlacedOrcid| Flaw {
        place: found.place,
        ..Manuscript::flaw_of_all(wrong_digit(found.orcid.id.as_str()), found.orcid.id.clone())
    };
    wrong.map(flaw).collect()
}

pub(super) fn doi_flaws(manuscript: &Manuscript<'_>) -> Vec<Flaw> {
    let is_missing = manuscript.lacks(Presence::Doi);
    is_missing.then(|| Manuscript::flaw_of_all(no_doi(manuscript.journal()), String::new())).into_iter().collect()
}

pub(super) fn date_flaws(manuscript: &Manuscript<'_>) -> Vec<Flaw> {
    let journal = || manuscript.journal();
    let received = manuscript.lacks(Presence::Received).then(|| no_receipt(journal()));
    let accepted = manuscript.lacks(Presence::Accepted).then(|| no_acceptance(journal()));
    received.into_iter().chain(accepted).map(|message| Manuscript::flaw_of_all(message, String::new())).collect()
}
