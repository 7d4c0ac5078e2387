//! The processing of a single document, from its file to sections split into sentences and tokens. A panic during it
//! makes this document fail and does not end the run.

use crate::analysis::Analyzer;
use crate::articles;
use crate::record::{DocumentRecord, Observed};
use ikiz_document::{Document, DocumentId, Failure, FailureClass, Section, SectionKind, SkipReason, Stage, messages};
use ikiz_language::LanguageDetector;
use ikiz_reader::{Pending, Refusal};
use ikiz_sections::{Outline, SectionFinder};
use ikiz_text::ModelTokenizer;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

messages! {
    report_fault() = "advice.report";
    own_fault() = "internal.mistake";
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

    /// What is found in a document that is read: one record, or one for each article in it. A panic while reading or
    /// finding sections becomes its failure.
    pub fn observed(&self, pending: Pending) -> Vec<Observed> {
        let id = pending.id().clone();
        let read = guarded(&id, Stage::Read, || pending.document()).unwrap_or_else(|failure| Err(failure.into()));
        let found = read.and_then(|document| Ok(guarded(&id, Stage::Sections, || self.of_document(document))?));
        found.unwrap_or_else(|refusal| vec![Observed::Refused(id, refusal)])
    }

    /// The records of a document: one, or one for each article in it.
    fn of_document(&self, document: Document) -> Vec<Observed> {
        let outline = self.finder.outline(&document);
        match self.finder.articles(&document, &outline.sections) {
            Some(parts) => {
                let articles = articles::of_issue(&document, &parts).into_iter();
                articles.map(|article| self.of_article(article)).collect()
            }
            None => vec![self.record(outline, document)],
        }
    }

    /// An article of a whole issue. The part before the first article has no abstract or summary and is skipped.
    fn of_article(&self, article: Document) -> Observed {
        let outline = self.finder.outline(&article);
        let is_text = |section: &Section| matches!(section.kind, SectionKind::Abstract | SectionKind::Summary);
        if outline.sections.iter().any(is_text) {
            self.record(outline, article)
        } else {
            Observed::Refused(article.id, Refusal::Skipped(SkipReason::FrontMatter))
        }
    }

    fn record(&self, outline: Outline, document: Document) -> Observed {
        let Outline { sections, bare_headings } = outline;
        let sections = sections.into_iter().map(|section| self.analyzer.analyze(&document.text, section)).collect();
        Observed::Record(Box::new(DocumentRecord { document, sections, bare_headings }))
    }
}

/// A panic while processing a document becomes that document's failure and does not end the run.
pub(crate) fn guarded<T>(id: &DocumentId, stage: Stage, work: impl FnOnce() -> T) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Failure {
        stage,
        class: FailureClass::Internal,
        path: id.to_string(),
        message: own_fault(),
        advice: report_fault(),
    })
}
