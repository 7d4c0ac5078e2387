//! The page itself: style, data and scripts in one file.

use super::chunks::{Ended, NAMES};
use super::parts::{columns, quoted};
use crate::Output;
use crate::titles::Titles;
use crate::wording::Catalogue;
use ikiz_document::{Check, Code, Language};
use std::io::{self, Write};

pub(super) const STYLE: &str = include_str!("../../data/report/style.css");

/// The scripts, in the order in which they are run.
const SCRIPTS: [&str; 15] = [
    include_str!("../../data/report/data.js"),
    include_str!("../../data/report/elements.js"),
    include_str!("../../data/report/charts.js"),
    include_str!("../../data/report/overview.js"),
    include_str!("../../data/report/documents.js"),
    include_str!("../../data/report/served.js"),
    include_str!("../../data/report/corrections.js"),
    include_str!("../../data/report/edits.js"),
    include_str!("../../data/report/opened.js"),
    include_str!("../../data/report/correction_list.js"),
    include_str!("../../data/report/dialogs.js"),
    include_str!("../../data/report/marks.js"),
    include_str!("../../data/report/beads.js"),
    include_str!("../../data/report/document.js"),
    include_str!("../../data/report/main.js"),
];

/// What the page shows, each part as JSON.
pub(super) struct Data {
    pub language: Option<Language>,
    pub overview: String,
    pub corpus: String,
    pub corrections: String,
    pub codes: String,
    pub index: Ended,
    pub documents: Ended,
}

/// Writes the page.
pub(super) fn write(data: &Data, out: &mut Output<'_>) -> io::Result<()> {
    let language = data.language.unwrap_or(Language::English);
    // Nothing is loaded from anywhere but the folder of the page; `ikiz serve` is asked to keep corrections.
    write!(
        out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"ikiz {}\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         script-src 'unsafe-inline' 'self' file:; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<noscript><p>{}</p></noscript>\n\
         <div id=\"app\"></div>\n",
        language.code(),
        env!("CARGO_PKG_VERSION"),
        Titles::of(language).report("title"),
        Language::BOTH.map(|language| Titles::of(language).report("noscript")).join("</p><p>"),
    )?;
    let words = Language::BOTH.map(|language| {
        let words = words(language).map(|(name, text)| format!("{}:{}", quoted(&name), quoted(text)));
        format!("\"{}\":{{{}}}", language.code(), words.collect::<Vec<_>>().join(","))
    });
    let chosen = data.language.map_or("null".to_owned(), |language| quoted(language.code()));
    let count = |ended: &Ended| match ended {
        Ended::Inside(_) => 0,
        Ended::Beside(parts) => *parts,
    };
    let head = format!(
        "{{\"language\":{chosen},\"columns\":{},\"words\":{{{}}},\"overview\":{},\"corpus\":{},\"corrections\":{},\"codes\":{},\"checks\":[{}],\
         \"parts\":{{\"documents\":{},\"index\":{}}}}}",
        columns(),
        words.join(","),
        data.overview,
        data.corpus,
        data.corrections,
        data.codes,
        Check::ALL.map(|check| quoted(check.name())).join(","),
        count(&data.documents),
        count(&data.index),
    );
    put(out, "head", &head)?;
    for (name, ended) in NAMES.iter().zip([&data.documents, &data.index]) {
        if let Ended::Inside(parts) = ended {
            for (number, part) in parts.iter().enumerate() {
                put(out, &format!("{name}-{number}"), part)?;
            }
        }
    }
    writeln!(out, "<script>\n\"use strict\";\n(() => {{\n{}}})();\n</script>\n</body>\n</html>", SCRIPTS.concat())
}

/// The codes of a scheme as JSON.
pub(super) fn codes(scheme: &[Code]) -> String {
    let code = |Code { code, label, description }: &Code| {
        let texts = [("code", code), ("label", label), ("description", description)];
        let texts = texts.map(|(name, text)| format!("\"{name}\":{}", quoted(text)));
        format!("{{{}}}", texts.join(","))
    };
    format!("[{}]", scheme.iter().map(code).collect::<Vec<_>>().join(","))
}

/// The words of the page, and what is said of a row of corrections that is none, as the program says it.
fn words(language: Language) -> impl Iterator<Item = (String, &'static str)> {
    let faults = Catalogue::of(language).texts().filter(|(code, _)| code.starts_with("corrections."));
    Titles::of(language).of_report().chain(faults.map(|(code, text)| (code.to_owned(), text)))
}

fn put(out: &mut Output<'_>, name: &str, json: &str) -> io::Result<()> {
    writeln!(out, "<script type=\"application/json\" id=\"{name}\">{json}</script>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::REPAIRS;
    use ikiz_document::Metadiscourse;
    use std::collections::BTreeSet;

    #[test]
    fn the_scripts_have_all_their_words() {
        let scripts = SCRIPTS.concat();
        let words = Titles::of(Language::English).of_report();
        let words: BTreeSet<String> = words.map(|(name, _)| name).filter(|name| !name.contains('.')).collect();
        // A call of `t` with a name that is not put together.
        let asked = scripts.split("t(\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(name, _)| name);
        let is_call = |name: &&str| {
            scripts
                .match_indices(&format!("t(\"{name}\""))
                .any(|(at, _)| !scripts[..at].ends_with(|letter: char| letter.is_alphanumeric()))
        };
        let missing: Vec<&str> = asked.filter(is_call).filter(|name| !words.contains(*name)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn codes_are_shown_in_words() {
        let names = Check::ALL.iter().map(|check| check.name()).chain(Metadiscourse::ALL.map(Metadiscourse::name));
        let names = names.chain(REPAIRS.map(|(kind, _)| kind));
        for name in names {
            for language in Language::BOTH {
                let has = Titles::of(language).of_report().any(|(known, _)| known == format!("value.{name}"));
                assert!(has, "value.{name} ({language})");
            }
        }
    }
}
