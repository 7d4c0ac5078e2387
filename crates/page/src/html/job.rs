//! The page of a job: how far it is, what came of it, what can be done with it.

use super::{Text, button, bytes, frame, title};
use crate::downloads::{REPORT, files};
use crate::heard::Lost;
use crate::job::{Job, Record, State};
use crate::words::Words;
use ikiz_document::Language;
use std::fmt::Write;
use std::path::Path;

/// The file that everything is in.
const WORKBOOK: &str = "result.xlsx";

/// The files that people look for first, in that order.
const FIRST: [&str; 3] = [WORKBOOK, "glossary.tsv", "checks.csv"];

/// The page of a job; so many jobs are before it.
pub fn job(language: Language, job: &Job, before: usize) -> String {
    let words = Words::of(language);
    let title = title(words, &job.record);
    let content = format!(
        "<p><a href=\"/\">{}</a></p>\n<h1>{}</h1>\n<p>{} · {} · <time datetime=\"{made}\">{made}</time></p>\n\
         <div id=\"job\" data-url=\"/jobs/{}/part?wait=500\" data-gone=\"{gone}\">\n{}</div>\n",
        words.get("to_start"),
        Text(&title),
        words.of_kind("purpose", job.record.asked.purpose.name()),
        words.with("count_files", &[("count", &job.record.files.to_string())]),
        job.id,
        part(language, job, before),
        made = job.record.made,
        gone = Text(words.get("script.gone")),
    );
    frame(language, &title, &content)
}

/// What changes while it runs. The script asks for it again as long as it says that the job is ahead.
pub fn part(language: Language, job: &Job, before: usize) -> String {
    let words = Words::of(language);
    let record = &job.record;
    let progress = job.heard.progress();
    let state = match &record.state {
        State::Waiting => words.with("waiting", &[("count", &before.to_string())]),
        State::Running if progress.of_documents > 0 && progress.documents >= progress.of_documents => {
            words.with("finishing", &[("step", words.of_kind("step", progress.step))])
        }
        State::Running if progress.of_documents > 0 => {
            let step = words.of_kind("step", progress.step);
            let [done, all] = [progress.documents, progress.of_documents].map(|number| number.to_string());
            words.with("running", &[("step", step), ("done", &done), ("all", &all)])
        }
        State::Failed(message) if message.is_empty() => words.get("failed_fault").to_owned(),
        State::Failed(message) => words.with("failed", &[("message", message)]),
        State::Ended if !has_documents(record) => words.get("empty").to_owned(),
        State::Cancelled if record.done.is_some() => words.get("cancelled_again").to_owned(),
        State::Ended => ended(words, job),
        state => words.of_kind("state_help", state.name()).to_owned(),
    };
    let ahead = if record.state.is_under_way() { " data-ahead" } else { "" };
    let mut html = format!("<p id=\"state\" role=\"status\" class=\"{}\"{ahead}>{}</p>\n", name(record), Text(&state));
    if record.state == State::Running {
        // Without a value it moves: how long it takes is not known.
        let is_known = progress.of_documents > progress.documents;
        let value = format!(" max=\"{}\" value=\"{}\"", progress.of_documents, progress.documents);
        let value = if is_known { &*value } else { "" };
        _ = writeln!(html, "<progress{value} aria-labelledby=\"state\"></progress>");
    }
    if record.state == State::Ended || record.done.is_some() && !record.state.is_ahead() {
        html.push_str(&result(language, job));
    }
    html.push_str(&actions(words, job));
    let lost = if record.state.is_ahead() { &progress.lost } else { &record.lost };
    let list = |title: &str, lost: &[Lost]| list(language, job, title, lost);
    html.push_str(&list(&words.with("refused", &[("count", &record.refused.len().to_string())]), &record.refused));
    let failed = progress.failed.max(lost.len());
    html.push_str(&list(&words.with("lost", &[("count", &failed.to_string())]), lost));
    if failed > lost.len() {
        _ = writeln!(html, "<p>{}</p>", words.with("lost_more", &[("count", &(failed - lost.len()).to_string())]));
    }
    html
}

/// Whether a run has read something.
fn has_documents(record: &Record) -> bool {
    record.done.as_ref().is_some_and(|done| done.documents > 0)
}

/// How the page shows a state: a job without documents is no success.
pub fn name(record: &Record) -> &'static str {
    if record.state == State::Ended && !has_documents(record) { "empty" } else { record.state.name() }
}

fn ended(words: &Words, job: &Job) -> String {
    let done = job.record.done.clone().unwrap_or_default();
    let numbers = [
        words.with("count_documents", &[("count", &done.documents.to_string())]),
        words.with("count_pairs", &[("count", &done.pairs.to_string())]),
        words.with("count_findings", &[("count", &done.findings.to_string())]),
        words.with("count_failed", &[("count", &done.failed.to_string())]),
    ];
    words.with("ended", &[("numbers", &numbers.join(", "))])
}

fn result(language: Language, job: &Job) -> String {
    let words = Words::of(language);
    let Some(done) = &job.record.done else { return String::new() };
    let base = format!("/jobs/{}", job.id);
    let mut html = String::new();
    for warning in &done.warnings {
        _ = writeln!(html, "<p class=\"message\">{}</p>", Text(warning));
    }
    let mut all = files(job);
    let has_report = all.iter().any(|(name, _)| name == REPORT);
    all.retain(|(name, _)| name != REPORT && !name.starts_with("report/"));
    all.sort_by_key(|(name, _)| FIRST.iter().position(|first| first == name).unwrap_or(FIRST.len()));
    let rank = if has_documents(&job.record) { "button primary" } else { "button" };
    html.push_str("<p class=\"buttons\">");
    if has_report {
        _ = write!(html, "<a class=\"{rank}\" href=\"{base}/result/{REPORT}\">{}</a>", words.get("look"));
    }
    if all.iter().any(|(name, _)| name == WORKBOOK) {
        _ = write!(
            html,
            "<a class=\"button\" href=\"{base}/result/{WORKBOOK}\" download>{}</a>",
            words.get("workbook")
        );
    }
    _ = writeln!(html, "<a class=\"button\" href=\"{base}/all.zip\" download>{}</a></p>", words.get("take_all"));
    _ = writeln!(html, "<details><summary>{}</summary>\n<ul class=\"files\">", words.get("take_single"));
    for (name, length) in &all {
        _ = writeln!(
            html,
            "<li><a href=\"{base}/result/{name}\" download>{name}</a> <span>{} {}</span></li>",
            bytes(language, *length),
            words.of_kind("file", name.trim_end_matches(".gz")),
            name = Text(name),
        );
    }
    _ = writeln!(
        html,
        "</ul>\n<p>{} <code>{}</code></p></details>",
        words.get("where"),
        Text(&job.result().to_string_lossy())
    );
    html
}

fn actions(words: &Words, job: &Job) -> String {
    let (base, record) = (format!("/jobs/{}", job.id), &job.record);
    let buttons = if record.state.is_under_way() {
        button(&format!("{base}/cancel"), words.get("cancel"), "", None)
    } else {
        let again = if job.corrections().exists() { "again_corrected" } else { "again" };
        let again = button(&format!("{base}/again"), words.of_kind("action", again), "", None);
        let sure = words.get(if record.inputs.is_empty() { "delete_sure" } else { "delete_sure_in_place" });
        let delete = button(&format!("{base}/delete"), words.get("delete"), "quiet", Some(sure));
        if record.files > 0 { again + &delete } else { delete }
    };
    format!("<div class=\"buttons\">{buttons}</div>\n")
}

/// Files with what happened to each.
fn list(language: Language, job: &Job, title: &str, lost: &[Lost]) -> String {
    if lost.is_empty() {
        return String::new();
    }
    let mut html = format!("<h2>{title}</h2>\n<ul class=\"lost\">\n");
    let folder = job.input();
    for one in lost {
        // Where the copies lie says nothing to who has chosen the files.
        let file = Path::new(&one.file).strip_prefix(&folder).map_or(one.file.clone().into(), Path::to_string_lossy);
        _ = writeln!(html, "<li><b>{}</b> {}</li>", Text(&file), Text(one.message(language)));
    }
    html + "</ul>\n"
}
