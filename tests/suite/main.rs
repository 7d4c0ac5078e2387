//! Tests of the whole program: its structure, its commands, bad input, its documents, its result on the corpus, its quality.

mod architecture;
mod bad_input;
mod command;
mod corpus;
mod documentation;
mod golden;
mod quality;
