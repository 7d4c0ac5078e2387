//! What a document says of itself beside its sections: identifiers, dates, codes, statements.
//!
//! All of it is looked for in the text and in the lines that were taken out of it, such as footnotes and running heads;
//! what the file or record itself declares counts too.

use super::identifiers::{is_jel, is_msc};
use super::plain::{Plain, plain, plain_label};
use crate::context::Context;
use crate::profile::Presence;
use ikiz_document::{Document, Place, SectionKind};
use ikiz_text::Orcid;
use ikiz_text::data::{entries, rows};
use std::collections::BTreeSet;
use std::sync::LazyLock;

const PHRASES: &str = include_str!("../../data/front_phrases.tsv");
const STATEMENT_WORDS: &str = include_str!("../../data/statement_words.txt");

/// The phrases in the form of [`plain`], each with what it shows.
static KNOWN: LazyLock<Vec<(Presence, String)>> = LazyLock::new(|| {
    let phrase = |[kind, phrase]: [&str; 2]| Some((presence(kind)?, plain(phrase).trim_end().to_owned()));
    rows(PHRASES).filter_map(phrase).collect()
});

/// Words of sentences that state something of the article, in the form of [`plain`].
static STATEMENT: LazyLock<Vec<String>> =
    LazyLock::new(|| entries(STATEMENT_WORDS).map(|word| plain(word).trim_end().to_owned()).collect());

/// Marks behind which a label may begin with a small letter.
const LABEL_MARKS: [char; 8] = [';', ',', '/', '|', '(', ':', '•', '·'];

/// Without page numbers, an article's own DOI stands within the first letters of its text.
const FRONT_BYTES: usize = 8000;
/// With page numbers, on its first pages.
const FRONT_PAGES: u32 = 2;
/// Most words between the label of codes and the first code.
const LABEL_TO_CODE: usize = 12;

/// How the address of an ORCID iD begins.
const ORCID_ADDRESS: &str = "orcid.org/000";
/// Words that may stand between two codes.
const BETWEEN_CODES: [&str; 6] = ["Primary", "Secondary", "and", "primary", "secondary", "ve"];

/// What a document says of itself.
pub(super) struct Facts {
    pub orcids: Vec<PlacedOrcid>,
    /// Whether an ORCID iD is there, or at least the beginning of one: columns may tear it apart.
    pub has_orcid: bool,
    /// What was found of the rest.
    pub present: BTreeSet<Presence>,
    pub jel: Codes,
    pub msc: Codes,
}

/// An ORCID iD with its place.
pub(super) struct PlacedOrcid {
    pub orcid: Orcid,
    pub place: Option<Place>,
}

/// The codes of a classification.
#[derive(Default)]
pub(super) struct Codes {
    pub found: BTreeSet<String>,
    /// Where the first label stands.
    pub place: Option<Place>,
}

impl Facts {
    /// Looks for all of it.
    pub fn of(context: &Context<'_>) -> Self {
        let sources = [Source::text(context.document), Source::removed(context.document)];
        let (mut orcids, mut jel, mut msc) = (Vec::new(), Codes::default(), Codes::default());
        let mut present = BTreeSet::new();
        for (number, source) in sources.iter().enumerate() {
            orcids.extend(source.orcids());
            source.codes(&["jel"], is_jel, &mut jel);
            source.codes(
                &["msc", "ams", "mathematics subject classification", "konu sınıflandırması"],
                is_msc,
                &mut msc,
            );
            let is_cited = |at: usize| number == 0 && is_in_references(context, at);
            if source.dois().any(|at| source.is_front(at) && !is_cited(at)) {
                present.insert(Presence::Doi);
            }
            present.extend(source.phrases());
        }
        let declared = &context.document.metadata;
        let is_declared = [
            (Presence::Doi, declared.doi.is_some()),
            (Presence::Received, declared.received.is_some()),
            (Presence::Accepted, declared.accepted.is_some()),
        ];
        present.extend(is_declared.into_iter().filter(|(_, is_there)| *is_there).map(|(presence, _)| presence));
        let has_orcid = !(orcids.is_empty() && declared.orcids.is_empty())
            || sources.iter().any(|source| source.text.contains(ORCID_ADDRESS));
        Self { orcids, has_orcid, present, jel, msc }
    }
}

fn is_in_references(context: &Context<'_>, at: usize) -> bool {
    let references = context.sections.iter().map(|section| &section.section);
    references
        .filter(|section| section.kind == SectionKind::References)
        .any(|section| (section.span.start..section.span.end).contains(&at))
}

fn presence(kind: &str) -> Option<Presence> {
    Some(match kind {
        "accepted" => Presence::Accepted,
        "conflict" => Presence::Conflict,
        "contributions" => Presence::Contributions,
        "ethics" => Presence::Ethics,
        "funding" => Presence::Funding,
        "received" => Presence::Received,
        _ => return None,
    })
}

/// A text with the places of its lines.
struct Source {
    text: String,
    plain: Plain,
    /// Where each line begins.
    lines: Vec<(usize, Place)>,
}

impl Source {
    fn text(document: &Document) -> Self {
        let place = |line: &ikiz_document::Line| Place { source: line.source, page: line.page, line: line.number };
        let lines = document.lines.iter().map(|line| (line.span.start, place(line))).collect();
        Self::new(document.text.clone(), lines)
    }

    fn removed(document: &Document) -> Self {
        let (mut text, mut lines) = (String::new(), Vec::new());
        for line in &document.removed {
            lines.push((text.len(), Place { source: line.source, page: line.page, line: line.number }));
            text.push_str(&line.text);
            text.push('\n');
        }
        Self::new(text, lines)
    }

    fn new(text: String, lines: Vec<(usize, Place)>) -> Self {
        Self { plain: Plain::new(&text), text, lines }
    }

    fn place(&self, at: usize) -> Option<Place> {
        let line = self.line_at(at).checked_sub(1)?;
        self.lines.get(line).map(|(_, place)| *place)
    }

    /// How many lines begin up to here.
    fn line_at(&self, at: usize) -> usize {
        self.lines.partition_point(|(start, _)| *start <= at)
    }

    fn is_front(&self, at: usize) -> bool {
        self.place(at).and_then(|place| place.page).map_or(at < FRONT_BYTES, |page| page <= FRONT_PAGES)
    }

    fn orcids(&self) -> Vec<PlacedOrcid> {
        let mut found: Vec<PlacedOrcid> = Vec::new();
        for (at, orcid) in Orcid::all(&self.text) {
            // Over the end of a line the digits of another column may have come, also where the lines were joined.
            let crosses = self.line_at(at) != self.line_at(at + orcid.id.len() - 1);
            let may_be_one = orcid.is_valid() || !(orcid.is_broken || crosses);
            if may_be_one && found.iter().all(|other| other.orcid.id != orcid.id) {
                found.push(PlacedOrcid { place: self.place(at), orcid });
            }
        }
        found
    }

    /// Where DOIs begin.
    fn dois(&self) -> impl Iterator<Item = usize> {
        self.text.match_indices("10.").map(|(at, _)| at).filter(|at| {
            let rest = &self.text[at + 3..];
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let follows = self.text[..*at].ends_with(|letter: char| letter.is_ascii_digit());
            let suffix = rest[digits..].strip_prefix('/');
            !follows
                && (4..10).contains(&digits)
                && suffix.is_some_and(|suffix| suffix.starts_with(|letter: char| letter.is_alphanumeric()))
        })
    }

    /// Adds the codes that stand behind one of the labels.
    fn codes(&self, labels: &[&str], is_code: fn(&str) -> bool, codes: &mut Codes) {
        for label in labels {
            for (at, end) in self.plain.occurrences(plain_label(label).as_str()) {
                let rest = &self.text[end..];
                let words =
                    rest.split(|mark: char| mark.is_whitespace() || matches!(mark, ',' | ';' | ':' | '/' | '(' | ')'));
                let words = words.map(|word| word.trim_matches(|mark: char| !mark.is_alphanumeric()));
                let words: Vec<&str> = words.filter(|word| !word.is_empty()).take(LABEL_TO_CODE * 2).collect();
                let Some(first) = words.iter().take(LABEL_TO_CODE).position(|word| is_code(word)) else { continue };
                let is_listed = |word: &&&str| is_code(word) || BETWEEN_CODES.contains(*word);
                let behind = words[first..].iter().take_while(is_listed).filter(|word| is_code(word));
                codes.found.extend(behind.map(|word| (*word).to_owned()));
                if codes.place.is_none() {
                    codes.place = self.place(at);
                }
            }
        }
    }

    /// What the phrases of the list show. A phrase is a label if it begins with a capital or behind a mark; within a
    /// sentence it is a statement where the sentence speaks of authors, approval or projects.
    fn phrases(&self) -> BTreeSet<Presence> {
        let plain = &self.plain;
        let is_label = |phrase: &str, end: usize| {
            let Some(start) = plain.origin(end + 1 - phrase.len()) else { return false };
            let before = self.text[..start].trim_end_matches([' ', '\t']);
            self.text[start..].starts_with(char::is_uppercase) || before.ends_with(LABEL_MARKS)
        };
        let is_said = |(presence, phrase): &&(Presence, String)| {
            let mut ends = plain.ends(phrase);
            match presence {
                Presence::Received | Presence::Accepted => {
                    ends.any(|end| is_label(phrase, end) && plain.has_year_behind(end))
                }
                _ => ends.any(|end| is_label(phrase, end) || plain.has_near(end, &STATEMENT)),
            }
        };
        KNOWN.iter().filter(is_said).map(|(presence, _)| *presence).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::Language;

    fn facts(text: &str) -> Facts {
        let mut fixture = Fixture::new();
        fixture.section(SectionKind::Body, Language::English, text);
        Facts::of(&fixture.context())
    }

    #[test]
    fn the_phrases_are_in_order_and_known() {
        ikiz_text::data::check_lower(PHRASES, 2);
        ikiz_text::data::check_lower(STATEMENT_WORDS, 1);
        assert!(rows(PHRASES).all(|[kind, _]: [&str; 2]| presence(kind).is_some()));
    }

    #[test]
    fn identifiers_are_found_with_their_check_digits() {
        let of = |text| {
            let orcids = facts(text).orcids.into_iter().map(|found| found.orcid);
            orcids.map(|orcid| (orcid.id.clone(), orcid.is_valid())).collect::<Vec<_>>()
        };
        assert_eq!(of("https://orcid.org/0000-0002-1825-0097."), [("0000-0002-1825-0097".to_owned(), true)]);
        assert_eq!(of("0000-0002-1694-\n233X"), [("0000-0002-1694-233X".to_owned(), true)]);
        assert_eq!(of("ORCID: 0000–0002–1825–0098"), [("0000-0002-1825-0098".to_owned(), false)]);
        let torn = facts("orcid.org/0000-0003- orcid.org/0000-0002-\n1825-0098");
        assert!(torn.has_orcid && torn.orcids.is_empty(), "two columns");
        assert!(of("0000-0002-1825, 1000-0002-1825-0097, 0000-0002-1825-00971").is_empty());
    }

    #[test]
    fn the_doi_of_the_front_matter_is_the_article_s() {
        let has = |text: &str| facts(text).present.contains(&Presence::Doi);
        assert!(has("https://doi.org/10.5555/ked.2024.011"));
        assert!(!has("Version 10.5555 and 10.12/x, 310.5555/x"));
        let mut fixture = Fixture::new();
        fixture.section(SectionKind::References, Language::English, "Er, T. (2018). doi:10.5555/x.1");
        assert!(!Facts::of(&fixture.context()).present.contains(&Presence::Doi));
    }

    #[test]
    fn what_the_file_declares_is_there() {
        let mut fixture = Fixture::new();
        fixture.section(SectionKind::Body, Language::English, "No identifier is printed.");
        let metadata = &mut fixture.document.metadata;
        metadata.doi = Some("10.5555/x.1".to_owned());
        metadata.received = Some("12.03.2024".to_owned());
        metadata.orcids.push("0000-0002-1825-0097".to_owned());
        let facts = Facts::of(&fixture.context());
        assert!(facts.has_orcid && facts.present.contains(&Presence::Doi));
        assert!(facts.present.contains(&Presence::Received) && !facts.present.contains(&Presence::Accepted));
    }

    #[test]
    fn dates_have_a_label_and_a_year() {
        for text in [
            "Geliş tarihi: 12.03.2024     Kabul tarihi: 05.06.2024",
            "Received: March 12, 2024 / Accepted: June 5, 2024",
            "Makale Geliş Tarihi / Received\n12/03/2024\nKabul / Accepted 2024-06-05",
        ] {
            let present = facts(text).present;
            assert!(present.contains(&Presence::Received) && present.contains(&Presence::Accepted), "{text}");
        }
        assert!(facts("It is accepted that wells were received well.").present.is_empty());
        for text in [
            "Yasa 2012 yılında Meclis tarafından kabul edilmiştir, tarih 2012 idi.",
            "The paper received attention in 2019.",
            "Kabul edilen 6360 sayılı yasa, 6 Aralık 2012 günü yürürlüğe girdi.",
        ] {
            assert!(facts(text).present.is_empty(), "{text}");
        }
        let history = "Received 5 May 2018; received in revised form 7 June 2018; accepted 2 July 2018";
        assert_eq!(facts(history).present.len(), 2);
    }

    #[test]
    fn what_an_article_is_about_is_no_statement() {
        for text in [
            "Devlet üreticilere finansal destek vermektedir.",
            "Kant’ın etik ilkeleri incelenmiştir.",
            "Vekiller arasında çıkar çatışması doğmuştur.",
            "Tarımın ekonomiye katkı oranı artmıştır.",
        ] {
            assert!(facts(text).present.is_empty(), "{text}");
        }
        for text in [
            "Yazarlar arasında çıkar çatışması yoktur.",
            "Araştırma için etik kurul izni alınmıştır (2021/14).",
            "This work was funded by the project 118K014.",
            "The authors declare that there is no conflict of interest.",
        ] {
            assert_eq!(facts(text).present.len(), 1, "{text}");
        }
    }

    #[test]
    fn statements_are_found_by_their_words() {
        let text = "Yazarların Katkısı: … Çıkar Çatışması: … FİNANSAL DESTEK: … Etik Kurul Onayı: …";
        assert_eq!(facts(text).present.len(), 4);
        assert_eq!(facts("Authors’ contributions. Funding. Conflict\nof interest. Ethics approval").present.len(), 4);
    }

    #[test]
    fn codes_stand_behind_their_label() {
        let jel = |text| facts(text).jel.found.into_iter().collect::<Vec<_>>().join(" ");
        assert_eq!(jel("JEL Kodları: J21, R31\nGiriş A4 kâğıdı"), "J21 R31");
        assert_eq!(jel("JEL Classification Codes: E4; Q22. Introduction"), "E4 Q22");
        assert_eq!(jel("Jel Sınıflandırması (JEL): M41"), "M41");
        assert_eq!(jel("The room J21 is closed."), "");
        let msc = |text| facts(text).msc.found.into_iter().collect::<Vec<_>>().join(" ");
        assert_eq!(msc("2020 Mathematics Subject Classification: 06C05, 35-02"), "06C05 35-02");
        assert_eq!(msc("AMS Subject Classification (2010). Primary 11Axx; Secondary 06B05"), "06B05 11Axx");
    }
}
