//! Whole issues: several articles in one document, and documents that only look like it.

use ikiz_document::{Document, DocumentId, Line, LineStyle, Section, Span};
use ikiz_sections::SectionFinder;

/// An article: title, abstract and keywords in both languages, body. Each of the four texts is of its own subject.
const ARTICLES: [[&str; 4]; 2] = [
    [
        "KOVANLARIN KIŞ BAKIMI ÜZERİNE BİR İNCELEME",
        "Bu çalışmada arıcıların kovanlarını kışa nasıl hazırladıkları incelenmiştir. Yüz yirmi arıcıyla görüşülmüş, kovanlar üç kış boyunca \
         tartılmıştır. Yalıtılan kovanlarda bal tüketimi azalmış, arı ölümleri yarıya inmiştir. Arıcıların çoğu yalıtımı pahalı bulmaktadır.",
        "This study examines how beekeepers prepare their hives for the winter. One hundred and twenty beekeepers were interviewed, and the \
         hives were weighed over three winters. In insulated hives the consumption of honey fell and the deaths of bees were halved. Most \
         beekeepers find insulation expensive.",
        "Arı kovanı ahşaptan yapılır ve rüzgâr almayan bir yere konur; bu bölümde kovanın parçaları anlatılmakta, ardından kış öncesinde yapılan \
         işler sıralanmakta ve her birinin gerekçesi verilmektedir. Çerçeveler sonbaharda çıkarılır, temizlenir ve yeniden yerine takılır.",
    ],
    [
        "OSMANLI MAHKEME DEFTERLERİNDE VAKIF DAVALARI",
        "Makalede on yedinci yüzyıla ait mahkeme defterlerindeki vakıf davaları ele alınmaktadır. Seksen dava okunmuş, davacıların kimler olduğu ve \
         kararların nasıl gerekçelendirildiği belirlenmiştir. Kadınların mütevelli olarak sıkça mahkemeye geldiği görülmektedir. Kararlar çoğunlukla \
         tanıklığa dayanmaktadır.",
        "The article deals with lawsuits about endowments in court registers of the seventeenth century. Eighty lawsuits were read to learn who \
         the plaintiffs were and how judgments were reasoned. Women often appeared before the court as trustees. Judgments mostly rested on \
         testimony.",
        "Defterlerin dili ağırdır ve yazısı çoğu yerde silinmiştir; bu bölümde defterlerin nasıl tutulduğu, kâtiplerin hangi kalıpları kullandığı ve \
         bugün hangi arşivlerde saklandığı anlatılmaktadır. Her defterin başında kadının adı ile göreve geldiği gün yazılıdır.",
    ],
];

fn document(pages: &[Vec<String>]) -> Document {
    let (mut text, mut lines) = (String::new(), Vec::new());
    for (page, paragraphs) in (1..).zip(pages) {
        for (at, paragraph) in paragraphs.iter().enumerate() {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            let start = text.len();
            text.push_str(paragraph);
            let style = LineStyle { page_start: at == 0, blank_before: true, ..LineStyle::default() };
            let span = Span::new(start, text.len());
            lines.push(Line {
                span,
                source: 0,
                page: Some(page),
                number: at as u32 + 1,
                style,
                frame: None,
                declared: None,
            });
        }
    }
    let (sources, removed) = (Vec::new(), Vec::new());
    Document { id: DocumentId::new("issue.pdf"), sources, text, lines, removed, ..Document::default() }
}

fn article(number: usize) -> Vec<String> {
    let [title, turkish, english, body] = ARTICLES[number];
    let body = format!("GİRİŞ|{body} {body}");
    let text = format!(
        "{title}|Öz|{turkish}|Anahtar Kelimeler: bir, iki, üç|Abstract|{english}|Keywords: one, two, three|{body}"
    );
    text.split('|').map(str::to_owned).collect()
}

fn parts(document: &Document) -> (Vec<Section>, Option<Vec<String>>) {
    let finder = SectionFinder::default();
    let sections = finder.find(document);
    let parts = finder.articles(document, &sections);
    let first = |span: &Span| span.of(&document.text).lines().next().unwrap_or_default().to_owned();
    (sections, parts.map(|parts| parts.iter().map(first).collect()))
}

#[test]
fn an_issue_is_parted_where_its_articles_begin() {
    let issue = document(&[article(0), article(1)]);
    let (_, found) = parts(&issue);
    assert_eq!(found, Some(vec![ARTICLES[0][0].to_owned(), ARTICLES[1][0].to_owned()]));
}

#[test]
fn what_stands_before_the_first_article_is_a_part() {
    let cover = vec!["TARIM VE TARİH DERGİSİ".to_owned(), "Cilt 3, Sayı 2, Haziran 2021".to_owned()];
    let (_, found) = parts(&document(&[cover.clone(), article(0), article(1)]));
    assert_eq!(found.map(|found| found.len()), Some(3));
}

#[test]
fn parts_are_documents_that_keep_pages_and_letters() {
    let issue = document(&[article(0), article(1)]);
    let finder = SectionFinder::default();
    let spans = finder.articles(&issue, &finder.find(&issue)).expect("two articles");
    let second = issue.part(DocumentId::new("issue.pdf#p2"), spans[1]);
    assert_eq!(second.text, spans[1].of(&issue.text));
    assert_eq!(second.place(0).page, Some(2));
    for line in &second.lines {
        assert!(issue.text.contains(line.span.of(&second.text)));
    }
    assert!(finder.find(&second).iter().all(|section| section.article == 1));
}

#[test]
fn the_same_abstract_again_is_no_second_article() {
    let again = vec!["Abstract".to_owned(), ARTICLES[0][2].to_owned(), "Öz".to_owned(), ARTICLES[0][1].to_owned()];
    let (sections, found) = parts(&document(&[article(0), again]));
    assert_eq!(found, None);
    assert!(sections.iter().all(|section| section.article == 1));
}

#[test]
fn articles_without_a_sure_border_stay_together_and_are_numbered() {
    // A long preface between the two, and no page begins with the second.
    let mut pages = article(0);
    pages.extend((0..40).map(|number| {
        format!("Bu satır {number} arada duran uzun bir metnin parçasıdır ve hiçbir makaleye ait değildir.")
    }));
    pages.extend(article(1));
    let (sections, found) = parts(&document(&[pages]));
    assert_eq!(found, None);
    assert_eq!(sections.iter().map(|section| section.article).max(), Some(2));
}

#[test]
fn all_turkish_texts_before_all_english_ones_are_one_document() {
    let heads = ["Öz", ARTICLES[0][1], "Öz", ARTICLES[1][1], "Abstract", ARTICLES[0][2], "Abstract", ARTICLES[1][2]];
    let (sections, found) = parts(&document(&[heads.map(str::to_owned).to_vec()]));
    assert_eq!(found, None);
    assert!(sections.iter().all(|section| section.article == 1));
}

#[test]
fn an_article_that_begins_in_mid_page_has_no_sure_border() {
    // The second page begins with the end of the first article's body.
    let [.., body] = ARTICLES[0];
    let mut second: Vec<String> =
        body.split("; ").map(|part| format!("{part} ve bunlar kovanın bakımında ayrıca ele alınmaktadır")).collect();
    second.extend(article(1));
    let (sections, found) = parts(&document(&[article(0), second]));
    assert_eq!(found, None);
    assert_eq!(sections.iter().map(|section| section.article).max(), Some(2));
}

#[test]
fn a_long_paragraph_before_an_article_belongs_to_the_one_before() {
    // Word files have a paragraph a line: few lines may hold a whole body.
    let mut paragraphs = article(0);
    paragraphs.extend(article(1));
    let (_, found) = parts(&document(&[paragraphs]));
    assert_eq!(found, None);
}
