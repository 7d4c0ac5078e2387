//! A model as it is, for another process of the same program: with what each document added, and without dictionaries.

use crate::background::Background;
use crate::length::LengthModel;
use crate::model::TranslationModel;
use crate::table::{LearnedTable, OwnCounts};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// All that was learned, to the last bit. The dictionaries of a model are made again by who reads it
/// ([`TranslationModel::with_learned`]); the form of a model that is kept is that of its own serialization.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WholeModel<'a> {
    background: Cow<'a, Background>,
    table: Cow<'a, LearnedTable>,
    length: LengthModel,
    own: Cow<'a, BTreeMap<String, OwnCounts>>,
}

impl TranslationModel {
    /// What was learned, as plain data.
    pub fn whole(&self) -> WholeModel<'_> {
        WholeModel {
            background: Cow::Borrowed(&self.background),
            table: Cow::Borrowed(&self.table),
            length: self.length,
            own: Cow::Borrowed(&self.own),
        }
    }

    /// This model with what another one learned; the dictionaries stay.
    #[must_use]
    pub fn with_learned(self, WholeModel { background, table, length, own }: WholeModel<'_>) -> Self {
        let (background, table, own) = (background.into_owned(), table.into_owned(), own.into_owned());
        Self { background, table, length, own, ..self }
    }
}
