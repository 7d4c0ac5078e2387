//! The glossary: what the documents say, handed to the aligner as words, and what it answers, in printed forms.

use crate::analysis::{Both, rules_of};
use ikiz_alignment::TranslationModel;
use ikiz_alignment::glossary::{Glossary, Occurrence, Term, TermPair, TermWord};
use ikiz_document::{
    AnalyzedSection, DocumentReport, GlossaryEntry, GlossaryExample, GlossaryTerm, Key, KeywordPair, Language,
    SectionId, SectionKind, SectionPair, Span, Token, TokenKind, Twins,
};
use ikiz_keywords::PrintedForms;
use ikiz_text::Collation;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Beads that are less sure show nothing.
const SURE: f64 = 0.5;
/// The longest term, in words.
const LONGEST: usize = 6;

/// The glossary of a corpus, in the order of `CorpusReport::glossary`.
pub fn glossary(reports: &[DocumentReport], model: &TranslationModel) -> Vec<GlossaryEntry> {
    let mut glossary = Glossary::new();
    let mut beads = Vec::new();
    let mut keywords = Vec::new();
    for (at, report) in reports.iter().enumerate() {
        for (index, pair) in report.pairs.iter().enumerate() {
            let Some(sides) = Sides::new(report, pair) else { continue };
            for (number, bead) in
                pair.beads.iter().enumerate().filter(|(_, bead)| bead.is_two_sided() && bead.confidence.value() >= SURE)
            {
                let words = |section, sentences| words(report, section, sentences);
                glossary.add_bead(at, words(sides.english, &*bead.english), words(sides.turkish, &*bead.turkish));
                beads.push((at, index, number));
            }
            for found in &pair.keywords {
                let Some((english, turkish)) = both(found) else { continue };
                let (english, turkish) = ([english], [turkish]);
                let (english, turkish) =
                    (words(report, sides.english, &english), words(report, sides.turkish, &turkish));
                glossary.add_keywords(at, english, turkish, found.confidence);
                keywords.push((at, index));
            }
        }
    }
    let pairs = glossary.pairs(model);
    let forms = forms(reports, &pairs);
    let example = |occurrence: Occurrence| {
        let (document, pair, bead) = match occurrence {
            Occurrence::Bead(at) => (beads[at].0, beads[at].1, Some(beads[at].2)),
            Occurrence::Keywords(at) => (keywords[at].0, keywords[at].1, None),
        };
        GlossaryExample { document: reports[document].document.id.clone(), pair, bead }
    };
    let term = |term: &Term, language: Language| GlossaryTerm {
        term: forms
            .of(language)
            .get(&*term.keys)
            .map_or_else(|| joined(&term.keys), |forms| forms.shown(&term.keys, language)),
        keys: term.keys.clone(),
        count: term.count,
    };
    let entry = |pair: &TermPair| {
        let rival = |(keys, times): &(Vec<Key>, usize)| {
            (term(&Term { keys: keys.clone(), count: 0 }, Language::Turkish).term, *times)
        };
        GlossaryEntry {
            english: term(&pair.english, Language::English),
            turkish: term(&pair.turkish, Language::Turkish),
            documents: pair.documents,
            keyword_pairs: pair.keyword_documents,
            sentence_pairs: pair.beads,
            log_likelihood: pair.log_likelihood,
            consistency: pair.consistency,
            rivals: pair.rivals.iter().map(rival).collect(),
            example: example(pair.example),
            confidence: pair.confidence,
        }
    };
    let mut entries: Vec<GlossaryEntry> = pairs.iter().map(entry).collect();
    sort(&mut entries);
    entries
}

fn sort(entries: &mut [GlossaryEntry]) {
    let (english, turkish) = (Collation::new(Language::English), Collation::new(Language::Turkish));
    entries.sort_by(|left, right| {
        (right.documents.cmp(&left.documents))
            .then_with(|| right.count().cmp(&left.count()))
            .then_with(|| english.compare(&left.english.term, &right.english.term))
            .then_with(|| turkish.compare(&left.turkish.term, &right.turkish.term))
            .then_with(|| (&left.english.keys, &left.turkish.keys).cmp(&(&right.english.keys, &right.turkish.keys)))
    });
}

/// The sections of a pair, where both are read in their language.
struct Sides<'a> {
    english: &'a AnalyzedSection,
    turkish: &'a AnalyzedSection,
}

impl<'a> Sides<'a> {
    fn new(report: &'a DocumentReport, pair: &SectionPair) -> Option<Self> {
        let Twins::Paired { english, turkish } = pair.twins else { return None };
        let section = |id: SectionId| &report.sections[id.0 as usize - 1];
        let sides = Self { english: section(english), turkish: section(turkish) };
        let is_in = |section: &AnalyzedSection, language| rules_of(&section.section) == language;
        (is_in(sides.english, Language::English) && is_in(sides.turkish, Language::Turkish)).then_some(sides)
    }
}

/// The places of two keywords that are twins.
fn both(pair: &KeywordPair) -> Option<(usize, usize)> {
    Some((pair.english?.index, pair.turkish?.index))
}

/// The words of some sentences of a section; each keyword and a title is one.
fn words<'a>(
    report: &'a DocumentReport,
    section: &'a AnalyzedSection,
    sentences: &[usize],
) -> impl Iterator<Item = TermWord<'a>> {
    let spans: Vec<Span> = sentences.iter().filter_map(|at| section.sentences.get(*at)).copied().collect();
    spans.into_iter().flat_map(move |span| {
        let tokens = section.tokens_in(span);
        (0..tokens.len()).filter_map(move |at| {
            let token = &tokens[at];
            let is_word = token.kind == TokenKind::Word;
            let key = token.key.as_ref()?;
            Some(TermWord { surface: &token.surface, key, is_word, opens: opens(report, tokens, at) })
        })
    })
}

/// Whether something else than blanks stands before a word, or nothing.
fn opens(report: &DocumentReport, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &tokens[before]) else { return true };
    let gap = report.document.text.get(before.span.end..tokens[at].span.start).unwrap_or_default();
    before.kind == TokenKind::Punctuation || !gap.chars().all(char::is_whitespace) || gap.contains("\n\n")
}

/// The forms of a term in running text and as an author gives it.
#[derive(Default)]
struct Forms {
    text: PrintedForms,
    keyword: PrintedForms,
}

type FormTable<'a> = FxHashMap<&'a [Key], Forms>;

/// The forms of all terms of the pairs.
fn forms<'a>(reports: &[DocumentReport], pairs: &'a [TermPair]) -> Both<FormTable<'a>> {
    let rivals = pairs.iter().flat_map(|pair| pair.rivals.iter().map(|rival| &*rival.0));
    let wanted = Both {
        english: pairs.iter().map(|pair| &*pair.english.keys).collect::<Vec<_>>(),
        turkish: pairs.iter().map(|pair| &*pair.turkish.keys).chain(rivals).collect::<Vec<_>>(),
    };
    let gather = |language: Language| -> FormTable<'a> {
        let mut table: FormTable<'a> = wanted.of(language).iter().map(|keys| (*keys, Forms::default())).collect();
        let openers: FxHashMap<&Key, usize> =
            wanted.of(language).iter().filter_map(|keys| keys.first()).map(|key| (key, 1)).collect();
        for report in reports {
            for section in sections(report, language) {
                add_forms(report, section, language, &openers, &mut table);
            }
        }
        table
    };
    let mut tables: Vec<FormTable<'a>> = Language::BOTH.into_par_iter().map(gather).collect();
    let second = tables.pop().unwrap_or_default();
    let first = tables.pop().unwrap_or_default();
    if Language::BOTH[0] == Language::English {
        Both { english: first, turkish: second }
    } else {
        Both { english: second, turkish: first }
    }
}

/// The sections of pairs in a language.
fn sections(report: &DocumentReport, language: Language) -> impl Iterator<Item = &AnalyzedSection> {
    report.pairs.iter().filter_map(move |pair| {
        let sides = Sides::new(report, pair)?;
        Some(if language == Language::English { sides.english } else { sides.turkish })
    })
}

fn add_forms(
    report: &DocumentReport,
    section: &AnalyzedSection,
    language: Language,
    openers: &FxHashMap<&Key, usize>,
    table: &mut FormTable<'_>,
) {
    let kind = section.section.kind;
    for sentence in &section.sentences {
        let tokens = section.tokens_in(*sentence);
        for start in 0..tokens.len() {
            if tokens[start].key.as_ref().is_none_or(|key| !openers.contains_key(key)) {
                continue;
            }
            let mut keys: Vec<Key> = Vec::with_capacity(LONGEST);
            for end in start..tokens.len().min(start + LONGEST) {
                let Some(key) = &tokens[end].key else { break };
                if end > start && opens(report, tokens, end) {
                    break;
                }
                keys.push(key.clone());
                let Some(forms) = table.get_mut(&*keys) else { continue };
                let whole = kind == SectionKind::Keywords && start == 0 && end + 1 == tokens.len();
                let forms = if whole { &mut forms.keyword } else { &mut forms.text };
                forms.add(&report.document.text, tokens, start..end + 1, kind, language);
            }
        }
    }
}

impl Forms {
    /// The form that a dictionary would print, else the most frequent.
    fn shown(&self, keys: &[Key], language: Language) -> String {
        let mut all = self.text.clone();
        all.merge(&self.keyword);
        let by_authors: Vec<&str> = self.keyword.all().map(|form| form.0).collect();
        let rank = |lower: &str, count: usize| {
            let form = ikiz_alignment::glossary::bareness(lower, keys, language);
            // The last is the best: bare forms, then those that authors give, then frequent ones, then short ones.
            (form, by_authors.contains(&lower), count, std::cmp::Reverse(lower.len()))
        };
        let Some((lower, shown, count)) = all.all().max_by_key(|(lower, _, count)| rank(lower, *count)) else {
            return joined(keys);
        };
        let (bareness, by_authors, ..) = rank(lower, count);
        let is_bent = language == Language::Turkish && bareness < 2 && !by_authors && lower == shown;
        let bare = if is_bent { ikiz_alignment::glossary::bared(lower, keys) } else { None };
        bare.unwrap_or_else(|| shown.to_owned())
    }
}

fn joined(keys: &[Key]) -> String {
    keys.iter().map(Key::as_str).collect::<Vec<_>>().join(" ")
}
