//! Author keywords: which keyword of one list is which of the other.

use crate::model::TranslationModel;
use crate::sentence::Sentence;
use ikiz_document::KeywordMatch;

/// What is known of a keyword.
#[derive(Clone, Debug, PartialEq)]
pub struct KeywordFeatures {
    pub(crate) sentence: Sentence,
}

/// .
pub fn match_keywords(
    _english: &[KeywordFeatures],
    _turkish: &[KeywordFeatures],
    _model: Option<&TranslationModel>,
) -> Vec<KeywordMatch> {
    Vec::new()
}
