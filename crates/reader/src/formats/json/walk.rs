//! The ways through the text of a JSON file: line by line, or from element to element of an array.

use super::parser::{Parsed, Parser};
use super::{broken_line, broken_rest, damaged, said, several_values, value};
use crate::failure::Refusal;
use crate::records::stream::TextStream;
use crate::source::Source;
use ikiz_document::FailureClass;
use std::ops::ControlFlow;

/// A way through the records of a file, from the window of its text on. It ends early where the function says so.
pub(super) type Way =
    fn(&mut TextStream<'_>, &mut Parser<'_>, &mut dyn FnMut(Parsed) -> ControlFlow<()>) -> Result<(), Refusal>;

/// What a file holds that does not begin with an array.
pub(super) enum Shape {
    /// One value.
    Value,
    /// A value a line.
    Lines,
    /// Neither.
    Neither(Option<serde_json::Error>),
}

/// What a text holds that does not begin with an array. Where it is lines, the window is at the first one again.
pub(super) fn shape(stream: &mut TextStream<'_>) -> Result<Shape, Refusal> {
    let mut before = None;
    let error = loop {
        let window = loaded(stream);
        match value::first(window) {
            Ok((_, end)) if !window[end..].trim().is_empty() => break None,
            Ok(_) if stream.is_over() => return Ok(Shape::Value),
            Ok(_) => {}
            // What the window cuts off may be whole where more of the text is known.
            Err(error) if stream.is_over() || (!error.is_eof() && before == Some(error.to_string())) => {
                break Some(error);
            }
            Err(error) => before = Some(error.to_string()),
        }
        stream.grow()?;
    };
    stream.rewind()?;
    let start = stream.mark();
    while let Some(length) = stream.whole_line()? {
        let line = &stream.window()[..length];
        if line.trim_start().starts_with('{') && line.trim_end().ends_with('}') {
            stream.return_to(start)?;
            return Ok(Shape::Lines);
        }
        stream.pass_line(length);
    }
    Ok(Shape::Neither(error))
}

/// What is loaded of a text, without white space at its end.
fn loaded<'a>(stream: &'a TextStream<'_>) -> &'a str {
    if stream.is_over() { stream.window().trim_end() } else { stream.window() }
}

/// The value that begins at the window, loaded as a whole.
pub(super) fn whole_value<'a>(stream: &'a mut TextStream<'_>, source: &Source) -> Result<&'a str, Refusal> {
    while stream.grow()? {}
    stream.check(stream.window().len())?;
    value::first(loaded(stream)).map(|(raw, _)| raw).map_err(|error| damaged(source, Some(&error)))
}

/// A value a line. A line that is too long is one record.
pub(super) fn each_line(
    stream: &mut TextStream<'_>,
    parser: &mut Parser<'_>,
    take: &mut dyn FnMut(Parsed) -> ControlFlow<()>,
) -> Result<(), Refusal> {
    let mut any_object = false;
    loop {
        let (line, id) = (stream.line(), stream.line().to_string());
        let length = match stream.whole_line() {
            Ok(Some(length)) => length,
            Ok(None) => break,
            Err(Refusal::Failed(failure)) if failure.class == FailureClass::TooLarge => {
                if take(Parsed::refused(stream.window(), line, id, failure.into())).is_break() {
                    return Ok(());
                }
                stream.skip_line()?;
                continue;
            }
            Err(refusal) => return Err(refusal),
        };
        let row = &stream.window()[..length];
        if !row.trim().is_empty() {
            let parsed = match value::first(row) {
                Ok((raw, end)) if row[end..].trim().is_empty() => {
                    any_object |= raw.starts_with('{');
                    parser.parse(raw, line, stream.encoding(0..length), id)
                }
                Ok(_) => parser.failed(row, line, id, several_values(line)),
                Err(error) => parser.failed(row, line, id, broken_line(line, said(&error))),
            };
            if take(parsed).is_break() {
                return Ok(());
            }
        }
        stream.pass_line(length);
    }
    if any_object { Ok(()) } else { Err(parser.damaged(None)) }
}

/// The elements of the array that the window begins with.
pub(super) fn each_element(
    stream: &mut TextStream<'_>,
    parser: &mut Parser<'_>,
    take: &mut dyn FnMut(Parsed) -> ControlFlow<()>,
) -> Result<(), Refusal> {
    stream.advance(1);
    for place in 1_usize.. {
        match next_element(stream)? {
            Next::End => break,
            Next::Element(length) => {
                let raw = &stream.window()[..length];
                let parsed = parser.parse(raw, stream.line(), stream.encoding(0..length), place.to_string());
                if take(parsed).is_break() {
                    break;
                }
                stream.advance(length);
            }
            Next::Broken(error) if place == 1 => return Err(parser.damaged(Some(&error))),
            Next::Broken(error) => {
                let (line, what) = (stream.line(), broken_rest(said(&error)));
                _ = take(parser.failed(stream.window(), line, place.to_string(), what));
                break;
            }
        }
    }
    Ok(())
}

/// What follows in an array.
enum Next {
    /// An element; the window begins with it.
    Element(usize),
    End,
    Broken(serde_json::Error),
}

fn next_element(stream: &mut TextStream<'_>) -> Result<Next, Refusal> {
    stream.skip_white()?;
    if stream.window().starts_with(']') {
        return Ok(Next::End);
    }
    if stream.window().starts_with(',') {
        stream.advance(1);
    }
    let mut before = None;
    loop {
        let window = loaded(stream);
        match value::first(window) {
            // A number may go on behind the window.
            Ok((raw, end)) if end < window.len() || stream.is_over() => {
                let (start, length) = (value::place(raw, window), raw.len());
                stream.advance(start);
                return stream.check(length).map(|()| Next::Element(length));
            }
            Ok(_) => {}
            Err(error) if stream.is_over() || (!error.is_eof() && before == Some(error.to_string())) => {
                return Ok(Next::Broken(error));
            }
            Err(error) => before = Some(error.to_string()),
        }
        stream.grow()?;
    }
}
