//! Aligning a corpus: learn from some documents, align them all.

use crate::decoding::{RawBead, best_path};
use crate::indexed::indexed;
use crate::learning::learn;
use crate::lexical::{Lexical, pairs};
use crate::matrix::{Region, Scores};
use crate::model::TranslationModel;
use crate::moved::find_moved;
use crate::posterior::set_posteriors;
use crate::sentence::Bitext;
use crate::similarity::Overlap;
use crate::table::{LearnedTable, OwnCounts};
use ikiz_document::{Allowance, Bead, Confidence, Twin};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// With at least this many documents, translations are learned even if the user does not ask for it.
const WORTH_LEARNING: usize = 2;

/// Whether translations are learned from the corpus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Learn {
    /// Always.
    On,
    /// Never: use only the lexicon, cognates, numbers, lengths and marks.
    Off,
    /// If there are enough documents.
    #[default]
    Auto,
}

/// How a corpus is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlignmentOptions {
    /// Whether to learn.
    pub learn: Learn,
    /// Largest number of documents to learn from: those with the smallest digests are taken.
    pub training_documents: usize,
    /// What aligning a document may take; no translations are learned from it if it needs more.
    pub allowance: Allowance,
}

impl Default for AlignmentOptions {
    fn default() -> Self {
        Self { learn: Learn::Auto, training_documents: 1000, allowance: Allowance::ALL }
    }
}

/// How the sentences of a text pair belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// Each sentence of each side is in exactly one bead. Beads are ordered by the English side; those without an
    /// English side follow the Turkish order.
    pub beads: Vec<Bead>,
    /// Share of the content words and numbers of both sides that have a counterpart on the other, 0..=1.
    pub similarity: f64,
}

/// Share of the sentences of both sides that are in two-sided beads, 0..=1; `None` without sentences.
pub fn coverage(beads: &[Bead]) -> Option<f64> {
    let sentences = |bead: &Bead| bead.sentences.iter().map(Vec::len).sum::<usize>();
    let all: usize = beads.iter().map(sentences).sum();
    let paired: usize = beads.iter().filter(|bead| bead.is_two_sided()).map(sentences).sum();
    (all > 0).then(|| paired as f64 / all as f64)
}

impl TranslationModel {
    /// Learns from text pairs, each with the digest of its content; what was learned before is dropped.
    #[must_use]
    pub fn learn(self, bitexts: &[(&str, &Bitext)], options: &AlignmentOptions) -> Self {
        let mut training = bitexts.to_vec();
        training.sort_by_key(|entry| entry.0);
        training.dedup_by_key(|entry| entry.0);
        training.truncate(options.training_documents);
        let mut model = Self { table: LearnedTable::default(), own: BTreeMap::new(), ..self };
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
            model.learn_translations(&training, options.allowance);
        }
        model
    }

    /// Only one round: a second one improved nothing (measured).
    fn learn_translations(&mut self, training: &[(&str, &Bitext)], allowance: Allowance) {
        let align = |(_, bitext): &(&str, &Bitext)| allowance.grant(|| align_raw(bitext, self, None).0).ok();
        let aligned: Vec<Option<Vec<RawBead>>> = training.par_iter().map(align).collect();
        let (training, documents): (Vec<_>, Vec<(&Bitext, &[RawBead])>) = training
            .iter()
            .zip(&aligned)
            .filter_map(|(document, beads)| Some((document, (document.1, beads.as_deref()?))))
            .unzip();
        let (table, own) = learn(&documents, &self.background, &self.parameters);
        self.table = table;
        self.own = training.iter().map(|(digest, _)| (*digest).to_owned()).zip(own).collect();
        let single = |bead: &&RawBead| bead.sentences.iter().all(|side| side.len() == 1);
        let lengths = |(bitext, beads): &(&Bitext, &[RawBead])| {
            let beads = beads.iter().filter(single);
            let lengths = beads.map(|bead| {
                let first = bitext.as_ref().zip(bead.sentences.as_ref());
                let Twin { english, turkish } = first.map(|(text, side)| text[side.start].characters);
                (english, turkish)
            });
            lengths.collect::<Vec<_>>()
        };
        self.length.fit_beads(&documents.iter().flat_map(lengths).collect::<Vec<_>>());
    }

    /// Aligns a text pair. `digest` identifies its content: what was learned from the same content is not used.
    pub fn align(&self, bitext: &Bitext, digest: Option<&str>) -> Alignment {
        let own = digest.and_then(|digest| self.own.get(digest));
        let (beads, similarity) = align_raw(bitext, self, own);
        Alignment { beads: in_order(beads.into_iter().map(finished).collect()), similarity }
    }
}

fn align_raw(bitext: &Bitext, model: &TranslationModel, own: Option<&OwnCounts>) -> (Vec<RawBead>, f64) {
    let indexed = indexed(bitext.as_ref().map(Vec::as_slice), &model.background);
    let pairs = pairs(&indexed, model, own);
    let lexical = Lexical::new(&indexed, &pairs, model, own);
    let region: Region = bitext.as_ref().map(|sentences| 0..sentences.len());
    let score = |region: &Region| Scores::new(&indexed, &lexical, model, region);
    let scores = score(&region);
    let mut beads = best_path(&scores, &region, model.parameters.unaligned);
    set_posteriors(&mut beads, &scores, &region, &model.parameters);
    drop(scores);
    find_moved(&mut beads, &model.parameters, score);
    (beads, Overlap::new(&indexed, &pairs).similarity)
}

/// Orders beads by their English side. A bead without one follows the bead of the Turkish sentence before it.
pub fn in_order(beads: Vec<Bead>) -> Vec<Bead> {
    let (mut alone, mut ordered): (Vec<Bead>, Vec<Bead>) =
        beads.into_iter().partition(|bead| bead.sentences.english.is_empty());
    alone.sort_by(|left, right| left.sentences.turkish.cmp(&right.sentences.turkish));
    ordered.sort_by(|left, right| left.sentences.english.cmp(&right.sentences.english));
    let sentences =
        ordered.iter().chain(&alone).flat_map(|bead| &bead.sentences.turkish).max().map_or(0, |last| last + 1);
    // For each Turkish sentence, the number (from 1) of the bead with an English side that it is in or follows; 0 is
    // the start of the text.
    let mut place = vec![None; sentences];
    for (at, bead) in (1..).zip(&ordered) {
        bead.sentences.turkish.iter().for_each(|&sentence| place[sentence] = Some(at));
    }
    let mut followers: Vec<Vec<Bead>> = vec![Vec::new(); ordered.len() + 1];
    for bead in alone {
        let before = bead.sentences.turkish.first().and_then(|first| first.checked_sub(1));
        let after = before.and_then(|before| place[before]).unwrap_or(0);
        bead.sentences.turkish.iter().for_each(|&sentence| place[sentence] = Some(after));
        followers[after].push(bead);
    }
    let mut followers = followers.into_iter();
    let head = followers.next().unwrap_or_default();
    head.into_iter()
        .chain(ordered.into_iter().zip(followers).flat_map(|(bead, after)| std::iter::once(bead).chain(after)))
        .collect()
}

fn finished(bead: RawBead) -> Bead {
    Bead {
        sentences: bead.sentences.map(Iterator::collect),
        confidence: Confidence::new(bead.posterior),
        moved: bead.moved,
    }
}
