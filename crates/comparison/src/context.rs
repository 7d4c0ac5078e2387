//! What a rule sees of a document.

use ikiz_document::{
    AnalyzedSection, Argument, Bead, Document, DocumentReport, Finding, Language, Place, SectionKind, SectionPair,
    Sections, Span, Twin, kind_in_pair, messages, span::flattened,
};

use crate::names::{NamedText, Names};
use std::cell::OnceCell;

messages! {
    without_heading(kind, language) = "section.without-heading";
}

/// A document with its sections and pairs.
#[derive(Debug)]
pub struct Context<'a> {
    /// Text and lines.
    pub document: &'a Document,
    /// Sections in reading order.
    pub sections: &'a Sections,
    /// Pairs and sections without a twin.
    pub pairs: &'a [SectionPair],
    /// Headings without text below them.
    pub bare_headings: &'a [Span],
    /// The names of each section, where they were asked for.
    names: Sections<OnceCell<Names>>,
}

/// A pair with both its sections.
#[derive(Clone, Copy, Debug)]
pub struct TwinSections<'a> {
    /// Index in the document's pairs.
    pub index: usize,
    /// The pair.
    pub pair: &'a SectionPair,
    /// Its sections.
    pub sections: Twin<&'a AnalyzedSection>,
}

/// A bead of twin texts.
#[derive(Clone, Copy, Debug)]
pub struct TwinBead<'a> {
    /// Index in the pair's beads.
    pub index: usize,
    /// The bead.
    pub bead: &'a Bead,
    /// The pair.
    pub pair: TwinSections<'a>,
}

/// From this confidence on the language of a section is certain.
pub(crate) const SURE_LANGUAGE: f64 = 0.8;

/// Below this coverage the finding is the pair as a whole, not its sentences.
pub(crate) const LEAST_COVERAGE: f64 = 0.3;

/// Most characters of a quotation.
const QUOTED: usize = 200;

/// Below this confidence the two sides of a bead may not say the same.
const LEAST_CONFIDENCE: f64 = 0.5;
/// From this confidence on they say the same word for word.
const SURE_BEAD: f64 = 0.8;

impl<'a> TwinSections<'a> {
    /// The beads, in order.
    pub fn beads(self) -> impl Iterator<Item = TwinBead<'a>> {
        self.pair.beads.iter().enumerate().map(move |(index, bead)| TwinBead { index, bead, pair: self })
    }
}

impl<'a> TwinBead<'a> {
    /// Whether the two sides say the same, so that their numbers and names can be compared.
    pub fn is_comparable(&self) -> bool {
        self.bead.is_two_sided()
            && self.bead.confidence.value() >= LEAST_CONFIDENCE
            && self.pair.pair.coverage.is_none_or(|coverage| coverage >= LEAST_COVERAGE)
    }

    /// Whether they say it so surely that single words can be compared.
    pub fn is_sure(&self) -> bool {
        self.is_comparable() && self.bead.confidence.value() >= SURE_BEAD
    }

    /// The section of each side, and the indexes of the bead's sentences in it.
    pub fn sides(&self) -> Twin<(&'a AnalyzedSection, &'a [usize])> {
        self.pair.sections.zip(self.bead.sentences.as_ref()).map(|(section, sentences)| (section, &**sentences))
    }

    /// A finding at a span of one side.
    pub fn located(&self, context: &Context<'_>, side: Language, span: Span, finding: Finding) -> Finding {
        Finding {
            section: Some(self.pair.sections.of(side).section.id),
            pair: Some(self.pair.index),
            bead: Some(self.index),
            place: context.place(span),
            ..finding
        }
    }
}

/// Sentences with those next to them, each once.
pub(crate) fn with_neighbours(sentences: &[usize]) -> Vec<usize> {
    let mut near: Vec<usize> = sentences.iter().flat_map(|&at| [at.saturating_sub(1), at, at + 1]).collect();
    near.sort_unstable();
    near.dedup();
    near
}

impl<'a> From<&'a DocumentReport> for Context<'a> {
    fn from(report: &'a DocumentReport) -> Self {
        let DocumentReport { document, sections, pairs, bare_headings, .. } = report;
        Self::new(document, sections, pairs, bare_headings)
    }
}

impl<'a> Context<'a> {
    /// A document with its sections in reading order, their pairs, and the headings without text below them.
    pub fn new(
        document: &'a Document,
        sections: &'a Sections,
        pairs: &'a [SectionPair],
        bare_headings: &'a [Span],
    ) -> Self {
        Self { document, sections, pairs, bare_headings, names: sections.map(|_| OnceCell::new()) }
    }

    /// The pairs that have two sections, in order.
    pub fn twins(&self) -> impl Iterator<Item = TwinSections<'a>> + '_ {
        self.pairs.iter().enumerate().filter_map(|(index, pair)| {
            let sections = pair.twins()?.map(|id| self.sections.find(id)).both()?;
            Some(TwinSections { index, pair, sections })
        })
    }

    /// The pairs of texts and titles that have two sections, in order.
    pub fn twin_texts(&self) -> impl Iterator<Item = TwinSections<'a>> + '_ {
        self.twins().filter(|pair| pair.pair.kind != SectionKind::Keywords)
    }

    /// The language of a section: that of its side of a pair, else the detected one or, if that is in doubt, the
    /// declared one.
    pub fn language(&self, section: &AnalyzedSection) -> Option<Language> {
        let id = section.section.id;
        let by_pair = self.pairs.iter().find_map(|pair| {
            let mut sides = pair.twins()?.with_language().into_iter();
            sides.find_map(|(language, side)| (side == id).then_some(language))
        });
        let found = section.section.language.tag.language();
        let is_sure = section.section.language.confidence.value() >= SURE_LANGUAGE;
        by_pair.or(if is_sure { found } else { section.section.declared.or(found) })
    }

    /// A section with its names, which are looked for once; `None` if it is in neither language.
    pub(crate) fn named(&self, section: &'a AnalyzedSection) -> Option<NamedText<'_>> {
        let (text, language) = (self.document.text.as_str(), self.language(section)?);
        let names = self.names.find(section.section.id)?.get_or_init(|| Names::find(text, section, language));
        Some(NamedText { text, section, language, names })
    }

    /// The text of a span; empty if the span is not in the text.
    pub fn text(&self, span: Span) -> &'a str {
        self.document.text.get(span.start..span.end).unwrap_or_default()
    }

    /// The first 200 characters of a span, on one line.
    pub fn quote(&self, span: Span) -> String {
        let line = flattened(self.text(span));
        match line.char_indices().nth(QUOTED) {
            Some((end, _)) => format!("{}…", line[..end].trim_end()),
            None => line,
        }
    }

    /// The place of the start of a span, as a reader finds it.
    pub fn place(&self, span: Span) -> Option<Place> {
        (!self.document.lines.is_empty()).then(|| self.document.place(span.start))
    }

    /// How a message names a section: by its heading, or by kind and language; a title by its words.
    pub(crate) fn describe(&self, section: &AnalyzedSection) -> Argument {
        let section = &section.section;
        if section.kind == SectionKind::Title {
            return format!("“{}”", self.quote(section.span)).into();
        }
        if let Some(heading) = section.heading.map(|heading| self.quote(heading)).filter(|heading| !heading.is_empty())
        {
            return format!("“{heading}”").into();
        }
        without_heading(kind_in_pair(section, self.pairs), section.language.tag).into()
    }
}
