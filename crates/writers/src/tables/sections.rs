//! `sections.csv`.

use super::place::{line, page, pair_id, start};
use crate::schema::Cell;
use crate::table::{Field, Table, TableOptions, decimal, integer, list, text};
use ikiz_document::{
    AnalyzedSection, DocumentOutcome, DocumentReport, Evidence, LanguageShare, Place, SectionKind, SectionPair, Span,
    Twin, flattened,
};

/// The table.
pub struct Sections;

/// A section and its document.
pub struct Row<'a> {
    report: &'a DocumentReport,
    analyzed: &'a AnalyzedSection,
    /// The pair that has the section, with its index in the document.
    pair: Option<(usize, &'a SectionPair)>,
    /// The text on one line.
    text: String,
    place: Place,
}

impl Row<'_> {
    fn flat(&self, span: Span) -> String {
        flattened(span.of(&self.report.document.text))
    }

    /// The languages of the words, if there are several.
    fn shares(&self) -> Cell<'static> {
        let shares = &self.analyzed.section.language.shares;
        let several = shares.iter().filter(|_| shares.len() > 1);
        Cell::list(several.map(|LanguageShare { tag, share }| format!("{tag} {share:.2}")))
    }

    fn evidence(&self) -> Cell<'static> {
        let evidence = self.analyzed.section.evidence.iter();
        Cell::list(evidence.map(|Evidence { observation, weight }| format!("{observation} {weight:+.1}")))
    }
}

impl Table for Sections {
    type Row<'a> = Row<'a>;

    const NAME: &'static str = "sections";
    const DESCRIPTION: Twin<&'static str> = Twin::new("a section of a document", "bir belgenin bir bölümü");
    const FIELDS: &'static [Field<Self>] = &[
        text("document_id", "The document", "Belge").cell(|row| row.report.document.id.as_str().into()),
        text("section_id", "`s1`, `s2` … in reading order", "Okuma sırasıyla `s1`, `s2` …")
            .cell(|row| row.analyzed.section.id.to_string().into()),
        text(
            "kind",
            "`title`, `abstract`, `summary`, `keywords`, `body` or `references`",
            "`title` (başlık), `abstract` (öz), `summary` (özet), `keywords` (anahtar kelimeler), `body` (ana metin) \
             ya da `references` (kaynakça)",
        )
        .cell(|row| row.pair.map_or(row.analyzed.section.kind, |(_, pair)| pair.kind).name().into()),
        text(
            "language",
            "Language of the text: `en`, `tr`, ISO 639-3 of another, or `und`",
            "Metnin dili: `en`, `tr`, başka bir dilin ISO 639-3 kodu ya da `und` (belirsiz)",
        )
        .cell(|row| row.analyzed.section.language.tag.to_string().into()),
        decimal(
            "language_confidence",
            3,
            "That the language is right, 0 to 1, 3 decimals",
            "Dilin doğru olduğuna duyulan güven, 0 ile 1 arası, 3 ondalık basamak",
        )
        .cell(|row| row.analyzed.section.language.confidence.value().into()),
        list(
            "language_shares",
            "Languages of the words with their shares, where there are several",
            "Birden çok dil varsa, kelimelerin dilleri ve payları",
        )
        .cell(|row| row.shares()),
        text(
            "declared_language",
            "Language that the heading or the file name says",
            "Bölüm başlığının ya da dosya adının bildirdiği dil",
        )
        .cell(|row| row.analyzed.section.declared.map(ikiz_document::Language::code).into()),
        text("heading", "Heading as printed", "Bölüm başlığı, basıldığı gibi")
            .cell(|row| row.analyzed.section.heading.map(|span| row.flat(span)).into()),
        text("source", "File it stands in", "Bulunduğu dosya")
            .cell(|row| (&row.report.document.sources[row.place.source].name).into()),
        integer("page", "Page where the text begins", "Metnin başladığı sayfa").cell(|row| page(Some(row.place))),
        integer("line", "Line where the text begins", "Metnin başladığı satır").cell(|row| line(Some(row.place))),
        integer("characters", "Characters of the text on one line", "Metnin tek satırdaki karakter sayısı")
            .cell(|row| row.text.chars().count().into()),
        integer("words", "Words and numbers", "Kelimelerin ve sayıların toplamı")
            .cell(|row| row.analyzed.words().into()),
        integer(
            "model_tokens",
            "Tokens to the language model whose tokenizer the setting `tokenizer` names; empty without it",
            "Ayarlarda (`tokenizer`) belirteçleyicisi verilen dil modeline göre birim (token) sayısı; verilmediyse boş",
        )
        .cell(|row| row.analyzed.model_tokens.into()),
        integer("sentences", "Sentences", "Cümle sayısı").cell(|row| row.analyzed.sentences.len().into()),
        list("parts", "Labels of a structured abstract", "Yapılandırılmış özün alt başlıkları")
            .cell(|row| Cell::list(row.analyzed.section.parts.iter().map(|part| row.flat(part.label)))),
        list("keywords", "Author keywords", "Yazarın anahtar kelimeleri")
            .cell(|row| Cell::list(row.analyzed.section.keywords.iter().map(|keyword| &keyword.text))),
        text("pair_id", "Its row in section_pairs.csv", "section_pairs.csv içindeki satırı")
            .cell(|row| row.pair.map(|(index, _)| pair_id(index)).into()),
        decimal(
            "confidence",
            3,
            "That this is such a section, 0 to 1, 3 decimals",
            "Bunun böyle bir bölüm olduğuna duyulan güven, 0 ile 1 arası, 3 ondalık basamak",
        )
        .cell(|row| row.analyzed.section.confidence.value().into()),
        list("evidence", "What was seen, with weights in log-odds", "Görülen dayanaklar, log-odds ağırlıklarıyla")
            .cell(|row| row.evidence()),
        text(
            "text",
            "The text on one line; empty for body and references",
            "Metin, tek satırda; ana metin ve kaynakçada boş",
        )
        .cell(|row| {
            let is_told = !matches!(row.analyzed.section.kind, SectionKind::Body | SectionKind::References);
            is_told.then_some(&row.text).into()
        }),
    ];

    fn of_document<'a>(outcome: &'a DocumentOutcome, _: &'a TableOptions) -> impl Iterator<Item = Row<'a>> {
        outcome.report().into_iter().flat_map(|report| {
            report.sections.iter().map(move |analyzed| {
                let span = analyzed.section.span;
                let pair = report.pairs.iter().enumerate().find(|(_, pair)| pair.holds(analyzed.section.id));
                let text = flattened(span.of(&report.document.text));
                Row { report, analyzed, pair, text, place: start(report, span) }
            })
        })
    }
}
