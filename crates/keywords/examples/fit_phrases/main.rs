//! Fits the weights of key phrases: `cargo run --release -p ikiz-keywords --example fit_phrases -- [--folds N]
//! [--shipped] [SET=WEIGHT…] FILE… > crates/keywords/data/phrase_weights.tsv`.
//!
//! A line of a FILE is a text with its author's keywords: `{"src": "Inspec", "lang": "en", "text": …, "keys": […]}`;
//! `src` and `lang` name its set, `Inspec en`. All texts of a set together weigh 1, or what SET=WEIGHT says. Each text is
//! ranked in the corpus of all texts and as a corpus of its own. F1 at 5 and 10 of both goes to standard error. With
//! `--folds N` each fold is measured by the weights of the others, with `--shipped` all by the shipped weights.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the weights and the figures are what is asked for")]

mod newton;
mod texts;

use ikiz_keywords::{CorpusTerms, FEATURES, Values, key_phrases, phrase_features, weighed_phrases};
use newton::{Choice, fitted};
use std::collections::BTreeMap;
use std::error::Error;
use texts::Texts;

const HEADER: &str = "\
# Weights of the features of key phrases: feature, weight.
# Fitted for ikiz by examples/fit_phrases on 2026-11-29 to abstracts with their authors' keywords: 106 of Inspec (Hulth 2003), 106 of
# SemEval-2017 task 10 (Augenstein et al.), 104 of KDD and 94 of WWW (Gollapalli and Caragea 2014), 34 English and 51 Turkish ones of
# DergiPark, 28 of which in a set `extra`; by set DergiPark en=2, DergiPark tr=1.2, extra tr=1.2, Inspec en=0.5, SemEval2017 en=0.5.
# No text or word of them is kept.
";

fn main() -> Result<(), Box<dyn Error>> {
    let Arguments { shipped, folds, paths, weights } = Arguments::read()?;
    let texts = Texts::read(&paths, weights)?;
    let corpora = [texts.corpus()?, texts.alone()?];
    let mut scores = Scores::default();
    if shipped {
        (0..texts.len()).for_each(|text| scores.add(&texts, text, &corpora, None));
        scores.print();
        return Ok(());
    }
    let choices: Vec<Choice> = (0..texts.len()).flat_map(|text| choices_of(&texts, text, &corpora)).collect();
    for fold in 0..folds {
        let is_fitted = |text: usize| folds == 1 || text % folds != fold;
        let weights = fitted(&choices.iter().filter(|choice| is_fitted(choice.text)).collect::<Vec<_>>());
        let measured = (0..texts.len()).filter(|text| folds == 1 || !is_fitted(*text));
        measured.for_each(|text| scores.add(&texts, text, &corpora, Some(&weights)));
        if folds == 1 {
            print!("{HEADER}{}", table(&weights));
        }
    }
    scores.print();
    Ok(())
}

/// What is asked for.
struct Arguments {
    shipped: bool,
    folds: usize,
    paths: Vec<String>,
    weights: BTreeMap<String, f64>,
}

impl Arguments {
    fn read() -> Result<Self, Box<dyn Error>> {
        let mut read = Self { shipped: false, folds: 1, paths: Vec::new(), weights: BTreeMap::new() };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            if argument == "--shipped" {
                read.shipped = true;
            } else if argument == "--folds" {
                read.folds = arguments.next().ok_or("--folds needs a number")?.parse()?;
            } else if let Some((set, weight)) = argument.rsplit_once('=') {
                read.weights.insert(set.to_owned(), weight.parse().map_err(|_| format!("no weight: {argument}"))?);
            } else {
                read.paths.push(argument);
            }
        }
        if read.paths.is_empty() || read.folds == 0 {
            return Err("name a file of texts with keywords, and at least one fold".into());
        }
        Ok(read)
    }
}

/// What the author of a text chose, in the corpus of all texts and in that of the text alone.
fn choices_of(texts: &Texts, text: usize, corpora: &[Vec<CorpusTerms>; 2]) -> Vec<Choice> {
    let of_corpus = |corpora: &Vec<CorpusTerms>| {
        let candidates = phrase_features(&texts.terms(text), texts.corpus_of(corpora, text));
        let hits: Vec<bool> = candidates.iter().map(|candidate| texts.is_key(text, &candidate.term)).collect();
        let values = candidates.into_iter().map(|candidate| candidate.values).collect();
        Choice::new(text, texts.weight(text), values, &hits)
    };
    corpora.iter().filter_map(of_corpus).collect()
}

fn table(weights: &Values) -> String {
    let mut rows: Vec<String> =
        FEATURES.iter().zip(weights).map(|(name, weight)| format!("{name}\t{weight:.2}\n")).collect();
    rows.sort();
    rows.concat()
}

/// The sums of F1 at 5 and 10 by set and corpus.
#[derive(Default)]
struct Scores(BTreeMap<(String, usize), (f64, [f64; 2])>);

impl Scores {
    fn add(&mut self, texts: &Texts, text: usize, corpora: &[Vec<CorpusTerms>; 2], weights: Option<&Values>) {
        for (at, corpora) in corpora.iter().enumerate() {
            let (terms, corpus) = (texts.terms(text), texts.corpus_of(corpora, text));
            let ranked = match weights {
                Some(weights) => weighed_phrases(&terms, corpus, Some(10), weights),
                None => key_phrases(&terms, corpus, Some(10)),
            };
            let terms: Vec<&str> = ranked.iter().map(|phrase| &*phrase.term).collect();
            let sums = self.0.entry((texts.set(text).to_owned(), at)).or_default();
            sums.0 += 1.0;
            for (sum, top) in sums.1.iter_mut().zip([5, 10]) {
                *sum += texts.f1(text, &terms, top);
            }
        }
    }

    fn print(&self) {
        for ((set, at), (texts, sums)) in &self.0 {
            let corpus = if *at == 0 { "corpus" } else { "alone" };
            let [five, ten] = sums.map(|sum| 100.0 * sum / texts);
            eprintln!("{set:<18} {corpus:<7} F1@5 {five:5.2}  F1@10 {ten:5.2}");
        }
    }
}
