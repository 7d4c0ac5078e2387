//! What corresponds: sections, sentences and keywords of an English and a Turkish text.
//!
//! Owns the pairing of sections, the sentence aligner, what it learns from a corpus, and the pairing of keyword lists.
//! Works on tokens with keys; must not know files or formats.
//!
//! The aligner scores every possible bead by log-likelihood ratios against chance (Moore 2002; Varga et al. 2005). It
//! takes the best path through the matrix (Gale & Church 1993) and looks for moved blocks among the sentences that
//! stayed alone. It gives each bead its forward–backward posterior in the same matrix.

mod background;
mod cognate;
mod corpus;
mod corrected;
mod counts;
mod decoding;
mod discourse;
mod evidence;
mod frozen;
pub mod glossary;
mod indexed;
mod keywords;
mod learning;
mod length;
mod lexical;
mod matrix;
mod model;
mod moved;
mod parameters;
mod posterior;
mod sections;
mod sentence;
mod similarity;
mod table;
mod unit;
mod whole;

pub use corpus::{Alignment, AlignmentOptions, Learn, TrainingText, coverage, in_order};
pub use corrected::CorrectedBeads;
pub use keywords::{KeywordFeatures, match_keywords};
pub use model::TranslationModel;
pub use sections::{Candidate, Content, CorrectedPairs, pair_corrected, pair_sections};
pub use sentence::{Bitext, Sentence, SentenceMaker};
pub use whole::WholeModel;
