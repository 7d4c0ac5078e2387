//! The speed of each stage, on texts of the corpus: `cargo bench -p ikiz-pipeline --bench stages`. One thread; rates
//! refer to the text or the items that a stage gets as input.

#![expect(clippy::wildcard_imports, reason = "a group of benches uses what the file imports")]

mod texts;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use ikiz_document::{AnalyzedSection, Document, Language, LanguageTag, SectionKind, Span, Token};
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
    use ikiz_document::{Confidence, DetectedLanguage, DocumentId, Section, SectionId};
    use ikiz_keywords::{CountedSection, DocumentTerms, count_section, frequencies};

    /// A text as one section with its keys.
    fn section(text: &str, language: Language) -> AnalyzedSection {
        let mut tokens = Tokenizer::new(language).tokens(text);
        let mut counts = SurfaceCounts::default();
        counts.add(&tokens);
        Keys::settle(&counts, language, KeyRules::default()).assign(&mut tokens);
        let section = Section {
            id: SectionId(1),
            kind: SectionKind::Body,
            language: DetectedLanguage::new(language.into(), Confidence::CERTAIN),
            declared: None,
            heading: None,
            span: Span::new(0, text.len()),
            parts: Vec::new(),
            keywords: Vec::new(),
            confidence: Confidence::CERTAIN,
            article: 1,
            evidence: Vec::new(),
        };
        AnalyzedSection { section, sentences: ikiz_text::sentences(text, language), tokens, model_tokens: None }
    }

    /// Words and phrases of a long section.
    #[divan::bench(args = Language::BOTH)]
    fn count_terms(bencher: Bencher, language: Language) {
        let text = running_text(language, BYTES / 4);
        let section = section(&text, language);
        bencher
            .counter(ItemsCount::new(section.tokens.len()))
            .bench(|| count_section(&text, black_box(&section), language));
    }

    /// The frequency table of one long document.
    #[divan::bench(args = Language::BOTH)]
    fn frequency_table(bencher: Bencher, language: Language) {
        let text = running_text(language, BYTES / 4);
        let section = section(&text, language);
        let terms = count_section(&text, &section, language);
        let documents = [DocumentTerms {
            id: DocumentId::new("long"),
            sections: vec![CountedSection { id: SectionId(1), language, is_listed: true, terms }],
        }];
        bencher.counter(ItemsCount::new(section.tokens.len())).bench(|| frequencies(black_box(&documents)));
    }
}
