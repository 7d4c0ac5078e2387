//! What the two languages need of text: case, normal form, tokens, sentences, keys, numbers, collation, and the language data.
//!
//! Owns every rule that depends on the language of a text. Must not know what a document or a section is: it takes a text and its
//! language and answers with spans into that text.

mod case;
mod collation;
mod key;
mod normal_form;
mod number;
mod sentence;
mod stop_word;
mod token;

pub use case::{lower, upper};
pub use collation::Collation;
pub use key::{Keys, SurfaceCounts};
pub use normal_form::nfc;
pub use number::{Number, numbers};
pub use sentence::sentences;
pub use stop_word::is_stop_word;
pub use token::Tokenizer;
