//! Settings with what the files hold that they name: what a run is given.

use crate::settings::Settings;
use crate::translations::Translations;
use ikiz_text::ModelTokenizer;
use std::sync::Arc;

/// Settings, and what was read for them before the first document.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// What was said.
    pub settings: Settings,
    /// Where translations come from.
    pub translations: Translations,
    /// The tokenizer of the user's language model, whose tokens are counted beside words.
    pub tokenizer: Option<Arc<ModelTokenizer>>,
}
