//! Bilingual records and pairs of sentence lists, one JSON object a line.

use crate::abstracts::Abstracts;
use crate::frames::{Frames, Writer};
use crate::vocabulary::Term;
use serde_json::json;

/// A record with title, abstract and keywords in both languages.
pub fn record(frames: &Frames, number: u64) -> String {
    let mut writer = Writer::new(frames, number);
    let title = writer.title();
    let text = Abstracts::write(&mut writer).texts();
    let keywords = |words: fn(&Term) -> &String| writer.focus.iter().map(words).collect::<Vec<_>>();
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn a_record_is_the_same_from_its_number_and_has_all_fields() {
        let frames = Frames::read();
        assert_eq!(record(&frames, 7), record(&frames, 7));
        assert_ne!(record(&frames, 7), record(&frames, 8));
        let value: Value = serde_json::from_str(&record(&frames, 7)).expect("JSON");
        for field in ["title", "abstract", "keywords"] {
            assert!(["tr", "en"].iter().all(|code| value.get(format!("{field}_{code}")).is_some()), "{field}");
        }
    }

    #[test]
    fn each_sentence_stands_in_one_bead() {
        let frames = Frames::read();
        let value: Value = serde_json::from_str(&pair(&frames, 3)).expect("JSON");
        for (side, code) in ["en", "tr"].into_iter().enumerate() {
            let beads = value["beads"].as_array().expect("beads");
            let numbers: Vec<u64> = beads
                .iter()
                .flat_map(|bead| bead[side].as_array().expect("a side"))
                .map(|number| number.as_u64().expect("a number"))
                .collect();
            assert!(numbers.iter().copied().eq(0..value[code].as_array().expect("sentences").len() as u64));
        }
    }
}
