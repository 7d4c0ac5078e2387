//! Small documents for tests, built section by section.

use crate::context::Context;
use crate::rule::Rule;
use ikiz_document::{
    AnalyzedSection, Bead, Confidence, ContentHash, Document, DocumentId, Encoding, Finding, Format, Keyword, Language,
    Line, LineStyle, Pairing, Section, SectionId, SectionKind, SectionPair, Sections, SourceFile, Span, Twin,
    UnpairedReason,
};
use ikiz_text::{KeyRules, Keys, SurfaceCounts, Tokenizer, sentences};
use std::path::PathBuf;

pub struct Fixture {
    pub document: Document,
    pub sections: Sections,
    pub pairs: Vec<SectionPair>,
    pub bare_headings: Vec<Span>,
}

impl Fixture {
    pub fn new() -> Self {
        let document = Document {
            id: DocumentId::new("test"),
            sources: Vec::new(),
            text: String::new(),
            lines: Vec::new(),
            removed: Vec::new(),
            repairs: std::collections::BTreeMap::default(),
            metadata: ikiz_document::Metadata::default(),
        };
        Self { document, sections: Sections::default(), pairs: Vec::new(), bare_headings: Vec::new() }
    }

    /// The document was read from a file of that format.
    pub fn read_from(&mut self, format: Format) {
        self.document.sources.push(SourceFile {
            path: PathBuf::new(),
            name: "test".to_owned(),
            format,
            encoding: Encoding("UTF-8".to_owned()),
            hash: ContentHash(String::new()),
            language: None,
            pages: None,
        });
    }

    /// Adds a section without a heading.
    pub fn section(&mut self, kind: SectionKind, language: Language, text: &str) -> SectionId {
        let span = self.append(text);
        self.push(None, kind, language, span)
    }

    /// Adds a section under a heading that declares its language.
    pub fn headed(&mut self, heading: &str, kind: SectionKind, language: Language, text: &str) -> SectionId {
        let heading = self.append(heading);
        let span = self.append(text);
        self.push(Some(heading), kind, language, span)
    }

    /// Adds a keyword list, separated by commas.
    pub fn keywords(&mut self, language: Language, list: &str) -> SectionId {
        let id = self.section(SectionKind::Keywords, language, list);
        if let Some(section) = self.sections.last_mut() {
            let mut start = section.section.span.start;
            let keyword = |text: &str| {
                let span = Span::new(start, start + text.len());
                start = span.end + ", ".len();
                Keyword { span, text: text.to_owned() }
            };
            section.section.keywords = list.split(", ").map(keyword).collect();
            section.sentences = section.section.keywords.iter().map(|keyword| keyword.span).collect();
        }
        id
    }

    /// Makes two sections twins.
    pub fn pair(&mut self, english: SectionId, turkish: SectionId, beads: &[(&[usize], &[usize])]) {
        let beads: Vec<Bead> = beads
            .iter()
            .map(|(english, turkish)| Bead {
                sentences: Twin::new(english.to_vec(), turkish.to_vec()),
                confidence: Confidence::new(0.95),
                moved: false,
                corrected: false,
            })
            .collect();
        let size = |bead: &Bead| bead.sentences.iter().map(Vec::len).sum::<usize>();
        let all: usize = beads.iter().map(size).sum();
        let aligned: usize = beads.iter().filter(|bead| bead.is_two_sided()).map(size).sum();
        let coverage = (all > 0).then(|| aligned as f64 / all as f64);
        self.push_pair(english, Pairing::Paired(Twin::new(english, turkish)), coverage, beads);
    }

    /// Two abstracts of a sentence each, which are twins.
    pub fn twin_sentences(english: &str, turkish: &str) -> Self {
        let mut fixture = Self::new();
        let english = fixture.section(SectionKind::Abstract, Language::English, english);
        let turkish = fixture.section(SectionKind::Abstract, Language::Turkish, turkish);
        fixture.pair(english, turkish, &[(&[0], &[0])]);
        fixture
    }

    /// Marks a section as unpaired.
    pub fn unpaired(&mut self, section: SectionId, reason: UnpairedReason) {
        self.push_pair(section, Pairing::Unpaired { section, reason }, None, Vec::new());
    }

    pub fn context(&self) -> Context<'_> {
        Context::new(&self.document, &self.sections, &self.pairs, &self.bare_headings)
    }

    pub fn findings(&self, rule: &dyn Rule) -> Vec<Finding> {
        rule.findings(&self.context())
    }

    fn push_pair(&mut self, of: SectionId, sections: Pairing, coverage: Option<f64>, beads: Vec<Bead>) {
        let kind = self.sections[of].section.kind;
        let pair = SectionPair::new(kind, sections, None, Confidence::CERTAIN);
        self.pairs.push(SectionPair { coverage, beads, ..pair });
    }

    /// Adds a heading without text below it.
    pub fn bare_heading(&mut self, heading: &str) {
        let heading = self.append(heading);
        self.bare_headings.push(heading);
    }

    fn append(&mut self, text: &str) -> Span {
        let start = self.document.text.len();
        self.document.text.push_str(text);
        let span = Span::new(start, self.document.text.len());
        self.document.text.push_str("\n\n");
        let number = self.document.lines.len() as u32 + 1;
        self.document.lines.push(Line {
            span,
            source: 0,
            page: Some(1),
            number,
            style: LineStyle::default(),
            frame: None,
            declared: None,
        });
        span
    }

    fn push(&mut self, heading: Option<Span>, kind: SectionKind, language: Language, span: Span) -> SectionId {
        let id = SectionId(self.sections.len() as u32 + 1);
        let text = span.of(&self.document.text);
        let mut tokens = Tokenizer::new(language).tokens(text);
        Keys::settle(&SurfaceCounts::default(), language, KeyRules::default()).assign(&mut tokens);
        for token in &mut tokens {
            token.span = token.span.shifted(span.start);
        }
        let section =
            Section { declared: heading.map(|_| language), heading, ..Section::given(id, kind, language, span) };
        let sentences = sentences(text, language).into_iter().map(|sentence| sentence.shifted(span.start)).collect();
        self.sections.push(AnalyzedSection { section, sentences, tokens, model_tokens: None });
        id
    }
}

/// The evidence of a rule's findings in twin sentences.
pub fn evidence(rule: &dyn Rule, english: &str, turkish: &str) -> Vec<String> {
    let found = Fixture::twin_sentences(english, turkish).findings(rule);
    found.into_iter().map(|finding| finding.evidence).collect()
}

/// Checks that a rule finds that evidence, and nothing else, in each English and Turkish sentence.
pub fn assert_found(rule: &dyn Rule, sentences: &[(&str, &str, &str)]) {
    for (english, turkish, expected) in sentences {
        assert_eq!(evidence(rule, english, turkish), [*expected]);
    }
}

/// Checks that a rule finds nothing in each English and Turkish sentence.
pub fn assert_left_alone(rule: &dyn Rule, sentences: &[(&str, &str)]) {
    for (english, turkish) in sentences {
        let found = evidence(rule, english, turkish);
        assert!(found.is_empty(), "{english} | {turkish}: {found:?}");
    }
}
