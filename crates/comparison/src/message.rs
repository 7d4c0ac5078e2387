//! What findings say, in both languages, from `data/messages.tsv` and `data/names.tsv`.

use ikiz_document::{Check, Finding, Severity};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const MESSAGES: &str = include_str!("../data/messages.tsv");
const NAMES: &str = include_str!("../data/names.tsv");

struct Template {
    severity: Severity,
    english: &'static str,
    turkish: &'static str,
}

/// A text that is put into a message, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Argument {
    english: String,
    turkish: String,
}

impl Argument {
    /// The same in both languages: a number, a quotation.
    pub fn same(text: impl Into<String>) -> Self {
        let english = text.into();
        Self { turkish: english.clone(), english }
    }

    /// `abstract (Turkish)`, `öz (Türkçe)`.
    pub fn joined(&self, detail: &Self) -> Self {
        Self {
            english: format!("{} ({})", self.english, detail.english),
            turkish: format!("{} ({})", self.turkish, detail.turkish),
        }
    }
}

/// The finding of a variant of a check, with its message; the caller sets what it is about.
pub(crate) fn finding(check: Check, variant: &str, arguments: &[(&str, Argument)], evidence: String) -> Finding {
    static TEMPLATES: LazyLock<BTreeMap<&str, Template>> = LazyLock::new(templates);
    let id = format!("{}.{variant}", check.name());
    // A test holds the variants of all rules against the file, so that the second arm is never seen.
    let (severity, english, turkish) = match TEMPLATES.get(id.as_str()) {
        Some(template) => (template.severity, template.english, template.turkish),
        None => (Severity::Warning, id.as_str(), id.as_str()),
    };
    Finding {
        check,
        severity,
        section: None,
        pair: None,
        bead: None,
        place: None,
        message_english: filled(english, arguments, |argument| &argument.english),
        message_turkish: filled(turkish, arguments, |argument| &argument.turkish),
        evidence,
    }
}

/// The name of a kind or language in both languages; the code itself where it has none.
pub(crate) fn name(group: &str, code: &str) -> Argument {
    static BY_CODE: LazyLock<BTreeMap<&str, [&str; 2]>> = LazyLock::new(|| {
        rows(NAMES)
            .filter_map(|(id, rest)| rest.split_once('\t').map(|(english, turkish)| (id, [english, turkish])))
            .collect()
    });
    match BY_CODE.get(format!("{group}.{code}").as_str()) {
        Some([english, turkish]) => Argument { english: (*english).to_owned(), turkish: (*turkish).to_owned() },
        None => Argument::same(code),
    }
}

fn filled(template: &str, arguments: &[(&str, Argument)], side: impl Fn(&Argument) -> &str) -> String {
    let mut message = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        message.push_str(before);
        let (argument, after) = after.split_once('}').unwrap_or((after, ""));
        if let Some((_, argument)) = arguments.iter().find(|(name, _)| *name == argument) {
            message.push_str(side(argument));
        }
        rest = after;
    }
    message.push_str(rest);
    message
}

fn templates() -> BTreeMap<&'static str, Template> {
    let template = |(id, rest): (&'static str, &'static str)| {
        let mut cells = rest.split('\t');
        let severity = [Severity::Note, Severity::Warning, Severity::Error]
            .into_iter()
            .find(|severity| cells.clone().next() == Some(severity.name()))?;
        cells.next();
        Some((id, Template { severity, english: cells.next()?, turkish: cells.next()? }))
    };
    rows(MESSAGES).filter_map(template).collect()
}

/// The rows of a table: the first cell and the rest.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{CORPUS_RULES, RULES};
    use std::collections::BTreeSet;

    fn names_in(template: &str) -> BTreeSet<&str> {
        template.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
    }

    #[test]
    fn every_variant_has_its_message_and_every_message_its_variant() {
        let rules = RULES.iter().map(|rule| (rule.check(), rule.variants()));
        let rules = rules.chain(CORPUS_RULES.iter().map(|rule| (rule.check(), rule.variants())));
        let declared: BTreeSet<String> = rules
            .flat_map(|(check, variants)| variants.iter().map(move |variant| format!("{}.{variant}", check.name())))
            .collect();
        let written: BTreeSet<String> = templates().keys().map(|id| (*id).to_owned()).collect();
        assert_eq!(declared, written);
        assert_eq!(rows(MESSAGES).count(), written.len(), "a row is broken or stands twice");
    }

    #[test]
    fn both_languages_have_the_same_arguments() {
        for (id, template) in templates() {
            assert_eq!(names_in(template.english), names_in(template.turkish), "{id}");
            assert!(!template.english.ends_with('.') && !template.turkish.ends_with('.'), "{id}");
        }
    }

    #[test]
    fn no_ending_follows_an_argument() {
        for (id, template) in templates() {
            for rest in template.turkish.split('}').skip(1) {
                assert!(!rest.starts_with(|c: char| c.is_alphabetic() || "'’".contains(c)), "{id}");
            }
        }
    }

    #[test]
    fn tables_are_sorted() {
        for table in [MESSAGES, NAMES] {
            let ids: Vec<_> = rows(table).map(|(id, _)| id).collect();
            assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        }
        assert!(rows(NAMES).all(|(_, rest)| rest.split('\t').count() == 2));
    }

    #[test]
    fn arguments_are_filled_once() {
        let arguments = [("section", Argument::same("{other}")), ("other", Argument::same("x"))];
        assert_eq!(filled("a {section} b {other}", &arguments, |argument| &argument.english), "a {other} b x");
        assert_eq!(name("language", "tr").turkish, "Türkçe");
        assert_eq!(name("language", "xyz"), Argument::same("xyz"));
    }
}
