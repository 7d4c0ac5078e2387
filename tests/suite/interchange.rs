//! The files for other programs, read by programs of that kind: counts and texts are those of the tables. Skipped,
//! aloud, where Python does not have them. `tests/peers/python.sh` installs them.

use ikiz_tests::playground::Playground;
use ikiz_tests::python::python;

const ARTICLE: &str = include_str!("../../corpus/enerji-guvenligi.txt");

/// Every format, each named once.
const FORMATS: &str = "csv,xlsx,tmx,xliff,xliff-1.2,moses,tsv,hugging-face,sketch-engine,tbx,ris,bibtex,vosviewer,xces,\
    intertext,vrt,records,glossary-tsv";

/// Reads the name of a folder with a result; writes a line for each format: its name, what was read, what is right.
const SCRIPT: &str = r#"
import csv, html, json, sys
import bibtexparser, openpyxl, rispy
from pylatexenc.latex2text import LatexNodes2Text
from xml.etree import ElementTree
from translate.storage import tbx, tmx, xliff, xliff2

csv.field_size_limit(10 ** 9)
folder = sys.stdin.read().strip() + "/"

def table(name):
    return list(csv.DictReader(open(folder + name + ".csv", newline="", encoding="utf-8")))

def lines(name):
    return open(folder + name, encoding="utf-8").read().split("\n")[:-1]

def same(name, read, right):
    wrong = [pair for pair in zip(read, right) if pair[0] != pair[1]][:1]
    print(name, len(read) == len(right) and not wrong, len(read), len(right), *wrong, sep="\t")

pairs = [(row["english"], row["turkish"]) for row in table("sentence_pairs") if row["english"] and row["turkish"]]
units = lambda kind, name: [(unit.source, unit.target) for unit in kind.parsefile(folder + name).units]
same("tmx", units(tmx.tmxfile, "sentence_pairs.tmx"), pairs)
same("xliff-1.2", units(xliff.xlifffile, "sentence_pairs.1.2.xlf"), pairs)
same("xliff", units(xliff2.Xliff2File, "sentence_pairs.xlf"), pairs)
same("tbx", units(tbx.tbxfile, "glossary.tbx"), [(row["english"], row["turkish"]) for row in table("glossary")])
same("moses", list(zip(lines("sentence_pairs.en"), lines("sentence_pairs.tr"))), pairs)
same("tsv", [tuple(line.split("\t")[:2]) for line in lines("sentence_pairs.tsv")], pairs)
read = [json.loads(line)["translation"] for line in lines("sentence_pairs.jsonl")]
same("hugging-face", [(one["en"], one["tr"]) for one in read], pairs)
sheet = openpyxl.load_workbook(folder + "sketch_engine.xlsx").worksheets[0]
same("sketch-engine", list(sheet.iter_rows(values_only=True)), [("English", "Turkish")] + pairs)
for code, column in (("en", "english_title"), ("tr", "turkish_title")):
    titles = [row[column] for row in table("documents") if row[column]]
    same("ris", [one["title"] for one in rispy.load(open(folder + f"documents.{code}.ris", encoding="utf-8"))], titles)
    entries = bibtexparser.parse_string(open(folder + f"documents.{code}.bib", encoding="utf-8").read()).entries
    plain = lambda entry: LatexNodes2Text(strict_latex_spaces=True).latex_to_text(entry["title"])
    same("bibtex", [plain(entry).split() for entry in entries], [title.split() for title in titles])
    forms = lines(f"vosviewer_thesaurus.{code}.txt")
    same("vosviewer", forms[:1] + [line for line in forms if line.count("\t") != 1], ["label\treplace by"])

# Formats of parallel corpora: the sentences, and the beads that their links make.
beads = [(row["english"], row["turkish"]) for row in table("sentence_pairs")]
sentences = {code: [row for row in table("sentences") if row["language"] == code] for code in ("en", "tr")}
for name, links, first in (("xces", "xces.en-tr.xml", "en"), ("intertext", "intertext.en.tr.xml", "tr")):
    texts = {code: {s.get("id"): s.text for s in ElementTree.parse(folder + f"{name}.{code}.xml").iter("s")} for code in sentences}
    for code, rows in sentences.items():
        same(name, list(texts[code].values()), [row["text"] for row in rows])
    sides = [link.get("xtargets").split(";") for link in ElementTree.parse(folder + links).iter("link")]
    sides = sides if first == "en" else [side[::-1] for side in sides]
    joined = lambda code, ids: " ".join(texts[code][one] for one in ids.split())
    same(name, [(joined("en", en), joined("tr", tr)) for en, tr in sides], beads)
for code, rows in sentences.items():
    words = [html.unescape(line).split("\t") for line in lines(f"corpus.{code}.vrt") if not line.startswith("<")]
    right = [list(pair) for row in rows for pair in zip(row["tokens"].split(" | "), row["keys"].split(" | "))]
    same("vrt", words, right)
same("vrt", [line.count("\t") for line in lines("corpus.beads.txt")], [3] + [1] * len(pairs))
records = [json.loads(line) for line in lines("records.jsonl")]
same("records", [record["id"] for record in records], [row["document_id"] for row in table("documents")])
told = [(bead.get("english", ""), bead.get("turkish", "")) for record in records for bead in record["beads"]]
same("records", told, beads)
spans = lambda rows: [(int(row["begins"]), int(row["ends"]), row["text"]) for row in rows]
told = [one for record in records for section in record["sections"] for one in spans(section.get("sentences", []))]
same("records", told, spans(table("sentences")))
same("glossary-tsv", [tuple(line.split("\t")[:2]) for line in lines("glossary.tsv")],
     [(row["english"], row["turkish"]) for row in table("glossary")])

# The workbook cell by cell: what is a number in the table is one in the sheet.
book = openpyxl.load_workbook(folder + "result.xlsx")
resources = json.load(open(folder + "datapackage.json", encoding="utf-8"))["resources"]
sheets = [sheet for sheet in book if sheet[1][0].comment]
for resource in resources:
    fields = [(field["name"], field["type"]) for field in resource["schema"]["fields"]]
    names = [name for name, _ in fields]
    sheet = next(sheet for sheet in sheets if [cell.comment.text.split("\n")[0] for cell in sheet[1]] == names)
    sheets.remove(sheet)
    convert = {"string": str, "integer": int, "number": float}
    right = [tuple(convert[kind](row[name]) if row[name] else None for name, kind in fields)
             for row in table(resource["name"])]
    read = list(sheet.iter_rows(min_row=2, values_only=True))
    same("xlsx " + resource["name"], read, right)
"#;

#[test]
fn other_programs_read_the_files_that_are_written_for_them() {
    let place = Playground::new();
    place.file("in/enerji.txt", ARTICLE);
    place.file("in/düşman.md", HOSTILE);
    assert_eq!(place.ikiz(&["run", "in", "-o", "out", "--formats", FORMATS]).code, 0);
    let packages = ["bibtexparser", "openpyxl", "pylatexenc", "rispy", "translate"];
    let Some(told) = python(SCRIPT, &packages, &place.path("out").display().to_string()) else { return };
    assert!(told.lines().count() > 20, "{told}");
    for line in told.lines() {
        assert_eq!(line.split('\t').nth(1), Some("True"), "{line}");
    }
}

/// A document whose texts are code, formulas and marks to the programs that read a result.
pub const HOSTILE: &str = "# =HYPERLINK(\"http://example.org\";\"tıkla\") <script>alert(1)</script>\n\n\
    ## Abstract\n\n\
    <script>alert('x')</script> was sent to 42 schools & answered by 35 of them. ]]> is the end of a CDATA section. \
    =1+1 is what a spreadsheet computes, and {braces} are what LaTeX takes away, a lone { too. \u{202e}The order of letters is \
    turned here.\u{202c} The results were discussed at length.\n\n\
    Keywords: =HYPERLINK(\"http://example.org\"), <b>schools</b>, 100% & more\n\n\
    ## Öz\n\n\
    <script>alert('x')</script> 42 okula gönderildi ve bunların 35’i tarafından yanıtlandı. ]]> bir CDATA bölümünün \
    sonudur. =1+1 bir tablolama programının hesapladığı şeydir, {ayraçlar} ise LaTeX’in aldıklarıdır, tek { de. \u{202e}Harflerin \
    sırası burada döndürülmüştür.\u{202c} Sonuçlar uzun uzun tartışılmıştır.\n\n\
    Anahtar Kelimeler: =HYPERLINK(\"http://example.org\"), <b>okullar</b>, %100 ve fazlası\n";

#[test]
fn only_the_formats_that_are_named_are_written() {
    let place = Playground::new();
    place.file("a.md", HOSTILE);
    let is_there = |name: &str| place.path("output").join(name).exists();
    assert_eq!(place.ikiz(&["run", "a.md"]).code, 0);
    assert!(is_there("result.xlsx") && is_there("sections.csv") && !is_there("sentence_pairs.xlf"));
    assert_eq!(place.ikiz(&["run", "a.md", "--formats", "xliff"]).code, 0);
    assert!(is_there("sentence_pairs.xlf") && !is_there("result.xlsx") && !is_there("sections.csv"));
    let answer = place.ikiz(&["run", "a.md", "--formats", "pdf"]);
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("sketch-engine"), "{}", answer.stderr);
}

#[test]
fn parquet_is_written_or_the_program_says_that_it_has_none() {
    let place = Playground::new();
    place.file("in/article.txt", ARTICLE);
    let answer = place.ikiz(&["run", "in", "-o", "out", "--formats", "parquet", "--quiet"]);
    if answer.code == 2 {
        assert!(answer.stderr.contains("--features parquet"), "{}", answer.stderr);
        assert!(!place.path("out/documents.parquet").exists());
        return;
    }
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    for table in ["documents", "sentence_pairs", "translations"] {
        let bytes = std::fs::read(place.path(&format!("out/{table}.parquet"))).expect(table);
        assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"), "{table}");
    }
    // Another program replaces what it finds.
    assert_eq!(place.ikiz(&["run", "in", "-o", "out", "--formats", "csv", "--quiet"]).code, 0);
    assert!(!place.path("out/documents.parquet").exists());
}
