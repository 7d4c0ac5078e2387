//! MathML on one line: fractions with a slash, powers raised.

use super::element::{Element, Node};
use crate::letters::characters::raised;

/// A formula as it is written in a line of text.
pub(super) fn plain(element: &Element) -> String {
    let mut parts = element.elements().map(plain);
    match element.local() {
        "annotation" | "annotation-xml" => String::new(),
        "mfrac" => parts.collect::<Vec<_>>().join("/"),
        "msqrt" => format!("√{}", parts.collect::<String>()),
        "msup" => {
            let base = parts.next().unwrap_or_default();
            let power = parts.next().unwrap_or_default();
            let is_number = power.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '-' | '−' | '+'));
            if is_number { base + &raised(&power) } else { format!("{base}^{power}") }
        }
        _ if element.elements().next().is_none() => element.letters().trim().to_owned(),
        _ => {
            let each = element.children.iter().map(|child| match child {
                Node::Text(letters) => letters.trim().to_owned(),
                Node::Element(inner) => plain(inner),
            });
            each.collect()
        }
    }
}
