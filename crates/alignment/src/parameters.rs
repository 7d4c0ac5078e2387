//! The constants of the aligner with their sources, in one place.

/// Counts of English and Turkish sentences of a bead.
pub(crate) type Shape = (usize, usize);

/// The shapes of two-sided beads, in the order of [`Parameters::log_priors`].
pub(crate) const SHAPES: [Shape; 6] = [(1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1)];

/// Most sentences that a side of a bead holds.
pub(crate) const LONGEST_SIDE: usize = 3;

/// What the aligner weighs. "Measured" is: best of a few values on aligned news, encyclopaedia and journal texts with
/// noise.
#[derive(Clone, Debug)]
pub(crate) struct Parameters {
    /// Natural logarithm of how often each of [`SHAPES`] occurs; close to Gale & Church (1993), measured. Two sentences
    /// that are two only because a clause moves between them are nearly never meant: free translations would be full of
    /// them.
    pub log_priors: [f64; 6],
    /// Score of two neighbours that changed places, beside that of their pairs; measured.
    pub swapped: f64,
    /// Score of a sentence that stays alone; measured.
    pub unaligned: f64,
    /// Weight of the sum of both directions' lexical scores: words of a bead are not independent; measured.
    pub lexical_weight: f64,
    /// Probability that a word of which no translation is known is explained by its twin; measured.
    pub unknown_weight: f64,
    /// The same of a word whose translations are known throughout; measured.
    pub known_weight: f64,
    /// The same of a number; measured.
    pub number_weight: f64,
    /// Probability mass that a full cognate or an equal number brings; measured.
    pub cognate: f64,
    /// Probability mass that a translation of the lexicon brings; measured.
    pub dictionary: f64,
    /// Probability mass that a learned translation brings; measured.
    pub learned: f64,
    /// Tokens that a background of unknown words is thought to hold: keeps the words of a single text from looking
    /// frequent; measured.
    pub unseen_tokens: f64,
    /// Weight of the length ratio; measured.
    pub length_weight: f64,
    /// Characters at which the variance of the length ratio doubles; measured.
    pub length_half_life: f64,
    /// Lowest value of the length ratio, so that one odd pair breaks nothing.
    pub length_floor: f64,
    /// Weight of the count features; they overlap each other; measured.
    pub counts_weight: f64,
    /// Score of a number that has no equal on the other side; measured.
    pub unmatched_number: f64,
    /// Score of a bead both sides of which open a paragraph; by hand. On texts with a tenth of the borders taken out
    /// and 2 % of false ones put in it changed no bead.
    pub paragraph_on_both: f64,
    /// The same where only one does; likewise.
    pub paragraph_on_one: f64,
    /// Score of each paragraph that begins inside of a bead; by hand, and weak: on those texts false borders cost
    /// strict F1 0.07 with it, 0.17 with -1.
    pub paragraph_inside: f64,
    /// What a moved block must score above leaving its sentences alone; measured.
    pub move_threshold: f64,
    /// The same where it is a single sentence of either side; measured.
    pub single_move_threshold: f64,
    /// Scores are divided by this for posteriors: the evidence is counted more than once; measured by calibration.
    pub temperature: f64,
    /// Iterations of IBM model 1 (Brown et al. 1993); more overfit (Moore 2004).
    pub iterations: usize,
    /// Weight of the empty word in IBM model 1.
    pub empty_word: f64,
    /// Taken from every learned count before it is used (absolute discounting).
    pub discount: f64,
    /// Learned counts below this are forgotten.
    pub smallest_count: f64,
    /// A document's own counts below this are not subtracted.
    pub smallest_own_count: f64,
    /// Up to this many cells the whole matrix is searched.
    pub full_cells: usize,
    /// Half the width of the band in longer texts.
    pub band: usize,
    /// Pairs of words up to which a bead is learned from: longer ones are no sentences.
    pub largest_bead: usize,
    /// Most cells that the search for moved blocks looks at.
    pub move_cells: usize,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            log_priors: [0.86, 0.034, 0.028, 0.0001, 0.004, 0.004].map(libm::log),
            swapped: -6.0,
            unaligned: -3.0,
            lexical_weight: 0.35,
            unknown_weight: 0.3,
            known_weight: 0.65,
            number_weight: 0.6,
            cognate: 0.5,
            dictionary: 0.15,
            learned: 0.45,
            unseen_tokens: 20_000.0,
            length_weight: 1.0,
            length_half_life: 40.0,
            length_floor: -8.0,
            counts_weight: 0.4,
            unmatched_number: -0.3,
            paragraph_on_both: 1.0,
            paragraph_on_one: -0.3,
            paragraph_inside: -0.5,
            move_threshold: 6.0,
            single_move_threshold: 10.0,
            temperature: 2.0,
            iterations: 4,
            empty_word: 1e-3,
            discount: 0.15,
            smallest_count: 0.05,
            smallest_own_count: 0.02,
            full_cells: 12_000,
            band: 150,
            largest_bead: 40_000,
            move_cells: 4_000_000,
        }
    }
}
