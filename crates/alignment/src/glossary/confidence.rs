//! How sure a pair of terms is. The weights were set by hand on rows from thesis records; `docs/quality.md` explains
//! how to read the confidence.

use ikiz_document::Confidence;

/// The evidence for a pair.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signs {
    /// Probability that all author keywords that give the pair are wrong; 1 where none give it.
    pub keyword_doubt: f64,
    /// Beads in which the two correspond.
    pub beads: u32,
    /// How well the words of the two phrases translate each other, 0..=1.
    pub support: f64,
    /// Dice's coefficient of the two over beads and keyword pairs, 0..=1.
    pub dice: f64,
    /// Share of this pair among the renderings of the term; the smaller share of both directions, 0..=1.
    pub share: f64,
}

/// Log-odds: the base of all pairs, and what each kind of evidence adds.
const BASE: f64 = -5.0;
const SUPPORT: f64 = 4.0;
const DICE: f64 = 2.2;
const BEADS: f64 = 0.6;
const SHARE: f64 = 1.5;
/// How much the evidence of author keywords is reduced if the words do not translate each other.
const UNSUPPORTED: f64 = 0.1;

/// The confidence of a pair: the probability that the author keywords or the beads are right.
pub(super) fn confidence(signs: &Signs) -> Confidence {
    let by_beads = if signs.beads == 0 {
        0.0
    } else {
        let beads = libm::log(f64::from(signs.beads)).min(3.0);
        let odds = BASE + SUPPORT * signs.support + DICE * signs.dice + BEADS * beads + SHARE * signs.share;
        1.0 / (1.0 + libm::exp(-odds))
    };
    let by_authors = (1.0 - signs.keyword_doubt) * (1.0 - UNSUPPORTED * (1.0 - signs.support));
    Confidence::new(1.0 - (1.0 - by_authors) * (1.0 - by_beads))
}
