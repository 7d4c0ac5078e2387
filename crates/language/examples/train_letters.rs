//! Trains the letter model: `cargo run --release -p ikiz-language --example train_letters LISTS >
//! crates/language/data/letters.txt`.
//!
//! LISTS is a folder of `LANGUAGE.tsv` files, one word and its weight per line, as `data/word_lists.py` builds them.
//! Texts of one to fourteen words are drawn from each list: single words and pairs with flattened frequencies, longer
//! texts by frequency. Some Turkish texts lose their diacritics or the dotless ı. Softmax regression by AdaGrad (J.
//! Duchi et al., 2011). The same lists give the same model.

use ikiz_document::Twin;
use ikiz_language::{BUCKETS, LetterModel, sequences};
use std::io::Write;
use std::path::Path;

const HEADER: &str = "\
# Weights of letter sequences for English and Turkish against other languages in Latin script, two signs a bucket.
# Computed for ikiz by examples/train_letters.rs from word frequencies: wordfreq 3.1.1 (CC BY-SA 4.0), the words of the translated
# messages of Firefox, Thunderbird and LibreOffice (MPL 2.0), glib, gtk and iso-codes (LGPL), hunspell-kmr and hunspell-uz (MPL, GPL),
# simplemma 2.0.0 (MIT). data/word_lists.py builds the lists. No word of them is kept.
";

/// Texts drawn from the list of each other language; English and Turkish together have as many as all others.
const TEXTS: usize = 40_000;
const ROUNDS: usize = 4;
const RATE: f32 = 0.5;
const DECAY: f32 = 2e-7;

struct Random(u64);

impl Random {
    /// SplitMix64 (G. Steele et al., 2014).
    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Words with the cumulative sums of their weights.
struct List {
    words: Vec<String>,
    by_frequency: Vec<f64>,
    flattened: Vec<f64>,
}

impl List {
    fn read(path: &Path) -> std::io::Result<Self> {
        let text = std::fs::read_to_string(path)?;
        let rows: Vec<(&str, f64)> = text
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .filter_map(|(word, weight)| Some((word, weight.parse().ok()?)))
            .collect();
        let sums = |weight: &dyn Fn(f64) -> f64| {
            let mut sum = 0.0;
            rows.iter()
                .map(|row| {
                    sum += weight(row.1);
                    sum
                })
                .collect()
        };
        Ok(Self {
            words: rows.iter().map(|row| row.0.to_owned()).collect(),
            by_frequency: sums(&|weight| weight),
            flattened: sums(&|weight| libm::pow(weight, 0.4)),
        })
    }

    fn draw(&self, random: &mut Random) -> String {
        let length = [1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 5, 5, 9, 9, 14][(random.next() % 20) as usize];
        let sums = if length < 3 { &self.flattened } else { &self.by_frequency };
        let last = sums.last().copied().unwrap_or(0.0);
        let words: Vec<&str> = (0..length)
            .map(|_| {
                let mark = random.unit() * last;
                let at = sums.partition_point(|sum| *sum < mark).min(self.words.len() - 1);
                &*self.words[at]
            })
            .collect();
        words.join(" ")
    }
}

/// A Turkish text as it may occur: one in eight without diacritics, one in eight with the dot on every ı, one in eight
/// with the letters of windows-1254 read as windows-1252.
fn damaged(text: String, random: &mut Random) -> String {
    match random.next() % 8 {
        0 => text.chars().map(ikiz_text::without_turkish_mark).collect(),
        1 => text.replace('ı', "i"),
        2 => text.replace('ı', "ý").replace('ş', "þ").replace('ğ', "ð"),
        _ => text,
    }
}

struct Training {
    weights: Vec<[f32; 2]>,
    squares: Vec<[f32; 2]>,
}

impl Training {
    fn learn(&mut self, buckets: &[usize], class: usize) {
        let value = 1.0 / (buckets.len().max(1) as f32).sqrt();
        let mut odds = self.weights[BUCKETS];
        for bucket in buckets {
            for (sum, weight) in odds.iter_mut().zip(self.weights[*bucket]) {
                *sum += value * weight;
            }
        }
        let top = odds[0].max(odds[1]).max(0.0);
        let raised = odds.map(|odd| libm::expf(odd - top));
        let total = raised[0] + raised[1] + libm::expf(-top);
        for (side, raised) in raised.into_iter().enumerate() {
            let wrong = raised / total - if class == side { 1.0 } else { 0.0 };
            if wrong.abs() < 1e-4 {
                continue;
            }
            for (bucket, value) in buckets.iter().map(|bucket| (*bucket, value)).chain([(BUCKETS, 1.0)]) {
                let weight = &mut self.weights[bucket][side];
                let slope = wrong * value + DECAY * *weight;
                let square = &mut self.squares[bucket][side];
                *square += slope * slope;
                *weight -= RATE * slope / square.sqrt();
            }
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args_os().nth(1).ok_or("name the folder of the lists")?;
    let mut paths: Vec<_> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let mut random = Random(1);
    let mut texts: Vec<(Vec<u16>, u8)> = Vec::new();
    let others = paths.len().saturating_sub(2);
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "tsv")) {
        let list = List::read(path)?;
        let tag = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let (class, count) = match tag {
            "en" => (0, TEXTS * others / 2),
            "tr" => (1, TEXTS * others / 2),
            // The nearest relative of Turkish.
            "az" => (2, 3 * TEXTS),
            // A short list would only repeat its words.
            _ => (2, TEXTS.min(list.words.len() * 4)),
        };
        for _ in 0..count {
            let drawn = list.draw(&mut random);
            let drawn = if tag == "tr" { damaged(drawn, &mut random) } else { drawn };
            let mut buckets = Vec::new();
            sequences(&drawn, |bucket| buckets.push(bucket as u16));
            texts.push((buckets, class));
        }
    }
    let mut training = Training { weights: vec![[0.0; 2]; BUCKETS + 1], squares: vec![[1e-4; 2]; BUCKETS + 1] };
    for _ in 0..ROUNDS {
        for at in (1..texts.len()).rev() {
            texts.swap(at, (random.next() % (at as u64 + 1)) as usize);
        }
        for (buckets, class) in &texts {
            let buckets: Vec<usize> = buckets.iter().map(|bucket| usize::from(*bucket)).collect();
            training.learn(&buckets, usize::from(*class));
        }
    }
    let model =
        LetterModel::new(training.weights.into_iter().map(|[english, turkish]| Twin::new(english, turkish)).collect());
    std::io::stdout().write_all((HEADER.to_owned() + &model.written()).as_bytes())?;
    Ok(())
}
