//! Pairs of texts that are given as twins and as sentences: the record of a pair, and its beads in terms of what was
//! given.

use crate::analysis::Analyzer;
use crate::record::DocumentRecord;
use ikiz_document::{
    AnalyzedSection, Bead, Confidence, ContentHash, Document, DocumentId, DocumentReport, Encoding, Format, Language,
    Pairing, Section, SectionId, SectionKind, SectionPair, SourceFile, Span, Twin,
};
use ikiz_text::nfc;
use std::error::Error;
use std::fmt;
use std::path::PathBuf;

/// Two texts as sentences. A blank sentence marks a border between paragraphs.
pub type TextPair = Twin<Vec<String>>;

/// Why the next pair cannot be read.
pub type PairError = Box<dyn Error + Send + Sync>;

/// Pairs of texts that are read one by one.
pub trait GivenPairs: Sync {
    /// The pairs from the first one on.
    fn pairs(&self) -> Box<dyn Iterator<Item = Result<TextPair, PairError>> + '_>;
}

impl GivenPairs for Vec<TextPair> {
    fn pairs(&self) -> Box<dyn Iterator<Item = Result<TextPair, PairError>> + '_> {
        Box::new(self.iter().cloned().map(Ok))
    }
}

impl fmt::Debug for dyn GivenPairs + '_ {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GivenPairs")
    }
}

/// The sections that hold the two sides.
const SIDES: Twin<SectionId> = Twin { english: SectionId(1), turkish: SectionId(2) };

/// The id of a pair: ids are in the order in which the pairs are given, from 0.
pub(crate) fn id(number: usize) -> DocumentId {
    DocumentId::new(format!("{number:012}"))
}

/// The record of a pair: its text has a line for each sentence, also for a blank one, which stays empty.
pub(crate) fn record(id: DocumentId, pair: &TextPair, analyzer: &Analyzer) -> DocumentRecord {
    let source = SourceFile {
        path: PathBuf::new(),
        name: id.as_str().to_owned(),
        format: Format::Text,
        encoding: Encoding("UTF-8".to_owned()),
        hash: hash(pair),
        language: None,
        pages: None,
    };
    let mut document = Document { id, sources: vec![source], ..Document::default() };
    let sides = pair.as_ref().zip(SIDES).with_language();
    let sections = sides.map(|(language, (sentences, id))| side(&mut document.text, sentences, id, language, analyzer));
    DocumentRecord { document, sections: sections.into_iter().collect(), bare_headings: Vec::new() }
}

/// Identifies the content of a pair: the same sentences have the same hash.
fn hash(pair: &TextPair) -> ContentHash {
    let mut hasher = blake3::Hasher::new();
    for sentence in pair.english.iter().chain(std::iter::once(&String::new())).chain(&pair.turkish) {
        hasher.update(sentence.as_bytes());
        hasher.update(b"\n");
    }
    ContentHash(hasher.finalize().to_hex().to_string())
}

/// Adds a side to the text.
fn side(
    text: &mut String,
    given: &[String],
    id: SectionId,
    language: Language,
    analyzer: &Analyzer,
) -> AnalyzedSection {
    let start = text.len();
    let (mut sentences, mut tokens) = (Vec::new(), Vec::new());
    for sentence in given {
        if !is_blank(sentence) {
            let sentence = nfc(sentence);
            tokens.extend(analyzer.tokens(&sentence, text.len(), language));
            sentences.push(Span::new(text.len(), text.len() + sentence.len()));
            text.push_str(&sentence);
        }
        text.push('\n');
    }
    let section = Section::given(id, SectionKind::Abstract, language, Span::new(start, text.len()));
    AnalyzedSection { section, sentences, tokens, model_tokens: None }
}

fn is_blank(sentence: &str) -> bool {
    sentence.trim().is_empty()
}

/// The two sides as a pair of sections: it is given that they are one.
pub(crate) fn section_pair() -> SectionPair {
    SectionPair::new(SectionKind::Abstract, Pairing::Paired(SIDES), None, Confidence::CERTAIN)
}

/// The beads of a pair with indexes that count blank sentences too; each blank sentence is alone in a bead.
pub(crate) fn beads(report: DocumentReport) -> Vec<Bead> {
    let DocumentReport { document, sections, pairs, .. } = report;
    let places = SIDES.map(|id| Places::new(&document.text, &sections[id]));
    let mut beads: Vec<Bead> = pairs.into_iter().flat_map(|pair| pair.beads).collect();
    if places.iter().all(|side| side.blank.is_empty()) {
        return beads;
    }
    for bead in &mut beads {
        for (indexes, side) in bead.sentences.as_mut().zip(places.as_ref()) {
            for index in indexes {
                *index = side.printed[*index];
            }
        }
    }
    for (language, side) in places.with_language() {
        beads.extend(side.blank.into_iter().map(|place| {
            let mut sentences = Twin::default();
            *sentences.of_mut(language) = vec![place];
            Bead { sentences, confidence: Confidence::CERTAIN, moved: false, corrected: false }
        }));
    }
    ikiz_alignment::in_order(beads)
}

/// The places of the sentences of a side, counted from 0 with the blank ones.
struct Places {
    printed: Vec<usize>,
    blank: Vec<usize>,
}

impl Places {
    fn new(text: &str, side: &AnalyzedSection) -> Self {
        let (mut printed, mut blank) = (Vec::new(), Vec::new());
        let (mut next, mut end) = (0, side.section.span.start);
        // A line ends behind each sentence, and one more for each blank sentence before the next.
        let mut pass = |gap: &str, ends: usize, next: &mut usize| {
            let blanks = gap.matches('\n').count().saturating_sub(ends);
            blank.extend(*next..*next + blanks);
            *next += blanks;
        };
        for sentence in &side.sentences {
            pass(&text[end..sentence.start], usize::from(!printed.is_empty()), &mut next);
            printed.push(next);
            (next, end) = (next + 1, sentence.end);
        }
        pass(&text[end..side.section.span.end], usize::from(!printed.is_empty()), &mut next);
        Self { printed, blank }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;
    use crate::{Inputs, Request, RunError, Setup, Wanted};

    fn pair(english: &[&str], turkish: &[&str]) -> TextPair {
        let owned = |side: &[&str]| side.iter().map(|sentence| (*sentence).to_owned()).collect();
        TextPair { english: owned(english), turkish: owned(turkish) }
    }

    /// The beads of each pair, as indexes.
    fn aligned(pairs: &Vec<TextPair>) -> Vec<Vec<(Vec<usize>, Vec<usize>)>> {
        let (setup, store, mut all) = (Setup::default(), Store::temporary(), Vec::new());
        let inputs = Inputs::Pairs(pairs);
        let request = Request { inputs, setup: &setup, wanted: Wanted::BEADS, store: &store, observer: &() };
        crate::align(request, |beads| {
            let beads = beads.expect("beads").into_iter();
            all.push(beads.map(|bead| (bead.sentences.english, bead.sentences.turkish)).collect());
            Ok::<(), RunError>(())
        })
        .expect("aligned");
        all
    }

    #[test]
    fn blank_sentences_stay_alone() {
        let found = aligned(&vec![pair(
            &["", "The school was founded in 1923.", " ", "It has 40 teachers."],
            &["Okul 1923 yılında kuruldu.", "", "", "Okulun 40 öğretmeni vardır.", ""],
        )]);
        let alone = |at: usize| (Vec::new(), vec![at]);
        let expected = [
            (vec![0], vec![]),
            (vec![1], vec![0]),
            alone(1),
            alone(2),
            (vec![2], vec![]),
            (vec![3], vec![3]),
            alone(4),
        ];
        assert_eq!(found, [expected]);
    }

    #[test]
    fn pairs_learn_from_each_other_and_each_is_answered() {
        let known = pair(&["The blorg is red."], &["Zıpır kırmızıdır."]);
        let other = pair(&["A blorg was seen.", "It rained."], &["Bir zıpır görüldü.", "Yağmur yağdı."]);
        let found = aligned(&vec![known.clone(), known, TextPair::default(), other]);
        let straight = |at: usize| (vec![at], vec![at]);
        assert_eq!(found, [vec![straight(0)], vec![straight(0)], vec![], vec![straight(0), straight(1)]]);
    }

    #[test]
    fn a_sentence_may_hold_line_breaks() {
        let found = aligned(&vec![pair(&["It has 40\n\nteachers.\n", ""], &["", "Kırk\r\nöğretmeni vardır."])]);
        assert_eq!(found, [[(vec![], vec![0]), (vec![0], vec![1]), (vec![1], vec![])]]);
    }
}
