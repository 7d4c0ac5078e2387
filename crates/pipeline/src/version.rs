//! What the content of a store depends on beside the documents: the program, the settings, the files that they name.

use crate::Setup;
use crate::run::Wanted;
use crate::settings::Group;
use crate::store::{self, StoreKey};
use std::path::Path;

/// Identifies the program: its version, and a hash of its sources.
pub const BUILD: &str = concat!("ikiz ", env!("CARGO_PKG_VERSION"), " ", env!("IKIZ_SOURCES"));

/// Identifies the program and the settings by which documents are read. Records of another one are not used.
pub fn reading_version(setup: &Setup) -> String {
    let settings = &setup.settings;
    let digest = StoreKey::of(&[
        settings.digest_of(&|group| group == Group::Reading).as_bytes(),
        &contents(settings.tokenizer.as_deref()),
    ]);
    format!("{BUILD} {digest}")
}

/// Identifies all that changes what is found, the documents apart.
pub(crate) fn finding_version(setup: &Setup, wanted: Wanted) -> StoreKey {
    let settings = &setup.settings;
    let (read, digest) = (reading_version(setup), settings.digest());
    let wanted = format!("{wanted:?}");
    let files: Vec<Vec<u8>> = settings.lexicon.iter().chain(&settings.model).map(|path| contents(Some(path))).collect();
    let lexicons = [settings.lexicon.len() as u8];
    let profile = store::encode(&setup.profile.as_deref());
    let markers = store::encode(&setup.markers.as_deref());
    let parts = [read.as_bytes(), digest.as_bytes(), wanted.as_bytes(), &profile, &markers, &lexicons];
    let parts: Vec<&[u8]> = parts.into_iter().chain(files.iter().map(Vec::as_slice)).collect();
    StoreKey::of(&parts)
}

/// The hash of a file; nothing for a file that cannot be read, which is said elsewhere.
fn contents(path: Option<&Path>) -> Vec<u8> {
    let bytes = path.and_then(|path| std::fs::read(path).ok());
    bytes.map(|bytes| blake3::hash(&bytes).as_bytes().to_vec()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_comparison::profile::Profile;
    use std::sync::Arc;

    #[test]
    fn what_a_profile_says_of_itself_changes_no_finding() {
        let version = |text: &str| {
            let profile = Some(Arc::new(Profile::parse(text).expect("a profile")));
            finding_version(&Setup { profile, ..Setup::default() }, Wanted::ALL)
        };
        let plain = version("[title]\nwords = { max = 9 }\n");
        let told = "note = \"n\"\nread = 2026-11-28\nsource = \"s\"\n[title]\nwords = { max = 9 }\n";
        assert_eq!(version(told), plain);
        for other in ["[title]\nwords = { max = 8 }\n", "journal = \"J\"\n[title]\nwords = { max = 9 }\n"] {
            assert_ne!(version(other), plain, "{other}");
        }
    }
}
