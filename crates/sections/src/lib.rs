//! Evidence to sections.
//!
//! Owns what a document's parts are: headings are sought, weighed and chosen, then the edges of the texts under them, the
//! keywords of a list, the parts of a structured abstract. Must not pair sections or compare them.

mod article;
mod behind;
mod bilingual;
mod block;
mod body;
mod candidate;
mod choice;
mod cut;
mod declared;
mod declared_text;
mod duplicate;
mod edge;
mod finder;
mod folding;
mod heading;
mod inner;
mod keyword_list;
mod kind;
mod list_edge;
mod list_language;
mod misspelling;
mod part;
mod references;
mod row;
mod separator;
mod settle;
mod texts;
mod title;
mod unheaded;
mod view;
mod weight;
mod wording;

pub use finder::{Outline, SectionFinder};
pub use title::{RankedTitle, TitleSurvey, TitleWeights};
