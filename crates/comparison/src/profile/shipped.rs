//! The profiles that are shipped, in `data/profiles/`: rules of houses and journals as their pages said them on a day.

use super::model::Profile;
use ikiz_text::near_names;

/// A profile that is shipped.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// Its name, which is that of its file.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
}

macro_rules! shipped {
    ($($name:literal),* $(,)?) => {
        &[$(Shipped { name: $name, text: include_str!(concat!("../../data/profiles/", $name, ".toml")) }),*]
    };
}

impl Shipped {
    /// All, by name.
    pub const LIST: &[Self] = shipped![
        "bartin-muteb",
        "buiifd",
        "dergipark",
        "isam",
        "isnad",
        "iuipad",
        "joeep",
        "medicine",
        "mufad",
        "neu-thesis",
        "paue-education",
        "umssd",
    ];

    /// The profile of that name.
    pub fn find(name: &str) -> Option<Self> {
        Self::LIST.iter().copied().find(|shipped| shipped.name == name)
    }

    /// The name that a given one is most like; `None` if it is like none.
    pub fn nearest(name: &str) -> Option<&'static str> {
        near_names(name, Self::LIST.iter().map(|shipped| shipped.name)).first().copied()
    }

    /// The profile.
    pub fn profile(self) -> Profile {
        Profile::parse(self.text).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_profile_loads_and_says_whose_rules_it_holds() {
        assert_eq!(Shipped::LIST.len(), 12);
        assert!(Shipped::LIST.is_sorted_by(|left, right| left.name < right.name));
        for shipped in Shipped::LIST {
            let profile = Profile::parse(shipped.text).unwrap_or_else(|error| panic!("{}: {error}", shipped.name));
            assert_eq!(profile.name, shipped.name);
            assert!(!profile.journal.is_empty() && !profile.source.is_empty(), "{}", shipped.name);
            assert_eq!(profile.read, "2026-11-28", "{}", shipped.name);
            assert_ne!(profile.sections, Profile::default().sections, "{} asks nothing of a section", shipped.name);
            assert!(profile.vocabulary_file.is_none(), "{}: a vocabulary is the user's", shipped.name);
        }
    }

    #[test]
    fn no_profile_calls_the_figures_of_a_house_those_of_an_index() {
        for shipped in Shipped::LIST {
            assert!(!shipped.profile().journal.contains("TR Dizin"), "{}", shipped.name);
        }
    }
}
