//! Tests of the whole program: its structure, its commands, bad input, its documents, its result on the corpus, its quality.

mod align;
mod align_folders;
mod align_refusals;
mod alignment_quality;
mod architecture;
mod bad_input;
mod command;
mod configuration;
mod corpus;
mod damaged_files;
mod documentation;
mod generated;
mod glossary;
mod golden;
mod model_tokens;
mod pipe;
mod quality;
mod records;
mod refusals;
mod show;
mod stage_quality;
mod stages;
mod summary;
mod tmx;
mod translations;
mod typeset;
