//! A place, a person, a scale or a tool stands in one sentence only, or another one in its place.
//!
//! Listed names are compared by their rows, others by their spelling and the lexicon. An unlisted name is reported only
//! where each of the two sentences has one that the other text has nowhere.

mod cognate;
mod find;
mod listed;

pub(crate) use listed::listed_words;

use crate::context::{Context, TwinBead, TwinSections, with_neighbours};
use crate::rule::{Rule, finding};
use cognate::Spelling;
use find::{Name, base, is_capital, names};
use ikiz_document::{
    AnalyzedSection, Check, Finding, Key, Language, Message, Severity, Span, Token, TokenKind, Twin, allowance,
    messages,
};
use ikiz_text::{Dictionary, is_plain_apostrophe};
use listed::Kind;
use std::cell::OnceCell;

messages! {
    name_differs(english, turkish) = "name-mismatch.differs";
    only_in_english(names) = "name-mismatch.only-english";
    only_in_turkish(names) = "name-mismatch.only-turkish";
}

pub(super) struct NameMismatch;

impl Rule for NameMismatch {
    fn check(&self) -> Check {
        Check::NameMismatch
    }

    fn findings(&self, context: &Context<'_>) -> Vec<Finding> {
        context.twin_texts().flat_map(|pair| of_pair(context, pair)).collect()
    }
}

fn of_pair(context: &Context<'_>, pair: TwinSections<'_>) -> Vec<Finding> {
    let beads: Vec<TwinBead<'_>> = pair.beads().filter(TwinBead::is_sure).collect();
    if beads.is_empty() {
        return Vec::new();
    }
    let texts = pair.sections.with_language().map(|(language, section)| NamedText::new(context, section, language));
    beads.iter().filter_map(|bead| of_bead(context, bead, &texts)).collect()
}

/// A finding with the side and the span where it is.
type Found = (Language, Span, Finding);

fn of_bead(context: &Context<'_>, bead: &TwinBead<'_>, texts: &Twin<NamedText<'_, '_>>) -> Option<Finding> {
    allowance::go_on();
    let sides = bead.sides();
    let open = sides.with_language().map(|(language, (_, sentences))| {
        let near = with_neighbours(sides.of(language.twin()).1);
        let is_open = |name: &&Name<'_>| {
            name.kind != Kind::Word && !texts.of(language.twin()).answers(name, &near.iter().copied())
        };
        texts.of(language).names_of(sentences).filter(is_open).collect::<Vec<_>>()
    });
    let (side, span, found) = exchanged(context, &open, texts).or_else(|| alone(context, &open, texts))?;
    Some(bead.located(context, side, span, found))
}

/// Two names without a counterpart, of which one may stand for the other.
fn exchanged(context: &Context<'_>, open: &Twin<Vec<&Name<'_>>>, texts: &Twin<NamedText<'_, '_>>) -> Option<Found> {
    let is_other = |name: &&&Name<'_>| name.kind == Kind::Other;
    let are_few = open.iter().all(|names| names.iter().filter(is_other).count() <= 1);
    let are_listed = |left: &Name<'_>, right: &Name<'_>| left.row.is_some() && right.row.is_some();
    let mut pairs = open.english.iter().flat_map(|left| open.turkish.iter().map(move |right| (*left, *right)));
    let (left, right) = pairs.find(|(left, right)| {
        left.kind.may_replace(right.kind)
            && (are_listed(left, right)
                || (left.is_person() || right.is_person())
                    && are_few
                    && !texts.turkish.answers_anywhere(left)
                    && !texts.english.answers_anywhere(right))
    })?;
    let severity = if are_listed(left, right) { Severity::Error } else { Severity::Warning };
    let found = differing(context.quote(left.span), context.quote(right.span), severity);
    Some((Language::English, left.span, found))
}

/// Names that the other text has nowhere.
fn alone(context: &Context<'_>, open: &Twin<Vec<&Name<'_>>>, texts: &Twin<NamedText<'_, '_>>) -> Option<Found> {
    let alone = open.as_ref().with_language().map(|(language, names)| {
        let is_alone = |name: &&Name<'_>| name.kind.is_demanding() && !texts.of(language.twin()).answers_anywhere(name);
        names.iter().copied().filter(is_alone).collect::<Vec<_>>()
    });
    let Twin { english, turkish } = alone.as_ref().map(|names| {
        let mut printed: Vec<String> = names.iter().map(|name| context.quote(name.span)).collect();
        printed.dedup();
        printed.join("; ")
    });
    let one_sided = |message: Message, evidence| finding(Check::NameMismatch, Severity::Warning, message, evidence);
    Some(match (&alone.english[..], &alone.turkish[..]) {
        ([], []) => return None,
        ([first, ..], []) => (Language::English, first.span, one_sided(only_in_english(&*english), english)),
        ([], [first, ..]) => (Language::Turkish, first.span, one_sided(only_in_turkish(&*turkish), turkish)),
        ([first, ..], [_, ..]) => (Language::English, first.span, differing(english, turkish, Severity::Warning)),
    })
}

fn differing(english: String, turkish: String, severity: Severity) -> Finding {
    let evidence = format!("{english} ≠ {turkish}");
    finding(Check::NameMismatch, severity, name_differs(english, turkish), evidence)
}

/// A text whose names are found once.
pub(crate) struct NamedText<'c, 'a> {
    context: &'c Context<'a>,
    section: &'a AnalyzedSection,
    language: Language,
    /// The names of each sentence.
    names: Vec<Vec<Name<'a>>>,
    /// Whether each token is part of a listed name.
    listed: Vec<bool>,
    /// How each token is spelled, where that was asked.
    spellings: Vec<OnceCell<Spelling>>,
}

impl<'c, 'a> NamedText<'c, 'a> {
    /// A section of a document.
    pub fn new(context: &'c Context<'a>, section: &'a AnalyzedSection, language: Language) -> Self {
        let find = |sentence: &Span| names(context, section, *sentence, language);
        let names: Vec<Vec<Name<'a>>> = section.sentences.iter().map(find).collect();
        let mut listed = vec![false; section.tokens.len()];
        for name in names.iter().flatten().filter(|name| name.row.is_some()) {
            let first = section.tokens.partition_point(|token| token.span.end <= name.span.start);
            let last = section.tokens.partition_point(|token| token.span.start < name.span.end);
            listed[first..last].fill(true);
        }
        let spellings = vec![OnceCell::new(); section.tokens.len()];
        Self { context, section, language, names, listed, spellings }
    }

    /// How many names it has.
    pub fn count(&self) -> usize {
        self.all_names().count()
    }

    /// How many of its names its twin has too.
    pub fn kept(&self, twin: &Self) -> usize {
        self.all_names().filter(|name| twin.answers_anywhere(name)).count()
    }

    fn all_names(&self) -> impl Iterator<Item = &Name<'a>> {
        self.names.iter().flatten().filter(|name| name.kind != Kind::Word)
    }

    /// The names of some sentences, in order.
    fn names_of(&self, sentences: &[usize]) -> impl Iterator<Item = &Name<'a>> {
        sentences.iter().filter_map(|&at| self.names.get(at)).flatten()
    }

    /// Whether the text has a counterpart of a name of the other language.
    fn answers_anywhere(&self, name: &Name<'_>) -> bool {
        allowance::go_on();
        self.answers(name, &(0..self.section.sentences.len()))
    }

    /// Whether some sentences have one.
    fn answers(&self, name: &Name<'_>, sentences: &(impl Iterator<Item = usize> + Clone)) -> bool {
        let spans = || sentences.clone().filter_map(|at| self.section.sentences.get(at).copied());
        let printed = |word: &str| spans().any(|sentence| self.context.text(sentence).contains(word));
        let first = self.context.text(name.words[0].span);
        let first = first.split(is_plain_apostrophe).next().unwrap_or(first);
        if printed(first) || name.row.is_none() && name.words.iter().any(|word| printed(self.context.text(word.span))) {
            return true;
        }
        let mut names = sentences.clone().filter_map(|at| self.names.get(at)).flatten();
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
    fn tokens(&self, sentence: usize) -> std::ops::Range<usize> {
        let Some(span) = self.section.sentences.get(sentence) else { return 0..0 };
        let first = self.section.tokens.partition_point(|token| token.span.start < span.start);
        first..first + self.section.tokens_in(*span).len()
    }

    fn spelling(&self, at: usize) -> &Spelling {
        self.spellings[at].get_or_init(|| Spelling::of(base(&self.section.tokens[at])))
    }

    /// Whether a word is a translation of one of the keys of the other language.
    fn translates(&self, keys: &[&str], token: &Token) -> bool {
        let key = token.key.as_ref().map_or(&*token.surface, Key::as_str);
        let dictionary = Dictionary::shipped();
        keys.iter().any(|own| {
            let (english, turkish) = if self.language == Language::Turkish { (*own, key) } else { (key, *own) };
            dictionary.turkish_of(english).iter().any(|word| word == turkish)
        })
    }

    /// Whether a word may be a name, and is not listed as another one.
    fn may_be(&self, name: &Name<'_>, at: usize) -> bool {
        let is_capital = || is_capital(self.context.text(self.section.tokens[at].span));
        !self.listed[at] && (name.row.is_none() || is_capital())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{assert_found, assert_left_alone};

    #[test]
    fn other_names_are_found() {
        assert_found(
            &NameMismatch,
            &[
                ("The data were collected in Ankara.", "Veriler İstanbul’da toplandı.", "Ankara ≠ İstanbul’da"),
                ("Trade with Norway was examined.", "Finlandiya ile ticaret incelendi.", "Norway ≠ Finlandiya"),
                ("The data were analysed with SPSS.", "Veriler Minitab ile çözümlendi.", "SPSS ≠ Minitab"),
                (
                    "The late novels of Halide Edib are evaluated here.",
                    "Bu yazıda geç dönem romanlarıyla Nuri Güntekin ele alınmıştır.",
                    "Halide Edib ≠ Nuri Güntekin",
                ),
                ("The farms lie near Konya.", "Çiftlikler incelendi.", "Konya"),
                ("The farms were studied.", "Bursa’daki çiftlikler incelendi.", "Bursa’daki"),
            ],
        );
    }

    #[test]
    fn the_same_name_is_left_alone_in_both_spellings() {
        assert_left_alone(
            &NameMismatch,
            &[
                ("The merchants of Smyrna left.", "İzmirli tüccarlar gitti."),
                ("He compares Farabi with Plato.", "Fârâbî’yi Platon ile karşılaştırır."),
                ("Syrian pupils in Kilis wrote.", "Kilis’teki Suriyeli öğrenciler yazdı."),
                ("The Austrian school and Aristotle", "Avusturya okulu ve Aristoteles"),
                ("Pain was measured in Turkey.", "Ağrı ölçüldü."),
                ("The Effect of Sleep on Grades: A Study", "Uykunun Notlara Etkisi"),
                ("The sanjaks of Delvine and Zarkovo were large.", "Delvine ve Sarıova sancakları büyüktü."),
                ("The cedar of Lebanon is tall.", "Toros sediri uzundur."),
                ("The scale was applied.", "Ölçek Türkiye’de uygulandı."),
            ],
        );
    }
}
