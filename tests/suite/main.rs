//! Tests of the whole program: its structure, its commands, its documents, its result on the corpus, its quality.

mod architecture;
mod command;
mod corpus;
mod documentation;
mod quality;
