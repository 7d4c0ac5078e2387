//! A place, a person, a scale or a tool stands in one sentence only, or another one in its place.
//!
//! Listed names are compared by their rows, others by their spelling and the lexicon. An unlisted name is reported only
//! where each of the two sentences has one that the other text has nowhere.

mod cognate;
mod find;
mod listed;

use crate::context::{Context, SURE, TwinSections};
use crate::rule::{Rule, finding};
use cognate::Spelling;
use find::{Name, base, is_capital, names};
use ikiz_document::{
    AnalyzedSection, Bead, Check, Finding, Key, Language, Message, SectionKind, Severity, TokenKind, Twin, allowance,
    messages,
};
use ikiz_text::Dictionary;
use listed::Kind;

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
        let pairs = context.twins().filter(|pair| pair.pair.kind != SectionKind::Keywords);
        let of_pair = |pair: TwinSections<'_>| {
            let is_sure = |bead: &Bead| pair.is_comparable(bead) && bead.confidence.value() >= SURE;
            let beads = pair.pair.beads.iter().enumerate().filter(|(_, bead)| is_sure(bead));
            beads.filter_map(|(index, bead)| of_bead(context, &pair, (index, bead))).collect::<Vec<_>>()
        };
        pairs.flat_map(of_pair).collect()
    }
}

fn of_bead(context: &Context<'_>, pair: &TwinSections<'_>, (index, bead): (usize, &Bead)) -> Option<Finding> {
    allowance::go_on();
    let texts = pair.sections.zip(bead.sentences.as_ref()).with_language();
    let open = texts.map(|(language, (section, sentences))| {
        let near = around(bead.sentences.of(other(language)));
        let twin = Text { context, section: pair.sections.of(other(language)), language: other(language) };
        let mut names = names(context, section, sentences, language);
        names.retain(|name| name.kind != Kind::Word && !twin.answers(name, &near));
        names
    });
    let everywhere = |language: Language| -> (Text<'_, '_>, Vec<usize>) {
        let section = *pair.sections.of(language);
        (Text { context, section, language }, (0..section.sentences.len()).collect())
    };
    let is_nowhere = |name: &Name<'_>, language: Language| {
        let (text, all) = everywhere(language);
        !text.answers(name, &all)
    };
    let (severity, message, evidence, first, side): (Severity, Message, String, &Name<'_>, Language);
    if let Some((left, right)) = replaced(open.as_ref(), is_nowhere) {
        let (english, turkish) = (context.quote(left.span), context.quote(right.span));
        evidence = format!("{english} ≠ {turkish}");
        let is_listed = left.row.is_some() && right.row.is_some();
        severity = if is_listed { Severity::Error } else { Severity::Warning };
        (message, first, side) = (name_differs(english, turkish), left, Language::English);
    } else {
        let alone = open.as_ref().with_language().map(|(language, names)| {
            let is_alone = |name: &&Name<'_>| name.kind.is_demanding() && is_nowhere(name, other(language));
            names.iter().filter(is_alone).collect::<Vec<_>>()
        });
        let printed = |names: &[&Name<'_>]| {
            let mut printed: Vec<String> = names.iter().map(|name| context.quote(name.span)).collect();
            printed.dedup();
            printed.join("; ")
        };
        let names = alone.as_ref().map(|names| printed(names));
        (message, first, side, evidence) = match (&alone.english[..], &alone.turkish[..]) {
            ([], []) => return None,
            ([first, ..], []) => (only_in_english(&*names.english), *first, Language::English, names.english),
            ([], [first, ..]) => (only_in_turkish(&*names.turkish), *first, Language::Turkish, names.turkish),
            ([first, ..], [_, ..]) => {
                let evidence = format!("{} ≠ {}", names.english, names.turkish);
                (name_differs(&*names.english, &*names.turkish), *first, Language::English, evidence)
            }
        };
        severity = Severity::Warning;
    }
    Some(Finding {
        section: Some(pair.sections.of(side).section.id),
        pair: Some(pair.index),
        bead: Some(index),
        place: context.place(first.span),
        ..finding(Check::NameMismatch, severity, message, evidence)
    })
}

/// Two names without a counterpart, of which one may stand for the other.
fn replaced<'n, 'a>(
    open: Twin<&'n Vec<Name<'a>>>,
    is_nowhere: impl Fn(&Name<'_>, Language) -> bool,
) -> Option<(&'n Name<'a>, &'n Name<'a>)> {
    let is_other = |name: &&Name<'_>| name.kind == Kind::Other;
    let are_few = open.iter().all(|names| names.iter().filter(is_other).count() <= 1);
    let mut pairs = open.english.iter().flat_map(|left| open.turkish.iter().map(move |right| (left, right)));
    pairs.find(|(left, right)| {
        let is_listed = left.row.is_some() && right.row.is_some();
        left.kind.may_replace(right.kind)
            && (is_listed
                || (left.is_person() || right.is_person())
                    && are_few
                    && is_nowhere(left, Language::Turkish)
                    && is_nowhere(right, Language::English))
    })
}

const fn other(language: Language) -> Language {
    match language {
        Language::English => Language::Turkish,
        Language::Turkish => Language::English,
    }
}

/// Sentences with those next to them.
fn around(sentences: &[usize]) -> Vec<usize> {
    let mut near: Vec<usize> = sentences.iter().flat_map(|&at| [at.saturating_sub(1), at, at + 1]).collect();
    near.sort_unstable();
    near.dedup();
    near
}

/// A text in which counterparts of names are looked for.
struct Text<'c, 'a> {
    context: &'c Context<'a>,
    section: &'a AnalyzedSection,
    language: Language,
}

impl Text<'_, '_> {
    /// Whether some sentences have a counterpart of a name of the other language.
    fn answers(&self, name: &Name<'_>, sentences: &[usize]) -> bool {
        let spans = || sentences.iter().filter_map(|&at| self.section.sentences.get(at).copied());
        let printed = |word: &str| spans().any(|sentence| self.context.text(sentence).contains(word));
        let first = self.context.text(name.words[0].span);
        let first = first.split(['\'', '’']).next().unwrap_or(first);
        if printed(first) || name.row.is_none() && name.words.iter().any(|word| printed(self.context.text(word.span))) {
            return true;
        }
        let own = names(self.context, self.section, sentences, self.language);
        if name.row.is_some() && own.iter().any(|its| its.row == name.row) {
            return true;
        }
        let spellings = name.spellings();
        let keys: Vec<&str> = name.words.iter().filter_map(|word| word.key.as_ref()).map(Key::as_str).collect();
        let dictionary = Dictionary::shipped();
        spans().flat_map(|sentence| self.section.tokens_in(sentence)).any(|token| {
            let key = token.key.as_ref().map_or(&*token.surface, Key::as_str);
            let translates = |own: &&str| {
                let (english, turkish) = if self.language == Language::Turkish { (*own, key) } else { (key, *own) };
                dictionary.turkish_of(english).iter().any(|word| word == turkish)
            };
            if token.kind != TokenKind::Word {
                return false;
            }
            let may_be_name = name.row.is_none() || is_capital(self.context.text(token.span));
            let is_another = || own.iter().any(|its| its.row.is_some() && its.span.overlaps(token.span));
            keys.iter().any(translates)
                || may_be_name && !is_another() && spellings.iter().any(|it| it.is_like(&Spelling::of(base(token))))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    fn compare(english: &str, turkish: &str) -> Vec<String> {
        let mut fixture = Fixture::new();
        let english = fixture.section(SectionKind::Abstract, Language::English, english);
        let turkish = fixture.section(SectionKind::Abstract, Language::Turkish, turkish);
        fixture.pair(english, turkish, &[(&[0], &[0])]);
        fixture.findings(&NameMismatch).into_iter().map(|finding| finding.evidence).collect()
    }

    #[test]
    fn other_names_are_found() {
        for (english, turkish, evidence) in [
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
        ] {
            assert_eq!(compare(english, turkish), [evidence]);
        }
    }

    #[test]
    fn the_same_name_is_left_alone_in_both_spellings() {
        for (english, turkish) in [
            ("The merchants of Smyrna left.", "İzmirli tüccarlar gitti."),
            ("He compares Farabi with Plato.", "Fârâbî’yi Platon ile karşılaştırır."),
            ("Syrian pupils in Kilis wrote.", "Kilis’teki Suriyeli öğrenciler yazdı."),
            ("The Austrian school and Aristotle", "Avusturya okulu ve Aristoteles"),
            ("Pain was measured in Turkey.", "Ağrı ölçüldü."),
            ("The Effect of Sleep on Grades: A Study", "Uykunun Notlara Etkisi"),
            ("The sanjaks of Delvine and Zarkovo were large.", "Delvine ve Sarıova sancakları büyüktü."),
            ("The cedar of Lebanon is tall.", "Toros sediri uzundur."),
            ("The scale was applied.", "Ölçek Türkiye’de uygulandı."),
        ] {
            assert!(compare(english, turkish).is_empty(), "{english} | {turkish}: {:?}", compare(english, turkish));
        }
    }
}
