//! The reference page of the tables, generated from their schemas.

use crate::schema::Kind;
use crate::tables;
use std::fmt::Write;

/// The text of `docs/tables.md`.
pub fn page() -> String {
    let mut page = String::from(
        "# Tables\n\n\
         Generated from the schemas in `crates/writers/src/tables`; a test compares the two.\n\n\
         UTF-8, RFC 4180, comma, no byte order mark, one header row, lines end in CR LF. What is missing is empty. A list is joined by ` | `. \
         Pages and lines count from 1, and a page is empty where the file does not say where its pages end; a line is that of the file as an editor shows it, in a PDF that of its page, in DOCX and ODT the paragraph. `--excel tr` writes the form that a Turkish Excel opens by \
         double-click (byte order mark, `;`, decimal comma, formulas disarmed by a leading apostrophe), `--excel en` that for an English one. \
         `datapackage.json` says the same for machines (Frictionless Data Package).\n\n\
         `--sure N` leaves in `sentence_pairs.csv` the two-sided beads with at least that confidence; their numbers stay, and counts and \
         checks are those of all beads. `--tmx` writes the two-sided beads to `sentence_pairs.tmx` too (TMX 1.4b), with `document` and \
         `confidence` as properties of each unit.\n",
    );
    for table in tables::ALL {
        let _ = write!(
            page,
            "\n## {}.csv\n\nA row is {}.\n\n| column | type | what it says |\n|---|---|---|\n",
            table.name, table.description
        );
        for column in table.columns {
            let kind = match column.kind {
                Kind::Text => "text",
                Kind::List => "list",
                Kind::Integer => "integer",
                Kind::Decimal => "decimal",
            };
            let _ = writeln!(page, "| `{}` | {kind} | {} |", column.name, column.description);
        }
    }
    page
}
