//! What is known of author keywords when the key phrases of their document are: ranks, and what a vocabulary has.

use ikiz_document::{DocumentReport, Twin};
use ikiz_keywords::Keyword;
use ikiz_text::Vocabulary;

/// Gives the author keywords of a report their ranks among its key phrases, and what the vocabulary has for them.
pub(crate) fn complete(report: &mut DocumentReport, vocabulary: Option<&Vocabulary>) {
    let phrases = Twin::from_fn(|language| {
        let of_language = report.keywords.iter().filter(|phrase| phrase.language == language);
        of_language.map(|phrase| &*phrase.key).collect::<Vec<&str>>()
    });
    for pair in &mut report.pairs {
        let lists = pair.sides(&report.sections).map(|list| list.map(|list| &report.sections[list]));
        for keywords in &mut pair.keywords {
            let sides = lists.zip(keywords.sides.as_mut()).zip(phrases.as_ref()).with_language();
            let texts = sides.map(|(language, ((list, side), phrases))| {
                let (list, side) = (list?, side.as_mut()?);
                let printed = &list.section.keywords[side.index];
                let keyword = Keyword::new(list.tokens_in(printed.span), language);
                side.rank = keyword.rank(phrases.iter().copied());
                side.vocabulary = vocabulary.and_then(|vocabulary| vocabulary.term(&printed.text, language));
                Some(&*printed.text)
            });
            keywords.relation = vocabulary.zip(texts.both()).and_then(|(vocabulary, texts)| vocabulary.relation(texts));
        }
    }
}
