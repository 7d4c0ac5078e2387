//! Packs parts into a zip archive, with a fixed time.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The archive of named parts, in order. A part named `mimetype` is not compressed.
pub fn pack(parts: &[(&str, String)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let method = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let level = (*name != "mimetype").then_some(6);
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level(level)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        archive.start_file(*name, options).expect("memory takes it");
        archive.write_all(text.as_bytes()).expect("memory takes it");
    }
    archive.finish().expect("memory takes it").into_inner()
}
