//! The stages by themselves against `tests/gold/stages`, with minimum scores that fail the build.

#![expect(clippy::print_stdout, reason = "the figures are shown with --nocapture")]

use ikiz_document::{Key, Language};
use ikiz_tests::program::ikiz_in;
use ikiz_tests::root;
use ikiz_text::{KeyRules, Keys, SurfaceCounts, Tokenizer, lines_without_sentences};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};

/// The rows of a gold file, each of so many cells.
fn gold<const CELLS: usize>(name: &str) -> Vec<[String; CELLS]> {
    let text = std::fs::read_to_string(root().join("tests/gold/stages").join(name)).expect("gold");
    let rows = text.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
        cells.try_into().expect("as many cells")
    });
    rows.collect()
}

fn answer(arguments: &[&str], lines: impl Iterator<Item = impl AsRef<str>>) -> Vec<String> {
    let input: String = lines.map(|line| line.as_ref().to_owned() + "\n").collect();
    let answer = ikiz_in(&root(), arguments, input.as_bytes());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    answer.stdout.lines().map(str::to_owned).collect()
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// Holds figures against their minimums.
fn hold(figures: &[(String, f64)], minimums: &[(&str, f64)]) {
    for (name, minimum) in minimums {
        let found = figures.iter().find(|(figure, _)| figure == name).expect("a figure of that name");
        println!("{name}: {:.1}", found.1);
        assert!(found.1 >= *minimum, "{name} is {:.1}, at least {minimum} is asked", found.1);
    }
}

/// Names with figures.
type Figures = Vec<(String, f64)>;

/// Right answers of the detector in percent by category, and the confidence of each answer with whether it is right.
fn language() -> (Figures, Vec<(f64, bool)>) {
    let rows = gold("language.tsv");
    let said = answer(&["detect"], rows.iter().map(|row| &row[2]));
    let class = |tag: &str| if matches!(tag, "en" | "tr") { tag.to_owned() } else { "other".to_owned() };
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut confidences = Vec::new();
    for ([wanted, category, text], line) in rows.iter().zip(&said) {
        let (tag, confidence) = line.split_once('\t').expect("tag and confidence");
        let right = class(tag) == class(wanted);
        if !right {
            println!("  {category}: {text}: {tag} instead of {wanted}");
        }
        let count = counts.entry(category.clone()).or_default();
        count.0 += usize::from(right);
        count.1 += 1;
        confidences.push((confidence.parse().expect("a number"), right));
    }
    (counts.into_iter().map(|(category, (right, all))| (category, percent(right, all))).collect(), confidences)
}

#[test]
fn languages_are_told() {
    hold(
        &language().0,
        &[
            ("word", 95.0),
            ("pair", 95.0),
            ("sentence", 98.0),
            ("window", 98.0),
            ("heading", 97.0),
            ("code-mixed", 95.0),
            ("capitals", 97.0),
        ],
    );
}

/// F1 of sentence borders by language and category.
fn sentences() -> Figures {
    let rows: Vec<[String; 3]> = gold("sentences.tsv");
    let mut counts: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    for language in ["en", "tr"] {
        let rows: Vec<_> = rows.iter().filter(|row| row[0] == language).collect();
        let texts = rows.iter().map(|row| row[2].replace('¦', ""));
        let mut found: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for line in answer(&["split", "--lang", language, "--offsets", "--records"], texts) {
            let numbers: Vec<usize> = line.split('\t').map(|cell| cell.parse().expect("a number")).collect();
            found.entry(numbers[0]).or_default().insert(numbers[2]);
        }
        for (record, row) in rows.iter().enumerate() {
            let mut place = 0;
            let mut borders: Vec<usize> = Vec::new();
            for part in row[2].split('¦') {
                place += part.chars().count();
                borders.push(place);
            }
            let end = borders.pop();
            let wanted: BTreeSet<usize> = borders.into_iter().collect();
            let mut found = found.remove(&record).unwrap_or_default();
            found.retain(|border| Some(*border) != end);
            let count = counts.entry(format!("{} {}", row[1], row[0])).or_default();
            count[0] += wanted.intersection(&found).count();
            count[1] += found.len();
            count[2] += wanted.len();
        }
    }
    let f1 = |[right, found, wanted]: [usize; 3]| percent(2 * right, found + wanted);
    counts.into_iter().map(|(name, count)| (name, f1(count))).collect()
}

#[test]
fn sentence_borders_are_found() {
    hold(
        &sentences(),
        &[
            ("abstract en", 98.5),
            ("abstract tr", 98.5),
            ("hard en", 96.0),
            ("hard tr", 96.0),
            ("marks en", 90.0),
            ("marks tr", 90.0),
            ("news en", 99.0),
            ("news tr", 99.0),
        ],
    );
}

/// Pairwise F1 (do the forms of a lemma share a key, do lemmas stay apart) and right lemmas, over nouns and verbs
/// together.
fn lemmas(language: &str, file: &str) -> Figures {
    let mut items: Vec<(String, String)> = Vec::new();
    for [lemma, part, forms] in gold(file) {
        // The stem of a Turkish verb is no word.
        let itself = if language == "tr" && part == "verb" { None } else { Some(lemma.clone()) };
        items.extend(itself.into_iter().chain(forms.split(' ').map(str::to_owned)).map(|form| (form, lemma.clone())));
    }
    let keys = answer(&["stem", "--lang", language], items.iter().map(|(form, _)| form));
    let pairs = |classes: &mut dyn Iterator<Item = String>| {
        let mut sizes: BTreeMap<String, usize> = BTreeMap::new();
        for class in classes {
            *sizes.entry(class).or_default() += 1;
        }
        sizes.into_values().map(|size| size * (size - 1) / 2).sum::<usize>()
    };
    let wanted = pairs(&mut items.iter().map(|(_, lemma)| lemma.clone()));
    let found = pairs(&mut keys.iter().cloned());
    let right = pairs(&mut items.iter().zip(&keys).map(|((_, lemma), key)| format!("{lemma} {key}")));
    let exact = items.iter().zip(&keys).filter(|((_, lemma), key)| lemma == *key).count();
    vec![
        (format!("pair F1 {language}"), percent(2 * right, found + wanted)),
        (format!("lemma {language}"), percent(exact, items.len())),
    ]
}

#[test]
fn words_come_under_their_lemmas() {
    hold(&lemmas("tr", "lemmas_turkish.tsv"), &[("pair F1 tr", 98.5), ("lemma tr", 98.5)]);
    hold(&lemmas("en", "lemmas_english.tsv"), &[("pair F1 en", 97.0), ("lemma en", 97.0)]);
}

/// Right keys in percent by kind: each text is a collection of its own, its words get the keys that counting gives them.
fn keys() -> Figures {
    let marked = Regex::new(r"(\S+)\{([^}]*)\}").expect("a pattern");
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for [language, kind, text] in gold("keys.tsv") {
        let language = if language == "en" { Language::English } else { Language::Turkish };
        let plain = marked.replace_all(&text, "$1").into_owned();
        let mut tokens = Tokenizer::new(language).tokens(&plain);
        let mut surfaces = SurfaceCounts::default();
        surfaces.add(&tokens);
        Keys::settle(&surfaces, language, KeyRules::default()).assign(&mut tokens);
        let mut cut = 0;
        for found in marked.captures_iter(&text) {
            let (word, key) = (found.get(1).expect("a word"), &found[2]);
            let end = word.end() - cut;
            cut += key.len() + 2;
            let token = tokens.iter().find(|token| token.span.end == end).expect("a word ends there");
            let answer = token.key.as_ref().map_or("", Key::as_str);
            if answer != key {
                println!("  {kind}: {}: {answer} instead of {key}", word.as_str());
            }
            let count = counts.entry(kind.clone()).or_default();
            count.0 += usize::from(answer == key);
            count.1 += 1;
        }
    }
    counts.into_iter().map(|(kind, (right, all))| (format!("keys {kind}"), percent(right, all))).collect()
}

#[test]
fn words_have_the_keys_that_a_reader_gives_them() {
    hold(
        &keys(),
        &[
            ("keys acronym", 97.0),
            ("keys capitals", 95.0),
            ("keys dot", 100.0),
            ("keys frozen", 98.0),
            ("keys light-verb", 85.0),
            ("keys et-al", 100.0),
        ],
    );
}

/// How many lines of program code, formulas and tables are told from sentences, and sentences from them, in percent.
fn code_lines() -> Figures {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for [kind, line] in gold("code_lines.tsv") {
        let right = lines_without_sentences(&line).is_empty() == (kind == "prose");
        if !right {
            println!("  {kind}: {line}");
        }
        let count = counts.entry(format!("lines of {kind}")).or_default();
        count.0 += usize::from(right);
        count.1 += 1;
    }
    counts.into_iter().map(|(kind, (right, all))| (kind, percent(right, all))).collect()
}

#[test]
fn lines_of_code_are_told_from_sentences() {
    hold(
        &code_lines(),
        &[("lines of code", 95.0), ("lines of formula", 95.0), ("lines of table", 95.0), ("lines of prose", 98.0)],
    );
}

/// The table of the stages in `docs/quality.md`.
pub fn scores() -> String {
    let lemmas = [lemmas("en", "lemmas_english.tsv"), lemmas("tr", "lemmas_turkish.tsv"), keys()].concat();
    let mut rows = vec!["| stage | what | measure | figure |".to_owned(), "|---|---|---|---|".to_owned()];
    for (stage, measure, figures) in [
        ("language", "right %", language().0),
        ("sentences", "border F1", sentences()),
        ("keys", "%", lemmas),
        ("words", "right %", code_lines()),
        ("alignment", "strict", crate::alignment_quality::scores()),
        ("keyword pairs", "of 40 lists", crate::keyword_pair_quality::scores()),
        ("key phrases", "of authors' keywords", crate::key_phrase_quality::scores()),
    ] {
        let row = |(name, figure): &(String, f64)| format!("| {stage} | {name} | {measure} | {figure:.1} |");
        rows.extend(figures.iter().map(row));
    }
    rows.join("\n") + "\n"
}

/// Of the texts with a confidence in a range, how many have the language that was said.
pub fn reliability() -> String {
    const BORDERS: [f64; 7] = [0.0, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01];
    let said = language().1;
    let mut rows = vec!["| confidence | texts | right |".to_owned(), "|---|---|---|".to_owned()];
    for range in BORDERS.windows(2) {
        let within = said.iter().filter(|(confidence, _)| (range[0]..range[1]).contains(confidence));
        let within: Vec<bool> = within.map(|(_, right)| *right).collect();
        let right = percent(within.iter().filter(|right| **right).count(), within.len());
        rows.push(format!("| {:.2} to {:.2} | {} | {right:.1} % |", range[0], range[1].min(1.0), within.len()));
    }
    rows.join("\n") + "\n"
}
