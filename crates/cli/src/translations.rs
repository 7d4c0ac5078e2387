//! Where translations come from: lexicons and models that the user names, read before any text is.

use anyhow::{Context, anyhow};
use ikiz_pipeline::{Learn, TranslationModel, Translations, WordPairs};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reads the lexicons and the model.
pub fn load(learn: Learn, lexicons: &[PathBuf], model: Option<&Path>) -> anyhow::Result<Translations> {
    let words = lexicons.iter().map(|path| lexicon(path)).collect::<anyhow::Result<Vec<_>>>()?;
    let model = model.map(read_model).transpose()?.map(Arc::new);
    Ok(Translations { learn, words, model })
}

fn lexicon(path: &Path) -> anyhow::Result<WordPairs> {
    ikiz_pipeline::read_lexicon(path).map_err(|error| anyhow!("{}: {error}", path.display()))
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
