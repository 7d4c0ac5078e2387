//! TEI as GROBID writes it: the header declares, the text is running text in which the second abstract often stands.

use super::element::Element;
use super::{declared, flow};
use crate::records::codes;
use crate::records::fields::Fields;
use crate::records::language_code::language_of;
use crate::records::piece::Piece;
use ikiz_document::DeclaredField;

/// The id that the file gives the work.
pub(super) fn id(tei: &Element) -> Option<String> {
    let source = tei.at(&["teiHeader", "fileDesc", "sourceDesc", "biblStruct"])?;
    let id = source.all("idno").find(|id| id.attribute("type") == Some("DOI")).or_else(|| source.all("idno").next())?;
    Some(id.text().trim().to_owned()).filter(|id| !id.is_empty())
}

/// The fields of a file, and its text.
pub(super) fn read(tei: &Element) -> Fields {
    let mut fields = Fields::new(declared::tei(tei));
    let own = |element: &Element| element.attribute("lang").and_then(language_of);
    if let Some(statement) = tei.at(&["teiHeader", "fileDesc", "titleStmt"]) {
        // Besides the title there may be that of the journal, or a short one.
        let is_of_work = |title: &&Element| {
            matches!(title.attribute("level"), None | Some("a" | "m"))
                && matches!(title.attribute("type"), None | Some("main" | "translated" | "alt"))
        };
        for title in statement.all("title").filter(is_of_work) {
            fields.begin(DeclaredField::Title, own(title));
            fields.paragraph(&title.text(), title.line);
        }
    }
    if let Some(profile) = tei.at(&["teiHeader", "profileDesc"]) {
        for text in profile.all("abstract") {
            fields.begin(DeclaredField::Abstract, own(text));
            flow::add(&mut fields, text, None);
        }
        for list in profile.all("textClass").flat_map(|class| class.all("keywords")) {
            if codes::is_no_keywords(list.attribute("scheme").unwrap_or_default()) {
                continue;
            }
            let mut items: Vec<Piece> = Vec::new();
            terms(list, &mut items);
            if items.is_empty() {
                items.push((list.text(), list.line));
            }
            fields.keywords(own(list), &items);
        }
    }
    fields.begin_undeclared();
    if let Some(text) = tei.at(&["text"]) {
        for part in text.elements().filter(|part| matches!(part.local(), "front" | "body")) {
            flow::add(&mut fields, part, Some(1));
        }
        let back = text.all("back").flat_map(|back| back.all("div"));
        for part in back.filter(|part| part.attribute("type") != Some("references")) {
            flow::add(&mut fields, part, Some(1));
        }
        let lists = text.all("back").flat_map(|back| back.all("div")).flat_map(|part| part.all("listBibl"));
        for list in lists {
            fields.begin(DeclaredField::References, None);
            for work in list.elements() {
                fields.paragraph(&spaced(work), work.line);
            }
        }
    }
    fields
}

/// The letters of a work cited, whose parts stand in elements without blanks between them.
fn spaced(work: &Element) -> String {
    let mut parts = Vec::new();
    leaves(work, &mut parts);
    parts.join(" ")
}

fn leaves(element: &Element, parts: &mut Vec<String>) {
    if element.elements().next().is_none() {
        parts.push(element.text());
    }
    for inner in element.elements() {
        leaves(inner, parts);
    }
}

fn terms(list: &Element, items: &mut Vec<Piece>) {
    for element in list.elements() {
        match element.local() {
            "term" | "item" => items.push((element.text(), element.line)),
            _ => terms(element, items),
        }
    }
}
