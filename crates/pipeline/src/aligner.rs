//! The aligner alone, for text pairs that are already sentences: used by `ikiz align`.

use crate::analysis::{Analyzer, merge, settled};
use crate::translations::Translations;
use ikiz_alignment::{Bitext, SentenceKeyer, SentenceMaker, SurfacedSentence, TranslationModel, in_order};
use ikiz_document::{Allowance, Bead, Confidence, Language, Span, Twin};
use ikiz_text::{KeyRules, Keys, SurfaceCounts, nfc};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Number of pairs in memory at one time while a corpus is processed.
const AT_ONCE: usize = 1024;

/// Two texts as sentences. A blank sentence marks a border between paragraphs.
pub type TextPair = Twin<Vec<String>>;

/// Two texts before the keys of their collection are settled.
type SurfacedBitext = Twin<Vec<SurfacedSentence>>;

/// An aligner that has read its corpus. Its memory does not grow with the corpus: it learns from a bounded part.
pub struct Aligner {
    analyzer: Analyzer,
    keys: Twin<Keys>,
    model: TranslationModel,
    /// Pairs that were used for learning, by their digest: they are not split into tokens again.
    seen: BTreeMap<String, Bitext>,
}

impl Aligner {
    /// Reads all pairs of a corpus once: settles the keys of their words and learns translations from some of them,
    /// those with the smallest digests.
    pub fn new(pairs: impl IntoIterator<Item = TextPair>, rules: KeyRules, translations: &Translations) -> Self {
        let most_seen = translations.options().training_documents;
        let analyzer = Analyzer::new(None);
        let mut counts = Twin::<SurfaceCounts>::default();
        let mut seen: BTreeMap<String, SurfacedBitext> = BTreeMap::new();
        let mut pairs = pairs.into_iter();
        loop {
            let some: Vec<TextPair> = pairs.by_ref().take(AT_ONCE).collect();
            if some.is_empty() {
                break;
            }
            let cut = some.par_iter().fold(
                || (Vec::new(), Twin::<SurfaceCounts>::default(), Twin::from_fn(SentenceMaker::new)),
                |(mut cut, mut counts, mut makers), pair| {
                    cut.push((digest(pair), surfaced(pair, &analyzer, &mut makers, &mut counts)));
                    (cut, counts, makers)
                },
            );
            for (some, surfaces, _) in cut.collect::<Vec<_>>() {
                merge(&mut counts, surfaces);
                for (digest, bitext) in some {
                    seen.insert(digest, bitext);
                    if seen.len() > most_seen {
                        seen.pop_last();
                    }
                }
            }
        }
        let keys = settled(&counts, rules);
        let seen: BTreeMap<String, Bitext> = seen
            .into_par_iter()
            .map_init(Twin::default, |keyers, (digest, bitext)| (digest, keyed(bitext, &keys, keyers)))
            .collect();
        let corpus: Vec<(&str, &Bitext)> = seen.iter().map(|(digest, bitext)| (&**digest, bitext)).collect();
        let model = translations.learned(translations.start(&keys).model, &corpus, Allowance::ALL);
        Self { analyzer, keys, model, seen }
    }

    /// The beads of pairs of the corpus: each sentence of each side is in exactly one; ordered by the English side.
    pub fn align(&self, pairs: &[TextPair]) -> Vec<Vec<Bead>> {
        let makers = || (Twin::from_fn(SentenceMaker::new), Twin::<SentenceKeyer>::default());
        let align = |(makers, keyers): &mut (Twin<SentenceMaker>, Twin<SentenceKeyer>), pair: &TextPair| {
            let digest = digest(pair);
            let aligned = if let Some(bitext) = self.seen.get(&digest) {
                self.model.align(bitext, Some(&digest))
            } else {
                let surfaced = surfaced(pair, &self.analyzer, makers, &mut Twin::default());
                self.model.align(&keyed(surfaced, &self.keys, keyers), None)
            };
            with_blanks(aligned.beads, pair)
        };
        pairs.par_iter().map_init(makers, align).collect()
    }

    /// The model, with what was learned.
    pub fn into_model(self) -> TranslationModel {
        self.model
    }
}

/// Identifies the content of a pair: the same sentences have the same digest.
fn digest(pair: &TextPair) -> String {
    let mut hasher = blake3::Hasher::new();
    for sentence in pair.english.iter().chain(std::iter::once(&String::new())).chain(&pair.turkish) {
        hasher.update(sentence.as_bytes());
        hasher.update(b"\n");
    }
    hasher.finalize().to_hex().to_string()
}

/// The sentences of a pair without the blank ones, before keys are set. Tokens are dropped as soon as a sentence's
/// features are made: the tokens of many pairs would take most of the memory.
fn surfaced(
    pair: &TextPair,
    analyzer: &Analyzer,
    makers: &mut Twin<SentenceMaker>,
    counts: &mut Twin<SurfaceCounts>,
) -> SurfacedBitext {
    let mut side = |sentences: &[String], language: Language| {
        let mut opens_paragraph = true;
        let mut made: Vec<SurfacedSentence> = Vec::with_capacity(sentences.len());
        for sentence in sentences {
            if is_blank(sentence) {
                opens_paragraph = true;
                continue;
            }
            let text = nfc(sentence);
            let tokens = analyzer.tokens(&text, 0, language);
            counts.of_mut(language).add(&tokens);
            let sentence = makers.of_mut(language).make_surfaced(&text, Span::new(0, text.len()), &tokens);
            made.push(sentence.opening_paragraph(opens_paragraph));
            opens_paragraph = false;
        }
        made
    };
    pair.as_ref().with_language().map(|(language, sentences)| side(sentences, language))
}

fn keyed(bitext: SurfacedBitext, keys: &Twin<Keys>, keyers: &mut Twin<SentenceKeyer>) -> Bitext {
    let sides = bitext.zip(keys.as_ref()).zip(keyers.as_mut());
    sides.map(|((side, keys), keyer)| {
        side.into_iter().map(|sentence| keyer.keyed(sentence, |surface| keys.key(surface))).collect()
    })
}

fn is_blank(sentence: &str) -> bool {
    sentence.trim().is_empty()
}

/// The beads with indexes that count blank sentences too; each blank sentence is alone in a bead.
fn with_blanks(mut beads: Vec<Bead>, pair: &TextPair) -> Vec<Bead> {
    let places = |sentences: &[String], blank: bool| {
        let places = sentences.iter().enumerate().filter(|(_, sentence)| is_blank(sentence) == blank);
        places.map(|(place, _)| place).collect::<Vec<usize>>()
    };
    if !pair.iter().flatten().any(|sentence| is_blank(sentence)) {
        return beads;
    }
    let printed = pair.as_ref().map(|sentences| places(sentences, false));
    for bead in &mut beads {
        for (indexes, places) in bead.sentences.as_mut().zip(printed.as_ref()) {
            for index in indexes {
                *index = places[*index];
            }
        }
    }
    let alone = |sentences: Twin<Vec<usize>>| Bead { sentences, confidence: Confidence::CERTAIN, moved: false };
    beads.extend(places(&pair.english, true).into_iter().map(|place| alone(Twin::new(vec![place], Vec::new()))));
    beads.extend(places(&pair.turkish, true).into_iter().map(|place| alone(Twin::new(Vec::new(), vec![place]))));
    in_order(beads)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(english: &[&str], turkish: &[&str]) -> TextPair {
        let owned = |side: &[&str]| side.iter().map(|sentence| (*sentence).to_owned()).collect();
        TextPair { english: owned(english), turkish: owned(turkish) }
    }

    fn shapes(beads: &[Bead]) -> Vec<(Vec<usize>, Vec<usize>)> {
        beads.iter().map(|bead| (bead.sentences.english.clone(), bead.sentences.turkish.clone())).collect()
    }

    #[test]
    fn blank_sentences_stay_alone() {
        let pair = pair(
            &["", "The school was founded in 1923.", " ", "It has 40 teachers."],
            &["Okul 1923 yılında kuruldu.", "", "", "Okulun 40 öğretmeni vardır.", ""],
        );
        let aligner = Aligner::new([pair.clone()], KeyRules::default(), &Translations::default());
        let beads = aligner.align(std::slice::from_ref(&pair)).remove(0);
        let alone = |at: usize| (Vec::new(), vec![at]);
        assert_eq!(
            shapes(&beads),
            [
                (vec![0], vec![]),
                (vec![1], vec![0]),
                alone(1),
                alone(2),
                (vec![2], vec![]),
                (vec![3], vec![3]),
                alone(4)
            ]
        );
    }

    #[test]
    fn an_aligner_learns_from_its_corpus_and_aligns_other_pairs() {
        let known = pair(&["The blorg is red."], &["Zıpır kırmızıdır."]);
        let other = pair(&["A blorg was seen.", "It rained."], &["Bir zıpır görüldü.", "Yağmur yağdı."]);
        let aligner =
            Aligner::new([known.clone(), known, other.clone()], KeyRules::default(), &Translations::default());
        let beads = aligner.align(&[other, TextPair::default()]);
        assert_eq!(shapes(&beads[0]), [(vec![0], vec![0]), (vec![1], vec![1])]);
        assert!(beads[1].is_empty());
    }
}
