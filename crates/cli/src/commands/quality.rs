//! `quality`: how often the program was right, by what the user has corrected.

use crate::exit::Exit;
use crate::flags::QualityArguments;
use crate::result_folder::{MAKER, no_folder};
use crate::setup::{CORRECTIONS, of_faults};
use crate::wording::{flag, refused, worded};
use anyhow::bail;
use ikiz_document::messages;
use ikiz_pipeline::quality::{Band, FindingCounts, Looked, Quality, Share};
use ikiz_pipeline::read_corrections_of_result;
use ikiz_writers::{csv, report};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::{Write, stdout};

messages! {
    borders(split, joined) = "quality.borders";
}

/// `ikiz quality`.
pub fn run(arguments: &QualityArguments) -> anyhow::Result<Exit> {
    let folder = &arguments.folder;
    if !folder.exists() {
        return Err(refused(&no_folder(folder.display().to_string(), MAKER)));
    }
    let path = if folder.is_dir() { folder.join(csv::file_name(CORRECTIONS)) } else { folder.clone() };
    let found = path.is_file().then(|| read_corrections_of_result(&path)).transpose();
    let found = found.map_err(|faults| of_faults(faults, flag))?;
    let found = found.and_then(|found| found.followed_by(None));
    let Some(corrections) = found else {
        bail!(
            "{}: nothing is corrected; mark in {} what is right and wrong, export it, and give the file to `ikiz run` with {}",
            folder.display(),
            report::FILE_NAME,
            flag("corrections", Some("FILE"))
        );
    };
    let quality = Quality::of(&corrections);
    let told = if arguments.json { format!("{:#}\n", of_all(&quality)) } else { screen(&quality) };
    stdout().write_all(told.as_bytes())?;
    Ok(Exit::Done)
}

fn of_all(quality: &Quality) -> Value {
    let Quality { beads, pairs, findings, split, joined } = quality;
    json!({
        "beads": of_looked(beads),
        "pairs": of_looked(pairs),
        "findings": findings,
        "borders": { "split": split, "joined": joined },
    })
}

fn of_looked(Looked { all, bands, found }: &Looked) -> Value {
    let band = |band: &Band| {
        let mut value = of_share(band.share);
        value["from"] = json!(band.from);
        value["to"] = json!(band.to);
        value["expected"] = json!(rounded(band.expected));
        value
    };
    let mut value = of_share(*all);
    value["bands"] = bands.iter().map(band).collect();
    value["found"] = json!(found.right);
    value["missed"] = json!(found.looked_at - found.right);
    value["recall"] = json!(found.value().map(rounded));
    value
}

fn of_share(share: Share) -> Value {
    let interval = share.interval().map(|(low, high)| [rounded(low), rounded(high)]);
    json!({
        "looked_at": share.looked_at,
        "right": share.right,
        "share": share.value().map(rounded),
        "interval": interval,
    })
}

/// At the precision of the tables.
fn rounded(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

fn screen(quality: &Quality) -> String {
    let mut screen = String::new();
    let mut line = |name: &str, text: &str| {
        let _ = writeln!(screen, "{name:16} {text}");
    };
    for (name, added, looked) in [
        ("sentence pairs", "sentence pairs that should be there", &quality.beads),
        ("section pairs", "section pairs that should be there", &quality.pairs),
    ] {
        let Looked { all, bands, found } = looked;
        if all.looked_at == 0 && found.looked_at == 0 {
            line(name, "none looked at");
            continue;
        }
        line(name, &in_words(*all));
        for band in bands.iter().filter(|band| band.share.looked_at > 0) {
            let expected = format!("{}; {:.1} expected", in_words(band.share), band.expected);
            line(&range(band), &expected);
        }
        if let Some(recall) = found.value() {
            let missed = found.looked_at - found.right;
            line("", &format!("{missed} of {} {added} were missed: recall {}", found.looked_at, percent(recall)));
        }
    }
    if quality.findings.is_empty() {
        line("findings", "none looked at");
    }
    for (at, (check, FindingCounts { right, wrong, settled })) in quality.findings.iter().enumerate() {
        let name = if at == 0 { "findings" } else { "" };
        line(name, &format!("{check}: {right} right, {wrong} wrong, {settled} settled"));
    }
    line("borders", &worded(&borders(quality.split, quality.joined)));
    screen
}

/// `9 of 10 right: 90.0 % (59.6 to 98.2 %)`.
fn in_words(share: Share) -> String {
    let counts = format!("{} of {} right", share.right, share.looked_at);
    match share.value().zip(share.interval()) {
        Some((value, (low, high))) => {
            format!("{counts}: {} ({:.1} to {})", percent(value), low * 100.0, percent(high))
        }
        None => counts,
    }
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

/// `  0.90 to 0.99`.
fn range(band: &Band) -> String {
    match (band.from > 0.0, band.to < 1.0) {
        (false, _) => format!("  below {:.2}", band.to),
        (true, false) => format!("  {:.2} and more", band.from),
        (true, true) => format!("  {:.2} to {:.2}", band.from, band.to),
    }
}
