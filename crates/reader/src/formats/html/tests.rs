use super::Html;
use crate::Limits;
use crate::extract::Extract;
use crate::formats::probe::{damage, read, read_within, refused, texts};
use ikiz_document::{DeclaredField, LanguageTag};
use proptest::prelude::*;

fn page(html: &str) -> Extract {
    read(&Html, "makale.html", html.as_bytes()).unwrap_or_else(|failure| panic!("{failure:?}"))
}

/// Texts with what the page declares of them.
fn declared(extract: &Extract) -> Vec<(&str, DeclaredField, Option<&str>, u32)> {
    let fields = extract.lines.iter().filter_map(|line| Some((line.text.as_str(), line.declared.as_ref()?)));
    fields.map(|(text, said)| (text, said.field, said.language.as_ref().map(LanguageTag::code), said.number)).collect()
}

#[test]
fn blocks_are_paragraphs() {
    let extract = page(
        "<!doctype html><title>Dergi</title><body>\n<div>Önce<h2>ÖZ</h2>\n<p>Bu   çalışma\nda <b>ağaç</b>&nbsp;ve g&#246;lge</p>\n<p><strong>Anahtar</strong> <b>kelimeler:</b><br>ağaç,<br>gölge\
        <ul><li>bir<li>iki</ul><table><tr><td align=center>a<td>b</table>sonra</div><pre>x\ny</pre><br><br>s<sub>1</sub>on<br>\n<br>yeni",
    );
    let seen: Vec<_> = extract
        .lines
        .iter()
        .map(|line| (line.text.as_str(), line.gap, line.number, line.heading, line.bold, line.indent))
        .collect();
    let expected = [
        ("Dergi", 1, 1, None, false, 0),
        ("Önce", 1, 2, None, false, 0),
        ("ÖZ", 1, 2, Some(2), true, 0),
        ("Bu çalışma da ağaç ve gölge", 1, 3, None, false, 0),
        ("Anahtar kelimeler:", 1, 5, None, true, 0),
        ("ağaç,", 0, 5, None, false, 0),
        ("gölge", 0, 5, None, false, 0),
        ("bir", 1, 5, None, false, 0),
        ("iki", 1, 5, None, false, 0),
        ("a", 1, 5, None, false, 8),
        ("b", 1, 5, None, false, 0),
        ("sonra", 1, 5, None, false, 0),
        ("x", 1, 5, None, false, 0),
        ("y", 0, 6, None, false, 0),
        ("s1on", 1, 6, None, false, 0),
        ("yeni", 1, 7, None, false, 0),
    ];
    assert_eq!(seen.len(), expected.len(), "{seen:#?}");
    for (seen, expected) in seen.into_iter().zip(expected) {
        assert_eq!(
            (seen.0, seen.1, seen.3, seen.4, seen.5),
            (expected.0, expected.1, expected.3, expected.4, expected.5)
        );
    }
    assert!(extract.lines.is_sorted_by_key(|line| line.number));
    assert_eq!(extract.lines[3].number, 3);
}

#[test]
fn what_stands_around_the_text_is_left_out() {
    let extract = page(
        "<header>Dergi</header><nav>menü</nav><div role=navigation>yol</div><div role='banner'>ad</div><div role=dialog>çerez</div><form><label>Ara</label> ara <input><button>Bul</button></form>\
        <script>x()</script><style>p{}</style><noscript>yok</noscript><template><p>t</p></template><svg><text>çizim</text></svg>\
        <p hidden>h</p><p style='color:red; DISPLAY : none'>d</p><article><header><h1>Başlık</h1></header><p>metin</p></article><select><option>o</select><footer>©</footer>",
    );
    assert_eq!(texts(&extract), ["Başlık", "metin"]);
}

#[test]
fn closed_tabs_are_read_and_what_pops_up_is_not() {
    let text =
        "The winter roads of the villages were walked and measured in spring and compared with old maps of them. "
            .repeat(3);
    for (open, close) in [
        ("<div id=en class=tab-pane style='display:none'>", "</div>"),
        ("<div role=tabpanel hidden>", "</div>"),
        ("<section lang=en style='visibility: hidden'>", "</section>"),
        ("<div hidden>", "</div>"),
    ] {
        let extract = page(&format!("<p>Türkçe</p>{open}<h3>Abstract</h3><p>{text}</p>{close}"));
        assert_eq!(texts(&extract), ["Türkçe", "Abstract", text.trim()], "{open}");
    }
    for open in ["<div class=cookie-bar hidden>", "<div hidden><div class=modal-body>", "<div hidden><a href=x>"] {
        assert_eq!(texts(&page(&format!("<p>Türkçe</p>{open}<span>{text}</span>"))), ["Türkçe"], "{open}");
    }
    assert_eq!(texts(&page("<h2><button>Abstract</button></h2><button>Gönder</button>")), ["Abstract"]);
}

#[test]
fn headings_that_touch_their_text_are_leads() {
    for (html, text, lead) in [
        ("<p><strong>Öz</strong><span>Bu kış</span>", "Öz Bu kış", 2),
        ("<p><b>ABSTRACT</b>This winter", "ABSTRACT This winter", 8),
        ("<p><b>Abstract</b> this", "Abstract this", 8),
        ("<p><span class=section-title>Öz</span><i>kış</i>", "Öz kış", 2),
        ("<p><b>Köy</b>lerin yolu", "Köylerin yolu", 3),
        ("<p><b>K</b>IŞ YOLU", "KIŞ YOLU", 1),
        ("<p>Bu <b>kış</b>", "Bu kış", 0),
    ] {
        let extract = page(html);
        assert_eq!((texts(&extract), extract.lines[0].bold_lead), (vec![text], lead), "{html}");
    }
}

#[test]
fn elements_that_touch_are_entries() {
    let extract = page(
        "<div><b>Anahtar kelimeler</b><a href=x>kış</a><a href=y>yol</a><a href=z>köy</a></div><p><span>kış</span><span>lık</span>",
    );
    assert_eq!(texts(&extract), ["Anahtar kelimeler", "kış", "yol", "köy", "kışlık"]);
}

#[test]
fn tables_of_texts_are_read_by_column() {
    let turkish = "Köylerin kış yolları yürünmüş ve açılan yolların uzunluğu ölçülerek eski kayıtlarla karşılaştırılmış ayrıca yolları \
        açanlarla konuşulmuş söylenenler yazıya geçirilmiş ve bunlar sonradan yeniden okunmuştur";
    let english = "The winter roads of the villages were walked and the length of the open roads was measured and compared with old \
        records while those who open them were asked and what they said was written down";
    let extract = page(&format!(
        "<table><tr><th>ÖZ<th>ABSTRACT<tr><td>{turkish}<td>{english}<tr><td>Anahtar: kış<td>Keywords: winter</table>"
    ));
    assert_eq!(texts(&extract), ["ÖZ", turkish, "Anahtar: kış", "ABSTRACT", english, "Keywords: winter"]);
}

#[test]
fn what_is_escaped_twice_is_read() {
    let extract = page(
        "<p>&amp;lt;p&amp;gt;K&amp;#305;&amp;#351; yolu&amp;lt;/p&amp;gt;<p>p &lt; 0,05 &amp; q<p>m<sup>2</sup><sup><a href='#fn3'>3</a></sup>",
    );
    assert_eq!(texts(&extract), ["Kış yolu", "p < 0,05 & q", "m²"]);
}

#[test]
fn a_form_around_the_page_is_the_page() {
    let text = "Bu çalışmada ağaçların gölgesi ölçülmüş ve karşılaştırılmıştır. ".repeat(8);
    let extract =
        page(&format!("<form id=aspnetForm><input type=hidden><div>{text}</div><button>Gönder</button></form>"));
    assert_eq!(texts(&extract), [text.trim()]);
}

#[test]
fn the_head_of_a_journal_declares_fields() {
    let extract = page(
        "<head><title>Dergi » Makale</title>\n<meta name=description content='Dergimiz'><meta name=keywords content='dergi'><meta property='og:title' content='Dergi'>\n\
        <meta name='citation_title' content='Gölgenin Ölçüsü'>\n<meta name='DC.Title' xml:lang='tr' content='Gölgenin  Ölçüsü'>\n<meta name='DC.Title.Alternative' lang='en-US' content='The Measure of Shade'>\n\
        <meta name='citation_abstract' xml:lang='tr_TR' content='&lt;p&gt;Bu &lt;i&gt;çalışma&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;Sonuç.&lt;/p&gt;'>\n<meta name='DCTERMS.abstract' xml:lang='de' content='Diese Arbeit.'>\n\
        <meta name='citation_keywords' xml:lang='tr' content='ağaç'><meta name='citation_keywords' xml:lang='tr' content='gölge'>\n<meta name='citation_keywords' xml:lang='en' content='tree; shade'>\n\
        <meta name='DC.Subject' content='tree, shade'><meta name='citation_keyword' content='a, b'><meta name='citation_keyword' content='c, d'><meta name='dc.description' content=' '>\n</head><body><p>metin",
    );
    let expected = [
        ("Gölgenin Ölçüsü", DeclaredField::Title, Some("tr"), 1),
        ("The Measure of Shade", DeclaredField::Title, Some("en"), 2),
        ("Bu çalışma.", DeclaredField::Abstract, Some("tr"), 3),
        ("Sonuç.", DeclaredField::Abstract, Some("tr"), 3),
        ("Diese Arbeit.", DeclaredField::Abstract, Some("deu"), 4),
        ("ağaç", DeclaredField::Keywords, Some("tr"), 5),
        ("gölge", DeclaredField::Keywords, Some("tr"), 5),
        ("tree; shade", DeclaredField::Keywords, Some("en"), 6),
        ("a, b", DeclaredField::Keywords, None, 7),
        ("c, d", DeclaredField::Keywords, None, 8),
    ];
    assert_eq!(declared(&extract), expected);
    assert_eq!(texts(&extract).last(), Some(&"metin"));
    assert_eq!(extract.lines.len(), expected.len() + 1);
}

#[test]
fn empty_elements_of_xhtml_end() {
    let extract = page(
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><script src='x'/><title/></head><body><a id='b'/><p>metin<br/>iki</p></body></html>",
    );
    assert_eq!(texts(&extract), ["metin", "iki"]);
}

#[test]
fn limits_hold() {
    let deep = "<div>".repeat(100_000) + "dip";
    assert_eq!(refused(read(&Html, "a.html", deep.as_bytes())), "too-large.levels limit=256");
    let open = Limits { depth: u32::MAX, ..Limits::default() };
    let deep = "<div>".repeat(10_000) + "dip";
    assert_eq!(texts(&read_within(&Html, "a.html", deep.as_bytes(), open).expect("deep pages are read")), ["dip"]);
    let small = Limits { unpacked_bytes: 100_000, ..Limits::default() };
    let many = "<b a=1><b a=2><b a=3><b a=4>".to_owned() + &"<p>x".repeat(10_000);
    assert_eq!(refused(read_within(&Html, "a.html", many.as_bytes(), small)), "too-large.unpacked limit=100000");
    let slow = Limits { seconds: 0, ..Limits::default() };
    assert_eq!(refused(read_within(&Html, "a.html", b"<p>x", slow)), "too-slow.seconds seconds=0");
}

#[test]
fn files_that_are_no_page_say_what_they_are() {
    let told = refused(read(&Html, "a.html", b"PK\x03\x04 word/"));
    assert_eq!(told, "binary.kind-named kind=(content.docx) extension=html");
    assert_eq!(refused(read(&Html, "a.html", &[0; 64])), "binary.nul-bytes");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn damaged_pages_never_panic(damage in damage()) {
        let html = "<meta charset=windows-1254><meta name=citation_title content='&lt;b>Öz'><table><p>ağaç<td><b><i>x</b></i></table><template>a</template>";
        let _ = read(&Html, "a.html", &damage.of(html.as_bytes()));
    }

    #[test]
    fn any_markup_never_panics(html in "(<(/?(p|b|a|i|table|tr|td|svg|math|mi|annotation-xml|template|select|option|form|frameset|pre|br|head|body|title|script)/?)>|[a-zçğış &;<>\n]{0,6}){0,40}") {
        if let Ok(extract) = read(&Html, "a.html", html.as_bytes()) {
            assert!(extract.lines.is_sorted_by_key(|line| line.number));
        }
    }
}
