//! Abstracts that are translations of each other, sentence by sentence but for some that are merged or left out.

use crate::frames::{Writer, sentence};
use ikiz_document::{Language, Twin};

/// Per cent of the sentences that one language has not, and of those that are one with the next.
const LEFT_OUT: u64 = 3;
const MERGED: u64 = 6;

/// The sentences of both abstracts, and which of them stand for each other: numbers of the English and Turkish ones.
#[derive(Default)]
pub struct Abstracts {
    pub sentences: Twin<Vec<String>>,
    pub beads: Vec<Twin<Vec<usize>>>,
}

impl Abstracts {
    pub fn write(writer: &mut Writer) -> Self {
        let mut clauses = Vec::new();
        for (kind, low, high) in [("background", 1, 2), ("aim", 1, 1), ("method", 1, 3), ("result", 2, 4)] {
            for _ in 0..writer.random.between(low, high) {
                clauses.push(writer.clause(kind));
            }
        }
        clauses.push(writer.clause("conclusion"));
        let mut abstracts = Self::default();
        let mut clauses = clauses.into_iter().peekable();
        while let Some(clause) = clauses.next() {
            let chance = writer.random.between(0, 99);
            let language = *writer.random.pick(&Language::BOTH);
            if chance < MERGED
                && let Some(second) = clauses.next_if(|_| true)
            {
                abstracts.push_merged(language, clause, second);
            } else {
                let mut counts = Twin::new(vec![clause.english], vec![clause.turkish]);
                if chance >= 100 - LEFT_OUT {
                    counts.of_mut(language).clear();
                }
                abstracts.push(counts);
            }
        }
        abstracts
    }

    /// Two clauses as one sentence in one language, as two in the other.
    fn push_merged(&mut self, merged: Language, first: Twin<String>, second: Twin<String>) {
        let pairs = first.zip(second).with_language();
        self.push(pairs.map(|(language, (first, second))| match language {
            _ if language != merged => vec![first, second],
            Language::English => vec![format!("{first}, and it should be added that {second}")],
            Language::Turkish => vec![format!("{first}; bununla birlikte {second}")],
        }));
    }

    fn push(&mut self, clauses: Twin<Vec<String>>) {
        let bead = clauses.with_language().zip(self.sentences.as_mut()).map(|((language, clauses), sentences)| {
            let from = sentences.len();
            sentences.extend(clauses.iter().map(|clause| sentence(clause, language)));
            (from..sentences.len()).collect()
        });
        self.beads.push(bead);
    }

    /// The running text of both.
    pub fn texts(&self) -> Twin<String> {
        self.sentences.as_ref().map(|sentences| sentences.join(" "))
    }
}
