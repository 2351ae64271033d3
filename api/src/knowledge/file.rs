//! Files as knowledge: which title, category and content a document has.

use domain::mail::html_to_text;

use crate::{Code, Problem};

/// A document that can become an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// From the front matter, else the first heading, else the file name.
    pub title: String,
    /// From the front matter.
    pub category: Option<String>,
    /// Markdown or text.
    pub content: String,
}

/// Reads a Markdown, text or HTML file by the ending of its name.
///
/// # Errors
/// `unsupported_format` for other endings and for bytes that are no UTF-8 text.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Problem> {
    let unsupported = |why: &str| Problem::with_detail(Code::UnsupportedFormat, format!("{name}: {why}"));
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let ending = ending.to_lowercase();
    if !matches!(ending.as_str(), "md" | "markdown" | "txt" | "html" | "htm") {
        return Err(unsupported(
            "only .md, .markdown, .txt, .html and .htm can be imported; save it as one of these",
        ));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| unsupported("is not UTF-8 text; save it as UTF-8"))?;
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let stem = stem.rsplit(['/', '\\']).next().unwrap_or(stem).replace(['-', '_'], " ");
    let mut document = if ending.starts_with("htm") {
        of_html(&text)
    } else {
        of_markdown(&text)
    };
    if document.title.is_empty() {
        document.title = stem.trim().to_owned();
    }
    Ok(document)
}

fn of_html(text: &str) -> Document {
    let title = between(text, "<title", "</title")
        .and_then(|title| title.split_once('>'))
        .map(|(_, title)| title);
    let title = html_to_text(title.unwrap_or_default())
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let body =
        between(text, "<body", "</body").map_or(text, |body| body.split_once('>').map_or(body, |(_, body)| body));
    Document {
        title,
        category: None,
        content: html_to_text(body).trim().to_owned(),
    }
}

/// What stands between two marks, whatever their case; to the end where the second is missing.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let lower = text.to_ascii_lowercase();
    let start = lower.find(from)? + from.len();
    let end = lower[start..].find(to).map_or(text.len(), |end| start + end);
    text.get(start..end)
}

fn of_markdown(text: &str) -> Document {
    let (front_matter, content) = split_front_matter(text);
    let value = |key: &str| {
        let mut pairs = front_matter.lines().filter_map(|line| line.split_once(':'));
        let value = pairs
            .find(|(name, _)| name.trim() == key)
            .map(|(_, value)| value.trim().trim_matches(['"', '\'']));
        value.filter(|value| !value.is_empty()).map(str::to_owned)
    };
    let heading = || {
        content
            .lines()
            .find_map(|line| line.strip_prefix("# "))
            .map(|heading| heading.trim().to_owned())
    };
    Document {
        title: value("title").or_else(heading).unwrap_or_default(),
        category: value("category"),
        content: content.trim().to_owned(),
    }
}

/// The lines between two `---` at the very beginning, and the rest.
fn split_front_matter(text: &str) -> (&str, &str) {
    let inside = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    inside.unwrap_or(("", text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title_and_content(name: &str, text: &str) -> (String, Option<String>, String) {
        let document = read(name, text.as_bytes()).unwrap();
        (document.title, document.category, document.content)
    }

    #[test]
    fn titles_come_from_front_matter_then_heading_then_name() {
        let owned = |title: &str, category: Option<&str>, content: &str| {
            (title.to_owned(), category.map(str::to_owned), content.to_owned())
        };
        for (name, text, expected) in [
            (
                "a.md",
                "---\ntitle: \"Plans\"\ncategory: Pricing\n---\n\nWe have\r\nthree.",
                owned("Plans", Some("Pricing"), "We have\nthree."),
            ),
            (
                "a.md",
                "Intro\n# Refunds #\nNo.",
                owned("Refunds #", None, "Intro\n# Refunds #\nNo."),
            ),
            (
                "docs/opening-hours.txt",
                "\u{feff}9 to 17",
                owned("opening hours", None, "9 to 17"),
            ),
            (
                "x.HTML",
                "<html><TITLE>Our  prices</TITLE><body class=a><p>9&nbsp;€</p></body>",
                owned("Our prices", None, "9 €"),
            ),
        ] {
            assert_eq!(title_and_content(name, text), expected, "{name}");
        }
    }

    #[test]
    fn other_formats_are_refused_with_a_way_out() {
        for (name, bytes) in [
            ("a.pdf", &b"%PDF-1.7"[..]),
            ("noending", b"text"),
            ("a.txt", b"\xff\xfe\x00"),
        ] {
            let problem = read(name, bytes).unwrap_err();

            assert_eq!(problem.code(), Code::UnsupportedFormat, "{name}");
        }
    }
}
