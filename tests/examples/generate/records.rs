//! Bilingual records and pairs of sentence lists, one JSON object a line.

use crate::abstracts::Abstracts;
use crate::frames::{Frames, Writer};
use serde_json::json;

/// A record with title, abstract and keywords in both languages.
pub fn record(frames: &Frames, number: u64) -> String {
    let mut writer = Writer::new(frames, number);
    let title = writer.title();
    let text = Abstracts::write(&mut writer).texts();
    let keywords = |words: fn(&crate::vocabulary::Term) -> &String| writer.focus.iter().map(words).collect::<Vec<_>>();
    json!({
        "id": format!("kayit-{number:07}"),
        "title_tr": title.turkish,
        "title_en": title.english,
        "abstract_tr": text.turkish,
        "abstract_en": text.english,
        "keywords_tr": keywords(|term| &term.words.turkish),
        "keywords_en": keywords(|term| &term.words.english),
    })
    .to_string()
}

/// The sentences of a record's abstracts as `ikiz align --jsonl` reads them, and in `beads` which belong together.
pub fn pair(frames: &Frames, number: u64) -> String {
    let mut writer = Writer::new(frames, number);
    writer.title();
    let abstracts = Abstracts::write(&mut writer);
    let beads: Vec<_> = abstracts.beads.iter().map(|bead| [&bead.english, &bead.turkish]).collect();
    json!({
        "id": format!("kayit-{number:07}"),
        "en": abstracts.sentences.english,
        "tr": abstracts.sentences.turkish,
        "beads": beads,
    })
    .to_string()
}
