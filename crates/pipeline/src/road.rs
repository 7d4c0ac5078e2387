//! The road of a single document, from its file to sections cut into sentences and tokens. A fault of ours on it is its
//! failure, not the end of the run.

use crate::analysis::Analyzer;
use crate::articles;
use ikiz_document::{
    Document, DocumentId, DocumentOutcome, Failure, FailureClass, Section, SectionKind, Sections, SkipReason, Span,
    Stage, messages,
};
use ikiz_language::LanguageDetector;
use ikiz_reader::{ReadDocument, Refusal};
use ikiz_sections::{Outline, SectionFinder};
use ikiz_text::ModelTokenizer;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

messages! {
    report_fault() = "advice.report";
    own_fault() = "internal.mistake";
}

/// A document on its road.
pub struct Draft {
    /// Its text and lines.
    pub document: Document,
    /// Its sections.
    pub sections: Sections,
    /// Headings of texts below which no text stands.
    pub bare_headings: Vec<Span>,
}

/// Finds the sections of a document and cuts them into sentences and tokens.
pub struct Road {
    finder: SectionFinder,
    analyzer: Analyzer,
}

impl Road {
    /// With the data of the stages, and the tokenizer of the user's model.
    pub fn new(model: Option<Arc<ModelTokenizer>>) -> Self {
        Self { finder: SectionFinder::new(LanguageDetector::new()), analyzer: Analyzer::new(model) }
    }

    /// The drafts of all that is read under a name; a fault of ours in reading or in finding sections is the failure of
    /// what it met.
    pub fn drafts(&self, id: &DocumentId, read: impl FnOnce() -> Vec<ReadDocument>) -> Vec<Read> {
        let drafts = |(id, document): ReadDocument| match document {
            Ok(document) => match guarded(&id, Stage::Sections, || self.of_document(document)) {
                Ok(drafts) => drafts,
                Err(failure) => vec![Read::Refused(id, failure.into())],
            },
            Err(refusal) => vec![Read::Refused(id, refusal)],
        };
        match guarded(id, Stage::Read, read) {
            Ok(documents) => documents.into_iter().flat_map(drafts).collect(),
            Err(failure) => vec![Read::Refused(id.clone(), failure.into())],
        }
    }

    /// What a document gives: a draft, or one of each article in it.
    fn of_document(&self, document: Document) -> Vec<Read> {
        let outline = self.finder.outline(&document);
        match self.finder.articles(&document, &outline.sections) {
            Some(parts) => {
                let articles = articles::of_issue(&document, &parts).into_iter();
                articles.map(|article| self.of_article(article)).collect()
            }
            None => vec![self.draft(outline, document)],
        }
    }

    /// An article of a whole issue; what stands before the first one has no texts and is none.
    fn of_article(&self, article: Document) -> Read {
        let outline = self.finder.outline(&article);
        let is_text = |section: &Section| matches!(section.kind, SectionKind::Abstract | SectionKind::Summary);
        if outline.sections.iter().any(is_text) {
            self.draft(outline, article)
        } else {
            Read::Refused(article.id, Refusal::Skipped(SkipReason::FrontMatter))
        }
    }

    fn draft(&self, outline: Outline, document: Document) -> Read {
        let Outline { sections, bare_headings } = outline;
        let sections = sections.into_iter().map(|section| self.analyzer.analyze(&document.text, section)).collect();
        Read::Draft(Box::new(Draft { document, sections, bare_headings }))
    }
}

/// What was read under a name.
pub enum Read {
    /// A document.
    Draft(Box<Draft>),
    /// None, and why.
    Refused(DocumentId, Refusal),
}

impl Read {
    /// The name.
    pub fn id(&self) -> &DocumentId {
        match self {
            Self::Draft(draft) => &draft.document.id,
            Self::Refused(id, _) => id,
        }
    }

    /// Puts it where it belongs.
    pub fn sort_into(self, drafts: &mut Vec<Draft>, outcomes: &mut Vec<DocumentOutcome>) {
        match self {
            Self::Draft(draft) => drafts.push(*draft),
            Self::Refused(id, Refusal::Skipped(reason)) => outcomes.push(DocumentOutcome::Skipped { id, reason }),
            Self::Refused(id, Refusal::Failed(failure)) => outcomes.push(DocumentOutcome::Failed { id, failure }),
        }
    }
}

/// A fault of ours on one document is that document's failure, not the end of the run.
fn guarded<T>(id: &DocumentId, stage: Stage, work: impl FnOnce() -> T) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Failure {
        stage,
        class: FailureClass::Internal,
        path: id.to_string(),
        message: own_fault(),
        advice: report_fault(),
    })
}
