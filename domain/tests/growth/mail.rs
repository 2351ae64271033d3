//! Whole messages, made of one piece after a fitting beginning.

use domain::conversation;
use domain::dates::{Reference, Zone};
use domain::guard::{self, GuardFacts};
use domain::mail;

use crate::{Reader, Suite};

/// A part of a message with the pieces that it may be made of, over and over.
pub(crate) fn suites() -> Vec<Suite> {
    vec![
        (headers(), HEADERS, 4 << 20),
        (fields(), FIELDS, 400_000),
        (bodies(), BODIES, 400_000),
        (parts(), PARTS, 1 << 20),
    ]
}

fn headers() -> Vec<Reader> {
    vec![("a message in its header", |piece| {
        read(&format!("From: ann@x.org\n{piece}\n\nHello"));
    })]
}

const HEADERS: &[&str] = &[
    "a:\n",
    "a: b\n",
    "X-Spam-Flag-of-some-length: yes\n",
    " folded\n",
    "Content-Type: text/html\n",
    "Content-Type: multipart/mixed; boundary=b\n",
    "From: ann@x.org\nTo: bob@x.org\n",
    "Received: from a by b; Mon, 1 Jan 2024 10:00:00 +0000\n",
    "x",
];

fn fields() -> Vec<Reader> {
    vec![
        ("a subject", |piece| {
            read(&format!("From: ann@x.org\nSubject: {}\n\nHello", folded(piece)));
        }),
        ("recipients", |piece| {
            read(&format!("From: ann@x.org\nTo: {}\n\nHello", folded(piece)));
        }),
        ("references", |piece| {
            read(&format!("From: ann@x.org\nReferences: {}\n\nHello", folded(piece)));
        }),
        ("a type", |piece| {
            read(&format!(
                "From: ann@x.org\nContent-Type: text/plain; a={}\n\nHello",
                folded(piece)
            ));
        }),
    ]
}

const FIELDS: &[&str] = &[
    "a",
    "a ",
    "a: ",
    "=?utf-8?q?=C3=BC?= ",
    "=?utf-8?b?w7w=?=",
    "=?utf-8?q?",
    "=?",
    "<a>",
    "<a@b> ",
    "a@b,",
    "a b <a@b>,",
    "\"a, b\" <a@b>, ",
    ",",
    ";",
    "; a=b",
    "(",
    "()",
    "\"",
    "<",
    "@",
    "Re: ",
    "[x] ",
];

fn bodies() -> Vec<Reader> {
    vec![
        ("a text", |piece| {
            read(&format!("From: ann@x.org\nSubject: x\n\n{piece}"))
        }),
        ("a flowed text", |piece| {
            read(&format!(
                "From: ann@x.org\nContent-Type: text/plain; format=flowed\n\n{piece}"
            ));
        }),
        ("quoted-printable", |piece| {
            read(&format!(
                "From: ann@x.org\nContent-Transfer-Encoding: quoted-printable\n\n{piece}"
            ));
        }),
        ("base64", |piece| {
            read(&format!(
                "From: ann@x.org\nContent-Transfer-Encoding: base64\n\n{piece}"
            ));
        }),
        ("a page", |piece| {
            read(&format!("From: ann@x.org\nContent-Type: text/html\n\n{piece}"));
        }),
        ("a report", |piece| {
            read(&format!(
                "From: MAILER-DAEMON@x.org\nSubject: failure notice\n\n{piece}"
            ));
        }),
        ("an absence", |piece| {
            read(&format!(
                "From: ann@x.org\nSubject: Out of office\n\nI am away. {piece}"
            ));
        }),
    ]
}

const BODIES: &[&str] = &[
    "x",
    "x ",
    "x \n",
    "a:\n",
    " ",
    "\n",
    "\t\n",
    "> x\n",
    "> x \n",
    "=\n",
    "=C3",
    "QUFB",
    "QQ==\n",
    "<a href=\"https://x.org/\">x</a> ",
    "<p>",
    "<a@x.org>: 550 5.1.1 unknown\n",
    "550 ",
    "a@x.org ",
    "I am away until 3 May. ",
];

fn parts() -> Vec<Reader> {
    vec![
        ("parts", |piece| {
            read(&format!(
                "From: ann@x.org\nContent-Type: multipart/mixed; boundary=b\n\n--b\n{piece}"
            ));
        }),
        ("a calendar", |piece| {
            read(&format!(
                "From: ann@x.org\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\n{piece}"
            ));
        }),
        ("the status of a report", |piece| {
            read(&format!(
                "From: MAILER-DAEMON@x.org\nContent-Type: message/delivery-status\n\n{piece}"
            ));
        }),
    ]
}

const PARTS: &[&str] = &[
    "--b\n",
    "--b\n\n",
    "--b--\n",
    "--b\nContent-Type: text/plain\n\nHello\n",
    "--b\nContent-Type: text/html\n\n<p>Hello\n",
    "--b\nContent-Type: text/calendar\n\nHello\n",
    "--b\nContent-Type: multipart/mixed; boundary=b\n\n",
    "--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\n\nx\n--c--\n",
    "Content-Type: multipart/mixed; boundary=zzz\n\nx\n--a\n",
    "Content-Type: message/rfc822\n\n",
    "Final-Recipient: rfc822; a@x.org\nAction: failed\n\n",
    "BEGIN:VEVENT\nDTSTART;TZID=a:20270101T100000\n",
    "BEGIN:VTIMEZONE\nTZID:a\nEND:VTIMEZONE\n",
    "A;B=C;D=\"E\":F\n G\n",
    "x",
    "\n",
];

fn folded(piece: &str) -> String {
    piece.replace('\n', "\n ")
}

/// Reads a message as taking it in does.
fn read(raw: &str) {
    let message = mail::parse(raw.as_bytes());
    let kind = mail::kind(&message).kind;
    let _ = mail::visible_text(&message.text);
    let _ = guard::decide(&message, kind, &GuardFacts::default());
    let _ = mail::bounces(&message);
    let _ = mail::reported_message_id(&message);
    let _ = conversation::thread_references(&message);
    let _ = conversation::normalise_subject(&message.subject);
    let _ = conversation::participants_key(&message, &[]);
    let _ = mail::attachment_bytes(raw.as_bytes(), 0);
    let now = "2026-11-20T09:00:00+00:00".parse().expect("a time");
    let reference = Reference::new(now, Zone::of_sender(now, None));
    let _ = mail::back_on(&message, &reference);
    let _ = domain::meeting::invited(&message.calendars, &message.subject, &reference);
}
