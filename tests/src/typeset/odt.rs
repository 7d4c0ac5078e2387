//! Writes a text as ODT, as LibreOffice does: styles of its own for bold and italic, notes, a table of contents,
//! tracked changes, comments.

use super::package::pack;
use super::source::{Block, Face, Run, Source, runs};
use super::xml::{DECLARATION, concat, escape};

const KIND: &str = "application/vnd.oasis.opendocument.text";
const SPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
    xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"";

/// The file.
pub fn write(source: &Source) -> Vec<u8> {
    let mut notes = 0;
    let mut deleted = Vec::new();
    let body: String = source.blocks.iter().map(|block| written(block, &mut notes, &mut deleted)).collect();
    let changes = concat(deleted.iter().enumerate().map(|(at, content)| {
        format!(
            "<text:changed-region text:id=\"ct{at}\"><text:deletion><office:change-info><dc:creator>Hakem</dc:creator>\
             </office:change-info><text:p text:style-name=\"Standard\">{}</text:p></text:deletion></text:changed-region>",
            escape(content)
        )
    }));
    let face = |name: &str, property: &str| {
        format!(
            "<style:style style:name=\"{name}\" style:family=\"text\"><style:text-properties {property}/></style:style>"
        )
    };
    let faces = face("T1", "fo:font-weight=\"bold\"") + &face("T2", "fo:font-style=\"italic\"");
    let content = format!(
        "{DECLARATION}<office:document-content {SPACES}><office:automatic-styles>{faces}</office:automatic-styles><office:body>\
         <office:text><text:tracked-changes>{changes}</text:tracked-changes>{body}</office:text></office:body></office:document-content>"
    );
    let styles = format!(
        "{DECLARATION}<office:document-styles {SPACES}><office:styles><style:style style:name=\"Standard\" style:family=\"paragraph\"/>\
         <style:style style:name=\"Title\" style:family=\"paragraph\" style:parent-style-name=\"Standard\"/></office:styles>\
         <office:master-styles><style:master-page style:name=\"Standard\"><style:header><text:p>{}</text:p></style:header></style:master-page>\
         </office:master-styles></office:document-styles>",
        escape(source.setting("header"))
    );
    let meta = format!(
        "{DECLARATION}<office:document-meta {SPACES}><office:meta><dc:title>{}</dc:title></office:meta></office:document-meta>",
        escape(source.setting("title"))
    );
    pack(&[
        ("mimetype", KIND.to_owned()),
        ("content.xml", content),
        ("styles.xml", styles),
        ("meta.xml", meta),
        ("META-INF/manifest.xml", manifest()),
    ])
}

fn manifest() -> String {
    let entry = |path: &str, kind: &str| {
        format!("<manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"{kind}\"/>")
    };
    format!(
        "{DECLARATION}<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">\
         {}{}{}{}</manifest:manifest>",
        entry("/", KIND),
        entry("content.xml", "text/xml"),
        entry("styles.xml", "text/xml"),
        entry("meta.xml", "text/xml"),
    )
}

fn written(block: &Block, notes: &mut usize, deleted: &mut Vec<String>) -> String {
    let whole = block.paragraph();
    match &*block.command {
        "p" => format!("<text:p text:style-name=\"Standard\">{}</text:p>", inline(&whole, notes, deleted)),
        "title" => format!("<text:p text:style-name=\"Title\">{}</text:p>", inline(&whole, notes, deleted)),
        "heading" => {
            let level = if block.has("2") { 2 } else { 1 };
            format!("<text:h text:outline-level=\"{level}\">{}</text:h>", inline(&whole, notes, deleted))
        }
        "table" => {
            let mut cell = |cell: &str| {
                let content = inline(cell.trim(), notes, deleted);
                format!("<table:table-cell><text:p>{content}</text:p></table:table-cell>")
            };
            let rows =
                concat(block.lines.iter().map(|line| {
                    format!("<table:table-row>{}</table:table-row>", concat(line.split('|').map(&mut cell)))
                }));
            format!("<table:table table:name=\"Tablo1\">{rows}</table:table>")
        }
        "list" => {
            let items = concat(block.lines.iter().map(|line| {
                format!("<text:list-item><text:p>{}</text:p></text:list-item>", inline(line, notes, deleted))
            }));
            format!("<text:list>{items}</text:list>")
        }
        other => panic!("no such command in ODT: .{other}"),
    }
}

fn inline(marked: &str, notes: &mut usize, deleted: &mut Vec<String>) -> String {
    runs(marked)
        .into_iter()
        .map(|run| match run {
            Run::Text(content, Face::Regular) => blanks(&content),
            Run::Text(content, Face::Bold) => {
                format!("<text:span text:style-name=\"T1\">{}</text:span>", blanks(&content))
            }
            Run::Text(content, Face::Italic) => {
                format!("<text:span text:style-name=\"T2\">{}</text:span>", blanks(&content))
            }
            Run::Braced(command, content) => match &*command {
                "note" => {
                    *notes += 1;
                    format!(
                        "<text:note text:id=\"ftn{notes}\" text:note-class=\"footnote\"><text:note-citation>{notes}</text:note-citation>\
                         <text:note-body><text:p>{}</text:p></text:note-body></text:note>",
                        escape(&content)
                    )
                }
                "del" => {
                    deleted.push(content);
                    format!("<text:change text:change-id=\"ct{}\"/>", deleted.len() - 1)
                }
                "comment" => format!(
                    "<office:annotation><dc:creator>Hakem</dc:creator><text:p>{}</text:p></office:annotation>",
                    escape(&content)
                ),
                "page" => "<text:soft-page-break/>".to_owned(),
                "break" => "<text:line-break/>".to_owned(),
                "tab" => "<text:tab/>".to_owned(),
                other => panic!("no such braces in ODT: {{{other}}}"),
            },
        })
        .collect()
}

/// Text in which several blanks are written as an element, as ODT asks.
fn blanks(text: &str) -> String {
    escape(text).replace("  ", " <text:s/>")
}
