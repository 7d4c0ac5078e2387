//! Author keywords: which keyword of one list corresponds to which keyword of the other.
//!
//! Authors nearly always give both lists in the same order. So pairs that are certain by letters or translations are
//! made first, at any place. The other keywords keep their order, unless their words or the aligned texts show another
//! order; then pairs that cross exchange their partners where that fits better. What only its place shows is doubtful:
//! it is a pair only where the lists are equally long around it, and where the lexicon does not say otherwise.

use crate::cognate;
use crate::indexed::indexed;
use crate::lexical::{Pair, pairs};
use crate::model::TranslationModel;
use crate::sentence::Sentence;
use ikiz_document::span::flattened;
use ikiz_document::{Confidence, KeywordMatch, KeywordMethod, Language, Span, Token, Twin, allowance};
use ikiz_text::{KeyRules, Keys, SurfaceCounts, is_hyphen, lower, surface};
use std::cell::LazyCell;

/// From this share of words with a counterpart on, two keywords are paired at any place.
const CERTAIN: f64 = 0.6;
/// From this share of words with a counterpart on, the words count as evidence of the pair, not only the place.
const SHOWN: f64 = 0.3;
/// From this share of words with a counterpart on, a pair is considered if the order is doubtful.
const HINTED: f64 = 0.2;
/// If the words show this much more than the order does (shares summed over the list), the order is given up. One
/// chance similarity is not enough. Lists that are sorted in both languages are in different orders like this.
const BROKEN_ORDER: f64 = 0.6;
/// A learned translation of this probability counts as much as identical letters.
const FULL_TRANSLATION: f64 = 0.3;
/// Weight of a lexicon translation, compared with identical letters: the term may have another sense.
const GIVEN_TRANSLATION: f64 = 0.9;
/// What it adds, in shares of words with a counterpart, that two keywords always occur in the same beads. The weight is
/// low because one sentence may contain all keywords.
const SAME_BEADS: f64 = 0.35;
/// What each word of difference in length subtracts from a pair by place, in shares of words with a counterpart.
const WORD_DIFFERENCE: f64 = 0.08;
/// What the same place adds.
const SAME_PLACE: f64 = 0.05;
/// How much more two pairs must show, in shares of words with a counterpart, if they cross than if they do not.
const CROSSING: f64 = 0.3;
/// Fewest letters of a word that a hyphen joins to another one.
const LEAST_PART: usize = 3;
/// How often the pairs of a list are looked through for partners to exchange.
const PASSES: usize = 4;
/// Share of correct pairs among those that words support, before the share of these words is counted: in lists of the
/// same length without a crossing, and otherwise. Counted in the lists of theses and articles.
const SUPPORTED: (f64, f64) = (0.93, 0.7);
/// Of a pair that only its place shows: how many other pairs of its list, one half of them at its place, are assumed
/// before the real ones are counted. Of 36 such pairs in theses, articles and records 25 were right.
const ASSUMED_PAIRS: f64 = 2.0;
/// The same in lists of different length: what it is multiplied by.
const OTHER_LENGTH: f64 = 0.8;

/// The features of a keyword.
#[derive(Clone, Debug, PartialEq)]
pub struct KeywordFeatures {
    pub(crate) words: Sentence,
    /// Its letters in lower case without marks.
    letters: String,
    /// The same words with those apart that a hyphen joins: `merkezîleşme-yerelleşme`; `None` if there are none.
    parted: Option<Sentence>,
}

impl KeywordFeatures {
    /// The features of the keyword under `span` of a text; `tokens` are the tokens inside it, with keys, which were made
    /// by `rules`.
    pub fn new(text: &str, span: Span, tokens: &[Token], language: Language, rules: KeyRules) -> Self {
        let printed = flattened(text.get(span.start..span.end).unwrap_or(""));
        let letters = cognate::plain(&lower(&printed, language));
        let parted = without_hyphens(text, tokens, language, rules);
        let parted = parted.map(|tokens| Sentence::new(text, span, &tokens, language));
        Self { words: Sentence::new(text, span, tokens, language), letters, parted }
    }
}

/// The tokens with words apart that a hyphen joins; `None` if there are none. Other documents have no say in the keys of
/// these words: they are no tokens of the document.
fn without_hyphens(text: &str, tokens: &[Token], language: Language, rules: KeyRules) -> Option<Vec<Token>> {
    let keys = LazyCell::new(|| Keys::settle(&SurfaceCounts::default(), language, rules));
    let are_words = |parts: &[&str]| {
        let is_word = |part: &&str| part.chars().count() >= LEAST_PART && part.chars().all(char::is_alphabetic);
        parts.len() > 1 && parts.iter().all(is_word)
    };
    let mut all: Vec<Token> = Vec::new();
    for token in tokens {
        let parts: Vec<&str> = token.span.of(text).split(is_hyphen).collect();
        if !are_words(&parts) {
            all.push(token.clone());
            continue;
        }
        let mut start = token.span.start;
        for part in parts {
            let span = Span::new(start, start + part.len());
            start = span.end + text[span.end..].chars().next().map_or(0, char::len_utf8);
            let surface = surface(part, language);
            let key = Some(keys.key(&surface));
            all.push(Token { span, surface, key, ..token.clone() });
        }
    }
    (all.len() > tokens.len()).then_some(all)
}

/// Pairs the keywords of two lists one-to-one, ordered by the English list. Keywords without a likely twin are left
/// out. `together` takes the indexes of an English and a Turkish keyword. It returns, of the aligned sentences that
/// contain either, the share that contain both, 0..=1.
pub fn match_keywords(
    english: &[KeywordFeatures],
    turkish: &[KeywordFeatures],
    model: &TranslationModel,
    together: &dyn Fn(usize, usize) -> f64,
) -> Vec<KeywordMatch> {
    let grid = Grid::new(english, turkish, model, together);
    if grid.is_strange() {
        return Vec::new();
    }
    let in_order = grid.solution(CERTAIN);
    let by_words = grid.solution(HINTED);
    let is_broken = grid.shown(&by_words) >= grid.shown(&in_order) + BROKEN_ORDER;
    let mut matched = if is_broken { by_words } else { in_order };
    grid.exchange(&mut matched);
    let places = Places::new(&grid, &matched);
    let likely = matched.iter().filter(|(row, column)| grid.is_shown(*row, *column) || places.may_pair(*row, *column));
    likely.map(|&(row, column)| grid.describe(row, column, &places)).collect()
}

/// The evidence for each pair of keywords.
struct Grid {
    rows: usize,
    columns: usize,
    cells: Vec<Cell>,
}

#[derive(Clone, Copy)]
struct Cell {
    identical: bool,
    /// All evidence for the pair: the share of the words with a counterpart, and what the texts show, 0..=1.
    share: f64,
    /// Share of the words with a counterpart by letters, in the lexicon, learned; 0..=1.
    cognate_share: f64,
    lexicon_share: f64,
    learned_share: f64,
    /// Difference in the number of words.
    difference: usize,
    /// The lexicon has both keywords, each of one word, and does not have them as translations.
    contradicted: bool,
}

impl Grid {
    fn new(
        english: &[KeywordFeatures],
        turkish: &[KeywordFeatures],
        model: &TranslationModel,
        together: &dyn Fn(usize, usize) -> f64,
    ) -> Self {
        let sentences = |list: &[KeywordFeatures]| list.iter().map(|keyword| keyword.words.clone()).collect::<Vec<_>>();
        let (left, right) = (sentences(english), sentences(turkish));
        let indexed = indexed(Twin::new(&left, &right), &model.background);
        let pairs = pairs(&indexed, model, None);
        let known = Twin::new(english, turkish).with_language().map(|(language, list)| {
            list.iter().map(|keyword| is_known(keyword, language, model)).collect::<Vec<bool>>()
        });
        let cell = |row: usize, column: usize| {
            let (left, right) = (&indexed.english.units[row], &indexed.turkish.units[column]);
            let identical = !english[row].letters.is_empty() && english[row].letters == turkish[column].letters;
            let is_phrase = model.knows_phrases(&english[row].words, &turkish[column].words);
            let share = |strength: &dyn Fn(&Pair) -> f64| share(left, right, &pairs, strength);
            let by_words = share(&|pair| pair.cognate.max(given(pair)).max(learned(pair)));
            let by_words = if identical || is_phrase { 1.0 } else { by_words };
            let by_parts = by_parts(&english[row], &turkish[column], model);
            let by_words = by_words.max(by_parts);
            Cell {
                identical,
                share: (by_words + SAME_BEADS * together(row, column)).min(1.0),
                cognate_share: share(&|pair| pair.cognate),
                lexicon_share: if is_phrase { 1.0 } else { share(&|pair| pair.cognate.max(given(pair))).max(by_parts) },
                learned_share: by_words,
                difference: left.len().abs_diff(right.len()),
                contradicted: by_words < HINTED && known.english[row] && known.turkish[column],
            }
        };
        let (rows, columns) = (english.len(), turkish.len());
        let mut cells = Vec::new();
        for row in 0..rows {
            allowance::go_on();
            // Beside the cells, the pairs that may be twins, and the sums of the best path.
            allowance::spend(columns * (size_of::<Cell>() + size_of::<(usize, usize)>() + size_of::<f64>()));
            cells.extend((0..columns).map(|column| cell(row, column)));
        }
        Self { rows, columns, cells }
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        self.cells[row * self.columns + column]
    }

    /// Whether the lists differ in length and have nothing in common: then one is probably from another text.
    fn is_strange(&self) -> bool {
        self.rows != self.columns && self.cells.iter().all(|cell| cell.share < SHOWN)
    }

    /// Pairs with at least this share of evidence at any place, and the rest in order; sorted by the English list.
    fn solution(&self, share: f64) -> Vec<(usize, usize)> {
        let mut matched = self.by_words(share);
        let rows: Vec<usize> = (0..self.rows).filter(|row| matched.iter().all(|pair| pair.0 != *row)).collect();
        let columns: Vec<usize> =
            (0..self.columns).filter(|column| matched.iter().all(|pair| pair.1 != *column)).collect();
        matched.extend(self.by_place(&rows, &columns));
        matched.sort_unstable();
        matched
    }

    /// Whether letters, words or texts show a pair, not only its place.
    fn is_shown(&self, row: usize, column: usize) -> bool {
        self.cell(row, column).identical || self.cell(row, column).share >= SHOWN
    }

    /// Lets two pairs exchange their partners where these fit better; pairs that cross need more evidence.
    fn exchange(&self, matched: &mut [(usize, usize)]) {
        let share = |row: usize, column: usize| self.cell(row, column).share;
        for _ in 0..PASSES {
            let mut is_changed = false;
            for first in 0..matched.len() {
                allowance::go_on();
                for second in first + 1..matched.len() {
                    let ((row, column), (next_row, next_column)) = (matched[first], matched[second]);
                    let exchanged = share(row, next_column) + share(next_row, column);
                    let gain = exchanged - share(row, column) - share(next_row, next_column);
                    let least = if column < next_column { CROSSING } else { -CROSSING };
                    if gain > least {
                        (matched[first].1, matched[second].1) = (next_column, column);
                        is_changed = true;
                    }
                }
            }
            if !is_changed {
                break;
            }
        }
    }

    /// How much of the pairs is shown by words and texts.
    fn shown(&self, matched: &[(usize, usize)]) -> f64 {
        matched.iter().map(|&(row, column)| self.cell(row, column).share).sum()
    }

    /// Pairs with at least this share of evidence, at any place: the surest first, then the nearest.
    fn by_words(&self, share: f64) -> Vec<(usize, usize)> {
        let all = (0..self.rows).flat_map(|row| (0..self.columns).map(move |column| (row, column)));
        let mut found: Vec<(usize, usize)> =
            all.filter(|&(row, column)| self.cell(row, column).share >= share).collect();
        found.sort_by(|&left, &right| {
            let (one, two) = (self.cell(left.0, left.1), self.cell(right.0, right.1));
            let surer = two.identical.cmp(&one.identical).then(two.share.total_cmp(&one.share));
            surer.then(left.0.abs_diff(left.1).cmp(&right.0.abs_diff(right.1))).then(left.cmp(&right))
        });
        let mut matched: Vec<(usize, usize)> = Vec::new();
        for pair in found {
            allowance::go_on();
            if matched.iter().all(|other| other.0 != pair.0 && other.1 != pair.1) {
                matched.push(pair);
            }
        }
        matched
    }

    /// Pairs the rest in order, as many as the shorter side has, so that the sum of the evidence is highest (Needleman
    /// & Wunsch 1970).
    fn by_place(&self, rows: &[usize], columns: &[usize]) -> Vec<(usize, usize)> {
        let width = columns.len() + 1;
        let mut best = vec![0.0_f64; (rows.len() + 1) * width];
        let worth = |row: usize, column: usize| {
            let cell = self.cell(row, column);
            let place = if row == column { SAME_PLACE } else { 0.0 };
            // 1 for any pair: no keyword stays alone while one of the other list is free.
            (1.0 + cell.share + place - WORD_DIFFERENCE * cell.difference as f64).max(0.1)
        };
        for (i, &row) in rows.iter().enumerate() {
            allowance::go_on();
            for (j, &column) in columns.iter().enumerate() {
                let paired = best[i * width + j] + worth(row, column);
                best[(i + 1) * width + j + 1] = paired.max(best[i * width + j + 1]).max(best[(i + 1) * width + j]);
            }
        }
        let (mut i, mut j) = (rows.len(), columns.len());
        let mut matched = Vec::new();
        while i > 0 && j > 0 {
            let here = best[i * width + j];
            if here <= best[(i - 1) * width + j] {
                i -= 1;
            } else if here <= best[i * width + j - 1] {
                j -= 1;
            } else {
                (i, j) = (i - 1, j - 1);
                matched.push((rows[i], columns[j]));
            }
        }
        matched
    }

    fn describe(&self, english: usize, turkish: usize, places: &Places) -> KeywordMatch {
        let cell = self.cell(english, turkish);
        let supported = if places.keep_order { SUPPORTED.0 } else { SUPPORTED.1 };
        // The doubt that is left gets smaller with the share of words that have a counterpart.
        let shown = 1.0 - (1.0 - supported) * (1.0 - 0.9 * cell.share);
        let (method, confidence) = if cell.identical {
            (KeywordMethod::Identical, 0.99)
        } else if cell.cognate_share >= SHOWN.max(cell.lexicon_share) {
            (KeywordMethod::Cognate, shown)
        } else if cell.lexicon_share >= SHOWN {
            (KeywordMethod::Lexicon, shown)
        } else if cell.learned_share >= SHOWN {
            (KeywordMethod::Learned, shown)
        } else if cell.share >= SHOWN {
            (KeywordMethod::Texts, shown)
        } else {
            (KeywordMethod::Position, places.confidence(english))
        };
        KeywordMatch { indexes: Twin::new(english, turkish), method, confidence: Confidence::new(confidence) }
    }
}

/// What the places of the pairs of two lists say.
struct Places<'a> {
    grid: &'a Grid,
    matched: &'a [(usize, usize)],
    /// The lists are equally long, and no pair is at another place.
    keep_order: bool,
}

impl<'a> Places<'a> {
    fn new(grid: &'a Grid, matched: &'a [(usize, usize)]) -> Self {
        let keep_order = grid.rows == grid.columns && matched.iter().all(|pair| pair.0 == pair.1);
        Self { grid, matched, keep_order }
    }

    /// The pairs that are shown by more than their place.
    fn shown(&self) -> impl Iterator<Item = (usize, usize)> {
        self.matched.iter().copied().filter(|&(row, column)| self.grid.is_shown(row, column))
    }

    /// Whether the place alone may make a pair: lists of different length must have the same number of keywords between
    /// the shown pairs before and after it.
    fn may_pair(&self, row: usize, column: usize) -> bool {
        let Grid { rows, columns, .. } = *self.grid;
        if self.grid.cell(row, column).contradicted {
            return false;
        }
        let before = self.shown().filter(|pair| pair.0 < row).last().map_or((0, 0), |pair| (pair.0 + 1, pair.1 + 1));
        let after = self.shown().find(|pair| pair.0 > row).unwrap_or((rows, columns));
        let is_between = before.1 <= column && column < after.1;
        rows == columns || is_between && after.0 - before.0 == after.1 - before.1
    }

    /// The confidence of a pair that only its place shows: how many of the others are at the same place of both lists.
    fn confidence(&self, row: usize) -> f64 {
        let others = || self.shown().filter(|pair| pair.0 != row);
        let in_place = others().filter(|pair| pair.0 == pair.1).count();
        let agreement = (in_place as f64 + 0.5 * ASSUMED_PAIRS) / (others().count() as f64 + ASSUMED_PAIRS);
        if self.grid.rows == self.grid.columns { agreement } else { OTHER_LENGTH * agreement }
    }
}

/// Whether a dictionary has the keyword, which is one word.
fn is_known(keyword: &KeywordFeatures, language: Language, model: &TranslationModel) -> bool {
    let keys = keyword.words.keys();
    keys.len() == 1 && model.dictionaries.iter().any(|dictionary| dictionary.knows(keys[0], language))
}

/// The share of the words with a counterpart by letters or in the lexicon, where both have words that a hyphen joins.
fn by_parts(english: &KeywordFeatures, turkish: &KeywordFeatures, model: &TranslationModel) -> f64 {
    let Some((left, right)) = english.parted.as_ref().zip(turkish.parted.as_ref()) else { return 0.0 };
    let indexed = indexed(Twin::new(std::slice::from_ref(left), std::slice::from_ref(right)), &model.background);
    let pairs = pairs(&indexed, model, None);
    let (left, right) = (&indexed.english.units[0], &indexed.turkish.units[0]);
    share(left, right, &pairs, &|pair| pair.cognate.max(given(pair)))
}

fn given(pair: &Pair) -> f64 {
    if pair.given_forward > 0.0 { GIVEN_TRANSLATION } else { 0.0 }
}

fn learned(pair: &Pair) -> f64 {
    (pair.forward.max(pair.backward) / FULL_TRANSLATION).min(1.0)
}

/// The mean, over the words of both keywords, of the strength of their best counterpart.
fn share(english: &[u32], turkish: &[u32], pairs: &[Pair], strength: &dyn Fn(&Pair) -> f64) -> f64 {
    let between = |english: u32, turkish: u32| {
        let found = pairs.binary_search_by_key(&Twin::new(english, turkish), |pair| pair.units);
        found.map_or(0.0, |at| strength(&pairs[at]))
    };
    let best = |strengths: &mut dyn Iterator<Item = f64>| strengths.fold(0.0, f64::max);
    let left: f64 = english.iter().map(|&one| best(&mut turkish.iter().map(|&two| between(one, two)))).sum();
    let right: f64 = turkish.iter().map(|&two| best(&mut english.iter().map(|&one| between(one, two)))).sum();
    let words = english.len() + turkish.len();
    if words == 0 { 0.0 } else { (left + right) / words as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_text::{Stemming, Tokenizer};

    /// The keys of a keyword whose words a hyphen joins.
    fn parted(text: &str, rules: KeyRules) -> Option<Vec<String>> {
        let tokens = Tokenizer::new(Language::English).tokens(text);
        let parts = without_hyphens(text, &tokens, Language::English, rules)?;
        Some(parts.iter().filter_map(|token| token.key.as_ref()).map(|key| key.as_str().to_owned()).collect())
    }

    #[test]
    fn words_that_a_hyphen_joins_have_keys_of_the_same_rules_as_others() {
        for hyphen in ['-', '\u{2010}', '\u{2011}'] {
            let text = format!("cities{hyphen}policies");
            let keys = |stemming| parted(&text, KeyRules { stemming, ..KeyRules::default() });
            assert_eq!(keys(Stemming::Lemma), Some(vec!["city".to_owned(), "policy".to_owned()]), "{hyphen:?}");
            assert_eq!(keys(Stemming::Snowball), Some(vec!["citi".to_owned(), "polici".to_owned()]), "{hyphen:?}");
        }
        assert_eq!(parted("cities and policies", KeyRules::default()), None);
        assert_eq!(parted("e-learning", KeyRules::default()), None, "a letter is no word");
    }
}
