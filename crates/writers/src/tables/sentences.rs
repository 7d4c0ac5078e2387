//! `sentences.csv`.

use super::place::pair_id;
use crate::schema::Cell;
use crate::table::{Field, Table, TableOptions, decimal, integer, list, text};
use ikiz_document::{
    AnalyzedSection, Bead, DocumentOutcome, DocumentReport, Key, SectionKind, Span, Token, Twin, flattened,
};
use std::collections::BTreeMap;

/// The table.
pub struct Sentences;

/// A sentence with its section, and the bead that holds it.
pub struct Row<'a> {
    report: &'a DocumentReport,
    analyzed: &'a AnalyzedSection,
    kind: SectionKind,
    index: usize,
    span: Span,
    /// Characters of the document before the sentence, and before what follows it.
    characters: (usize, usize),
    pair: Option<usize>,
    bead: Option<(usize, &'a Bead)>,
}

impl Row<'_> {
    fn flat(&self, span: Span) -> String {
        flattened(span.of(&self.report.document.text))
    }

    fn tokens(&self) -> &[Token] {
        self.analyzed.tokens_in(self.span)
    }
}

impl Table for Sentences {
    type Row<'a> = Row<'a>;

    const NAME: &'static str = "sentences";
    const DESCRIPTION: Twin<&'static str> = Twin::new(
        "a sentence of a title, an abstract or a summary, with its words",
        "bir başlığın, özün ya da özetin bir cümlesi, kelimeleriyle",
    );
    const FIELDS: &'static [Field<Self>] = &[
        text("document_id", "The document", "Belge").cell(|row| row.report.document.id.as_str().into()),
        text("section_id", "Its section", "Bulunduğu bölüm").cell(|row| row.analyzed.section.id.to_string().into()),
        text("kind", "Kind of the section", "Bölümün türü").cell(|row| row.kind.name().into()),
        text("language", "`en` or `tr`", "`en` ya da `tr`")
            .cell(|row| row.analyzed.section.language.tag.to_string().into()),
        integer("sentence", "Number within the section, from 1", "Bölüm içindeki sıra, 1'den başlar")
            .cell(|row| (row.index + 1).into()),
        text("pair_id", "The section pair", "Bölüm çifti").cell(|row| row.pair.map(pair_id).into()),
        integer("bead", "Its row in sentence_pairs.csv", "sentence_pairs.csv içindeki satırı")
            .cell(|row| row.bead.map(|(index, _)| index + 1).into()),
        decimal(
            "confidence",
            3,
            "That exactly the sentences of the bead belong together, 0 to 1, 3 decimals",
            "Tam bu cümlelerin birbirinin karşılığı olduğuna duyulan güven, 0 ile 1 arası, 3 ondalık basamak",
        )
        .cell(|row| row.bead.map(|(_, bead)| bead.confidence.value()).into()),
        integer(
            "begins",
            "Characters of the document's text before it",
            "Belge metninde cümleden önceki karakterlerin sayısı",
        )
        .cell(|row| row.characters.0.into()),
        integer(
            "ends",
            "Characters of the document's text up to its end",
            "Belge metninde cümlenin sonuna kadarki karakterlerin sayısı",
        )
        .cell(|row| row.characters.1.into()),
        text("text", "The sentence on one line", "Cümle, tek satırda").cell(|row| row.flat(row.span).into()),
        list("tokens", "Its words, numbers and marks as printed", "Kelimeleri, sayıları ve imleri, basıldığı gibi")
            .cell(|row| Cell::list(row.tokens().iter().map(|token| row.flat(token.span)))),
        list(
            "keys",
            "The keys of these, in the same order; of a mark the mark itself",
            "Bunların anahtar biçimleri, aynı sırayla; imlerde imin kendisi",
        )
        .cell(|row| {
            let key = |token: &'_ Token| token.key.as_ref().map_or(&*token.surface, Key::as_str).to_owned();
            Cell::list(row.tokens().iter().map(key))
        }),
    ];

    fn of_document<'a>(outcome: &'a DocumentOutcome, options: &'a TableOptions) -> impl Iterator<Item = Row<'a>> {
        outcome.report().into_iter().flat_map(move |report| {
            let mut counted = (0, 0);
            report.sections.iter().flat_map(move |analyzed| of_section(report, analyzed, options, &mut counted))
        })
    }
}

/// The rows of a section. `counted` is a place of the document's text in bytes and in characters, up to which they are
/// counted.
fn of_section<'a>(
    report: &'a DocumentReport,
    analyzed: &'a AnalyzedSection,
    options: &'a TableOptions,
    counted: &mut (usize, usize),
) -> Vec<Row<'a>> {
    let section = &analyzed.section;
    let paired = report.pairs.iter().enumerate().find(|(_, pair)| pair.holds(section.id));
    let kind = paired.map_or(section.kind, |(_, pair)| pair.kind);
    let (true, Some(language)) = (is_told(kind), section.language.tag.language()) else { return Vec::new() };
    let text = &report.document.text;
    let beads = paired.into_iter().flat_map(|(_, pair)| pair.beads.iter().enumerate());
    let wanted = beads.filter(|(_, bead)| options.sure.is_none_or(|sure| bead.is_sure(sure)));
    let holding =
        wanted.flat_map(|(at, bead)| bead.sentences.of(language).iter().map(move |sentence| (*sentence, (at, bead))));
    let holding: BTreeMap<usize, (usize, &Bead)> = holding.collect();
    let mut rows = Vec::new();
    for (index, span) in analyzed.sentences.iter().enumerate() {
        let mut up_to = |end: usize| {
            // A section need not stand behind the one before.
            if end < counted.0 {
                *counted = (0, 0);
            }
            counted.1 += text.get(counted.0..end).map_or(0, |between| between.chars().count());
            counted.0 = end;
            counted.1
        };
        let characters = (up_to(span.start), up_to(span.end));
        let bead = holding.get(&index).copied();
        let pair = paired.map(|(index, _)| index);
        rows.push(Row { report, analyzed, kind, index, span: *span, characters, pair, bead });
    }
    rows
}

/// Whether the texts of such a section are told.
const fn is_told(kind: SectionKind) -> bool {
    matches!(kind, SectionKind::Title | SectionKind::Abstract | SectionKind::Summary)
}
