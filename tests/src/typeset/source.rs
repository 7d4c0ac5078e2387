//! The marked-up text that documents are set from: settings, then blocks, and bold, italic and braces inside them.

use std::collections::BTreeMap;

/// A document to be set.
#[derive(Debug)]
pub struct Source {
    settings: BTreeMap<String, String>,
    /// In order.
    pub blocks: Vec<Block>,
}

/// A command with its text.
#[derive(Debug)]
pub struct Block {
    /// The word after the full stop; `p` where there is none.
    pub command: String,
    /// The rest of the command's line.
    pub argument: String,
    /// The lines below it.
    pub lines: Vec<String>,
}

/// A stretch of text in one shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Plain, bold or italic text.
    Text(String, Face),
    /// `{command text}`.
    Braced(String, String),
}

/// A face of a family.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    /// Upright.
    #[default]
    Regular,
    /// `*bold*`
    Bold,
    /// `_italic_`
    Italic,
}

impl Source {
    /// Reads a document.
    pub fn parse(text: &str) -> Self {
        let (head, rest) = text.split_once("\n\n").expect("settings, a blank line, and the text");
        let settings = head
            .lines()
            .map(|line| line.split_once(':').expect("key: value"))
            .map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned()))
            .collect();
        let mut blocks: Vec<Block> = Vec::new();
        let mut is_open = false;
        for line in rest.lines() {
            if let Some(command) = line.strip_prefix('.') {
                let (command, argument) = command.split_once(' ').unwrap_or((command, ""));
                blocks.push(Block { command: command.to_owned(), argument: argument.to_owned(), lines: Vec::new() });
                is_open = true;
            } else if line.is_empty() {
                is_open = false;
            } else if is_open {
                blocks.last_mut().expect("an open block").lines.push(line.to_owned());
            } else {
                blocks.push(Block { command: "p".to_owned(), argument: String::new(), lines: vec![line.to_owned()] });
                is_open = true;
            }
        }
        Self { settings, blocks }
    }

    /// A setting, empty where it is not given.
    pub fn setting(&self, key: &str) -> &str {
        self.settings.get(key).map_or("", String::as_str)
    }

    /// A setting that is a number, with what it is by default.
    pub fn number(&self, key: &str, default: f32) -> f32 {
        self.setting(key).parse().unwrap_or(default)
    }
}

impl Block {
    /// Its lines as one paragraph.
    pub fn paragraph(&self) -> String {
        self.lines.join(" ")
    }

    /// Whether its argument has a word.
    pub fn has(&self, word: &str) -> bool {
        self.argument.split(' ').any(|part| part == word)
    }

    /// The first number in its argument.
    pub fn number(&self) -> Option<f32> {
        self.argument.split(' ').find_map(|part| part.parse().ok())
    }
}

/// The shapes inside a paragraph.
pub fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut face = Face::Regular;
    let mut rest = text;
    while let Some(at) = rest.find(['*', '_', '{']) {
        if at > 0 {
            runs.push(Run::Text(rest[..at].to_owned(), face));
        }
        let mark = rest.as_bytes()[at];
        rest = &rest[at + 1..];
        if mark == b'{' {
            let (inside, after) = rest.split_once('}').expect("a closing brace");
            let (command, text) = inside.split_once(' ').unwrap_or((inside, ""));
            runs.push(Run::Braced(command.to_owned(), text.to_owned()));
            rest = after;
        } else {
            let marked = if mark == b'*' { Face::Bold } else { Face::Italic };
            face = if face == marked { Face::Regular } else { marked };
        }
    }
    if !rest.is_empty() {
        runs.push(Run::Text(rest.to_owned(), face));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_blocks_and_runs_are_told_apart() {
        let source = Source::parse("size: 11\n\n.line center\nA\nB\n\nBir *kalın* {note Dip} söz.\nSon.\n");
        assert_eq!((source.number("size", 1.0), source.setting("lead")), (11.0, ""));
        assert_eq!(source.blocks.len(), 2);
        assert!(source.blocks[0].has("center"));
        assert_eq!(source.blocks[0].lines, ["A", "B"]);
        let expected = [
            Run::Text("Bir ".into(), Face::Regular),
            Run::Text("kalın".into(), Face::Bold),
            Run::Text(" ".into(), Face::Regular),
            Run::Braced("note".into(), "Dip".into()),
            Run::Text(" söz. Son.".into(), Face::Regular),
        ];
        assert_eq!(runs(&source.blocks[1].paragraph()), expected);
    }
}
