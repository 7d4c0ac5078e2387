//! The finder: the road from rows to sections. Rows → candidates → headings → cuts → sections; nothing reaches back.

use crate::cuts::cut::Cuts;
use crate::cuts::{article, body, references, settle};
use crate::declared::fields;
use crate::headings::candidate::Candidate;
use crate::headings::choice::{self, FoundHeadings};
use crate::rows::view::{Tools, View};
use crate::texts::headed;
use crate::title::{self, TitleSurvey, TitleWeights};
use ikiz_document::{Document, Section, Span};
use ikiz_language::LanguageDetector;

/// What was found in a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// The sections, in reading order, disjoint, named from 1.
    pub sections: Vec<Section>,
    /// Headings of texts in a language that the document has no text in, with none below them: it may be a picture.
    pub bare_headings: Vec<Span>,
}

/// Finds the sections of documents.
pub struct SectionFinder {
    detector: LanguageDetector,
    tools: Tools,
    title_weights: TitleWeights,
}

impl Default for SectionFinder {
    fn default() -> Self {
        Self::new(LanguageDetector::new())
    }
}

impl SectionFinder {
    /// A finder that tells languages with that detector.
    pub fn new(detector: LanguageDetector) -> Self {
        Self { detector, tools: Tools::new(), title_weights: TitleWeights::shipped() }
    }

    /// The sections of a document, in reading order, disjoint, named from 1.
    ///
    /// The language of each is that of its text; what its heading or file says stands in `declared`. The span of a body
    /// includes its own headings.
    pub fn find(&self, document: &Document) -> Vec<Section> {
        self.outline(document).sections
    }

    /// The sections of a document as [`SectionFinder::find`] gives them, and the headings of texts below which no text
    /// stands.
    pub fn outline(&self, document: &Document) -> Outline {
        let view = View::new(document, &self.tools, &self.detector);
        let FoundHeadings { headings, bare } = choice::choose(&view);
        let mut cuts = Self::texts(&view, &headings);
        title::place(&view, &self.title_weights, &mut cuts);
        references::place(&view, &headings, &mut cuts);
        body::place(&view, &headings, &mut cuts);
        let sections = settle::sections(&view, cuts);
        let is_answered = |bare: &Candidate| {
            let language = bare.heading.language;
            let is_text = |section: &&Section| section.kind.is_text();
            sections.iter().filter(is_text).any(|section| section.language.tag == language)
        };
        let bare = bare.iter().filter(|bare| !is_answered(bare));
        Outline { bare_headings: bare.map(|bare| bare.heading.wording).collect(), sections }
    }

    /// The parts of a document that are articles of their own, in order and without a gap; `None` where it is one
    /// article, or the borders are not sure. `sections` are those of the document.
    pub fn articles(&self, document: &Document, sections: &[Section]) -> Option<Vec<Span>> {
        article::parts(document, sections)
    }

    /// The candidates for the titles of a document: what the weights are fitted on.
    pub fn survey_titles<'a>(&'a self, document: &'a Document) -> TitleSurvey<'a> {
        let view = View::new(document, &self.tools, &self.detector);
        let headings = choice::choose(&view).headings;
        title::survey(&view, &Self::texts(&view, &headings))
    }

    /// What the file declares, and the texts and lists under headings.
    fn texts(view: &View<'_>, headings: &[Candidate]) -> Cuts {
        let mut cuts = Cuts::new(view);
        fields::place(view, &mut cuts);
        headed::place(view, headings, &mut cuts);
        cuts
    }
}
