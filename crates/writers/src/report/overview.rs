//! What the first view shows of the whole result. It keeps a bounded number of rows, whatever comes.

use super::parts::{quoted, two_sided, words_of_twins};
use crate::schema::{Cell, Schema};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Points of the picture of lengths.
const MOST_POINTS: usize = 2_000;
/// Terms of a list.
const MOST_TERMS: usize = 25;
/// Author keywords among which twins are looked for.
const MOST_KEYWORDS: usize = 2_000;
/// Key phrases that are counted at one time: of more the rarest are forgotten, so that a count may be too low by what was
/// forgotten.
const MOST_PHRASES: usize = 20_000;
/// Bars of the picture of confidences.
const BINS: usize = 20;

/// The counts.
#[derive(Default)]
pub(super) struct Overview {
    status: BTreeMap<String, u64>,
    /// How many documents have each kind of section in both languages, only in one, or in none.
    holds: BTreeMap<(&'static str, &'static str), u64>,
    documents: usize,
    /// Words of both texts of a pair, and the index of the document.
    points: Vec<(u64, u64, usize)>,
    pairs: usize,
    confidences: [u64; BINS],
    one_sided: u64,
    /// Severity and number of findings by check.
    checks: BTreeMap<(String, String), u64>,
    /// By language and key: the documents that have a key phrase among their best ones, and how it reads in the first.
    phrases: BTreeMap<(String, String), (u64, String)>,
    /// By language: author keywords with their number.
    keywords: BTreeMap<String, Vec<(u64, String)>>,
    /// English author keywords with their Turkish twin, and the number of lists in which they are twins.
    twins: Vec<(u64, [String; 2])>,
}

impl Overview {
    /// Counts a row.
    pub fn add(&mut self, schema: &Schema, cells: &[Cell]) {
        let text = |column| schema.cell(cells, column).text();
        let count = |column| schema.cell(cells, column).integer();
        match schema.name {
            "documents" => {
                self.documents += 1;
                *self.status.entry(text("status").to_owned()).or_default() += 1;
                if text("status") == "processed" {
                    let title = |column| u64::from(!text(column).is_empty());
                    self.hold("title", title("english_title"), title("turkish_title"));
                    self.hold("abstract", count("english_abstracts"), count("turkish_abstracts"));
                    self.hold("summary", count("english_summaries"), count("turkish_summaries"));
                    self.hold("keywords", count("english_keywords"), count("turkish_keywords"));
                }
            }
            "section_pairs" => {
                if let Some([english, turkish]) = words_of_twins(schema, cells) {
                    self.point(english, turkish);
                }
            }
            "sentence_pairs" => match two_sided(schema, cells) {
                Some(confidence) => {
                    let bin = (confidence * BINS as f64) as usize;
                    self.confidences[bin.min(BINS - 1)] += 1;
                }
                None => self.one_sided += 1,
            },
            "checks" => {
                let check = (text("check").to_owned(), text("severity").to_owned());
                *self.checks.entry(check).or_default() += 1;
            }
            "keyword_frequencies" if count("count_keywords") > 0 => {
                let keywords = self.keywords.entry(text("language").to_owned()).or_default();
                keywords.push((count("count_keywords"), text("term").to_owned()));
                keep_most(keywords, MOST_KEYWORDS, |keyword| Reverse(keyword.0));
            }
            "document_keywords" => {
                let key = (text("language").to_owned(), text("key").to_owned());
                self.phrases.entry(key).or_insert_with(|| (0, text("term").to_owned())).0 += 1;
                self.forget_rare();
            }
            "glossary" if count("keyword_pairs") > 0 => {
                let twins = [text("english"), text("turkish")].map(str::to_owned);
                self.twins.push((count("keyword_pairs"), twins));
                keep_most(&mut self.twins, MOST_KEYWORDS, |twins| Reverse(twins.0));
            }
            _ => {}
        }
    }

    fn forget_rare(&mut self) {
        let mut least = 0;
        while self.phrases.len() > MOST_PHRASES {
            least += 1;
            self.phrases.retain(|_, (documents, _)| *documents > least);
        }
    }

    fn hold(&mut self, kind: &'static str, english: u64, turkish: u64) {
        let which = match (english > 0, turkish > 0) {
            (true, true) => "both",
            (true, false) => "english",
            (false, true) => "turkish",
            (false, false) => "none",
        };
        *self.holds.entry((kind, which)).or_default() += 1;
    }

    /// Of many pairs every second, fourth … one is kept.
    fn point(&mut self, english: u64, turkish: u64) {
        let step = self.pairs / MOST_POINTS + 1;
        let step = step.next_power_of_two();
        if self.pairs.is_multiple_of(step) {
            self.points.push((english, turkish, self.documents - 1));
        }
        self.pairs += 1;
        if self.points.len() > MOST_POINTS {
            let mut at = 0;
            self.points.retain(|_| {
                at += 1;
                at % 2 == 1
            });
        }
    }

    /// The counts as a JSON object.
    pub fn json(&mut self) -> String {
        let mut json = String::from("{\"status\":{");
        put_all(&mut json, self.status.iter(), |(status, count)| format!("{}:{count}", quoted(status)));
        json.push_str("},\"holds\":[");
        put_all(&mut json, self.holds.iter(), |((kind, which), count)| format!("[\"{kind}\",\"{which}\",{count}]"));
        let _ = write!(json, "],\"pairs\":{},\"points\":[", self.pairs);
        put_all(&mut json, self.points.iter(), |(english, turkish, document)| {
            format!("[{english},{turkish},{document}]")
        });
        json.push_str("],\"confidences\":[");
        put_all(&mut json, self.confidences.iter(), u64::to_string);
        let _ = write!(json, "],\"oneSided\":{},\"checks\":[", self.one_sided);
        put_all(&mut json, self.checks.iter(), |((check, severity), count)| {
            format!("[{},{},{count}]", quoted(check), quoted(severity))
        });
        json.push_str("],\"phrases\":{");
        put_all(&mut json, ["en", "tr"].into_iter(), |language| {
            let mut list = format!("\"{language}\":[");
            put_all(&mut list, self.best_phrases(language).into_iter(), |(documents, phrase)| {
                format!("[{},{documents}]", quoted(phrase))
            });
            list + "]"
        });
        json.push_str("},\"keywords\":[");
        put_all(&mut json, self.mirrored().into_iter(), |([english, turkish], counts)| {
            format!("[{},{},{},{}]", quoted(english), quoted(turkish), counts[0], counts[1])
        });
        json + "]}"
    }

    /// The key phrases of most documents.
    fn best_phrases(&self, language: &str) -> Vec<(u64, &str)> {
        let of_language = self.phrases.iter().filter(|((own, _), _)| own == language);
        let mut all: Vec<(u64, &str)> = of_language.map(|(_, (documents, phrase))| (*documents, &**phrase)).collect();
        order(&mut all, MOST_TERMS, |phrase| Reverse(phrase.0));
        all
    }

    /// The author keywords that are twins in most lists, and how often each is used.
    fn mirrored(&mut self) -> Vec<([&str; 2], [u64; 2])> {
        order(&mut self.twins, MOST_KEYWORDS, |twins| Reverse(twins.0));
        let counts = ["en", "tr"].map(|language| {
            let keywords = self.keywords.get(language).into_iter().flatten();
            keywords.map(|(count, term)| (term.as_str(), *count)).collect::<BTreeMap<&str, u64>>()
        });
        let both = self.twins.iter().filter_map(|(_, twins)| {
            let count = |at: usize| counts[at].get(twins[at].as_str()).copied();
            Some(([&*twins[0], &*twins[1]], [count(0)?, count(1)?]))
        });
        let mut all: Vec<_> = both.take(MOST_TERMS).collect();
        all.sort_by_key(|(_, counts)| Reverse(counts[0] + counts[1]));
        all
    }
}

/// Leaves the first ones, now and then.
fn keep_most<T, K: Ord>(all: &mut Vec<T>, most: usize, key: impl Fn(&T) -> K) {
    if all.len() >= 4 * most {
        order(all, most, key);
    }
}

fn order<T, K: Ord>(all: &mut Vec<T>, most: usize, key: impl Fn(&T) -> K) {
    all.sort_by_key(key);
    all.truncate(most);
}

fn put_all<T>(json: &mut String, all: impl Iterator<Item = T>, one: impl Fn(T) -> String) {
    for (at, value) in all.enumerate() {
        if at > 0 {
            json.push(',');
        }
        json.push_str(&one(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn of_many_pairs_evenly_spaced_ones_are_shown() {
        let mut overview = Overview { documents: 1, ..Overview::default() };
        for pair in 0..50_000 {
            overview.point(pair, pair);
        }
        assert_eq!(overview.pairs, 50_000);
        assert!(overview.points.len() <= MOST_POINTS && overview.points.len() > MOST_POINTS / 4);
        let steps: Vec<u64> = overview.points.windows(2).map(|two| two[1].0 - two[0].0).collect();
        assert!(steps.iter().all(|step| *step == steps[0]), "{:?}", &steps[..5]);
    }

    #[test]
    fn the_most_frequent_phrases_and_twins_are_shown() {
        let mut overview = Overview::default();
        for number in 0..3 * MOST_PHRASES {
            let key = ("en".to_owned(), format!("rare {number}"));
            overview.phrases.insert(key, (1, "rare".to_owned()));
            overview.phrases.entry(("en".to_owned(), "common".to_owned())).or_insert((0, "Common".to_owned())).0 += 1;
            overview.forget_rare();
        }
        assert!(overview.phrases.len() <= MOST_PHRASES);
        assert_eq!(overview.best_phrases("en")[0].1, "Common");
        overview.keywords.insert("en".to_owned(), vec![(3, "school".to_owned()), (9, "bridge".to_owned())]);
        overview.keywords.insert("tr".to_owned(), vec![(4, "okul".to_owned()), (7, "köprü".to_owned())]);
        overview.twins = vec![(5, ["school", "okul"].map(str::to_owned)), (2, ["bridge", "köprü"].map(str::to_owned))];
        overview.twins.push((1, ["unknown", "okul"].map(str::to_owned)));
        assert_eq!(overview.mirrored(), [(["bridge", "köprü"], [9, 7]), (["school", "okul"], [3, 4])]);
        let json: Value = serde_json::from_str(&overview.json()).expect("JSON");
        assert_eq!(json["keywords"][0][0], "bridge");
    }
}
