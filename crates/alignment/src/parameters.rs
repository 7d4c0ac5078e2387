//! The constants of the aligner with their sources, in one place.

/// How many English and how many Turkish sentences a bead has.
pub(crate) type Shape = (usize, usize);

/// The shapes of two-sided beads, in the order of [`Parameters::log_priors`].
pub(crate) const SHAPES: [Shape; 6] = [(1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1)];

/// Largest number of sentences on a side of a bead.
pub(crate) const LONGEST_SIDE: usize = 3;

/// The constants of the scores. "Measured" means: the best of a few values on aligned news, encyclopaedia and journal
/// texts with noise.
#[derive(Clone, Debug)]
pub(crate) struct Parameters {
    /// Natural logarithm of the frequency of each of [`SHAPES`]; close to Gale & Church (1993), measured. A 2-2 bead
    /// only because a clause moves from one sentence to the other is hardly ever wanted: free translations would be
    /// full of them.
    pub log_priors: [f64; 6],
    /// Score of two neighbours that changed places, beside that of their pairs; measured.
    pub swapped: f64,
    /// Score of a sentence that stays alone; measured.
    pub unaligned: f64,
    /// Weight of the sum of both directions' lexical scores, because words of a bead are not independent; measured.
    pub lexical_weight: f64,
    /// Probability that a word without known translations is explained by its twin; measured.
    pub unknown_weight: f64,
    /// The same for a word whose translations are all known; measured.
    pub known_weight: f64,
    /// The same for a number; measured.
    pub number_weight: f64,
    /// Probability mass of a full cognate or an equal number; measured.
    pub cognate: f64,
    /// Probability mass of a translation in the lexicon; measured.
    pub dictionary: f64,
    /// Probability mass of a learned translation; measured.
    pub learned: f64,
    /// Number of tokens that the background of unknown words is assumed to have, so that the words of a single text do
    /// not look frequent; measured.
    pub unseen_tokens: f64,
    /// Weight of the length ratio; measured.
    pub length_weight: f64,
    /// Characters at which the variance of the length ratio of a one-to-one bead doubles: a free translation of a
    /// sentence may have any length; measured.
    pub length_half_life: f64,
    /// The same for a bead of more sentences, which must fit better: else one of them may be an omission; measured.
    pub length_half_life_of_several: f64,
    /// Lowest value of the length ratio, to limit the effect of one odd pair.
    pub length_floor: f64,
    /// Weight of the count features, which overlap each other; measured.
    pub counts_weight: f64,
    /// Score of a number without an equal on the other side; measured.
    pub unmatched_number: f64,
    /// Score of a bead if both sides begin a paragraph; set by hand. It changed no bead on texts where a tenth of the
    /// borders were removed and 2 % false ones added.
    pub paragraph_on_both: f64,
    /// The same if only one side does; set by hand too.
    pub paragraph_on_one: f64,
    /// Score of each paragraph that begins inside a bead; set by hand, and weak: on those texts, false borders cost
    /// strict F1 0.07 with it, and 0.17 with -1.
    pub paragraph_inside: f64,
    /// How much a moved block must score above leaving its sentences alone, for each of its beads with two sides: a
    /// bead that crosses others needs more evidence than a straight one; measured.
    pub move_threshold: f64,
    /// The same for a block of a single sentence on either side; measured.
    pub single_move_threshold: f64,
    /// Divides scores for posteriors, because the evidence is counted more than once; measured by calibration.
    pub temperature: f64,
    /// Iterations of IBM model 1 (Brown et al. 1993); more overfit (Moore 2004).
    pub iterations: usize,
    /// Weight of the empty word in IBM model 1.
    pub empty_word: f64,
    /// Subtracted from every learned count before it is used (absolute discounting).
    pub discount: f64,
    /// Learned counts below this are dropped.
    pub smallest_count: f64,
    /// A document's own counts below this are not subtracted.
    pub smallest_own_count: f64,
    /// Up to this many cells, the whole matrix is searched.
    pub full_cells: usize,
    /// Half the width of the band for longer texts.
    pub band: usize,
    /// Beads with more word pairs than this are not used for learning: so long texts are not sentences.
    pub largest_bead: usize,
    /// Largest number of cells in the search for moved blocks.
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
            length_half_life: 140.0,
            length_half_life_of_several: 40.0,
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
