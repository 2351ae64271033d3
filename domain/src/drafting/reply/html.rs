//! Plain text to HTML: paragraphs, lists and the links that are written out; everything else is escaped.

use std::sync::LazyLock;

use regex::Regex;

use crate::drafting::patterns::pattern;

/// Text with the five letters of HTML made harmless.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Paragraphs at empty lines; runs of `- ` lines become lists, numbered lines stay as written.
pub(super) fn paragraphs(text: &str) -> String {
    text.split("\n\n")
        .filter(|block| !block.trim().is_empty())
        .map(block)
        .collect()
}

fn block(text: &str) -> String {
    let mut html = String::new();
    let mut run: Vec<String> = Vec::new();
    let mut kind = Kind::Text;
    for line in text.lines() {
        let (line_kind, words) = read(line);
        if line_kind != kind {
            html.push_str(&kind.wrap(&std::mem::take(&mut run)));
            kind = line_kind;
        }
        run.push(linked(words));
    }
    html.push_str(&kind.wrap(&run));
    html
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Bullets,
}

impl Kind {
    fn wrap(self, lines: &[String]) -> String {
        match self {
            _ if lines.is_empty() => String::new(),
            Self::Text => format!("<p>{}</p>", lines.join("<br>\n")),
            Self::Bullets => format!("<ul><li>{}</li></ul>", lines.join("</li><li>")),
        }
    }
}

fn read(line: &str) -> (Kind, &str) {
    let trimmed = line.trim_start();
    if let Some(words) = ["- ", "* ", "• "].iter().find_map(|mark| trimmed.strip_prefix(mark)) {
        return (Kind::Bullets, words.trim_start());
    }
    (Kind::Text, line)
}

static LINK: LazyLock<Regex> = LazyLock::new(|| pattern(r#"https?://[^\s<>"'`“”«»]+"#));

/// Escaped text in which a written web address leads exactly where it says.
fn linked(text: &str) -> String {
    let mut html = String::new();
    let mut at = 0;
    for found in LINK.find_iter(text) {
        let link = without_punctuation(found.as_str());
        let shown = escape(link);
        html.push_str(&escape(text.get(at..found.start()).unwrap_or_default()));
        html.push_str(&format!("<a href=\"{shown}\" rel=\"noopener noreferrer\">{shown}</a>"));
        at = found.start() + link.len();
    }
    html.push_str(&escape(text.get(at..).unwrap_or_default()));
    html
}

fn without_punctuation(link: &str) -> &str {
    let mut link = link.trim_end_matches(['.', ',', ';', ':', '!', '?', '…']);
    while link.ends_with(')') && link.matches(')').count() > link.matches('(').count() {
        link = link.strip_suffix(')').unwrap_or(link).trim_end_matches(['.', ',']);
    }
    link
}
