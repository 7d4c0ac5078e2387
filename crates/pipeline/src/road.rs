//! The processing of a single document, from its file to sections split into sentences and tokens. A panic during it
//! makes this document fail and does not end the run.

use crate::analysis::Analyzer;
use crate::articles;
use ikiz_document::{
    Document, DocumentId, DocumentOutcome, Failure, FailureClass, Section, SectionKind, Sections, SkipReason, Span,
    Stage, messages,
};
use ikiz_language::LanguageDetector;
use ikiz_reader::{Pending, Refusal, Take};
use ikiz_sections::{Outline, SectionFinder};
use ikiz_text::ModelTokenizer;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

messages! {
    report_fault() = "advice.report";
    own_fault() = "internal.mistake";
}

/// A document in processing.
pub struct Draft {
    /// Its text and lines.
    pub document: Document,
    /// Its sections.
    pub sections: Sections,
    /// Headings of texts with no text below them.
    pub bare_headings: Vec<Span>,
}

/// Finds the sections of a document and splits them into sentences and tokens.
pub struct Road {
    finder: SectionFinder,
    analyzer: Analyzer,
}

impl Road {
    /// A road with the data of the stages, and the tokenizer of the user's model.
    pub fn new(model: Option<Arc<ModelTokenizer>>) -> Self {
        Self { finder: SectionFinder::new(LanguageDetector::new()), analyzer: Analyzer::new(model) }
    }

    /// The drafts of everything that is read under an id. A panic while reading or finding sections becomes the failure
    /// of the document in question.
    pub fn drafts(&self, id: &DocumentId, read: impl FnOnce(Take<'_>)) -> Vec<Read> {
        let mut drafts = Vec::new();
        let mut take = |pending: Pending| {
            let id = pending.id().clone();
            let read = guarded(&id, Stage::Read, || pending.document());
            let read = match read {
                Ok(Ok(document)) => guarded(&id, Stage::Sections, || self.of_document(document)),
                Ok(Err(refusal)) => Ok(vec![Read::Refused(id.clone(), refusal)]),
                Err(failure) => Err(failure),
            };
            drafts.extend(read.unwrap_or_else(|failure| vec![Read::Refused(id, failure.into())]));
            ControlFlow::Continue(())
        };
        if let Err(failure) = guarded(id, Stage::Read, || read(&mut take)) {
            drafts.push(Read::Refused(id.clone(), failure.into()));
        }
        drafts
    }

    /// The drafts of a document: one, or one for each article in it.
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

    /// An article of a whole issue. The part before the first article has no abstract or summary and is skipped.
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

/// The result of reading under an id.
pub enum Read {
    /// A document.
    Draft(Box<Draft>),
    /// No document, and the reason.
    Refused(DocumentId, Refusal),
}

impl Read {
    /// The id.
    pub fn id(&self) -> &DocumentId {
        match self {
            Self::Draft(draft) => &draft.document.id,
            Self::Refused(id, _) => id,
        }
    }

    /// Adds it to the drafts or to the outcomes.
    pub fn sort_into(self, drafts: &mut Vec<Draft>, outcomes: &mut Vec<DocumentOutcome>) {
        match self {
            Self::Draft(draft) => drafts.push(*draft),
            Self::Refused(id, Refusal::Skipped(reason)) => outcomes.push(DocumentOutcome::Skipped { id, reason }),
            Self::Refused(id, Refusal::Failed(failure)) => outcomes.push(DocumentOutcome::Failed { id, failure }),
        }
    }
}

/// A panic while processing a document becomes that document's failure and does not end the run.
fn guarded<T>(id: &DocumentId, stage: Stage, work: impl FnOnce() -> T) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Failure {
        stage,
        class: FailureClass::Internal,
        path: id.to_string(),
        message: own_fault(),
        advice: report_fault(),
    })
}
