//! The aligner alone, over text pairs that are sentences already: what `ikiz align` drives.

use crate::analysis::{Analyzer, Both, settled};
use crate::translations::Translations;
use ikiz_alignment::{Bitext, Sentence, SentenceMaker, TranslationModel, in_order};
use ikiz_document::{Bead, Confidence, Language, Span};
use ikiz_text::{KeyRules, Keys, SurfaceCounts, nfc};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Pairs that are held in memory at one time while a corpus is gone through.
const AT_ONCE: usize = 1024;

/// Two texts as sentences. A blank sentence is the border of paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextPair {
    /// English sentences.
    pub english: Vec<String>,
    /// Turkish sentences.
    pub turkish: Vec<String>,
}

/// An aligner that has seen its corpus. Its memory does not grow with the corpus: what it learns from is bounded.
pub struct Aligner {
    analyzer: Analyzer,
    keys: Both<Keys>,
    model: TranslationModel,
    /// Pairs that were learned from, by their digest: they need not be cut again.
    seen: BTreeMap<String, Bitext>,
}

impl Aligner {
    /// Goes through all pairs of a corpus once: settles the keys of their words and learns translations from some of them, those with the smallest digests.
    pub fn new(pairs: impl IntoIterator<Item = TextPair>, rules: KeyRules, translations: &Translations) -> Self {
        let most_seen = translations.options().training_documents;
        let analyzer = Analyzer::new(None);
        let mut counts = Both::<SurfaceCounts>::default();
        let mut seen: BTreeMap<String, Bitext> = BTreeMap::new();
        let mut pairs = pairs.into_iter();
        loop {
            let some: Vec<TextPair> = pairs.by_ref().take(AT_ONCE).collect();
            if some.is_empty() {
                break;
            }
            let cut = some.par_iter().fold(
                || (Vec::new(), Both::<SurfaceCounts>::default(), Both::new(SentenceMaker::new)),
                |(mut cut, mut counts, mut makers), pair| {
                    cut.push((pair.digest(), bitext(pair, &analyzer, &mut makers, &mut counts)));
                    (cut, counts, makers)
                },
            );
            for (some, surfaces, _) in cut.collect::<Vec<_>>() {
                counts.merge(surfaces);
                for (digest, bitext) in some {
                    seen.insert(digest, bitext);
                    if seen.len() > most_seen {
                        seen.pop_last();
                    }
                }
            }
        }
        let keys = settled(&counts, rules);
        let mut bitexts: Vec<&mut Bitext> = seen.values_mut().collect();
        bitexts
            .par_iter_mut()
            .for_each_init(|| Both::new(SentenceMaker::new), |makers, bitext| set_keys(bitext, &keys, makers));
        let corpus: Vec<(&str, &Bitext)> = seen.iter().map(|(digest, bitext)| (&**digest, bitext)).collect();
        let model = translations.learned(translations.start(&keys), &corpus);
        Self { analyzer, keys, model, seen }
    }

    /// The beads of pairs of the corpus: each sentence of each side in exactly one, ordered by the English side.
    pub fn align(&self, pairs: &[TextPair]) -> Vec<Vec<Bead>> {
        let makers = || (Both::new(SentenceMaker::new), Both::new(SentenceMaker::new));
        let align = |(cutting, keying): &mut (Both<SentenceMaker>, Both<SentenceMaker>), pair: &TextPair| {
            let digest = pair.digest();
            let aligned = if let Some(bitext) = self.seen.get(&digest) {
                self.model.align(bitext, Some(&digest))
            } else {
                let mut bitext = bitext(pair, &self.analyzer, cutting, &mut Both::default());
                set_keys(&mut bitext, &self.keys, keying);
                self.model.align(&bitext, None)
            };
            with_blanks(aligned.beads, pair)
        };
        pairs.par_iter().map_init(makers, align).collect()
    }

    /// What is known of translations.
    pub fn into_model(self) -> TranslationModel {
        self.model
    }
}

impl TextPair {
    /// Names the content: the same sentences have the same digest.
    fn digest(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for sentence in self.english.iter().chain(std::iter::once(&String::new())).chain(&self.turkish) {
            hasher.update(sentence.as_bytes());
            hasher.update(b"\n");
        }
        hasher.finalize().to_hex().to_string()
    }
}

/// The sentences of a pair without the blank ones, keys not yet set. Tokens are dropped as soon as a sentence's features are made: those of many pairs would take
/// most of the memory.
fn bitext(
    pair: &TextPair,
    analyzer: &Analyzer,
    makers: &mut Both<SentenceMaker>,
    counts: &mut Both<SurfaceCounts>,
) -> Bitext {
    let mut side = |sentences: &[String], language: Language| {
        let mut opens_paragraph = true;
        let mut made: Vec<Sentence> = Vec::with_capacity(sentences.len());
        for sentence in sentences {
            if is_blank(sentence) {
                opens_paragraph = true;
                continue;
            }
            let text = nfc(sentence);
            let tokens = analyzer.tokens(&text, 0, language);
            counts.of_mut(language).add(&tokens);
            let sentence = makers.of_mut(language).make(&text, Span::new(0, text.len()), &tokens);
            made.push(sentence.opening_paragraph(opens_paragraph));
            opens_paragraph = false;
        }
        made
    };
    Bitext { english: side(&pair.english, Language::English), turkish: side(&pair.turkish, Language::Turkish) }
}

fn set_keys(bitext: &mut Bitext, keys: &Both<Keys>, makers: &mut Both<SentenceMaker>) {
    let Bitext { english, turkish } = bitext;
    for (side, language) in [(english, Language::English), (turkish, Language::Turkish)] {
        let keys = keys.of(language);
        for sentence in side {
            makers.of_mut(language).set_keys(sentence, |surface| keys.key(surface));
        }
    }
}

fn is_blank(sentence: &str) -> bool {
    sentence.trim().is_empty()
}

/// The beads by the places of the sentences among all, blank ones alone.
fn with_blanks(mut beads: Vec<Bead>, pair: &TextPair) -> Vec<Bead> {
    let places = |sentences: &[String], blank: bool| {
        let places = sentences.iter().enumerate().filter(|(_, sentence)| is_blank(sentence) == blank);
        places.map(|(place, _)| place).collect::<Vec<usize>>()
    };
    if !pair.english.iter().chain(&pair.turkish).any(|sentence| is_blank(sentence)) {
        return beads;
    }
    let (english, turkish) = (places(&pair.english, false), places(&pair.turkish, false));
    for bead in &mut beads {
        bead.english.iter_mut().for_each(|index| *index = english[*index]);
        bead.turkish.iter_mut().for_each(|index| *index = turkish[*index]);
    }
    let alone = |english: Vec<usize>, turkish: Vec<usize>| Bead {
        english,
        turkish,
        confidence: Confidence::CERTAIN,
        moved: false,
    };
    beads.extend(places(&pair.english, true).into_iter().map(|place| alone(vec![place], Vec::new())));
    beads.extend(places(&pair.turkish, true).into_iter().map(|place| alone(Vec::new(), vec![place])));
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
        beads.iter().map(|bead| (bead.english.clone(), bead.turkish.clone())).collect()
    }

    #[test]
    fn blank_sentences_stand_alone() {
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
    fn an_aligner_learns_from_what_it_is_given_and_is_asked_of_other_pairs() {
        let known = pair(&["The blorg is red."], &["Zıpır kırmızıdır."]);
        let other = pair(&["A blorg was seen.", "It rained."], &["Bir zıpır görüldü.", "Yağmur yağdı."]);
        let aligner =
            Aligner::new([known.clone(), known, other.clone()], KeyRules::default(), &Translations::default());
        let beads = aligner.align(&[other, TextPair::default()]);
        assert_eq!(shapes(&beads[0]), [(vec![0], vec![0]), (vec![1], vec![1])]);
        assert!(beads[1].is_empty());
    }
}
