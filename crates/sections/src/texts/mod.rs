//! Texts with a twin: where one begins and ends, with a heading and without, its parts, its languages, its kind.

pub(crate) mod bilingual;
pub(crate) mod edge;
pub(crate) mod headed;
pub(crate) mod kind;
pub(crate) mod part;
pub(crate) mod unheaded;
