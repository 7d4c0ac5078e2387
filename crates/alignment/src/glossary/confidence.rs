//! How sure a pair of terms is. Set by hand on rows of thesis records that were read; `docs/quality.md` says how to
//! read it.

use ikiz_document::Confidence;

/// What speaks for a pair.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signs {
    /// Chance that all author keywords that give it are wrong; 1 where none do.
    pub keyword_doubt: f64,
    /// Beads in which the two correspond.
    pub beads: u32,
    /// How much of the phrases is held up by their words, 0..=1.
    pub support: f64,
    /// Dice's coefficient of the two over beads and keyword pairs, 0..=1.
    pub dice: f64,
    /// Share of the term's renderings that are this one, the lesser of both directions, 0..=1.
    pub share: f64,
}

/// Log-odds: what all pairs have, and what each sign adds.
const BASE: f64 = -5.0;
const SUPPORT: f64 = 4.0;
const DICE: f64 = 2.2;
const BEADS: f64 = 0.6;
const SHARE: f64 = 1.5;
/// What words that do not hold each other up take from what authors say.
const UNSUPPORTED: f64 = 0.1;

/// The confidence of a pair: that the authors are right, or the beads.
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
