//! A shard: the part of the inputs that one of several runs reads. Their results are merged.

use ikiz_document::DocumentId;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// One of several shards of about the same size. Which one a document is in depends on its id alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Shard {
    /// Which one, from 1.
    number: u32,
    /// How many there are.
    of: u32,
}

impl Shard {
    /// Everything: the only one of one.
    pub const WHOLE: Self = Self { number: 1, of: 1 };

    /// Whether a document is in this shard.
    pub fn holds(self, id: &DocumentId) -> bool {
        let hash = blake3::hash(id.as_str().as_bytes());
        let [a, b, c, d, ..] = *hash.as_bytes();
        u32::from_le_bytes([a, b, c, d]) % self.of == self.number - 1
    }

    /// Whether both are of the same number of shards.
    pub(crate) fn is_beside(self, other: Self) -> bool {
        self.of == other.of
    }

    /// The first shard that is missing among these, which are of one division.
    pub(crate) fn missing(shards: &[Self]) -> Option<Self> {
        let of = shards.first().map_or(1, |first| first.of);
        let has = |number| shards.contains(&Self { number, of });
        (1..=of).find(|number| !has(*number)).map(|number| Self { number, of })
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match parts {
            Some((number, of)) if (1..=of).contains(&number) => Ok(Self { number, of }),
            _ => Err("give the number of the shard and how many there are, as 1/3 for the first of three".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_document_is_in_one_shard() {
        let shards: Vec<Shard> = ["1/3", "2/3", "3/3"].iter().map(|text| text.parse().expect("a shard")).collect();
        for number in 0..100 {
            let id = DocumentId::new(format!("folder/{number}.txt"));
            assert_eq!(shards.iter().filter(|shard| shard.holds(&id)).count(), 1);
            assert!(Shard::WHOLE.holds(&id));
        }
        assert_eq!(Shard::missing(&shards), None);
        assert_eq!(Shard::missing(&[shards[0], shards[2]]), Some(shards[1]));
        for wrong in ["", "1", "0/3", "4/3", "a/b", "1/0", "-1/2"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }
}
