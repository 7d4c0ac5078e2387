//! Prints the lines of documents as the section finder gets them, with what is known of their look: `cargo run -p
//! ikiz-reader --example lines FILE…`.

#![expect(clippy::print_stdout, reason = "printing is its purpose")]

use ikiz_document::Document;
use ikiz_reader::{ReadOptions, discover, read};
use std::ops::ControlFlow;

fn main() {
    let inputs: Vec<_> = std::env::args_os().skip(1).map(Into::into).collect();
    let found = discover(&inputs);
    for (id, failure) in &found.failures {
        println!("{id}: {}", failure.message);
    }
    for group in &found.groups {
        read(group, &ReadOptions::default(), &mut |pending| {
            let id = pending.id().clone();
            match pending.document() {
                Ok(document) => print(&document),
                Err(refusal) => println!("{id}: {refusal:?}"),
            }
            ControlFlow::Continue(())
        });
    }
}

fn print(document: &Document) {
    println!("{} {:?}", document.id, document.repairs);
    for line in &document.lines {
        let style = &line.style;
        println!(
            "{:3}.{:<4} {}{}{}{} {:2} {:4.2} {:3} {}{}| {}",
            line.page.unwrap_or_default(),
            line.number,
            if style.page_start { 'P' } else { ' ' },
            if style.blank_before { 'g' } else { ' ' },
            if style.bold { 'B' } else { ' ' },
            if document.text[..line.span.start].ends_with("\n\n") { '¶' } else { ' ' },
            style.bold_lead,
            style.size_ratio.unwrap_or_default(),
            style.indent,
            style.style_name.as_deref().unwrap_or_default(),
            line.frame.map_or_else(String::new, |frame| format!(
                "{:.0} to {:.0}, {:.0} down, {:.1} ",
                frame.left, frame.right, frame.baseline, frame.size
            )),
            line.span.of(&document.text)
        );
    }
    for removed in &document.removed {
        println!(
            "removed {:?} {}.{} {}",
            removed.reason,
            removed.page.unwrap_or_default(),
            removed.number,
            removed.text
        );
    }
}
