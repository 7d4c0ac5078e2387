//! A profile: what a journal asks of a manuscript, as data.
//!
//! It is read from TOML (`read.rs`), whose keys stand in one list (`keys.rs`); those that are shipped lie in
//! `data/profiles/`. What is found by it is in `crate::conformity`.

mod keys;
mod model;
mod read;
mod reference;
mod shipped;
mod value;

pub use keys::Key;
pub use model::Profile;
pub use reference::{page, template};
pub use shipped::Shipped;

pub(crate) use model::{Case, KeywordOrder, Limits, Presence, SectionRules};
