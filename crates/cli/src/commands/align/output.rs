//! Beads as lines of fields, as JSON lines, and as a translation memory.

use super::beads::asked_for;
use super::concerns::Concerns;
use super::source::{Label, Pair, Spans};
use crate::exit::Exit;
use crate::flags::AlignArguments;
use crate::rounded::Rounded;
use crate::wording::{say, say_failure};
use anyhow::bail;
use ikiz_document::{Bead, Failure, Twin};
use ikiz_pipeline::TextPair;
use ikiz_writers::interchange::tmx::TranslationMemory;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, BufWriter, Write};

/// The pairs as they are written, one after the other.
pub(super) struct Writing<'a, W: Write> {
    arguments: &'a AlignArguments,
    concerns: Concerns,
    form: Form<BufWriter<W>>,
    exit: Exit,
}

enum Form<W> {
    Fields(W),
    Records(W),
    Memory(TranslationMemory<W>),
}

impl<'a, W: Write> Writing<'a, W> {
    pub fn begin(arguments: &'a AlignArguments, concerns: Concerns, out: W) -> io::Result<Self> {
        let out = BufWriter::new(out);
        let form = if arguments.tmx {
            let mut memory = TranslationMemory::new(out);
            memory.begin()?;
            Form::Memory(memory)
        } else if arguments.jsonl.is_some() {
            Form::Records(out)
        } else {
            Form::Fields(out)
        };
        Ok(Self { arguments, concerns, form, exit: Exit::Done })
    }

    /// Writes the beads of a pair, or says why it has none.
    pub fn pair(&mut self, pair: anyhow::Result<Pair>, beads: Result<Vec<Bead>, Failure>) -> anyhow::Result<()> {
        let mut pair = match pair {
            Ok(pair) => pair,
            Err(error) => {
                say(&format!("{error:#}"));
                self.exit = Exit::WithFailures;
                return Ok(());
            }
        };
        self.concerns.check(&pair);
        if beads.as_ref().is_ok_and(|beads| !fits(&pair.texts, beads)) {
            bail!("{} has changed while it was aligned; align it again", pair.label.sides.english);
        }
        let beads = match beads {
            Ok(beads) => asked_for(&mut pair, beads, self.arguments),
            Err(failure) => {
                say_failure(&Failure { path: pair.label.sides.english, ..failure });
                self.exit = Exit::WithFailures;
                return Ok(());
            }
        };
        match &mut self.form {
            Form::Fields(out) => rows(&pair, &beads, self.arguments.text, out)?,
            Form::Records(out) => record(&pair, &beads, self.arguments.text, out)?,
            Form::Memory(memory) => units(&pair, &beads, memory)?,
        }
        Ok(())
    }

    pub fn finish(self) -> anyhow::Result<Exit> {
        match self.form {
            Form::Fields(mut out) | Form::Records(mut out) => out.flush()?,
            Form::Memory(mut memory) => memory.finish()?,
        }
        Ok(self.concerns.finish().max(self.exit))
    }
}

/// Whether the sentences are as many as when they were aligned.
fn fits(pair: &TextPair, beads: &[Bead]) -> bool {
    let mut counts = Twin::<usize>::default();
    for bead in beads {
        counts = counts.zip(bead.sentences.as_ref()).map(|(count, sentences)| count + sentences.len());
    }
    counts.zip(pair.as_ref()).iter().all(|(count, sentences)| *count == sentences.len())
}

/// One line for each bead: the pair's id if there are several pairs, the indexes of both sides, the confidence, and the
/// sentences if requested.
fn rows(pair: &Pair, beads: &[Bead], with_text: bool, out: &mut impl Write) -> io::Result<()> {
    let id = pair.label.name().map(|id| format!("{}\t", field(&id))).unwrap_or_default();
    for bead in beads {
        let Twin { english, turkish } = bead.sentences.as_ref().map(|side| indexes(side));
        write!(out, "{id}{english}\t{turkish}\t{:.3}", bead.confidence.value())?;
        if with_text {
            let Twin { english, turkish } = texts(&pair.texts, bead).map(|text| field(&text));
            write!(out, "\t{english}\t{turkish}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct BeadsLine<'a> {
    id: &'a Value,
    beads: Vec<(&'a [usize], &'a [usize], Rounded)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    texts: Option<Vec<(String, String)>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    en_spans: Option<&'a Spans>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tr_spans: Option<&'a Spans>,
}

fn record(pair: &Pair, beads: &[Bead], with_text: bool, out: &mut impl Write) -> io::Result<()> {
    let Pair { label: Label { id, .. }, texts: sides, spans } = pair;
    let text = |bead: &Bead| {
        let Twin { english, turkish } = texts(sides, bead);
        (english, turkish)
    };
    let texts = with_text.then(|| beads.iter().map(text).collect());
    let bead = |bead: &'_ Bead| Rounded::new(bead.confidence.value());
    let beads = beads.iter().map(|item| (&*item.sentences.english, &*item.sentences.turkish, bead(item))).collect();
    let id = id.as_ref().unwrap_or(&Value::Null);
    let line = BeadsLine { id, beads, texts, en_spans: spans.english.as_ref(), tr_spans: spans.turkish.as_ref() };
    serde_json::to_writer(&mut *out, &line)?;
    writeln!(out)
}

/// A unit of a translation memory for each bead.
fn units<W: Write>(pair: &Pair, beads: &[Bead], memory: &mut TranslationMemory<W>) -> io::Result<()> {
    let id = pair.label.name();
    for bead in beads {
        let texts = texts(&pair.texts, bead);
        memory.unit(
            id.as_deref().map(|id| ("document", id)),
            texts.as_ref().map(|text| &**text),
            bead.confidence.value(),
        )?;
    }
    Ok(())
}

/// The sentences of a bead, those of each side on one line.
fn texts(pair: &TextPair, bead: &Bead) -> Twin<String> {
    let joined = |sentences: &[String], indexes: &[usize]| {
        indexes.iter().map(|&index| &*sentences[index]).collect::<Vec<_>>().join(" ")
    };
    pair.as_ref().zip(bead.sentences.as_ref()).map(|(sentences, indexes)| joined(sentences, indexes))
}

/// A text in a field: tabs and line breaks become blanks, because they would end the field.
fn field(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

fn indexes(indexes: &[usize]) -> String {
    indexes.iter().map(usize::to_string).collect::<Vec<_>>().join(",")
}
