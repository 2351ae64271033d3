use super::*;
use crate::drafting::input::{Slot, Standing};
use chrono::{DateTime, FixedOffset};
use proptest::prelude::*;

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).expect("a time")
}

fn meeting() -> MeetingFacts {
    MeetingFacts {
        standing: Standing::Agreed,
        time: Some(Slot {
            start: at("2026-08-04T15:00:00-04:00"),
            end: at("2026-08-04T15:30:00-04:00"),
        }),
        timezone: "America/New_York".to_owned(),
        title: "Intro call".to_owned(),
        link: Some("https://meet.example/abc?x=1&y=2".to_owned()),
        ..MeetingFacts::default()
    }
}

fn original(text: &str) -> Original {
    Original {
        from_name: "Bob <b>".to_owned(),
        from_address: "bob@x.example".to_owned(),
        at: at("2026-08-01T09:05:00-04:00"),
        text: text.to_owned(),
    }
}

#[test]
fn a_reply_is_body_block_signature_and_quote() {
    let reply = compose(&ReplyParts {
        body: "Hi Bob,\n\nTuesday works.".to_owned(),
        meeting: Some(meeting()),
        signature: "Jane Doe\nAcme".to_owned(),
        original: Some(original("Can we talk?\n\n> earlier")),
        ..ReplyParts::default()
    });

    assert_eq!(
        reply.text,
        "Hi Bob,\n\nTuesday works.\n\n\
         Meeting: Intro call\nWhen: Tuesday, August 4, 2026, 3:00 PM – 3:30 PM (EDT)\nJoin: https://meet.example/abc?x=1&y=2\n\n\
         Best regards,\nJane Doe\nAcme\n\n\
         On Saturday, August 1, 2026, 9:05 AM, Bob <b> <bob@x.example> wrote:\n> Can we talk?\n>\n>> earlier\n"
    );
    assert!(reply.html.contains("<a href=\"https://meet.example/abc?x=1&amp;y=2\""));
    assert!(
        reply
            .html
            .contains("Bob &lt;b&gt; &lt;bob@x.example&gt; wrote:</p><blockquote type=\"cite\"")
    );
}

#[test]
fn a_conflict_lists_the_free_times() {
    let slot = Slot {
        start: at("2026-08-05T10:00:00-04:00"),
        end: at("2026-08-05T10:30:00-04:00"),
    };
    let meeting = MeetingFacts {
        standing: Standing::Taken,
        free_slots: vec![slot],
        ..meeting()
    };

    let reply = compose(&ReplyParts {
        body: "Hi".to_owned(),
        meeting: Some(meeting),
        ..ReplyParts::default()
    });

    assert!(
        reply
            .text
            .contains("Free times:\n- Wednesday, August 5, 2026, 10:00 AM – 10:30 AM (EDT)\n")
    );
    assert!(!reply.text.contains("meet.example"));
    assert!(reply.html.contains("<ul><li>Wednesday, August 5"));
}

#[test]
fn a_closing_is_never_said_twice() {
    for (body, signature, expected) in [
        ("Hi.", "Jane", "Hi.\n\nBest regards,\nJane\n"),
        ("Hi.", "Kind regards,\nJane", "Hi.\n\nKind regards,\nJane\n"),
        ("Hi.\n\nCheers,", "Jane", "Hi.\n\nCheers,\n\nJane\n"),
        ("Hi.\n\nBest,\nJane", "Jane", "Hi.\n\nBest,\nJane\n"),
        ("Hi.", "", "Hi.\n\nBest regards,\n"),
    ] {
        let parts = ReplyParts {
            body: body.to_owned(),
            signature: signature.to_owned(),
            ..ReplyParts::default()
        };
        assert_eq!(compose(&parts).text, expected);
    }
}

#[test]
fn html_in_any_part_is_shown_and_not_run() {
    let evil = "<script>alert('x')</script> <img src=x onerror=\"y\">";
    let parts = ReplyParts {
        body: evil.to_owned(),
        signature: evil.to_owned(),
        meeting: Some(MeetingFacts {
            title: evil.to_owned(),
            link: Some("javascript:alert(1)".to_owned()),
            ..meeting()
        }),
        original: Some(Original {
            from_name: evil.to_owned(),
            ..original(evil)
        }),
        ..ReplyParts::default()
    };

    let html = compose(&parts).html;

    assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("href=\"javascript"));
}

#[test]
fn links_lead_where_they_say() {
    for (written, link, after) in [
        ("See https://a.example/x.", "https://a.example/x", "."),
        ("(https://a.example/x_(y))", "https://a.example/x_(y)", ")"),
        ("https://a.example/?q='<b>", "https://a.example/?q=", "&#39;&lt;b&gt;"),
    ] {
        let html = compose(&ReplyParts {
            body: written.to_owned(),
            ..ReplyParts::default()
        })
        .html;
        let expected = format!("<a href=\"{link}\" rel=\"noopener noreferrer\">{link}</a>{after}");
        assert!(html.contains(&expected), "{html}");
    }
}

#[test]
fn a_long_original_is_cut() {
    let text = compose(&ReplyParts {
        original: Some(original(&"line\n".repeat(1_000))),
        ..ReplyParts::default()
    })
    .text;

    assert!(text.lines().count() < 310 && text.ends_with("> […]\n"));
}

#[test]
fn every_language_closes_and_quotes_in_its_own_words() {
    for (language, expected) in [
        (
            Language::De,
            "Mit freundlichen Grüßen\n\nAm Samstag, 1. August 2026, 09:05 Uhr schrieb Bob",
        ),
        (Language::Fr, "Cordialement,\n\nLe samedi 1 août 2026, 09:05, Bob"),
        (
            Language::Nl,
            "Met vriendelijke groet,\n\nOp zaterdag 1 augustus 2026, 09:05 schreef Bob",
        ),
    ] {
        let parts = ReplyParts {
            language,
            original: Some(original("x")),
            ..ReplyParts::default()
        };
        assert!(compose(&parts).text.contains(expected), "{}", compose(&parts).text);
    }
}

proptest! {
    #[test]
    fn any_text_composes_without_a_foreign_tag(body in "[\\PC\n<>&\"']{0,120}", quoted in "[\\PC\r\n<>]{0,120}") {
        let reply = compose(&ReplyParts { body, original: Some(original(&quoted)), ..ReplyParts::default() });
        let mut rest = reply.html.as_str();
        while let Some((_, after)) = rest.split_once('<') {
            let tag = after.trim_start_matches('/').split(|letter: char| !letter.is_ascii_alphabetic()).next();
            prop_assert!(matches!(tag, Some("div" | "p" | "br" | "ul" | "li" | "a" | "blockquote")), "{tag:?}");
            rest = after;
        }
    }
}

#[test]
fn secrets_that_the_sender_wrote_are_masked_in_the_quote() {
    let parts = ReplyParts {
        body: "Hello Bob,\n\ndone.".to_owned(),
        original: Some(Original {
            from_name: "Bob".to_owned(),
            from_address: "bob@x.example".to_owned(),
            at: chrono::DateTime::UNIX_EPOCH.fixed_offset(),
            text: "My card is 4111 1111 1111 1111, the password: hunter22.".to_owned(),
        }),
        ..ReplyParts::default()
    };

    let composed = compose(&parts);

    for body in [composed.text, composed.html] {
        assert!(!body.contains("4111") && !body.contains("hunter22"), "{body}");
    }
}
