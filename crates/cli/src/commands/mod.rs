//! The commands, one file each.

pub mod align;
pub mod check;
pub mod formats;
pub mod generated;
pub mod glossary;
pub mod keywords;
pub mod learn;
pub mod lines;
pub mod profile;
pub mod quality;
pub mod run;
pub mod sections;
pub mod serve;
pub mod show;
pub mod summary;
