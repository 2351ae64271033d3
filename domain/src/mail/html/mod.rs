//! HTML of strangers: rendered as plain text for understanding, cleaned for display.

mod clean;
#[rustfmt::skip]
mod entities;
mod hidden;
mod to_text;
mod tokens;
mod tree;

pub use clean::{RemoteImages, clean_html, has_remote_images};
pub use to_text::html_to_text;

/// Plain text as HTML that shows the same, for bodies that mix both.
pub(super) fn text_to_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 32);
    html.push_str("<div style=\"white-space: pre-wrap\">");
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            other => html.push(other),
        }
    }
    html.push_str("</div>");
    html
}

#[cfg(test)]
mod tests;
