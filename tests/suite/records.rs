//! Files of records: each record is a document, and one that is broken is a row of its own.

use ikiz_tests::playground::{ARTICLE, Playground};
use ikiz_tests::table::Row;

const TURKISH: &str = "Bu çalışmada köylerdeki su değirmenlerinin son elli yıl içinde nasıl terk edildiği incelenmiştir. Veriler kırk iki \
    değirmende yapılan ölçümlerden derlenmiştir. Sonuçlar göçün belirleyici olduğunu göstermektedir.";
const ENGLISH: &str = "This study examines how the water mills of the villages were abandoned over the last fifty years. The data were \
    gathered from measurements at forty-two mills. The results show that migration mattered most.";

fn column<'a>(rows: &'a [Row], wanted: &[(&str, &str)], name: &str) -> Vec<&'a str> {
    let fits = |row: &&Row| wanted.iter().all(|(key, value)| row[*key] == *value);
    rows.iter().filter(fits).map(|row| &*row[name]).collect()
}

/// Records of all kinds.
fn records() -> Playground {
    let place = Playground::new();
    place.file(
        "in/list.jsonl",
        format!(
            "{{\"id\": \"a\", \"title\": \"Su Değirmenleri\", \"abstract\": {{\"tr\": \"{TURKISH}\", \"en\": \"{ENGLISH}\"}}}}\n{{broken\n\
            {{\"id\": \"b\"}}\n"
        ),
    );
    place.file(
        "in/table.csv",
        format!("no;özet;abstract;anahtar kelimeler;keywords\n5;\"{TURKISH} Bir.\";\"{ENGLISH} One.\";göç, köy;migration, village\n"),
    );
    place.file(
        "in/oai.xml",
        format!(
            "<OAI-PMH><ListRecords><record><header><identifier>oai:x:1</identifier></header><metadata><oai_dc:dc><dc:description>Doktora \
            Tezi</dc:description><dc:description>{TURKISH} İki.</dc:description><dc:description>{ENGLISH} Two.</dc:description>\
            </oai_dc:dc></metadata></record><record><header status='deleted'><identifier>oai:x:2</identifier></header></record>\
            </ListRecords></OAI-PMH>"
        ),
    );
    place.file(
        "in/mods.xml",
        format!(
            "<mods><titleInfo><title>Değirmen</title></titleInfo><abstract xml:lang='tr'>{TURKISH} Üç.</abstract><abstract \
            xml:lang='en'>{ENGLISH} Three.</abstract></mods>"
        ),
    );
    place.file("in/package.json", "{\"a\": [1, 2]}").file("in/other.csv", "x,y\n1,2\n").file("in/rss.xml", "<rss/>");
    place
}

#[test]
fn records_are_documents() {
    let place = records();
    let answer = place.ikiz(&["run", "in", "-o", "out"]);
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    let pairs = place.table("out/section_pairs.csv");
    let paired = column(&pairs, &[("kind", "abstract"), ("status", "paired")], "document_id");
    assert_eq!(paired, ["list.jsonl#a", "mods.xml", "oai.xml#oai:x:1", "table.csv#5"]);
    let documents = place.table("out/documents.csv");
    let formats = column(&documents, &[("status", "processed")], "formats");
    assert_eq!(formats, ["json", "mods", "dublin-core", "csv"]);
    let skipped = column(&documents, &[("status", "skipped")], "document_id");
    assert_eq!(skipped, ["list.jsonl#b", "oai.xml#oai:x:2", "other.csv", "package.json", "rss.xml"]);
    let errors = place.table("out/errors.csv");
    assert_eq!(column(&errors, &[], "document_id"), ["list.jsonl#2"]);
    assert_eq!(column(&errors, &[], "class"), ["damaged"]);
}

#[test]
fn columns_and_places_are_told_by_flags() {
    let place = Playground::new();
    place.file("a.csv", format!("kayıt,metin,text\nk1,\"{TURKISH}\",\"{ENGLISH}\"\n"));
    let refused = place.ikiz(&["run", "a.csv"]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("“metin”") && refused.stderr.contains("--column"), "{}", refused.stderr);
    let columns = ["--column", "id=kayıt", "--column", "abstract:tr=metin", "--column", "abstract:en=text"];
    let answer = place.ikiz(&[&["sections", "a.csv", "--json"], &columns[..]].concat());
    assert!(answer.stdout.starts_with("{\"path\":\"a.csv#k1\""), "{}{}", answer.stdout, answer.stderr);
    assert_eq!(answer.stdout.matches("\"kind\":\"abstract\"").count(), 2, "{}", answer.stdout);
    place.file("ikiz.toml", "[run]\ncolumn = [\"id=kayıt\", \"abstract:tr=metin\", \"abstract:en=text\"]\n");
    assert_eq!(place.ikiz(&["run", "a.csv"]).code, 0);
    assert_eq!(column(&place.table("output/section_pairs.csv"), &[], "status"), ["paired"]);
    place.file("ikiz.toml", "");
    place.file("b.json", format!("{{\"x\": [{{\"y\": 1}}], \"z\": {{\"w\": [{{\"abstract\": \"{TURKISH}\"}}]}}}}"));
    let answer = place.ikiz(&["sections", "b.json", "--records-path", "z.w"]);
    assert!(answer.stdout.contains("b.json#1\n"), "{}{}", answer.stdout, answer.stderr);
    assert_eq!(place.ikiz(&["sections", "b.json", "--records-path", "z.v"]).code, 2);
}

#[test]
fn a_column_that_no_input_has_is_said() {
    let place = Playground::new();
    place.file("in/a.csv", format!("no,özet,başlık\n1,\"{TURKISH}\",Arı\n"));
    place.file("in/b.jsonl", "{\"abstract\": \"x\", \"ad\": \"y\"}\n");
    let column = |name: &str| format!("title:tr={name}");
    let said = |inputs: &[&str], name: &str| {
        let answer = place.ikiz(&[&["run", "-o", "out", "--column", &column(name)], inputs].concat());
        (answer.code, answer.stderr)
    };
    let (code, stderr) = said(&["in"], "Baslik");
    assert_eq!(code, 0, "{stderr}");
    let line = "ikiz: --column \"title:tr=Baslik\" names “Baslik”, which no table and no JSON records have; in/a.csv has \
                “no”, “özet”, “başlık”; say which one holds what, as in --column \"title:tr=başlık\"\n";
    assert!(stderr.contains(line), "{stderr}");
    assert!(said(&["in"], "Baslik").1.contains(line), "when nothing is read again");
    assert!(!said(&["in"], "ad").1.contains("which no table"));
    place.file("a.txt", ARTICLE);
    assert!(said(&["a.txt"], "ad").1.contains("--column \"title:tr=ad\" has no effect"));
    place.file("c.json", "{\"title\": \"Arı\", \"abstract\": \"x\"}");
    let (code, stderr) = said(&["c.json"], "ad");
    assert!(code == 2 && stderr.contains("c.json: it has no column “ad”"), "{stderr}");
}

#[test]
fn columns_of_the_publication_are_named_too() {
    let place = Playground::new();
    place
        .file("a.csv", format!("öz,Basım,Çıktığı yer,c,s,Kimin,Nesi\n\"{TURKISH}\",2019,Arı Dergisi,3.0,2,A; B,tez\n"));
    let columns = ["year=Basım", "journal=çıktığı yer", "volume=c", "issue=s", "authors=kimin", "record_type=Nesi"];
    let flags: Vec<&str> = columns.iter().flat_map(|column| ["--column", column]).collect();
    let answer = place.ikiz(&[&["run", "a.csv", "-o", "out"], &flags[..]].concat());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let documents = place.table("out/documents.csv");
    let given = ["year", "journal", "volume", "issue", "authors", "record_type"].map(|name| &*documents[0][name]);
    assert_eq!(given, ["2019", "Arı Dergisi", "3", "2", "A; B", "tez"]);
}

#[test]
fn wrong_flags_are_wrong_usage() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE);
    for (flag, value, said) in [
        ("--column", "abstract", "no `=`"),
        ("--column", "abstract:de=x", "`de` is no language"),
        ("--max-pages", "0", "--max-pages"),
        ("--max-depth", "x", "--max-depth"),
    ] {
        let answer = place.ikiz(&["run", "a.txt", flag, value]);
        assert_eq!(answer.code, 2, "{flag} {value}");
        assert!(answer.stderr.contains(said), "{}", answer.stderr);
    }
}

#[test]
fn limits_are_raised_by_the_flag_that_is_named() {
    let place = Playground::new();
    place.file("a.json", "{\"title\": {\"tr\": {\"x\": [[\"y\"]]}}, \"abstract\": \"z\"}");
    place.file("big.txt", ARTICLE.repeat(2000));
    let deep = place.ikiz(&["sections", "a.json", "--max-depth", "3"]);
    assert!(deep.code == 2 && deep.stderr.contains("--max-depth"), "{}", deep.stderr);
    let large = place.ikiz(&["sections", "big.txt", "--max-file-size", "1"]);
    assert!(large.code == 2 && large.stderr.contains("--max-file-size"), "{}", large.stderr);
}
