//! The quoted original, with who wrote it and when; long ones are cut, since every client keeps the thread.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::html;
use crate::drafting::calendar::{day, time};
use crate::drafting::input::Clock;
use crate::drafting::language::Language;
use crate::drafting::phrases::phrases;
use crate::drafting::redact::redact;

const LINE_LIMIT: usize = 300;
const LETTER_LIMIT: usize = 20_000;

/// The message that is answered, as its sender wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// The display name; may be empty.
    pub from_name: String,
    /// The address.
    pub from_address: String,
    /// When it was sent, in the zone the quote should show.
    pub at: DateTime<FixedOffset>,
    /// Its text body.
    pub text: String,
}

pub(super) struct Quoted {
    pub(super) text: String,
    pub(super) html: String,
}

pub(super) fn quote(original: &Original, language: Language) -> Quoted {
    let heading = heading(original, language);
    // What the other side wrote in clear is not repeated in clear.
    let lines = shortened(&redact(&super::normal(&original.text)));
    let quoted = lines.iter().map(|line| match line.as_str() {
        "" => ">".to_owned(),
        nested if nested.starts_with('>') => format!(">{nested}"),
        line => format!("> {line}"),
    });
    let text = std::iter::once(heading.clone())
        .chain(quoted)
        .collect::<Vec<_>>()
        .join("\n");
    let inner = lines
        .iter()
        .map(|line| html::escape(line))
        .collect::<Vec<_>>()
        .join("<br>\n");
    let html = format!(
        "<p>{}</p><blockquote type=\"cite\" style=\"margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex\">{inner}</blockquote>",
        html::escape(&heading)
    );
    Quoted { text, html }
}

fn heading(original: &Original, language: Language) -> String {
    let name: String = original
        .from_name
        .chars()
        .filter(|letter| !letter.is_control())
        .collect();
    let author = match name.trim() {
        "" => original.from_address.clone(),
        name => format!("{name} <{}>", original.from_address),
    };
    let [before, between, after] = phrases(language).wrote;
    format!(
        "{before}{}, {}{between}{author}{after}",
        day(&original.at, language),
        time(&original.at, language, Clock::Twelve)
    )
}

fn shortened(text: &str) -> Vec<String> {
    let mut letters = 0;
    let mut lines = Vec::new();
    for line in text.lines() {
        letters += line.chars().count();
        if lines.len() >= LINE_LIMIT || letters > LETTER_LIMIT {
            lines.push("[…]".to_owned());
            break;
        }
        lines.push(line.to_owned());
    }
    lines
}
