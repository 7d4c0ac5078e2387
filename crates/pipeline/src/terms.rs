//! The counts of a corpus: all documents are counted, then the forms of the terms that are listed are gathered and each
//! document's key phrases are ranked.

use crate::settings::Settings;
use ikiz_document::{CorpusTerm, DocumentId, DocumentKeyword, DocumentReport};
use ikiz_keywords::{DocumentTerms, TermForms, TermOptions, TermTotals, key_phrases};
use rayon::prelude::*;
use std::io;

/// What was counted.
pub struct Counted {
    /// As `CorpusReport::terms`.
    pub terms: Vec<CorpusTerm>,
    /// As `CorpusReport::keywords`.
    pub keywords: Vec<(DocumentId, Vec<DocumentKeyword>)>,
}

impl Counted {
    /// The counts of documents.
    pub fn of(reports: &[DocumentReport], settings: &Settings) -> io::Result<Self> {
        let add = |mut totals: TermTotals, report: &DocumentReport| {
            totals.add(&terms_of(report))?;
            Ok(totals)
        };
        let totals = reports.par_iter().try_fold(TermTotals::default, add);
        let totals = totals.try_reduce(TermTotals::default, TermTotals::merge)?;
        let options = TermOptions { min_count: settings.min_count.get(), ..TermOptions::default() };
        let corpus = totals.finish(&options)?;

        let add = |mut forms: TermForms, report: &DocumentReport| {
            forms.add(&terms_of(report), &corpus)?;
            Ok(forms)
        };
        let forms = reports.par_iter().try_fold(TermForms::default, add);
        let forms = forms.try_reduce(TermForms::default, TermForms::merge)?;
        let phrases = |report: &DocumentReport| {
            (report.document.id.clone(), key_phrases(&terms_of(report), &corpus, settings.top.most()))
        };
        let mut keywords: Vec<_> = reports.par_iter().map(phrases).collect();
        keywords.sort_by(|left, right| left.0.cmp(&right.0));
        Ok(Self { terms: forms.finish(&corpus)?, keywords })
    }
}

fn terms_of(report: &DocumentReport) -> DocumentTerms<'_> {
    DocumentTerms::of(&report.document.text, report.sections.iter())
}
