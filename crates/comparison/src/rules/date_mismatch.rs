//! A month, a day of the week, a season or a time of day in one sentence, another one in its twin.

use crate::calendar::{Kind, NAMES, Name, Names};
use crate::context::{Context, TwinBead, TwinSections, with_neighbours};
use crate::rule::{Rule, finding};
use ikiz_document::{
    AnalyzedSection, Check, Finding, Key, Language, Severity, Span, Token, TokenKind, Twin, allowance, messages,
};
use ikiz_text::data::set;
use ikiz_text::{is_plain_apostrophe, twin_data};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

messages! {
    date_differs(english, turkish) = "date-mismatch.differs";
}

/// English words before a month: `in May`, not `it may`.
const BEFORE_MONTHS: &str = include_str!("../../data/en/before_months.txt");

/// Names that also say something else: may; a hearth, sowing, an interval, a market.
const AMBIGUOUS: Twin<&str> = twin_data!("ambiguous_dates.txt");

static AMBIGUOUS_WORDS: LazyLock<Twin<FxHashSet<&str>>> = LazyLock::new(|| AMBIGUOUS.map(set));
static BEFORE: LazyLock<FxHashSet<&str>> = LazyLock::new(|| set(BEFORE_MONTHS));

pub(super) struct DateMismatch;

impl Rule for DateMismatch {
    fn check(&self) -> Check {
        Check::DateMismatch
    }

    fn findings(&self, context: &Context<'_>) -> Vec<Finding> {
        let beads = context.twin_texts().flat_map(TwinSections::beads).filter(TwinBead::is_comparable);
        beads.flat_map(|bead| of_bead(context, &bead)).collect()
    }
}

fn of_bead(context: &Context<'_>, bead: &TwinBead<'_>) -> Vec<Finding> {
    allowance::go_on();
    let sides = bead.sides().with_language();
    let named = sides.map(|(language, (section, sentences))| named(context, section, sentences, language));
    if named.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    let near = bead
        .sides()
        .with_language()
        .map(|(language, (section, sentences))| self::named(context, section, &with_neighbours(sentences), language));
    let open = |own: &[(Name, Span)], other: &[(Name, Span)], kind: Kind| {
        let is_open = |(name, _): &&(Name, Span)| name.kind == kind && !other.iter().any(|(its, _)| its == name);
        own.iter().find(is_open).map(|(_, span)| *span)
    };
    let of_kind = |(_, kind)| {
        let english = open(&named.english, &near.turkish, kind)?;
        let turkish = open(&named.turkish, &near.english, kind)?;
        let (left, right) = (context.quote(english), context.quote(turkish));
        let evidence = format!("{left} ≠ {right}");
        let found = finding(Check::DateMismatch, Severity::Error, date_differs(left, right), evidence);
        Some(bead.located(context, Language::English, english, found))
    };
    Kind::ALL.into_iter().filter_map(of_kind).collect()
}

fn named(
    context: &Context<'_>,
    section: &AnalyzedSection,
    sentences: &[usize],
    language: Language,
) -> Vec<(Name, Span)> {
    let Names { words, starts } = NAMES.of(language);
    let mut found = Vec::new();
    for &sentence in sentences.iter().filter_map(|&at| section.sentences.get(at)) {
        let tokens = section.tokens_in(sentence);
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| starts.may_hold(&token.surface)) {
            let base = token.surface.split(is_plain_apostrophe).next().unwrap_or_default();
            let key = token.key.as_ref().map(Key::as_str).filter(|_| language == Language::Turkish);
            // The verb yaz- and the noun have one key.
            let key = key.filter(|key| key.len() > 3);
            // Mayıs-Haziran names two months.
            let parts = base.split('-').filter_map(|part| words.get(part));
            let whole = || words.get(key?);
            let mut names: Vec<&Name> = parts.collect();
            names.extend(if names.is_empty() { whole() } else { None });
            names.retain(|name| is_sure(context, **name, (tokens, at), sentence, language));
            found.extend(names.into_iter().map(|name| (*name, token.span)));
        }
    }
    found
}

/// Whether a word that may be a name of the calendar is one here.
fn is_sure(
    context: &Context<'_>,
    name: Name,
    (tokens, at): (&[Token], usize),
    sentence: Span,
    language: Language,
) -> bool {
    let token = &tokens[at];
    let before = at.checked_sub(1).map(|at| &tokens[at]);
    let after = tokens.get(at + 1);
    let is_number = |token: Option<&Token>| token.is_some_and(|token| token.kind == TokenKind::Number);
    let is_beside_number = is_number(before) || is_number(after);
    let is_capital = context.text(token.span).starts_with(char::is_uppercase);
    let begins = token.span.start == sentence.start;
    let base = token.surface.split(is_plain_apostrophe).next().unwrap_or_default();
    let is_ambiguous = AMBIGUOUS_WORDS.of(language).contains(base);
    match (language, name.kind) {
        (Language::English, Kind::Season) => !is_ambiguous || is_beside_number,
        (Language::English, _) if is_ambiguous => {
            let follows = before.is_some_and(|before| BEFORE.contains(&*before.surface));
            is_capital && (is_beside_number || follows)
        }
        (_, Kind::TimeOfDay) | (Language::Turkish, Kind::Season) => true,
        (Language::English, _) => is_capital,
        (Language::Turkish, _) => {
            let key = after.and_then(|after| after.key.as_ref()).map_or("", Key::as_str);
            let says_so = matches!(key, "ay" | "gün");
            is_beside_number || says_so || is_capital && !begins || !is_ambiguous
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{assert_found, assert_left_alone};
    use ikiz_text::data::check_lower;

    #[test]
    fn other_months_days_and_seasons_are_found() {
        check_lower(BEFORE_MONTHS, 1);
        AMBIGUOUS.map(|list| check_lower(list, 1));
        assert_found(
            &DateMismatch,
            &[
                ("It began in May 2021.", "Mart 2021’de başladı.", "May ≠ Mart"),
                ("They met on Mondays.", "Salı günleri toplandılar.", "Mondays ≠ Salı"),
                ("It was sown in spring.", "Güz mevsiminde ekildi.", "spring ≠ Güz"),
                ("It fell in November.", "Aralık ayında düştü.", "November ≠ Aralık"),
                ("Between March and June 2021", "Mayıs-Haziran 2021 arasında", "March ≠ Mayıs-Haziran"),
            ],
        );
    }

    #[test]
    fn words_that_only_look_like_names_are_left_alone() {
        assert_left_alone(
            &DateMismatch,
            &[
                ("It may rise in October.", "Ekim ayında artabilir."),
                ("May it rise in June?", "Haziranda artar mı, ekim alanı ve aralık kaç?"),
                ("The interval was long.", "Aralık uzundu."),
                ("In March and April 2021", "Nisan ve Mart 2021’de"),
                ("In the summer he left.", "Yazın gitti, kitap yazdı."),
            ],
        );
    }
}
