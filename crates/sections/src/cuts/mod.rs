//! Cuts: pieces of the text that are sections; bodies and references between them, articles, and what they are called
//! in the end.

pub(crate) mod article;
pub(crate) mod body;
pub(crate) mod cut;
pub(crate) mod duplicate;
pub(crate) mod references;
pub(crate) mod settle;
