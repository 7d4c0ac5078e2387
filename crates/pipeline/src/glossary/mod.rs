//! The glossary, in two ledgers: the words of the documents give the pairs of terms, and then the documents give the
//! printed forms of these terms.

mod evidence;
mod forms;
mod phrases;
mod words;

pub(crate) use evidence::{GlossaryEvidence, GlossaryTexts, TakesDocuments};
pub(crate) use forms::{GlossaryForms, KeptForms};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;
    use crate::{Inputs, Request, RunError, Setup, Wanted, run};
    use ikiz_alignment::TranslationModel;
    use ikiz_document::{DocumentId, DocumentOutcome, DocumentReport};

    fn report(words: [&str; 4]) -> DocumentReport {
        let [english, turkish, keyword, rendering] = words;
        let text = format!(
            "Öz\n\nBu çalışmada {turkish} incelendi. Nehirlerde su kalitesi {turkish} ile ölçüldü.\n\n\
             Anahtar Kelimeler: {rendering}, su kalitesi\n\n\
             Abstract\n\nThis study examined {english}. Water quality in rivers was measured with {english}.\n\n\
             Keywords: {keyword}, water quality\n"
        );
        let (inputs, setup, store) = (Inputs::Text(text.as_bytes()), Setup::default(), Store::temporary());
        let request = Request { inputs, setup: &setup, wanted: Wanted::PAIRS, store: &store, observer: &() };
        let mut found = None;
        let ran: Result<_, RunError> = run(
            request,
            |_| false,
            |outcome| {
                found = Some(outcome);
                Ok(())
            },
        );
        ran.expect("a run in memory");
        let Some(DocumentOutcome::Processed(report)) = found else { panic!("{found:?}") };
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
        let mut evidence = GlossaryEvidence::default();
        (0..).zip(&reports).for_each(|(document, report)| evidence.add(document, report));
        let pairs = evidence.pairs(&model);
        let all = GlossaryForms::new(&pairs);
        for report in &reports {
            all.add(report);
        }
        let expected = all.entries(&pairs, |_| DocumentId::new("-"));
        let terms: Vec<&str> = expected.iter().map(|entry| &*entry.terms.turkish.term).collect();
        assert!(["su kalitesi", "sinir ağı", "istatistik"].iter().all(|term| terms.contains(term)), "{terms:?}");

        let all = GlossaryForms::new(&pairs);
        for report in reports.iter().rev() {
            all.add(report);
        }
        assert_eq!(all.entries(&pairs, |_| DocumentId::new("-")), expected);
    }
}
