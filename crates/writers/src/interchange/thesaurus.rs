//! A thesaurus for VOSviewer in each language: the printed forms of a term are counted as the term. Two columns, `label`
//! and `replace by`.

use crate::schema::{Cell, Schema};
use crate::{Output, Sink, WriteError};
use ikiz_document::{Language, Twin, flattened};
use std::io::{self, Write};

/// What the files are called before the code of the language.
pub const STEM: &str = "vosviewer_thesaurus";

/// The table whose rows are taken.
const TERMS: &str = "keyword_frequencies";

/// Writes the forms of terms.
pub struct ThesaurusSink<'o> {
    out: Twin<Output<'o>>,
}

impl<'o> ThesaurusSink<'o> {
    /// A sink that writes each language to its own output.
    pub const fn new(out: Twin<Output<'o>>) -> Self {
        Self { out }
    }
}

impl Sink for ThesaurusSink<'_> {
    fn begin(&mut self, schema: &Schema) -> Result<(), WriteError> {
        if schema.name == TERMS {
            for out in self.out.as_mut() {
                writeln!(out, "label\treplace by").map_err(|error| out.failed(error))?;
            }
        }
        Ok(())
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        if schema.name != TERMS {
            return Ok(());
        }
        let language = Language::of_code(schema.cell(cells, "language").text());
        let Some(language) = language else { return Ok(()) };
        let Cell::List(forms) = schema.cell(cells, "forms") else { return Ok(()) };
        let term = flattened(schema.cell(cells, "term").text());
        let out = self.out.of_mut(language);
        // A form stands before its count.
        let forms = forms.iter().filter_map(|form| form.rsplit_once(": ")).map(|(form, _)| flattened(form));
        let put = || -> io::Result<()> {
            for form in forms.filter(|form| *form != term) {
                writeln!(out, "{form}\t{term}")?;
            }
            Ok(())
        };
        put().map_err(|error| out.failed(error))
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        self.out.as_mut().into_iter().try_for_each(|out| out.flush().map_err(|error| out.failed(error)))
    }
}
