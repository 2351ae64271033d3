//! Mail made to break readers: every case must come back as a message, in bounded time and depth.

use domain::mail;
use std::time::Instant;

fn read_all(name: &str, raw: &[u8]) -> mail::Message {
    let start = Instant::now();
    let message = mail::parse(raw);
    let parsed = start.elapsed();
    let _ = mail::kind(&message);
    let _ = mail::bounces(&message);
    let _ = mail::visible_text(&message.text);
    let _ = message
        .html
        .as_deref()
        .map(|html| mail::clean_html(html, mail::RemoteImages::Load));
    println!(
        "{name}: {} bytes, parsed in {parsed:?}, all in {:?}",
        raw.len(),
        start.elapsed()
    );
    assert!(!message.text.contains('\0'), "{name}");
    message
}

#[test]
fn fifty_megabytes_of_text_are_read() {
    let mut raw = b"From: a@x.org\nSubject: big\n\n".to_vec();
    raw.resize(50 * 1024 * 1024, b'x');

    let message = read_all("one line", &raw);

    assert_eq!(message.defects.last(), Some(&mail::Defect::TextCut));
    raw.chunks_mut(70).for_each(|line| line[0] = b'\n');
    read_all("lines", &raw);
}

#[test]
fn ten_thousand_recipients_are_read() {
    let list: Vec<String> = (0..10_000)
        .map(|number| format!("Person {number} <p{number}@x.org>"))
        .collect();
    let raw = format!("From: a@x.org\nTo: {}\n\nHi", list.join(",\n "));

    let message = read_all("recipients", raw.as_bytes());

    assert_eq!(message.to.len(), 10_000);
}

#[test]
fn a_large_attachment_is_read() {
    let mut raw =
        b"From: a@x.org\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHi\n--b\nContent-Type: image/png\n\
        Content-Transfer-Encoding: base64\n\n"
            .to_vec();
    for _ in 0..600_000 {
        raw.extend_from_slice(b"QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB\n");
    }
    raw.extend_from_slice(b"--b--\n");

    let message = read_all("attachment", &raw);

    assert_eq!(message.attachments.first().map(|file| file.size), Some(600_000 * 57));
    assert_eq!(message.text, "Hi");
}

#[test]
fn parts_within_parts_end_somewhere() {
    let multiparts: String = (0..200_000)
        .map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"))
        .collect();
    read_all("nested multiparts", multiparts.as_bytes());
    let messages = "Content-Type: message/rfc822\n\n".repeat(500_000);
    read_all("nested messages", messages.as_bytes());
    let spaced = "C o n t e n t-Type: message/rfc822\n\n".repeat(500_000);
    read_all("nested messages with spaced names", spaced.as_bytes());
    let digests: String = (0..100_000)
        .map(|n| format!("Content-Type: multipart/digest; boundary=b{n}\n\n--b{n}\n\n"))
        .collect();
    read_all("nested digests", digests.as_bytes());
    let missing = "Content-Type: multipart/mixed; boundary=zzz\n\nx\n--a\n".repeat(400_000);
    let missing = format!("Content-Type: multipart/mixed; boundary=a\n\n--a\n{missing}");
    read_all("boundaries that never come", missing.as_bytes());
    let few = "Content-Type: multipart/mixed; boundary=zzz\n\nx\n--a\n".repeat(245);
    let filler = "- -- - -\n".repeat(5_000_000);
    let scanned = format!("Content-Type: multipart/mixed; boundary=a\n\n--a\n{few}{filler}");
    read_all("boundaries that are looked for again and again", scanned.as_bytes());
}

#[test]
fn hostile_html_is_cleaned_in_bounded_time() {
    let html = |name: &str, body: String| {
        let raw = format!("From: a@x.org\nContent-Type: text/html\n\n{body}");
        read_all(name, raw.as_bytes());
    };
    html("deep divisions", "<div>".repeat(500_000));
    html("deep quotes", "<blockquote>x".repeat(300_000));
    html("deep tables", "<table><tr><td>".repeat(100_000));
    html(
        "many fonts",
        (0..100_000).map(|n| format!("<font size={n}><p>")).collect(),
    );
    html("open angle brackets", "<".repeat(2_000_000));
    html("open tags", "<a ".repeat(1_000_000));
    html("open quotes", "<a b=\"".repeat(500_000));
    html("open hidden", "<p style=\"display:none\">".repeat(200_000));
    html(
        "small in small",
        "<i style=\"font-size:0\">".repeat(50_000) + &"</i>".repeat(50_000),
    );
    html("open comments", "<!--".repeat(500_000));
    html("open styles", "<style>".repeat(300_000));
    html("ampersands", "&".repeat(2_000_000));
    html("paragraphs", "<p>".repeat(300_000));
    html("cells", "<td>".repeat(300_000));
    html("links", "<a href=\"https://x.org/\">x".repeat(100_000));
    html("breaks", "<br>".repeat(1_000_000));
}

#[test]
fn hostile_text_is_taken_apart_in_bounded_time() {
    let text = |name: &str, body: String| {
        let start = Instant::now();
        let read = mail::visible_text(&body);
        println!("{name}: {} bytes in {:?}", body.len(), start.elapsed());
        assert!(read.text.len() <= body.len() + 1, "{name}");
    };
    text("quotes", ">".repeat(4_000_000));
    text("quoted lines", "> a\n".repeat(1_000_000));
    text("quotes and answers", "> a\n\nb\n".repeat(500_000));
    text("openings", "On 1 Jan 2024 at 10:00\n".repeat(200_000));
    text("labels", "From: a\n".repeat(400_000));
    text("label and text", "From: a\nb\nc\n".repeat(300_000));
    text("dashes", "--\n".repeat(1_000_000));
    text("closings", "regards\n".repeat(400_000));
    text("inline openings", "a--- On ".repeat(400_000));
    text("long line", "On 1 Jan 2024 wrote ".repeat(200_000));
    text("blank lines", "\n".repeat(4_000_000));
}

#[test]
fn hostile_reports_are_read_in_bounded_time() {
    let addresses: String = (0..400_000).map(|number| format!("a{number}@x.org ")).collect();
    let text = format!("From: MAILER-DAEMON@x.org\nSubject: failure notice\n\n{addresses}");
    read_all("addresses in one line", text.as_bytes());
    read_all("addresses in lines", text.replace(' ', "\n").as_bytes());
    let header =
        format!("From: MAILER-DAEMON@x.org\nX-Failed-Recipients: {addresses}\nReferences: {addresses}\n\n{addresses}");
    let message = read_all("addresses in a header", header.as_bytes());
    assert!(domain::conversation::thread_references(&message).len() <= 400_001);
    let blocks: String = (0..200_000)
        .map(|number| format!("Final-Recipient: rfc822; a{number}@x.org\nAction: failed\n\n"))
        .collect();
    read_all(
        "blocks",
        format!("From: a@x.org\nContent-Type: message/delivery-status\n\n{blocks}").as_bytes(),
    );
    read_all(
        "headers in the text",
        format!("From: MAILER-DAEMON@x.org\n\n{}", "From: x\nTo: y\n".repeat(300_000)).as_bytes(),
    );
    let subject = "Re: ".repeat(1_000_000);
    assert_eq!(domain::conversation::normalise_subject(&subject), "");
}

#[test]
fn garbage_is_a_message_with_defects() {
    let cases: [(&[u8], mail::Defect); 5] = [
        (b"", mail::Defect::Empty),
        (b"no headers at all", mail::Defect::NoHeaders),
        (b"\0\0\0\0", mail::Defect::NoHeaders),
        (b"Subject: x\n\nHi", mail::Defect::NoFrom),
        (
            b"From: a@x.org\nContent-Type: text/plain; charset=utf-8\n\ncaf\xe9",
            mail::Defect::WrongCharset,
        ),
    ];
    for (raw, defect) in cases {
        let message = read_all("garbage", raw);

        assert!(
            message.defects.contains(&defect),
            "{:?} lacks {defect:?}",
            message.defects
        );
    }
}
