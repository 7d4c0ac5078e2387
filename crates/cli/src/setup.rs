//! Reads the files that the settings name, before any document.

use crate::wording::{ErrorLines, flag, printable, worded_with};
use anyhow::{Context, anyhow};
use ikiz_document::messages;
use ikiz_pipeline::profile::Profile;
use ikiz_pipeline::settings::Settings;
use ikiz_pipeline::{
    FileFault, FileFaults, Learn, ModelTokenizer, Setup, TranslationModel, Translations, WordPairs, read_codes,
    read_corrections, read_corrections_of_result, read_markers, read_stop_words,
};
use ikiz_writers::table::Table;
use ikiz_writers::{NameSetting, csv, tables};
use std::path::{Path, PathBuf};
use std::sync::Arc;

messages! {
    corrections_taken_up(path) = "run.corrections-taken-up";
    in_line(path, line) = "file.in-line";
}

/// The table of corrections.
pub const CORRECTIONS: &str = tables::Corrections::NAME;

/// The settings, with the lexicons, the model, the tokenizer, the profile, the vocabulary, the stop words, the markers
/// and the corrections that they name. `name` says how messages write a setting.
///
/// # Errors
/// If one of the files cannot be read, or holds something else.
pub fn load(settings: Settings, name: NameSetting) -> anyhow::Result<Setup> {
    let of_fault = |fault| of_fault_with(fault, name);
    let translations = translations(settings.learn, &settings.lexicon, settings.model.as_deref(), name)?;
    let tokenizer = settings.tokenizer.as_deref().map(read_tokenizer).transpose()?;
    let profile = settings.profile.as_deref().map(ikiz_pipeline::profile::read_profile).transpose();
    let profile = profile.map_err(of_fault)?.map(Arc::new);
    let vocabulary =
        settings.vocabulary.as_deref().map(ikiz_pipeline::read_vocabulary).transpose().map_err(of_fault)?;
    let vocabulary = vocabulary.or_else(|| profile.as_ref()?.vocabulary.clone()).map(Arc::new);
    let stop_words = read_stop_words(&settings.stop_words).map_err(of_fault)?.map(Arc::new);
    let markers = read_markers(&settings.markers).map_err(of_fault)?.map(Arc::new);
    let corrections = read_corrections(&settings.corrections).map_err(|faults| of_faults(faults, name))?.map(Arc::new);
    let codes = settings.codes.as_deref().map(read_codes).transpose().map_err(of_fault)?.map(Arc::new);
    Ok(Setup { settings, translations, tokenizer, profile, vocabulary, stop_words, markers, corrections, codes })
}

/// Puts the corrections that the result in the output folder holds before those that the settings name: what was
/// corrected once stays corrected. Says so, where there are some, and which of their codes are none of the user's own
/// scheme, where there is one.
///
/// # Errors
/// If they cannot be read.
pub fn take_up_corrections(setup: &mut Setup, name: NameSetting) -> anyhow::Result<Vec<String>> {
    let mut said = Vec::new();
    let of_result = setup.settings.output.join(csv::file_name(CORRECTIONS));
    if of_result.is_file() {
        let found = read_corrections_of_result(&of_result).map_err(|faults| of_faults(faults, name))?;
        let found = found.followed_by(setup.corrections.as_deref());
        said.extend(found.is_some().then(|| corrections_taken_up(of_result.display().to_string())));
        setup.corrections = found.map(Arc::new);
    }
    let both = setup.corrections.as_deref().zip(setup.codes.as_deref());
    said.extend(both.into_iter().flat_map(|(corrections, scheme)| corrections.outside(scheme)));
    Ok(said.iter().map(|message| worded_with(message, name)).collect())
}

/// Sources of translations.
fn translations(
    learn: Learn,
    lexicons: &[PathBuf],
    model: Option<&Path>,
    name: NameSetting,
) -> anyhow::Result<Translations> {
    let words = lexicons.iter().map(|path| read_lexicon(path, name)).collect::<anyhow::Result<Vec<_>>>()?;
    let model = model.map(read_model).transpose()?.map(Arc::new);
    Ok(Translations { learn, words, model })
}

fn read_lexicon(path: &Path, name: NameSetting) -> anyhow::Result<WordPairs> {
    ikiz_pipeline::read_lexicon(path).map_err(|error| anyhow!("{}: {}", path.display(), worded_with(&error, name)))
}

fn read_model(path: &Path) -> anyhow::Result<TranslationModel> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("{}: cannot read the model; check the path", path.display()))?;
    serde_json::from_str(&text).map_err(|error| {
        anyhow!(
            "{}: this is no model that this version of ikiz reads ({error}); make one with `ikiz learn`",
            path.display()
        )
    })
}

fn read_tokenizer(path: &Path) -> anyhow::Result<Arc<ModelTokenizer>> {
    let bytes = std::fs::read(path)
        .with_context(|| format!("{}: cannot read the tokenizer; check the path", path.display()))?;
    let read = ModelTokenizer::from_bytes(&bytes).map_err(|error| {
        anyhow!("{}: no tokenizer.json of the Hugging Face tokenizers library ({error})", path.display())
    })?;
    Ok(Arc::new(read))
}

/// The profile of a shipped name or of a file.
pub fn read_profile(named: &Path) -> anyhow::Result<Profile> {
    ikiz_pipeline::profile::read_profile(named).map_err(of_fault)
}

/// What is wrong with a file that a setting names, in words.
pub fn of_fault(fault: FileFault) -> anyhow::Error {
    of_fault_with(fault, flag)
}

/// What is wrong in files that settings name, in words: a line each.
pub fn of_faults(faults: FileFaults, name: NameSetting) -> anyhow::Error {
    let rest = faults.rest().map(|message| anyhow!(worded_with(&message, name)));
    let first = faults.first.into_iter().map(|fault| of_fault_with(fault, name));
    ErrorLines(first.chain(rest).map(|error| error.to_string()).collect()).into()
}

fn of_fault_with(FileFault { path, line, message }: FileFault, name: NameSetting) -> anyhow::Error {
    let place = line.map_or_else(|| printable(&path), |line| worded_with(&in_line(&*path, line), name));
    anyhow!("{place}: {}", worded_with(&message, name))
}
