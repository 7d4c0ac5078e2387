//! JATS: what an article's front matter declares, its body and the works it cites; the front of a translation that
//! stands in it too.

use super::element::Element;
use super::{declared, flow};
use crate::records::codes;
use crate::records::fields::Fields;
use crate::records::language_code::language_of;
use crate::records::piece::Piece;
use ikiz_document::{DeclaredField, Language, LanguageTag};
use ikiz_text::lower;

/// Kinds of abstracts that are the long form.
const LONG: [&str; 5] = ["summary", "executive-summary", "extended", "extended-abstract", "extended-summary"];
/// Beginnings of words in the names of kinds that are no abstract to be compared.
const LEFT_OUT: [&str; 14] = [
    "editor",
    "graphic",
    "highlight",
    "key",
    "lay",
    "plain",
    "precis",
    "significance",
    "teaser",
    "toc",
    "tweet",
    "video",
    "visual",
    "web",
];

/// The article's id: DOI before others.
pub(super) fn id(article: &Element) -> Option<String> {
    let meta = article.at(&["front", "article-meta"])?;
    let of_kind = |kind: &str| meta.all("article-id").find(|id| id.attribute("pub-id-type") == Some(kind));
    let id = of_kind("doi").or_else(|| meta.all("article-id").next())?.text();
    Some(id.trim().to_owned()).filter(|id| !id.is_empty())
}

/// The fields of an article.
pub(super) fn read(article: &Element) -> Fields {
    let mut fields = Fields::new(declared::jats(article));
    let language = article.attribute("lang").and_then(language_of);
    if let Some(meta) = article.at(&["front", "article-meta"]) {
        front(&mut fields, meta, language);
    }
    let translations = article.elements().filter(|element| matches!(element.local(), "sub-article" | "response"));
    for translation in translations.filter(|element| element.attribute("article-type") == Some("translation")) {
        let language = translation.attribute("lang").and_then(language_of);
        let meta = translation.at(&["front-stub"]).or_else(|| translation.at(&["front", "article-meta"]));
        if let Some(meta) = meta {
            front(&mut fields, meta, language);
        }
    }
    if let Some(body) = article.at(&["body"]) {
        fields.begin(DeclaredField::Body, language);
        flow::add(&mut fields, body, Some(1));
    }
    if let Some(list) = article.at(&["back", "ref-list"]) {
        fields.begin(DeclaredField::References, None);
        if let Some(title) = list.all("title").next() {
            fields.field_heading(&title.text(), title.line);
        }
        for reference in list.all("ref") {
            fields.paragraph(&reference.text(), reference.line);
        }
    }
    fields
}

fn front(fields: &mut Fields, meta: &Element, language: Option<LanguageTag>) {
    let own = |element: &Element| element.attribute("lang").and_then(language_of);
    if let Some(group) = meta.at(&["title-group"]) {
        title(fields, group, "article-title", "subtitle", language);
        for translated in group.all("trans-title-group") {
            title(fields, translated, "trans-title", "trans-subtitle", own(translated));
        }
        // Older versions have no group around a translated title.
        title(fields, group, "trans-title", "trans-subtitle", None);
    }
    for text in meta.elements().filter(|element| matches!(element.local(), "abstract" | "trans-abstract")) {
        let kind = lower(text.attribute("abstract-type").unwrap_or_default(), Language::English);
        let mut words = kind.split(|letter: char| !letter.is_alphanumeric());
        if words.any(|word| LEFT_OUT.iter().any(|start| word.starts_with(start))) {
            continue;
        }
        let field = if LONG.contains(&&*kind) { DeclaredField::Summary } else { DeclaredField::Abstract };
        let of_article = if text.local() == "abstract" { language } else { None };
        fields.begin(field, own(text).or(of_article));
        abstract_text(fields, text);
    }
    for group in meta.elements().filter(|group| matches!(group.local(), "kwd-group" | "unstructured-kwd-group")) {
        let kind = group.attribute("kwd-group-type").unwrap_or_default();
        let title = group.all("title").next().map(|title| (title.text(), title.line));
        if codes::is_no_keywords(kind) || title.as_ref().is_some_and(|(title, _)| codes::names_scheme(title)) {
            continue;
        }
        let items = codes::without(keywords(group));
        if !items.is_empty() {
            fields.headed_keywords(own(group).or(language), title, &items);
        }
    }
}

fn title(fields: &mut Fields, group: &Element, name: &str, below: &str, language: Option<LanguageTag>) {
    for title in group.all(name) {
        let mut text = title.text();
        if let Some(subtitle) = group.all(below).next() {
            let joint = if text.trim_end().ends_with([':', '?', '!', '.']) { " " } else { ": " };
            text = format!("{}{joint}{}", text.trim_end(), subtitle.text().trim_start());
        }
        fields.begin(DeclaredField::Title, title.attribute("lang").and_then(language_of).or(language));
        fields.paragraph(&text, title.line);
    }
}

/// The text of an abstract, below the heading of the whole: `Abstract`, `Öz`.
fn abstract_text(fields: &mut Fields, text: &Element) {
    let is_title = |element: &Element| element.local() == "title";
    if let Some(title) = text.elements().next().filter(|first| is_title(first)) {
        fields.field_heading(title.text().trim().trim_end_matches(':'), title.line);
        for child in text.elements().skip(1) {
            flow::add(fields, child, None);
        }
    } else {
        flow::add(fields, text, None);
    }
}

/// The keywords of a group; the title of the group is none.
fn keywords(group: &Element) -> Vec<Piece> {
    let mut items = Vec::new();
    for element in group.elements() {
        match element.local() {
            "kwd" => items.push((element.text(), element.line)),
            "compound-kwd" => {
                let is_word = |part: &&Element| part.attribute("content-type") != Some("code");
                let parts: Vec<String> = element.all("compound-kwd-part").filter(is_word).map(Element::text).collect();
                items.push((parts.join(" "), element.line));
            }
            "nested-kwd" => items.extend(keywords(element)),
            _ => {}
        }
    }
    if items.is_empty() && group.elements().all(|element| element.local() != "title") {
        items.push((group.text(), group.line));
    }
    items
}
