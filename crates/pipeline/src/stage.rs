//! Single stages, for the stage commands and for programs that use one stage alone.

use crate::analysis::{Analyzer, add_surfaces, assign_keys, settled};
use crate::reading::Reading;
use crate::record::Observed;
use crate::road::Road;
use crate::settings::Settings;
use ikiz_alignment::{KeywordFeatures, TranslationModel};
use ikiz_document::{
    AnalyzedSection, DetectedLanguage, Document, DocumentId, DocumentKeyword, Failure, Format, KeywordMatch, Language,
    Section, SectionId, SectionKind, Sections, Span, Twin, flattened,
};
use ikiz_keywords::{DocumentTerms, TermOptions, TermTotals, key_phrases};
use ikiz_language::LanguageDetector;
use ikiz_reader::{Pending, ReadOptions, Refusal};
use ikiz_text::{Dictionary, KeyCandidate, KeyRules, Keys, SurfaceCounts, nfc, sentences};
use rayon::prelude::*;
use std::io;
use std::ops::ControlFlow;
use std::path::Path;

/// The language of each line.
pub fn detect<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<DetectedLanguage> {
    let detector = LanguageDetector::new();
    let lines: Vec<&str> = lines.collect();
    lines.par_iter().map(|line| detector.detect(&nfc(line))).collect()
}

/// The sentences of a text, each on one line, with the characters of the text as given.
pub fn split(text: &str, language: Language) -> Vec<String> {
    sentence_spans(text, language).into_iter().map(|span| flattened(span.of(text))).collect()
}

/// Start and end of each sentence, in characters of the text as given, half-open.
pub fn split_offsets(text: &str, language: Language) -> Vec<(usize, usize)> {
    let mut offsets = Vec::new();
    let (mut byte, mut character) = (0, 0);
    for span in sentence_spans(text, language) {
        let start = character + text[byte..span.start].chars().count();
        let end = start + span.of(text).chars().count();
        (byte, character) = (span.end, end);
        offsets.push((start, end));
    }
    offsets
}

/// The sentences of a text in any normal form, as spans in NFC.
fn sentence_spans(text: &str, language: Language) -> Vec<Span> {
    let reading = Reading::new(text);
    let spans = sentences(reading.text(), language);
    spans.into_iter().map(|span| Span::new(reading.given(span.start), reading.given(span.end))).collect()
}

/// The key of the word on each line. All lines are one collection: any word in it may be evidence.
pub fn stem(lines: &[&str], language: Language, rules: KeyRules) -> Vec<String> {
    let (surfaces, keys) = keys_of(lines, language, rules);
    surfaces.iter().map(|surface| keys.key(surface).to_string()).collect()
}

/// The keys that the word on each line may have, the chosen one first.
pub fn explain_stem(lines: &[&str], language: Language, rules: KeyRules) -> Vec<Vec<KeyCandidate>> {
    let (surfaces, keys) = keys_of(lines, language, rules);
    surfaces.iter().map(|surface| keys.explain(surface)).collect()
}

fn keys_of(lines: &[&str], language: Language, rules: KeyRules) -> (Vec<String>, Keys) {
    let mut counts = SurfaceCounts::default();
    let surface = |line: &&str| ikiz_text::surface(&nfc(line.trim()), language).into_string();
    let surfaces: Vec<String> = lines.iter().map(surface).collect();
    for surface in surfaces.iter().filter(|surface| !surface.is_empty()) {
        counts.add_surface(surface);
    }
    let keys = Keys::settle(&counts, language, rules);
    (surfaces, keys)
}

/// A document and its sections.
pub type SectionedDocument = (Document, Sections);

/// Finds sections in single documents.
pub struct SectionReader {
    road: Road,
    reading: ReadOptions,
}

impl SectionReader {
    /// A reader with these settings.
    pub fn new(settings: &Settings) -> Self {
        let reading = settings.reading.clone();
        Self { road: Road::new(None, settings.allowance(), reading.group_by.clone()), reading }
    }

    /// Calls `take` with the sections of a file, or of each document below a folder, each with the path of its file. If
    /// a file has many records, `#` and the record's id follow. Skipped files are left out.
    pub fn of_path(&self, path: &Path, take: &mut dyn FnMut(&str, Result<SectionedDocument, Failure>)) {
        let found = ikiz_reader::discover(&[path.to_owned()]);
        for (_, failure) in found.failures {
            take(&failure.path.clone(), Err(failure));
        }
        for group in found.groups {
            let name = group.files.first().map_or_else(String::new, |file| file.path.to_string_lossy().into_owned());
            let mut each = |pending: Pending| {
                for observed in self.road.observed(pending) {
                    let record = observed.id().as_str().strip_prefix(group.id.as_str()).unwrap_or_default();
                    let path = format!("{name}{record}");
                    if let Some(found) = sectioned(observed) {
                        take(&path, found);
                    }
                }
                ControlFlow::Continue(())
            };
            ikiz_reader::read(&group, &self.reading, &mut each);
        }
    }

    /// The sections of plain text, given as bytes in any encoding.
    ///
    /// # Errors
    /// If the bytes are not text; the failure has advice.
    pub fn of_text(&self, bytes: &[u8]) -> Result<SectionedDocument, Failure> {
        let mut sections = Ok((Document::default(), Sections::default()));
        let mut each = |pending: Pending| {
            if let Some(found) = self.road.observed(pending).into_iter().find_map(sectioned) {
                sections = found;
            }
            ControlFlow::Break(())
        };
        let id = DocumentId::new("-");
        ikiz_reader::read_bytes(&id, "standard input", Format::Text, bytes, &self.reading, &mut each);
        sections
    }
}

/// `None` for skipped documents.
fn sectioned(observed: Observed) -> Option<Result<SectionedDocument, Failure>> {
    match observed {
        Observed::Record(record) => Some(Ok((record.document, record.sections))),
        Observed::Refused(_, Refusal::Failed(failure)) => Some(Err(failure)),
        Observed::Refused(_, Refusal::Skipped(_)) => None,
    }
}

/// The key phrases of each text, at most 20, best first. All texts of a language are one corpus.
///
/// # Errors
/// If the disk for temporary files is full or cannot be written to.
pub fn rank_phrases(texts: &[(Language, &str)], rules: KeyRules) -> io::Result<Vec<Vec<DocumentKeyword>>> {
    const TOP: usize = 20;

    let analyzer = Analyzer::new(None);
    let mut analyzed: Vec<(String, AnalyzedSection)> = texts
        .par_iter()
        .map(|(language, text)| {
            let text = nfc(text).into_owned();
            let section = analyzer.analyze(&text, running_text(&text, *language));
            (text, section)
        })
        .collect();
    let mut counts = Twin::<SurfaceCounts>::default();
    for (_, section) in &analyzed {
        add_surfaces(std::slice::from_ref(section), &mut counts);
    }
    let keys = settled(&counts, rules);
    analyzed.par_iter_mut().for_each(|(_, section)| assign_keys(std::slice::from_mut(section), &keys));
    let add = |mut totals: TermTotals, (text, section): &(String, AnalyzedSection)| {
        totals.add(&DocumentTerms::of(text, [section]))?;
        Ok(totals)
    };
    let totals = analyzed.par_iter().try_fold(TermTotals::default, add);
    let totals: TermTotals = totals.try_reduce(TermTotals::default, TermTotals::merge)?;
    let corpus = totals.finish(&TermOptions { rows: 0, ..TermOptions::default() })?;
    let rank = |(text, section): &(String, AnalyzedSection)| {
        key_phrases(&DocumentTerms::of(text, [section]), &corpus, Some(TOP))
    };
    Ok(analyzed.par_iter().map(rank).collect())
}

/// A text that is not part of a document, as one section.
fn running_text(text: &str, language: Language) -> Section {
    Section::given(SectionId(1), SectionKind::Body, language, Span::new(0, text.len()))
}

/// Pairs of two keyword lists alone, without other texts.
pub fn match_keywords(english: &[String], turkish: &[String]) -> Vec<KeywordMatch> {
    let analyzer = Analyzer::new(None);
    let features = |keywords: &[String], language: Language| -> Vec<KeywordFeatures> {
        let features_of = |keyword: &String| {
            let text = nfc(keyword).into_owned();
            let mut tokens = analyzer.tokens(&text, 0, language);
            let mut counts = SurfaceCounts::default();
            counts.add(&tokens);
            let rules = KeyRules::default();
            Keys::settle(&counts, language, rules).assign(&mut tokens);
            KeywordFeatures::new(&text, Span::new(0, text.len()), &tokens, language, rules)
        };
        keywords.iter().map(features_of).collect()
    };
    let (english, turkish) = (features(english, Language::English), features(turkish, Language::Turkish));
    ikiz_alignment::match_keywords(&english, &turkish, &TranslationModel::new(vec![Dictionary::shipped()]), &|_, _| 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use icu_normalizer::DecomposingNormalizerBorrowed;
    use proptest::prelude::*;

    proptest! {
        /// Sentence borders are the same for both normal forms, and offsets count characters of the text as given.
        #[test]
        fn sentences_do_not_depend_on_the_normal_form(text in "([A-Za-zçğıİöşüâ“”. ]{1,12}[.!?…] ?){1,4}") {
            let decomposed = DecomposingNormalizerBorrowed::new_nfd().normalize(&text).into_owned();
            let composed = nfc(&text).into_owned();
            for language in Language::BOTH {
                let sentences: Vec<String> =
                    split(&decomposed, language).iter().map(|sentence| nfc(sentence).into_owned()).collect();
                prop_assert_eq!(sentences, split(&composed, language));
                let letters: Vec<char> = decomposed.chars().collect();
                let by_offsets: Vec<String> = split_offsets(&decomposed, language)
                    .into_iter()
                    .map(|(start, end)| flattened(&letters[start..end].iter().collect::<String>()))
                    .collect();
                prop_assert_eq!(by_offsets, split(&decomposed, language));
            }
        }
    }

    #[test]
    fn windows_line_ends_count_as_two_characters() {
        assert_eq!(split_offsets("Öz\r\n\r\nBu bir cümledir.", Language::Turkish), [(0, 2), (6, 22)]);
    }
}
