//! TeX formulas on one line: what a reader would see of the usual commands.

/// Commands that stand for a character.
const CHARACTERS: [(&str, &str); 42] = [
    ("alpha", "α"),
    ("approx", "≈"),
    ("beta", "β"),
    ("cdot", "·"),
    ("chi", "χ"),
    ("circ", "°"),
    ("delta", "δ"),
    ("Delta", "Δ"),
    ("displaystyle", ""),
    ("epsilon", "ε"),
    ("eta", "η"),
    ("gamma", "γ"),
    ("ge", "≥"),
    ("geq", "≥"),
    ("in", "∈"),
    ("infty", "∞"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("le", "≤"),
    ("left", ""),
    ("leq", "≤"),
    ("limits", ""),
    ("mu", "μ"),
    ("neq", "≠"),
    ("omega", "ω"),
    ("Omega", "Ω"),
    ("phi", "φ"),
    ("pi", "π"),
    ("pm", "±"),
    ("psi", "ψ"),
    ("quad", " "),
    ("rho", "ρ"),
    ("right", ""),
    ("rightarrow", "→"),
    ("sigma", "σ"),
    ("sim", "∼"),
    ("sqrt", "√"),
    ("sum", "∑"),
    ("tau", "τ"),
    ("theta", "θ"),
    ("times", "×"),
    ("to", "→"),
];
/// Commands that only say how their content looks.
const LOOKS: [&str; 10] =
    ["mathbf", "mathit", "mathrm", "mathsf", "mbox", "operatorname", "text", "textbf", "textit", "textrm"];

/// A formula as it is written in a line of text.
pub(super) fn plain(source: &str) -> String {
    let source = source.split_once("\\begin{document}").map_or(source, |(_, behind)| behind);
    let source = source.split_once("\\end{document}").map_or(source, |(before, _)| before);
    let mut text = String::with_capacity(source.len());
    let mut rest = source;
    // Groups that are open, and what their end is printed as.
    let mut ends: Vec<&str> = Vec::new();
    while let Some(letter) = rest.chars().next() {
        rest = &rest[letter.len_utf8()..];
        match letter {
            '\\' => rest = command(rest, &mut text, &mut ends),
            '{' => ends.push(""),
            '}' => {
                text.push_str(ends.pop().unwrap_or_default());
                // The second part of a fraction follows at once.
                if let Some(behind) = rest.strip_prefix('{').filter(|_| text.ends_with('/')) {
                    ends.push("");
                    rest = behind;
                }
            }
            '^' => rest = power(rest, &mut text),
            '$' | '_' => {}
            '~' => text.push(' '),
            other => text.push(other),
        }
    }
    text.trim().to_owned()
}

/// Prints a command and gives what follows it.
fn command<'a>(rest: &'a str, text: &mut String, ends: &mut Vec<&str>) -> &'a str {
    let length = rest.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(rest.len());
    let (name, behind) = rest.split_at(length);
    if let Some(sign) = name.is_empty().then(|| rest.chars().next()).flatten() {
        match sign {
            ',' | ';' | ':' | ' ' | '\\' => text.push(' '),
            '!' | '(' | ')' | '[' | ']' => {}
            other => text.push(other),
        }
        return &rest[sign.len_utf8()..];
    }
    let behind = behind.strip_prefix(' ').unwrap_or(behind);
    if let Some((_, letter)) = CHARACTERS.iter().find(|(known, _)| *known == name) {
        text.push_str(letter);
    } else if matches!(name, "frac" | "dfrac" | "tfrac") {
        if let Some(behind) = behind.strip_prefix('{') {
            ends.push("/");
            return behind;
        }
    } else if !LOOKS.contains(&name) {
        text.push_str(name);
    }
    behind
}

/// Prints a power: digits raised, others behind their mark.
fn power<'a>(rest: &'a str, text: &mut String) -> &'a str {
    let inner = rest.strip_prefix('{').and_then(|inner| inner.split_once('}'));
    let (power, behind) = match (inner, rest.chars().next()) {
        (Some(found), _) => found,
        (None, Some(letter)) => rest.split_at(letter.len_utf8()),
        (None, None) => return rest,
    };
    if power.trim() == "\\circ" {
        text.push('°');
    } else if power.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '-' | '+')) {
        text.push_str(&crate::letters::characters::raised(power));
    } else {
        text.push('^');
        return rest;
    }
    behind
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_one_line() {
        for (source, expected) in [
            ("$\\%12,5$", "%12,5"),
            ("\\documentclass{x}\\begin{document}$R^{2} \\geq 0{,}8$\\end{document}", "R² ≥0,8"),
            ("\\frac{a}{b+1}", "a/b+1"),
            ("\\(x_{1} \\times 10^{-3}\\,\\mathrm{m}\\)", "x1 ×10⁻³ m"),
            ("e^{x}", "e^x"),
            ("\\unknown y", "unknowny"),
        ] {
            assert_eq!(plain(source), expected, "{source}");
        }
    }

    #[test]
    fn commands_are_sorted() {
        let names: Vec<String> =
            CHARACTERS.iter().map(|(name, _)| ikiz_text::lower(name, ikiz_document::Language::English)).collect();
        assert!(names.is_sorted());
    }

    proptest! {
        #[test]
        fn any_source_is_survived(source in "(\\\\|frac|text|[{}^_$ ]|[a-z0-9ş]{0,3}){0,30}") {
            plain(&source);
        }
    }
}
