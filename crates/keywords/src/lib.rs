//! Counts, dispersion, keyness, collocations, bundles and key phrases.
//!
//! Owns what is counted in sections ([`DocumentTerms`]), the ledgers of a corpus ([`TermTotals`], then [`TermForms`]
//! and [`AskedLedgers`]) and how phrases are ranked ([`key_phrases`]). Inside, a term is a number; its words are made for
//! those that are listed. It takes sections with keys and returns plain counts; it must not know files or formats.

mod asked;
mod author_keywords;
mod bundles;
mod collocations;
mod compared;
mod corpus_terms;
mod dispersion;
mod document_terms;
#[cfg(test)]
mod fixture;
mod form;
mod key_phrase;
mod key_terms;
mod keyness;
mod merged;
mod number_map;
#[cfg(test)]
mod oracle;
mod pair_entry;
mod phrase;
mod printed;
mod side_terms;
mod sorted_rows;
mod style;
mod surface;
mod tally;
mod term;
mod term_forms;
mod term_kind;
mod term_totals;
mod text_number;
mod word_list;

pub use asked::{AskedLedgers, AskedTables};
pub use bundles::{BundleTotals, ChosenBundles, DocumentSequences};
pub use compared::Comparison;
pub use corpus_terms::CorpusTerms;
pub use document_terms::DocumentTerms;
pub use key_phrase::{FEATURES, PhraseFeatures, Values, key_phrases, phrase_features, weighed_phrases};
pub use phrase::Keyword;
pub use printed::{PrintedForms, PrintedSentence};
pub use sorted_rows::{SortedRows, SortedTerms};
pub use term_forms::TermForms;
pub use term_totals::{TermOptions, TermTotals};
