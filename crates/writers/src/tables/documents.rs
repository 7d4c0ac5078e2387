//! `documents.csv`.

use crate::schema::{Cell, joined};
use crate::table::{Field, Table, TableOptions, integer, list, text};
use ikiz_document::Language::{self, English, Turkish};
use ikiz_document::SectionKind::{self, Abstract, Keywords, Summary, Title};
use ikiz_document::{
    AnalyzedSection, DocumentId, DocumentOutcome, DocumentReport, Metadata, Section, Severity, SkipReason, SourceFile,
    Twin, flattened, kind_in_pair,
};
use std::iter;

/// The table.
pub struct Documents;

/// The outcome of a document; most cells are empty if it was not processed.
pub struct Row<'a> {
    outcome: &'a DocumentOutcome,
    report: Option<&'a DocumentReport>,
}

impl<'a> Row<'a> {
    fn status(&self) -> &'static str {
        match self.outcome {
            DocumentOutcome::Processed(_) => "processed",
            DocumentOutcome::Skipped { .. } => "skipped",
            DocumentOutcome::Failed { .. } => "failed",
        }
    }

    fn class(&self) -> Cell<'a> {
        match self.outcome {
            DocumentOutcome::Processed(_) => Cell::Missing,
            DocumentOutcome::Skipped { reason, .. } => reason.name().into(),
            DocumentOutcome::Failed { failure, .. } => failure.class.name().into(),
        }
    }

    fn duplicate_of(&self) -> Cell<'a> {
        match self.outcome {
            DocumentOutcome::Skipped { reason: SkipReason::DuplicateOf(kept), .. } => kept.as_str().into(),
            _ => Cell::Missing,
        }
    }

    fn sources(&self) -> Cell<'a> {
        match self.outcome {
            DocumentOutcome::Failed { failure, .. } => Cell::list(iter::once(&failure.path)),
            _ => self.of_sources(|source| &source.name),
        }
    }

    fn of_sources(&self, tell: fn(&SourceFile) -> &str) -> Cell<'a> {
        self.report.map_or(Cell::Missing, |report| Cell::list(report.document.sources.iter().map(tell)))
    }

    fn metadata(&self, tell: fn(&'a Metadata) -> Cell<'a>) -> Cell<'a> {
        self.report.map_or(Cell::Missing, |report| tell(&report.document.metadata))
    }

    fn group(&self) -> Cell<'a> {
        match self.outcome {
            DocumentOutcome::Skipped { group, .. } => group.as_deref().into(),
            _ => self.metadata(|declared| declared.group.as_deref().into()),
        }
    }

    fn titles(&self, language: Language) -> Cell<'static> {
        let titles = |report| {
            let titles = of_kind(report, Title, language);
            joined(titles.map(|section| flattened(section.span.of(&report.document.text))))
        };
        self.report.map(titles).into()
    }

    fn count(&self, kind: SectionKind, language: Language) -> Cell<'static> {
        self.report.map(|report| of_kind(report, kind, language).count()).into()
    }

    fn keywords(&self, language: Language) -> Cell<'static> {
        let count = |report| of_kind(report, Keywords, language).map(|section| section.keywords.len()).sum::<usize>();
        self.report.map(count).into()
    }

    /// Number of words in a language, or in all other languages together.
    fn words(&self, language: Option<Language>) -> Cell<'static> {
        let count = |report: &DocumentReport| {
            let counted = report.sections.iter().filter(|AnalyzedSection { section, .. }| {
                section.kind != SectionKind::References && section.language.tag.language() == language
            });
            counted.map(AnalyzedSection::words).sum::<usize>()
        };
        self.report.map(count).into()
    }

    fn findings(&self, severity: Severity) -> Cell<'static> {
        let of = |report: &DocumentReport| report.findings.iter().filter(|found| found.severity == severity).count();
        self.report.map(of).into()
    }

    fn section_pairs(&self) -> Cell<'static> {
        self.report.map(|report| report.pairs.iter().filter(|pair| pair.is_paired()).count()).into()
    }

    fn sentence_pairs(&self) -> Cell<'static> {
        let beads = |report: &'a DocumentReport| report.pairs.iter().flat_map(|pair| &pair.beads);
        self.report.map(|report| beads(report).filter(|bead| bead.is_two_sided()).count()).into()
    }

    fn repairs(&self) -> Cell<'static> {
        let repairs = |report: &'a DocumentReport| report.document.repairs.iter();
        let told = |report| Cell::list(repairs(report).map(|(kind, count)| format!("{kind}: {count}")));
        self.report.map_or(Cell::Missing, told)
    }
}

fn of_kind(report: &DocumentReport, kind: SectionKind, language: Language) -> impl Iterator<Item = &Section> {
    let sections = report.sections.iter().map(|analyzed| &analyzed.section);
    let is_in = move |section: &&Section| section.language.tag.language() == Some(language);
    sections.filter(is_in).filter(move |section| kind_in_pair(section, &report.pairs) == kind)
}

impl Table for Documents {
    type Row<'a> = Row<'a>;

    const NAME: &'static str = "documents";
    const DESCRIPTION: Twin<&'static str> =
        Twin::new("a document, or a file that gave none", "bir belge ya da içinden belge çıkmayan bir dosya");
    const FIELDS: &'static [Field<Self>] = &[
        text(
            "document_id",
            "Path below the input that was named. A record is `file#record` by its own identifier, else by its place, \
             a second one of the same identifier `file#record~2`; an article of a whole issue is `issue.pdf#p44` by \
             the page where it begins, a second one on that page `issue.pdf#p44~2`, and `issue.docx#2` by its place \
             where pages are not known",
            "Verilen girdinin altındaki yol. Bir kayıt, kendi kimliğiyle, yoksa sırasıyla `file#record` olur, aynı \
             kimlikli ikincisi `file#record~2`; bir dergi sayısındaki makale, başladığı sayfayla `issue.pdf#p44`, o \
             sayfadaki ikincisi `issue.pdf#p44~2`, sayfalar bilinmiyorsa sırasıyla `issue.docx#2` olur",
        )
        .cell(|row| row.outcome.id().as_str().into()),
        text(
            "status",
            "`processed`, `skipped` or `failed`",
            "`processed` (işlendi), `skipped` (atlandı) ya da `failed` (başarısız)",
        )
        .cell(|row| row.status().into()),
        text(
            "class",
            "Why it was skipped (`duplicate`, `no-known-fields`, `unread-format`, `empty-record`, `front-matter`) or failed (see errors.csv)",
            "Neden atlandığı (`duplicate`: yinelenen, `no-known-fields`: bilinen alan yok, `unread-format`: okunmayan biçim, `empty-record`: boş kayıt, `front-matter`: ilk makaleden önceki sayfalar) \
             ya da başarısız olduğu (bkz. errors.csv)",
        )
        .cell(|row| row.class()),
        text("duplicate_of", "The document with the same content that was kept", "Aynı içerikte olup tutulan belge")
            .cell(|row| row.duplicate_of()),
        text(
            "same_text_as",
            "The first document, by id, with the same texts: the same manuscript in another format, the record of \
             another archive. Both have all their rows; only the first is counted in glossary.csv, in \
             keyword_frequencies.csv and in findings of the corpus, and learned from",
            "Aynı metinleri taşıyan, kimlik sırasında ilk belge: aynı çalışmanın başka biçimi, başka arşivin kaydı. \
             İkisinin de bütün satırları vardır; glossary.csv ve keyword_frequencies.csv sayımlarına, derlem \
             bulgularına ve öğrenmeye yalnızca ilki girer",
        )
        .cell(|row| row.report.and_then(|report| report.same_text_as.as_ref()).map(DocumentId::as_str).into()),
        list("sources", "Files it was read from", "Okunduğu dosyalar").cell(|row| row.sources()),
        list(
            "formats",
            "Their formats: `text`, `markdown`, `pdf`, `docx`, `odt`, `html`, `jats`, `tei`, `dublin-core`, `mods`, \
             `csv`, `json`",
            "Dosyaların biçimleri: `text`, `markdown`, `pdf`, `docx`, `odt`, `html`, `jats`, `tei`, `dublin-core`, \
             `mods`, `csv`, `json`",
        )
        .cell(|row| row.of_sources(|source| source.format.name())),
        list("encodings", "Their encodings (WHATWG names)", "Dosyaların karakter kodlamaları (WHATWG adlarıyla)")
            .cell(|row| row.of_sources(|source| &source.encoding.0)),
        integer(
            "pages",
            "Printed pages; empty where the file does not say where they end (DOCX and ODT without breaks, HTML, XML, \
             records). Text and Markdown without form feeds are one page, unless text out of a PDF shows where its \
             pages began",
            "Basılı sayfa sayısı; dosya nerede bittiklerini bildirmiyorsa boş (sayfa sonu olmayan DOCX ve ODT, HTML, XML, \
             kayıtlar). Sayfa sonu karakteri olmayan metin ve Markdown, PDF'den alınmış metin sayfa başlarını \
             göstermiyorsa, tek sayfadır",
        )
        .cell(|row| row.report.and_then(|report| report.document.pages()).into()),
        integer(
            "year",
            "Year of publication that the file, the record or the first page declares, as do the next eight columns; \
             empty where none does",
            "Dosyanın, kaydın ya da ilk sayfanın bildirdiği yayın yılı (sonraki sekiz sütun da böyledir); hiçbiri \
             bildirmiyorsa boş",
        )
        .cell(|row| row.metadata(|declared| declared.year.map(u32::from).into())),
        text("journal", "Journal, as given", "Verildiği biçimiyle dergi")
            .cell(|row| row.metadata(|declared| declared.journal.as_deref().into())),
        text("volume", "Volume, as given", "Verildiği biçimiyle cilt")
            .cell(|row| row.metadata(|declared| declared.volume.as_deref().into())),
        text("issue", "Issue, as given", "Verildiği biçimiyle sayı")
            .cell(|row| row.metadata(|declared| declared.issue.as_deref().into())),
        text(
            "authors",
            "Authors in the order given, joined by `; `; those of the properties of a file only where its first page \
             prints them too, as it prints them",
            "Verildikleri sırayla, aralarında `; ` olan yazarlar; bir dosyanın özelliklerinde yazanlar yalnızca ilk \
             sayfada da geçiyorsa, oradaki biçimiyle",
        )
        .cell(|row| row.metadata(|declared| {
                let authors = &declared.authors;
                (!authors.is_empty()).then(|| authors.join("; ")).into()
            })),
        text("doi", "DOI, as `10.x/y`", "DOI, `10.x/y` biçiminde")
            .cell(|row| row.metadata(|declared| declared.doi.as_deref().into())),
        text("url", "Web address, as given", "Verildiği biçimiyle web adresi")
            .cell(|row| row.metadata(|declared| declared.url.as_deref().into())),
        text(
            "record_type",
            "Kind of work that a record gives: `article`, `masterThesis`",
            "Kaydın verdiği yayın türü: `article`, `masterThesis`",
        )
        .cell(|row| row.metadata(|declared| declared.record_type.as_deref().into())),
        text(
            "group",
            "Group of the document: its outermost folder below the input that was named, or what the setting \
             `group-by` names",
            "Belgenin grubu: verilen girdinin altındaki en dış klasör ya da `group-by` ayarının belirttiği değer",
        )
        .cell(|row| row.group()),
        text("english_title", "English title", "İngilizce başlık").cell(|row| row.titles(English)),
        text("turkish_title", "Turkish title", "Türkçe başlık").cell(|row| row.titles(Turkish)),
        integer(
            "english_words",
            "Words in English sections, references left out",
            "İngilizce bölümlerdeki kelime sayısı, kaynakça hariç",
        )
        .cell(|row| row.words(Some(English))),
        integer(
            "turkish_words",
            "Words in Turkish sections, references left out",
            "Türkçe bölümlerdeki kelime sayısı, kaynakça hariç",
        )
        .cell(|row| row.words(Some(Turkish))),
        integer(
            "other_words",
            "Words in sections of other languages, references left out",
            "Başka dillerdeki bölümlerin kelime sayısı, kaynakça hariç",
        )
        .cell(|row| row.words(None)),
        integer("english_abstracts", "English abstracts", "İngilizce öz sayısı").cell(|row| row.count(Abstract, English)),
        integer("turkish_abstracts", "Turkish abstracts", "Türkçe öz sayısı").cell(|row| row.count(Abstract, Turkish)),
        integer("english_summaries", "English long summaries", "İngilizce geniş özet sayısı")
            .cell(|row| row.count(Summary, English)),
        integer("turkish_summaries", "Turkish long summaries", "Türkçe geniş özet sayısı")
            .cell(|row| row.count(Summary, Turkish)),
        integer("english_keywords", "English author keywords", "Yazarın İngilizce anahtar kelimelerinin sayısı")
            .cell(|row| row.keywords(English)),
        integer("turkish_keywords", "Turkish author keywords", "Yazarın Türkçe anahtar kelimelerinin sayısı")
            .cell(|row| row.keywords(Turkish)),
        integer("section_pairs", "Sections with a twin, as pairs", "İkizi olan bölümlerin çift sayısı")
            .cell(|row| row.section_pairs()),
        integer("sentence_pairs", "Two-sided beads", "İki taraflı cümle çifti sayısı").cell(|row| row.sentence_pairs()),
        integer("errors", "Findings of severity error", "Hata düzeyindeki bulgu sayısı")
            .cell(|row| row.findings(Severity::Error)),
        integer("warnings", "Findings of severity warning", "Uyarı düzeyindeki bulgu sayısı")
            .cell(|row| row.findings(Severity::Warning)),
        integer("notes", "Findings of severity note", "Not düzeyindeki bulgu sayısı")
            .cell(|row| row.findings(Severity::Note)),
        integer(
            "removed_lines",
            "Lines taken out: page numbers, running headers, footnotes and their marks, captions, formulas and small \
             tables within a text",
            "Metinden çıkarılan satırlar: sayfa numaraları, üst ve alt bilgiler, dipnotlar ve işaretleri, şekil ve \
             tablo yazıları, formüller ve metin içindeki küçük tablolar",
        )
        .cell(|row| row.report.map(|report| report.document.removed.len()).into()),
        list(
            "repairs",
            "What was mended or could not be read, with counts: `accent: 12`; see docs/tables.md for the kinds. \
             `unreadable-page`, `unreadable-line` and `unread-piece` say that text is missing",
            "Onarılan ya da okunamayan şeyler ve sayıları: `accent: 12`; türleri için bkz. docs/tables.md. \
             `unreadable-page`, `unreadable-line` ve `unread-piece` eksik metin olduğunu bildirir",
        )
        .cell(|row| row.repairs()),
    ];

    fn of_document<'a>(outcome: &'a DocumentOutcome, _: &'a TableOptions) -> impl Iterator<Item = Row<'a>> {
        iter::once(Row { outcome, report: outcome.report() })
    }
}
