//! What a run gets: the settings, with the content of the files that they name.

use crate::settings::Settings;
use crate::translations::Translations;
use ikiz_comparison::Markers;
use ikiz_comparison::profile::Profile;
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
}
