//! One file a command.

pub mod align;
pub mod keywords;
pub mod lines;
pub mod run;
pub mod sections;
