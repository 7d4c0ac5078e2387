//! Aligning a corpus: learn from some documents, align them all.

use crate::corrected::{Barred, CorrectedBeads, PlacedBead, align_around};
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

/// A text pair to learn from.
#[derive(Clone, Copy, Debug)]
pub struct TrainingText<'a> {
    /// Identifies its content: texts of the same digest count as one.
    pub digest: &'a str,
    /// The pair.
    pub bitext: &'a Bitext,
    /// What is corrected of its beads: translations that are sure.
    pub corrected: &'a CorrectedBeads,
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
        let corrected = CorrectedBeads::default();
        let training = |&(digest, bitext)| TrainingText { digest, bitext, corrected: &corrected };
        self.learn_corrected(bitexts.iter().map(training).collect(), options)
    }

    /// Learns from text pairs of which beads are corrected; what was learned before is dropped.
    #[must_use]
    pub fn learn_corrected(self, mut training: Vec<TrainingText<'_>>, options: &AlignmentOptions) -> Self {
        training.sort_by_key(|text| text.digest);
        training.dedup_by_key(|text| text.digest);
        training.truncate(options.training_documents);
        let mut model = Self { table: LearnedTable::default(), own: BTreeMap::new(), ..self };
        for text in &training {
            model.background.add_bitext(text.bitext);
        }
        let turkish = training.iter().flat_map(|text| &text.bitext.turkish);
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
    fn learn_translations(&mut self, training: &[TrainingText<'_>], allowance: Allowance) {
        let align = |text: &TrainingText<'_>| allowance.grant(|| self.training_beads(text)).ok();
        let aligned: Vec<Option<Vec<PlacedBead>>> = training.par_iter().map(align).collect();
        let (training, documents): (Vec<&TrainingText<'_>>, Vec<(&Bitext, &[PlacedBead])>) = training
            .iter()
            .zip(&aligned)
            .filter_map(|(text, beads)| Some((text, (text.bitext, beads.as_deref()?))))
            .unzip();
        let (table, own) = learn(&documents, &self.background, &self.parameters);
        self.table = table;
        self.own = training.iter().map(|text| text.digest.to_owned()).zip(own).collect();
        let single = |bead: &&PlacedBead| bead.sentences.iter().all(|side| side.len() == 1);
        let lengths = |(bitext, beads): &(&Bitext, &[PlacedBead])| {
            let beads = beads.iter().filter(single);
            let lengths = beads.map(|bead| {
                let first = bitext.as_ref().zip(bead.sentences.as_ref());
                let Twin { english, turkish } = first.map(|(text, side)| text[side[0]].characters);
                (english, turkish)
            });
            lengths.collect::<Vec<_>>()
        };
        self.length.fit_beads(&documents.iter().flat_map(lengths).collect::<Vec<_>>());
    }

    fn training_beads(&self, text: &TrainingText<'_>) -> Vec<PlacedBead> {
        if text.corrected.is_empty() {
            align_raw(text.bitext, self, None).0.into_iter().map(PlacedBead::from).collect()
        } else {
            align_around(text.bitext, self, None, text.corrected).1
        }
    }

    /// Aligns a text pair. `digest` identifies its content: what was learned from the same content is not used.
    pub fn align(&self, bitext: &Bitext, digest: Option<&str>) -> Alignment {
        let (beads, similarity) = align_raw(bitext, self, self.own_of(digest));
        Alignment::new(beads.into_iter().map(PlacedBead::from), similarity)
    }

    /// Aligns a text pair around what is corrected. Returns the alignment without the corrections too, which comes
    /// first.
    pub fn align_corrected(&self, bitext: &Bitext, digest: Option<&str>, corrected: &CorrectedBeads) -> [Alignment; 2] {
        let (plain, beads, similarity) = align_around(bitext, self, self.own_of(digest), corrected);
        [plain, beads].map(|beads| Alignment::new(beads.into_iter(), similarity))
    }

    /// What was learned from a text pair.
    fn own_of(&self, digest: Option<&str>) -> Option<&OwnCounts> {
        digest.and_then(|digest| self.own.get(digest))
    }
}

impl Alignment {
    fn new(beads: impl Iterator<Item = PlacedBead>, similarity: f64) -> Self {
        Self { beads: in_order(beads.map(finished).collect()), similarity }
    }
}

/// The beads of a text pair and its similarity.
pub(crate) fn align_raw(bitext: &Bitext, model: &TranslationModel, own: Option<&OwnCounts>) -> (Vec<RawBead>, f64) {
    let whole: Region = bitext.as_ref().map(|sentences| 0..sentences.len());
    align_regions(bitext, model, own, &[whole], &Barred::default())
}

/// The same of regions that no bead leaves, those of moved blocks apart, without what is barred.
pub(crate) fn align_regions(
    bitext: &Bitext,
    model: &TranslationModel,
    own: Option<&OwnCounts>,
    regions: &[Region],
    barred: &Barred,
) -> (Vec<RawBead>, f64) {
    let indexed = indexed(bitext.as_ref().map(Vec::as_slice), &model.background);
    let pairs = pairs(&indexed, model, own);
    let lexical = Lexical::new(&indexed, &pairs, model, own);
    let score = |region: &Region| Scores::new(&indexed, &lexical, model, region, barred);
    let mut beads = Vec::new();
    for region in regions {
        let scores = score(region);
        let mut path = best_path(&scores, region, model.parameters.unaligned);
        set_posteriors(&mut path, &scores, region, &model.parameters);
        beads.extend(path);
    }
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

fn finished(bead: PlacedBead) -> Bead {
    let PlacedBead { sentences, posterior, moved, corrected } = bead;
    Bead { sentences, confidence: Confidence::new(posterior), moved, corrected }
}
