//! `learn`: writes a model of translations, for `--model`.

use super::align::Source;
use crate::exit::Exit;
use crate::flags::LearnArguments;
use crate::json_lines::JsonLines;
use crate::listener::Listener;
use crate::progress::{Progress, advised};
use crate::summary::Summary;
use crate::wording::{flag, worded};
use crate::{setup, shards};
use anyhow::{Context, bail};
use ikiz_document::messages;
use ikiz_pipeline::settings::Settings;
use ikiz_pipeline::store::Store;
use ikiz_pipeline::{Inputs, Learn, Learned, Request, Shard, TranslationModel, Wanted};
use std::io::{BufWriter, Write, stderr, stdout};
use std::path::Path;

messages! {
    learned_words(count) = "learn.learned";
}

/// `ikiz learn`.
pub fn run(arguments: &LearnArguments) -> anyhow::Result<Exit> {
    let settings = arguments.settings.settle("learn")?;
    let setup = setup::load(Settings { learn: Learn::On, ..settings }, flag)?;
    let progress = Progress::new(&setup.settings);
    let mut summary = Summary::default();
    let records = arguments.jsonl.as_deref().map(JsonLines::open).transpose()?.map(Source::Records);
    let shards = if arguments.shards { shards::open(&arguments.inputs, &setup)? } else { Vec::new() };
    let inputs = match &records {
        Some(pairs) => Inputs::Pairs(pairs),
        None if arguments.shards => Inputs::Shards(&shards),
        None => Inputs::Paths(&arguments.inputs, Shard::WHOLE),
    };
    let (wanted, store) = (Wanted::BEADS, Store::temporary());
    let request = Request { inputs, setup: &setup, wanted, store: &store, observer: &progress };
    let learned = ikiz_pipeline::learn(request, |outcome| {
        summary.add(&outcome, None);
        if let Some(failure) = outcome.failure() {
            progress.failed(failure);
        }
    });
    progress.finish();
    let Learned { model, documents } = learned.map_err(|error| advised(error, &store))?;
    summary.processed = documents;
    let exit = if records.is_none() || summary.has_failures() { summary.exit() } else { Exit::Done };
    if exit == Exit::Nothing {
        return Ok(exit);
    }
    if model.translated_words() == 0 {
        bail!(
            "nothing was learned: no two texts of the inputs are twins; name documents with an English and a Turkish abstract"
        );
    }
    write(&model, arguments.output.as_deref())?;
    if !setup.settings.quiet {
        writeln!(stderr(), "{}", worded(&learned_words(model.translated_words())))?;
    }
    Ok(exit)
}

/// Writes the model to a second file first, so that an earlier model is never left half overwritten.
fn write(model: &TranslationModel, path: Option<&Path>) -> anyhow::Result<()> {
    let Some(path) = path else {
        let mut out = BufWriter::new(stdout().lock());
        serde_json::to_writer(&mut out, model).map_err(std::io::Error::from)?;
        writeln!(out)?;
        return Ok(out.flush()?);
    };
    // A link stays one, and a pipe or a device is written to.
    let path = &path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let beside = if path.exists() && !path.is_file() { path.clone() } else { path.with_added_extension("part") };
    let written = std::fs::File::create(&beside).and_then(|file| {
        let mut out = BufWriter::new(file);
        serde_json::to_writer(&mut out, model)?;
        writeln!(out)?;
        out.flush()
    });
    let named = |()| if beside == *path { Ok(()) } else { std::fs::rename(&beside, path) };
    written.and_then(named).with_context(|| {
        format!("{}: cannot write the model; check the folder and that you may write there", path.display())
    })
}
