//! All findings about a document: those of every document, and those by a journal's profile.

use crate::conformity::{conformity, is_left_to_profile};
use crate::context::Context;
use crate::profile::Profile;
use crate::rule::sort;
use crate::rules;
use ikiz_document::{Argument, Finding, Message};

/// All findings about a document, most severe first, then in reading order; findings about the whole document come
/// before findings with a place. With a profile, what the document breaks of it is among them. Each has an evidence.
pub fn findings(context: &Context<'_>, profile: Option<&Profile>) -> Vec<Finding> {
    let mut findings = rules::findings(context);
    if let Some(profile) = profile {
        findings.retain(|found| !is_left_to_profile(found, context, profile));
        findings.extend(conformity(context, profile));
        sort(&mut findings);
    }
    for found in &mut findings {
        if found.evidence.is_empty() {
            found.evidence = particulars(&found.message);
        }
    }
    findings
}

/// What tells findings of one check apart where nothing in the text can be quoted: the bare names in its message, in
/// English and without the journal's.
fn particulars(message: &Message) -> String {
    let bare = |code: &str| code.rsplit('.').next().unwrap_or(code).to_owned();
    let names =
        message.arguments.iter().filter(|(name, _)| *name != "journal").filter_map(|(_, argument)| match argument {
            Argument::Text(text) => Some(text.clone()),
            Argument::Number(number) => Some(number.to_string()),
            Argument::Message(message) => Some(bare(&message.code)),
            Argument::Setting(..) => None,
        });
    std::iter::once(bare(&message.code)).chain(names).collect::<Vec<_>>().join(" ")
}
