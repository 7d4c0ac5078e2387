//! The reference page of the tables, generated from their definitions.

use crate::schema::{Kind, Schema};
use crate::tables;
use std::fmt::Write;

/// The kinds of repairs and what each counts.
pub(crate) const REPAIRS: [(&str, &str); 18] = [
    ("accent", "Letters whose accent was printed apart, or as a sign of its own"),
    ("damaged-xml", "Parts of a file whose XML breaks off or does not close; what was read until there is kept"),
    ("doubled-letter", "Letters drawn twice in the same place"),
    ("drop-cap", "Large first letters put before their words"),
    ("font-map", "Letters that a damaged font or encoding gave as others"),
    ("hyphenation", "Words joined that the end of a line had cut"),
    ("ligature", "Ligatures written as letters: `ﬁ` as `fi`"),
    ("line-number", "Numbers of lines taken out of the margin"),
    ("mojibake", "Letters that were decoded twice: `Ã¼` as `ü`"),
    ("nfc", "Letters put together with their accents (Unicode NFC)"),
    ("ragged-row", "Rows of a CSV file with more or fewer cells than its header"),
    ("second-dot", "Second dots over an i taken off, as wrong lower-casing of İ leaves them"),
    ("soft-hyphen", "Soft hyphens taken out"),
    ("undecodable", "Bytes that are no letters in the encoding; `�` stands in their place"),
    ("unread-piece", "**Text is missing**: documents inside the document that could not be read"),
    ("unreadable-line", "**Text is missing**: lines whose letters are not those that are printed"),
    (
        "unreadable-page",
        "**Text is missing**: pages that could not be read, or whose letters are not those that are printed",
    ),
    ("watermark", "Words of watermarks taken from under the text"),
];

/// How to read the tables with the types of their columns.
const TYPES: &str = r#"
## Types of columns

A column may be empty throughout: keyness where there is one document, pages of text files, tokens of a model that was
not asked for. A program that guesses types by the values then takes it for something else (DuckDB for `VARCHAR`, pandas
for `float64`), and pandas takes terms such as `null` for missing values. `datapackage.json` has the type of each
column; this reads every table with it in pandas, where whole numbers may be missing:

```python
import json
import pandas

KINDS = {"string": "string", "integer": "Int64", "number": "float64"}

package = json.load(open("result/datapackage.json", encoding="utf-8"))
tables = {}
for table in package["resources"]:
    kinds = {field["name"]: KINDS[field["type"]] for field in table["schema"]["fields"]}
    path = "result/" + table["path"]
    tables[table["name"]] = pandas.read_csv(path, dtype=kinds, keep_default_na=False, na_values=[""])
```

In DuckDB, name the type of such a column (text is `VARCHAR`, integer `BIGINT`, decimal `DOUBLE`):

```sql
SELECT * FROM read_csv('result/document_keywords.csv', types = {'keyness': 'DOUBLE'});
```
"#;

/// The text of `docs/tables.md`.
pub fn page() -> String {
    let mut page = String::from(
        "# Tables\n\n\
         Generated from the schemas in `crates/writers/src/tables`; a test compares the two.\n\n\
         UTF-8, RFC 4180, comma, no byte order mark, one header row, lines end in CR LF. What is missing is empty. A \
         list is joined by ` | `. Pages and lines count from 1, and a page is empty where the file does not say where \
         its pages end (DOCX and ODT without breaks, HTML, XML, records); text without form feeds is one page; a line \
         is that of the file as an editor shows it, in a PDF that of its page, in DOCX and ODT the paragraph. \
         The setting `excel` at `tr` gives the form that a Turkish Excel opens by double-click (byte order mark, `;`, \
         decimal comma; what Excel would take for a formula, a date or a truth value has a leading apostrophe), at `en` that for an English one. `datapackage.json` says the \
         same for machines (Frictionless Data Package).\n\n\
         The setting `min-count` leaves terms out of `keyword_frequencies.csv`, the setting `top` says how many key \
         phrases of a document `document_keywords.csv` has. The setting `stop-words` names files with stop words of \
         your own: no term has one of them. `keyness.csv` is made where the setting `compare` names a comparison; \
         `collocations.csv`, `bundles.csv`, `keyword_trends.csv` and `keyword_edges.csv` are made where the setting \
         `tables` names them. `corrections.csv` is made where the setting `corrections` names a file, and where the \
         folder of the result has one already: its corrections are taken up again, before those of the setting, and it \
         is written in every format. `sentences.csv` is made beside the formats that are made of it: `xces`, `intertext`, `vrt` \
         and `records`.\n\n\
         The setting `sure` leaves in `sentence_pairs.csv` the two-sided beads with at least that confidence; their \
         numbers stay, and counts and checks are those of all beads. The setting `markers` names files with markers of \
         metadiscourse of your own for `measures.csv` and `shifts.csv`. With the format `xlsx` all tables are sheets of \
         `result.xlsx`: its headers are in the language of the setting `excel`, a note on each has the name of the column \
         and what it means; a text of more than 32,767 characters goes on in a sheet of its own. The format `html` shows \
         them in `report.html`; of large results the documents lie in parts in the folder `report`. The format `tmx` writes \
         the two-sided beads to `sentence_pairs.tmx` (TMX 1.4b), with `document` and `confidence` as properties of each \
         unit.\n",
    );
    for Schema { name, description, columns } in tables::ALL.map(|table| table.schema()) {
        let _ = write!(
            page,
            "\n## {name}.csv\n\nA row is {}.\n\n| column | type | what it says |\n|---|---|---|\n",
            description.english
        );
        for column in columns {
            let kind = match column.kind {
                Kind::Text => "text",
                Kind::List => "list",
                Kind::Integer => "integer",
                Kind::Decimal(_) => "decimal",
            };
            let _ = writeln!(page, "| `{}` | {kind} | {} |", column.name, column.description.english);
        }
    }
    page.push_str(TYPES);
    page.push_str(
        "\n## Repairs\n\nThe kinds in `repairs` of documents.csv. `unreadable-page: 3` means that the text of three \
         pages is in no table: look at the file, or run text recognition over it.\n\n| kind | what is counted |\n\
         |---|---|\n",
    );
    for (kind, description) in REPAIRS {
        let _ = writeln!(page, "| `{kind}` | {description} |");
    }
    page
}
