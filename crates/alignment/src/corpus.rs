//! Aligning a corpus: learn from some documents, align them all.

use crate::background::Background;
use crate::decoding::{RawBead, best_path};
use crate::indexed::Indexed;
use crate::learning::learn;
use crate::lexical::{Lexical, pairs};
use crate::matrix::{Region, Scores};
use crate::model::{OwnCounts, TranslationModel};
use crate::moved::find_moved;
use crate::posterior::set_posteriors;
use crate::sentence::Bitext;
use crate::similarity::similarity;
use ikiz_document::{Bead, Confidence};
use rayon::prelude::*;

/// Documents from which on learning pays without being asked for.
const WORTH_LEARNING: usize = 2;

/// Whether translations are learned from the corpus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Learn {
    /// Always.
    On,
    /// Never: cognates, numbers, lengths and marks alone.
    Off,
    /// Where there are enough documents.
    #[default]
    Auto,
}

/// How a corpus is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlignmentOptions {
    /// Whether to learn.
    pub learn: Learn,
    /// Documents that are learned from at most: those with the smallest digests.
    pub training_documents: usize,
}

impl Default for AlignmentOptions {
    fn default() -> Self {
        Self { learn: Learn::Auto, training_documents: 5000 }
    }
}

/// How the sentences of a text pair belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// Each sentence of each side in exactly one bead; ordered by the English side, beads without one where the Turkish order puts them.
    pub beads: Vec<Bead>,
    /// Share of the content words and numbers of both sides that have a counterpart on the other, 0..=1.
    pub similarity: f64,
}

/// What aligning a corpus gives.
#[derive(Clone, Debug, Default)]
pub struct Alignments {
    /// One for each text pair, in the order of the input.
    pub alignments: Vec<Alignment>,
    /// What was learned.
    pub model: TranslationModel,
}

/// Aligns text pairs, each with the digest of its content. What is learned depends on the contents alone, not on order or threads; each
/// pair is aligned without what was learned from itself.
pub fn align_corpus(bitexts: &[(&str, &Bitext)], background: Background, options: &AlignmentOptions) -> Alignments {
    let model = TranslationModel::learn(bitexts, background, options);
    let alignments = bitexts.par_iter().map(|(digest, bitext)| model.align(bitext, Some(digest))).collect();
    Alignments { alignments, model }
}

/// Aligns one text pair that `model` was not learned from; without a model, by cognates, numbers, lengths and marks.
pub fn align_one(bitext: &Bitext, model: Option<&TranslationModel>) -> Alignment {
    model.map_or_else(|| TranslationModel::default().align(bitext, None), |model| model.align(bitext, None))
}

/// Share of the sentences of both sides that stand in two-sided beads, 0..=1; `None` without sentences.
pub fn coverage(beads: &[Bead]) -> Option<f64> {
    let sentences = |bead: &Bead| bead.english.len() + bead.turkish.len();
    let all: usize = beads.iter().map(sentences).sum();
    let paired: usize = beads.iter().filter(|bead| bead.is_two_sided()).map(sentences).sum();
    (all > 0).then(|| paired as f64 / all as f64)
}

impl TranslationModel {
    /// Learns from text pairs with the digests of their contents, upon a background that may be empty.
    pub fn learn(bitexts: &[(&str, &Bitext)], background: Background, options: &AlignmentOptions) -> Self {
        let mut training = bitexts.to_vec();
        training.sort_by_key(|entry| entry.0);
        training.dedup_by_key(|entry| entry.0);
        training.truncate(options.training_documents);
        let mut model = Self::new(background);
        for (_, bitext) in &training {
            model.background.add_bitext(bitext);
        }
        let turkish = training.iter().flat_map(|(_, bitext)| &bitext.turkish);
        model.length.fit_sentences(turkish.map(|sentence| sentence.characters));
        let learn_now = match options.learn {
            Learn::On => true,
            Learn::Off => false,
            Learn::Auto => training.len() >= WORTH_LEARNING,
        };
        if learn_now {
            model.learn_translations(&training);
        }
        model
    }

    /// One round: a second gains nothing (measured).
    fn learn_translations(&mut self, training: &[(&str, &Bitext)]) {
        let align = |(_, bitext): &(&str, &Bitext)| align_raw(bitext, self, None).0;
        let aligned: Vec<Vec<RawBead>> = training.par_iter().map(align).collect();
        let documents: Vec<(&Bitext, &[RawBead])> =
            training.iter().zip(&aligned).map(|((_, bitext), beads)| (*bitext, beads.as_slice())).collect();
        let (table, own) = learn(&documents, &self.background, &self.parameters);
        self.table = table;
        self.own = training.iter().map(|(digest, _)| (*digest).to_owned()).zip(own).collect();
        let single = |bead: &&RawBead| bead.english.len() == 1 && bead.turkish.len() == 1;
        let lengths = |(bitext, beads): &(&Bitext, &[RawBead])| {
            let beads = beads.iter().filter(single);
            let lengths = beads.map(|bead| {
                (bitext.english[bead.english.start].characters, bitext.turkish[bead.turkish.start].characters)
            });
            lengths.collect::<Vec<_>>()
        };
        self.length.fit_beads(&documents.iter().flat_map(lengths).collect::<Vec<_>>());
    }

    /// Aligns a text pair. `digest` names its content: what was learned from it is left out.
    pub fn align(&self, bitext: &Bitext, digest: Option<&str>) -> Alignment {
        let own = digest.and_then(|digest| self.own.get(digest));
        let (beads, similarity) = align_raw(bitext, self, own);
        Alignment { beads: ordered(beads).into_iter().map(finished).collect(), similarity }
    }
}

fn align_raw(bitext: &Bitext, model: &TranslationModel, own: Option<&OwnCounts>) -> (Vec<RawBead>, f64) {
    let indexed = Indexed::new(&bitext.english, &bitext.turkish, Some(model));
    let pairs = pairs(&indexed, Some(model), own);
    let lexical = Lexical::new(&indexed, &pairs, model, own);
    let region = Region { english: 0..bitext.english.len(), turkish: 0..bitext.turkish.len() };
    let score = |region: &Region| Scores::new(&indexed, &lexical, model, region);
    let scores = score(&region);
    let mut beads = best_path(&scores, &region, model.parameters.unaligned);
    set_posteriors(&mut beads, &scores, &region, &model.parameters);
    drop(scores);
    find_moved(&mut beads, &model.parameters, score);
    (beads, similarity(&indexed, &pairs))
}

/// By the English side; what has none stands after the bead of the Turkish sentence before it.
fn ordered(beads: Vec<RawBead>) -> Vec<RawBead> {
    let count = beads.len();
    let (mut alone, mut beads): (Vec<RawBead>, Vec<RawBead>) =
        beads.into_iter().partition(|bead| bead.english.is_empty());
    alone.sort_by_key(|bead| bead.turkish.start);
    beads.sort_by_key(|bead| bead.english.start);
    let mut ordered = Vec::with_capacity(count);
    let follow = |ordered: &mut Vec<RawBead>, mut turkish: usize| {
        while let Ok(at) = alone.binary_search_by_key(&turkish, |bead| bead.turkish.start) {
            turkish = alone[at].turkish.end;
            ordered.push(alone[at].clone());
        }
    };
    follow(&mut ordered, 0);
    for bead in beads {
        let end = if bead.turkish.is_empty() { None } else { Some(bead.turkish.end) };
        ordered.push(bead);
        if let Some(end) = end {
            follow(&mut ordered, end);
        }
    }
    ordered
}

fn finished(bead: RawBead) -> Bead {
    Bead {
        english: bead.english.collect(),
        turkish: bead.turkish.collect(),
        confidence: Confidence::new(bead.posterior),
        moved: bead.moved,
    }
}
