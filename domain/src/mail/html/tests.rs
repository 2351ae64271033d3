use super::*;
use proptest::prelude::*;

#[test]
fn text_keeps_lines_lists_and_quotes() {
    let cases = [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("a  \n b&nbsp;&amp;&#99;&lt;d&gt;&eacute;", "a b &c<d>é"),
        ("<ul><li>one<li>two</ul>", "- one\n- two"),
        (
            "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
            "a b\nc",
        ),
        (
            "<blockquote>one<blockquote>two</blockquote></blockquote>three",
            "> one\n> > two\nthree",
        ),
        ("<style>p{}</style><script>x<y</script><!-- no -->yes", "yes"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("see <a href=\"https://x.org/a\">this</a>", "see this <https://x.org/a>"),
        ("<a href=\"https://x.org/a\">https://x.org/a</a>", "https://x.org/a"),
        ("<a href=\"mailto:a@x.org\">write</a>", "write"),
        ("a < b and <3", "a < b and <3"),
        ("<img alt=\"Logo\" src=x>", "Logo"),
        ("above<hr>below", "above\n________________________________\nbelow"),
        ("<p class=MsoNormal>one</p><p class=MsoNormal>two</p>", "one\ntwo"),
        ("", ""),
    ];
    for (html, expected) in cases {
        assert_eq!(html_to_text(html), expected, "{html}");
    }
}

#[test]
fn nothing_that_acts_survives_cleaning() {
    let hostile = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"data:text/html,x\">x</a>",
        "<form action=https://x.org><input name=a><button>go</button></form>",
        "<iframe src=https://x.org></iframe><object data=x></object><embed src=x>",
        "<svg><script>alert(1)</script></svg><math><mi href=x></math>",
        "<style>@import url(https://x.org)</style><link rel=stylesheet href=https://x.org>",
        "<meta http-equiv=refresh content=\"0;url=https://x.org\"><base href=https://x.org>",
        "<p style=\"background:url(https://x.org/p.gif)\">x</p>",
        "<p style=\"width: expression(alert(1)); position: fixed\">x</p>",
        "<img srcset=\"https://x.org/a 1x\"><video src=https://x.org poster=https://x.org></video>",
        "<table background=\"https://x.org/a.gif\"><tr><td background=\"https://x.org/a.gif\"></table>",
    ];
    for html in hostile {
        let cleaned = clean_html(html, RemoteImages::Rest).to_lowercase();
        for forbidden in [
            "script",
            "onerror",
            "<form",
            "<input",
            "<button",
            "iframe",
            "<object",
            "x.org",
            "url(",
            "expression",
            "position",
            "data:",
        ] {
            assert!(!cleaned.contains(forbidden), "{forbidden} in {cleaned} of {html}");
        }
    }
}

#[test]
fn remote_images_wait_until_they_are_asked_for() {
    let cleaned = clean_html(
        "<img src=\"HTTPS://x.org/a.png\" alt=\"a\"><img src=\"http://x.org/b.png\">",
        RemoteImages::Rest,
    );

    assert!(
        cleaned.contains(" data-remote-src=\"HTTPS://x.org/a.png\""),
        "{cleaned}"
    );
    assert!(cleaned.contains(" data-remote-src=\"http://x.org/b.png\""), "{cleaned}");
    assert!(!cleaned.contains(" src="), "{cleaned}");
}

#[test]
fn remote_images_are_fetched_once_asked_for() {
    let cleaned = clean_html("<img src=\"https://x.org/a.png\">", RemoteImages::Load);

    assert!(cleaned.contains(" src=\"https://x.org/a.png\""), "{cleaned}");
}

#[test]
fn a_mail_is_known_to_have_remote_images() {
    for (html, has) in [
        ("<p>https://x.org/a.png</p>", false),
        ("<img src=cid:logo@x>", false),
        ("<IMG alt=a SRC='HTTPS://x.org/a.png'>", true),
        ("<p>x</p><img src=http://x.org/a.png>", true),
    ] {
        assert_eq!(has_remote_images(html), has, "{html}");
    }
}

#[test]
fn images_of_the_mail_itself_stay() {
    let cleaned = clean_html(
        "<img src=\"cid:logo@x\"><img src=\"data:image/png;base64,QUJD\"><img src=\"data:image/svg+xml,x\">",
        RemoteImages::Rest,
    );

    assert!(cleaned.contains("<img src=\"cid:logo@x\">"), "{cleaned}");
    assert!(cleaned.contains("data:image/png;base64,QUJD"), "{cleaned}");
    assert!(!cleaned.contains("svg"), "{cleaned}");
}

#[test]
fn a_mail_cannot_mark_a_source_as_remote_itself() {
    let cleaned = clean_html(
        "<img src=\"remote-source:https://x.org\"><p title='\" src=\"remote-source:x'>t</p>",
        RemoteImages::Rest,
    );

    assert!(!cleaned.contains("data-remote-src"), "{cleaned}");
}

#[test]
fn links_open_apart_and_tell_nothing() {
    let cleaned = clean_html("<a href=\"https://x.org\">x</a>", RemoteImages::Rest);

    assert!(cleaned.contains("target=\"_blank\""), "{cleaned}");
    assert!(cleaned.contains("rel=\"noopener noreferrer nofollow\""), "{cleaned}");
}

#[test]
fn harmless_styles_stay() {
    let cleaned = clean_html("<p style=\"color: red; position: absolute\">x</p>", RemoteImages::Rest);

    assert!(cleaned.contains("color"), "{cleaned}");
    assert!(!cleaned.contains("position"), "{cleaned}");
}

#[test]
fn html_too_deep_to_clean_is_shown_as_text() {
    let cleaned = clean_html(&format!("{}deep", "<div>".repeat(10_000)), RemoteImages::Rest);

    assert_eq!(cleaned, "<div style=\"white-space: pre-wrap\">deep</div>");
}

proptest! {
    #[test]
    fn any_text_is_rendered_and_cleaned(html in "(<|>|/|!|-|&|\"|'|=|;|#| |a|p|br|img src=|style=|script|table|blockquote|é|\u{0}){0,80}") {
        let _ = html_to_text(&html);
        let cleaned = clean_html(&html, RemoteImages::Rest).to_lowercase();
        prop_assert!(!cleaned.contains("<script"));
        prop_assert!(!cleaned.contains("<img src=\"http"));
    }
}
