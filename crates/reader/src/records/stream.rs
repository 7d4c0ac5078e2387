//! The text of a file of records while it is read: a window that moves through it and grows where a record asks for
//! more.

use crate::failure::{self, Refusal};
use crate::letters::decode::decode_declared;
use crate::letters::pieces::PieceDecoder;
use crate::source::Source;
use ikiz_document::Encoding;
use std::io::{self, BufRead, Read};
use std::ops::Range;

/// Bytes by which the encoding is told. A file that is not longer is read as a whole.
const HEAD: usize = 1 << 20;
/// Bytes that are read at once behind them.
const CHUNK: usize = 1 << 18;

/// The encoding that a file names.
pub(crate) type Label = fn(&[u8]) -> Option<&str>;

/// A place in a text.
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    place: u64,
    line: u32,
}

/// The text of a file.
pub(crate) struct TextStream<'a> {
    source: &'a Source,
    label: Label,
    reader: Box<dyn Read + 'a>,
    /// None where all is read.
    decoder: Option<PieceDecoder>,
    encoding: Encoding,
    /// What is loaded; what is before `start` is passed.
    text: String,
    start: usize,
    /// Bytes of text that were passed and let go.
    gone: u64,
    line: u32,
    /// Parts in other encodings, by their places in the whole text.
    odd: Vec<(Range<u64>, Encoding)>,
    /// The encoding of such a part that was passed.
    passed_odd: Option<Encoding>,
    /// Why the file cannot be read further, where that was met by who reads bytes.
    refusal: Option<Refusal>,
}

impl<'a> TextStream<'a> {
    /// Opens a file.
    ///
    /// # Errors
    /// Where it cannot be read, is empty, or is no text.
    pub fn open(source: &'a Source, label: Label) -> Result<Self, Refusal> {
        let mut reader = source.open()?;
        let mut head = Vec::new();
        reader.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(|error| source.failed(&error))?;
        if head.is_empty() {
            return Err(failure::empty(&source.shown).into());
        }
        if failure::known_binary(&source.shown, &head).is_some()
            && let Some(failure) = failure::known_binary(&source.shown, &source.contents()?)
        {
            return Err(failure.into());
        }
        let is_whole = head.len() < HEAD;
        let (decoder, decoded, mark) = if is_whole {
            (None, decode_declared(&head, label(&head)), 0)
        } else {
            let (decoder, decoded, mark) = PieceDecoder::new(&head, label(&head));
            (Some(decoder), decoded, mark)
        };
        if let Some(failure) = failure::undecodable(&source.shown, &decoded) {
            return Err(failure.into());
        }
        let mut stream = Self {
            source,
            label,
            reader,
            decoder,
            encoding: decoded.encoding,
            text: if is_whole { decoded.text } else { String::new() },
            start: 0,
            gone: 0,
            line: 1,
            odd: Vec::new(),
            passed_odd: None,
            refusal: None,
        };
        if !is_whole {
            stream.decode(&head[mark..], false);
        }
        Ok(stream)
    }

    /// Back to the first letter.
    ///
    /// # Errors
    /// Where the file cannot be read again.
    pub fn rewind(&mut self) -> Result<(), Refusal> {
        self.return_to(Mark { place: 0, line: 1 })
    }

    /// The place of the window.
    pub fn mark(&self) -> Mark {
        Mark { place: self.place(), line: self.line }
    }

    /// Back to a place.
    ///
    /// # Errors
    /// Where the file cannot be read again.
    pub fn return_to(&mut self, mark: Mark) -> Result<(), Refusal> {
        if mark.place < self.gone {
            *self = Self::open(self.source, self.label)?;
            while self.gone + (self.text.len() as u64) < mark.place {
                self.start = self.text.len();
                if !self.grow()? {
                    break;
                }
            }
        }
        self.start = self.text.len().min((mark.place - self.gone) as usize);
        self.line = mark.line;
        Ok(())
    }

    /// What is loaded and not passed.
    pub fn window(&self) -> &str {
        &self.text[self.start..]
    }

    /// Whether nothing stands behind the window.
    pub fn is_over(&self) -> bool {
        self.decoder.is_none()
    }

    /// The line, from 1, on which the window begins.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// The place of the window in the whole text, in bytes.
    pub fn place(&self) -> u64 {
        self.gone + self.start as u64
    }

    /// The encoding of a part of the window.
    pub fn encoding(&self, part: Range<usize>) -> Encoding {
        self.odd_in(&part).unwrap_or_else(|| self.encoding.clone())
    }

    /// The encoding of what was passed since this was asked last.
    pub fn passed_encoding(&mut self) -> Encoding {
        self.passed_odd.take().unwrap_or_else(|| self.encoding.clone())
    }

    fn odd_in(&self, part: &Range<usize>) -> Option<Encoding> {
        let (start, end) = (self.place() + part.start as u64, self.place() + part.end as u64);
        let odd = self.odd.iter().find(|(odd, _)| odd.start < end && odd.end > start);
        odd.map(|(_, encoding)| encoding.clone())
    }

    /// Why reading bytes failed.
    pub fn refusal(&mut self) -> Option<Refusal> {
        self.refusal.take()
    }

    /// Loads about as much again as the window holds; whether there was more.
    ///
    /// # Errors
    /// Where the file cannot be read further, or the window is larger than a record may be.
    pub fn grow(&mut self) -> Result<bool, Refusal> {
        if self.is_over() {
            return Ok(false);
        }
        self.check(self.window().len())?;
        self.text.drain(..self.start);
        self.gone += self.start as u64;
        self.start = 0;
        let place = self.gone;
        self.odd.retain(|(part, _)| part.end > place);
        let enough = self.text.len() * 2;
        let mut has_more = false;
        while !self.is_over() && (!has_more || self.text.len() < enough) {
            let mut piece = Vec::new();
            let mut reader = self.reader.by_ref().take(CHUNK as u64);
            reader.read_to_end(&mut piece).map_err(|error| self.source.failed(&error))?;
            let before = self.text.len();
            self.decode(&piece, piece.len() < CHUNK);
            has_more |= self.text.len() > before;
        }
        Ok(has_more)
    }

    /// Whether a record of that length may be read.
    ///
    /// # Errors
    /// Where it is larger than the limit.
    pub fn check(&self, length: usize) -> Result<(), Refusal> {
        let length = length as u64;
        if length > self.source.options.limits.file_bytes { Err(self.source.too_large(length)) } else { Ok(()) }
    }

    /// Passes over the first bytes of the window.
    pub fn advance(&mut self, length: usize) {
        if !self.odd.is_empty() {
            self.passed_odd = self.odd_in(&(0..length)).or(self.passed_odd.take());
        }
        let passed = &self.text.as_bytes()[self.start..self.start + length];
        self.line += memchr::memchr_iter(b'\n', passed).count() as u32;
        self.start += length;
    }

    /// Passes over white space; whether something stands behind it.
    ///
    /// # Errors
    /// Where the file cannot be read further.
    pub fn skip_white(&mut self) -> Result<bool, Refusal> {
        loop {
            let window = self.window();
            let white = window.len() - window.trim_start().len();
            let is_all = white == window.len();
            self.advance(white);
            if !is_all {
                return Ok(true);
            }
            if !self.grow()? {
                return Ok(false);
            }
        }
    }

    /// The length of the line that the window begins with, without its end; `None` behind the last one.
    ///
    /// # Errors
    /// Where the file cannot be read further, or the line is longer than a record may be.
    pub fn whole_line(&mut self) -> Result<Option<usize>, Refusal> {
        loop {
            let window = self.window();
            if let Some(end) = memchr::memchr(b'\n', window.as_bytes()) {
                return self.check(end).map(|()| Some(end));
            }
            if !self.grow()? {
                let length = self.window().len();
                return self.check(length).map(|()| Some(length).filter(|length| *length > 0));
            }
        }
    }

    /// Passes over a line of that length, and its end.
    pub fn pass_line(&mut self, length: usize) {
        self.advance((length + 1).min(self.window().len()));
    }

    /// Passes over a line of any length.
    ///
    /// # Errors
    /// Where the file cannot be read further.
    pub fn skip_line(&mut self) -> Result<(), Refusal> {
        loop {
            let window = self.window();
            if let Some(end) = memchr::memchr(b'\n', window.as_bytes()) {
                self.advance(end + 1);
                return Ok(());
            }
            self.advance(window.len());
            if !self.grow()? {
                return Ok(());
            }
        }
    }

    fn decode(&mut self, piece: &[u8], is_last: bool) {
        let Some(decoder) = &mut self.decoder else { return };
        let mut odd = Vec::new();
        decoder.decode(piece, is_last, &mut self.text, &mut odd);
        let gone = self.gone;
        let placed = |(part, encoding): (Range<usize>, &'static encoding_rs::Encoding)| {
            (gone + part.start as u64..gone + part.end as u64, Encoding(encoding.name().to_owned()))
        };
        self.odd.extend(odd.into_iter().map(placed));
        if is_last {
            self.decoder = None;
        }
    }
}

impl Read for TextStream<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(buffer)?;
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for TextStream<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.window().is_empty()
            && let Err(refusal) = self.grow()
        {
            self.refusal = Some(refusal);
            return Err(io::ErrorKind::Other.into());
        }
        Ok(self.window().as_bytes())
    }

    fn consume(&mut self, length: usize) {
        self.advance(length);
    }
}
