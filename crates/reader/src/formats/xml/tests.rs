//! What is read of XML files of each kind, whole and broken.

use super::Xml;
use crate::formats::probe::{Read, read_records};
use crate::{ReadOptions, Refusal};
use ikiz_document::{FailureClass, Format, SkipReason};

fn read(text: &str) -> Result<Vec<Read>, Refusal> {
    read_bytes(text.as_bytes())
}

fn read_bytes(bytes: &[u8]) -> Result<Vec<Read>, Refusal> {
    read_records(&Xml, "a.xml", bytes, &ReadOptions::default(), true)
}

/// The lines of a record: field and language, number of the field, file line and text; `|` before a line within a
/// paragraph, `#` before a heading.
fn lines(record: &Read) -> Vec<String> {
    let extract = record.extract.as_ref().unwrap_or_else(|refusal| panic!("{refusal:?}"));
    let line = |line: &crate::lines::printed::PrintedLine| {
        let declared = line.declared.map_or_else(String::new, |declared| {
            let language = declared.language.map_or_else(String::new, |tag| format!(":{tag}"));
            format!("{:?}{language} {} ", declared.field, declared.number)
        });
        let mark = if line.heading.is_some() {
            "#"
        } else if line.gap == 0 {
            "|"
        } else {
            ""
        };
        format!("{declared}{} {mark}{}", line.number, line.text)
    };
    extract.lines.iter().map(line).collect()
}

fn class(text: &str) -> FailureClass {
    match read(text) {
        Err(Refusal::Failed(failure)) => failure.class,
        Err(Refusal::Skipped(reason)) => panic!("skipped: {reason:?}"),
        Ok(records) => panic!("{} records", records.len()),
    }
}

const ARTICLE: &str = "<article xml:lang='tr'>\n<front><journal-meta><journal-title-group><journal-title>Dergi</journal-title></journal-title-group>\
</journal-meta><article-meta><article-id pub-id-type='doi'>10.1/a</article-id>\n<title-group><article-title>Arı <italic>ve</italic> bal\
</article-title><trans-title-group xml:lang='en'><trans-title>Bee and honey</trans-title><trans-subtitle>A study</trans-subtitle>\
</trans-title-group></title-group>\n<abstract><title>Öz</title><sec><title>Amaç:</title><p>Arılar sayıldı.</p></sec><sec><title>Bulgular\
</title><p>Bal azdı.</p></sec></abstract>\n<trans-abstract xml:lang='en'><p>Bees<sup>1</sup> were counted.</p></trans-abstract>\
<abstract abstract-type='graphical'><p>x</p></abstract>\n<kwd-group><title>Anahtar Kelimeler</title><kwd>arı</kwd><kwd>bal</kwd></kwd-group>\
<kwd-group xml:lang='en'><kwd>bee</kwd></kwd-group></article-meta></front>\n<body><sec><title>Giriş</title><p>Bir.</p><sec><title>Alt\
</title><p>İki.</p></sec></sec></body><back><ref-list><ref><mixed-citation>Kaynak 1</mixed-citation></ref></ref-list></back></article>";

#[test]
fn jats_declares_its_fields() {
    let records = read(ARTICLE).unwrap_or_else(|refusal| panic!("{refusal:?}"));
    assert!(records.len() == 1 && records[0].id.is_none());
    assert_eq!(
        lines(&records[0]),
        [
            "Title:tr 1 3 Arı ve bal",
            "Title:en 2 3 Bee and honey: A study",
            "Abstract:tr 3 4 #Öz",
            "Abstract:tr 3 4 Amaç:",
            "Abstract:tr 3 4 |Arılar sayıldı.",
            "Abstract:tr 3 4 Bulgular",
            "Abstract:tr 3 4 |Bal azdı.",
            "Abstract:en 4 5 Bees¹ were counted.",
            "Keywords:tr 5 6 #Anahtar Kelimeler",
            "Keywords:tr 5 6 |arı",
            "Keywords:tr 5 6 |bal",
            "Keywords:en 6 6 bee",
            "Body:tr 7 7 #Giriş",
            "Body:tr 7 7 Bir.",
            "Body:tr 7 7 #Alt",
            "Body:tr 7 7 İki.",
            "References 8 7 Kaynak 1",
        ]
    );
    assert_eq!(records[0].extract.as_ref().map(|extract| extract.format), Ok(Format::Jats));
}

#[test]
fn abstracts_of_jats_are_what_a_reader_sees() {
    let text = "<article xml:lang='tr'><front><article-meta><title-group><article-title>Arı<xref ref-type='fn' rid='f'><sup>*</sup></xref>\
        </article-title></title-group><abstract><sec><label>1.</label><title>Amaç</title><p>Arı<xref ref-type='bibr'><sup>3</sup></xref> sayısı \
        <inline-formula><alternatives><tex-math>$R^2$</tex-math><mml:math><mml:msup><mml:mi>R</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math>\
        </alternatives></inline-formula> ve <inline-formula><tex-math>$\\%5$</tex-math></inline-formula> [<xref ref-type='bibr'>1</xref>] \
        &amp;#305;<disp-formula>x</disp-formula>.</p></sec></abstract><abstract abstract-type='author-highlights'><p>x</p></abstract>\
        <kwd-group kwd-group-type='author'><kwd>arı</kwd><compound-kwd><compound-kwd-part content-type='code'>1</compound-kwd-part>\
        <compound-kwd-part>bal</compound-kwd-part></compound-kwd></kwd-group><kwd-group kwd-group-type='JEL'><kwd>Q13</kwd></kwd-group>\
        <kwd-group><title>MSC 2020</title><kwd>35J10</kwd></kwd-group></article-meta></front></article>";
    let records = read(text).unwrap_or_else(|refusal| panic!("{refusal:?}"));
    assert_eq!(
        lines(&records[0]),
        [
            "Title:tr 1 1 Arı",
            "Abstract:tr 2 1 Amaç",
            "Abstract:tr 2 1 |Arı sayısı R² ve %5 [1] ı.",
            "Keywords:tr 3 1 arı",
            "Keywords:tr 3 1 |bal",
        ]
    );
}

#[test]
fn subjects_of_two_languages_are_two_lists_and_codes_are_none() {
    let subjects = [
        "kış yolları",
        "winter roads",
        "köy okulları",
        "village schools",
        "JEL: Q13",
        "info:eu-repo/classification/ddc/330",
    ];
    let subjects = subjects.join("</dc:subject><dc:subject xml:lang='tr'>");
    let subjects = format!("<dc:subject xml:lang='tr'>{subjects}</dc:subject>");
    let records = read(&format!("<oai_dc:dc><dc:title>Yol</dc:title>{subjects}</oai_dc:dc>")).unwrap_or_default();
    let expected = [
        "Title 1 1 Yol",
        "Keywords 2 1 kış yolları",
        "Keywords 2 1 |köy okulları",
        "Keywords 3 1 winter roads",
        "Keywords 3 1 |village schools",
    ];
    assert_eq!(lines(&records[0]), expected);
}

#[test]
fn many_articles_are_records() {
    let records = read(&format!("<pmc-articleset>{ARTICLE}{ARTICLE}</pmc-articleset>")).unwrap_or_default();
    let ids: Vec<_> = records.iter().map(|record| record.id.as_deref()).collect();
    assert_eq!(ids, [Some("10.1/a"), Some("10.1/a")]);
}

#[test]
fn the_text_of_tei_is_not_declared() {
    let text = "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title level='a' type='main'>Arılar</title>\
        </titleStmt><sourceDesc/></fileDesc>\n<profileDesc><textClass><keywords>arı, bal</keywords></textClass><abstract xml:lang='en'><div>\
        <p><s>Bees were</s> <s>counted.</s></p></div></abstract></profileDesc></teiHeader>\n<text><body><div><head n='1.'>Öz</head><p>Arılar \
        <ref>[1]</ref> sayıldı.</p><figure><head>Şekil</head></figure></div></body><back><div type='references'><listBibl><biblStruct><a>Arı</a><b>2011</b></biblStruct></listBibl></div></back></text></TEI>";
    let records = read(text).unwrap_or_default();
    assert_eq!(
        lines(&records[0]),
        [
            "Title 1 1 Arılar",
            "Abstract:en 2 2 Bees were counted.",
            "Keywords 3 2 arı, bal",
            "3 #1. Öz",
            "3 Arılar [1] sayıldı.",
            "References 4 3 Arı 2011"
        ]
    );
}

const OAI: &str = "<OAI-PMH><ListRecords>\n<record><header><identifier>oai:a:1</identifier></header><metadata><oai_dc:dc>\
<dc:title>Arı</dc:title><dc:title xml:lang='en-US'>Bee</dc:title><dc:description>&lt;p&gt;Bal   \n azdı.&lt;/p&gt;</dc:description>\
<dc:subject>arı</dc:subject><dc:subject>bal</dc:subject><dc:language>tr</dc:language></oai_dc:dc></metadata></record>\n\
<record><header status='deleted'><identifier>oai:a:2</identifier></header></record>\n\
<record><header><identifier>oai:a:3</identifier></header><metadata><mods:mods><mods:titleInfo xml:lang='tr'><mods:title>Kovan</mods:title>\
<mods:subTitle>Bakım</mods:subTitle></mods:titleInfo><mods:abstract><![CDATA[Bir & iki.]]></mods:abstract><mods:subject><mods:topic \
xml:lang='en'>hive</mods:topic><mods:topic xml:lang='tr'>kovan</mods:topic></mods:subject><mods:relatedItem><mods:titleInfo><mods:title>Dergi\
</mods:title></mods:titleInfo></mods:relatedItem></mods:mods></metadata></record>\n";

#[test]
fn answers_of_oai_hold_records() {
    let records = read(&format!("{OAI}</ListRecords></OAI-PMH>")).unwrap_or_default();
    let ids: Vec<_> = records.iter().map(|record| record.id.as_deref().unwrap_or("")).collect();
    assert_eq!(ids, ["oai:a:1", "oai:a:2", "oai:a:3"]);
    assert_eq!(
        lines(&records[0]),
        ["Title 1 2 Arı", "Title:en 2 2 Bee", "Abstract 3 2 Bal azdı.", "Keywords 4 3 arı", "Keywords 4 3 |bal"]
    );
    assert!(matches!(records[1].extract, Err(Refusal::Skipped(SkipReason::EmptyRecord))));
    let expected =
        ["Title:tr 1 5 Kovan: Bakım", "Abstract 2 5 Bir & iki.", "Keywords:en 3 5 hive", "Keywords:tr 4 5 kovan"];
    assert_eq!(lines(&records[2]), expected);
}

#[test]
fn broken_files_keep_the_records_before() {
    let broken =
        format!("{OAI}<record><header><identifier>oai:a:4</identifier></header><metadata><oai_dc:dc><dc:title>Yarım");
    for text in [broken.clone(), format!("{broken}</record></OAI-PMH>")] {
        let records = read(&text).unwrap_or_default();
        assert_eq!((records.len(), records[3].id.as_deref()), (4, Some("oai:a:4")));
        assert!(
            matches!(&records[3].extract, Err(Refusal::Failed(failure)) if failure.message.to_string().contains("=6"))
        );
    }
    let records = read(OAI).unwrap_or_default();
    assert_eq!(records.len(), 4, "the file breaks between two records");
    assert_eq!(class("<OAI-PMH><ListRecords><record"), FailureClass::Damaged);
    assert_eq!(class(&ARTICLE[..ARTICLE.len() - 20]), FailureClass::Damaged);
}

#[test]
fn what_is_not_known_is_refused() {
    assert_eq!(class("<rss><channel><title>x</title></channel></rss>"), FailureClass::NoKnownFields);
    assert_eq!(class("<article><title>DocBook</title></article>"), FailureClass::NoKnownFields);
    assert_eq!(class("nothing"), FailureClass::NoKnownFields);
    assert_eq!(class(&"<a>".repeat(2000)), FailureClass::TooLarge);
}

#[test]
fn the_declaration_names_the_encoding() {
    let mut bytes = b"<?xml version=\"1.0\" encoding=\"iso-8859-9\"?><oai_dc:dc><dc:title>".to_vec();
    bytes.extend(b"A\xF0a\xE7</dc:title></oai_dc:dc>");
    let records = read_bytes(&bytes).unwrap_or_default();
    assert_eq!(lines(&records[0]), ["Title 1 1 Ağaç"]);
}
