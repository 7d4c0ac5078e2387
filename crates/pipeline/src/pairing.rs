//! The sections of one document as twins: features for the aligner, and pairs from what it answers.

use crate::analysis::{Both, rules_of};
use ikiz_alignment::{
    Alignment, Bitext, Candidate, Content, KeywordFeatures, Sentence, SentenceMaker, TranslationModel, Twinning,
    coverage, match_keywords, pair_sections,
};
use ikiz_document::{
    AnalyzedSection, Bead, Document, Key, KeywordPair, KeywordSide, Language, PairMeasures, Section, SectionId,
    SectionKind, SectionPair, Span, Token, Twins,
};

/// What the aligner needs of a section.
enum Features {
    Text(Vec<Sentence>),
    Keywords(Vec<KeywordFeatures>),
}

/// A document's twins, with the features that they were found by.
pub struct Paired {
    /// Twins and lonely sections, in the order of the first section of each.
    pub twinnings: Vec<Twinning>,
    features: Vec<Option<Features>>,
}

impl Paired {
    /// Pairs the sections of a document; keys are set. Sections whose kind shows beside their twin only are told what they are.
    pub fn new(document: &Document, sections: &mut [AnalyzedSection], known: &TranslationModel) -> Self {
        let mut makers = Both::new(SentenceMaker::new);
        let features: Vec<Option<Features>> =
            sections.iter().map(|section| features(document, section, &mut makers)).collect();
        let candidates: Vec<Candidate> = sections
            .iter()
            .zip(&features)
            .filter_map(|(AnalyzedSection { section, .. }, features)| {
                let content = match features.as_ref()? {
                    Features::Text(sentences) => Content::Text(sentences),
                    Features::Keywords(keywords) => Content::Keywords(keywords),
                };
                let &Section { id, kind, article, .. } = section;
                Some(Candidate { id, kind, article, language: section.language.tag, content })
            })
            .collect();
        let twinnings = pair_sections(&candidates, known);
        for Twinning { kind, twins, .. } in &twinnings {
            if let Twins::Paired { english, turkish } = twins {
                for id in [english, turkish] {
                    sections[id.0 as usize - 1].section.kind = *kind;
                }
            }
        }
        Self { twinnings, features }
    }

    /// The text pairs to align, each with the index of its twinning. Titles are not aligned: they are one sentence each.
    pub fn bitexts(&self) -> Vec<(usize, Bitext)> {
        let text = |id: SectionId| match self.features.get(id.0 as usize - 1) {
            Some(Some(Features::Text(sentences))) => sentences.clone(),
            _ => Vec::new(),
        };
        let texts = self.twinnings.iter().enumerate().filter_map(|(index, twinning)| match twinning.twins {
            Twins::Paired { english, turkish } if is_aligned(twinning.kind) => {
                Some((index, Bitext { english: text(english), turkish: text(turkish) }))
            }
            _ => None,
        });
        texts.collect()
    }

    /// The pairs, with the alignments of those that were aligned, by the index of the twinning.
    pub fn finish(
        &self,
        document: &Document,
        sections: &[AnalyzedSection],
        alignments: &[(usize, Alignment)],
        model: &TranslationModel,
    ) -> Vec<SectionPair> {
        let alignment_of =
            |index: usize| alignments.iter().find(|(of, _)| *of == index).map(|(_, alignment)| alignment);
        let twinnings = || self.twinnings.iter().enumerate();
        let beads: Vec<BeadTokens> =
            twinnings().flat_map(|(index, twinning)| bead_tokens(sections, twinning, alignment_of(index))).collect();
        let pair = |(index, twinning): (usize, &Twinning)| {
            let keywords = match twinning.twins {
                Twins::Paired { english, turkish } if twinning.kind == SectionKind::Keywords => {
                    self.keyword_pairs(sections, (english, turkish), &beads, model)
                }
                _ => Vec::new(),
            };
            pair(document, sections, twinning, alignment_of(index), keywords)
        };
        twinnings().map(pair).collect()
    }

    /// Matched keywords in the order of the English list, then those of either list that have no twin.
    fn keyword_pairs(
        &self,
        sections: &[AnalyzedSection],
        (english, turkish): (SectionId, SectionId),
        beads: &[BeadTokens],
        model: &TranslationModel,
    ) -> Vec<KeywordPair> {
        let list = |id: SectionId| match self.features.get(id.0 as usize - 1) {
            Some(Some(Features::Keywords(keywords))) => &**keywords,
            _ => &[],
        };
        let holding = Both {
            english: beads_with(beads, sections, english, |bead| &bead.english),
            turkish: beads_with(beads, sections, turkish, |bead| &bead.turkish),
        };
        let together = |row: usize, column: usize| overlap(&holding.english[row], &holding.turkish[column]);
        let matches = match_keywords(list(english), list(turkish), model, &together);
        let counts = Both {
            english: keyword_counts(sections, english, Language::English),
            turkish: keyword_counts(sections, turkish, Language::Turkish),
        };
        let side = |language: Language, index: usize| Some(KeywordSide { index, count: counts.of(language)[index] });
        let mut pairs: Vec<KeywordPair> = matches
            .iter()
            .map(|found| KeywordPair {
                english: side(Language::English, found.english),
                turkish: side(Language::Turkish, found.turkish),
                method: Some(found.method),
                confidence: found.confidence,
            })
            .collect();
        // That a keyword has no twin is as sure as the least sure of the pairs that stand in its way.
        let lonely = matches.iter().map(|found| found.confidence).fold(
            ikiz_document::Confidence::CERTAIN,
            |least, confidence| if confidence < least { confidence } else { least },
        );
        for index in 0..counts.english.len() {
            if !matches.iter().any(|found| found.english == index) {
                let english = side(Language::English, index);
                pairs.push(KeywordPair { english, turkish: None, method: None, confidence: lonely });
            }
        }
        for index in 0..counts.turkish.len() {
            if !matches.iter().any(|found| found.turkish == index) {
                let turkish = side(Language::Turkish, index);
                pairs.push(KeywordPair { english: None, turkish, method: None, confidence: lonely });
            }
        }
        pairs
    }
}

fn pair(
    document: &Document,
    sections: &[AnalyzedSection],
    twinning: &Twinning,
    alignment: Option<&Alignment>,
    keywords: Vec<KeywordPair>,
) -> SectionPair {
    let section = |id: SectionId| &sections[id.0 as usize - 1];
    let beads = match alignment {
        Some(alignment) => alignment.beads.clone(),
        None if twinning.kind == SectionKind::Title && matches!(twinning.twins, Twins::Paired { .. }) => {
            vec![Bead { english: vec![0], turkish: vec![0], confidence: twinning.confidence, moved: false }]
        }
        None => Vec::new(),
    };
    let measures = |id: SectionId| {
        let section = section(id);
        Some(ikiz_comparison::measures(&document.text, section, rules_of(&section.section)))
    };
    let measures = match twinning.twins {
        Twins::Paired { english, turkish } => PairMeasures { english: measures(english), turkish: measures(turkish) },
        Twins::Unpaired { section: id, .. } => match section(id).section.language.tag.language() {
            Some(Language::Turkish) => PairMeasures { english: None, turkish: measures(id) },
            _ => PairMeasures { english: measures(id), turkish: None },
        },
    };
    SectionPair {
        kind: twinning.kind,
        twins: twinning.twins,
        similarity: alignment.map(|alignment| alignment.similarity).or(twinning.similarity),
        coverage: coverage(&beads),
        confidence: twinning.confidence,
        beads,
        keywords,
        measures,
    }
}

/// The tokens of a bead.
struct BeadTokens<'a> {
    english: Vec<&'a [Token]>,
    turkish: Vec<&'a [Token]>,
}

/// The tokens of the two-sided beads of a pair of texts; two titles are one bead.
fn bead_tokens<'a>(
    sections: &'a [AnalyzedSection],
    twinning: &Twinning,
    alignment: Option<&Alignment>,
) -> Vec<BeadTokens<'a>> {
    let Twins::Paired { english, turkish } = twinning.twins else { return Vec::new() };
    let (english, turkish) = (&sections[english.0 as usize - 1], &sections[turkish.0 as usize - 1]);
    let tokens = |section: &'a AnalyzedSection, indexes: &[usize]| {
        indexes.iter().map(|&index| section.tokens_in(section.sentences[index])).collect()
    };
    match alignment {
        Some(alignment) => alignment
            .beads
            .iter()
            .filter(|bead| bead.is_two_sided())
            .map(|bead| BeadTokens { english: tokens(english, &bead.english), turkish: tokens(turkish, &bead.turkish) })
            .collect(),
        None if twinning.kind == SectionKind::Title => {
            vec![BeadTokens { english: vec![&english.tokens], turkish: vec![&turkish.tokens] }]
        }
        None => Vec::new(),
    }
}

/// For each keyword of a list, the beads that hold it, rising.
fn beads_with<'a>(
    beads: &[BeadTokens<'a>],
    sections: &[AnalyzedSection],
    list: SectionId,
    side: for<'b> fn(&'b BeadTokens<'a>) -> &'b [&'a [Token]],
) -> Vec<Vec<usize>> {
    let holds = |keys: &[Key], bead: &BeadTokens<'a>| {
        side(bead).iter().any(|tokens| ikiz_keywords::count_phrase(keys, tokens) > 0)
    };
    let holding = |keys: &Vec<Key>| (0..beads.len()).filter(|&at| holds(keys, &beads[at])).collect();
    keyword_keys(&sections[list.0 as usize - 1]).iter().map(holding).collect()
}

/// Share of the beads of either list that stand in both, 0..=1.
fn overlap(left: &[usize], right: &[usize]) -> f64 {
    let both = left.iter().filter(|bead| right.binary_search(bead).is_ok()).count();
    let either = left.len() + right.len() - both;
    if either == 0 { 0.0 } else { both as f64 / either as f64 }
}

const fn is_aligned(kind: SectionKind) -> bool {
    matches!(kind, SectionKind::Abstract | SectionKind::Summary)
}

fn features(document: &Document, analyzed: &AnalyzedSection, makers: &mut Both<SentenceMaker>) -> Option<Features> {
    let section = &analyzed.section;
    let language = rules_of(section);
    let tokens = |span| analyzed.tokens_in(span);
    match section.kind {
        SectionKind::Title | SectionKind::Abstract | SectionKind::Summary => {
            let maker = makers.of_mut(language);
            let mut end = section.span.start;
            let mut sentence = |span: &Span| {
                let between = document.text.get(end..span.start).unwrap_or_default();
                end = span.end;
                let opens_paragraph = between.matches('\n').count() > 1;
                maker.make(&document.text, *span, tokens(*span)).opening_paragraph(opens_paragraph)
            };
            Some(Features::Text(analyzed.sentences.iter().map(&mut sentence).collect()))
        }
        SectionKind::Keywords => {
            let keyword = |span| KeywordFeatures::new(&document.text, span, tokens(span), language);
            Some(Features::Keywords(section.keywords.iter().map(|printed| keyword(printed.span)).collect()))
        }
        SectionKind::Body | SectionKind::References => None,
    }
}

/// How often each keyword of a list occurs in the document's texts of its language.
fn keyword_counts(sections: &[AnalyzedSection], list: SectionId, language: Language) -> Vec<usize> {
    let list = &sections[list.0 as usize - 1];
    let is_text = |section: &&AnalyzedSection| {
        !matches!(section.section.kind, SectionKind::Keywords | SectionKind::References)
            && section.section.language.tag.language() == Some(language)
    };
    let texts: Vec<&AnalyzedSection> = sections.iter().filter(is_text).collect();
    let count = |keys: &[Key]| texts.iter().map(|text| ikiz_keywords::count_phrase(keys, &text.tokens)).sum();
    keyword_keys(list).iter().map(|keys| count(keys)).collect()
}

/// The keys of each keyword of a list.
fn keyword_keys(list: &AnalyzedSection) -> Vec<Vec<Key>> {
    let keys = |span| list.tokens_in(span).iter().filter_map(|token| token.key.clone()).collect();
    list.section.keywords.iter().map(|keyword| keys(keyword.span)).collect()
}
