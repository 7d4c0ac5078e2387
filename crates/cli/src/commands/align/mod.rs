//! `align`: the aligner alone, over two files, folders or records.

mod concerns;
mod corpus;
mod inputs;
mod keywords;
mod output;
mod records;

pub use records::{pairs_of_records, records};

use crate::exit::Exit;
use crate::flags::AlignArguments;
use crate::setup;
use concerns::Concerns;
use ikiz_pipeline::stage::Aligner;
use ikiz_pipeline::{KeyRules, Translations};
use ikiz_writers::tmx::TranslationMemory;
use inputs::Found;
use std::io::{BufWriter, Write, stdout};

/// `ikiz align`.
pub fn run(arguments: &AlignArguments) -> anyhow::Result<Exit> {
    match &arguments.jsonl {
        Some(path) if arguments.keywords => keywords::run(path),
        Some(path) => records::run(path, arguments, &translations(arguments)?),
        None => texts(arguments, &translations(arguments)?),
    }
}

fn translations(arguments: &AlignArguments) -> anyhow::Result<Translations> {
    setup::translations(arguments.learn, &arguments.lexicon, arguments.model.as_deref())
}

fn texts(arguments: &AlignArguments, translations: &Translations) -> anyhow::Result<Exit> {
    let Found { mut corpus, exit } = inputs::read(arguments)?;
    if corpus.pairs.is_empty() {
        return Ok(Exit::Nothing);
    }
    let mut concerns = Concerns::default();
    if concerns.say(&corpus, arguments) == Exit::Nothing {
        return Ok(Exit::Nothing);
    }
    let exit = if concerns.finish() == Exit::Done { exit } else { Exit::WithFailures };
    let aligner = Aligner::new(corpus.pairs.iter().cloned(), KeyRules::default(), translations);
    let beads = corpus.beads(&aligner, arguments);
    let mut out = BufWriter::new(stdout().lock());
    if arguments.tmx {
        let mut memory = TranslationMemory::new(&mut out);
        memory.begin()?;
        output::units(&corpus, &beads, &mut memory)?;
        memory.finish()?;
    } else {
        output::rows(&corpus, &beads, arguments.text, &mut out)?;
    }
    out.flush()?;
    Ok(exit)
}
