//! Evidence to sections.
//!
//! Owns what a document's parts are: headings are sought, weighed and chosen, then the edges of the texts under them,
//! the keywords of a list, the parts of a structured abstract. Must not pair sections or compare them.

mod cuts;
mod declared;
mod finder;
mod headings;
mod lists;
mod rows;
mod texts;
mod title;

pub use finder::{Outline, SectionFinder};
pub use title::{RankedTitle, TitleSurvey, TitleWeights};
