//! The names in a text: places, persons, scales, tools. They are found once for each section of a document, for its
//! measures and for the checks; see [`Context::named`](crate::context::Context::named).

mod cognate;
mod find;
mod listed;

pub(crate) use listed::{Kind, listed_words};

use cognate::Spelling;
use find::{Found, base, is_capital};
use ikiz_document::{AnalyzedSection, Key, Language, Span, Token, TokenKind, allowance};
use ikiz_text::{Dictionary, is_plain_apostrophe};
use std::cell::OnceCell;
use std::ops::Range;

/// The names of a section.
#[derive(Debug)]
pub(crate) struct Names {
    of_sentences: Vec<Vec<Found>>,
    /// Whether each token is part of a listed name.
    listed: Vec<bool>,
    /// How each token is spelled, where that was asked.
    spellings: Vec<OnceCell<Spelling>>,
}

impl Names {
    /// Looks for them in a section of a text.
    pub fn find(text: &str, section: &AnalyzedSection, language: Language) -> Self {
        let find = |sentence: &Span| find::names(text, section, *sentence, language);
        let of_sentences: Vec<Vec<Found>> = section.sentences.iter().map(find).collect();
        let mut listed = vec![false; section.tokens.len()];
        for name in of_sentences.iter().flatten().filter(|name| name.row.is_some()) {
            listed[name.words.clone()].fill(true);
        }
        Self { of_sentences, listed, spellings: vec![OnceCell::new(); section.tokens.len()] }
    }
}

/// A name in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name<'a> {
    /// Where it stands.
    pub span: Span,
    /// Its row of the list.
    pub row: Option<usize>,
    /// What it names.
    pub kind: Kind,
    words: &'a [Token],
}

impl Name<'_> {
    /// Whether it is listed or, by its form, the name of a person: several words, or one with an Arabic article. The
    /// name of a place may be another word in the other language.
    pub fn is_person(&self) -> bool {
        let has_article = |word: &Token| word.surface.split_once('-').is_some_and(|(article, _)| article.len() == 2);
        self.row.is_some() || self.words.len() > 1 || self.words.iter().any(has_article)
    }

    /// The forms of its words for comparison.
    fn spellings(&self) -> Vec<Spelling> {
        self.words.iter().map(|word| Spelling::of(base(word))).collect()
    }
}

/// A section with its names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NamedText<'a> {
    /// The text of the document.
    pub text: &'a str,
    pub section: &'a AnalyzedSection,
    pub language: Language,
    pub names: &'a Names,
}

impl<'a> NamedText<'a> {
    /// How many names it has.
    pub fn count(self) -> usize {
        self.all_names().count()
    }

    /// Where its names stand, each with whether its twin has it too.
    pub fn names_kept(self, twin: Option<Self>) -> Vec<(Span, bool)> {
        let is_kept = |name: &Name<'_>| twin.is_some_and(|twin| twin.answers_anywhere(name));
        self.all_names().map(|name| (name.span, is_kept(&name))).collect()
    }

    fn all_names(self) -> impl Iterator<Item = Name<'a>> {
        let names = self.names.of_sentences.iter().flatten().filter(|name| name.kind != Kind::Word);
        names.map(move |name| self.name(name))
    }

    /// The names of some sentences, in order.
    pub fn names_of(self, sentences: &[usize]) -> impl Iterator<Item = Name<'a>> {
        let names = sentences.iter().filter_map(move |&at| self.names.of_sentences.get(at)).flatten();
        names.map(move |name| self.name(name))
    }

    fn name(self, found: &Found) -> Name<'a> {
        let words = &self.section.tokens[found.words.clone()];
        let span = Span::new(words[0].span.start, words[words.len() - 1].span.end);
        Name { span, row: found.row, kind: found.kind, words }
    }

    /// Whether the text has a counterpart of a name of the other language.
    pub fn answers_anywhere(self, name: &Name<'_>) -> bool {
        allowance::go_on();
        self.answers(name, &(0..self.section.sentences.len()))
    }

    /// Whether some sentences have one.
    pub fn answers(self, name: &Name<'_>, sentences: &(impl Iterator<Item = usize> + Clone)) -> bool {
        let spans = || sentences.clone().filter_map(|at| self.section.sentences.get(at).copied());
        let printed = |word: &str| spans().any(|sentence| sentence.of(self.text).contains(word));
        let first = name.words[0].span.of(self.text);
        let first = first.split(is_plain_apostrophe).next().unwrap_or(first);
        if printed(first) || name.row.is_none() && name.words.iter().any(|word| printed(word.span.of(self.text))) {
            return true;
        }
        let mut names = sentences.clone().filter_map(|at| self.names.of_sentences.get(at)).flatten();
        if name.row.is_some() && names.any(|its| its.row == name.row) {
            return true;
        }
        let spellings = name.spellings();
        let keys: Vec<&str> = name.words.iter().filter_map(|word| word.key.as_ref()).map(Key::as_str).collect();
        sentences.clone().any(|sentence| {
            self.tokens(sentence).any(|at| {
                let token = &self.section.tokens[at];
                token.kind == TokenKind::Word
                    && (self.translates(&keys, token)
                        || self.may_be(name, at) && spellings.iter().any(|it| it.is_like(self.spelling(at))))
            })
        })
    }

    /// The indexes of the tokens of a sentence.
    fn tokens(self, sentence: usize) -> Range<usize> {
        let Some(span) = self.section.sentences.get(sentence) else { return 0..0 };
        let first = self.section.tokens.partition_point(|token| token.span.start < span.start);
        first..first + self.section.tokens_in(*span).len()
    }

    fn spelling(self, at: usize) -> &'a Spelling {
        self.names.spellings[at].get_or_init(|| Spelling::of(base(&self.section.tokens[at])))
    }

    /// Whether a word is a translation of one of the keys of the other language.
    fn translates(self, keys: &[&str], token: &Token) -> bool {
        let key = token.key.as_ref().map_or(&*token.surface, Key::as_str);
        let dictionary = Dictionary::shipped();
        keys.iter().any(|own| {
            let (english, turkish) = if self.language == Language::Turkish { (*own, key) } else { (key, *own) };
            dictionary.turkish_of(english).iter().any(|word| word == turkish)
        })
    }

    /// Whether a word may be a name, and is not listed as another one.
    fn may_be(self, name: &Name<'_>, at: usize) -> bool {
        let is_capital = || is_capital(self.section.tokens[at].span.of(self.text));
        !self.names.listed[at] && (name.row.is_none() || is_capital())
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture::Fixture;
    use ikiz_document::{Confidence, Language, SectionKind};

    #[test]
    fn a_section_is_searched_once_in_the_language_that_the_context_gives_it() {
        let mut fixture = Fixture::new();
        let id =
            fixture.headed("Öz", SectionKind::Abstract, Language::Turkish, "Anketler Ankara’da ve İzmir’de yapıldı.");
        let section = &mut fixture.sections[id].section;
        (section.language.tag, section.language.confidence) = (Language::English.into(), Confidence::new(0.4));
        let context = fixture.context();
        let [first, second] = [(); 2].map(|()| context.named(&fixture.sections[id]).expect("a language"));
        assert!(std::ptr::eq(first.names, second.names));
        assert_eq!((first.language, first.count()), (Language::Turkish, 2));
    }
}
