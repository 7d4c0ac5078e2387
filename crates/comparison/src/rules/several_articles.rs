//! The file has several articles, and it is not certain where each begins.

use crate::context::Context;
use crate::rule::{Rule, finding};
use ikiz_document::{Check, Finding, Severity, messages};

messages! {
    unsure_borders(articles) = "several-articles.unsure";
}

pub(super) struct SeveralArticles;

impl Rule for SeveralArticles {
    fn check(&self) -> Check {
        Check::SeveralArticles
    }

    fn findings(&self, context: &Context<'_>) -> Vec<Finding> {
        let sections = || context.sections.iter().map(|analyzed| &analyzed.section);
        let Some(articles) = sections().map(|section| section.article).max().filter(|articles| *articles > 1) else {
            return Vec::new();
        };
        // A reader sees the border at the first section of the second article.
        let Some(second) = sections().find(|section| section.article == 2) else { return Vec::new() };
        let heading = second.heading.unwrap_or(second.span);
        vec![Finding {
            section: Some(second.id),
            place: context.place(second.span),
            ..finding(self.check(), Severity::Warning, unsure_borders(articles), context.quote(heading))
        }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::{Language, SectionId, SectionKind};

    #[test]
    fn several_articles_are_reported_once() {
        let mut fixture = Fixture::new();
        fixture.section(SectionKind::Abstract, Language::English, "The bees were counted.");
        fixture.section(SectionKind::Abstract, Language::Turkish, "Arılar sayıldı.");
        assert!(fixture.findings(&SeveralArticles).is_empty());
        fixture.section(SectionKind::Abstract, Language::English, "The wells were measured.");
        fixture.sections[SectionId(3)].section.article = 2;
        let found = fixture.findings(&SeveralArticles);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, unsure_borders(2_u32));
    }
}
