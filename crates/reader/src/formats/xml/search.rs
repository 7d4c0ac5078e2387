//! Finds the records in an XML file while it is read. An element is given away, and let go, as soon as it is certain that
//! it is a record of its own: the element around it holds another one, or has a header as in the answers of OAI-PMH.

use super::element::{Element, Node, flat};
use super::tree::{self, Step, TreeReader};
use super::{broken_rest, broken_xml, dublin_core, export_known, jats, kind_of, mods, no_element, tei, unknown_root};
use crate::extract::{Found, Record, Take, utf_8};
use crate::failure::{self, Refusal, advice};
use crate::records::fields::Fields;
use crate::source::Source;
use ikiz_document::{Argument, Encoding, Format, Message, SkipReason};

/// Levels under the root on which records are sought.
const LEVELS: usize = 8;

/// Elements without records in them that are kept: no record has so many.
const MOST_CHILDREN: usize = 1 << 12;

/// An element that has not ended.
struct Open {
    element: Element,
    /// It stands in something that may be a record as a whole, or is that.
    is_inside: bool,
    /// The number of elements in it that hold records.
    holding: usize,
    /// It holds several records: what stands in it is let go.
    is_list: bool,
}

impl Open {
    fn new(element: Element, is_inside: bool) -> Self {
        Self { element, is_inside, holding: 0, is_list: false }
    }
}

/// The work on one file.
pub(super) struct Search<'a> {
    source: &'a Source,
    reader: TreeReader<'a>,
    take: Take<'a>,
    is_stopped: bool,
    /// The element at the bottom stands for the file, the one above is the root.
    open: Vec<Open>,
    encoding: Encoding,
    /// Where the file is broken.
    fault: Option<(u32, Argument)>,
    /// Records that were given, those that are whole, and whether some are not.
    given: usize,
    read: usize,
    any_failed: bool,
}

impl<'a> Search<'a> {
    pub fn new(source: &'a Source, reader: TreeReader<'a>, take: Take<'a>) -> Self {
        let encoding = utf_8();
        let open = vec![Open::new(Element::default(), false)];
        let (fault, given, read) = (None, 0, 0);
        Self { source, reader, take, is_stopped: false, open, encoding, fault, given, read, any_failed: false }
    }

    /// Reads the file and gives what is found.
    ///
    /// # Errors
    /// Where a limit is passed, or nothing is found.
    pub fn run(mut self) -> Result<(), Refusal> {
        while !self.is_stopped {
            match self.reader.step()? {
                Step::Begins(element) => {
                    let is_inside = self.open.last().is_some_and(|parent| parent.is_inside) || may_be_record(&element);
                    self.open.push(Open::new(element, is_inside));
                }
                Step::Ends => self.end(),
                Step::Letters(letters) => {
                    if let Some(parent) = self.open.last_mut() {
                        parent.element.push_letters(&letters);
                    }
                }
                Step::Other => {}
                Step::Over(fault) => {
                    self.fault = fault;
                    return self.finish();
                }
            }
        }
        Ok(())
    }

    /// The element that began last has ended.
    fn end(&mut self) {
        let level = self.open.len().saturating_sub(2);
        let Some(closed) = self.open.pop() else { return };
        let Some(parent) = self.open.last_mut() else { return };
        if level == 0 || parent.is_inside {
            return attach(parent, closed.element);
        }
        let has_header = closed.element.at(&["header"]).is_some();
        let is_holding = match kind_of(&closed.element) {
            Some(_) => level <= LEVELS,
            None => level < LEVELS && (has_header || closed.holding > 0),
        };
        if !is_holding {
            // A header says of which record the elements beside it are.
            let is_full = parent.is_list || parent.element.children.len() >= MOST_CHILDREN;
            if closed.is_list || (is_full && closed.element.local() != "header") {
                return;
            }
            return attach(parent, closed.element);
        }
        if parent.is_list || has_header || parent.holding > 0 {
            attach(parent, closed.element);
            self.let_go();
        } else {
            parent.holding += 1;
            attach(parent, closed.element);
        }
    }

    /// Gives the records in all open elements, and lets go what stands in these.
    fn let_go(&mut self) {
        self.encoding = self.reader.encoding();
        let mut id = None;
        for level in 1..self.open.len() {
            let open = &mut self.open[level];
            id = header_id(&open.element).or(id);
            (open.is_list, open.holding) = (true, 0);
            for child in std::mem::take(&mut open.element.children) {
                match child {
                    Node::Element(header) if header.local() == "header" => {
                        self.open[level].element.children.push(Node::Element(header));
                    }
                    Node::Element(mut element) => self.element(&mut element, id.as_deref(), level),
                    Node::Text(_) => {}
                }
            }
        }
        self.reader.begin_part();
    }

    /// Gives an element that is a record, or the records in it.
    fn element(&mut self, element: &mut Element, id: Option<&str>, level: usize) {
        match kind_of(element) {
            Some(kind) => self.record(kind, element, id),
            None if level < LEVELS => self.descend(element, id, level + 1),
            None => {}
        }
    }

    /// Gives the records in an element. `id`: that of the header beside it.
    fn descend(&mut self, element: &mut Element, id: Option<&str>, level: usize) {
        let own = header_id(element);
        let id = own.as_deref().or(id);
        let (has_header, is_deleted) = match element.at(&["header"]) {
            Some(header) => (true, header.attribute("status") == Some("deleted")),
            None => (false, false),
        };
        if is_deleted {
            self.read += 1;
            let refusal = Refusal::Skipped(SkipReason::EmptyRecord);
            let record = Record::refused(id.map(str::to_owned), &element.letters(), element.line, refusal);
            return self.give(Found::Record(record));
        }
        let before = self.given;
        for child in &mut element.children {
            if let Node::Element(inner) = child {
                self.element(inner, id, level);
            }
        }
        // The header was read, and then the file ended.
        if element.is_cut && has_header && self.given == before {
            self.fail(id);
        }
    }

    fn record(&mut self, kind: Format, element: &mut Element, id: Option<&str>) {
        let own = || match kind {
            Format::Jats => jats::id(element),
            Format::Tei => tei::id(element),
            Format::Mods => mods::id(element),
            _ => dublin_core::id(element),
        };
        let id = id.map(str::to_owned).or_else(own);
        if element.is_cut {
            return self.fail(id.as_deref());
        }
        self.read += 1;
        let id = Some(id.unwrap_or_else(|| (self.given + 1).to_string()));
        let (element, encoding) = (std::mem::take(element), self.encoding.clone());
        let mut hasher = blake3::Hasher::new();
        hasher.update(encoding.0.as_bytes());
        element.hash(&mut hasher);
        let (bytes, content) = (hasher.count() as usize, hasher.finalize());
        let work = move |_: &_| Ok(fields(kind, &element).finish(kind, &encoding));
        self.give(Found::Record(Record { id, bytes, content, work: Box::new(work) }));
    }

    fn fail(&mut self, id: Option<&str>) {
        let (line, fault) = self.fault.clone().unwrap_or_else(|| (0, tree::ends_in_the_middle().into()));
        let id = Some(id.map_or_else(|| format!("line {line}"), str::to_owned));
        let failure = failure::damaged_record(&self.source.shown, broken_rest(line, fault));
        self.any_failed = true;
        self.give(Found::Record(Record::refused(id, "", line, failure)));
    }

    fn give(&mut self, found: Found) {
        self.given += 1;
        self.is_stopped = self.is_stopped || (self.take)(found).is_break();
    }

    /// Gives what is left when the file is over.
    fn finish(mut self) -> Result<(), Refusal> {
        self.encoding = self.reader.encoding();
        // Elements that are still open are cut off.
        while self.open.len() > 1
            && let Some(mut cut) = self.open.pop()
            && let Some(parent) = self.open.last_mut()
        {
            cut.element.is_cut = true;
            parent.element.children.push(Node::Element(cut.element));
        }
        let children = self.open.pop().map(|file| file.element.children).unwrap_or_default();
        let root = children.into_iter().find_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        });
        let Some(mut root) = root else {
            self.check_broken()?;
            return Err(self.no_known(no_element(), advice::check_saved()));
        };
        let name = root.local().to_owned();
        if let Some(kind) = kind_of(&root).filter(|_| self.given == 0) {
            if root.is_cut {
                return self.check_broken();
            }
            let encoding = self.encoding;
            // What is broken stands behind the document.
            let broken = self.fault.map(|_| ("damaged-xml".to_owned(), 1));
            let work = move |_: &_| {
                let mut fields = fields(kind, &root);
                fields.repairs.extend(broken);
                Ok(fields.finish(kind, &encoding))
            };
            _ = (self.take)(Found::File(Box::new(work)));
            return Ok(());
        }
        // Nothing is given where all of a broken file is in it.
        if self.fault.is_some() && self.read == 0 && !holds_whole_record(&root, 1) {
            return self.check_broken();
        }
        self.descend(&mut root, None, 1);
        self.check_broken()?;
        // Broken between two records.
        if self.fault.is_some() && !self.any_failed {
            self.fail(None);
        }
        if self.given == 0 { Err(self.no_known(unknown_root(name), export_known())) } else { Ok(()) }
    }

    /// Fails where the file is broken before the end of its first record.
    fn check_broken(&self) -> Result<(), Refusal> {
        match &self.fault {
            Some((line, fault)) if self.read == 0 => {
                Err(failure::damaged_record(&self.source.shown, broken_xml(*line, fault.clone())).into())
            }
            _ => Ok(()),
        }
    }

    fn no_known(&self, message: Message, advice: Message) -> Refusal {
        failure::no_known_fields(&self.source.shown, self.source.file.named, message, advice)
    }
}

/// Whether a record that is not cut off stands in an element.
fn holds_whole_record(element: &Element, level: usize) -> bool {
    if element.at(&["header"]).is_some_and(|header| header.attribute("status") == Some("deleted")) {
        return true;
    }
    element.elements().any(|inner| match kind_of(inner) {
        Some(_) => !inner.is_cut,
        None => level < LEVELS && holds_whole_record(inner, level + 1),
    })
}

/// Adds an element to the one around it. The terms of Dublin Core make that a record.
fn attach(parent: &mut Open, element: Element) {
    parent.is_inside |= dublin_core::is_term(&element);
    parent.element.children.push(Node::Element(element));
}

/// Whether an element that begins is a record by its name, or may be one.
fn may_be_record(element: &Element) -> bool {
    matches!(element.local(), "article" | "TEI" | "mods") || dublin_core::is_named(element)
}

/// The identifier that a header gives the records beside it.
fn header_id(element: &Element) -> Option<String> {
    element.at(&["header"]).and_then(|header| header.at(&["identifier"])).map(flat)
}

fn fields(kind: Format, element: &Element) -> Fields {
    match kind {
        Format::Jats => jats::read(element),
        Format::Tei => tei::read(element),
        Format::Mods => mods::read(element),
        _ => dublin_core::read(element),
    }
}
