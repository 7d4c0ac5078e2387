//! What each format declares of the publication, in a small file of each.

use crate::options::{GroupBy, ReadOptions};
use crate::read_bytes;
use ikiz_document::{DocumentId, Format, Metadata};
use std::ops::ControlFlow;

fn all(format: Format, text: &str, options: &ReadOptions) -> Vec<Metadata> {
    let mut found = Vec::new();
    read_bytes(&DocumentId::new("a"), "a", format, text.as_bytes(), options, &mut |pending| {
        found.push(pending.document().expect("a document").metadata);
        ControlFlow::Continue(())
    });
    found
}

fn read(format: Format, text: &str) -> Metadata {
    all(format, text, &ReadOptions::default()).remove(0)
}

/// Metadata of a work that most tests have: without authors.
fn of_work() -> Metadata {
    let some = |text: &str| Some(text.to_owned());
    Metadata {
        year: Some(2019),
        journal: some("Gediz Tarım Dergisi"),
        volume: some("12"),
        issue: some("3"),
        doi: some("10.5555/gediz.7"),
        ..Metadata::default()
    }
}

fn list(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn columns_declare_by_the_usual_names_of_both_languages() {
    for table in [
        "title,abstract,year,journal,volume,issue,authors,doi,url,type\n\
         Arı,Bal,2019,Gediz Tarım Dergisi,12,3,\"Kara, Ali; Ak, Ayşe\",https://doi.org/10.5555/gediz.7,http://a.example/7,article\n",
        "Başlık;Özet;Yayın Yılı;Dergi Adı;Cilt;Sayı;Yazarlar;DOI;Link;Tür\n\
         Arı;Bal;30 Haziran 2019;Gediz Tarım Dergisi;12;3;\"Kara, Ali; Ak, Ayşe\";doi:10.5555/gediz.7.;http://a.example/7;article\n",
        "Title,Abstract,Year,Source title,Volume,Issue,Authors,DOI,Link,Document Type\n\
         Arı,Bal,2019,Gediz Tarım Dergisi,12,3,\"Kara, Ali; Ak, Ayşe\",10.5555/gediz.7,http://a.example/7,article\n",
    ] {
        let authors = list(&["Kara, Ali", "Ak, Ayşe"]);
        let (url, record_type) = (Some("http://a.example/7".to_owned()), Some("article".to_owned()));
        assert_eq!(read(Format::Csv, table), Metadata { authors, url, record_type, ..of_work() }, "{table}");
    }
}

#[test]
fn keys_declare_with_lists_and_objects() {
    for (json, authors) in [
        (
            r#"{"title": "Arı", "abstract": "Bal", "year": 2019, "journal": "Gediz Tarım Dergisi", "volume": 12, "issue": "3",
               "authors": ["Ali Kara", "Ayşe Ak"], "doi": "10.5555/gediz.7"}"#,
            ["Ali Kara", "Ayşe Ak"],
        ),
        (
            r#"{"title": ["Arı"], "abstract": "Bal", "issued": {"date-parts": [[2019, 6, 30]]}, "volume": "12", "issue": "3",
               "container-title": ["Gediz Tarım Dergisi"], "DOI": "10.5555/gediz.7",
               "author": [{"given": "Ali", "family": "Kara"}, {"given": "Ayşe", "family": "Ak"}]}"#,
            ["Ali Kara", "Ayşe Ak"],
        ),
        (
            r#"{"bibjson": {"title": "Arı", "abstract": "Bal", "year": "2019", "author": [{"name": "Kara, Ali"}, {"name": "Ak, Ayşe"}],
               "journal": {"title": "Gediz Tarım Dergisi", "volume": "12", "number": "3"}}, "doi": "10.5555/gediz.7"}"#,
            ["Kara, Ali", "Ak, Ayşe"],
        ),
    ] {
        let found = read(Format::Json, json);
        assert_eq!(found, Metadata { authors: list(&authors), ..of_work() }, "{json}");
    }
}

#[test]
fn dublin_core_declares_dates_sources_and_identifiers() {
    let record = |inner: &str| {
        let inner = inner.replace('[', "<dc:").replace('|', "</dc:").replace(']', ">");
        read(Format::Xml, &format!("<oai_dc:dc xmlns:dc=\"x\"><dc:title>Arı</dc:title>{inner}</oai_dc:dc>"))
    };
    let found = record(
        "[creator]Kara, Ali|creator][creator]Ak, Ayşe|creator][date]2023-08-03T10:56:31Z|date][date]2019-06-30|date]\
         [source]Gediz Tarım Dergisi; Cilt 12 Sayı 3 (2019); 45-60|source][source]1300-0000|source]\
         [identifier]https://a.example/7|identifier][identifier]doi:10.5555/gediz.7|identifier]\
         [type]info:eu-repo/semantics/article|type]",
    );
    let (url, record_type) = (Some("https://a.example/7".to_owned()), Some("article".to_owned()));
    let authors = list(&["Kara, Ali", "Ak, Ayşe"]);
    assert_eq!(found, Metadata { authors, url, record_type, ..of_work() });
    assert_eq!(record("[date]2023-08-03T10:56:31Z|date]"), Metadata::default(), "the date of the deposit");
    let submitted = "[dateSubmitted]2018-03-12|dateSubmitted]";
    assert_eq!(record(&format!("{submitted}[issued]2019|issued]")).year, Some(2019));
    assert_eq!(record(submitted).year, Some(2018));
    let plain = record("[source]Gediz Tarım Dergisi|source][source]Volume: 12, Issue: 3 45-60|source]");
    assert_eq!((plain.journal, plain.volume, plain.issue), (of_work().journal, of_work().volume, of_work().issue));
}

#[test]
fn mods_declares_its_host() {
    let found = read(
        Format::Xml,
        "<mods><titleInfo><title>Arı</title></titleInfo><genre>article</genre>\
         <name><namePart type=\"given\">Ali</namePart><namePart type=\"family\">Kara</namePart>\
         <role><roleTerm>author</roleTerm></role></name>\
         <name><namePart>Tez Danışmanı</namePart><role><roleTerm>advisor</roleTerm></role></name>\
         <originInfo><dateIssued>2019-06-30</dateIssued></originInfo><identifier type=\"doi\">10.5555/gediz.7</identifier>\
         <location><url>https://a.example/7</url></location><relatedItem type=\"host\"><titleInfo>\
         <title>Gediz Tarım Dergisi</title></titleInfo><part><detail type=\"volume\"><number>12</number></detail>\
         <detail type=\"issue\"><number>3</number></detail></part></relatedItem></mods>",
    );
    let (url, record_type) = (Some("https://a.example/7".to_owned()), Some("article".to_owned()));
    assert_eq!(found, Metadata { authors: list(&["Ali Kara"]), url, record_type, ..of_work() });
}

#[test]
fn jats_declares_authors_dates_and_numbers() {
    let found = read(
        Format::Xml,
        "<article article-type=\"research-article\"><front><journal-meta><journal-title-group><journal-title>Gediz Tarım Dergisi\
         </journal-title></journal-title-group></journal-meta><article-meta><article-id pub-id-type=\"doi\">10.5555/gediz.7\
         </article-id><title-group><article-title>Arı</article-title></title-group><contrib-group>\
         <contrib contrib-type=\"author\"><contrib-id>https://orcid.org/0000-0002-1825-0097</contrib-id>\
         <name><surname>Kara</surname><given-names>Ali</given-names></name></contrib>\
         <contrib contrib-type=\"editor\"><name><surname>Ak</surname></name></contrib></contrib-group>\
         <pub-date pub-type=\"epub\"><year>2018</year></pub-date><pub-date pub-type=\"ppub\"><year>2019</year></pub-date>\
         <volume>12</volume><issue>3</issue><history><date date-type=\"received\"><day>2</day><month>3</month><year>2018</year>\
         </date><date date-type=\"accepted\"><year>2018</year></date></history></article-meta></front></article>",
    );
    let some = |text: &str| Some(text.to_owned());
    let expected = Metadata {
        authors: list(&["Ali Kara"]),
        orcids: list(&["0000-0002-1825-0097"]),
        record_type: some("research-article"),
        received: some("2018-03-02"),
        accepted: some("2018"),
        ..of_work()
    };
    assert_eq!(found, expected);
}

#[test]
fn tei_declares_its_source() {
    let found = read(
        Format::Xml,
        "<TEI><teiHeader><fileDesc><titleStmt><title>Arı</title></titleStmt><sourceDesc><biblStruct><analytic><author><persName>\
         <forename>Ali</forename><surname>Kara</surname></persName><idno type=\"ORCID\">0000-0002-1825-0097</idno></author>\
         </analytic><monogr><title level=\"j\">Gediz Tarım Dergisi</title><imprint><biblScope unit=\"volume\">12</biblScope>\
         <biblScope unit=\"issue\">3</biblScope><date type=\"published\" when=\"2019-06-30\"/></imprint></monogr>\
         <idno type=\"DOI\">10.5555/gediz.7</idno></biblStruct></sourceDesc></fileDesc></teiHeader></TEI>",
    );
    let orcids = list(&["0000-0002-1825-0097"]);
    assert_eq!(found, Metadata { authors: list(&["Ali Kara"]), orcids, ..of_work() });
}

#[test]
fn the_head_of_a_page_declares_by_highwire_and_dublin_core() {
    let meta = |pairs: &[(&str, &str)]| {
        let of_pair = |(name, content): &(&str, &str)| format!("<meta name=\"{name}\" content=\"{content}\">");
        let head: String = pairs.iter().map(of_pair).collect();
        read(Format::Html, &format!("<html><head><title>Arı</title>{head}</head><body><p>Bal</p></body></html>"))
    };
    let authors = list(&["Kara, Ali", "Ak, Ayşe"]);
    let url = Some("https://a.example/7".to_owned());
    let highwire = meta(&[
        ("citation_journal_title", "Gediz Tarım Dergisi"),
        ("citation_author", "Kara, Ali"),
        ("citation_author", "Ak, Ayşe"),
        ("citation_publication_date", "2019/06/30"),
        ("citation_volume", "12"),
        ("citation_issue", "3"),
        ("citation_doi", "10.5555/gediz.7"),
        ("citation_abstract_html_url", "https://a.example/7"),
    ]);
    assert_eq!(highwire, Metadata { authors: authors.clone(), url: url.clone(), ..of_work() });
    let dublin_core = meta(&[
        ("DC.Creator.PersonalName", "Kara, Ali"),
        ("DC.Creator.PersonalName", "Ak, Ayşe"),
        ("DC.Date.created", "2018-01-01"),
        ("DC.Date.issued", "2019-06-30"),
        ("DC.Source", "Gediz Tarım Dergisi"),
        ("DC.Source.Volume", "12"),
        ("DC.Source.Issue", "3"),
        ("DC.Identifier.DOI", "10.5555/gediz.7"),
        ("DC.Identifier.URI", "https://a.example/7"),
    ]);
    assert_eq!(dublin_core, Metadata { authors, url, ..of_work() });
    assert_eq!(meta(&[("author", "admin"), ("date", "2020-01-01")]), Metadata::default(), "of the site");
    let submitted = ("DC.Date.dateSubmitted", "2018-03-12");
    let both = meta(&[submitted, ("DC.Date.issued", "2019-06-30")]);
    assert_eq!((both.year, both.received.as_deref()), (Some(2019), Some("2018-03-12")));
    assert_eq!(meta(&[submitted]).year, Some(2018), "where nothing else is said");
}

#[test]
fn a_first_page_declares_what_it_prints() {
    let text = "Gediz Tarım Dergisi, Cilt: 12, Sayı: 3, Yıl: 2019\nDOI: 10.5555/gediz.7\n\nArı\n\nAli Kara, ORCID: \
                0000-0002-1825-0097\n\nGeliş Tarihi: 12.03.2019 Kabul Tarihi: 05.06.2019\n\nÖz\n\nBal üzerine bir metin.\n";
    let some = |text: &str| Some(text.to_owned());
    let (received, accepted) = (some("12.03.2019"), some("05.06.2019"));
    let orcids = list(&["0000-0002-1825-0097"]);
    for format in [Format::Text, Format::Markdown] {
        assert_eq!(
            read(format, text),
            Metadata { orcids: orcids.clone(), received: received.clone(), accepted: accepted.clone(), ..of_work() }
        );
    }
}

#[test]
fn a_column_may_make_the_group() {
    let options = |group_by| ReadOptions { group_by, ..ReadOptions::default() };
    let groups = |format, text: &str, group_by| -> Vec<Option<String>> {
        all(format, text, &options(group_by)).into_iter().map(|metadata| metadata.group).collect()
    };
    let some = |text: &str| Some(text.to_owned());
    let table = "title,year,Bilim dalı\nArı,2019,Biyoloji\nBal,2020,\n";
    let column = GroupBy::Column("bilim dalı".to_owned());
    assert_eq!(groups(Format::Csv, table, column), [some("Biyoloji"), None]);
    assert_eq!(groups(Format::Csv, table, GroupBy::Year), [some("2019"), some("2020")]);
    assert_eq!(groups(Format::Csv, table, GroupBy::Folder), [None, None]);
    let lines = "{\"title\": \"Arı\", \"abstract\": \"Bal\", \"a\": {\"b\": \"x\"}}\n{\"title\": \"Su\", \"abstract\": \"Süt\"}\n";
    assert_eq!(groups(Format::Json, lines, GroupBy::Column("a.b".to_owned())), [some("x"), None]);
}

#[test]
fn a_month_is_no_time_of_a_deposit() {
    let year = |date: &str| {
        let record = format!("<oai_dc:dc><dc:title>Yol</dc:title><dc:date>{date}</dc:date></oai_dc:dc>");
        read(Format::Xml, &record).year
    };
    assert_eq!(year("30 Temmuz 2019"), Some(2019));
    assert_eq!(year("2019-05-02T00:00:00Z"), Some(2019));
    assert_eq!(year("2021-05-02T10:11:12Z"), None);
}

#[test]
fn the_parts_of_a_date_are_one_date() {
    let record = "{\"title\":\"Yol\",\"abstract\":\"Bu bir denemedir.\",\"accepted\":{\"date-parts\":[[2019,6,5]]},\
                  \"issued\":{\"date-parts\":[[2020,1]]}}\n";
    let found = read(Format::Json, record);
    assert_eq!((found.accepted.as_deref(), found.year), (Some("2019-06-05"), Some(2020)));
    let range =
        "{\"title\":\"Yol\",\"abstract\":\"Bu bir denemedir.\",\"accepted\":{\"date-parts\":[[2019],[2020]]}}\n";
    assert_eq!(read(Format::Json, range).accepted.as_deref(), Some("2019"), "the first of a range");
}

#[test]
fn what_stands_behind_a_short_citation_is_read() {
    let page = "Atıf için: Kara, A. (2019). Liman kentlerinin değişimi üzerine bir inceleme ve öneriler.\n\
                Gediz Tarım Dergisi, Cilt: 12, Sayı: 3\n\nÖz\nBu bir denemedir.\n";
    let found = read(Format::Text, page);
    assert_eq!((found.volume.as_deref(), found.issue.as_deref()), (Some("12"), Some("3")));
}
