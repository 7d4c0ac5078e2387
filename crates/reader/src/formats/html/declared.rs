//! What the head of a journal's page says of the publication: Highwire (`citation_…`), Dublin Core, PRISM, EPrints.

use super::tree::{Data, Node};
use crate::metadata::{Item, put, source};
use ikiz_document::Metadata;

/// Names of meta elements with what they say; of several for the same, the first one here that has a value.
const NAMES: [(&str, Item); 43] = [
    ("citation_publication_date", Item::Year),
    ("citation_date", Item::Year),
    ("citation_year", Item::Year),
    ("prism.publicationdate", Item::Year),
    ("dc.date.issued", Item::Year),
    ("dcterms.issued", Item::Year),
    ("dc.date", Item::Year),
    ("eprints.date", Item::Year),
    ("citation_online_date", Item::Year),
    ("citation_journal_title", Item::Journal),
    ("prism.publicationname", Item::Journal),
    ("eprints.publication", Item::Journal),
    ("citation_volume", Item::Volume),
    ("prism.volume", Item::Volume),
    ("dc.source.volume", Item::Volume),
    ("eprints.volume", Item::Volume),
    ("citation_issue", Item::Issue),
    ("prism.number", Item::Issue),
    ("dc.source.issue", Item::Issue),
    ("eprints.number", Item::Issue),
    ("citation_author", Item::Authors),
    ("citation_authors", Item::Authors),
    ("dc.creator.personalname", Item::Authors),
    ("dc.creator", Item::Authors),
    ("dcterms.creator", Item::Authors),
    ("eprints.creators_name", Item::Authors),
    ("citation_author_orcid", Item::Orcid),
    ("citation_doi", Item::Doi),
    ("dc.identifier.doi", Item::Doi),
    ("prism.doi", Item::Doi),
    ("eprints.id_number", Item::Doi),
    ("dc.identifier", Item::Doi),
    ("citation_abstract_html_url", Item::Url),
    ("citation_public_url", Item::Url),
    ("dc.identifier.uri", Item::Url),
    ("eprints.official_url", Item::Url),
    ("citation_article_type", Item::Type),
    ("dc.type.articletype", Item::Type),
    ("dc.type", Item::Type),
    ("eprints.type", Item::Type),
    ("dc.date.submitted", Item::Submitted),
    ("dc.date.datesubmitted", Item::Submitted),
    ("dcterms.datesubmitted", Item::Submitted),
];

/// What the head of a page says.
pub(super) fn metadata(nodes: &[Node]) -> Metadata {
    let mut given: Vec<Vec<&str>> = vec![Vec::new(); NAMES.len()];
    let mut sources = Vec::new();
    for node in nodes {
        let Data::Element(element) = &node.data else { continue };
        let Some(name) = element.value("name").filter(|_| &*element.name == "meta") else { continue };
        let value = element.value("content").unwrap_or_default();
        let name = name.trim();
        if let Some(place) = NAMES.iter().position(|(known, _)| name.eq_ignore_ascii_case(known)) {
            given[place].push(value);
        } else if name.eq_ignore_ascii_case("dc.source") {
            sources.push(value);
        }
    }
    let mut metadata = Metadata::default();
    for ((_, item), values) in NAMES.iter().zip(given) {
        // Lists are taken from one name.
        if *item == Item::Authors && !metadata.authors.is_empty() {
            continue;
        }
        for value in values {
            put(&mut metadata, *item, value);
        }
    }
    for value in sources {
        source(&mut metadata, value);
    }
    metadata
}
