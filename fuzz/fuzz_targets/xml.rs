//! Bytes as XML: no panic, and the promises of every document hold.

#![no_main]

mod shared;

use ikiz_document::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| shared::read(Format::Xml, bytes));
