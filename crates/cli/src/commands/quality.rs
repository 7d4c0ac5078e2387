//! `quality`: how often the program was right, by what the user has corrected.

use crate::exit::Exit;
use crate::flags::QualityArguments;
use crate::result_folder::{MAKER, no_folder};
use crate::setup::{CORRECTIONS, of_faults};
use crate::wording::{called, decimal, flag, refused, worded};
use ikiz_document::{Message, messages};
use ikiz_pipeline::quality::{Band, FindingCounts, Looked, Quality, Share};
use ikiz_pipeline::read_corrections_of_result;
use ikiz_writers::{csv, report};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::{Write, stdout};

messages! {
    above(from) = "quality.above";
    below(to) = "quality.below";
    between(from, to) = "quality.between";
    borders(split, joined) = "quality.borders";
    expected(share, expected) = "quality.expected";
    findings(check, right, wrong, settled) = "quality.findings";
    label_beads() = "quality.label-beads";
    label_borders() = "quality.label-borders";
    label_findings() = "quality.label-findings";
    label_pairs() = "quality.label-pairs";
    missed_beads(missed, count, recall) = "quality.missed-beads";
    missed_pairs(missed, count, recall) = "quality.missed-pairs";
    none() = "quality.none";
    nothing_corrected(folder, page, command, flag) = "quality.nothing-corrected";
    share(right, count, share, low, high) = "quality.share";
}

/// `ikiz quality`.
pub fn run(arguments: &QualityArguments) -> anyhow::Result<Exit> {
    arguments.settings.settle("quality")?;
    let folder = &arguments.folder;
    if !folder.exists() {
        return Err(refused(&no_folder(folder.display().to_string(), MAKER)));
    }
    let path = if folder.is_dir() { folder.join(csv::file_name(CORRECTIONS)) } else { folder.clone() };
    let found = path.is_file().then(|| read_corrections_of_result(&path)).transpose();
    let found = found.map_err(|faults| of_faults(faults, flag))?;
    let found = found.and_then(|found| found.followed_by(None));
    let Some(corrections) = found else {
        let (folder, flag) = (folder.display().to_string(), flag("corrections", Some("FILE")));
        return Err(refused(&nothing_corrected(folder, report::FILE_NAME, MAKER, flag)));
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
    let mut line = |name: &str, text: &Message| {
        let _ = writeln!(screen, "{name:16} {}", worded(text));
    };
    let missed: [fn(usize, usize, String) -> Message; 2] = [
        |missed, count, recall| missed_beads(missed, count, recall),
        |missed, count, recall| missed_pairs(missed, count, recall),
    ];
    for ((label, missed), Looked { all, bands, found }) in
        [label_beads(), label_pairs()].into_iter().zip(missed).zip([&quality.beads, &quality.pairs])
    {
        line(&worded(&label), &in_words(*all).unwrap_or_else(none));
        for band in bands {
            if let Some(share) = in_words(band.share) {
                line(&format!("  {}", worded(&range(band))), &expected(share, decimal(band.expected, 1)));
            }
        }
        if let Some(recall) = found.value() {
            line("", &missed(found.looked_at - found.right, found.looked_at, percent(recall)));
        }
    }
    let label = worded(&label_findings());
    if quality.findings.is_empty() {
        line(&label, &none());
    }
    for (at, (check, FindingCounts { right, wrong, settled })) in quality.findings.iter().enumerate() {
        line(if at == 0 { &label } else { "" }, &findings(called(check), *right, *wrong, *settled));
    }
    line(&worded(&label_borders()), &borders(quality.split, quality.joined));
    screen
}

/// `9 of 10 right: 90.0 % (59.6 to 98.2 %)`; `None` where nothing was looked at.
fn in_words(of: Share) -> Option<Message> {
    let (value, (low, high)) = of.value().zip(of.interval())?;
    Some(share(of.right, of.looked_at, percent(value), percent(low), percent(high)))
}

/// `90.0`.
fn percent(share: f64) -> String {
    decimal(share * 100.0, 1)
}

/// `0.90 to 0.99`.
fn range(band: &Band) -> Message {
    let [from, to] = [band.from, band.to].map(|end| decimal(end, 2));
    match (band.from > 0.0, band.to < 1.0) {
        (false, _) => below(to),
        (true, false) => above(from),
        (true, true) => between(from, to),
    }
}
