//! What records and articles in XML say of the publication.

use super::element::{Element, flat};
use crate::metadata::{Item, put, source};
use ikiz_document::Metadata;

/// Before the names of types in the vocabulary of OpenAIRE.
const OPEN_AIRE: &str = "info:eu-repo/semantics/";
/// Kinds of dates of publication in JATS, the likelier year of the number first.
const PRINTED: [&str; 4] = ["ppub", "collection", "pub", "print"];

/// Of a Dublin Core record.
pub(super) fn dublin_core(record: &Element) -> Metadata {
    let mut metadata = Metadata::default();
    let texts = |names: &'static [&'static str]| {
        record.elements().filter(move |element| names.contains(&element.local())).map(flat)
    };
    texts(&["creator"]).for_each(|name| put(&mut metadata, Item::Authors, &name));
    // A date with a time is the one of the deposit.
    let has_time = |date: &str| {
        let time = date.split_once('T').filter(|(day, _)| day.ends_with(|digit: char| digit.is_ascii_digit()));
        time.is_some_and(|(_, time)| !time.starts_with("00:00:00"))
    };
    let dates = texts(&["issued"]).chain(texts(&["date"]));
    dates.filter(|date| !has_time(date)).for_each(|date| put(&mut metadata, Item::Year, &date));
    texts(&["dateSubmitted"]).for_each(|date| put(&mut metadata, Item::Submitted, &date));
    texts(&["source", "bibliographicCitation"]).for_each(|text| source(&mut metadata, &text));
    let identifiers: Vec<String> = texts(&["identifier"]).collect();
    for identifier in &identifiers {
        put(&mut metadata, Item::Doi, identifier);
    }
    let addresses = || identifiers.iter().filter(|text| text.starts_with("http"));
    let address = addresses().find(|text| !text.contains("doi.org/")).or_else(|| addresses().next());
    if let Some(address) = address {
        put(&mut metadata, Item::Url, address);
    }
    texts(&["type"]).for_each(|kind| put(&mut metadata, Item::Type, kind.trim_start_matches(OPEN_AIRE)));
    metadata
}

/// Of a MODS record.
pub(super) fn mods(record: &Element) -> Metadata {
    let mut metadata = Metadata::default();
    let mut say = |item: Item, element: Option<&Element>| {
        if let Some(element) = element {
            put(&mut metadata, item, &flat(element));
        }
    };
    say(Item::Year, record.at(&["originInfo", "dateIssued"]));
    say(Item::Type, record.at(&["genre"]));
    let identifiers = |kind: &'static str| {
        record.all("identifier").filter(move |identifier| identifier.attribute("type") == Some(kind))
    };
    identifiers("doi").for_each(|doi| say(Item::Doi, Some(doi)));
    say(Item::Url, record.at(&["location", "url"]));
    identifiers("uri").for_each(|address| say(Item::Url, Some(address)));
    let host = record.all("relatedItem").find(|item| item.attribute("type") == Some("host"));
    if let Some(host) = host {
        say(Item::Journal, host.at(&["titleInfo", "title"]));
        let details = || host.all("part").flat_map(|part| part.all("detail"));
        for (kind, item) in [("volume", Item::Volume), ("issue", Item::Issue)] {
            let detail = details().find(|detail| detail.attribute("type") == Some(kind));
            say(item, detail.and_then(|detail| detail.at(&["number"])));
        }
        say(Item::Year, host.at(&["part", "date"]));
        say(Item::Year, host.at(&["originInfo", "dateIssued"]));
    }
    let is_author = |name: &&Element| {
        let mut roles = name.all("role").flat_map(|role| role.all("roleTerm")).map(flat).peekable();
        roles.peek().is_none() || roles.any(|role| matches!(&*role, "author" | "aut" | "creator" | "cre"))
    };
    for name in record.all("name").filter(is_author) {
        let part = |kind: &str| name.all("namePart").find(|part| part.attribute("type") == Some(kind)).map(flat);
        let parts: Vec<String> = part("given").into_iter().chain(part("family")).collect();
        let whole = || name.all("namePart").next().map(flat).unwrap_or_default();
        put(&mut metadata, Item::Authors, &if parts.is_empty() { whole() } else { parts.join(" ") });
    }
    metadata
}

/// Of a JATS article.
pub(super) fn jats(article: &Element) -> Metadata {
    let mut metadata = Metadata::default();
    if let Some(kind) = article.attribute("article-type") {
        put(&mut metadata, Item::Type, kind);
    }
    let journal = article.at(&["front", "journal-meta"]);
    let title = journal.and_then(|journal| {
        journal.at(&["journal-title-group", "journal-title"]).or_else(|| journal.at(&["journal-title"]))
    });
    if let Some(title) = title {
        put(&mut metadata, Item::Journal, &flat(title));
    }
    let Some(meta) = article.at(&["front", "article-meta"]) else { return metadata };
    for id in meta.all("article-id").filter(|id| id.attribute("pub-id-type") == Some("doi")) {
        put(&mut metadata, Item::Doi, &flat(id));
    }
    for (name, item) in [("volume", Item::Volume), ("issue", Item::Issue)] {
        meta.all(name).for_each(|value| put(&mut metadata, item, &flat(value)));
    }
    let kind = |date: &Element| {
        ["date-type", "pub-type", "publication-format"].iter().find_map(|name| date.attribute(name).map(str::to_owned))
    };
    let rank = |date: &&Element| {
        let kind = kind(date).unwrap_or_default();
        PRINTED.iter().position(|known| *known == kind).unwrap_or(PRINTED.len())
    };
    let year = meta.all("pub-date").min_by_key(rank).and_then(|date| date.at(&["year"]));
    if let Some(year) = year {
        put(&mut metadata, Item::Year, &flat(year));
    }
    let address = meta.all("self-uri").find_map(|uri| uri.attribute("href"));
    if let Some(address) = address {
        put(&mut metadata, Item::Url, address);
    }
    for date in meta.all("history").flat_map(|history| history.all("date")) {
        let item = match kind(date).as_deref() {
            Some("received") => Item::Received,
            Some("accepted") => Item::Accepted,
            _ => continue,
        };
        let parts: Vec<String> =
            ["year", "month", "day"].iter().filter_map(|name| date.at(&[name]).map(flat)).collect();
        put(&mut metadata, item, &parts.iter().map(|part| format!("{part:0>2}")).collect::<Vec<_>>().join("-"));
    }
    let is_author = |person: &&Element| matches!(person.attribute("contrib-type"), None | Some("author"));
    for person in meta.all("contrib-group").flat_map(|group| group.all("contrib")).filter(is_author) {
        let name = person.at(&["name"]).or_else(|| person.at(&["name-alternatives", "name"]));
        let whole = || person.at(&["string-name"]).or_else(|| person.at(&["collab"])).map(flat).unwrap_or_default();
        let name = name.map_or_else(whole, |name| joined(name, &["given-names", "surname"]));
        put(&mut metadata, Item::Authors, &name);
        person.all("contrib-id").for_each(|id| put(&mut metadata, Item::Orcid, &flat(id)));
    }
    metadata
}

/// Of a TEI file.
pub(super) fn tei(tei: &Element) -> Metadata {
    let mut metadata = Metadata::default();
    let Some(work) = tei.at(&["teiHeader", "fileDesc", "sourceDesc", "biblStruct"]) else { return metadata };
    let analytic = work.at(&["analytic"]).unwrap_or(work);
    for author in analytic.all("author") {
        let name = author.at(&["persName"]).map_or_else(|| flat(author), |name| joined(name, &["forename", "surname"]));
        put(&mut metadata, Item::Authors, &name);
        let ids = author.all("idno").filter(|id| id.attribute("type") == Some("ORCID"));
        ids.for_each(|id| put(&mut metadata, Item::Orcid, &flat(id)));
    }
    let ids = work.all("idno").chain(analytic.all("idno"));
    ids.filter(|id| id.attribute("type") == Some("DOI")).for_each(|id| put(&mut metadata, Item::Doi, &flat(id)));
    let Some(journal) = work.at(&["monogr"]) else { return metadata };
    let title = journal.all("title").find(|title| title.attribute("level") == Some("j"));
    if let Some(title) = title {
        put(&mut metadata, Item::Journal, &flat(title));
    }
    for scope in journal.all("imprint").flat_map(Element::elements) {
        let item = match (scope.local(), scope.attribute("unit").or_else(|| scope.attribute("type"))) {
            ("biblScope", Some("volume")) => Item::Volume,
            ("biblScope", Some("issue")) => Item::Issue,
            ("date", Some("published") | None) => Item::Year,
            _ => continue,
        };
        put(&mut metadata, item, &scope.attribute("when").map_or_else(|| flat(scope), str::to_owned));
    }
    metadata
}

/// The parts of a name in that order.
fn joined(name: &Element, parts: &[&str]) -> String {
    let parts = parts.iter().flat_map(|part| name.all(part)).map(flat);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
