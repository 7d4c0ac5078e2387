//! Names of the calendar in both languages: months, days, seasons, times of day.

use ikiz_document::Twin;
use ikiz_text::Starts;
use ikiz_text::data::rows;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const CALENDAR: &str = include_str!("../data/calendar.tsv");

/// What a name of the calendar is the name of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Day,
    LunarMonth,
    Month,
    Season,
    TimeOfDay,
}

impl Kind {
    /// All, with their names in the list.
    pub const ALL: [(&'static str, Self); 5] = [
        ("day", Self::Day),
        ("lunar month", Self::LunarMonth),
        ("month", Self::Month),
        ("season", Self::Season),
        ("time of day", Self::TimeOfDay),
    ];

    /// What the list says.
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find_map(|(name, kind)| (name == text).then_some(kind))
    }
}

/// A name of the calendar: its row, and what it names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Name {
    pub row: usize,
    pub kind: Kind,
}

/// The words of a language with what they name.
pub(crate) struct Names {
    pub words: FxHashMap<&'static str, Name>,
    pub starts: Starts,
}

pub(crate) static NAMES: LazyLock<Twin<Names>> = LazyLock::new(|| {
    let of = |language| {
        let mut words = FxHashMap::default();
        for (row, [kind, english, turkish]) in rows(CALENDAR).enumerate() {
            let Some(kind) = Kind::read(kind) else { continue };
            let forms = *Twin::new(english, turkish).of(language);
            words.extend(forms.split(' ').map(|word| (word, Name { row, kind })));
        }
        let starts = Starts::new(words.keys().copied());
        Names { words, starts }
    };
    Twin::from_fn(of)
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_of_a_known_kind() {
        ikiz_text::data::check_lower(CALENDAR, 3);
        assert!(rows::<3>(CALENDAR).all(|[kind, ..]| Kind::read(kind).is_some()));
    }
}
