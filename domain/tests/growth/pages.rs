//! Pages of HTML, open and closed, deep and wide.

use domain::mail::{RemoteImages, clean_html, has_remote_images, html_to_text};

use crate::Reader;

/// Everything that reads a page.
pub(crate) fn readers() -> Vec<Reader> {
    vec![
        ("text", |page| drop(html_to_text(page))),
        ("cleaning", |page| drop(clean_html(page, RemoteImages::Rest))),
        ("cleaning half of it", |page| {
            // Short enough for the tree builder.
            let half = page.get(..page.len().min(300_000) / 4).unwrap_or_default();
            drop(clean_html(half, RemoteImages::Load));
        }),
        ("cleaning behind open emphasis", |page| {
            drop(clean_html(&(emphasis() + page), RemoteImages::Load))
        }),
        ("images", |page| {
            let _ = has_remote_images(page);
        }),
    ]
}

/// Hundreds of tags that each block opens again.
fn emphasis() -> String {
    let tags = (0..190).map(|size| format!("<font size={size}><b id={size}>"));
    format!("<p>{}", tags.collect::<String>())
}

/// What a page is made of, over and over.
pub(crate) const PIECES: &[&str] = &[
    "<p>",
    "<p>x</p>",
    "<div>",
    "<b>",
    "<b><p>",
    "<i></b>",
    "<font size=1><p>x",
    "<a>",
    "<a>\n",
    "</a>",
    "<a href=\"https://x.org/\">x</a> ",
    "<a href=\"https://x.org/\"></a>",
    "<a href=https://x.org>x",
    "<a href=\"https://x.org/\"><br>x</a>",
    "<pre>",
    "<pre> <a href=https://x.org> </a>",
    "<blockquote>x",
    "<blockquote>x</blockquote>",
    "<table><tr><td>",
    "<table>",
    "<td>",
    "<tr><td>x</td></tr>",
    "<li>",
    "<hr>",
    "<br>",
    "x<br>",
    "<img alt=xxxxxxxxxx src=https://x.org>",
    "<img src=\"data:image/png;base64,QUJD\">",
    "<p style=\"display:none\">",
    "<p style=\"display:none\">x</p>",
    "<i style=\"font-size:0\">x</i>",
    "<i style=\"font-size:0\">",
    "<p style=\"color:red;color:red;color:red\">",
    "<p class=MsoNormal>x</p>",
    "<",
    "<a ",
    "<a b=\"",
    "<a b='x\">",
    "<!--",
    "<!-- x -->",
    "<!",
    "</",
    "<style>",
    "<style>x</style>",
    "<script>x</script>",
    "<svg>",
    "<svg><title>",
    "<math><mi>",
    "<select><option>",
    "<form>",
    "&",
    "&amp;",
    "&#",
    "&#x41;",
    "x",
    "x ",
    " ",
    "\n",
    "é",
];
