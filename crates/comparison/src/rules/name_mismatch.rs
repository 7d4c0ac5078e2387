//! A place, a person, a scale or a tool stands in one sentence only, or another one in its place.
//!
//! Listed names are compared by their rows, others by their spelling and the lexicon. An unlisted name is reported only
//! where each of the two sentences has one that the other text has nowhere.

use crate::context::{Context, TwinBead, TwinSections, with_neighbours};
use crate::names::{Kind, Name, NamedText};
use crate::rule::{Rule, finding};
use ikiz_document::{Check, Finding, Language, Message, Severity, Span, Twin, allowance, messages};

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
    let Some(texts) = pair.sections.map(|section| context.named(section)).both() else { return Vec::new() };
    beads.iter().filter_map(|bead| of_bead(context, bead, &texts)).collect()
}

/// A finding with the side and the span where it is.
type Found = (Language, Span, Finding);

fn of_bead(context: &Context<'_>, bead: &TwinBead<'_>, texts: &Twin<NamedText<'_>>) -> Option<Finding> {
    allowance::go_on();
    let sides = bead.sides();
    let open = sides.with_language().map(|(language, (_, sentences))| {
        let near = with_neighbours(sides.of(language.twin()).1);
        let is_open = |name: &Name<'_>| {
            name.kind != Kind::Word && !texts.of(language.twin()).answers(name, &near.iter().copied())
        };
        texts.of(language).names_of(sentences).filter(is_open).collect::<Vec<_>>()
    });
    let (side, span, found) = exchanged(context, &open, texts).or_else(|| alone(context, &open, texts))?;
    Some(bead.located(context, side, span, found))
}

/// Two names without a counterpart, of which one may stand for the other.
fn exchanged(context: &Context<'_>, open: &Twin<Vec<Name<'_>>>, texts: &Twin<NamedText<'_>>) -> Option<Found> {
    let is_other = |name: &&Name<'_>| name.kind == Kind::Other;
    let are_few = open.iter().all(|names| names.iter().filter(is_other).count() <= 1);
    let are_listed = |left: &Name<'_>, right: &Name<'_>| left.row.is_some() && right.row.is_some();
    let mut pairs = open.english.iter().flat_map(|left| open.turkish.iter().map(move |right| (left, right)));
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
fn alone(context: &Context<'_>, open: &Twin<Vec<Name<'_>>>, texts: &Twin<NamedText<'_>>) -> Option<Found> {
    let alone = open.as_ref().with_language().map(|(language, names)| {
        let is_alone = |name: &&Name<'_>| name.kind.is_demanding() && !texts.of(language.twin()).answers_anywhere(name);
        names.iter().filter(is_alone).collect::<Vec<_>>()
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
