//! The processing of a single document, from its file to sections split into sentences and tokens. A panic during it,
//! or more time or memory than a document may take, makes this document fail and does not end the run.

use crate::analysis::Analyzer;
use crate::articles;
use crate::given::{self, TextPair};
use crate::record::{DocumentRecord, Observed};
use crate::settings::list::MEGABYTE;
use ikiz_document::message::SettingName;
use ikiz_document::{
    Allowance, Document, DocumentId, Failure, FailureClass, Fault, Message, Section, SkipReason, Stage, messages,
};
use ikiz_language::LanguageDetector;
use ikiz_reader::{GroupBy, Pending, Refusal};
use ikiz_sections::{Outline, SectionFinder};
use ikiz_text::ModelTokenizer;
use std::sync::Arc;

const MAX_MEMORY: SettingName = SettingName("max-memory");
const MAX_SECONDS: SettingName = SettingName("max-seconds");

messages! {
    report_fault() = "advice.report";
    split_document(setting) = "advice.split-document";
    own_fault() = "internal.mistake";
    memory(megabytes) = "too-large.memory";
    step(seconds) = "too-slow.step";
}

/// Finds the sections of a document and splits them into sentences and tokens.
pub struct Road {
    finder: SectionFinder,
    analyzer: Analyzer,
    allowance: Allowance,
    group_by: GroupBy,
}

impl Road {
    /// A road with the data of the stages, the tokenizer of the user's model, what a document may take, and what makes
    /// its group.
    pub fn new(model: Option<Arc<ModelTokenizer>>, allowance: Allowance, group_by: GroupBy) -> Self {
        let finder = SectionFinder::new(LanguageDetector::new());
        Self { finder, analyzer: Analyzer::new(model), allowance, group_by }
    }

    /// What is found in a document that is read: one record, or one for each article in it. A fault while reading or
    /// finding sections becomes its failure.
    pub fn observed(&self, pending: Pending) -> Vec<Observed> {
        let id = pending.id().clone();
        let guarded_read = guarded(&id, Stage::Read, self.allowance, || pending.document());
        let read = guarded_read.unwrap_or_else(|failure| Err(failure.into()));
        let sections = |document| guarded(&id, Stage::Sections, self.allowance, || self.of_document(document));
        let found = read.and_then(|document| Ok(sections(document)?));
        found.unwrap_or_else(|refusal| vec![Observed::Refused(id, refusal)])
    }

    /// The record of a pair of texts that is given.
    pub fn of_pair(&self, id: DocumentId, pair: &TextPair) -> Observed {
        let found = guarded(&id, Stage::Analyze, self.allowance, || given::record(id.clone(), pair, &self.analyzer));
        match found {
            Ok(record) => Observed::Record(Box::new(record)),
            Err(failure) => Observed::Refused(id, failure.into()),
        }
    }

    /// The records of a document: one, or one for each article in it.
    fn of_document(&self, document: Document) -> Vec<Observed> {
        let outline = self.finder.outline(&document);
        match self.finder.articles(&document, &outline.sections) {
            Some(parts) => {
                let articles = articles::of_issue(&document, &parts, &self.group_by).into_iter();
                articles.map(|article| self.of_article(article)).collect()
            }
            None => vec![self.record(outline, document)],
        }
    }

    /// An article of a whole issue. The part before the first article has no abstract or summary and is skipped.
    fn of_article(&self, article: Document) -> Observed {
        let outline = self.finder.outline(&article);
        let is_text = |section: &Section| section.kind.is_text();
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

/// Work on a document that may take no more than that. A panic in it becomes the failure of the document and does not
/// end the run.
pub(crate) fn guarded<T>(
    id: &DocumentId,
    stage: Stage,
    allowance: Allowance,
    work: impl FnOnce() -> T,
) -> Result<T, Failure> {
    allowance.grant(work).map_err(|fault| {
        let (class, message, advice) = of_fault(fault, allowance);
        Failure { stage, class, path: id.to_string(), message, advice }
    })
}

fn of_fault(fault: Fault, allowance: Allowance) -> (FailureClass, Message, Message) {
    match fault {
        Fault::Mistake => (FailureClass::Internal, own_fault(), report_fault()),
        Fault::Time => (FailureClass::TooSlow, step(allowance.seconds), split_document(MAX_SECONDS)),
        Fault::Memory => (FailureClass::TooLarge, memory(allowance.bytes / MEGABYTE), split_document(MAX_MEMORY)),
    }
}
