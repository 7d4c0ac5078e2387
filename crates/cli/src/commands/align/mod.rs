//! `align`: the aligner alone, over two files, folders or records.

mod beads;
mod concerns;
mod inputs;
mod keywords;
mod output;
mod source;

pub use concerns::problem;
pub use source::Source;

use crate::documents::Ended;
use crate::exit::Exit;
use crate::flags::AlignArguments;
use crate::json_lines::JsonLines;
use crate::progress::{Progress, advised};
use crate::wording::flag;
use concerns::Concerns;
use ikiz_pipeline::settings::Settings;
use ikiz_pipeline::store::Store;
use ikiz_pipeline::{Inputs, Request, Wanted};
use output::Writing;
use std::io::stdout;

/// `ikiz align`.
pub fn run(arguments: &AlignArguments) -> anyhow::Result<Exit> {
    let (source, exit) = match &arguments.jsonl {
        Some(path) if arguments.keywords => return keywords::run(path),
        Some(path) => (Source::Records(JsonLines::open(path)?), Exit::Done),
        None => inputs::find(arguments)?,
    };
    let concerns = Concerns::new(arguments.force);
    match &source {
        Source::Files { files, .. } if files.is_empty() => return Ok(Exit::Nothing),
        Source::One(pair) if concerns.refuses(pair) => return Ok(Exit::Nothing),
        _ => {}
    }
    Ok(align(&source, arguments, concerns)?.max(exit))
}

fn align(source: &Source, arguments: &AlignArguments, concerns: Concerns) -> anyhow::Result<Exit> {
    let settings = Settings { quiet: true, ..arguments.settings.settle("align")? };
    let setup = crate::setup::load(settings, flag)?;
    let (progress, store) = (Progress::new(&setup.settings), Store::temporary());
    let inputs = Inputs::Pairs(source);
    let request = Request { inputs, setup: &setup, wanted: Wanted::BEADS, store: &store, observer: &progress };
    let mut writing = Writing::begin(arguments, concerns, stdout())?;
    let mut pairs = source.read();
    let aligned = ikiz_pipeline::align(request, |beads| {
        pairs.next().map_or(Ok(()), |pair| writing.pair(pair, beads)).map_err(Ended::Here)
    });
    match aligned {
        Ok(()) => writing.finish(),
        Err(Ended::Here(error)) => Err(error),
        Err(Ended::Run(error)) => Err(advised(error, &store)),
    }
}
