//! The sections of one document as pairs: makes features for the aligner and uses its results.

use crate::analysis::rules_of;
use crate::corrections::{BeadCorrections, beads_of_titles};
use ikiz_alignment::{
    Alignment, Bitext, Candidate, Content, CorrectedPairs, KeywordFeatures, Sentence, SentenceMaker, TranslationModel,
    coverage, match_keywords, pair_corrected,
};
use ikiz_document::{
    AnalyzedSection, Bead, Confidence, Document, KeywordMatch, KeywordPair, KeywordSide, KindCounts, Language, Pairing,
    Section, SectionId, SectionKind, SectionPair, Sections, Span, Token, Twin, allowance,
};
use ikiz_keywords::Keyword;
use ikiz_text::KeyRules;

/// What the aligner needs of a section.
enum Features {
    Text(Vec<Sentence>),
    Keywords(Vec<KeywordFeatures>),
}

/// What the aligner needs of the sections of a document; their keys are set.
pub struct DocumentFeatures(Sections<Option<Features>>);

impl DocumentFeatures {
    /// The features of all sections that may have a twin.
    pub fn new(document: &Document, sections: &Sections, rules: KeyRules) -> Self {
        let mut makers = Twin::from_fn(SentenceMaker::new);
        Self(sections.map(|section| features(document, section, rules, &mut makers)))
    }

    /// The sections as pairs, not aligned or measured yet, in the order of the first section of each.
    pub fn pairs(&self, sections: &Sections, known: &TranslationModel, corrected: &CorrectedPairs) -> Vec<SectionPair> {
        let candidates: Vec<Candidate> = sections.iter().zip(&self.0).filter_map(candidate).collect();
        pair_corrected(&candidates, known, corrected)
    }

    /// The texts to align, each with the index of its pair. Titles are not aligned, because each is one sentence.
    pub fn bitexts(&self, pairs: &[SectionPair]) -> Vec<(usize, Bitext)> {
        let is_aligned = SectionKind::is_text;
        let aligned = pairs.iter().enumerate().filter(|(_, pair)| is_aligned(pair.kind));
        aligned.filter_map(|(index, pair)| Some((index, pair.twins()?.map(|id| self.sentences(id).to_vec())))).collect()
    }

    /// Fills in the contents of the pairs: beads, keyword pairs. `alignments` are the results for the aligned
    /// texts, each with the index of its pair; titles are one bead, unless that is corrected.
    pub fn complete(
        &self,
        pairs: &mut [SectionPair],
        sections: &Sections,
        alignments: Vec<(usize, Alignment)>,
        corrected: &BeadCorrections,
        model: &TranslationModel,
    ) {
        for (index, pair) in pairs.iter_mut().enumerate() {
            if pair.kind == SectionKind::Title && pair.is_paired() {
                pair.beads = beads_of_titles(pair, &corrected.of(index));
            }
        }
        for (index, alignment) in alignments {
            pairs[index].similarity = Some(alignment.similarity);
            pairs[index].beads = alignment.beads;
        }
        let beads: Vec<BeadTokens> = pairs.iter().flat_map(|pair| bead_tokens(pair, sections)).collect();
        for pair in pairs {
            pair.coverage = coverage(&pair.beads);
            if pair.kind == SectionKind::Keywords {
                pair.keywords = match pair.sections {
                    Pairing::Paired(lists) => self.keyword_pairs(sections, lists, &beads, model),
                    Pairing::Unpaired { section, .. } => keywords_alone(sections, section, pair.confidence),
                };
            }
        }
    }

    fn sentences(&self, id: SectionId) -> &[Sentence] {
        match &self.0[id] {
            Some(Features::Text(sentences)) => sentences,
            _ => &[],
        }
    }

    fn keywords(&self, id: SectionId) -> &[KeywordFeatures] {
        match &self.0[id] {
            Some(Features::Keywords(keywords)) => keywords,
            _ => &[],
        }
    }

    /// Matched keywords in the order of the English list, then the keywords of both lists without a twin.
    fn keyword_pairs(
        &self,
        sections: &Sections,
        lists: Twin<SectionId>,
        beads: &[BeadTokens],
        model: &TranslationModel,
    ) -> Vec<KeywordPair> {
        let lists = lists.with_language();
        let holding = lists.map(|(language, list)| beads_with(beads, &sections[list], language));
        let together = |row: usize, column: usize| overlap(&holding.english[row], &holding.turkish[column]);
        let Twin { english, turkish } = lists.map(|(_, list)| self.keywords(list));
        let matches = match_keywords(english, turkish, model, &together);
        let counts = lists.map(|(language, list)| keyword_counts(sections, list, language));
        let side = |language: Language, index: usize| {
            Some(KeywordSide { counts: counts.of(language)[index], ..KeywordSide::new(index) })
        };
        let pair = |found: &KeywordMatch| {
            let sides = found.indexes.with_language().map(|(language, index)| side(language, index));
            KeywordPair::new(sides, Some(found.method), found.confidence)
        };
        let mut pairs: Vec<KeywordPair> = matches.iter().map(pair).collect();
        // A keyword surely has no twin only as far as the found pairs are sure: take the lowest of their confidences.
        let confidences = matches.iter().map(|found| found.confidence);
        let least = confidences.fold(Confidence::CERTAIN, |least, one| if one < least { one } else { least });
        for (language, counts) in counts.as_ref().with_language() {
            let is_alone = |index: &usize| !matches.iter().any(|found| found.indexes.of(language) == index);
            for index in (0..counts.len()).filter(is_alone) {
                let mut sides = Twin::default();
                *sides.of_mut(language) = side(language, index);
                pairs.push(KeywordPair::new(sides, None, least));
            }
        }
        pairs
    }
}

/// A section in the form for the aligner; `None` if it has no features.
fn candidate<'a>((analyzed, features): (&AnalyzedSection, &'a Option<Features>)) -> Option<Candidate<'a>> {
    let content = match features.as_ref()? {
        Features::Text(sentences) => Content::Text(sentences),
        Features::Keywords(keywords) => Content::Keywords(keywords),
    };
    let &Section { id, kind, article, .. } = &analyzed.section;
    Some(Candidate { id, kind, article, language: analyzed.section.language.tag, content })
}

/// The tokens of the sentences of a bead.
type BeadTokens<'a> = Twin<Vec<&'a [Token]>>;

/// The tokens of the two-sided beads of a pair of texts.
fn bead_tokens<'a>(pair: &SectionPair, sections: &'a Sections) -> Vec<BeadTokens<'a>> {
    let Some(sections) = pair.twins().map(|twins| twins.map(|id| &sections[id])) else { return Vec::new() };
    let tokens = |section: &'a AnalyzedSection, indexes: &[usize]| {
        indexes.iter().map(|&index| section.tokens_in(section.sentences[index])).collect()
    };
    let of_bead =
        |bead: &Bead| sections.zip(bead.sentences.as_ref()).map(|(section, indexes)| tokens(section, indexes));
    pair.beads.iter().filter(|bead| bead.is_two_sided()).map(of_bead).collect()
}

/// For each keyword of a list, the beads that contain it, ascending.
fn beads_with(beads: &[BeadTokens], list: &AnalyzedSection, language: Language) -> Vec<Vec<usize>> {
    let holds = |keyword: &Keyword, bead: &BeadTokens| bead.of(language).iter().any(|tokens| keyword.count(tokens) > 0);
    let holding = |keyword: Keyword| {
        allowance::go_on();
        (0..beads.len()).filter(|&at| holds(&keyword, &beads[at])).collect()
    };
    keywords(list, language).map(holding).collect()
}

/// Share of the beads of either list that are in both, 0..=1.
fn overlap(left: &[usize], right: &[usize]) -> f64 {
    let both = left.iter().filter(|bead| right.binary_search(bead).is_ok()).count();
    let either = left.len() + right.len() - both;
    if either == 0 { 0.0 } else { both as f64 / either as f64 }
}

fn features(
    document: &Document,
    analyzed: &AnalyzedSection,
    rules: KeyRules,
    makers: &mut Twin<SentenceMaker>,
) -> Option<Features> {
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
            let keyword = |span| KeywordFeatures::new(&document.text, span, tokens(span), language, rules);
            Some(Features::Keywords(section.keywords.iter().map(|printed| keyword(printed.span)).collect()))
        }
        SectionKind::Body | SectionKind::References => None,
    }
}

/// How often each keyword of a list occurs in the document's texts of its language.
fn keyword_counts(sections: &Sections, list: SectionId, language: Language) -> Vec<KindCounts> {
    let is_text = |section: &&AnalyzedSection| {
        !matches!(section.section.kind, SectionKind::Keywords | SectionKind::References)
            && section.section.language.tag.language() == Some(language)
    };
    let texts: Vec<&AnalyzedSection> = sections.iter().filter(is_text).collect();
    let count = |keyword: Keyword| {
        allowance::go_on();
        let mut counts = KindCounts::default();
        for text in &texts {
            let count = u32::try_from(keyword.count(&text.tokens)).unwrap_or(u32::MAX);
            counts.add(KindCounts::several(text.section.kind, count));
        }
        counts
    };
    keywords(&sections[list], language).map(count).collect()
}

/// The keywords of a list without a twin; none if it is in neither language.
fn keywords_alone(sections: &Sections, list: SectionId, confidence: Confidence) -> Vec<KeywordPair> {
    let Some(language) = sections[list].section.language.tag.language() else { return Vec::new() };
    let alone = |(index, counts): (usize, KindCounts)| {
        let mut sides = Twin::default();
        *sides.of_mut(language) = Some(KeywordSide { counts, ..KeywordSide::new(index) });
        KeywordPair::new(sides, None, confidence)
    };
    keyword_counts(sections, list, language).into_iter().enumerate().map(alone).collect()
}

/// Each keyword of a list, to be found in texts.
fn keywords(list: &AnalyzedSection, language: Language) -> impl Iterator<Item = Keyword> {
    list.section.keywords.iter().map(move |printed| Keyword::new(list.tokens_in(printed.span), language))
}
