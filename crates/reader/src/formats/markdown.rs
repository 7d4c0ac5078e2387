//! Markdown's marks taken out of the text: headings, rules, fences, quotes, emphasis, links. The text that a reader
//! sees stays.

use crate::lines::printed::PrintedLine;
use ikiz_text::nfc;

/// Openers of emphasis that are remembered; deeper nesting is no emphasis.
const DEEPEST: usize = 16;
/// Bytes of an address between `<` and `>`, at most.
const LONGEST_ADDRESS: usize = 1000;

/// Takes the marks out. Lines that hold nothing else are dropped and count as blank lines.
pub(crate) fn strip(lines: &mut Vec<PrintedLine>) {
    let mut fence: Option<char> = None;
    let mut front_matter = lines.first().is_some_and(|line| line.text == "---" && line.number == 1);
    let mut code = vec![false; lines.len()];
    for at in 0..lines.len() {
        if let Some(mark) = fence_mark(&lines[at].text).filter(|mark| fence.is_none_or(|open| open == *mark)) {
            fence = if fence.is_some() { None } else { Some(mark) };
            lines[at].text.clear();
        } else if fence.is_some() {
            code[at] = true;
        } else if front_matter {
            if matches!(lines[at].text.as_str(), "---" | "...") {
                front_matter = at == 0;
                lines[at].text.clear();
            }
        } else if is_rule(&lines[at].text) || lines[at].text.starts_with(":::") {
            underline(lines, at);
            lines[at].text.clear();
        } else {
            block_marks(&mut lines[at]);
        }
    }
    let mut start = 0;
    for at in 1..=lines.len() {
        let border = at == lines.len() || lines[at].gap > 0 || lines[at].heading.is_some() || lines[at].text.is_empty();
        if border {
            inline_marks(&mut lines[start..at], &code[start..at]);
            start = at;
        }
    }
    drop_empty(lines);
}

/// A rule of `=` or `-` directly under a line makes it a heading.
fn underline(lines: &mut [PrintedLine], at: usize) {
    let level = match lines[at].text.chars().next() {
        Some('=') => 1,
        Some('-') => 2,
        _ => return,
    };
    let solid = !lines[at].text.contains(' ');
    if lines[at].gap == 0
        && solid
        && let Some(before) = at.checked_sub(1).map(|before| &mut lines[before])
        && !before.text.is_empty()
        && !before.text.starts_with(['|', '+'])
        && before.heading.is_none()
    {
        before.heading = Some(level);
        before.bold = true;
    }
}

fn fence_mark(text: &str) -> Option<char> {
    let mark = text.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let length = text.chars().take_while(|letter| *letter == mark).count();
    (length >= 3 && !text[length..].contains('`')).then_some(mark)
}

/// Whether a line holds only a rule: three or more of `-`, `*`, `_` or a row of `=`.
fn is_rule(text: &str) -> bool {
    let mut marks = text.chars().filter(|letter| *letter != ' ');
    let Some(first) = marks.next().filter(|mark| matches!(mark, '-' | '*' | '_' | '=')) else { return false };
    let mut length = 1;
    for mark in marks {
        if mark != first {
            return false;
        }
        length += 1;
    }
    length >= 3
}

/// Takes out what stands at the head of a line: `>`, and the `#` of headings.
fn block_marks(line: &mut PrintedLine) {
    let mut text = line.text.as_str();
    while let Some(rest) = text.strip_prefix('>') {
        text = rest.trim_start();
    }
    let level = text.chars().take_while(|letter| *letter == '#').count();
    if (1..=6).contains(&level) && (text.len() == level || text[level..].starts_with(' ')) {
        line.heading = Some(level as u8);
        line.bold = true;
        text = text[level..].trim();
        let closed = text.trim_end_matches('#');
        if closed.is_empty() || closed.ends_with(' ') {
            text = closed.trim_end();
        }
        // The attributes of Pandoc and others: `# Giriş {#giris .unnumbered}`.
        if text.ends_with('}')
            && let Some((title, _)) = text.rsplit_once('{').filter(|(_, inner)| inner.starts_with(['#', '.', '-']))
        {
            text = title.trim_end();
        }
    }
    line.text = text.to_owned();
}

/// A run of emphasis marks.
struct Run {
    line: usize,
    start: usize,
    length: usize,
    mark: u8,
}

/// Takes emphasis, links, code marks, comments and escapes out of the lines of one block.
fn inline_marks(lines: &mut [PrintedLine], code: &[bool]) {
    let mut cuts: Vec<Vec<(usize, usize)>> = vec![Vec::new(); lines.len()];
    let mut open: Vec<Run> = Vec::new();
    for (number, line) in lines.iter_mut().enumerate() {
        if code[number] {
            continue;
        }
        line.bold |= line.text.starts_with("**") || line.text.starts_with("__");
        line.text = without_breaks_and_comments(&line.text);
        link_cuts(&line.text, &mut cuts[number]);
        emphasis_cuts(&line.text, number, &mut open, &mut cuts);
    }
    for ((line, cuts), code) in lines.iter_mut().zip(cuts).zip(code) {
        if !code {
            line.text = cut_out(&line.text, cuts);
        }
    }
}

fn without_breaks_and_comments(text: &str) -> String {
    let mut text = text.to_owned();
    for tag in ["<br>", "<br/>", "<br />"] {
        if text.contains(tag) {
            text = text.replace(tag, " ");
        }
    }
    if !text.contains("<!--") {
        return text;
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, behind)) = rest.split_once("<!--") {
        let Some((_, after)) = behind.split_once("-->") else { break };
        kept.push_str(before);
        rest = after;
    }
    kept + rest
}

/// The bytes of links, pictures, references to notes, code marks and backslashes that are not read.
fn link_cuts(text: &str, cuts: &mut Vec<(usize, usize)>) {
    let bytes = text.as_bytes();
    let mut brackets: Vec<usize> = Vec::new();
    // Where the next `)` stands, so that a line of brackets is not searched again and again.
    let mut close: Option<usize> = Some(0);
    for at in 0..bytes.len() {
        match bytes[at] {
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) && !is_escaped(bytes, at) => {
                cuts.push((at, at + 1));
            }
            b'`' => cuts.push((at, at + 1)),
            b'[' if !is_escaped(bytes, at) => brackets.push(at),
            b']' if !is_escaped(bytes, at) => {
                let Some(start) = brackets.pop() else { continue };
                let picture = usize::from(start > 0 && bytes[start - 1] == b'!');
                if bytes.get(at + 1) == Some(&b'(') {
                    if close.is_some_and(|close| close < at) {
                        close = text[at..].find(')').map(|found| at + found);
                    }
                    if let Some(close) = close {
                        cuts.push((start - picture, start + 1));
                        cuts.push((at, close + 1));
                    }
                } else if bytes.get(start + 1) == Some(&b'^') && start > 0 && brackets.is_empty() {
                    cuts.push((start, at + 1));
                }
            }
            b'<' => {
                let rest = &text[at + 1..];
                let address = ["http://", "https://", "mailto:"].iter().any(|scheme| rest.starts_with(scheme));
                let closing = || rest.bytes().take(LONGEST_ADDRESS).position(|byte| matches!(byte, b'>' | b' '));
                let end = if address { closing() } else { None };
                if let Some(end) = end.filter(|end| rest[*end..].starts_with('>')) {
                    cuts.push((at, at + 1));
                    cuts.push((at + 1 + end, at + 2 + end));
                }
            }
            _ => {}
        }
    }
}

/// Pairs runs of `*` and `_` that enclose letters, over the lines of a block.
fn emphasis_cuts(text: &str, line: usize, open: &mut Vec<Run>, cuts: &mut [Vec<(usize, usize)>]) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let mark = bytes[at];
        if !matches!(mark, b'*' | b'_') || is_escaped(bytes, at) {
            at += 1;
            continue;
        }
        let start = at;
        while bytes.get(at) == Some(&mark) {
            at += 1;
        }
        let before = text[..start].chars().next_back();
        let after = text[at..].chars().next();
        let blank = |letter: Option<char>| letter.is_none_or(char::is_whitespace);
        let inside = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        // Inside a word `_` is a letter like others.
        let can_close = !blank(before) && (mark == b'*' || !inside(after));
        let can_open = !blank(after) && (mark == b'*' || !inside(before));
        let (mut from, mut left) = (start, at - start);
        while can_close && left > 0 {
            let Some(found) = open.iter().rposition(|run| run.mark == mark && run.length <= left) else { break };
            let opener = open.swap_remove(found);
            open.truncate(found);
            cuts[opener.line].push((opener.start, opener.start + opener.length));
            cuts[line].push((from, from + opener.length));
            from += opener.length;
            left -= opener.length;
        }
        if can_open && left > 0 {
            if open.len() == DEEPEST {
                open.remove(0);
            }
            open.push(Run { line, start: from, length: left, mark });
        }
    }
}

/// Whether an odd number of backslashes stands before a byte.
fn is_escaped(bytes: &[u8], at: usize) -> bool {
    const MOST: usize = 16;
    bytes[..at].iter().rev().take(MOST).take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// The text without those bytes, in NFC and with single blanks.
fn cut_out(text: &str, mut cuts: Vec<(usize, usize)>) -> String {
    if cuts.is_empty() && !text.contains("  ") {
        return text.trim().to_owned();
    }
    cuts.sort_unstable();
    let mut kept = String::with_capacity(text.len());
    let mut done = 0;
    for (start, end) in cuts {
        if start > done {
            kept.push_str(&text[done..start]);
        }
        done = done.max(end);
    }
    kept.push_str(text.get(done..).unwrap_or_default());
    nfc(&ikiz_document::span::flattened(&kept)).into_owned()
}

/// Drops lines without letters left; the next line knows of them as blank lines.
fn drop_empty(lines: &mut Vec<PrintedLine>) {
    let (mut gap, mut feeds) = (0, 0);
    lines.retain_mut(|line| {
        line.gap += gap;
        line.feeds += feeds;
        let empty = line.text.is_empty();
        (gap, feeds) = if empty { (line.gap + 1, line.feeds) } else { (0, 0) };
        !empty
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::printed::lines_of;

    fn stripped(text: &str) -> Vec<PrintedLine> {
        let mut lines = lines_of(text);
        strip(&mut lines);
        lines
    }

    fn texts(text: &str) -> Vec<String> {
        stripped(text).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn headings_keep_their_level() {
        let lines = stripped("# Orman\n## Giriş ##\n### Yöntem {#yontem}\nSonuç\n---\nKaynakça\n===\n#etiket\n");
        let seen: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.heading)).collect();
        assert_eq!(
            seen,
            [
                ("Orman", Some(1)),
                ("Giriş", Some(2)),
                ("Yöntem", Some(3)),
                ("Sonuç", Some(2)),
                ("Kaynakça", Some(1)),
                ("#etiket", None)
            ]
        );
    }

    #[test]
    fn emphasis_goes() {
        for (text, expected) in [
            ("**Öz:** kısa *bir* metin", "Öz: kısa bir metin"),
            ("***çok*** **güçlü *ve* eğik**", "çok güçlü ve eğik"),
            ("**koyu *eğik***", "koyu eğik"),
            ("_eğik_ ama dosya_adı_uzun", "eğik ama dosya_adı_uzun"),
            ("5 * 3 * 2 = 30", "5 * 3 * 2 = 30"),
            ("* madde **bir**", "* madde bir"),
            ("p < 0,05*", "p < 0,05*"),
            (r"\*yıldız\* `kod`", "*yıldız* kod"),
        ] {
            assert_eq!(texts(text), [expected]);
        }
        assert_eq!(texts("**iki satır\nkoyu** metin"), ["iki satır", "koyu metin"]);
        assert!(stripped("**Anahtar Kelimeler:** dağ")[0].bold);
    }

    #[test]
    fn links_show_their_text() {
        for (text, expected) in [
            ("bkz. [orman sayfası](https://orman.example/a_b \"başlık\").", "bkz. orman sayfası."),
            ("![ağaç](agac.png) altı", "ağaç altı"),
            ("<https://orman.example> ve [1]", "https://orman.example ve [1]"),
            ("bitti.[^3] Sonra", "bitti. Sonra"),
            ("a <b> c<br>d <!-- not --> e", "a <b> c d e"),
        ] {
            assert_eq!(texts(text), [expected]);
        }
    }

    #[test]
    fn marks_on_lines_of_their_own_are_blank_lines() {
        let lines = stripped("bir\n***\niki\n```text\na *b*\n```\n> üç\n>\n> dört");
        let seen: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.gap, line.number)).collect();
        assert_eq!(seen, [("bir", 0, 1), ("iki", 1, 3), ("a *b*", 1, 5), ("üç", 1, 7), ("dört", 1, 9)]);
    }

    #[test]
    fn front_matter_loses_its_rules_only() {
        assert_eq!(texts("---\ntitle: Orman\nlang: tr\n---\n# Giriş"), ["title: Orman", "lang: tr", "Giriş"]);
    }

    #[test]
    fn brackets_without_end_take_no_time() {
        let text = "[".repeat(50_000) + &"](".repeat(50_000) + &"*_a".repeat(50_000);
        assert!(!texts(&text).is_empty());
    }
}
