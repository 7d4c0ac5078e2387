//! What is read of tables and JSON, whole and broken; and that no bytes make a reader panic.

use super::probe::{Read, read_records};
use super::xml::Xml;
use super::{csv::Csv, json::Json};
use crate::extract::RecordReader;
use crate::options::{Column, Content};
use crate::{ReadOptions, Refusal};
use ikiz_document::{DeclaredField, Failure, FailureClass, Language, SkipReason};
use proptest::prelude::*;

fn read_with(
    reader: &dyn RecordReader,
    bytes: &[u8],
    options: &ReadOptions,
    named: bool,
) -> Result<Vec<Read>, Refusal> {
    read_records(reader, "a", bytes, options, named)
}

/// Id, and lines with file line and field, of each record; `!` and the message of one that failed.
fn seen(reader: &dyn RecordReader, text: &str, options: &ReadOptions) -> Vec<String> {
    let records = read_with(reader, text.as_bytes(), options, true).unwrap_or_else(|refusal| panic!("{refusal:?}"));
    let shown = |record: &Read| {
        let id = record.id.as_deref().unwrap_or("-");
        match &record.extract {
            Ok(extract) => {
                let line = |line: &crate::lines::printed::PrintedLine| {
                    let declared = line.declared.expect("all is declared here");
                    let language = declared.language.map_or_else(String::new, |tag| format!(":{tag}"));
                    format!(" {} {:?}{language}{} {}", line.number, declared.field, declared.number, line.text)
                };
                format!("{id}{}", extract.lines.iter().map(line).collect::<String>())
            }
            Err(Refusal::Failed(failure)) => format!("{id} !{}", failure.message),
            Err(Refusal::Skipped(reason)) => format!("{id} {reason:?}"),
        }
    };
    records.iter().map(shown).collect()
}

fn plain(reader: &dyn RecordReader, text: &str) -> Vec<String> {
    seen(reader, text, &ReadOptions::default())
}

fn failure(reader: &dyn RecordReader, text: &str, options: &ReadOptions) -> Failure {
    match read_with(reader, text.as_bytes(), options, true) {
        Err(Refusal::Failed(failure)) => failure,
        other => panic!("{:?}", other.map(|records| records.len())),
    }
}

#[test]
fn rows_are_records() {
    let table = "id,Başlık,Özet (İngilizce),Anahtar Kelimeler,yıl\n7,Arı,\"Bees,\n\n\"\"all\"\" of them.\",\"arı; bal\",2020\n\n,Bal,,\n";
    let expected =
        ["7 2 Title1 Arı 2 Abstract:en2 Bees, 2 Abstract:en2 \"all\" of them. 2 Keywords3 arı; bal", "2 6 Title1 Bal"];
    assert_eq!(plain(&Csv, table), expected);
    let other = |mark: &str| table.replace(';', "•").replace("Bees,", "Bees").replace(',', mark);
    for mark in [";", "\t", "|"] {
        assert_eq!(plain(&Csv, &other(mark)).len(), 2, "{mark}");
    }
    assert_eq!(plain(&Csv, "sep=;\ntitle;doi\nArı;10.1/a\n"), ["10.1/a 3 Title1 Arı"]);
}

#[test]
fn ragged_rows_are_counted() {
    let records =
        read_with(&Csv, "title,year\nArı\nBal,1\n".as_bytes(), &ReadOptions::default(), true).unwrap_or_default();
    let ragged = |record: &Read| record.extract.as_ref().map_or(0, |extract| extract.repairs.len());
    assert_eq!(records.iter().map(ragged).collect::<Vec<_>>(), [1, 0]);
}

#[test]
fn columns_of_the_user_go_first() {
    let column = |name: &str, content| Column { name: name.to_owned(), content };
    let turkish = Content::Field(DeclaredField::Abstract, Some(Language::Turkish));
    let columns = vec![column("metin", turkish), column("Kayıt", Content::Id)];
    let options = ReadOptions { columns, ..ReadOptions::default() };
    assert_eq!(seen(&Csv, "Kayıt;METİN\nk1;Arı.\n", &options), ["k1 2 Abstract:tr1 Arı."]);
    assert_eq!(seen(&Json, "{\"Kayıt\": 1, \"metin\": \"Arı.\"}\n{}", &options), ["1 1 Abstract:tr1 Arı.", "2"]);
}

#[test]
fn a_column_of_the_user_must_be_in_a_table_that_they_name() {
    let column = |name: &str, content| Column { name: name.to_owned(), content };
    let text = Content::Field(DeclaredField::Abstract, None);
    let columns = vec![column("metin", text), column("öz", text), column("No", Content::Id)];
    let options = ReadOptions { columns, ..ReadOptions::default() };
    let table = "No;Öz\n1;Arı.\n";
    assert_eq!(seen(&Csv, table, &options), ["1 2 Abstract1 Arı."], "one name of a field is enough");
    let failure = failure(&Csv, "Sıra;Öz\n1;Arı.\n", &options);
    assert_eq!(failure.message.to_string(), "no-known-fields.absent column=No names=“Sıra”, “Öz”");
    let walked = read_with(&Csv, "Sıra;Öz\n1;Arı.\n".as_bytes(), &options, false);
    assert!(walked.is_ok_and(|records| records.len() == 1), "tables that are met may be others");
}

#[test]
fn a_key_of_the_user_must_be_in_a_record_that_they_name() {
    let content = Content::Field(DeclaredField::Title, Some(Language::Turkish));
    let columns = vec![Column { name: "ad.türkçe".to_owned(), content }];
    let options = ReadOptions { columns, ..ReadOptions::default() };
    let late = "{\"title\": \"Arı\"}\n{\"title\": \"Bal\"}\n{\"ad\": {\"türkçe\": \"Su\"}}\n";
    assert_eq!(seen(&Json, late, &options), ["1 1 Title1 Arı", "2 2 Title1 Bal", "3 3 Title:tr1 Su"]);
    for (text, names) in [
        ("{\"title\": \"Arı\", \"Türkçe adı\": \"Su\"}\n{\"id\": 1}", "“title”, “Türkçe adı”"),
        ("{\"title\": \"Arı\", \"abstract\": \"Su\"}", "“title”, “abstract”"),
    ] {
        let failure = failure(&Json, text, &options);
        assert_eq!(failure.message.to_string(), format!("no-known-fields.absent column=ad.türkçe names={names}"));
        let walked = read_with(&Json, text.as_bytes(), &options, false);
        assert!(walked.is_ok(), "files that are met may have others");
    }
}

#[test]
fn a_column_that_is_not_there_is_said_with_one_that_is_like_it() {
    let content = Content::Field(DeclaredField::Title, Some(Language::Turkish));
    let columns = vec![Column { name: "Baslik TR".to_owned(), content }];
    let options = ReadOptions { columns, ..ReadOptions::default() };
    for (header, like) in [("No,Öz,Başlık (Türkçe)", "Başlık (Türkçe)"), ("Öz,No", "Öz")] {
        let failure = failure(&Csv, &format!("{header}\n1,2,3\n"), &options);
        assert_eq!(failure.advice.to_string(), format!("advice.name-column setting=column=title:tr={like}"));
    }
}

#[test]
fn tables_of_unknown_columns_say_what_to_do() {
    let failure = failure(&Csv, "ad,soyad\na,b\n", &ReadOptions::default());
    assert_eq!(failure.class, FailureClass::NoKnownFields);
    assert_eq!(failure.message.to_string(), "no-known-fields.columns names=“ad”, “soyad”");
    assert_eq!(failure.advice.to_string(), "advice.name-column setting=column=abstract:tr=ad");
    let walked = read_with(&Csv, b"ad,soyad\na,b\n", &ReadOptions::default(), false);
    assert!(matches!(walked, Err(Refusal::Skipped(SkipReason::NoKnownFields))));
    assert_eq!(self::failure(&Csv, "title\n", &ReadOptions::default()).class, FailureClass::NoKnownFields);
}

#[test]
fn lines_are_records_and_a_bad_one_fails_alone() {
    let text =
        "{\"title\": \"Arı\", \"id\": \"a\"}\n{\"title\": \n\n{\"title\": {\"tr\": \"Bal\", \"en\": \"Honey\"}}\n7\n";
    let seen = plain(&Json, text);
    assert_eq!(seen[0], "a 1 Title1 Arı");
    assert!(seen[1].starts_with("2 !damaged.json-line line=2"), "{}", seen[1]);
    assert_eq!(seen[2], "4 4 Title:tr1 Bal 4 Title:en2 Honey");
    assert!(seen[3].starts_with("5 !") && seen.len() == 4);
}

#[test]
fn arrays_alone_and_inside_objects_hold_records() {
    let array = "[\n {\"title\": \"Arı\"},\n {\"title\": \"Bal\", \"keywords\": [\"a\", \"b\"]}]";
    let expected = ["1 2 Title1 Arı", "2 3 Title1 Bal 3 Keywords2 a 3 Keywords2 b"];
    assert_eq!(plain(&Json, array), expected);
    let inside = format!("{{\"count\": [{{\"n\": 1}}], \"response\": {{\"docs\": {array}}}}}");
    assert_eq!(plain(&Json, &inside), ["1 2 Title1 Arı", "2 3 Title1 Bal 3 Keywords2 a 3 Keywords2 b"]);
    let options = |path: &str| ReadOptions { records: Some(path.to_owned()), ..ReadOptions::default() };
    assert_eq!(seen(&Json, &inside, &options("response.docs")), expected);
    let failure = failure(&Json, &inside, &options("response.items"));
    assert_eq!(failure.message.to_string(), "no-known-fields.no-key key=items keys=docs");
    let cut = plain(&Json, &array[..array.len() - 4]);
    assert!(cut[0] == expected[0] && cut[1].starts_with("2 !") && cut.len() == 2, "{cut:?}");
}

#[test]
fn languages_beside_values_are_those_of_the_values() {
    let text = "{\"metadata\": {\"abstract\": [{\"lang\": \"tr\", \"value\": \"Arı.\"}, {\"lang\": \"eng\", \"value\": \"Bee.\"}], \
        \"keywords_en\": \"bee\", \"journal\": {\"title\": \"Dergi\"}}}";
    assert_eq!(plain(&Json, text), ["- 1 Abstract:tr1 Arı. 1 Abstract:en2 Bee. 1 Keywords:en3 bee"]);
}

#[test]
fn json_that_holds_no_records_is_refused() {
    for (text, class) in [
        ("{\"a\": 1}", FailureClass::NoKnownFields),
        ("[1, 2]", FailureClass::NoKnownFields),
        ("7", FailureClass::NoKnownFields),
        ("{\"title\": ", FailureClass::Damaged),
        ("title", FailureClass::Damaged),
        ("  \n", FailureClass::Empty),
    ] {
        let read = read_with(&Json, text.as_bytes(), &ReadOptions::default(), true);
        let found = match &read {
            Err(Refusal::Failed(failure)) => failure.class,
            Ok(records) => match &records[0].extract {
                Err(Refusal::Failed(failure)) => failure.class,
                _ => panic!("{text}"),
            },
            Err(Refusal::Skipped(_)) => panic!("{text}"),
        };
        assert_eq!(found, class, "{text}");
    }
    let deep = format!("{{\"title\": {}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(failure(&Json, &deep, &ReadOptions::default()).class, FailureClass::TooLarge);
}

/// A file of each kind, to be damaged.
const SAMPLES: [&str; 4] = [
    "<OAI-PMH><ListRecords><record><header><identifier>1</identifier></header><metadata><oai_dc:dc><dc:title>Ağaç &amp; su</dc:title>\
     <dc:description><![CDATA[Bir <p>iki</p>]]></dc:description><dc:subject>a = b</dc:subject></oai_dc:dc></metadata></record></ListRecords></OAI-PMH>",
    "<article><front><article-meta><title-group><article-title>Ağaç</article-title></title-group><abstract><sec><title>Amaç</title><p>Bir.</p>\
     </sec></abstract><kwd-group><kwd>a</kwd></kwd-group></article-meta></front><body><sec><title>G</title><p>x</p></sec></body></article>",
    "id;title;özet;keywords\n1;\"Ağaç \"\"su\"\"\";\"Bir\niki.\";\"a; b\"\n2;x;y;z\n",
    "{\"title\": \"A\\u011fa\\u00e7\", \"abstract\": {\"tr\": [\"Bir.\", \"İki\"]}, \"keywords\": [\"a = b\"]}\n[{\"title\": \"x\"}]\n",
];

fn survive(bytes: &[u8]) {
    for reader in [&Xml as &dyn RecordReader, &Csv, &Json] {
        if let Ok(records) = read_with(reader, bytes, &ReadOptions::default(), true) {
            assert!(!records.is_empty());
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        survive(&bytes);
    }

    #[test]
    fn damage_is_survived(sample in 0..SAMPLES.len(), at in any::<prop::sample::Index>(), bit in 0..8_u8, kind in 0..3_u8) {
        let mut bytes = SAMPLES[sample].as_bytes().to_vec();
        let at = at.index(bytes.len());
        match kind {
            0 => bytes.truncate(at),
            1 => bytes[at] ^= 1 << bit,
            _ => bytes[at..].fill(0),
        }
        survive(&bytes);
    }

    #[test]
    fn any_markup_is_survived(text in "(<|</|>|/>|&|;|\"|=|,|\\{|\\}|\\[|\\]|:|dc:title|article|front|record|title|abstract|\n|a| ){0,60}") {
        survive(text.as_bytes());
    }
}
