//! Tests of the whole program: its structure, its commands, its documents, its result on the corpus, its quality.

mod architecture;
mod command;
mod configuration;
mod corpus;
mod documentation;
mod generated;
mod pipe;
mod playground;
mod quality;
mod show;
mod stages;
mod summary;
