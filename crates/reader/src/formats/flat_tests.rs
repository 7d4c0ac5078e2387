//! Files of records are read one by one: of a large file, only a small part is held at once, and what is wrong with one
//! record is not wrong with the others.

use super::{csv::Csv, json::Json, xml::Xml};
use crate::extract::RecordReader;
use crate::inputs::discover::InputFile;
use crate::read::{find_records, read_bytes};
use crate::source::Source;
use crate::{Limits, Pending, ReadOptions, Refusal};
use ikiz_document::{DocumentId, Format};
use std::io::Read;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Records of a large file, of about 300 bytes each.
const RECORDS: usize = 50_000;
/// Records that may be held at once: those of the first megabyte, and some more.
const MOST_HELD: usize = 7_000;

/// The text of a record, of what stands before the first one (0), and behind the last one.
type Text = fn(usize) -> String;

/// A file that is made while it is read, as a pipe is.
struct Made {
    text: Text,
    next: usize,
    rest: Vec<u8>,
    counter: Arc<AtomicUsize>,
}

impl Read for Made {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.rest.is_empty() && self.next <= RECORDS + 1 {
            self.rest = (self.text)(self.next).into_bytes();
            self.counter.store(self.next, Ordering::Relaxed);
            self.next += 1;
        }
        let length = self.rest.len().min(buffer.len());
        buffer[..length].copy_from_slice(&self.rest[..length]);
        self.rest.drain(..length);
        Ok(length)
    }
}

fn words(record: usize) -> String {
    format!("{record}. Kıyıdaki ağaçlar {}", "yaprak dökmez, dalları göğe uzanır; ".repeat(6))
}

fn json_line(record: usize) -> String {
    match record {
        1..=RECORDS => format!("{{\"id\": \"k{record}\", \"abstract_tr\": \"{}\"}}\n", words(record)),
        _ => String::from("\n"),
    }
}

fn json_element(record: usize) -> String {
    match record {
        0 => String::from("[ "),
        1 => json_line(1),
        2..=RECORDS => format!(", {}", json_line(record)),
        _ => String::from("]\n"),
    }
}

fn csv_row(record: usize) -> String {
    match record {
        0 => String::from("id;özet\n"),
        1..=RECORDS => format!("k{record};\"{}\"\n", words(record)),
        _ => String::from("\n"),
    }
}

fn oai_record(record: usize) -> String {
    match record {
        0 => String::from("<OAI-PMH><responseDate>2020</responseDate><ListRecords>\n"),
        1..=RECORDS => format!(
            "<record><header><identifier>k{record}</identifier></header><metadata><oai_dc:dc><dc:description>{}\
             </dc:description></oai_dc:dc></metadata></record>\n",
            words(record)
        ),
        _ => String::from("</ListRecords></OAI-PMH>"),
    }
}

fn mods_record(record: usize) -> String {
    match record {
        0 => String::from("<modsCollection>\n"),
        1..=RECORDS => {
            format!("<mods><identifier>k{record}</identifier><abstract>{}</abstract></mods>\n", words(record))
        }
        _ => String::from("</modsCollection>"),
    }
}

#[test]
fn large_files_of_records_are_read_flat() {
    let cases: [(&dyn RecordReader, Text, u32); 5] = [
        (&Json, json_line, 2),
        (&Json, json_element, 1),
        (&Csv, csv_row, 2),
        (&Xml, oai_record, 2),
        (&Xml, mods_record, 2),
    ];
    for (reader, text, first_line) in cases {
        let made = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&made);
        let make = move || -> Box<dyn Read> {
            Box::new(Made { text, next: 0, rest: Vec::new(), counter: Arc::clone(&counter) })
        };
        let (path, name) = ("a".into(), "a".to_owned());
        let file = InputFile { path, name, format: Format::Json, language: None, named: true };
        let source = Arc::new(Source::made(file, make));
        let mut taken = 0;
        find_records(&DocumentId::new("a"), &source, reader, &mut |pending| {
            taken += 1;
            assert_eq!(pending.id().as_str(), format!("a#k{taken}"));
            assert!(made.load(Ordering::Relaxed) <= taken + MOST_HELD, "record {taken}");
            if taken % 9_999 == 1 {
                let document = pending.document().unwrap_or_else(|refusal| panic!("{refusal:?}"));
                assert_eq!(document.lines[0].number as usize, taken + first_line as usize - 1);
                assert_eq!(document.text, words(taken).trim());
            }
            ControlFlow::Continue(())
        });
        assert_eq!(taken, RECORDS);
    }
}

/// Ids, and messages of what fails.
fn read(format: Format, bytes: &[u8], limits: Limits) -> Vec<String> {
    let options = ReadOptions { limits, ..ReadOptions::default() };
    let mut seen = Vec::new();
    read_bytes(&DocumentId::new("a"), "a", format, bytes, &options, &mut |pending: Pending| {
        let id = pending.id().to_string();
        seen.push(match pending.document() {
            Ok(_) => id,
            Err(Refusal::Failed(failure)) => format!("{id} {}", failure.message.code),
            Err(Refusal::Skipped(_)) => format!("{id} skipped"),
        });
        ControlFlow::Continue(())
    });
    seen
}

#[test]
fn the_limit_of_a_file_holds_for_a_record() {
    let limits = Limits { file_bytes: 2_000_000, ..Limits::default() };
    let small: String = (1..=9_000).map(json_line).collect();
    let large = json_line(1).replace("k1", &"k".repeat(3_000_000));
    let seen = read(Format::Json, format!("{small}{large}{small}").as_bytes(), limits);
    assert_eq!((seen.len(), &*seen[9_000], &*seen[9_001]), (18_001, "a#9001 too-large.size", "a#k1~2"));
    let small: String = (0..=9_000).map(csv_row).collect();
    let large = csv_row(1).replace("k1", &"k".repeat(3_000_000));
    let seen = read(Format::Csv, format!("{small}{large}").as_bytes(), limits);
    assert_eq!((seen.len(), &*seen[9_000]), (9_001, "a#9001 too-large.size"));
    let small: String = (0..=9_000).map(oai_record).collect();
    let large = oai_record(1).replace("k1", &"k".repeat(3_000_000));
    let seen = read(Format::Xml, format!("{small}{large}").as_bytes(), limits);
    assert_eq!((seen.len(), &*seen[9_000]), (9_001, "a#9001 too-large.size"));
}

#[test]
fn records_in_another_encoding_are_read_by_their_own() {
    let mut bytes: Vec<u8> = (1..=9_000).flat_map(|record| json_line(record).into_bytes()).collect();
    bytes.extend(encoding_rs::WINDOWS_1254.encode(&json_line(9_001)).0.iter());
    bytes.extend(json_line(9_002).into_bytes());
    let mut seen = Vec::new();
    read_bytes(&DocumentId::new("a"), "a", Format::Json, &bytes, &ReadOptions::default(), &mut |pending| {
        if ["a#k9000", "a#k9001", "a#k9002"].contains(&pending.id().as_str()) {
            let document = pending.document().unwrap_or_else(|refusal| panic!("{refusal:?}"));
            assert!(document.text.contains("Kıyıdaki ağaçlar"), "{}", document.text);
            seen.push(document.sources[0].encoding.0.clone());
        }
        ControlFlow::Continue(())
    });
    assert_eq!(seen, ["UTF-8", "windows-1254", "UTF-8"]);
}

#[test]
fn files_that_break_off_keep_the_records_before() {
    let text: String = (0..=9_000).map(json_element).collect();
    let seen = read(Format::Json, &text.as_bytes()[..text.len() - 40], Limits::default());
    assert_eq!((seen.len(), &*seen[8_998], &*seen[8_999]), (9_000, "a#k8999", "a#9000 damaged.json-rest"));
    let text: String = (0..=9_000).map(oai_record).collect();
    let seen = read(Format::Xml, &text.as_bytes()[..text.len() - 40], Limits::default());
    assert_eq!((seen.len(), &*seen[8_998], &*seen[8_999]), (9_000, "a#k8999", "a#k9000 damaged.xml-rest"));
}

#[test]
fn a_run_that_is_cancelled_stops_reading() {
    for (format, text) in [(Format::Json, json_line as Text), (Format::Csv, csv_row), (Format::Xml, oai_record)] {
        let text: String = (0..=20).map(text).collect();
        let mut taken = 0;
        read_bytes(&DocumentId::new("a"), "a", format, text.as_bytes(), &ReadOptions::default(), &mut |_| {
            taken += 1;
            if taken == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(taken, 3, "{format:?}");
    }
}
