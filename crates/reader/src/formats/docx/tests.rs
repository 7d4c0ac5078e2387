use super::Docx;
use crate::Limits;
use crate::extract::{Extract, Flow};
use crate::formats::probe::{damage, read, read_within, refused, texts, zip, zip_of_bytes};
use crate::lines::printed::Inset;
use ikiz_document::{Encoding, Format};
use proptest::prelude::*;

const RELATIONS: &str = r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const STYLES: &str = r#"<w:styles xmlns:w="w"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr><w:sz w:val="24"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Balk1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Alt"><w:name w:val="Başlık Öz"/><w:basedOn w:val="Balk1"/></w:style>
<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>
<w:style w:type="character" w:styleId="Gl"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style></w:styles>"#;

fn package(body: &str) -> Vec<u8> {
    let document = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#
    );
    zip(&[("_rels/.rels", RELATIONS), ("word/styles.xml", STYLES), ("word/document.xml", &document)])
}

fn document(body: &str) -> Extract {
    read(&Docx, "tez.docx", &package(body)).unwrap_or_else(|failure| panic!("{failure:?}"))
}

/// A paragraph of one run.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn paragraphs_have_the_looks_of_their_styles() {
    let plain = p("Bu çalışmada ağaçların gölgesi ölçülmüştür.");
    let body = format!(
        r#"<w:p><w:pPr><w:pStyle w:val="Alt"/><w:rPr><w:i/></w:rPr></w:pPr><w:r><w:t>ÖZ</w:t></w:r></w:p><w:p/>{plain}
        <w:p><w:pPr><w:pStyle w:val="T1"/><w:jc w:val="left"/></w:pPr><w:r><w:t>ÖZET</w:t><w:tab/><w:t>iv</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Gl"/></w:rPr><w:t>Anahtar:</w:t></w:r></w:p>
        <w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Key </w:t></w:r><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>words</w:t></w:r></w:p>"#
    );
    let extract = document(&body);
    assert_eq!((extract.format, extract.flow), (Format::Docx, Flow::Paragraphs { pages_known: false }));
    assert_eq!(extract.encoding, Encoding("UTF-8".into()));
    let seen: Vec<_> = extract
        .lines
        .iter()
        .map(|line| (line.text.as_str(), line.number, line.style.as_deref(), line.heading, line.bold, line.indent))
        .collect();
    let expected = [
        ("ÖZ", 1, Some("Başlık Öz"), Some(1), true, 8),
        ("Bu çalışmada ağaçların gölgesi ölçülmüştür.", 3, None, None, false, 0),
        ("ÖZET iv", 4, Some("toc 1"), None, false, 0),
        ("Anahtar:", 5, Some("a"), None, true, 0),
        ("Key words", 6, None, None, false, 0),
    ];
    assert_eq!(seen, expected);
    assert_eq!(extract.lines[0].size_ratio, Some(1.5));
    assert_eq!(extract.lines[2].size_ratio, Some(22.0 / 24.0));
    assert!(extract.lines.iter().all(|line| line.gap == 1 && line.page == 1));
}

#[test]
fn only_what_is_printed_is_text() {
    let body = r#"<w:p><w:r><w:t>Bir</w:t><w:noBreakHyphen/><w:t>iki</w:t><w:footnoteReference w:id="1"/><w:t>lik ke</w:t><w:softHyphen/><w:t>li</w:t></w:r>
        <w:del><w:r><w:delText>silindi</w:delText><w:t>silindi</w:t></w:r></w:del><w:ins><w:r><w:t>me &amp; &#x131;</w:t></w:r></w:ins>
        <w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PAGEREF _Toc1 </w:instrText></w:r><w:hyperlink><w:r><w:t> bağ</w:t></w:r></w:hyperlink>
        <w:smartTag><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:r><w:t>lı</w:t></w:r></w:sdtContent></w:sdt></w:smartTag>
        <w:r><w:sym w:font="Symbol" w:char="F061"/><w:drawing><wp:posOffset>-12345</wp:posOffset></w:drawing></w:r>
        <w:r><w:rPr><w:vanish/><w:rPrChange><w:rPr><w:vanish w:val="0"/></w:rPr></w:rPrChange></w:rPr><w:t>gizli</w:t></w:r><w:r><w:t> &nbsp;</w:t></w:r></w:p>"#;
    let extract = document(body);
    assert_eq!(texts(&extract), ["Bir-ikilik kelime & ı bağlıα &nbsp;"]);
}

#[test]
fn tables_and_text_boxes_are_read_once() {
    let bx = "<w:txbxContent><w:p><w:r><w:t>kutu</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:tbl><w:tr><w:tc>{}{}</w:tc><w:tc><w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl></w:tc></w:tr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>
        <w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>{bx}</w:drawing></mc:Choice><mc:Fallback><w:pict>{bx}</w:pict></mc:Fallback></mc:AlternateContent>
        <w:t>dışarıda</w:t></w:r></w:p>{}",
        p("a1"), p("a2"), p("b"), p("c"), p("son")
    );
    assert_eq!(texts(&document(&body)), ["a1", "a2", "b", "c", "dışarıda", "kutu", "son"]);
}

const LONG: &str = "Bu çalışmada köylerin kış yolları yürünmüş ve açılan yolların uzunluğu ölçülerek eski kayıtlarla karşılaştırılmış, \
    ayrıca yolları açanlarla konuşulmuş ve söylenenler yazıya geçirilmiştir";

fn row(cells: &[&str]) -> String {
    format!("<w:tr><w:tc>{}</w:tc></w:tr>", cells.join("</w:tc><w:tc>"))
}

#[test]
fn layout_tables_are_read_by_column() {
    let box_of = |properties: &str, content: &str| format!("<w:tcPr>{properties}</w:tcPr>{content}");
    let (text, entry) = (p(LONG), p("Geliş: Mart"));
    let body = format!(
        "<w:tbl>{}{}{}{}</w:tbl>",
        row(&[&box_of(r#"<w:gridSpan w:val="2"/>"#, &p("üst"))]),
        row(&[&p("BİLGİ"), &p("ÖZ")]),
        row(&[&entry, &box_of(r#"<w:vMerge w:val="restart"/>"#, &text)]),
        row(&[&p("kış yolu"), &box_of("<w:vMerge/>", "<w:p/>")]),
    );
    let extract = document(&body);
    assert_eq!(texts(&extract), ["üst", "BİLGİ", "Geliş: Mart", "kış yolu", "ÖZ", LONG]);
    assert!(extract.lines.iter().all(|line| line.inset.is_none()));
}

#[test]
fn a_table_of_results_is_known_as_one() {
    let extract = document(&format!("<w:tbl>{}{}</w:tbl>", row(&[&p("Yıl"), &p("Gün")]), row(&[&p("2020"), &p("9")])));
    assert_eq!(texts(&extract), ["Yıl", "Gün", "2020", "9"]);
    assert!(extract.lines.iter().all(|line| line.inset == Some(Inset::Cell)));
}

/// A document with a part that its body names `c1`.
fn with_piece(body: &str, name: &str, piece: &[u8]) -> Extract {
    let relations =
        format!(r#"<Relationships><Relationship Id="c1" Type="x/aFChunk" Target="{name}"/></Relationships>"#);
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let parts = [
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        (&*format!("word/{name}"), piece),
    ];
    read(&Docx, "tez.docx", &zip_of_bytes(&parts)).unwrap_or_else(|failure| panic!("{failure:?}"))
}

#[test]
fn pieces_stand_where_the_document_has_them() {
    let body = format!(r#"{}<w:altChunk r:id="c1"/>{}"#, p("önce"), p("sonra"));
    let page = "<html><head><meta charset='utf-8'></head><body><h2>Öz</h2><p>Bir <b>iki</b>.</p></body></html>";
    let inner = zip(&[("word/document.xml", &format!("<w:d><w:body>{}{}</w:body></w:d>", p("Öz"), p("Bir iki.")))]);
    for (name, piece) in [("a.htm", page.as_bytes()), ("b.txt", "Öz\r\nBir iki.".as_bytes()), ("c.docx", &*inner)] {
        let extract = with_piece(&body, name, piece);
        assert_eq!(texts(&extract), ["önce", "Öz", "Bir iki.", "sonra"], "{name}");
        assert!(extract.lines.is_sorted_by_key(|line| line.number));
    }
    let twice = with_piece(&format!("{body}{body}"), "b.txt", b"Bir");
    assert_eq!(texts(&twice), ["önce", "Bir", "sonra", "önce", "sonra"], "a piece stands once");
    let unread = with_piece(&body, "d.rtf", b"{\\rtf1 x}");
    assert_eq!((texts(&unread), unread.repairs.get("unread-piece")), (vec!["önce", "sonra"], Some(&1)));
    assert_eq!(texts(&document(&body)), ["önce", "sonra"]);
}

#[test]
fn a_deleted_mark_joins_paragraphs() {
    let mark = |change: &str| {
        format!("<w:p><w:pPr><w:rPr>{change}</w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">bir </w:t></w:r></w:p>")
    };
    let deleted = r#"<w:del w:id="1"/>"#;
    assert_eq!(texts(&document(&format!("{}{}", mark(deleted), p("iki")))), ["bir iki"]);
    assert_eq!(texts(&document(&format!("{}{}", mark("<w:moveFrom/>"), p("iki")))), ["bir iki"]);
    assert_eq!(texts(&document(&format!("{}{}", mark("<w:ins/>"), p("iki")))), ["bir", "iki"]);
    assert_eq!(texts(&document(&mark(deleted))), ["bir"]);
}

#[test]
fn controls_and_form_fields_show_their_values() {
    let control = |properties: &str, text: &str| {
        format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", p(text))
    };
    let choice = r#"<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="a"/>
        <w:listEntry w:val="b"/></w:ddList></w:ffData></w:fldChar></w:r></w:p>"#;
    let body = format!("{}{}{choice}", control("", "değer"), control("<w:showingPlcHdr/>", "buraya yazınız"));
    assert_eq!(texts(&document(&body)), ["değer", "b"]);
}

#[test]
fn letters_may_be_raised_bold_or_of_symbol_fonts() {
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let body = format!(
        "<w:p>{}{}{}</w:p><w:p>{}{}</w:p>",
        run("<w:b/>", "Öz"),
        run(r#"<w:vertAlign w:val="superscript"/>"#, "1"),
        run("", " Bu kış"),
        run(r#"<w:rFonts w:ascii="Symbol"/>"#, "\u{F0B7}"),
        run("", " e\u{2011}posta"),
    );
    let extract = document(&body);
    assert_eq!(texts(&extract), ["Öz¹ Bu kış", "• e-posta"]);
    assert_eq!((extract.lines[0].bold_lead, extract.lines[1].bold_lead), (2, 0));
    let mark = r#"<w:p><w:r><w:t>Yol</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r></w:p>"#;
    assert_eq!(texts(&document(mark)), ["Yol"]);
}

#[test]
fn lines_and_pages_are_counted() {
    let shown = "<w:lastRenderedPageBreak/>";
    let section = |kind: &str| format!(r#"<w:pPr><w:sectPr><w:type w:val="{kind}"/></w:sectPr></w:pPr>"#);
    let body = format!(
        r#"<w:p><w:r><w:t>bir</w:t><w:br/><w:t>iki</w:t></w:r></w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p>
        <w:p><w:r>{shown}<w:t>üç</w:t></w:r></w:p><w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r>{shown}<w:t>dört</w:t></w:r></w:p>
        <w:p>{}<w:r><w:t>beş</w:t></w:r></w:p><w:p>{}<w:r><w:t>altı</w:t></w:r></w:p><w:p><w:r>{shown}<w:t>yedi</w:t></w:r></w:p>
        <w:p><w:r>{shown}<w:t>sekiz</w:t></w:r></w:p><w:sectPr/>"#,
        section("nextPage"),
        section("continuous"),
    );
    let extract = document(&body);
    let seen: Vec<_> = extract.lines.iter().map(|line| (line.text.as_str(), line.gap, line.page)).collect();
    let expected = [
        ("bir", 1, 1),
        ("iki", 0, 1),
        ("üç", 1, 2),
        ("dört", 1, 3),
        ("beş", 1, 3),
        ("altı", 1, 3),
        ("yedi", 1, 4),
        ("sekiz", 1, 5),
    ];
    assert_eq!(seen, expected);
}

#[test]
fn the_main_part_may_lie_elsewhere_in_strict_form() {
    let relations = |target: &str, kind: &str| {
        format!(
            r#"<Relationships><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let text = r#"<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><pPr><pStyle val="Balk1"/></pPr><r><t>Öz</t></r></p></body></document>"#;
    let bytes = zip(&[
        ("_rels/.rels", &relations("/metin/ana.xml", "officeDocument")),
        ("metin/_rels/ana.xml.rels", &relations("bicim.xml", "styles")),
        ("metin/bicim.xml", STYLES),
        ("metin/ana.xml", text),
    ]);
    let extract = read(&Docx, "a.docx", &bytes).expect("strict form is read");
    assert_eq!((extract.lines[0].text.as_str(), extract.lines[0].heading), ("Öz", Some(1)));
}

#[test]
fn broken_xml_keeps_what_was_read() {
    let cut = |body: &str| zip(&[("word/document.xml", &format!("<w:document><w:body>{body}"))]);
    let extract =
        read(&Docx, "a.docx", &cut(&format!("{}<w:p><w:r><w:t>yarım", p("Başı")))).expect("what is whole is read");
    assert_eq!(texts(&extract), ["Başı", "yarım"]);
    assert_eq!(extract.repairs.get("damaged-xml"), Some(&1));
    let mismatched = cut(&format!("{}</w:p></w:tbl>{}", p("Başı"), p("Sonu")));
    assert_eq!(texts(&read(&Docx, "a.docx", &mismatched).expect("what is whole is read")), ["Başı"]);
    assert_eq!(refused(read(&Docx, "a.docx", &cut("<w:p><w:r"))), "damaged.part");
}

#[test]
fn files_that_are_no_document_say_what_they_are() {
    let told = |bytes: &[u8]| refused(read(&Docx, "a.docx", bytes));
    let named = |content: &str| format!("binary.kind-named kind=(content.{content}) extension=docx");
    assert_eq!(told(b"PK\x03\x04 cut off"), "damaged.archive");
    assert_eq!(told(b"just text"), "damaged.other-bytes format=DOCX");
    assert_eq!(told(b"%PDF-1.7"), named("pdf"));
    assert_eq!(told(&zip(&[("xl/workbook.xml", "<a/>")])), named("xlsx"));
    assert_eq!(told(&zip(&[("word/x.xml", "<a/>")])), "damaged.no-main-part name=word/document.xml");
    let mut compound = vec![0_u8; 1024];
    compound[..4].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0]);
    assert_eq!(told(&compound), named("old-office"));
    for (place, unit) in "EncryptedPackage".encode_utf16().enumerate() {
        compound[512 + 2 * place..514 + 2 * place].copy_from_slice(&unit.to_le_bytes());
    }
    assert_eq!(told(&compound), "needs-password.protected");
}

#[test]
fn limits_hold() {
    let bytes = package(&p(&"uzun ".repeat(100_000)));
    let within = |limits| refused(read_within(&Docx, "a.docx", &bytes, limits));
    assert!(bytes.len() < 10_000, "packed it is small");
    assert_eq!(within(Limits { unpacked_bytes: 100_000, ..Limits::default() }), "too-large.unpacked limit=100000");
    let nested = package(&"<w:sdt>".repeat(100_000));
    assert_eq!(refused(read(&Docx, "a.docx", &nested)), "too-large.levels limit=256");
    let open = Limits { depth: u32::MAX, ..Limits::default() };
    let nested = package(&format!("{}{}{}", "<w:sdt>".repeat(100_000), p("derin"), "</w:sdt>".repeat(100_000)));
    assert_eq!(texts(&read_within(&Docx, "a.docx", &nested, open).expect("deep files are read")), ["derin"]);
    let pages = package(&r#"<w:p><w:r><w:br w:type="page"/><w:t>x</w:t></w:r></w:p>"#.repeat(20));
    let few = Limits { pages: 20, ..Limits::default() };
    assert_eq!(refused(read_within(&Docx, "a.docx", &pages, few)), "too-large.pages pages=21 limit=20");
    assert_eq!(within(Limits { seconds: 0, ..Limits::default() }), "too-slow.seconds seconds=0");
}

#[test]
fn entities_are_not_expanded() {
    let document = r#"<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]><d><p><r><t>x&a;&b;</t></r></p></d>"#;
    let extract = read(&Docx, "a.docx", &zip(&[("word/document.xml", document)])).expect("it is read");
    assert_eq!(texts(&extract), ["x&a;&b;"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn damaged_files_never_panic(damage in damage()) {
        let bytes = package(&format!("{}<w:p><w:r><w:br/><w:t>ağaç</w:t></w:r></w:p>", p("Öz")));
        let _ = read(&Docx, "a.docx", &damage.of(&bytes));
    }

    #[test]
    fn any_markup_never_panics(body in "(<(/?w:(p|r|t|pPr|rPr|sectPr|br|tab|sdt|tbl|tr|tc|tcPr|vMerge|del)/?)>|[a-zçğış &;<>]{0,6}){0,40}") {
        let _ = read(&Docx, "a.docx", &package(&body));
    }

    #[test]
    fn any_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&Docx, "a.docx", &bytes);
        let _ = read(&Docx, "a.docx", &[b"PK\x03\x04", &*bytes].concat());
    }
}
