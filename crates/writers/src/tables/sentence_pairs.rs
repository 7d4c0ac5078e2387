//! `sentence_pairs.csv`.

use super::place::{line, page, pair_id, sides, start};
use crate::schema::Cell;
use crate::table::{Field, Table, TableOptions, decimal, integer, list, text};
use ikiz_document::{
    AnalyzedSection, Bead, DocumentOutcome, DocumentReport, Mark, Move, Place, SectionKind, SectionPair, SentenceMove,
    SideMeasures, Twin, flattened,
};

/// The table.
pub struct SentencePairs;

/// A bead and its pair, both with their indexes.
pub struct Row<'a> {
    report: &'a DocumentReport,
    kind: SectionKind,
    pair: usize,
    index: usize,
    bead: &'a Bead,
    sides: Twin<Side>,
}

/// The sentences of a side, the words and numbers in them, and where the first one begins.
struct Side {
    text: String,
    /// Where each sentence but the last ends in the text, in characters.
    ends: Vec<usize>,
    words: usize,
    /// What stands out in it.
    marks: Vec<String>,
    /// The sure moves, the same ones in a row once.
    moves: Vec<&'static str>,
    /// That of the least sure one.
    move_confidence: Option<f64>,
    place: Option<Place>,
}

impl Side {
    fn new(
        report: &DocumentReport,
        section: Option<&AnalyzedSection>,
        sentences: &[usize],
        measures: Option<&SideMeasures>,
    ) -> Self {
        let spans = section.into_iter().flat_map(|section| sentences.iter().map(|&index| section.sentences[index]));
        let texts: Vec<String> = spans.clone().map(|span| flattened(span.of(&report.document.text))).collect();
        let words = section.map_or(0, |section| spans.clone().map(|span| section.words_in(span)).sum());
        let known = section.and_then(|section| report.moves.get(&section.section.id));
        let found: Vec<&SentenceMove> =
            known.into_iter().flat_map(|known| sentences.iter().filter_map(|&index| known.get(index))).collect();
        let mut moves: Vec<&str> = found.iter().filter_map(|found| found.shown()).map(Move::name).collect();
        moves.dedup();
        let move_confidence = found.iter().map(|found| found.confidence.value()).reduce(f64::min);
        let in_sentences = |mark: &&Mark| spans.clone().any(|span| span.overlaps(mark.span));
        let marks = measures.into_iter().flat_map(|measures| &measures.marks).filter(in_sentences);
        let marks = marks.map(|mark| shown(&report.document.text, mark)).collect();
        let mut end = 0;
        let ends = texts.iter().take(texts.len().saturating_sub(1)).map(|text| {
            let sentence = end + text.chars().count();
            end = sentence + 1;
            sentence
        });
        let ends = ends.collect();
        let place = spans.take(1).map(|span| start(report, span)).next();
        Self { text: texts.join(" "), ends, words, marks, moves, move_confidence, place }
    }
}

impl Row<'_> {
    fn flags(&self) -> Cell<'static> {
        let own = [self.bead.moved.then_some("moved"), self.bead.corrected.then_some("corrected")];
        let mut flags: Vec<&str> = own.into_iter().flatten().collect();
        for finding in &self.report.findings {
            let is_here = finding.pair == Some(self.pair) && finding.bead == Some(self.index);
            if is_here && !flags.contains(&finding.check.name()) {
                flags.push(finding.check.name());
            }
        }
        Cell::list(flags)
    }
}

/// A mark as a list has it: `names: Ankara`, with a sign where the other text has no counterpart of it.
fn shown(text: &str, mark: &Mark) -> String {
    let sign = if mark.is_alone { " ≠" } else { "" };
    format!("{}: {}{sign}", mark.kind.name(), flattened(mark.span.of(text)))
}

fn ends(side: &Side) -> Cell<'static> {
    if side.ends.is_empty() { Cell::Missing } else { Cell::list(side.ends.iter().map(usize::to_string)) }
}

fn marks(side: &Side) -> Cell<'_> {
    if side.marks.is_empty() { Cell::Missing } else { Cell::list(side.marks.iter().map(String::as_str)) }
}

impl Table for SentencePairs {
    type Row<'a> = Row<'a>;

    const NAME: &'static str = "sentence_pairs";
    const DESCRIPTION: Twin<&'static str> = Twin::new(
        "a bead: sentences of one text and those of the other that say the same; one side is empty where a sentence \
         has no twin",
        "bir cümle çifti: bir metnin cümleleri ile öteki metinde aynı şeyi söyleyen cümleler; ikizi olmayan cümlede \
         bir taraf boştur",
    );
    const FIELDS: &'static [Field<Self>] = &[
        text("document_id", "The document", "Belge").cell(|row| row.report.document.id.as_str().into()),
        text("pair_id", "The section pair", "Bölüm çifti").cell(|row| pair_id(row.pair).into()),
        integer(
            "bead",
            "Number within the pair, from 1, in the order of the English text",
            "Bölüm çifti içindeki sıra, 1'den başlar, İngilizce metnin sırasıyla",
        )
        .cell(|row| (row.index + 1).into()),
        text("kind", "Kind of the section pair", "Bölüm çiftinin türü").cell(|row| row.kind.name().into()),
        integer(
            "english_sentences",
            "Number of English sentences; 0 where a Turkish one has no twin",
            "İngilizce cümle sayısı; Türkçe cümlenin ikizi yoksa 0",
        )
        .cell(|row| row.bead.sentences.english.len().into()),
        integer(
            "turkish_sentences",
            "Number of Turkish sentences; 0 where an English one has no twin",
            "Türkçe cümle sayısı; İngilizce cümlenin ikizi yoksa 0",
        )
        .cell(|row| row.bead.sentences.turkish.len().into()),
        integer(
            "english_words",
            "Words and numbers of the English sentences",
            "İngilizce cümlelerdeki sözcük ve sayılar",
        )
        .cell(|row| row.sides.english.words.into()),
        integer("turkish_words", "Words and numbers of the Turkish sentences", "Türkçe cümlelerdeki sözcük ve sayılar")
            .cell(|row| row.sides.turkish.words.into()),
        text("english", "English sentences on one line", "İngilizce cümleler, tek satırda")
            .cell(|row| (&row.sides.english.text).into()),
        text("turkish", "Turkish sentences on one line", "Türkçe cümleler, tek satırda")
            .cell(|row| (&row.sides.turkish.text).into()),
        list(
            "english_sentence_ends",
            "Where each English sentence but the last ends in `english`, in characters",
            "Sonuncusu dışında her İngilizce cümlenin `english` içinde bittiği yer, karakter olarak",
        )
        .cell(|row| ends(&row.sides.english)),
        list(
            "turkish_sentence_ends",
            "Where each Turkish sentence but the last ends in `turkish`, in characters",
            "Sonuncusu dışında her Türkçe cümlenin `turkish` içinde bittiği yer, karakter olarak",
        )
        .cell(|row| ends(&row.sides.turkish)),
        decimal(
            "confidence",
            3,
            "That exactly these belong together, 0 to 1, 3 decimals",
            "Tam bu cümlelerin birbirinin karşılığı olduğuna duyulan güven, 0 ile 1 arası, 3 ondalık basamak",
        )
        .cell(|row| row.bead.confidence.value().into()),
        list(
            "english_marks",
            "What stands out in the English sentences, in their order: `numbers`, `abbreviations`, `names` and the categories \
             of markers as in measures.csv, each with its words (`hedges: may`); `≠` where the Turkish text has no \
             counterpart of a number or a name",
            "İngilizce cümlelerde öne çıkanlar, sırasıyla: `numbers` (sayılar), `abbreviations` (kısaltmalar), `names` (adlar) \
             ve measures.csv’deki belirteç türleri, kelimeleriyle (`hedges: may`); Türkçe metinde karşılığı olmayan sayı \
             ve adlarda `≠`",
        )
        .cell(|row| marks(&row.sides.english)),
        list("turkish_marks", "What stands out in the Turkish sentences, likewise", "Türkçe cümlelerde öne çıkanlar, aynı biçimde")
            .cell(|row| marks(&row.sides.turkish)),
        list(
            "english_moves",
            "What the English sentences do: `introduction`, `purpose`, `method`, `results`, `conclusion`, as far as the \
             confidence is 0.8 or more; of abstracts and summaries",
            "İngilizce cümlelerin işlevi: `introduction` (giriş), `purpose` (amaç), `method` (yöntem), `results` (bulgular), \
             `conclusion` (sonuç); güven en az 0,8 ise; öz ve özetlerde",
        )
        .cell(|row| Cell::list(row.sides.english.moves.iter().copied())),
        list("turkish_moves", "What the Turkish sentences do, likewise", "Türkçe cümlelerin işlevi, aynı biçimde")
            .cell(|row| Cell::list(row.sides.turkish.moves.iter().copied())),
        decimal(
            "english_move_confidence",
            3,
            "Confidence of the least sure move of the English sentences, 0 to 1, 3 decimals; 1 where a label of the \
             abstract says it",
            "İngilizce cümlelerin işlevlerinden en az kesin olanına duyulan güven, 0 ile 1 arası, 3 ondalık basamak; özün \
             alt başlığı söylüyorsa 1",
        )
        .cell(|row| row.sides.english.move_confidence.into()),
        decimal(
            "turkish_move_confidence",
            3,
            "The same of the Turkish sentences",
            "Türkçe cümleler için aynısı",
        )
        .cell(|row| row.sides.turkish.move_confidence.into()),
        list(
            "flags",
            "`moved` where the order differs, `corrected` where a user says that it is right; the checks that found \
             something here",
            "Sıra farklıysa `moved` (yer değiştirmiş), kullanıcı doğru diyorsa `corrected` (düzeltilmiş); burada bulgusu \
             olan denetimler",
        )
        .cell(|row| row.flags()),
        integer("english_page", "Page where the English side begins", "İngilizce tarafın başladığı sayfa")
            .cell(|row| page(row.sides.english.place)),
        integer("english_line", "Line where the English side begins", "İngilizce tarafın başladığı satır")
            .cell(|row| line(row.sides.english.place)),
        integer("turkish_page", "Page where the Turkish side begins", "Türkçe tarafın başladığı sayfa")
            .cell(|row| page(row.sides.turkish.place)),
        integer("turkish_line", "Line where the Turkish side begins", "Türkçe tarafın başladığı satır")
            .cell(|row| line(row.sides.turkish.place)),
    ];

    fn of_document<'a>(outcome: &'a DocumentOutcome, options: &'a TableOptions) -> impl Iterator<Item = Row<'a>> {
        outcome.report().into_iter().flat_map(|report| {
            let pairs = report.pairs.iter().enumerate();
            pairs.flat_map(|(index, pair)| of_pair(report, index, pair, options))
        })
    }
}

fn of_pair<'a>(
    report: &'a DocumentReport,
    index: usize,
    pair: &'a SectionPair,
    options: &'a TableOptions,
) -> impl Iterator<Item = Row<'a>> {
    let sections = sides(report, pair);
    let beads = pair.beads.iter().enumerate();
    let wanted = beads.filter(|(_, bead)| options.sure.is_none_or(|sure| bead.is_sure(sure)));
    wanted.map(move |(number, bead)| {
        let sides = sections.zip(bead.sentences.as_ref()).zip(pair.measures.as_ref());
        let sides =
            sides.map(|((section, sentences), measures)| Side::new(report, section, sentences, measures.as_ref()));
        Row { report, kind: pair.kind, pair: index, index: number, bead, sides }
    })
}
