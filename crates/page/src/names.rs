//! Names that come from outside: each becomes a name that every system can have, or none.

/// The longest name of a file, in bytes: what the common file systems take, less room for what is put behind it.
const LONGEST: usize = 200;
/// The deepest path.
const DEEPEST: usize = 16;

/// Names that Windows keeps for devices, whatever their ending.
const RESERVED: [&str; 22] = [
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1", "lpt2", "lpt3",
    "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// The parts of a path inside a folder: without roots, steps upwards and characters that a system refuses. `None` if
/// nothing is left, or something is hidden.
pub fn parts(name: &str) -> Option<Vec<String>> {
    let given = || name.split(['/', '\\']);
    let is_hidden = |part: &str| part.starts_with('.') && !part.trim_matches(['.', ' ']).is_empty();
    if given().any(is_hidden) {
        return None;
    }
    let parts: Vec<String> = given().filter_map(part).collect();
    (1..=DEEPEST).contains(&parts.len()).then_some(parts)
}

fn part(given: &str) -> Option<String> {
    let is_barred = |letter: char| letter.is_control() || r#"<>:"|?*"#.contains(letter) || is_direction(letter);
    let clean: String = given.chars().map(|letter| if is_barred(letter) { '_' } else { letter }).collect();
    let clean = clean.trim_matches([' ', '.']);
    if clean.is_empty() {
        return None;
    }
    let stem = clean.split_once('.').map_or(clean, |(stem, _)| stem).trim_end();
    let is_reserved = RESERVED.iter().any(|reserved| reserved.eq_ignore_ascii_case(stem));
    Some(shortened(&if is_reserved { format!("_{clean}") } else { clean.to_owned() }))
}

/// Characters that turn the direction of writing, so that a name looks like another.
const fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The name with its ending, not longer than a system takes.
fn shortened(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let (stem, ending) = split(name);
    let ending = if ending.len() > 20 { "" } else { ending };
    let end = (0..=LONGEST - ending.len()).rev().find(|end| stem.is_char_boundary(*end)).unwrap_or(0);
    format!("{}{ending}", stem[..end.min(stem.len())].trim_end_matches([' ', '.']))
}

/// The same name for another file: the number stands before the ending.
pub fn numbered(name: &str, number: usize) -> String {
    let (stem, ending) = split(name);
    format!("{stem} ({number}){ending}")
}

fn split(name: &str) -> (&str, &str) {
    name.rfind('.').filter(|dot| *dot > 0).map_or((name, ""), |dot| name.split_at(dot))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::path::{Component, Path};

    fn path(name: &str) -> Option<String> {
        parts(name).map(|parts| parts.join("/"))
    }

    #[test]
    fn names_of_people_stay() {
        for name in ["Öz ve Özet.docx", "tezler/2021/İstanbul Ü. tezi.pdf", "a.b.txt", "~taslak (2).txt"] {
            assert_eq!(path(name).as_deref(), Some(name));
        }
    }

    #[test]
    fn nothing_leads_out_or_means_something_to_a_system() {
        for (name, clean) in [
            ("../../etc/passwd", Some("etc/passwd")),
            ("C:\\tezler\\a.txt", Some("C_/tezler/a.txt")),
            ("/a//b/./c.txt", Some("a/b/c.txt")),
            ("con.txt", Some("_con.txt")),
            ("NUL", Some("_NUL")),
            ("console.txt", Some("console.txt")),
            ("a\0b\u{202e}fdp.exe", Some("a_b_fdp.exe")),
            ("tez. . .", Some("tez")),
            (".ssh/id", None),
            ("tez/.DS_Store", None),
            ("..", None),
            ("", None),
            ("///", None),
        ] {
            assert_eq!(path(name).as_deref(), clean, "{name:?}");
        }
        assert_eq!(path(&"a/".repeat(17)), None, "too deep");
    }

    #[test]
    fn long_names_keep_their_ending() {
        let long = format!("{}.pdf", "ğ".repeat(300));
        let short = path(&long).expect("a name");
        assert!(short.len() <= LONGEST && short.ends_with("ğ.pdf"), "{short}");
        let cut = path(&format!("{}. . {}", "a".repeat(LONGEST - 2), "b".repeat(30))).expect("a name");
        assert_eq!(cut, "a".repeat(LONGEST - 2), "no name ends with a full stop or a space");
        assert_eq!(numbered("tez.pdf", 2), "tez (2).pdf");
        assert_eq!(numbered("tez", 3), "tez (3)");
    }

    proptest! {
        #[test]
        fn a_path_stays_in_its_folder(name in "(\\PC|[./\\\\:\0]){0,300}") {
            for part in parts(&name).unwrap_or_default() {
                let components: Vec<_> = Path::new(&part).components().collect();
                prop_assert!(matches!(components[..], [Component::Normal(_)]), "{part:?}");
                prop_assert!(part.len() <= LONGEST + 1, "{part:?}");
                prop_assert_eq!(parts(&part), Some(vec![part.clone()]));
            }
        }
    }
}
