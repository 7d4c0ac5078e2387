//! Letter sequences: how much the letters of a text look like English, like Turkish, or like another language in Latin
//! script.
//!
//! A linear model over hashed sequences of one to four letters inside a word, as in W. B. Cavnar and J. M. Trenkle,
//! N-Gram-Based Text Categorization, 1994, with the weights of a softmax regression (H. B. McMahan et al., Ad Click
//! Prediction, 2013, for the hashing). It is trained by `examples/train_letters.rs` from word frequencies; the header
//! of `data/letters.txt` says which.

use ikiz_document::{Language, Twin};
use ikiz_text::{is_letter, lower};
use std::sync::LazyLock;

const WEIGHTS: &str = include_str!("../data/letters.txt");

/// Buckets of letter sequences.
pub const BUCKETS: usize = 1 << 15;
/// Longest sequence, in letters; the border of a word counts as one.
const LONGEST: usize = 4;
/// Most letters of a word that are read: longer ones are no words.
const WORD: usize = 40;
/// The value of one step of a written weight.
const STEP: f32 = 0.25;
/// Steps in either direction that a letter of the file can store.
const STEPS: i32 = 46;
/// The letter for the weight zero.
const ZERO: i32 = b'!' as i32 + STEPS;

/// Weights of letter sequences for English and for Turkish; the last pair is added for every text.
#[derive(Clone, Debug)]
pub struct LetterModel {
    weights: Vec<Twin<f32>>,
}

impl LetterModel {
    /// The model that comes with the program, read once.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<LetterModel> = LazyLock::new(|| {
            let steps: Vec<u8> = WEIGHTS.lines().filter(|line| !line.starts_with("# ")).flat_map(str::bytes).collect();
            let weight = |step: u8| (i32::from(step) - ZERO) as f32 * STEP;
            let pairs = steps.chunks_exact(2).map(|pair| Twin::new(weight(pair[0]), weight(pair[1])));
            LetterModel::new(pairs.collect())
        });
        &SHIPPED
    }

    /// A model of these weights: [`BUCKETS`] pairs and the pair that is added for every text.
    pub const fn new(weights: Vec<Twin<f32>>) -> Self {
        Self { weights }
    }

    /// The weights as lines of text, as in the data file.
    pub fn written(&self) -> String {
        let mut lines = String::new();
        for part in self.weights.chunks(64) {
            for weight in part.iter().flatten() {
                let steps = ((weight / STEP).round() as i32).clamp(-STEPS, STEPS);
                lines.push(char::from((ZERO + steps) as u8));
            }
            lines.push('\n');
        }
        lines
    }

    /// The log-odds of a text in Latin script: each of the two languages against another language.
    pub fn odds(&self, text: &str) -> Twin<f64> {
        let (mut sums, mut count) = (Twin::new(0.0, 0.0), 0_u32);
        sequences(text, |bucket| {
            let weights = self.weights[bucket];
            sums.english += weights.english;
            sums.turkish += weights.turkish;
            count += 1;
        });
        let scale = 1.0 / f64::from(count.max(1)).sqrt();
        self.weights[BUCKETS].zip(sums).map(|(always, sum)| f64::from(always) + scale * f64::from(sum))
    }
}

/// Calls `found` with the bucket of each letter sequence of each word.
pub fn sequences(text: &str, mut found: impl FnMut(usize)) {
    let lower = lower(text, Language::English);
    let mut letters = ['^'; WORD + 2];
    for word in lower.split(|letter: char| !is_letter(letter)).filter(|word| !word.is_empty()) {
        let mut length = 1;
        for letter in word.chars().take(WORD) {
            letters[length] = letter;
            length += 1;
        }
        letters[length] = '$';
        let letters = &letters[..=length];
        for start in 0..letters.len() {
            let mut hash = 0x811c_9dc5_u32;
            for (size, letter) in letters[start..].iter().take(LONGEST).enumerate() {
                hash = (hash ^ *letter as u32).wrapping_mul(0x0100_0193);
                hash ^= hash >> 15;
                // The border alone says nothing.
                if size > 0 || (start > 0 && start + 1 < letters.len()) {
                    found((hash.wrapping_mul(0x9e37_79b1) >> 17) as usize);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_file_has_a_pair_for_each_bucket_and_one_more() {
        assert!(WEIGHTS.starts_with("# "));
        assert_eq!(LetterModel::shipped().weights.len(), BUCKETS + 1);
    }

    #[test]
    fn written_weights_equal_the_file() {
        let model = LetterModel::shipped();
        let body: String =
            WEIGHTS.lines().filter(|line| !line.starts_with("# ")).flat_map(|line| [line, "\n"]).collect();
        assert_eq!(model.written(), body);
    }

    #[test]
    fn words_score_highest_for_their_language() {
        let model = LetterModel::shipped();
        for (english, turkish, other) in [
            ("thoughtful", "düşünceli", "gedankenvoll"),
            ("shipwreck", "gemiler", "katastrofa"),
            ("landowners", "toprağın", "propriétaires"),
        ] {
            let odds = model.odds(english);
            assert!(odds.english > 0.0 && odds.english > odds.turkish, "{english} {odds:?}");
            let odds = model.odds(turkish);
            assert!(odds.turkish > 0.0 && odds.turkish > odds.english, "{turkish} {odds:?}");
            let odds = model.odds(other);
            assert!(odds.turkish < 0.0 && odds.english < 0.0, "{other} {odds:?}");
        }
    }

    proptest! {
        #[test]
        fn odds_are_finite(text in "\\PC{0,80}") {
            let odds = LetterModel::shipped().odds(&text);
            prop_assert!(odds.english.is_finite() && odds.turkish.is_finite());
        }
    }
}
