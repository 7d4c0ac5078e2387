//! An XML file as a tree of elements that is read piece by piece. Nothing outside the file is looked at, and no entity
//! but characters is resolved.

use super::element::{Element, Node};
use crate::failure::{self, Refusal};
use crate::limits::Deadline;
use crate::records::markup;
use crate::records::stream::TextStream;
use crate::source::Source;
use ikiz_document::{Argument, messages};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

messages! {
    ends_in_the_middle() = "damaged.ends-in-the-middle";
}

/// Events between two checks of the time limit.
const EVENTS: usize = 1 << 12;
/// Levels that are read whatever the limit: what walks over a tree calls itself.
const MOST_LEVELS: u32 = 1_000;

/// What is told while a file is read.
pub(super) enum Step {
    Begins(Element),
    Ends,
    Letters(String),
    /// Nothing that matters.
    Other,
    /// Nothing follows, or nothing that can be read: then where, and why.
    Over(Option<(u32, Argument)>),
}

/// Reads a file.
pub(super) struct TreeReader<'a> {
    source: &'a Source,
    reader: Reader<TextStream<'a>>,
    buffer: Vec<u8>,
    depth: u32,
    /// The element that began last has ended too.
    is_empty: bool,
    events: usize,
    deadline: Deadline,
    /// Where the part that is read began.
    start: u64,
}

impl<'a> TreeReader<'a> {
    pub fn new(source: &'a Source, stream: TextStream<'a>, deadline: Deadline) -> Self {
        let start = stream.place();
        let mut reader = Reader::from_reader(stream);
        reader.config_mut().allow_dangling_amp = true;
        Self { source, reader, buffer: Vec::new(), depth: 0, is_empty: false, events: 0, deadline, start }
    }

    /// What was read so far is let go: time and size of what follows count from here.
    pub fn begin_part(&mut self) {
        self.deadline = Deadline::new(&self.source.options.limits);
        self.start = self.reader.get_ref().place();
    }

    /// The encoding of what was read since this was asked last.
    pub fn encoding(&mut self) -> ikiz_document::Encoding {
        self.reader.get_mut().passed_encoding()
    }

    /// The next step.
    ///
    /// # Errors
    /// Where a limit is passed, or the file cannot be read further.
    pub fn step(&mut self) -> Result<Step, Refusal> {
        if std::mem::take(&mut self.is_empty) {
            return Ok(self.ends());
        }
        self.check()?;
        let line = self.reader.get_ref().line();
        self.buffer.clear();
        let step = match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Start(start)) => Step::Begins(element(&start, line)),
            Ok(Event::Empty(start)) => {
                self.is_empty = true;
                Step::Begins(element(&start, line))
            }
            Ok(Event::End(_)) => return Ok(self.ends()),
            Ok(Event::Text(letters)) => Step::Letters(letters.into_inner().into_owned()),
            Ok(Event::CData(letters)) => Step::Letters(letters.into_inner().into_owned()),
            Ok(Event::GeneralRef(name)) => Step::Letters(referenced(&name.into_inner())),
            Ok(Event::Eof) => {
                let end = (self.reader.get_ref().line(), ends_in_the_middle().into());
                Step::Over((self.depth > 0).then_some(end))
            }
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => Step::Other,
            Err(error) => match self.reader.get_mut().refusal() {
                Some(refusal) => return Err(refusal),
                None => Step::Over(Some((line, error.to_string().into()))),
            },
        };
        if let Step::Begins(_) = step {
            let limit = self.source.options.limits.depth.min(MOST_LEVELS);
            // An element without content is no level.
            if self.depth + 1 > limit && !self.is_empty {
                return Err(failure::too_deep(&self.source.shown, limit).into());
            }
            self.depth += 1;
        }
        Ok(step)
    }

    fn ends(&mut self) -> Step {
        if self.depth == 0 {
            return Step::Other;
        }
        self.depth -= 1;
        Step::Ends
    }

    fn check(&mut self) -> Result<(), Refusal> {
        if self.events.is_multiple_of(EVENTS) {
            self.deadline.check(&self.source.shown)?;
        }
        self.events += 1;
        let size = self.reader.get_ref().place() - self.start;
        if size > self.source.options.limits.file_bytes { Err(self.source.too_large(size)) } else { Ok(()) }
    }
}

/// The character that a reference names, or the reference as it stands.
fn referenced(name: &str) -> String {
    markup::character(name).map_or_else(|| format!("&{name};"), String::from)
}

impl Element {
    /// Adds letters behind what stands in it.
    pub fn push_letters(&mut self, letters: &str) {
        if let Some(Node::Text(text)) = self.children.last_mut() {
            text.push_str(letters);
        } else {
            self.children.push(Node::Text(letters.to_owned()));
        }
    }
}

fn element(start: &BytesStart<'_>, line: u32) -> Element {
    let attribute = |attribute: quick_xml::events::attributes::Attribute<'_>| {
        let value = markup::resolved(&attribute.value).into_owned();
        (Box::from(attribute.key.as_ref()), value.into_boxed_str())
    };
    let attributes = start.attributes().with_checks(false).flatten().map(attribute).collect();
    Element { name: Box::from(start.name().as_ref()), attributes, line, ..Element::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ReadOptions;
    use crate::inputs::discover::InputFile;
    use ikiz_document::Format;
    use std::sync::Arc;

    fn source(text: &str) -> Source {
        let (path, name) = ("a.xml".into(), "a.xml".to_owned());
        let file = InputFile { path, name, format: Format::Xml, language: None, named: true };
        Source::in_memory(file, text.as_bytes(), Arc::new(ReadOptions::default()))
    }

    /// What begins and ends in a text, and whether it is broken.
    fn steps(text: &str) -> Result<(Vec<String>, bool), Refusal> {
        let source = source(text);
        let stream = TextStream::open(&source, |_| None)?;
        let mut reader = TreeReader::new(&source, stream, Deadline::new(&source.options.limits));
        let mut seen = Vec::new();
        loop {
            match reader.step()? {
                Step::Begins(element) => {
                    let language = element.attribute("lang").unwrap_or_default();
                    seen.push(format!("{}:{} {language} {}", element.prefix(), element.local(), element.line));
                }
                Step::Ends => seen.push("/".to_owned()),
                Step::Letters(letters) => seen.push(letters),
                Step::Other => {}
                Step::Over(fault) => return Ok((seen, fault.is_some())),
            }
        }
    }

    fn read(text: &str) -> (Vec<String>, bool) {
        steps(text).unwrap_or_else(|refusal| panic!("{refusal:?}"))
    }

    #[test]
    fn elements_have_names_lines_and_text() {
        let text = "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY x SYSTEM \"/etc/passwd\">]>\n<dc:a xml:lang='tr'>\n<b>bir &amp; \
            i<i>k</i>i&#231;&ccedil;&x;</b><c/><![CDATA[<üç>]]> A&B</dc:a>";
        let (seen, is_broken) = read(text);
        assert!(!is_broken);
        assert_eq!(seen.join("|"), "\n|\n|dc:a tr 3|\n|:b  4|bir |&| i|:i  4|k|/|i|ç|ç|&x;|/|:c  4|/|<üç>| A|&B|/");
    }

    #[test]
    fn what_is_open_at_the_end_is_broken() {
        for (text, is_broken) in [("<a><b>1</b></a>", false), ("<a><b>1", true), ("<a><b></a>", true), ("none", false)]
        {
            assert_eq!(read(text).1, is_broken, "{text}");
        }
    }

    #[test]
    fn depth_is_limited() {
        assert!(steps(&"<a>".repeat(300)).is_err());
        assert!(steps(&format!("{}<b/>", "<a>".repeat(255))).is_ok());
    }
}
