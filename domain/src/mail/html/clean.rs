//! HTML that may be shown to a person: no scripts, no forms, nothing fetched from elsewhere unless asked for.

use super::tokens::{Token, Tokens, attribute};
use super::tree::is_buildable;
use super::{html_to_text, text_to_html};
use crate::text::beginning;
use ammonia::{Builder, UrlRelative};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

const MAX_HTML: usize = 2 * 1024 * 1024;
/// Bytes that are shown of a page's text.
const MAX_SHOWN: usize = 256 * 1024;
const MAX_AMPERSANDS: usize = 100_000;

const STYLES: &[&str] = &[
    "background-color",
    "border",
    "border-bottom",
    "border-collapse",
    "border-color",
    "border-left",
    "border-radius",
    "border-right",
    "border-spacing",
    "border-style",
    "border-top",
    "border-width",
    "color",
    "direction",
    "display",
    "font-family",
    "font-size",
    "font-style",
    "font-variant",
    "font-weight",
    "height",
    "letter-spacing",
    "line-height",
    "list-style-type",
    "margin",
    "margin-bottom",
    "margin-left",
    "margin-right",
    "margin-top",
    "max-width",
    "min-width",
    "padding",
    "padding-bottom",
    "padding-left",
    "padding-right",
    "padding-top",
    "text-align",
    "text-decoration",
    "text-indent",
    "text-transform",
    "vertical-align",
    "white-space",
    "width",
    "word-break",
    "word-wrap",
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(cleaner);

/// What becomes of images that showing would fetch from elsewhere, which tells their sender that somebody reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RemoteImages {
    /// They rest in `data-remote-src`.
    #[default]
    Rest,
    /// They are fetched: the reader has asked for them.
    Load,
}

/// Whether HTML has images that showing would fetch from elsewhere.
pub fn has_remote_images(html: &str) -> bool {
    Tokens::new(html).any(|token| match token {
        Token::Open(name, attributes) if name.eq_ignore_ascii_case("img") => {
            attribute(attributes, "src").is_some_and(is_remote)
        }
        _ => false,
    })
}

/// Makes HTML of a stranger safe to show; `cid:` images keep their `src`. HTML too large or too deep to clean is
/// shown as its text.
pub fn clean_html(html: &str, remote: RemoteImages) -> String {
    if is_excessive(html) {
        let text = html_to_text(beginning(html, MAX_HTML));
        return text_to_html(beginning(&text, MAX_SHOWN));
    }
    // The cleaner can drop an attribute but not rename it: remote sources leave it marked. Markup holds the mark only
    // where we put it, since quotes in attribute values are escaped.
    let source = match remote {
        RemoteImages::Rest => " data-remote-src=\"",
        RemoteImages::Load => " src=\"",
    };
    CLEANER
        .clean(html)
        .to_string()
        .replace(&format!(" src=\"{REMOTE_MARK}"), source)
}

const REMOTE_MARK: &str = "remote-source:";

fn cleaner() -> Builder<'static> {
    let mut builder = Builder::default();
    builder
        .add_tags(["center", "font", "u", "s", "strike", "big", "tt", "colgroup", "col"])
        .rm_tags(["map", "area"])
        .clean_content_tags(HashSet::from([
            "script", "style", "title", "template", "noscript", "textarea", "select",
        ]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel", "cid", "data"]))
        .url_relative(UrlRelative::Deny)
        .generic_attributes(HashSet::from([
            "lang", "dir", "title", "style", "align", "valign", "bgcolor", "width", "height",
        ]))
        .tag_attributes(tag_attributes())
        .filter_style_properties(STYLES.iter().copied().collect())
        .link_rel(Some("noopener noreferrer nofollow"))
        .set_tag_attribute_value("a", "target", "_blank")
        .strip_comments(true)
        .attribute_filter(filter_attribute);
    builder
}

fn tag_attributes() -> HashMap<&'static str, HashSet<&'static str>> {
    HashMap::from([
        ("a", HashSet::from(["href"])),
        ("img", HashSet::from(["src", "alt", "border"])),
        ("blockquote", HashSet::from(["type"])),
        ("font", HashSet::from(["color", "face", "size"])),
        ("ol", HashSet::from(["start", "type"])),
        ("ul", HashSet::from(["type"])),
        ("table", HashSet::from(["border", "cellpadding", "cellspacing"])),
        ("td", HashSet::from(["colspan", "rowspan", "nowrap"])),
        ("th", HashSet::from(["colspan", "rowspan", "nowrap"])),
        ("col", HashSet::from(["span"])),
        ("colgroup", HashSet::from(["span"])),
    ])
}

fn filter_attribute<'x>(element: &str, name: &str, value: &'x str) -> Option<Cow<'x, str>> {
    match (element, name) {
        ("img", "src") => image_source(value),
        (_, "style") => {
            let lower = value.to_ascii_lowercase();
            let fetches = ["url(", "image(", "image-set(", "expression(", "@import", "\\"];
            (!fetches.iter().any(|word| lower.contains(word))).then_some(Cow::Borrowed(value))
        }
        ("a", "href") if scheme_is(value, "data") || scheme_is(value, "cid") => None,
        _ => Some(Cow::Borrowed(value)),
    }
}

fn image_source(value: &str) -> Option<Cow<'_, str>> {
    if scheme_is(value, "cid") {
        return Some(Cow::Borrowed(value));
    }
    if is_remote(value) {
        return Some(Cow::Owned(format!("{REMOTE_MARK}{value}")));
    }
    let lower = value.trim().to_ascii_lowercase();
    let is_picture = ["data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp"];
    is_picture
        .iter()
        .any(|kind| lower.starts_with(kind))
        .then_some(Cow::Borrowed(value))
}

fn is_remote(source: &str) -> bool {
    scheme_is(source, "http") || scheme_is(source, "https")
}

fn scheme_is(url: &str, scheme: &str) -> bool {
    let url = url.trim_start();
    url.get(..scheme.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        && url.get(scheme.len()..).is_some_and(|rest| rest.starts_with(':'))
}

/// Of stray ampersands the tree builder looks at all that follow.
fn is_excessive(html: &str) -> bool {
    html.len() > MAX_HTML || html.matches('&').count() > MAX_AMPERSANDS || !is_buildable(html)
}
