//! The language of a span of text.
//!
//! Owns the decision between English, Turkish and another language, with shares and a confidence. Must not read files.

mod detector;
mod endings;
mod evidence;
mod frame;
mod known;
mod letters;
mod neutral;
#[cfg(test)]
mod quality;
mod real_word;
mod script;
mod third;
mod window;
mod word;
mod word_lists;

pub use detector::LanguageDetector;
pub use letters::{BUCKETS, LetterModel, sequences};
