//! The ledger of words: which terms correspond.

use super::words::{sections_of, words};
use ikiz_alignment::TranslationModel;
use ikiz_alignment::glossary::{Evidence, Occurrence, TermPair, TermWord};
use ikiz_document::{Bead, Confidence, DocumentReport, Key, SectionPair, Twin};
use ikiz_text::Interner;
use serde::{Deserialize, Serialize};

/// Beads with a lower confidence are not used as evidence.
const SURE: f64 = 0.5;

/// What takes the evidence of documents for the glossary.
pub(crate) trait TakesDocuments: Default {
    /// Adds a document by its number.
    fn add(&mut self, document: u32, report: &DocumentReport);
}

/// The words of all sure beads and all pairs of author keywords, as numbers. Documents must be added in the order of
/// their numbers: the first place of a pair is its example, and words are numbered as they come.
///
/// It holds [`Evidence::MOST_WORDS`] words of beads; documents after these are left out. Who has more should choose the
/// documents by the numbers of their texts, so that the order of names decides nothing.
#[derive(Default)]
pub(crate) struct GlossaryEvidence(Evidence);

/// The evidence of documents as it is, by their numbers: for who cannot add them in order. It grows with each document:
/// 12 bytes for each word, and each string once.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct GlossaryTexts {
    strings: Interner,
    documents: Vec<(u32, Vec<Text>)>,
}

/// The words of a bead or of a pair of author keywords.
#[derive(Serialize, Deserialize)]
struct Text {
    pair: u32,
    bead: Option<u32>,
    sides: Twin<Box<[Word]>>,
    /// Of a pair of keywords.
    confidence: Option<Confidence>,
}

/// [`TermWord`] as it is kept: strings are numbers.
#[expect(clippy::struct_field_names, reason = "as the fields of the other are called")]
#[derive(Clone, Copy, Serialize, Deserialize)]
struct Word {
    surface: u32,
    key: u32,
    is_word: bool,
    opens: bool,
}

impl TakesDocuments for GlossaryEvidence {
    fn add(&mut self, document: u32, report: &DocumentReport) {
        if !self.0.is_full() {
            each_text(report, &mut Numbered { document, evidence: &mut self.0 });
        }
    }
}

impl TakesDocuments for GlossaryTexts {
    fn add(&mut self, document: u32, report: &DocumentReport) {
        let mut kept = Kept { strings: &mut self.strings, texts: Vec::new() };
        each_text(report, &mut kept);
        self.documents.push((document, kept.texts));
    }
}

impl GlossaryEvidence {
    /// The pairs of terms that the documents give, each with the place of its example. `model` was learned from the
    /// same documents.
    pub fn pairs(self, model: &TranslationModel) -> Vec<TermPair> {
        self.0.pairs(model)
    }
}

impl GlossaryTexts {
    /// The same with other numbers for the documents.
    pub fn with_documents(mut self, number: impl Fn(u32) -> u32) -> Self {
        self.documents.iter_mut().for_each(|(document, _)| *document = number(*document));
        self
    }

    /// Adds what another one has.
    pub fn merge(&mut self, mut other: Self) {
        let numbers: Vec<u32> = other.strings.iter().map(|string| self.strings.number(string)).collect();
        let texts = other.documents.iter_mut().flat_map(|(_, texts)| texts);
        for word in texts.flat_map(|text| text.sides.as_mut()).flatten() {
            word.surface = numbers[word.surface as usize];
            word.key = numbers[word.key as usize];
        }
        self.documents.append(&mut other.documents);
    }

    /// The ledger that these documents give in the order of their numbers.
    pub fn in_order(mut self) -> GlossaryEvidence {
        self.documents.sort_by_key(|(document, _)| *document);
        let keys: Vec<Key> = self.strings.iter().map(Key::new).collect();
        let term = |word: &Word| TermWord {
            surface: self.strings.get(word.surface),
            key: &keys[word.key as usize],
            is_word: word.is_word,
            opens: word.opens,
        };
        let mut evidence = Evidence::default();
        for (document, texts) in &self.documents {
            if evidence.is_full() {
                break;
            }
            let mut numbered = Numbered { document: *document, evidence: &mut evidence };
            for Text { pair, bead, sides, confidence } in texts {
                numbered.text((*pair, *bead), sides.as_ref().map(|side| side.iter().map(term)), *confidence);
            }
        }
        GlossaryEvidence(evidence)
    }
}

/// What takes the texts of a document: with the index of the section pair and of the bead, and the confidence of a pair
/// of keywords.
trait TakesTexts {
    fn text<'a>(
        &mut self,
        place: (u32, Option<u32>),
        sides: Twin<impl Iterator<Item = TermWord<'a>>>,
        confidence: Option<Confidence>,
    );
}

/// The evidence of a document, which goes to all evidence at once.
struct Numbered<'e> {
    document: u32,
    evidence: &'e mut Evidence,
}

impl TakesTexts for Numbered<'_> {
    fn text<'a>(
        &mut self,
        (pair, bead): (u32, Option<u32>),
        sides: Twin<impl Iterator<Item = TermWord<'a>>>,
        confidence: Option<Confidence>,
    ) {
        let place = Occurrence { document: self.document, pair, bead };
        match confidence {
            None => self.evidence.add_bead(place, sides),
            Some(confidence) => self.evidence.add_keywords(place, sides, confidence),
        }
    }
}

/// The evidence of a document, which is kept.
struct Kept<'s> {
    strings: &'s mut Interner,
    texts: Vec<Text>,
}

impl TakesTexts for Kept<'_> {
    fn text<'a>(
        &mut self,
        (pair, bead): (u32, Option<u32>),
        sides: Twin<impl Iterator<Item = TermWord<'a>>>,
        confidence: Option<Confidence>,
    ) {
        let mut word = |TermWord { surface, key, is_word, opens }: TermWord<'a>| Word {
            surface: self.strings.number(surface),
            key: self.strings.number(key.as_str()),
            is_word,
            opens,
        };
        let sides = sides.map(|side| side.map(&mut word).collect());
        self.texts.push(Text { pair, bead, sides, confidence });
    }
}

fn each_text(report: &DocumentReport, take: &mut impl TakesTexts) {
    (0..).zip(&report.pairs).for_each(|(index, pair)| each_text_of(report, index, pair, take));
}

/// Gives the texts of a pair of sections.
fn each_text_of(report: &DocumentReport, index: u32, pair: &SectionPair, take: &mut impl TakesTexts) {
    let Some(sections) = sections_of(report, pair) else { return };
    let text = &report.document.text;
    let is_sure = |bead: &Bead| bead.is_two_sided() && bead.confidence.value() >= SURE;
    for (number, bead) in (0..).zip(&pair.beads).filter(|(_, bead)| is_sure(bead)) {
        let sides = sections.zip(bead.sentences.as_ref());
        let sides = sides.map(|(section, indexes)| words(text, section, indexes));
        take.text((index, Some(number)), sides, None);
    }
    for found in pair.keywords.iter().filter(|found| !found.is_by_place()) {
        let Some(sides) = found.sides.as_ref().map(Option::as_ref).both() else { continue };
        let indexes = sides.map(|side| [side.index]);
        let sides = sections.zip(indexes.as_ref());
        let sides = sides.map(|(section, index)| words(text, section, index));
        take.text((index, None), sides, Some(found.confidence));
    }
}
