//! Saved web pages (MHTML, RFC 2557): the page in an archive of the parts of a message.

/// Parts of messages in messages.
const MOST_LEVELS: u32 = 4;

/// The page in an archive; `None` where the bytes are none.
pub(crate) fn page(bytes: &[u8]) -> Option<Vec<u8>> {
    let head = &bytes[..bytes.len().min(1 << 12)];
    let is_message = header(head, "mime-version").is_some() || header(head, "content-location").is_some();
    is_message.then(|| part(bytes, MOST_LEVELS)).flatten()
}

/// The first page in a part, which may hold parts itself.
fn part(bytes: &[u8], levels: u32) -> Option<Vec<u8>> {
    let (head, body) = split(bytes)?;
    let kind = header(head, "content-type").unwrap_or_default();
    if let Some(boundary) = parameter(&kind, "boundary").filter(|_| levels > 0) {
        let border = format!("--{boundary}");
        return pieces(body, border.as_bytes()).into_iter().find_map(|piece| part(piece, levels - 1));
    }
    let is_page = starts_with(kind.trim(), "text/html") || starts_with(kind.trim(), "application/xhtml");
    let encoding = header(head, "content-transfer-encoding").unwrap_or_default();
    is_page.then(|| match encoding.trim() {
        named if named.eq_ignore_ascii_case("quoted-printable") => quoted_printable(body),
        named if named.eq_ignore_ascii_case("base64") => base64(body),
        _ => body.to_vec(),
    })
}

/// Head and body: an empty line separates them.
fn split(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let bytes = bytes.trim_ascii_start();
    let of = |mark: &[u8]| bytes.windows(mark.len()).position(|window| window == mark).map(|at| (at, mark.len()));
    let (at, length) = [of(b"\r\n\r\n"), of(b"\n\n")].into_iter().flatten().min()?;
    Some((&bytes[..at], &bytes[at + length..]))
}

/// The value of a header, with the lines that it goes on in.
fn header(head: &[u8], name: &str) -> Option<String> {
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    while let Some(line) = lines.next() {
        let Some((before, value)) = line.split_once(':') else { continue };
        if before.trim().eq_ignore_ascii_case(name) {
            let rest = lines.take_while(|line| line.starts_with([' ', '\t'])).map(str::trim);
            return Some(std::iter::once(value.trim()).chain(rest).collect::<Vec<_>>().join(" "));
        }
    }
    None
}

fn parameter(value: &str, name: &str) -> Option<String> {
    let parameters = value.split(';').filter_map(|parameter| parameter.split_once('='));
    let mut found = parameters.filter(|(before, _)| before.trim().eq_ignore_ascii_case(name));
    found.next().map(|(_, value)| value.trim().trim_matches('"').to_owned()).filter(|value| !value.is_empty())
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// What stands between the lines of a border.
fn pieces<'a>(body: &'a [u8], border: &[u8]) -> Vec<&'a [u8]> {
    let mut pieces = Vec::new();
    let mut start = None;
    let mut at = 0;
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(border) {
            pieces.extend(start.map(|start: usize| &body[start..at]));
            start = Some(at + line.len());
        }
        at += line.len();
    }
    pieces.extend(start.map(|start| &body[start..]));
    pieces
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let mut decoded = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(byte) = body.get(at) {
        let rest = &body[at + 1..];
        at += 1;
        if *byte != b'=' {
            decoded.push(*byte);
        } else if let (Some(high), Some(low)) = (digit(rest.first()), digit(rest.get(1))) {
            decoded.push((high * 16 + low) as u8);
            at += 2;
        } else if let Some(end) =
            rest.iter().position(|byte| *byte == b'\n').filter(|end| rest[..*end].trim_ascii().is_empty())
        {
            at += end + 1;
        } else {
            decoded.push(*byte);
        }
    }
    decoded
}

fn base64(body: &[u8]) -> Vec<u8> {
    let value = |byte: &u8| {
        Some(match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        })
    };
    let mut decoded = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for digit in body.iter().filter_map(value) {
        bits = (bits << 6) | u32::from(digit);
        count += 6;
        if count >= 8 {
            count -= 8;
            decoded.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn archive(encoding: &str, body: &str) -> Vec<u8> {
        format!(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"=_x\"; type=\"text/html\"\r\n\r\n--=_x\r\n\
             Content-Type: image/png\r\n\r\nabc\r\n--=_x\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\
             Content-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n--=_x--\r\n"
        )
        .into_bytes()
    }

    #[test]
    fn pages_are_taken_out_of_archives() {
        let read = |encoding, body| {
            page(&archive(encoding, body)).map(|page| String::from_utf8_lossy(&page).trim().to_owned())
        };
        assert_eq!(read("quoted-printable", "<p>=C3=96z =\r\nve</p>"), Some("<p>Öz ve</p>".to_owned()));
        assert_eq!(read("base64", "PHA+w5Z6\r\nPC9wPg=="), Some("<p>Öz</p>".to_owned()));
        assert_eq!(read("8bit", "<p>Öz</p>"), Some("<p>Öz</p>".to_owned()));
        assert_eq!(page(b"<html><p>a: b</p>"), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_survived(bytes in "(MIME-Version: 1\n|Content-Type: |multipart/x; boundary=b|text/html|\n\n|--b\n|=|[a-zA-Z0-9=\n]{0,6}){0,20}") {
            page(bytes.as_bytes());
        }
    }
}
