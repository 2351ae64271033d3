use super::*;
use crate::mail::message::Address;
use proptest::prelude::*;

fn read(raw: &str) -> Message {
    parse(raw.as_bytes())
}

#[test]
fn headers_are_decoded() {
    let message = read(
        "Message-ID: <1@x.org>\r\nIn-Reply-To: <0@x.org>\r\nReferences: <a@x.org>\r\n <0@x.org>\r\n\
         From: =?utf-8?Q?J=C3=B6rg?= <joerg@x.org>\r\nTo: friends: ann@x.org, \"Doe, Bob\" <bob@x.org>;\r\n\
         Subject: =?iso-8859-1?Q?Gr=FC=DFe?=\r\n =?iso-8859-1?Q?_aus_K=F6ln?=\r\n\r\nHallo\r\n",
    );

    assert_eq!(message.message_id.as_deref(), Some("1@x.org"));
    assert_eq!(message.in_reply_to, ["0@x.org"]);
    assert_eq!(message.references, ["a@x.org", "0@x.org"]);
    assert_eq!(
        message.from,
        Some(Address {
            name: Some("Jörg".to_owned()),
            address: "joerg@x.org".to_owned()
        })
    );
    let to: Vec<&str> = message.to.iter().map(|to| to.address.as_str()).collect();
    assert_eq!(to, ["ann@x.org", "bob@x.org"]);
    assert_eq!(message.subject, "Grüße aus Köln");
    assert_eq!(message.text, "Hallo\n");
}

#[test]
fn the_zone_of_the_date_is_known_only_when_written() {
    let cases = [
        ("Tue, 5 Mar 2024 10:00:00 +0100", "2024-03-05T10:00:00+01:00", true),
        ("Tue, 5 Mar 2024 10:00:00 -0000", "2024-03-05T10:00:00+00:00", false),
        (
            "Tue, 5 Mar 2024 10:00:00 +0000 (UTC)",
            "2024-03-05T10:00:00+00:00",
            true,
        ),
        ("5 Mar 2024 10:00 GMT", "2024-03-05T10:00:00+00:00", true),
        ("Tue, 5 Mar 2024 10:00:00 EST", "2024-03-05T10:00:00-05:00", true),
    ];
    for (written, expected, is_known) in cases {
        let message = read(&format!("Date: {written}\n\n"));

        assert_eq!(
            message.date.map(|date| date.to_rfc3339()).as_deref(),
            Some(expected),
            "{written}"
        );
        assert_eq!(message.date_zone_known, is_known, "{written}");
    }
    assert_eq!(read("Date: yesterday\n\n").date, None);
}

#[test]
fn of_alternatives_the_plain_one_is_the_text() {
    let message = read(
        "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nplain\n\
         --b\nContent-Type: text/html\n\n<p>rich</p>\n--b--\n",
    );

    assert_eq!(message.text, "plain");
    assert_eq!(message.html.as_deref(), Some("<p>rich</p>"));
}

#[test]
fn html_is_the_text_where_nothing_plain_was_written() {
    for plain in ["", " \n "] {
        let message = read(&format!(
            "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n{plain}\n\
             --b\nContent-Type: text/html\n\n<p>one<br>two</p>\n--b--\n"
        ));

        assert_eq!(message.text, "one\ntwo");
    }
}

#[test]
fn text_around_an_attachment_is_kept() {
    let message = read(
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nabove\n--b\nContent-Type: image/png; name=a.png\n\
         Content-Transfer-Encoding: base64\n\nQUJD\n--b\n\nbelow\n--b--\n",
    );

    assert_eq!(message.text, "above\nbelow");
    let file = message.attachments.first().expect("an attachment");
    assert_eq!(
        (file.filename.as_deref(), file.content_type.as_str(), file.size),
        (Some("a.png"), "image/png", 3)
    );
}

#[test]
fn attachments_are_found_again_by_index() {
    let raw = b"Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<img src=cid:1>\n\
        --b\nContent-Type: image/gif\nContent-ID: <1>\nContent-Transfer-Encoding: base64\n\nR0lG\n\
        --b\nContent-Type: text/plain\nContent-Disposition: attachment; filename*=utf-8''%C3%A4.txt\n\nfile\n--b--\n";

    let message = parse(raw);

    assert_eq!(message.text, "");
    let named: Vec<_> = message
        .attachments
        .iter()
        .map(|file| (file.filename.as_deref(), file.is_inline))
        .collect();
    assert_eq!(named, [(None, true), (Some("ä.txt"), false)]);
    assert_eq!(
        message.attachments.first().and_then(|file| file.content_id.as_deref()),
        Some("1")
    );
    assert_eq!(attachment_bytes(raw, 0).as_deref(), Some(b"GIF".as_slice()));
    assert_eq!(attachment_bytes(raw, 1).as_deref(), Some(b"file".as_slice()));
    assert_eq!(attachment_bytes(raw, 2), None);
}

#[test]
fn charsets_are_read_whatever_the_label_says() {
    let cases: [(&str, &[u8], &str, bool); 7] = [
        ("utf-8", "käse".as_bytes(), "käse", false),
        ("utf-8", b"k\xe4se", "käse", true),
        ("us-ascii", b"k\xe4se", "käse", false),
        ("iso-8859-1", "käse".as_bytes(), "käse", true),
        ("koi8-r", b"\xd0\xd2\xc9\xd7\xc5\xd4", "привет", false),
        ("iso-2022-jp", b"\x1b$B$3$s\x1b(B", "こん", false),
        ("unknown-8bit", "käse".as_bytes(), "käse", false),
    ];
    for (label, bytes, expected, is_wrong) in cases {
        let mut raw =
            format!("From: a@x.org\nDate: 1 Jan 2024 10:00 +0000\nContent-Type: text/plain; charset={label}\n\n")
                .into_bytes();
        raw.extend_from_slice(bytes);

        let message = parse(&raw);

        assert_eq!(message.text, expected, "{label}");
        assert_eq!(message.defects.contains(&Defect::WrongCharset), is_wrong, "{label}");
    }
}

#[test]
fn invitations_are_read_once() {
    let calendar = "BEGIN:VCALENDAR\nMETHOD:request\nEND:VCALENDAR";
    let message = read(&format!(
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/calendar; method=REQUEST\n\n{calendar}\n\
         --b\nContent-Type: application/ics; name=invite.ics\n\n{calendar}\n--b--\n"
    ));

    let methods: Vec<_> = message
        .calendars
        .iter()
        .map(|calendar| calendar.method.as_deref())
        .collect();
    assert_eq!(methods, [Some("REQUEST")]);
    assert_eq!(message.attachments.len(), 2);
}

#[test]
fn mbox_lines_bare_carriage_returns_and_marks_in_front_do_no_harm() {
    for raw in [
        "From ann@x.org Mon Jan  1 00:00:00 2024\nSubject: Hi\n\nText",
        "\u{FEFF}Subject: Hi\n\nText",
        "\r\n\r\nSubject: Hi\r\n\r\nText",
        "Subject: Hi\r\rText",
    ] {
        let message = read(raw);

        assert_eq!(
            (message.subject.as_str(), message.text.as_str()),
            ("Hi", "Text"),
            "{raw:?}"
        );
    }
}

#[test]
fn a_wrong_boundary_is_repaired() {
    let message = read(
        "Content-Type: multipart/mixed; boundary=declared\n\n--used\nContent-Type: text/plain\n\nHi\n\
         --used\nContent-Type: image/png\n\nx\n--used--\n",
    );

    assert_eq!(message.text, "Hi");
    assert_eq!(message.attachments.len(), 1);
    assert!(message.defects.contains(&Defect::WrongBoundary));
}

#[test]
fn a_long_text_is_cut_between_characters() {
    let mut raw = b"From: a@x.org\nDate: 1 Jan 2024 10:00 +0000\n\n".to_vec();
    raw.extend_from_slice("ä漢".repeat(1_000_000).as_bytes());

    let message = parse(&raw);

    assert_eq!(message.defects, [Defect::TextCut]);
    assert!(message.text.ends_with(['ä', '漢']));
}

#[test]
fn a_nesting_that_breaks_the_parser_is_still_a_message() {
    let message = read(
        "From: a@x.org\nContent-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: message/rfc822\n\n\
         Content-Type: message/rfc822\n\n\n--a--\n",
    );

    assert_eq!(message.from, Some(Address::new("a@x.org")));
}

#[test]
fn a_body_with_a_file_name_is_still_the_body() {
    let message = read("Content-Type: text/plain; name=body.txt\n\nHi");

    assert_eq!((message.text.as_str(), message.attachments.len()), ("Hi", 0));
}

#[test]
fn characters_that_cannot_be_stored_are_removed() {
    let message = parse(b"From: a@x.org\nSubject: a\0b\n\nc\0d");

    assert_eq!((message.subject.as_str(), message.text.as_str()), ("ab", "cd"));
    assert!(message.defects.contains(&Defect::NulCharacters));
}

proptest! {
    #[test]
    fn any_bytes_are_a_message(raw in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let message = parse(&raw);
        let _ = crate::mail::kind(&message);
        let _ = crate::mail::bounces(&message);
    }

    #[test]
    fn any_arrangement_of_parts_is_a_message(pieces in proptest::collection::vec(0_usize..24, 0..40)) {
        const PIECES: [&str; 24] = [
            "Content-Type: multipart/mixed; boundary=a\n", "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n",
            "Content-Type: message/rfc822\n", "Content-Type: text/plain; charset=utf-7\n", "Content-Type: text/html\n",
            "Content-Type: message/delivery-status\n", "Content-Type: text/calendar; method=\n", "Content-Type: ;;=\n", "--a\n", "--b\n",
            "--a--\n", "--b--\n", "\n", "\n\n", "Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: quoted-printable\n",
            "QUJD\n", "=4\n=C3=\n", "Final-Recipient: rfc822; a@b.c\nAction: failed\n", "From: \"a\" <a@b.c>, : ; <\n",
            "Subject: =?utf-8?B?w6Q?= =?x?Q?=\n", "Date: Mon, 99 Foo 0000 99:99:99 +9999\n", "\r", "\0",
        ];
        let raw: String = pieces.into_iter().filter_map(|piece| PIECES.get(piece).copied()).collect();
        let message = parse(raw.as_bytes());
        let _ = crate::mail::kind(&message);
        let _ = crate::mail::bounces(&message);
        for index in 0..message.attachments.len() {
            prop_assert!(attachment_bytes(raw.as_bytes(), index).is_some());
        }
    }
}
