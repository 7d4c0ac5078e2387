//! Profiles of journals: one that is shipped, or the user's own with the vocabulary that it names.

pub use ikiz_comparison::profile::{Profile, Shipped, page, template};

use crate::FileFault;
use crate::vocabulary::vocabulary_of;
use ikiz_document::messages;
use std::path::Path;

messages! {
    no_name(names) = "profile.no-name";
    unknown_name(nearest, names) = "profile.unknown-name";
    unreadable(error) = "profile.unreadable";
    unreadable_vocabulary(error) = "profile.vocabulary-unreadable";
}

/// The profile of a shipped name or of a file, with its vocabulary. A shipped name comes before a file of that name.
///
/// # Errors
///
/// If there is no such profile, it cannot be read, or something in it is wrong.
pub fn read_profile(named: &Path) -> Result<Profile, FileFault> {
    if let Some(shipped) = named.to_str().and_then(Shipped::find) {
        return Ok(shipped.profile());
    }
    let text = std::fs::read_to_string(named).map_err(|error| {
        let is_name = error.kind() == std::io::ErrorKind::NotFound && named.extension().is_none();
        let message = match nearest(named).filter(|_| is_name) {
            Some(nearest) => unknown_name(nearest, names()),
            None if is_name => no_name(names()),
            None => unreadable(error.to_string()),
        };
        FileFault::of_all(named, message)
    })?;
    let mut profile = Profile::parse(&text).map_err(|fault| FileFault::of_text(named, fault))?;
    if profile.name.is_empty() {
        profile.name = named.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    }
    if let Some(file) = &profile.vocabulary_file {
        // An absolute path takes the place of the folder.
        let path = named.parent().unwrap_or(Path::new("")).join(file);
        profile.vocabulary = Some(vocabulary_of(&path, unreadable_vocabulary)?);
    }
    Ok(profile)
}

/// The name of a shipped profile that a given one is like.
fn nearest(named: &Path) -> Option<&'static str> {
    Shipped::nearest(&named.file_name().unwrap_or_default().to_string_lossy())
}

/// The names of the profiles that are shipped.
pub fn names() -> String {
    Shipped::LIST.iter().map(|shipped| shipped.name).collect::<Vec<_>>().join(", ")
}
