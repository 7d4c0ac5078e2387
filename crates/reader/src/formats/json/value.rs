//! JSON values as the text they are written in: looked into level by level, in the order of the file, so that each has
//! its place.

use serde::Deserializer;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// The keys of an object with their values.
pub(super) type Members<'a> = Vec<(Cow<'a, str>, &'a str)>;

/// The members of an object, in the order of the file.
///
/// # Errors
/// Where the text is no object.
pub(super) fn members(raw: &str) -> Result<Members<'_>, serde_json::Error> {
    struct Object;

    impl<'de> Visitor<'de> for Object {
        type Value = Members<'de>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut members = Vec::new();
            while let Some((key, value)) = map.next_entry::<String, &RawValue>()? {
                members.push((Cow::Owned(key), value.get()));
            }
            Ok(members)
        }
    }

    serde_json::Deserializer::from_str(raw).deserialize_map(Object)
}

/// The keys of an object.
pub(super) fn keys(raw: &str) -> Vec<String> {
    members(raw).unwrap_or_default().into_iter().map(|(key, _)| key.into_owned()).collect()
}

/// Where a part of a text begins in it, in bytes.
pub(super) fn place(part: &str, text: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// A string, or a number as it is written; `None` for other values.
///
/// # Errors
/// Where a string holds what no string may hold.
pub(super) fn text(raw: &str) -> Result<Option<String>, serde_json::Error> {
    match raw.bytes().next() {
        Some(b'"') => serde_json::from_str(raw).map(Some),
        Some(b'-' | b'0'..=b'9') => Ok(Some(raw.to_owned())),
        _ => Ok(None),
    }
}

/// The first value of a text, and where it ends.
///
/// # Errors
/// Where none that is whole stands there.
pub(super) fn first(text: &str) -> Result<(&str, usize), serde_json::Error> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    match values.next() {
        Some(value) => Ok((value?.get(), values.byte_offset())),
        // Nothing stands there: reading it gives the error.
        None => serde_json::from_str::<&RawValue>(text).map(|value| (value.get(), text.len())),
    }
}

/// The elements of an array that may be cut off: the last item is the error then.
pub(super) struct Elements<'a> {
    rest: &'a str,
    is_over: bool,
}

impl<'a> Elements<'a> {
    /// Those of the array that the text begins with; none where it begins with something else.
    pub fn new(text: &'a str) -> Self {
        let inside = text.trim_start().strip_prefix('[');
        Self { rest: inside.unwrap_or_default(), is_over: inside.is_none() }
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = Result<&'a str, serde_json::Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let rest = self.rest.trim_start();
        if rest.starts_with(']') {
            self.is_over = true;
            return None;
        }
        let rest = rest.strip_prefix(',').unwrap_or(rest);
        match first(rest) {
            Ok((value, end)) => {
                self.rest = &rest[end..];
                Some(Ok(value))
            }
            Err(error) => {
                self.is_over = true;
                Some(Err(error))
            }
        }
    }
}

/// How deep the values in a text are nested, counted without looking into them.
pub(super) fn depth(raw: &str) -> u32 {
    let (mut depth, mut deepest) = (0_u32, 0);
    let (mut in_string, mut escaped) = (false, false);
    for byte in raw.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_keep_their_order() {
        let read = members("{\"z\": 1, \"a\": [2], \"z\": \"x\"}").expect("an object");
        let seen: Vec<_> = read.iter().map(|(key, value)| (&**key, *value)).collect();
        assert_eq!(seen, [("z", "1"), ("a", "[2]"), ("z", "\"x\"")]);
        assert!(members("[1]").is_err() && members("{\"a\"").is_err());
    }

    #[test]
    fn elements_of_a_cut_off_array_come_first() {
        let seen: Vec<_> = Elements::new(" [1 , {\"a\": [2, 3]},\n\"x\", {\"b\"").map(Result::ok).collect();
        assert_eq!(seen, [Some("1"), Some("{\"a\": [2, 3]}"), Some("\"x\""), None]);
        assert_eq!(Elements::new("[]").count() + Elements::new("{}").count(), 0);
        assert_eq!(Elements::new("[1").map(|element| element.is_ok()).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn depths_are_counted_outside_strings() {
        assert_eq!(["1", "[]", "{\"a\": [\"[[\\\"[\"]}", "]]["].map(depth), [0, 1, 2, 1]);
    }
}
