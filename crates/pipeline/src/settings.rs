//! What a run can be told.

use crate::translations::Translations;
use ikiz_reader::ReadOptions;
use ikiz_text::{KeyRules, ModelTokenizer};
use std::sync::Arc;

/// Settings of a run. Threads do not change a result.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Threads; 0 for as many as the machine has.
    pub threads: usize,
    /// Where translations come from.
    pub translations: Translations,
    /// How words are brought under keys.
    pub keys: KeyRules,
    /// The tokenizer of the user's language model, whose tokens are counted beside words.
    pub tokenizer: Option<Arc<ModelTokenizer>>,
    /// How files are read, and what is refused.
    pub reading: ReadOptions,
}
