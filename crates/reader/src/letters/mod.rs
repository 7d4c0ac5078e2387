//! Letters: how bytes become them, and how damaged ones are repaired.

pub(crate) mod accents;
pub(crate) mod characters;
pub(crate) mod damage;
pub(crate) mod decode;
pub(crate) mod direction;
pub(crate) mod pieces;
pub(crate) mod rubbish;
pub(crate) mod symbols;
