use super::Odt;
use crate::Limits;
use crate::extract::Extract;
use crate::formats::probe::{damage, read, read_within, refused, texts, zip};
use proptest::prelude::*;

const STYLES: &str = r#"<office:document-styles><office:styles>
<style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="14pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Heading" style:default-outline-level="1"><style:text-properties fo:font-size="150%"/></style:style>
<style:style style:name="A" style:family="paragraph" style:parent-style-name="B"/><style:style style:name="B" style:family="paragraph" style:parent-style-name="A"/>
</office:styles><office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Footer"/></office:automatic-styles>
<office:master-styles><text:p>altlık</text:p></office:master-styles></office:document-styles>"#;
const AUTOMATIC: &str = r#"<office:automatic-styles>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"><style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
</office:automatic-styles>"#;

fn package(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content>{AUTOMATIC}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    zip(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("styles.xml", STYLES), ("content.xml", &content)])
}

fn document(body: &str) -> Extract {
    read(&Odt, "tez.odt", &package(body)).unwrap_or_else(|failure| panic!("{failure:?}"))
}

#[test]
fn paragraphs_have_the_looks_of_their_styles() {
    let extract = document(
        r#"<text:h text:style-name="P1" text:outline-level="1"><text:number>1.</text:number>ÖZET</text:h><text:p text:style-name="Standard"/>
        <text:p text:style-name="Standard">Bu çalışmada<text:s text:c="3"/>ağaçların<text:tab/>gölgesi ölçülmüştür.</text:p>
        <text:p text:style-name="A"><text:span text:style-name="T1">Anahtar:</text:span><text:line-break/>gölge<text:span text:style-name="T2"> gizli</text:span></text:p>
        <text:p text:style-name="Heading_20_1">Öz</text:p>"#,
    );
    let seen: Vec<_> = extract
        .lines
        .iter()
        .map(|line| {
            (line.text.as_str(), line.number, line.style.as_deref(), line.heading, line.bold, line.indent, line.gap)
        })
        .collect();
    let expected = [
        ("ÖZET", 1, Some("Heading 1"), Some(1), true, 8, 1),
        ("Bu çalışmada ağaçların gölgesi ölçülmüştür.", 3, None, None, false, 0, 1),
        ("Anahtar:", 4, Some("A"), None, true, 0, 1),
        ("gölge", 4, Some("A"), None, false, 0, 0),
        ("Öz", 5, Some("Heading 1"), Some(1), true, 0, 1),
    ];
    assert_eq!(seen, expected);
    assert_eq!((extract.lines[0].size_ratio, extract.lines[1].size_ratio), (Some(1.75), Some(1.0)));
}

#[test]
fn only_what_is_printed_is_text() {
    let extract = document(
        r#"<text:tracked-changes><text:changed-region><text:deletion><text:p>silindi</text:p></text:deletion></text:changed-region></text:tracked-changes>
        <text:p>Bir<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>dipnot</text:p></text:note-body></text:note>
        <text:change text:change-id="c1"/><office:annotation><dc:creator>x</dc:creator><text:p>yorum</text:p></office:annotation><text:a>iki</text:a>
        <draw:frame><draw:text-box><text:p>kutu</text:p></draw:text-box><svg:title>resim</svg:title></draw:frame></text:p>
        <table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>
        <text:list><text:list-item><text:p>madde</text:p></text:list-item></text:list>"#,
    );
    assert_eq!(texts(&extract), ["Bir iki", "kutu", "a", "b", "madde"]);
}

#[test]
fn layout_tables_are_read_by_column() {
    let long = "Köylerin kış yolları yürünmüş ve açılan yolların uzunluğu ölçülerek eski kayıtlarla karşılaştırılmış ayrıca yolları \
        açanlarla konuşulmuş söylenenler yazıya geçirilmiş ve bunlar sonradan yeniden okunmuştur";
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let extract = document(&format!(
        "<table:table><table:table-column/>{}{}{}</table:table>",
        row(&[cell("", "BİLGİ"), cell("", "ÖZ")]),
        row(&[cell("", "Mart"), cell(r#"table:number-rows-spanned="2""#, long)]),
        row(&[cell("", "kış"), "<table:covered-table-cell/>".to_owned()]),
    ));
    assert_eq!(texts(&extract), ["BİLGİ", "Mart", "kış", "ÖZ", long]);
}

#[test]
fn leads_and_raised_digits_are_seen() {
    let extract = document(
        r#"<text:p><text:span text:style-name="T1">Öz</text:span><text:span text:style-name="T3">2</text:span> Bu kış</text:p>
        <text:p><text:placeholder text:placeholder-type="text">&lt;Özet&gt;</text:placeholder>yazı</text:p>"#,
    );
    assert_eq!(texts(&extract), ["Öz² Bu kış", "yazı"]);
    assert_eq!(extract.lines[0].bold_lead, 2);
}

#[test]
fn pages_are_counted() {
    let extract = document(
        r#"<text:p text:style-name="P2">bir</text:p><text:p>iki <text:soft-page-break/>devam</text:p><text:soft-page-break/>
        <text:p>üç</text:p><text:p text:style-name="P2">dört</text:p>"#,
    );
    let seen: Vec<_> = extract.lines.iter().map(|line| (line.text.as_str(), line.page)).collect();
    assert_eq!(seen, [("bir", 1), ("iki devam", 1), ("üç", 3), ("dört", 4)]);
}

#[test]
fn files_that_are_no_text_say_what_they_are() {
    let told = |bytes: &[u8]| refused(read(&Odt, "a.odt", bytes));
    let manifest =
        "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let encrypted = zip(&[("META-INF/manifest.xml", manifest), ("content.xml", "\u{1}\u{2}")]);
    assert_eq!(told(&encrypted), "needs-password.protected");
    let sheet = told(&zip(&[("xl/workbook.xml", "<a/>")]));
    assert_eq!(sheet, "binary.kind-named kind=(content.xlsx) extension=odt");
    let bare = zip(&[("mimetype", "application/vnd.oasis.opendocument.text")]);
    assert_eq!(told(&bare), "damaged.no-content name=content.xml");
    assert_eq!(told(&zip(&[("content.xml", "<a><text:p")])), "damaged.part");
    assert_eq!(told(b"PK"), "damaged.archive");
}

#[test]
fn broken_xml_keeps_what_was_read() {
    let bytes = zip(&[("content.xml", "<a><text:p>Başı</text:p><text:p>ya<text:span>rım</a>")]);
    let extract = read(&Odt, "a.odt", &bytes).expect("what is whole is read");
    assert_eq!(texts(&extract), ["Başı", "yarım"]);
    assert_eq!(extract.repairs.get("damaged-xml"), Some(&1));
}

#[test]
fn limits_hold() {
    let bytes = package(&format!("<text:p>{}</text:p>", "uzun ".repeat(100_000)));
    let small = Limits { unpacked_bytes: 100_000, ..Limits::default() };
    assert_eq!(refused(read_within(&Odt, "a.odt", &bytes, small)), "too-large.unpacked limit=100000");
    let nested = package(&"<text:span>".repeat(1000));
    assert_eq!(refused(read(&Odt, "a.odt", &nested)), "too-large.levels limit=256");
    let blanks = document(r#"<text:p>a<text:s text:c="999999999999"/>b<text:s text:c="4000000000"/></text:p>"#);
    assert_eq!(texts(&blanks), ["a b"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn damaged_files_never_panic(damage in damage()) {
        let _ = read(&Odt, "a.odt", &damage.of(&package("<text:h>Öz</text:h><text:p>ağaç <text:span>gölge</text:span></text:p>")));
    }

    #[test]
    fn any_markup_never_panics(body in "(<(/?(text:(p|h|s|span|tab|line-break|note)|draw:frame)/?)>|[a-zçğış &;<>]{0,6}){0,40}") {
        let _ = read(&Odt, "a.odt", &package(&body));
    }
}
