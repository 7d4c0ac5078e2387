//! Where words, numbers, addresses and marks begin and end: one pass over the text, with look-ahead of bounded length.

use crate::apostrophe::is_apostrophe;
use crate::mark::{is_hyphen, is_letter};

/// A piece of text; each piece begins where the one before it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// White space, control characters, or characters without width that belong to no word.
    pub(crate) gap: bool,
}

/// The longest local part of a mail address (RFC 5321, 4.5.3.1.1), and the longest part of a host name that is read.
const LONGEST_NAME: usize = 64;
const SCHEMES: [&str; 5] = ["https://", "http://", "ftp://", "www.", "doi:10."];
const TOP_DOMAINS: [&str; 5] = ["com", "org", "net", "edu", "gov"];
/// What comes before the two letters of a country.
const SECOND_DOMAINS: [&str; 7] = ["ac", "bel", "co", "com", "edu", "gov", "org"];

/// Cuts a text into pieces.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = Piece> {
    let (mut at, mut previous) = (0, None);
    std::iter::from_fn(move || {
        let first = text[at..].chars().next()?;
        let start = at;
        let gap = is_gap(first);
        at = if gap { gap_end(text, start) } else { piece_end(text, start, first, previous) };
        previous = text[start..at].chars().next_back();
        Some(Piece { start, end: at, gap })
    })
}

/// Soft hyphens, joiners and blanks without width, byte order marks: they print nothing and end no word.
pub(crate) const fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn is_gap(letter: char) -> bool {
    letter == ' ' || letter.is_whitespace() || letter.is_control() || is_invisible(letter)
}

/// Letters, digits, and combining marks that have no composed letter.
fn is_inner(letter: char) -> bool {
    match letter {
        'a'..='z' | 'A'..='Z' | '0'..='9' => true,
        '\0'..='\x7f' | 'ʼ' => false,
        _ => is_letter(letter) || matches!(letter, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}'),
    }
}

fn gap_end(text: &str, start: usize) -> usize {
    text[start..].find(|letter| !is_gap(letter)).map_or(text.len(), |length| start + length)
}

fn piece_end(text: &str, start: usize, first: char, previous: Option<char>) -> usize {
    let rest = &text[start..];
    if first.is_ascii_digit() {
        return address_length(rest, number_length(rest))
            .map_or_else(|| start + number_length(rest), |long| start + long);
    }
    if is_inner(first) {
        let word = word_length(rest);
        return start + address_length(rest, word).unwrap_or_else(|| spelled_length(rest, word));
    }
    if opens_number(rest, first, previous) {
        return start + number_length(rest);
    }
    start + rest.find(|letter| letter != first).unwrap_or(rest.len())
}

/// The length of letters and digits with single hyphens and apostrophes between them.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if is_inner(letter) {
            end = at + letter.len_utf8();
        } else if is_hyphen(letter)
            || is_apostrophe(letter)
            || letter == '–' && is_named_number(&text[..at], &text[at..])
        {
            if end != at || !letters.peek().is_some_and(|(_, next)| is_inner(*next)) {
                break;
            }
        } else if !is_invisible(letter) {
            break;
        }
    }
    end
}

/// Whether a dash joins a name in capitals and its number: `COVID–19`, but not `TBMM–1920`.
fn is_named_number(before: &str, after: &str) -> bool {
    let mut capitals = before.chars().rev().take_while(|letter| letter.is_uppercase());
    let digits = after.chars().skip(1).take_while(char::is_ascii_digit).take(4).count();
    capitals.nth(1).is_some() && (1..4).contains(&digits)
}

/// The length of the word and, if single letters follow between dots, of these too: `A.B.D`.
fn spelled_length(text: &str, word: usize) -> usize {
    let mut end = word;
    let mut last = &text[..word];
    while last.chars().nth(1).is_none() && text[end..].starts_with('.') {
        last = &text[end + 1..end + 1 + word_length(&text[end + 1..])];
        let mut letters = last.chars();
        if !letters.next().is_some_and(char::is_alphabetic) || !letters.next().is_none_or(is_apostrophe) {
            break;
        }
        end += 1 + last.len();
    }
    end
}

/// Whether a sign or separator belongs to the digits after it: not if it can separate them from what comes before.
fn opens_number(text: &str, first: char, previous: Option<char>) -> bool {
    let free = previous.is_none_or(|before| is_gap(before) || "([{=<>≤≥≈~±:;/|*×%$€₺".contains(before));
    let mut rest = text[first.len_utf8()..].chars();
    let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    match first {
        '.' | ',' => free && digit(rest.next()),
        '+' | '-' | '−' => match rest.next() {
            Some('.' | ',') => free && digit(rest.next()),
            next => free && digit(next),
        },
        _ => false,
    }
}

/// The length of sign, digits, single separators between digits, and a suffix with or without apostrophe.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = text.find(|letter: char| letter.is_ascii_digit()).unwrap_or(0);
    while digit(end) || (matches!(bytes.get(end), Some(b'.' | b',')) && digit(end + 1)) {
        end += 1;
    }
    end + suffix_length(&text[end..])
}

/// The length of a suffix, with or without an apostrophe before it.
fn suffix_length(text: &str) -> usize {
    let letter = text.chars().next().filter(|letter| is_apostrophe(*letter)).map_or(0, char::len_utf8);
    let mut letters = text[letter..].char_indices();
    if !letters.next().is_some_and(|(_, first)| first.is_alphabetic() && !is_apostrophe(first)) {
        return 0;
    }
    letter + letters.find(|(_, next)| !is_inner(*next)).map_or(text.len() - letter, |(at, _)| at)
}

/// The length of the address that begins here, if there is one; `word` is the length of the word that begins here.
fn address_length(text: &str, word: usize) -> Option<usize> {
    let scheme = SCHEMES.iter().find(|scheme| {
        text.as_bytes().get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme.as_bytes()))
    });
    if let Some(scheme) = scheme {
        return Some(path_length(text)).filter(|length| *length > scheme.len());
    }
    match text.as_bytes().get(word)? {
        b'/' if is_doi(&text[..word]) => Some(path_length(text)).filter(|length| *length > word + 1),
        b'@' | b'_' | b'+' | b'.' => mail_length(text).or_else(|| host_length(text)),
        _ => None,
    }
}

/// Whether a number is `10.` and the four to nine digits of a registrant (DOI Handbook, 2.2.2).
fn is_doi(number: &str) -> bool {
    number.strip_prefix("10.").is_some_and(|registrant| {
        (4..=9).contains(&registrant.len()) && registrant.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// The length of an address, without the marks that close the sentence or bracket around it.
fn path_length(text: &str) -> usize {
    let end = text.find(|letter| is_gap(letter) || "<>\"“”«»|{}\\^`".contains(letter)).unwrap_or(text.len());
    let mut path = &text[..end];
    let count = |mark| path.matches(mark).count() as isize;
    let mut open = count('(') - count(')');
    let mut open_square = count('[') - count(']');
    while let Some(last) = path.chars().next_back() {
        match last {
            ')' if open < 0 => open += 1,
            ']' if open_square < 0 => open_square += 1,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '‘' | '…' | '*' | '_' => {}
            _ => break,
        }
        path = &path[..path.len() - last.len_utf8()];
    }
    path.len()
}

fn mail_length(text: &str) -> Option<usize> {
    let local = text
        .char_indices()
        .take_while(|(at, letter)| *at <= LONGEST_NAME && (letter.is_alphanumeric() || "._%+-".contains(*letter)))
        .last()
        .map(|(at, letter)| at + letter.len_utf8())?;
    let host = text[local..].strip_prefix('@')?;
    let host = host_name(host);
    let (_, top) = host.rsplit_once('.')?;
    let end = local + 1 + host.len();
    (top.len() > 1 && top.bytes().all(|byte| byte.is_ascii_alphabetic())).then(|| end + suffix_after(&text[end..]))
}

/// The length of a host name without a scheme, recognized by its last labels.
fn host_length(text: &str) -> Option<usize> {
    let host = host_name(text);
    if !host.starts_with(|first: char| first.is_ascii_lowercase()) || host.contains(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let mut labels = host.rsplit('.');
    let (top, second) = (labels.next()?, labels.next()?);
    let known =
        TOP_DOMAINS.contains(&top) || (top.len() == 2 && SECOND_DOMAINS.contains(&second) && labels.next().is_some());
    if !known || host.split('.').any(str::is_empty) {
        return None;
    }
    let end = host.len();
    Some(if text[end..].starts_with('/') { path_length(text) } else { end + suffix_after(&text[end..]) })
}

fn host_name(text: &str) -> &str {
    let inside = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let length = text.bytes().take(LONGEST_NAME).take_while(inside).count();
    text[..length].trim_end_matches(['.', '-'])
}

/// The length of a suffix after an apostrophe.
fn suffix_after(text: &str) -> usize {
    if text.starts_with(is_apostrophe) { suffix_length(text) } else { 0 }
}
