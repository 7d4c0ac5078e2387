//! What a run gets: the settings, with the content of the files that they name.

use crate::corrections::Corrections;
use crate::settings::Settings;
use crate::translations::Translations;
use ikiz_comparison::Markers;
use ikiz_comparison::profile::Profile;
use ikiz_document::{Code, Correction, DocumentId};
use ikiz_text::{ModelTokenizer, OwnStopWords, Vocabulary};
use std::sync::Arc;

/// Settings, and what was read for them before the first document.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// The settings as given.
    pub settings: Settings,
    /// Sources of translations.
    pub translations: Translations,
    /// The tokenizer of the user's language model; its tokens are counted in addition to words.
    pub tokenizer: Option<Arc<ModelTokenizer>>,
    /// What the journal asks for.
    pub profile: Option<Arc<Profile>>,
    /// The controlled vocabulary in which author keywords are looked up.
    pub vocabulary: Option<Arc<Vocabulary>>,
    /// The user's own stop words.
    pub stop_words: Option<Arc<OwnStopWords>>,
    /// The markers of metadiscourse, where the user has some.
    pub markers: Option<Arc<Markers>>,
    /// What the user has corrected of an earlier result.
    pub corrections: Option<Arc<Corrections>>,
    /// The user's own scheme of codes, for the page of the result.
    pub codes: Option<Arc<Vec<Code>>>,
}

impl Setup {
    /// The corrections of a document, in the order in which they were given.
    pub(crate) fn corrections_of(&self, document: &DocumentId) -> &[Correction] {
        self.corrections.as_deref().map(|corrections| corrections.of(document)).unwrap_or_default()
    }
}
