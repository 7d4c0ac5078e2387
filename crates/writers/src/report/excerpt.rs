//! Parts of the report as HTML of their own, for notebooks: no script, the style of the report, and nothing of it
//! outside the part.

use super::page::STYLE;
use std::fmt::Write;

/// The class of the element around a part.
const CLASS: &str = "ikiz-excerpt";

/// The rules of the report's style that parts need, by the begin of a selector.
const NEEDED: [&str; 16] = [
    "h2", "small", ".text", ".tile", ".tiles", ".scroll", "table", "th", "td", "tbody th", "thead th", ".bead",
    ".beads", ".high", ".middle", ".low",
];

/// A sentence pair as it is shown.
#[derive(Clone, Debug, Default)]
pub struct ShownBead {
    /// The English sentences; empty where there are none.
    pub english: String,
    /// The Turkish sentences.
    pub turkish: String,
    /// How sure it is, 0 to 1.
    pub confidence: f64,
    /// What is to be said of it.
    pub note: String,
}

/// A pair of sections: its title, and sentence beside sentence.
pub fn pair(title: &str, beads: &[ShownBead]) -> String {
    let mut html = begin();
    let _ = write!(html, "<h2>{}</h2><ol class=\"beads\">", escaped(title));
    for ShownBead { english, turkish, confidence, note } in beads {
        let level = level(*confidence);
        let side = |text: &str, language: &str| {
            let text = if text.is_empty() { "—".to_owned() } else { escaped(text) };
            format!("<p class=\"sentence text\" lang=\"{language}\">{text}</p>")
        };
        let note = if note.is_empty() { String::new() } else { format!(" <small>{}</small>", escaped(note)) };
        let _ = write!(
            html,
            "<li class=\"bead {level}\">{}{}<div class=\"about\"><span class=\"confidence {level}\">{confidence:.3}\
             </span>{note}</div></li>",
            side(english, "en"),
            side(turkish, "tr"),
        );
    }
    html + "</ol></div>"
}

/// Numbers, and a table below them.
pub fn overview(tiles: &[(String, String)], header: &[String], rows: &[Vec<String>], note: &str) -> String {
    let mut html = begin();
    html += "<div class=\"tiles\">";
    for (name, number) in tiles {
        let _ = write!(html, "<div class=\"tile\"><strong>{}</strong>{}</div>", escaped(number), escaped(name));
    }
    html += "</div>";
    if !rows.is_empty() {
        html += "<div class=\"scroll\"><table><thead><tr>";
        html.extend(header.iter().map(|name| format!("<th>{}</th>", escaped(name))));
        html += "</tr></thead><tbody>";
        for row in rows {
            html += "<tr>";
            html.extend(row.iter().map(|cell| format!("<td class=\"text\">{}</td>", escaped(cell))));
            html += "</tr>";
        }
        html += "</tbody></table></div>";
    }
    if !note.is_empty() {
        let _ = write!(html, "<small>{}</small>", escaped(note));
    }
    html + "</div>"
}

/// As the report colours it, by what is shown of it.
fn level(confidence: f64) -> &'static str {
    match (confidence * 1000.0).round() / 1000.0 {
        sure if sure >= 0.9 => "high",
        unsure if unsure >= 0.5 => "middle",
        _ => "low",
    }
}

fn begin() -> String {
    // Notebooks would read `$…$` as a formula.
    format!("<div class=\"{CLASS} mathjax_ignore tex2jax_ignore\"><style>{}</style>", style())
}

/// The report's colours and the rules that parts need, bound to parts. Notebooks name their theme on the body.
fn style() -> String {
    let block = |begin: &str| {
        let rest = STYLE.split_once(begin).map_or("", |(_, rest)| rest);
        rest.split_once('}').map_or("", |(block, _)| block).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (light, dark) = (block(":root {"), block(":root[data-theme=\"dark\"] {"));
    let mut style = format!(
        ".{CLASS}{{{light} font:14px/1.5 system-ui,sans-serif;background:var(--paper);color:var(--ink);\
         padding:.25rem .75rem .75rem;border-radius:8px}}.{CLASS} *{{box-sizing:border-box}}\
         @media (prefers-color-scheme:dark){{.{CLASS}{{{dark}}}}}\
         [data-jp-theme-light=\"true\"] .{CLASS},.vscode-light .{CLASS}{{{light}}}\
         [data-jp-theme-light=\"false\"] .{CLASS},.vscode-dark .{CLASS}{{{dark}}}"
    );
    for rule in
        STYLE.lines().filter(|line| !line.starts_with([' ', '@', '}'])).flat_map(|line| line.split_inclusive('}'))
    {
        let Some((selectors, body)) = rule.trim().split_once('{') else { continue };
        let is_needed = |selector: &str| {
            let of_element = |begin: &str| {
                selector.strip_prefix(begin).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '.']))
            };
            NEEDED.into_iter().any(of_element) && !selector.contains(".tools") && !selector.contains(".findings")
        };
        let bound: Vec<String> = selectors
            .split(',')
            .map(str::trim)
            .filter(|selector| is_needed(selector))
            .map(|selector| format!(".{CLASS} {selector}"))
            .collect();
        if !bound.is_empty() {
            let _ = write!(style, "{}{{{}", bound.join(","), body.trim());
        }
    }
    style + &format!("@media (max-width:700px){{.{CLASS} .bead{{grid-template-columns:1fr}}}}")
}

/// A text in HTML, also in an attribute.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\'' => escaped += "&#39;",
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "</style></div><script>alert('1')</script><img src=x onerror=\"alert(1)\">";

    #[test]
    fn texts_are_no_markup() {
        let bead =
            ShownBead { english: HOSTILE.into(), turkish: HOSTILE.into(), confidence: 0.5, note: HOSTILE.into() };
        let hostile = HOSTILE.to_owned();
        let overview = overview(
            &[(hostile.clone(), hostile.clone())],
            std::slice::from_ref(&hostile),
            &[vec![hostile.clone()]],
            HOSTILE,
        );
        for html in [pair(HOSTILE, &[bead]), overview] {
            assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
            assert_eq!(html.matches("</style>").count(), 1);
            assert_eq!(html.matches("<div").count(), html.matches("</div>").count());
        }
    }

    #[test]
    fn the_style_has_both_palettes_and_touches_nothing_outside() {
        let style = style();
        assert!(style.contains("--paper: #ffffff") && style.contains("--paper: #14171b"));
        assert!(
            style.contains(&format!(".{CLASS} .bead{{")) && style.contains(&format!(".{CLASS} .bead.low")),
            "{style}"
        );
        assert_eq!(style.matches('{').count(), style.matches('}').count());
        assert!(style.len() < 6000, "{}", style.len());
        let outside = style.split('}').map(str::trim).filter(|rule| !rule.is_empty() && !rule.contains(CLASS));
        assert_eq!(outside.count(), 0);
    }
}
