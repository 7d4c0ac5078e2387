//! The glossary: passes the words of the documents to the aligner, and gives the resulting terms in printed forms.

use crate::analysis::rules_of;
use ikiz_alignment::TranslationModel;
use ikiz_alignment::glossary::{Glossary, Occurrence, Term, TermPair, TermWord};
use ikiz_document::{
    AnalyzedSection, Bead, DocumentReport, GlossaryEntry, GlossaryExample, GlossaryTerm, Key, Language, SectionKind,
    SectionPair, Span, Token, TokenKind, Twin,
};
use ikiz_keywords::PrintedForms;
use ikiz_text::Collation;
use rustc_hash::FxHashMap;

/// Beads with a lower confidence are not used as evidence.
const SURE: f64 = 0.5;
/// The longest term, in words.
const LONGEST: usize = 6;

/// The glossary of a corpus, in the order of `CorpusReport::glossary`.
pub fn glossary(reports: &[DocumentReport], model: &TranslationModel) -> Vec<GlossaryEntry> {
    let (evidence, places) = gather(reports);
    let pairs = evidence.pairs(model);
    let forms = forms(reports, &pairs);
    let term = |term: &Term, language: Language| GlossaryTerm {
        term: forms
            .of(language)
            .get(&*term.keys)
            .map_or_else(|| Key::joined(&term.keys), |forms| forms.shown(&term.keys, language)),
        keys: term.keys.clone(),
        count: term.count,
    };
    let rival = |(keys, times): &(Vec<Key>, usize)| {
        (term(&Term { keys: keys.clone(), count: 0 }, Language::Turkish).term, *times)
    };
    let entry = |pair: &TermPair| GlossaryEntry {
        terms: pair.terms.as_ref().with_language().map(|(language, of)| term(of, language)),
        documents: pair.documents,
        keyword_pairs: pair.keyword_documents,
        sentence_pairs: pair.beads,
        log_likelihood: pair.log_likelihood,
        consistency: pair.consistency,
        rivals: pair.rivals.iter().map(rival).collect(),
        example: places.example(reports, pair.example),
        confidence: pair.confidence,
    };
    let mut entries: Vec<GlossaryEntry> = pairs.iter().map(entry).collect();
    sort(&mut entries);
    entries
}

/// The place of each bead and keyword pair, in the order in which they were passed on: document, pair, bead.
#[derive(Default)]
struct Places {
    beads: Vec<(usize, usize, usize)>,
    keywords: Vec<(usize, usize)>,
}

impl Places {
    fn example(&self, reports: &[DocumentReport], occurrence: Occurrence) -> GlossaryExample {
        let (document, pair, bead) = match occurrence {
            Occurrence::Bead(at) => (self.beads[at].0, self.beads[at].1, Some(self.beads[at].2)),
            Occurrence::Keywords(at) => (self.keywords[at].0, self.keywords[at].1, None),
        };
        GlossaryExample { document: reports[document].document.id.clone(), pair, bead }
    }
}

/// The words of all sure beads and all pairs of author keywords.
fn gather(reports: &[DocumentReport]) -> (Glossary, Places) {
    let (mut glossary, mut places) = (Glossary::new(), Places::default());
    for (at, report) in reports.iter().enumerate() {
        for (index, pair) in report.pairs.iter().enumerate() {
            let Some(sections) = sections_of(report, pair) else { continue };
            let is_sure = |bead: &Bead| bead.is_two_sided() && bead.confidence.value() >= SURE;
            for (number, bead) in pair.beads.iter().enumerate().filter(|(_, bead)| is_sure(bead)) {
                let sides = sections.zip(bead.sentences.as_ref());
                glossary.add_bead(at, sides.map(|(section, indexes)| words(report, section, indexes)));
                places.beads.push((at, index, number));
            }
            for found in &pair.keywords {
                let Some(sides) = found.sides.both() else { continue };
                let indexes = sides.map(|side| [side.index]);
                let sides = sections.zip(indexes.as_ref());
                let sides = sides.map(|(section, index)| words(report, section, index));
                glossary.add_keywords(at, sides, found.confidence);
                places.keywords.push((at, index));
            }
        }
    }
    (glossary, places)
}

fn sort(entries: &mut [GlossaryEntry]) {
    let collations = Twin::from_fn(Collation::new);
    let by_term = |left: &GlossaryEntry, right: &GlossaryEntry, language: Language| {
        let (left, right) = (left.terms.of(language), right.terms.of(language));
        collations.of(language).compare(&left.term, &right.term)
    };
    entries.sort_by(|left, right| {
        (right.documents.cmp(&left.documents))
            .then_with(|| right.count().cmp(&left.count()))
            .then_with(|| by_term(left, right, Language::English))
            .then_with(|| by_term(left, right, Language::Turkish))
            .then_with(|| keys(left).cmp(&keys(right)))
    });
}

fn keys(entry: &GlossaryEntry) -> Twin<&[Key]> {
    entry.terms.as_ref().map(|term| &*term.keys)
}

/// The sections of a pair, if both are analyzed in the language of their side.
fn sections_of<'a>(report: &'a DocumentReport, pair: &SectionPair) -> Option<Twin<&'a AnalyzedSection>> {
    let sections = pair.twins()?.map(|id| &report.sections[id]);
    let is_read = |(language, section): (Language, &AnalyzedSection)| rules_of(&section.section) == language;
    sections.with_language().into_iter().all(is_read).then_some(sections)
}

/// The words of some sentences of a section; each keyword and each title counts as one sentence.
fn words<'a>(
    report: &'a DocumentReport,
    section: &'a AnalyzedSection,
    sentences: &[usize],
) -> impl Iterator<Item = TermWord<'a>> + use<'a> {
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

/// Whether the text before a word is not only blanks, or the word is the first.
fn opens(report: &DocumentReport, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &tokens[before]) else { return true };
    let gap = report.document.text.get(before.span.end..tokens[at].span.start).unwrap_or_default();
    before.kind == TokenKind::Punctuation || !gap.chars().all(char::is_whitespace) || gap.contains("\n\n")
}

/// The forms of a term in running text and in author keywords.
#[derive(Default)]
struct Forms {
    text: PrintedForms,
    keyword: PrintedForms,
}

type FormTable<'a> = FxHashMap<&'a [Key], Forms>;

/// The forms of all terms of the pairs.
fn forms<'a>(reports: &[DocumentReport], pairs: &'a [TermPair]) -> Twin<FormTable<'a>> {
    let rivals = pairs.iter().flat_map(|pair| pair.rivals.iter().map(|rival| &*rival.0));
    let wanted = Twin {
        english: pairs.iter().map(|pair| &*pair.terms.english.keys).collect::<Vec<_>>(),
        turkish: pairs.iter().map(|pair| &*pair.terms.turkish.keys).chain(rivals).collect::<Vec<_>>(),
    };
    let gather = |language: Language| -> FormTable<'a> {
        let mut table: FormTable<'a> = wanted.of(language).iter().map(|keys| (*keys, Forms::default())).collect();
        let openers: FxHashMap<&Key, usize> =
            wanted.of(language).iter().filter_map(|keys| keys.first()).map(|key| (key, 1)).collect();
        for report in reports {
            for sections in report.pairs.iter().filter_map(|pair| sections_of(report, pair)) {
                add_forms(report, sections.of(language), language, &openers, &mut table);
            }
        }
        table
    };
    let (english, turkish) = rayon::join(|| gather(Language::English), || gather(Language::Turkish));
    Twin { english, turkish }
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
    /// The form that a dictionary would print, or else the most frequent one.
    fn shown(&self, keys: &[Key], language: Language) -> String {
        let mut all = self.text.clone();
        all.merge(&self.keyword);
        let by_authors: Vec<&str> = self.keyword.all().map(|form| form.0).collect();
        let rank = |lower: &str, count: usize| {
            let form = ikiz_alignment::glossary::bareness(lower, keys, language);
            // The highest rank wins: bare forms, then forms of author keywords, then frequent ones, then short ones.
            (form, by_authors.contains(&lower), count, std::cmp::Reverse(lower.len()))
        };
        let Some((lower, shown, count)) = all.all().max_by_key(|(lower, _, count)| rank(lower, *count)) else {
            return Key::joined(keys);
        };
        let (bareness, by_authors, ..) = rank(lower, count);
        let is_bent = language == Language::Turkish && bareness < 2 && !by_authors && lower == shown;
        let bare = if is_bent { ikiz_alignment::glossary::bared(lower, keys) } else { None };
        bare.unwrap_or_else(|| shown.to_owned())
    }
}
