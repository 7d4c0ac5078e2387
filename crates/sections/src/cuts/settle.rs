//! Settles what a document's cuts are called: kinds of texts, languages of lists, names; what says again what another
//! says goes.

use crate::cuts::article;
use crate::cuts::cut::{Cut, Cuts, Role};
use crate::cuts::duplicate;
use crate::lists::list_language;
use crate::rows::view::View;
use crate::texts::kind::{TextFacts, kinds};
use ikiz_document::{Confidence, Section, SectionId, SectionKind};

/// The sections of a document, in reading order, disjoint, named from 1.
pub(crate) fn sections(view: &View, cuts: Cuts) -> Vec<Section> {
    let mut cuts = cuts.into_sorted();
    list_language::settle(view, &mut cuts);
    let articles = article::articles(view, &cuts);
    // Which of its texts is the long form, an article says by itself.
    let kinds: Vec<SectionKind> = articles.iter().flat_map(|article| kinds_of(view, &cuts[article.clone()])).collect();
    let mut numbers = (1..).zip(&articles).flat_map(|(number, article)| article.clone().map(move |_| number));
    let repeated = duplicate::repeated(view, &cuts, &kinds);
    let mut sections: Vec<Section> = Vec::new();
    for ((cut, kind), repeated) in cuts.into_iter().zip(kinds).zip(repeated) {
        let article = numbers.next().unwrap_or(1);
        let behind = sections.last().is_none_or(|last| last.span.end <= cut.span.start);
        if behind && !repeated {
            let id = SectionId(sections.len() as u32 + 1);
            sections.push(section(cut, id, kind, article));
        }
    }
    sections
}

fn section(cut: Cut, id: SectionId, kind: SectionKind, article: u32) -> Section {
    let log_odds: f64 = cut.evidence.iter().map(|evidence| evidence.weight).sum();
    Section {
        id,
        kind,
        language: cut.language,
        declared: cut.declared,
        heading: cut.heading,
        span: cut.span,
        parts: cut.parts,
        keywords: cut.keywords,
        article,
        confidence: Confidence::new(1.0 / (1.0 + libm::exp(-calibrated(cut.role, log_odds)))),
        evidence: cut.evidence,
    }
}

/// Log-odds as the gold has them: texts and lists that hardly pass are right more often than they say, the clearest
/// texts less often. Set on 372 texts and 329 lists of the own corpus and of public documents; those of titles are
/// fitted as they are.
fn calibrated(role: Role, log_odds: f64) -> f64 {
    match role {
        Role::Text(_) => 0.6 + 0.7 * log_odds,
        Role::Keywords => 1.2 + 0.8 * log_odds,
        Role::Title | Role::Body | Role::References => log_odds,
    }
}

/// The kind of each cut.
fn kinds_of(view: &View, cuts: &[Cut]) -> Vec<SectionKind> {
    let source = |cut: &Cut| view.rows[cut.rows.start].source;
    let mut facts = Vec::new();
    for (index, cut) in cuts.iter().enumerate() {
        if let Role::Text(heading) = cut.role {
            let body =
                |other: &Cut| matches!(other.role, Role::Body | Role::References) && source(other) == source(cut);
            facts.push(TextFacts {
                heading,
                language: cut.language.tag,
                words: view.words(cut.span),
                after_body: cuts[..index].iter().any(body),
            });
        }
    }
    let mut of_texts = kinds(&facts).into_iter();
    let kind = |cut: &Cut| match cut.role {
        Role::Text(_) => of_texts.next().unwrap_or(SectionKind::Abstract),
        Role::Title => SectionKind::Title,
        Role::Keywords => SectionKind::Keywords,
        Role::Body => SectionKind::Body,
        Role::References => SectionKind::References,
    };
    cuts.iter().map(kind).collect()
}
