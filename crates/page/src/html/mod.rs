//! The pages. Whatever comes from outside goes through [`Text`].

mod home;
mod job;

pub use home::home;
pub use job::{job, part};

use crate::job::Record;
use crate::words::Words;
use ikiz_document::Language;
use std::fmt::{self, Display, Write};

/// A text in HTML.
struct Text<'t>(&'t str);

impl Display for Text<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|letter| match letter {
            '&' => to.write_str("&amp;"),
            '<' => to.write_str("&lt;"),
            '>' => to.write_str("&gt;"),
            '"' => to.write_str("&quot;"),
            '\'' => to.write_str("&#39;"),
            letter => to.write_char(letter),
        })
    }
}

/// What a job is called: its first file or folder, and how many files beside it.
fn title(words: &Words, record: &Record) -> String {
    let more = record.files - record.single_files.min(record.files);
    match record.title.as_str() {
        "" => words.get("untitled").to_owned(),
        // The first one is a folder, or alone.
        title if record.single_files < 2 || more > 0 => title.to_owned(),
        title => words.with("title_more", &[("count", &(record.single_files - 1).to_string()), ("title", title)]),
    }
}

/// A page around its content, with what can be done everywhere.
fn frame(language: Language, title: &str, content: &str) -> String {
    let words = Words::of(language);
    let other = if language == Language::Turkish { Language::English } else { Language::Turkish };
    let buttons = format!(
        "<form method=\"post\" action=\"/language/{other_code}\"><button lang=\"{other_code}\">{other_name}</button></form>\
         <form method=\"post\" action=\"/end\" data-confirm=\"{sure}\"><button>{end}</button></form>",
        other_code = other.code(),
        other_name = Words::of(other).get("language"),
        end = words.get("end"),
        sure = words.get("end_sure"),
    );
    whole(language, title, &buttons, content)
}

fn whole(language: Language, title: &str, buttons: &str, content: &str) -> String {
    let words = Words::of(language);
    format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/style.css\">\n\
         <script src=\"/page.js\" defer></script>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">{skip}</a>\n\
         <header><a class=\"brand\" href=\"/\">ikiz</a>{buttons}</header>\n\
         <main id=\"main\" tabindex=\"-1\">\n{content}</main>\n<footer><p>{local}</p></footer>\n</body>\n</html>\n",
        code = language.code(),
        title = Text(title),
        skip = words.get("skip"),
        local = words.get("local"),
    )
}

/// The last page: nothing on it asks the server, which is gone.
pub fn goodbye(language: Language) -> String {
    let words = Words::of(language);
    let content = format!("<h1>{}</h1>\n<p>{}</p>\n", words.get("goodbye_title"), words.get("goodbye"));
    whole(language, words.get("goodbye_title"), "", &content)
}

/// A page that says one thing.
pub fn problem(language: Language, text: &str) -> String {
    let words = Words::of(language);
    let content = format!(
        "<h1>{}</h1>\n<p class=\"message\">{}</p>\n<p><a href=\"/\">{}</a></p>\n",
        words.get("message"),
        Text(text),
        words.get("to_start")
    );
    frame(language, words.get("message"), &content)
}

/// A button that asks something of the server.
fn button(action: &str, label: &str, class: &str, sure: Option<&str>) -> String {
    let sure = sure.map_or_else(String::new, |sure| format!(" data-confirm=\"{}\"", Text(sure)));
    format!(
        "<form method=\"post\" action=\"{}\"{sure}><button class=\"{class}\">{}</button></form>",
        Text(action),
        Text(label)
    )
}

/// A number of bytes for people.
fn bytes(language: Language, bytes: u64) -> String {
    let (divisor, unit) = match bytes {
        0..1_000 => return format!("{bytes} B"),
        1_000..1_000_000 => (1e3, "KB"),
        1_000_000..1_000_000_000 => (1e6, "MB"),
        _ => (1e9, "GB"),
    };
    let number = format!("{:.1}", bytes as f64 / divisor);
    let number = if language == Language::Turkish { number.replace('.', ",") } else { number };
    format!("{number} {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_no_tags() {
        assert_eq!(Text("<a href='x'>\"&").to_string(), "&lt;a href=&#39;x&#39;&gt;&quot;&amp;");
        assert!(problem(Language::Turkish, "<script>").contains("&lt;script&gt;"));
    }

    #[test]
    fn sizes_are_written_as_a_language_has_them() {
        assert_eq!(bytes(Language::English, 999), "999 B");
        assert_eq!(bytes(Language::Turkish, 1_250_000), "1,2 MB");
    }
}
