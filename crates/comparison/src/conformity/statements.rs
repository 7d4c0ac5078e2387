//! Statements at the end of an article.

use super::manuscript::{Flaw, Manuscript};
use crate::profile::Presence;
use ikiz_document::messages;

messages! {
    no_conflict(journal) = "profile-statement.conflict";
    no_contributions(journal) = "profile-statement.contributions";
    no_ethics(journal) = "profile-statement.ethics";
    no_funding(journal) = "profile-statement.funding";
}

pub(super) fn flaws(manuscript: &Manuscript<'_>) -> Vec<Flaw> {
    let journal = || manuscript.journal();
    let missing = [
        manuscript.lacks(Presence::Contributions).then(|| no_contributions(journal())),
        manuscript.lacks(Presence::Funding).then(|| no_funding(journal())),
        manuscript.lacks(Presence::Conflict).then(|| no_conflict(journal())),
        manuscript.lacks(Presence::Ethics).then(|| no_ethics(journal())),
    ];
    missing.into_iter().flatten().map(|message| Manuscript::flaw_of_all(message, String::new())).collect()
}
