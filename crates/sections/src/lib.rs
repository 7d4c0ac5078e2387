//! Evidence to sections.
//!
//! Owns what a document's parts are: headings are sought, weighed and chosen, then the edges of the texts under them, the
//! keywords of a list, the parts of a structured abstract. Must not pair sections or compare them.

mod article;
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
mod keyword_list;
mod kind;
mod part;
mod references;
mod row;
mod settle;
mod texts;
mod title;
mod view;
mod weight;

pub use finder::SectionFinder;
pub use title::{RankedTitle, TitleSurvey, TitleWeights};
