//! Reading a profile: TOML text to a [`Profile`], with the line of what is wrong.

use super::contradictions::{Contradiction, contradiction};
use super::keys::{Key, Set, Table};
use super::model::{Profile, SectionRules, Side};
use super::value::{KINDS, flag, named, severity};
use ikiz_document::{Check, Message, SectionKind, messages, span::flattened};
use ikiz_text::{TextFault, near_names};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

messages! {
    not_toml(reason) = "profile.not-toml";
    no_key(key) = "profile.no-key";
    no_key_in(key, table) = "profile.no-key-in";
    unknown_key(key, nearest) = "profile.unknown-key";
    unknown_key_in(key, table, nearest) = "profile.unknown-key-in";
    wrong_table(table) = "profile.wrong-table";
    wrong_value(key, found, reason, example) = "profile.wrong-value";
}

/// The table with severities.
const SEVERITY: &str = "severity";

/// What is wrong, and at which byte.
struct Wrong(usize, Message);

type Read = Result<(), Wrong>;
type Name<'t> = Spanned<toml::de::DeString<'t>>;

impl Profile {
    /// Reads a profile; the vocabulary that it names is not read.
    ///
    /// # Errors
    ///
    /// If the text is no TOML, a key does not exist, a value does not fit or two keys cannot both be kept.
    pub fn parse(text: &str) -> Result<Self, TextFault> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reading = Reading { text, profile: Self::default(), places: Vec::new() };
        let read = reading.file();
        let line = |at: usize| 1 + text.get(..at).unwrap_or_default().matches('\n').count();
        read.map(|()| reading.profile).map_err(|Wrong(at, message)| TextFault::at(line(at), message))
    }
}

struct Reading<'t> {
    text: &'t str,
    profile: Profile,
    /// Where the value of each key stands.
    places: Vec<Place>,
}

/// A key of a section or of none, with the byte of its value.
struct Place {
    section: Option<(SectionKind, Option<Side>)>,
    key: &'static str,
    at: usize,
}

impl Reading<'_> {
    fn file(&mut self) -> Read {
        let parsed = DeTable::parse(self.text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start.min(self.text.len()));
            Wrong(at, not_toml(error.message().trim().replace('\n', "; ")))
        })?;
        for (name, value) in parsed.get_ref() {
            self.top(name, value)?;
        }
        contradiction(&self.profile).map_or(Ok(()), |found| Err(Wrong(self.place(&found), found.message)))
    }

    /// Where the key of a contradiction stands; what is said of one language comes before what is said of both.
    fn place(&self, found: &Contradiction) -> usize {
        let Contradiction { section, key, .. } = found;
        let tables: Vec<Option<(SectionKind, Option<Side>)>> = match section {
            Some((kind, sides)) => sides.map(Some).into_iter().chain([None]).map(|side| Some((*kind, side))).collect(),
            None => vec![None],
        };
        let mut places = tables
            .iter()
            .filter_map(|table| self.places.iter().find(|place| place.section == *table && place.key == *key));
        places.next().map_or(0, |place| place.at)
    }

    /// A key or a table at the top of the file.
    fn top(&mut self, name: &Name<'_>, value: &Spanned<DeValue<'_>>) -> Read {
        let key = Key::LIST.iter().find(|key| key.table == Table::Top && key.name == name.get_ref());
        if let Some(key) = key {
            return self.set(key, None, value);
        }
        let mut tables: Vec<&str> = Key::LIST.iter().flat_map(|key| key.table.names()).chain([SEVERITY]).collect();
        if !tables.contains(&&**name.get_ref()) {
            tables.extend(Key::LIST.iter().filter(|key| key.table == Table::Top).map(|key| key.name));
            let key = &**name.get_ref();
            let near = near_names(key, tables).first().copied();
            return Err(Wrong(name.span().start, near.map_or_else(|| no_key(key), |near| unknown_key(key, near))));
        }
        let DeValue::Table(keys) = value.get_ref() else {
            return Err(Wrong(name.span().start, wrong_table(&**name.get_ref())));
        };
        match named(&KINDS, name.get_ref()) {
            Some(kind) => self.section(kind, keys),
            None if name.get_ref() == SEVERITY => self.severities(keys),
            None => self.table(name.get_ref(), keys),
        }
    }

    fn table(&mut self, table: &str, keys: &DeTable<'_>) -> Read {
        for (name, value) in keys {
            let all = || Key::LIST.iter().filter(|key| key.table.names().contains(&table));
            let Some(key) = all().find(|key| key.name == name.get_ref()) else {
                return Err(unknown(name, table, all().map(|key| key.name)));
            };
            self.set(key, None, value)?;
        }
        Ok(())
    }

    fn section(&mut self, kind: SectionKind, keys: &DeTable<'_>) -> Read {
        let all = || Key::LIST.iter().filter(move |key| key.table.names().contains(&kind.name()));
        for (name, value) in keys {
            if let (Some(side), DeValue::Table(keys)) = (named(&Side::NAMES, name.get_ref()), value.get_ref()) {
                self.side(kind, side, keys)?;
                continue;
            }
            let Some(key) = all().find(|key| key.name == name.get_ref()) else {
                let names = all().map(|key| key.name).chain(Side::NAMES.map(|(name, _)| name));
                return Err(unknown(name, kind.name(), names));
            };
            self.set(key, Some((kind, None)), value)?;
        }
        Ok(())
    }

    /// The table of one language of a kind of section.
    fn side(&mut self, kind: SectionKind, side: Side, keys: &DeTable<'_>) -> Read {
        let table = || Key::LIST.iter().filter(move |key| key.table.names().contains(&kind.name()));
        let all = || table().filter(|key| matches!(key.set, Set::Rules(_)));
        for (name, value) in keys {
            let Some(key) = all().find(|key| key.name == name.get_ref()) else {
                let table = format!("{}.{}", kind.name(), side.name());
                return Err(unknown(name, &table, all().map(|key| key.name)));
            };
            self.set(key, Some((kind, Some(side))), value)?;
        }
        Ok(())
    }

    fn severities(&mut self, keys: &DeTable<'_>) -> Read {
        for (name, value) in keys {
            let Some(check) = Check::of_profile().find(|check| check.name() == name.get_ref()) else {
                return Err(unknown(name, SEVERITY, Check::of_profile().map(Check::name)));
            };
            let read = severity(value.get_ref());
            let read = read.map_err(|reason| self.wrong(check.name(), "\"note\"", value, reason))?;
            self.profile.severity.insert(check, read);
        }
        Ok(())
    }

    fn set(&mut self, key: &Key, section: Option<(SectionKind, Option<Side>)>, value: &Spanned<DeValue<'_>>) -> Read {
        let given = value.get_ref();
        self.places.push(Place { section, key: key.name, at: value.span().start });
        let sections = &mut self.profile.sections;
        let done = match (key.set, section) {
            (Set::Profile(set), _) => set(&mut self.profile, given),
            (Set::Presence(presence), _) => flag(given).map(|asked| {
                self.profile.present.insert(presence, asked);
            }),
            (Set::Sections(set), Some((kind, _))) => set(sections.entry(kind).or_default(), given),
            (Set::Rules(set), Some((kind, side))) => {
                let rules = sections.entry(kind).or_default();
                let rules: &mut SectionRules = match side {
                    Some(side) => rules.sides.entry(side).or_default(),
                    None => &mut rules.both,
                };
                set(rules, given)
            }
            // Their tables are those of sections.
            (Set::Sections(_) | Set::Rules(_), None) => Ok(()),
        };
        done.map_err(|reason| self.wrong(key.name, key.example, value, reason))
    }

    fn wrong(&self, key: &str, example: &str, value: &Spanned<DeValue<'_>>, reason: Message) -> Wrong {
        let given = flattened(self.text.get(value.span()).unwrap_or_default());
        Wrong(value.span().start, wrong_value(key, given, reason, format!("{key} = {example}")))
    }
}

fn unknown<'n>(name: &Name<'_>, table: &str, names: impl Iterator<Item = &'n str>) -> Wrong {
    let key = &**name.get_ref();
    let (near, table) = (near_names(key, names).first().copied(), format!("[{table}]"));
    let message = match near {
        Some(near) => unknown_key_in(key, table, near),
        None => no_key_in(key, table),
    };
    Wrong(name.span().start, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        Profile::parse(text).expect_err("a wrong profile").to_string()
    }

    #[test]
    fn an_empty_profile_asks_nothing() {
        assert_eq!(Profile::parse("").expect("a profile"), Profile::default());
        assert_eq!(Profile::parse("\u{feff}# only a remark\n").expect("a profile"), Profile::default());
    }

    #[test]
    fn unknown_keys_name_their_line_and_the_nearest_key() {
        for (text, expected) in [
            ("jurnal = \"x\"", "line 1: profile.unknown-key key=jurnal nearest=journal"),
            ("name = \"x\"\n\n[keyword]\n", "line 3: profile.unknown-key key=keyword nearest=keywords"),
            ("[abstract]\nwrods = [1, 2]", "line 2: profile.unknown-key-in key=wrods table=[abstract] nearest=words"),
            ("[abstract.tr]\nrequired = []", "line 2: profile.no-key-in key=required table=[abstract.tr]"),
            ("[title]\nde = { words = [1, 2] }", "line 2: profile.no-key-in key=de table=[title]"),
            ("[front]\norcd = true", "line 2: profile.unknown-key-in key=orcd table=[front] nearest=orcid"),
            (
                "[severity]\nprofile-lenght = \"note\"",
                "line 2: profile.unknown-key-in key=profile-lenght table=[severity] nearest=profile-length",
            ),
        ] {
            assert!(error(text).starts_with(expected), "{text}: {}", error(text));
        }
    }

    #[test]
    fn wrong_values_name_their_line_and_show_a_right_one() {
        for value in ["\"many\"", "[250, 150]", "[1]", "{ most = 3 }", "{}", "-1", "[1, 2, 3]", "250"] {
            let error = error(&format!("[abstract]\n\nwords = {value}\n"));
            assert!(error.starts_with("line 3: profile.wrong-value key=words"), "{value}: {error}");
            assert!(error.ends_with("example=words = [150, 250]"), "{error}");
        }
        for (text, line) in [
            ("read = \"yesterday\"", 1),
            ("name = \"\"", 1),
            ("order = [\"title\"]", 1),
            ("[keywords]\ncase = \"Lower\"", 2),
            ("[abstract]\nparts = [\"Aim|\"]", 2),
            ("[abstract]\nrequired = [\"de\"]", 2),
            ("[front]\norcid = \"yes\"", 2),
            ("[severity]\nprofile-length = \"fatal\"", 2),
            ("codes = 3", 1),
            ("name = ", 1),
        ] {
            assert!(error(text).starts_with(&format!("line {line}: ")), "{text}: {}", error(text));
        }
    }

    #[test]
    fn a_wrong_value_says_why_it_is_wrong() {
        for (text, reason) in [
            ("[abstract]\nwords = [250, 150]", "falling least=250 most=150"),
            ("[abstract]\nwords = { most = 3 }", "no-choice found=most names=`min`, `max`"),
            ("[abstract]\nwords = [-1, 3]", "no-number"),
            ("[abstract]\nwords = 3", "no-limits"),
            ("name = \" \"", "empty-text"),
            ("name = 3", "no-text"),
            ("read = 12:00:00", "no-day"),
            ("[front]\ndoi = 1", "no-flag"),
            ("[abstract]\nparts = \"Aim\"", "no-list"),
            ("[abstract]\nparts = []", "no-parts"),
            ("[abstract]\nparts = [\"Aim|\"]", "empty-wording label=Aim|"),
            ("[title]\nrequired = [\"de\"]", "no-choice found=de names=`first`, `second`, `en`, `tr`"),
            ("order = [\"title\"]", "no-section found=title"),
            ("[title]\ncase = \"initial-capital\"", "no-choice found=initial-capital names=`lower`, `sentence`"),
            ("[keywords]\ncase = \"first\"", "no-choice found=first names=`initial-capital`, `lower`"),
            ("[severity]\nprofile-length = \"fatal\"", "no-choice found=fatal names=`note`"),
        ] {
            let error = error(text);
            assert!(error.contains(&format!("reason=(profile-value.{reason}")), "{text}: {error}");
        }
        // A byte order mark is no part of the text.
        assert!(error("\u{feff}[abstract]\nwords = 250").contains("found=250 "));
    }

    #[test]
    fn every_key_is_read_from_its_example() {
        for key in Key::LIST {
            for table in key
                .table
                .names()
                .into_iter()
                .map(|name| format!("[{name}]\n"))
                .chain((key.table == Table::Top).then(String::new))
            {
                // Case and order have other words in other tables.
                let text = format!("{table}{} = {}\n", key.name, key.example);
                let read = Profile::parse(&text).unwrap_or_else(|error| panic!("{text}{error}"));
                assert_ne!(read, Profile::default(), "{text}");
            }
        }
    }
}
