//! Messages that break readers, databases and indexes, by name.

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use super::ADDRESS;

type Named = (&'static str, Vec<u8>);

const HUGE: usize = 50 << 20;

pub(crate) fn messages() -> Vec<Named> {
    [
        without_sense(),
        with_nul(),
        in_wrong_encodings(),
        with_too_much(),
        in_no_time(),
    ]
    .concat()
}

/// A message that is right up to its sender and what follows.
fn mail(name: &'static str, headers: &str, body: &[u8]) -> Named {
    let first = format!("From: Eve <eve@hostile.example>\r\nTo: {ADDRESS}\r\nMessage-ID: <{name}@hostile.example>\r\n");
    (name, [first.as_bytes(), headers.as_bytes(), b"\r\n", body].concat())
}

fn without_sense() -> Vec<Named> {
    let mut noise = vec![0; 100_000];
    StdRng::seed_from_u64(1).fill(noise.as_mut_slice());
    vec![
        ("empty", Vec::new()),
        ("no-headers", b"only words, no headers at all".to_vec()),
        ("zeroes", vec![0; 4_096]),
        ("noise", noise),
        (
            "no-sender",
            format!("To: {ADDRESS}\r\nSubject: Hello\r\n\r\nHi").into_bytes(),
        ),
    ]
}

fn with_nul() -> Vec<Named> {
    let ids = b"From: \"E\0ve\" <e\0ve@hostile.example>\r\nMessage-ID: <a\0b@c>\r\nReferences: <d\0e@f>\r\n\r\nHi";
    let parts = b"--b\r\n\r\nHi\r\n--b\r\nContent-Type: image/png; name=\"a\0b.png\"\r\nContent-ID: <c\0d>\r\n\
        Content-Disposition: attachment; filename*=utf-8''e%00f.png\r\n\r\nx\r\n--b--\r\n";
    vec![
        ("nul-in-ids", ids.to_vec()),
        mail(
            "nul-in-file-name",
            "Content-Type: multipart/mixed; boundary=b\r\n",
            parts,
        ),
        mail(
            "nul-in-words",
            "Subject: a\0b =?utf-8?q?c=00d?=\r\nX-A: \0\r\n",
            b"Hello\0, is there a demo?\0",
        ),
    ]
}

fn in_wrong_encodings() -> Vec<Named> {
    let unknown = "Content-Type: text/plain; charset=klingon-7\r\nSubject: =?none?q?=FF?=\r\n";
    vec![
        mail(
            "wrong-charset",
            "Content-Type: text/plain; charset=utf-8\r\n",
            b"caf\xe9 \xff\xfe can we see a demo?",
        ),
        mail("unknown-charset", unknown, b"\x80\x81 demo?"),
        mail(
            "broken-base64",
            "Content-Transfer-Encoding: base64\r\n",
            b"!!!! this is no base64 ====",
        ),
        mail(
            "no-such-boundary",
            "Content-Type: multipart/mixed; boundary=zz\r\n",
            b"--aa\r\n\r\nHi",
        ),
    ]
}

fn with_too_much() -> Vec<Named> {
    let mut chance = StdRng::seed_from_u64(2);
    let mut long = |count: usize| (0..count).map(|_| chance.random_range('a'..='z')).collect::<String>();
    let crowd: Vec<String> = (0..10_000)
        .map(|n| format!("Person {n} <p{n}@{}.example>", long(8)))
        .collect();
    let references: Vec<String> = (0..10_000).map(|n| format!("<{n}@thread.example>")).collect();
    let level = |n: usize| format!("Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n");
    let nested: String = (0..5_000).map(level).collect();
    let sender = format!(
        "From: {}@{}.example\r\nTo: {ADDRESS}\r\n\r\nHi",
        long(9_000),
        long(9_000)
    );
    let id = format!("From: eve@h.example\r\nMessage-ID: <{}@h>\r\n\r\nHi", long(9_000));
    vec![
        ("long-sender", sender.into_bytes()),
        ("long-id", id.into_bytes()),
        mail("nested", &nested, b"Hi"),
        mail(
            "crowd",
            &format!("Subject: All\r\nCc: {}\r\n", crowd.join(",\r\n ")),
            b"Can we see a demo?",
        ),
        mail(
            "long-subject",
            &format!("Subject: Re: {}\r\n", long(200_000)),
            b"Can we see a demo?",
        ),
        mail(
            "long-thread",
            &format!("References: {}\r\n", references.join("\r\n ")),
            b"Can we see a demo?",
        ),
        mail("long-word", "Subject: Word\r\n", long(1_000_000).as_bytes()),
    ]
}

fn in_no_time() -> Vec<Named> {
    let nobody = "Date: Thu, 99 Foo 99999 99:99:99 +9999\r\n";
    vec![
        mail("date-of-nobody", nobody, b"Can we meet on 99 February at 25:00?"),
        mail(
            "date-at-the-end",
            "Date: Fri, 31 Dec 9999 23:59:59 +0000\r\n",
            b"Can we meet tomorrow at 3pm?",
        ),
    ]
}

/// An attachment of 50 MB.
pub(crate) fn huge_attachment() -> Vec<u8> {
    let head = format!(
        "From: Gus <gus@heavy.example>\r\nTo: {ADDRESS}\r\nSubject: Demo request\r\nMessage-ID: <h1@heavy.example>\r\n\
         Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nCan we see a demo?\r\n--b\r\n\
         Content-Type: image/png\r\nContent-Disposition: attachment; filename=big.png\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n"
    );
    let line = b"QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB\r\n";
    [head.as_bytes(), &line.repeat(HUGE / line.len()), b"--b--\r\n"].concat()
}

/// 50 MB of text.
pub(crate) fn huge_text() -> Vec<u8> {
    let head = format!(
        "From: Ida <ida@heavy.example>\r\nTo: {ADDRESS}\r\nSubject: Demo request\r\nMessage-ID: <h2@heavy.example>\r\n\
         \r\nCan we see a demo?\r\n\r\n"
    );
    let line = b"Nobody reads as many lines as there are in this message.\r\n";
    [head.as_bytes(), &line.repeat(HUGE / line.len())].concat()
}
