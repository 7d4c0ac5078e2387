//! The words that open a statement of a program, by their place and their neighbours. Most are words of a language too.

use super::chunk::Chunk;

/// Statements of one word, each a line.
const ALONE: [&str; 30] = [
    "Begin", "BEGIN", "begin", "break", "Catch", "clc", "continue", "Do", "do", "ELSE", "Else", "else", "END", "End",
    "end", "endfor", "endif", "endwhile", "EndIf", "finally", "Finally", "Loop", "Next", "pass", "repeat", "return",
    "Try", "try", "Wend", "clear",
];
/// Words that open a statement together with the word behind them.
const PAIRS: [(&[&str], &[&str]); 11] = [
    (
        &["End", "end", "END", "Exit"],
        &[
            "Class",
            "Do",
            "Enum",
            "For",
            "FOR",
            "Function",
            "IF",
            "If",
            "Property",
            "Select",
            "Sub",
            "Try",
            "Type",
            "WHILE",
            "While",
            "With",
            "for",
            "function",
            "if",
            "loop",
            "procedure",
            "while",
        ],
    ),
    (
        &["Private", "Public", "Friend", "Protected", "Global", "Static"],
        &["Class", "Const", "Declare", "Function", "Module", "Property", "Shared", "Static", "Sub", "Type"],
    ),
    (
        &["public", "private", "protected", "static", "final"],
        &[
            "abstract",
            "boolean",
            "class",
            "const",
            "double",
            "final",
            "float",
            "int",
            "interface",
            "long",
            "static",
            "String",
            "void",
        ],
    ),
    (&["Do", "Loop"], &["Until", "While"]),
    (&["Select", "Case"], &["Case", "Else", "Is"]),
    (&["Option"], &["Explicit", "Base", "Compare"]),
    (&["On"], &["Error"]),
    (&["INSERT", "DELETE", "insert", "delete"], &["INTO", "FROM", "into"]),
    (&["CREATE", "ALTER", "DROP"], &["DATABASE", "INDEX", "PROCEDURE", "TABLE", "TRIGGER", "VIEW"]),
    (&["GROUP", "ORDER", "INNER", "LEFT", "RIGHT", "OUTER"], &["BY", "JOIN", "OUTER"]),
    (&["clear", "close", "hold", "format"], &["all", "off", "on", "long"]),
];
/// Words that declare: a name and a bracket, a brace or a colon follow.
const DECLARING: [&str; 10] =
    ["Class", "Function", "Sub", "catch", "class", "enum", "function", "interface", "namespace", "switch"];
/// Words with a condition behind them.
const CONDITIONS: [&str; 12] =
    ["if", "If", "IF", "elif", "elseif", "ElseIf", "while", "While", "until", "Until", "for", "For"];
/// What closes or follows a condition.
const THEN: [&str; 6] = ["Then", "THEN", "then", "do", "Do", "DO"];

/// Whether a line opens with a statement.
pub(super) fn opens_statement(line: &str, chunks: &[Chunk]) -> bool {
    let text = |at: usize| text_at(chunks, at);
    let head = text(0).trim_end_matches(['{', ':', ';']).trim_start_matches('}');
    let second = text(1).trim_end_matches([';', ':', '{', '(']);
    if line.starts_with('#') && line[1..].starts_with(|first: char| first.is_ascii_lowercase()) {
        return ["#include", "#define", "#endif", "#else", "#pragma", "#undef"].contains(&head)
            || line.starts_with("#if");
    }
    if chunks.len() == 1 || chunks.len() == 2 && text(1) == "{" {
        return ALONE.contains(&head);
    }
    PAIRS.iter().any(|(heads, seconds)| heads.contains(&head) && seconds.contains(&second))
        || declares(line, chunks, head)
        || is_conditional(line, chunks, head)
        || is_import(line, chunks, head)
        || is_query(line, chunks, head)
}

/// The text of a chunk; empty behind the last one.
fn text_at<'l>(chunks: &[Chunk<'l>], at: usize) -> &'l str {
    chunks.get(at).map_or("", |chunk| chunk.text)
}

fn declares(line: &str, chunks: &[Chunk], head: &str) -> bool {
    let has_as = || chunks[1..].iter().any(|chunk| chunk.text == "As");
    match head {
        "Dim" | "ReDim" | "Const" => has_as() || chunks.iter().any(|chunk| chunk.is_relation() || chunk.is_call()),
        "Next" => chunks.len() == 2 && chunks[1].text.len() <= SHORT_NAME,
        "Set" | "Let" | "var" | "let" | "const" => chunks.get(2).is_some_and(|chunk| chunk.text.starts_with('=')),
        "Call" => chunks.len() == 2 || chunks[1].is_call(),
        "With" => chunks.len() == 2 && chunks[1].text.contains('.'),
        "def" => chunks[1].is_call(),
        "function" if chunks.iter().any(|chunk| chunk.text == "=") => true,
        "typedef" | "struct" => line.ends_with([';', '{']),
        "return" => line.ends_with(';') || chunks.len() == 2 && !line.ends_with('.'),
        _ if DECLARING.contains(&head) => {
            let name = chunks[1];
            (name.is_call() || name.text.starts_with('(')) && line.ends_with([')', ':', '{', ';', '}'])
                || chunks.len() < 6 && line.ends_with(['{', ':'])
        }
        _ => false,
    }
}

/// The most letters of the variable behind `Next`.
const SHORT_NAME: usize = 2;

fn is_conditional(line: &str, chunks: &[Chunk], head: &str) -> bool {
    let opens_bracket = |word: &&str| head.strip_prefix(*word).is_some_and(|rest| rest.starts_with('('));
    if !CONDITIONS.contains(&head) {
        return CONDITIONS.iter().any(opens_bracket) && line.ends_with([')', '{', '}', ';', ':']);
    }
    let text = |at: usize| text_at(chunks, at);
    let is_computed = chunks.iter().any(|chunk| chunk.is_relation() || chunk.is_call());
    let steps = matches!(head, "for" | "For") && (text(2) == "=" || text(1) == "Each" && text(3) == "In");
    let over = head == "for" && text(2) == "in" && (text(3).ends_with(':') || is_computed && line.ends_with(':'));
    let then = chunks.iter().any(|chunk| THEN.contains(&chunk.text));
    let closes =
        line.ends_with([':', '{', '}']) || line.ends_with(");") || text(1).starts_with('(') && line.ends_with(';');
    steps || over || is_computed && (then || closes)
}

fn is_import(line: &str, chunks: &[Chunk], head: &str) -> bool {
    let text = |at: usize| text_at(chunks, at);
    let is_name = |name: &str| {
        !name.ends_with('.') && name.chars().all(|sign| sign.is_ascii_alphanumeric() || "._*;,".contains(sign))
    };
    match head {
        "import" => is_name(text(1)) && (chunks.len() == 2 || text(2) == "as" || line.ends_with(';')),
        "from" => is_name(text(1)) && text(2) == "import",
        "using" | "package" => line.ends_with(';'),
        _ => false,
    }
}

fn is_query(line: &str, chunks: &[Chunk], head: &str) -> bool {
    let has = |word: &str| chunks[1..].iter().any(|chunk| chunk.text == word);
    match head {
        "SELECT" => has("FROM") || chunks[1].text == "*",
        "select" => has("from") && (has("*") || line.ends_with(';')),
        "UPDATE" => has("SET"),
        "WHERE" | "HAVING" | "ON" | "AND" => chunks.iter().any(|chunk| chunk.is_relation()),
        "VALUES" => chunks[1].text.starts_with('('),
        "FROM" => chunks.len() < 4 && !chunks[1].text.chars().all(char::is_uppercase),
        _ => false,
    }
}
