//! The styles of an OpenDocument text: those with names, and those that the program made for single places.

use crate::formats::markup::{Markup, Piece, Stop, Tag};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Styles that may stand on each other; more is a circle or a fault.
const LONGEST_CHAIN: usize = 32;
/// The style of plain paragraphs.
const PLAIN: &str = "Standard";

/// A style as it stands in the file.
#[derive(Default)]
struct Style {
    /// As a reader of the document sees it.
    name: String,
    /// Made for single places: called by the name of what it stands on.
    automatic: bool,
    parent: Option<String>,
    bold: Option<bool>,
    size: Option<Size>,
    hidden: Option<bool>,
    raised: Option<bool>,
    centred: Option<bool>,
    outline: Option<u8>,
    break_before: Option<bool>,
    break_after: Option<bool>,
}

/// A font size.
#[derive(Clone, Copy)]
enum Size {
    /// In hundredths of a point.
    Fixed(u32),
    /// Of the size that is inherited, in hundredths.
    Share(u32),
}

/// A style with all that it inherits; `None` where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Resolved {
    /// As a reader of the document sees it; `None` for plain paragraphs.
    pub name: Option<Box<str>>,
    pub bold: Option<bool>,
    /// In hundredths of a point.
    pub size: Option<u32>,
    pub hidden: Option<bool>,
    pub raised: Option<bool>,
    pub centred: bool,
    /// 1 to 6.
    pub heading: Option<u8>,
    pub break_before: bool,
    pub break_after: bool,
}

/// A family of styles and the name of one.
type Key = (Family, String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    Paragraph,
    Text,
}

/// All styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    named: BTreeMap<Key, Style>,
    usual_size: Option<Size>,
    /// The style that is being read; the default of its family where the name is `None`.
    current: Option<(Family, Option<String>)>,
    automatic: bool,
}

impl Styles {
    /// Takes up the styles of a part, as far as it can be read.
    pub fn read(&mut self, markup: &mut Markup<'_>) -> Result<(), Stop> {
        while let Some(piece) = markup.next()? {
            match piece {
                Piece::Start(tag) if tag.name() == "master-styles" => markup.skip()?,
                Piece::Start(tag) => self.start(&tag),
                Piece::End | Piece::Text(_) => {}
            }
        }
        Ok(())
    }

    /// Takes up what an element says; elements that are not about styles say nothing.
    pub fn start(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "automatic-styles" => self.automatic = true,
            "styles" => self.automatic = false,
            "style" => self.start_style(tag),
            "default-style" => self.current = family(tag).map(|family| (family, None)),
            "text-properties" => self.text_properties(tag),
            "paragraph-properties" => self.paragraph_properties(tag),
            _ => {}
        }
    }

    fn start_style(&mut self, tag: &Tag<'_>) {
        let name = tag.value("name").map(Cow::into_owned);
        self.current = family(tag).zip(name).map(|(family, name)| {
            let shown = tag.value("display-name").map_or_else(|| shown_name(&name), Cow::into_owned);
            let style = Style {
                name: shown,
                automatic: self.automatic,
                parent: tag.value("parent-style-name").map(Cow::into_owned),
                outline: tag.value("default-outline-level").and_then(|level| level.parse().ok()),
                // A page with other looks begins.
                break_before: tag.value("master-page-name").filter(|name| !name.is_empty()).map(|_| true),
                ..Style::default()
            };
            self.named.insert((family, name.clone()), style);
            (family, Some(name))
        });
    }

    fn style(&mut self) -> Option<&mut Style> {
        let (family, name) = self.current.clone()?;
        self.named.get_mut(&(family, name?))
    }

    fn text_properties(&mut self, tag: &Tag<'_>) {
        let size = tag.value("font-size").and_then(|value| size(&value));
        if matches!(self.current, Some((Family::Paragraph, None))) {
            self.usual_size = size.or(self.usual_size);
        }
        if let Some(style) = self.style() {
            style.bold = tag.value("font-weight").map(|weight| is_bold(&weight));
            style.size = size;
            style.hidden = tag.value("display").map(|display| display == "none");
            style.raised = tag.value("text-position").map(|position| is_raised(&position));
        }
    }

    fn paragraph_properties(&mut self, tag: &Tag<'_>) {
        if let Some(style) = self.style() {
            let is_page = |value: Cow<'_, str>| value == "page";
            style.centred = tag.value("text-align").map(|align| align == "center");
            style.break_before = tag.value("break-before").map(is_page).or(style.break_before);
            style.break_after = tag.value("break-after").map(is_page);
        }
    }

    /// A style with all that it inherits.
    pub fn resolve(&self, family: Family, name: &str) -> Resolved {
        let mut resolved = Resolved::default();
        let mut outline = None;
        let mut centred = None;
        let (mut break_before, mut break_after) = (None, None);
        let mut share = 100_u64;
        let mut key = Some((family, name.to_owned()));
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = key.as_ref().and_then(|key| self.named.get(key)) else { break };
            if resolved.name.is_none() && !style.automatic {
                resolved.name = Some(style.name.as_str().into());
            }
            resolved.bold = resolved.bold.or(style.bold);
            resolved.hidden = resolved.hidden.or(style.hidden);
            resolved.raised = resolved.raised.or(style.raised);
            if resolved.size.is_none() {
                match style.size {
                    Some(Size::Fixed(size)) => resolved.size = Some(scaled(size, share)),
                    Some(Size::Share(part)) => share = (share * u64::from(part) / 100).min(10_000),
                    None => {}
                }
            }
            outline = outline.or(style.outline);
            centred = centred.or(style.centred);
            break_before = break_before.or(style.break_before);
            break_after = break_after.or(style.break_after);
            key = style.parent.clone().map(|parent| (family, parent));
        }
        if family == Family::Paragraph && resolved.size.is_none() {
            let Some(Size::Fixed(size)) = self.usual_size.or(Some(Size::Fixed(1200))) else { return resolved };
            resolved.size = Some(scaled(size, share));
        }
        resolved.name = resolved.name.filter(|name| &**name != PLAIN);
        resolved.centred = centred == Some(true);
        resolved.heading = outline.filter(|level| *level > 0).map(|level| level.min(6));
        (resolved.break_before, resolved.break_after) = (break_before == Some(true), break_after == Some(true));
        resolved
    }
}

fn scaled(size: u32, share: u64) -> u32 {
    u32::try_from(u64::from(size) * share / 100).unwrap_or(u32::MAX)
}

fn family(tag: &Tag<'_>) -> Option<Family> {
    match tag.value("family").as_deref() {
        Some("paragraph") => Some(Family::Paragraph),
        Some("text") => Some(Family::Text),
        _ => None,
    }
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)
}

/// `super 58%`, `33% 58%`.
fn is_raised(position: &str) -> bool {
    let first = position.split(' ').next().unwrap_or_default();
    first == "super"
        || first.strip_suffix('%').and_then(|share| share.parse::<f64>().ok()).is_some_and(|share| share > 0.0)
}

/// `12pt`, `150%`.
fn size(value: &str) -> Option<Size> {
    let number = |text: &str| text.parse::<f64>().ok().filter(|number| (0.0..10_000.0).contains(number));
    match value.strip_suffix("pt") {
        Some(points) => number(points).map(|points| Size::Fixed((points * 100.0).round() as u32)),
        None => value.strip_suffix('%').and_then(number).map(|share| Size::Share(share.round() as u32)),
    }
}

/// `Heading 1` for `Heading_20_1`: characters that a name may not hold stand as hexadecimal numbers.
fn shown_name(name: &str) -> String {
    let mut shown = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, behind)) = rest.split_once('_') {
        shown.push_str(before);
        let letter = behind.split_once('_').and_then(|(code, behind)| {
            let code = u32::from_str_radix(code, 16).ok().filter(|_| (1..=5).contains(&code.len()))?;
            Some((char::from_u32(code).filter(|letter| !letter.is_control())?, behind))
        });
        rest = if let Some((letter, behind)) = letter {
            shown.push(letter);
            behind
        } else {
            shown.push('_');
            behind
        };
    }
    shown + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_decoded() {
        assert_eq!(shown_name("Heading_20_1"), "Heading 1");
        assert_eq!(shown_name("Ba_15f_l_131_k"), "Başlık");
        assert_eq!([shown_name("a_b"), shown_name("a__b_"), shown_name("_zz_x")], ["a_b", "a__b_", "_zz_x"]);
    }
}
