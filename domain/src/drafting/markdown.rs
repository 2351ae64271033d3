//! Markdown that a model wrote although plain text was asked for: a mail shows its stars as stars.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::patterns::pattern;

static LINK: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"!?\[([^\[\]\n]{1,300})\]\((https?://[^\s()]{1,500}|mailto:[^\s()]{1,200})\)"));
static STRONG: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\*\*(\S(?:[^*\n]{0,500}?\S)?)\*\*|__(\S(?:[^_\n]{0,500}?\S)?)__"));
static EMPHASIS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(^|[\s(„“”‘'])\*(\S(?:[^*\n]{0,500}?\S)?)\*($|[\s).,;:!?“”’'])"));
static CODE: LazyLock<Regex> = LazyLock::new(|| pattern(r"`([^`\n]{1,500})`"));
static HEADING: LazyLock<Regex> = LazyLock::new(|| pattern(r"^#{1,6}\s+(.*?)\s*#*$"));
static BULLET: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\s*)[*+•]\s+"));
static RULER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(?:-\s?){3,}$|^\s*(?:\*\s?){3,}$|^\s*(?:_\s?){3,}$"));

/// The same words as plain text: emphasis, headings, code marks and rulers go, lists keep a dash, links are written out.
#[must_use]
pub(super) fn plain(text: &str) -> String {
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("```") && !RULER.is_match(line));
    let lines: Vec<String> = lines.map(line).collect();
    lines.join("\n").trim().to_owned()
}

fn line(line: &str) -> String {
    let line = HEADING.replace(line, "$1");
    let line = BULLET.replace(&line, "$1- ");
    let line = LINK.replace_all(&line, written_out);
    let line = STRONG.replace_all(&line, "$1$2");
    // Twice, since neighbours share the space between them.
    let once = EMPHASIS.replace_all(&line, "$1$2$3");
    let line = EMPHASIS.replace_all(&once, "$1$2$3");
    CODE.replace_all(&line, "$1").into_owned()
}

fn written_out(link: &Captures<'_>) -> String {
    let part = |number: usize| link.get(number).map_or("", |found| found.as_str());
    let (label, target) = (part(1).trim(), part(2));
    let target = target.strip_prefix("mailto:").unwrap_or(target);
    if label == target {
        return target.to_owned();
    }
    format!("{label}: {target}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        for (written, expected) in [
            (
                "**Thank you** for *asking*, __really__.",
                "Thank you for asking, really.",
            ),
            ("## Prices ##\n\nIt costs 9 euros.", "Prices\n\nIt costs 9 euros."),
            ("* one\n* two\n  + three", "- one\n- two\n  - three"),
            (
                "See [the guide](https://a.example/x).",
                "See the guide: https://a.example/x.",
            ),
            ("[https://a.example](https://a.example)", "https://a.example"),
            ("Write to [us](mailto:us@a.example)", "Write to us: us@a.example"),
            ("Run `mailroom demo` twice.", "Run mailroom demo twice."),
            ("```\nHello\n```", "Hello"),
            ("One\n\n---\n\nTwo", "One\n\n\nTwo"),
        ] {
            assert_eq!(plain(written), expected, "{written}");
        }
    }

    #[test]
    fn what_only_resembles_markdown_stays() {
        for text in [
            "It measures 3 * 4 * 5 cm.",
            "Ask for file_name_here or #3.",
            "5*3 is 15, and a* is a star.",
            "- a list\n- of dashes",
            "1. first\n2. second",
        ] {
            assert_eq!(plain(text), text);
        }
    }
}
