//! The first page: where files are dropped, and what there is already.

use super::job::name;
use super::{Text, frame, title};
use crate::asked::Purpose;
use crate::job::Job;
use crate::words::Words;
use ikiz_document::Language;
use std::fmt::Write;

/// Most results that are listed at once.
const LISTED: usize = 200;

/// The first page.
pub fn home(language: Language, jobs: &[Job], profiles: &[(String, String)]) -> String {
    let words = Words::of(language);
    let mut content = format!("<h1>{}</h1>\n<p class=\"lead\">{}</p>\n", words.get("title"), words.get("lead"));
    content.push_str(&form(words, profiles));
    if !jobs.is_empty() {
        content.push_str(&recent(words, jobs));
    }
    frame(language, words.get("page_title"), &content)
}

fn form(words: &Words, profiles: &[(String, String)]) -> String {
    let mut purposes = String::new();
    for (at, purpose) in Purpose::ALL.into_iter().enumerate() {
        let name = purpose.name();
        let checked = if at == 0 { " checked" } else { "" };
        _ = writeln!(
            purposes,
            "<label class=\"choice\"><input type=\"radio\" name=\"purpose\" value=\"{name}\"{checked}>\
             <span><b>{}</b> {}</span></label>",
            words.of_kind("purpose", name),
            words.of_kind("purpose_help", name),
        );
    }
    let mut rules = format!("<option value=\"\">{}</option>", words.get("rules_general"));
    for (name, whose) in profiles {
        // What has no name in this language has its own.
        let whose = Some(words.of_kind("rules", name)).filter(|known| !known.is_empty()).unwrap_or(whose);
        _ = write!(rules, "<option value=\"{}\">{}</option>", Text(name), Text(whose));
    }
    format!(
        "<noscript><p class=\"message\">{noscript}</p></noscript>\n<form id=\"ask\" data-words=\"{data}\">\n\
         <div id=\"drop\"><p><b>{drop}</b></p><p>{kinds}</p>\n\
         <p class=\"buttons\"><label class=\"button\">{files}<input type=\"file\" id=\"files\" multiple></label>\n\
         <label class=\"button\">{folder}<input type=\"file\" id=\"folder\" webkitdirectory multiple></label></p></div>\n\
         <div id=\"chosen\" hidden><p id=\"count\"></p><button type=\"button\" id=\"forget\">{forget}</button>\
         <details><summary>{show}</summary><ul id=\"names\"></ul></details></div>\n\
         <fieldset><legend>{purpose}</legend>\n{purposes}\
         <p id=\"rules\"><label>{rules_label} <select name=\"profile\">{rules}</select></label></p></fieldset>\n\
         <details><summary>{more}</summary><p><label>{decimals} <select name=\"decimals\">\
         <option value=\"point\">{point}</option><option value=\"comma\">{comma}</option></select></label></p></details>\n\
         <p class=\"buttons\"><button class=\"primary\" id=\"go\">{go}</button></p>\n\
         <p id=\"status\" role=\"status\"></p><progress id=\"sent\" hidden></progress>\n</form>\n",
        noscript = words.get("noscript"),
        data = Text(&words_of_script(words)),
        drop = words.get("drop"),
        kinds = words.get("kinds"),
        files = words.get("files"),
        folder = words.get("folder"),
        forget = words.get("forget"),
        show = words.get("show_chosen"),
        purpose = words.get("purpose"),
        rules_label = words.get("rules"),
        more = words.get("more"),
        decimals = words.get("decimals"),
        point = words.get("decimals_point"),
        comma = words.get("decimals_comma"),
        go = words.get("go"),
    )
}

/// The texts that the script of the page puts together.
fn words_of_script(words: &Words) -> String {
    let texts: serde_json::Map<String, serde_json::Value> =
        words.under("script.").map(|(name, text)| (name.to_owned(), text.into())).collect();
    serde_json::Value::Object(texts).to_string()
}

fn recent(words: &Words, jobs: &[Job]) -> String {
    let mut list = format!("<h2>{}</h2>\n<ul class=\"jobs\">\n", words.get("recent"));
    for job in jobs.iter().take(LISTED) {
        let record = &job.record;
        let class = name(record);
        let whose = record.asked.profile.as_ref().map_or_else(String::new, |name| format!(" · {}", Text(name)));
        _ = writeln!(
            list,
            "<li><a href=\"/jobs/{id}\">{title}</a> <span>{purpose}{whose} · {files} · <time datetime=\"{made}\">{made}</time> \
             · <b class=\"{class}\">{state}</b></span></li>",
            id = job.id,
            title = Text(&title(words, record)),
            purpose = words.of_kind("purpose", record.asked.purpose.name()),
            files = words.with("count_files", &[("count", &record.files.to_string())]),
            made = record.made,
            state = words.of_kind("state", class),
        );
    }
    list + "</ul>\n"
}
