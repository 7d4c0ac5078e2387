//! The glossary, in two ledgers: the words of the documents give the pairs of terms, and then the documents give the
//! printed forms of these terms.

mod evidence;
mod forms;
mod phrases;
mod words;

use evidence::GlossaryEvidence;
use forms::GlossaryForms;
use ikiz_alignment::TranslationModel;
use ikiz_document::{DocumentReport, GlossaryEntry};
use rayon::prelude::*;

/// The glossary of a corpus, in the order of `CorpusReport::glossary`.
pub fn glossary(reports: &[DocumentReport], model: &TranslationModel) -> Vec<GlossaryEntry> {
    let mut evidence = GlossaryEvidence::default();
    (0..).zip(reports).for_each(|(document, report)| evidence.add(document, report));
    let pairs = evidence.pairs(model);
    let forms = GlossaryForms::new(&pairs);
    let portion = reports.len().div_ceil(rayon::current_num_threads()).max(1);
    let of_portion = |reports: &[DocumentReport]| {
        let mut forms = forms.without_forms();
        for report in reports {
            forms.add(report);
        }
        forms
    };
    let merged = |mut left: GlossaryForms, right| {
        left.merge(&right);
        left
    };
    let forms = reports.par_chunks(portion).map(of_portion).reduce(|| forms.without_forms(), merged);
    forms.entries(&pairs, |document| reports[document as usize].document.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Setup, run_text};
    use ikiz_document::{DocumentId, DocumentOutcome};

    fn report(words: [&str; 4]) -> DocumentReport {
        let [english, turkish, keyword, rendering] = words;
        let text = format!(
            "Öz\n\nBu çalışmada {turkish} incelendi. Nehirlerde su kalitesi {turkish} ile ölçüldü.\n\n\
             Anahtar Kelimeler: {rendering}, su kalitesi\n\n\
             Abstract\n\nThis study examined {english}. Water quality in rivers was measured with {english}.\n\n\
             Keywords: {keyword}, water quality\n"
        );
        let outcome = run_text(text.as_bytes(), &Setup::default(), &()).outcomes.pop().expect("a document");
        let DocumentOutcome::Processed(report) = outcome else { panic!("{outcome:?}") };
        *report
    }

    #[test]
    fn the_order_of_forms_makes_no_difference() {
        let reports = [
            report(["neural networks", "sinir ağları", "Neural Network", "Sinir Ağı"]),
            report(["a neural network", "bir sinir ağı", "neural networks", "SİNİR AĞLARI"]),
            report(["NATO statistics", "NATO istatistikleri", "Statistics", "İstatistik"]),
        ];
        let model = TranslationModel::default();
        let expected = glossary(&reports, &model);
        let terms: Vec<&str> = expected.iter().map(|entry| &*entry.terms.turkish.term).collect();
        assert!(["su kalitesi", "sinir ağı", "istatistik"].iter().all(|term| terms.contains(term)), "{terms:?}");

        let mut evidence = GlossaryEvidence::default();
        (0..).zip(&reports).for_each(|(document, report)| evidence.add(document, report));
        let pairs = evidence.pairs(&model);
        let mut all = GlossaryForms::new(&pairs);
        for report in reports.iter().rev() {
            let mut forms = all.without_forms();
            forms.add(report);
            all.merge(&forms);
        }
        assert_eq!(all.entries(&pairs, |_| DocumentId::new("-")), expected);
    }
}
