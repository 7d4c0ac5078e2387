//! Writes a text as DOCX, as Word does: styles, footnotes, fields, a text box twice, changes that are tracked.

use super::package::pack;
use super::source::{Block, Face, Run, Source, runs};
use super::xml::{DECLARATION, concat, escape};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\"";
const KINDS: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The file.
pub fn write(source: &Source) -> Vec<u8> {
    let mut notes = Vec::new();
    let mut body = String::new();
    for block in &source.blocks {
        body += &written(block, &mut notes);
    }
    body += "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:footerReference w:type=\"default\" r:id=\"rId4\"/>\
        <w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>";
    let document = format!("{DECLARATION}<w:document {SPACES}><w:body>{body}</w:body></w:document>");
    let header = format!(
        "{DECLARATION}<w:hdr {SPACES}><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:hdr>",
        escape(source.setting("header"))
    );
    let footer =
        format!("{DECLARATION}<w:ftr {SPACES}><w:p>{}</w:p></w:ftr>", field(" PAGE ", "<w:r><w:t>1</w:t></w:r>"));
    pack(&[
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", relationships(&[("rId1", "officeDocument", "word/document.xml")])),
        ("word/document.xml", document),
        (
            "word/_rels/document.xml.rels",
            relationships(&[
                ("rId1", "styles", "styles.xml"),
                ("rId2", "footnotes", "footnotes.xml"),
                ("rId3", "header", "header1.xml"),
                ("rId4", "footer", "footer1.xml"),
            ]),
        ),
        ("word/styles.xml", styles()),
        ("word/footnotes.xml", footnotes(&notes)),
        ("word/header1.xml", header),
        ("word/footer1.xml", footer),
    ])
}

fn content_types() -> String {
    let part =
        |name: &str, kind: &str| format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{KINDS}{kind}+xml\"/>");
    format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}{}{}{}{}</Types>",
        part("document", "document.main"),
        part("styles", "styles"),
        part("footnotes", "footnotes"),
        part("header1", "header"),
        part("footer1", "footer"),
    )
}

fn relationships(rows: &[(&str, &str, &str)]) -> String {
    let rows = concat(rows.iter().map(|(id, kind, target)| {
        format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    }));
    let space = "http://schemas.openxmlformats.org/package/2006/relationships";
    format!("{DECLARATION}<Relationships xmlns=\"{space}\">{rows}</Relationships>")
}

fn styles() -> String {
    let style = |id: &str, name: &str, more: &str| {
        format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{more}</w:style>")
    };
    let based = "<w:basedOn w:val=\"Normal\"/>";
    let heading = |level: u8, size: u8| {
        format!("{based}<w:pPr><w:outlineLvl w:val=\"{level}\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"{size}\"/></w:rPr>")
    };
    // A Turkish Word names the styles' identities in Turkish; the names stay English.
    let all = [
        style("Normal", "Normal", "<w:rPr><w:sz w:val=\"22\"/></w:rPr>"),
        style(
            "KonuBal",
            "Title",
            &format!("{based}<w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"32\"/></w:rPr>"),
        ),
        style("Balk1", "heading 1", &heading(0, 28)),
        style("Balk2", "heading 2", &heading(1, 24)),
        style("T1", "toc 1", based),
        style("DipnotMetni", "footnote text", based),
    ];
    format!("{DECLARATION}<w:styles xmlns:w=\"{MAIN}\">{}</w:styles>", all.concat())
}

fn footnotes(notes: &[String]) -> String {
    let separators = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
        <w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>";
    let all = concat(notes.iter().enumerate().map(|(at, note)| {
        format!(
            "<w:footnote w:id=\"{}\"><w:p><w:pPr><w:pStyle w:val=\"DipnotMetni\"/></w:pPr><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>",
            at + 1,
            text(&format!(" {note}"), Face::Regular)
        )
    }));
    format!("{DECLARATION}<w:footnotes {SPACES}>{separators}{all}</w:footnotes>")
}

fn written(block: &Block, notes: &mut Vec<String>) -> String {
    let whole = block.paragraph();
    match &*block.command {
        "p" if block.has("center") => paragraph("<w:jc w:val=\"center\"/>", &inline(&whole, notes)),
        "p" => paragraph("<w:jc w:val=\"both\"/>", &inline(&whole, notes)),
        "line" => block.lines.iter().map(|line| paragraph("<w:jc w:val=\"center\"/>", &inline(line, notes))).collect(),
        "title" => paragraph("<w:pStyle w:val=\"KonuBal\"/>", &inline(&whole, notes)),
        "heading" if block.has("2") => paragraph("<w:pStyle w:val=\"Balk2\"/>", &inline(&whole, notes)),
        "heading" => paragraph("<w:pStyle w:val=\"Balk1\"/>", &inline(&whole, notes)),
        "newpage" => paragraph("", "<w:r><w:br w:type=\"page\"/></w:r>"),
        "contents" => contents(&block.lines),
        "table" => table(&block.lines, notes),
        "textbox" => text_box(&whole),
        other => panic!("no such command in DOCX: .{other}"),
    }
}

fn paragraph(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

fn text(text: &str, face: Face) -> String {
    let shape = match face {
        Face::Regular => "",
        Face::Bold => "<w:rPr><w:b/><w:bCs/></w:rPr>",
        Face::Italic => "<w:rPr><w:i/><w:iCs/></w:rPr>",
    };
    format!("<w:r>{shape}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(text))
}

fn field(instruction: &str, shown: &str) -> String {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    format!(
        "{}<w:r><w:instrText xml:space=\"preserve\">{}</w:instrText></w:r>{}{shown}{}",
        mark("begin"),
        escape(instruction),
        mark("separate"),
        mark("end")
    )
}

fn inline(marked: &str, notes: &mut Vec<String>) -> String {
    let changed = "w:author=\"Hakem\" w:date=\"2021-03-04T10:00:00Z\"";
    runs(marked)
        .into_iter()
        .map(|run| match run {
            Run::Text(content, face) => text(&content, face),
            Run::Braced(command, content) => match &*command {
                "note" => {
                    notes.push(content);
                    format!("<w:r><w:footnoteReference w:id=\"{}\"/></w:r>", notes.len())
                }
                "del" => format!(
                    "<w:del w:id=\"900\" {changed}><w:r><w:delText xml:space=\"preserve\">{}</w:delText></w:r></w:del>",
                    escape(&content)
                ),
                "ins" => format!("<w:ins w:id=\"901\" {changed}>{}</w:ins>", text(&content, Face::Regular)),
                "link" => field(&format!(" HYPERLINK \"{content}\" "), &text(&content, Face::Regular)),
                // Word cuts runs where it last checked the spelling, in the middle of words too.
                "split" => "<w:proofErr w:type=\"spellStart\"/>".to_owned(),
                "tab" => "<w:r><w:tab/></w:r>".to_owned(),
                other => panic!("no such braces in DOCX: {{{other}}}"),
            },
        })
        .collect()
}

fn contents(lines: &[String]) -> String {
    let row = |line: &String| {
        let (entry, page) = line.rsplit_once('|').expect("entry | page");
        let runs = text(entry.trim(), Face::Regular)
            + "<w:r><w:tab/></w:r>"
            + &field(" PAGEREF ", &text(page.trim(), Face::Regular));
        paragraph("<w:pStyle w:val=\"T1\"/>", &runs)
    };
    let rows: String = lines.iter().map(row).collect();
    let open = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\h </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
    let close = paragraph("", "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
    paragraph("", open) + &rows + &close
}

fn table(lines: &[String], notes: &mut Vec<String>) -> String {
    let mut cell = |cell: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", paragraph("", &inline(cell.trim(), notes)));
    let rows = concat(lines.iter().map(|line| format!("<w:tr>{}</w:tr>", concat(line.split('|').map(&mut cell)))));
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>")
}

/// A box with text: once for new programs, once more for old ones.
fn text_box(content: &str) -> String {
    let inside = format!("<w:txbxContent>{}</w:txbxContent>", paragraph("", &text(content, Face::Regular)));
    let offset = |axis: &str, from: &str| {
        format!("<wp:position{axis} relativeFrom=\"{from}\"><wp:posOffset>914400</wp:posOffset></wp:position{axis}>")
    };
    let shape = format!(
        "<w:drawing><wp:anchor>{}{}<wp:extent cx=\"3000000\" cy=\"600000\"/><wp:docPr id=\"1\" name=\"Metin Kutusu 1\"/><a:graphic>\
         <a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp>\
         </a:graphicData></a:graphic></wp:anchor></w:drawing>",
        offset("H", "column"),
        offset("V", "paragraph")
    );
    let run = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{shape}</mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict>\
         </mc:Fallback></mc:AlternateContent></w:r>"
    );
    paragraph("", &run)
}
