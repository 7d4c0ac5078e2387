//! Keyword lists: where one ends, what parts its items, which language it is in.

pub(crate) mod keyword_list;
pub(crate) mod list_edge;
pub(crate) mod list_language;
pub(crate) mod separator;
