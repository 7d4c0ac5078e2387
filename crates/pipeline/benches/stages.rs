//! The speed of each stage, on texts of the corpus: `cargo bench -p ikiz-pipeline --bench stages`. One thread; rates
//! refer to the text or the items that a stage gets as input.

#![expect(clippy::wildcard_imports, reason = "a group of benches uses what the file imports")]

mod texts;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use ikiz_document::{AnalyzedSection, Document, Language, LanguageTag, SectionKind, Span, Token, Twin};
use ikiz_language::LanguageDetector;
use ikiz_text::{Dictionary, KeyRules, Keys, SurfaceCounts, Tokenizer};
use texts::{BYTES, running_text};

fn main() {
    divan::main();
}

#[divan::bench_group(sample_count = 20)]
mod documents {
    use super::*;
    use ikiz_sections::SectionFinder;

    /// From bytes to clean texts.
    #[divan::bench]
    fn decode_and_read(bencher: Bencher) {
        let files = texts::files();
        let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
        bencher
            .counter(BytesCount::new(bytes))
            .bench(|| files.iter().map(|(name, bytes)| texts::read(name, black_box(bytes)).text.len()).sum::<usize>());
    }

    /// From clean texts to sections.
    #[divan::bench]
    fn find_sections(bencher: Bencher) {
        let documents = texts::documents();
        let finder = SectionFinder::new(LanguageDetector::new());
        let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
        bencher.counter(BytesCount::new(bytes)).bench(|| {
            documents.iter().map(|document: &Document| finder.find(black_box(document)).len()).sum::<usize>()
        });
    }
}

#[divan::bench_group(sample_count = 10)]
mod text {
    use super::*;

    #[divan::bench(args = Language::BOTH)]
    fn sentences(bencher: Bencher, language: Language) {
        let text = running_text(language, BYTES);
        bencher.counter(BytesCount::of_str(&text)).bench(|| ikiz_text::sentences(black_box(&text), language));
    }

    #[divan::bench(args = Language::BOTH)]
    fn tokens(bencher: Bencher, language: Language) {
        let text = running_text(language, BYTES);
        let tokenizer = Tokenizer::new(language);
        bencher.counter(BytesCount::of_str(&text)).bench(|| tokenizer.tokens(black_box(&text)));
    }

    /// Counting surface forms, settling keys on the counts, and setting the keys.
    #[divan::bench(args = Language::BOTH)]
    fn keys(bencher: Bencher, language: Language) {
        let tokens = Tokenizer::new(language).tokens(&running_text(language, BYTES));
        bencher.counter(ItemsCount::new(tokens.len())).with_inputs(|| tokens.clone()).bench_values(
            |mut tokens: Vec<Token>| {
                let mut counts = SurfaceCounts::default();
                counts.add(&tokens);
                Keys::settle(&counts, language, KeyRules::default()).assign(&mut tokens);
                tokens
            },
        );
    }
}

/// The detector of ikiz between all languages, and the detector that it calls first (whatlang), on the same sentences.
#[divan::bench_group(sample_count = 10)]
mod language {
    use super::*;

    fn lines(language: Language) -> Vec<String> {
        let text = running_text(language, 200_000);
        ikiz_text::sentences(&text, language).into_iter().map(|span| span.of(&text).to_owned()).collect()
    }

    fn bytes(lines: &[String]) -> BytesCount {
        BytesCount::new(lines.iter().map(String::len).sum::<usize>())
    }

    #[divan::bench(args = Language::BOTH)]
    fn sentences(bencher: Bencher, language: Language) {
        let (lines, detector) = (lines(language), LanguageDetector::new());
        bencher.counter(bytes(&lines)).bench(|| {
            lines.iter().filter(|line| detector.detect(black_box(line)).tag == LanguageTag::from(language)).count()
        });
    }

    #[divan::bench(args = Language::BOTH)]
    fn sentences_by_whatlang(bencher: Bencher, language: Language) {
        let lines = lines(language);
        let lang = match language {
            Language::English => whatlang::Lang::Eng,
            Language::Turkish => whatlang::Lang::Tur,
        };
        bencher
            .counter(bytes(&lines))
            .bench(|| lines.iter().filter(|line| whatlang::detect_lang(black_box(line)) == Some(lang)).count());
    }
}

#[divan::bench_group(sample_count = 10)]
mod alignment {
    use super::*;
    use ikiz_alignment::TranslationModel;

    /// Cells per second for one pair without a learned model; up to 100 sentences, the whole matrix is searched.
    #[divan::bench(args = [10, 20, 50, 100])]
    fn cells(bencher: Bencher, sentences: usize) {
        let bitext = texts::bitext(&texts::pairs(1, sentences)[0]);
        let model = TranslationModel::new(vec![Dictionary::shipped()]);
        bencher.counter(ItemsCount::new(sentences * sentences)).bench(|| model.align(black_box(&bitext), None));
    }
}

#[divan::bench_group(sample_count = 10)]
mod keywords {
    use super::*;
    use ikiz_document::{Section, SectionId};
    use ikiz_keywords::{CorpusTerms, DocumentTerms, TermForms, TermOptions, TermTotals, key_phrases};

    /// Documents of the bench.
    const DOCUMENTS: usize = 400;
    /// So many documents stay near at hand, as one does in a run that was just analyzed.
    const FEW: usize = 20;
    /// Letters of an abstract: about 190 tokens.
    const LETTERS: usize = 1_250;

    /// Abstracts in both languages with their keys; the text of each document holds both.
    fn documents() -> Vec<(String, Vec<AnalyzedSection>)> {
        let texts = Twin::from_fn(abstracts);
        let mut documents: Vec<(String, Vec<AnalyzedSection>)> = (texts.english.iter().zip(&texts.turkish))
            .map(|(english, turkish)| {
                let text = format!("{english}\n\n{turkish}");
                let english_section = section(&text, Span::new(0, english.len()), Language::English);
                let turkish_section = section(&text, Span::new(english.len() + 2, text.len()), Language::Turkish);
                (text, vec![english_section, turkish_section])
            })
            .collect();
        for (at, language) in Language::BOTH.into_iter().enumerate() {
            let mut counts = SurfaceCounts::default();
            for (_, sections) in &documents {
                counts.add(&sections[at].tokens);
            }
            let keys = Keys::settle(&counts, language, KeyRules::default());
            for (_, sections) in &mut documents {
                keys.assign(&mut sections[at].tokens);
            }
        }
        documents
    }

    /// Sentences of the corpus in texts of that length.
    fn abstracts(language: Language) -> Vec<String> {
        let text = running_text(language, DOCUMENTS * LETTERS);
        let mut abstracts = vec![String::new()];
        for sentence in ikiz_text::sentences(&text, language) {
            if abstracts.last().is_some_and(|text| text.len() > LETTERS) {
                abstracts.push(String::new());
            }
            if let Some(last) = abstracts.last_mut() {
                last.push_str(sentence.of(&text));
                last.push(' ');
            }
        }
        abstracts.truncate(DOCUMENTS);
        abstracts
    }

    fn section(text: &str, span: Span, language: Language) -> AnalyzedSection {
        let own = span.of(text);
        let mut tokens = Tokenizer::new(language).tokens(own);
        for token in &mut tokens {
            token.span = token.span.shifted(span.start);
        }
        let sentences = ikiz_text::sentences(own, language).into_iter().map(|part| part.shifted(span.start)).collect();
        let section = Section::given(SectionId(1), SectionKind::Abstract, language, span);
        AnalyzedSection { section, sentences, tokens, model_tokens: None }
    }

    fn tokens(documents: &[(String, Vec<AnalyzedSection>)]) -> ItemsCount {
        ItemsCount::new(
            documents.iter().flat_map(|(_, sections)| sections).map(|section| section.tokens.len()).sum::<usize>(),
        )
    }

    fn totals(documents: &[(String, Vec<AnalyzedSection>)]) -> TermTotals {
        let mut totals = TermTotals::default();
        for (text, sections) in documents {
            totals.add(&DocumentTerms::of(text, sections)).expect("temporary files");
        }
        totals
    }

    fn corpus(documents: &[(String, Vec<AnalyzedSection>)]) -> CorpusTerms {
        totals(documents).finish(&TermOptions::default()).expect("temporary files")
    }

    /// The terms of documents that are near at hand; items are tokens.
    #[divan::bench]
    fn terms(bencher: Bencher) {
        let documents = documents();
        let documents = &documents[..FEW];
        bencher.counter(tokens(documents)).bench(|| {
            for (text, sections) in documents {
                black_box(DocumentTerms::of(text, sections));
            }
        });
    }

    /// The terms of documents and their sums over the corpus; items are tokens.
    #[divan::bench]
    fn terms_and_totals(bencher: Bencher) {
        let documents = documents();
        bencher.counter(tokens(&documents)).bench(|| totals(black_box(&documents)));
    }

    /// The second pass: the printed forms of the listed terms; items are tokens.
    #[divan::bench]
    fn terms_and_forms(bencher: Bencher) {
        let documents = documents();
        let corpus = corpus(&documents);
        bencher.counter(tokens(&documents)).bench(|| {
            let mut forms = TermForms::default();
            for (text, sections) in &documents {
                forms.add(&DocumentTerms::of(text, sections), &corpus, None).expect("temporary files");
            }
            forms
        });
    }

    /// The key phrases of abstract pairs; items are documents.
    #[divan::bench]
    fn phrases(bencher: Bencher) {
        let documents = documents();
        let corpus = corpus(&documents);
        let documents = documents[..FEW].iter();
        let terms: Vec<DocumentTerms> = documents.map(|(text, sections)| DocumentTerms::of(text, sections)).collect();
        bencher
            .counter(ItemsCount::new(terms.len()))
            .bench(|| terms.iter().map(|terms| key_phrases(black_box(terms), &corpus, Some(20)).len()).sum::<usize>());
    }
}
