//! All findings about a document: those of every document, and those by a journal's profile.

use crate::conformity::{conformity, is_left_to_profile};
use crate::context::Context;
use crate::profile::Profile;
use crate::rule::sort;
use crate::rules;
use ikiz_document::Finding;

/// All findings about a document, most severe first, then in reading order; findings about the whole document come
/// before findings with a place. With a profile, what the document breaks of it is among them.
pub fn findings(context: &Context<'_>, profile: Option<&Profile>) -> Vec<Finding> {
    let mut findings = rules::findings(context);
    if let Some(profile) = profile {
        findings.retain(|found| !is_left_to_profile(found, context, profile));
        findings.extend(conformity(context, profile));
        sort(&mut findings);
    }
    findings
}
