//! Whether a message can have left, at every place where a connection can end.

use super::*;
use crate::mailbox::contract::outgoing;
use crate::mailbox::net::Double;

/// What a server does with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// Answers so once it has all of it, and takes the next.
    Answers(&'static str),
    /// Takes it, and ends the connection as if nothing had come for long.
    TakesAndHangsUp,
    /// Cuts the connection once it has all of it.
    CutsAtTheEnd,
    /// Cuts the connection while it comes.
    CutsBeforeTheEnd,
}

/// A server for so many messages; answers where it is, whom to trust, and the lines it will have read.
async fn server(endings: &'static [Ending]) -> (Server, Trust, tokio::task::JoinHandle<Vec<String>>) {
    let double = Double::listen().await;
    let (place, trust) = (double.place.clone(), double.trust.clone());
    let reading = tokio::spawn(async move {
        let mut endings = endings.iter().copied().peekable();
        let mut read = Vec::new();
        while endings.peek().is_some() {
            let lines = double.accept().await;
            let _cut = converse(lines, &mut endings, &mut read).await;
        }
        read
    });
    (place, trust, reading)
}

async fn converse(
    mut lines: Lines<tokio_rustls::server::TlsStream<tokio::net::TcpStream>>,
    endings: &mut impl Iterator<Item = Ending>,
    read: &mut Vec<String>,
) -> io::Result<()> {
    lines.write(b"220-welcome\r\n220 here\r\n").await?;
    loop {
        let line = lines.read().await?;
        let answer = match line.get(..4).unwrap_or_default() {
            "EHLO" => "250-here\r\n250-SIZE 1000\r\n250 AUTH PLAIN\r\n",
            "AUTH" => "235 welcome\r\n",
            "DATA" => "354 go on\r\n",
            _ => "250 fine\r\n",
        };
        read.push(line);
        lines.write(answer.as_bytes()).await?;
        if answer.starts_with("354") {
            let ending = endings.next().expect("no more messages come");
            let Some(answer) = take(&mut lines, ending, read).await? else {
                return Ok(());
            };
            lines.write(format!("{answer}\r\n").as_bytes()).await?;
            if ending == Ending::TakesAndHangsUp {
                return Ok(());
            }
        }
    }
}

/// Reads a message and finds the answer; none where the connection is cut.
async fn take(
    lines: &mut Lines<tokio_rustls::server::TlsStream<tokio::net::TcpStream>>,
    ending: Ending,
    read: &mut Vec<String>,
) -> io::Result<Option<&'static str>> {
    if ending == Ending::CutsBeforeTheEnd {
        return Ok(None);
    }
    while read.last().is_none_or(|line| line != ".") {
        read.push(lines.read().await?);
    }
    Ok(match ending {
        Ending::Answers(answer) => Some(answer),
        Ending::TakesAndHangsUp => Some("250 2.0.0 taken"),
        Ending::CutsAtTheEnd | Ending::CutsBeforeTheEnd => None,
    })
}

/// Submits a message for each ending, one after the other.
async fn submit_each(endings: &'static [Ending], raw: &[u8]) -> (Vec<Result<(), Error>>, Vec<String>) {
    let (server, trust, reading) = server(endings).await;
    let login = Login {
        username: "ann".to_owned(),
        secret: "a-secret".to_owned().into(),
        auth: Auth::Password,
    };
    let message = OutgoingMessage {
        raw: raw.to_vec(),
        ..outgoing("<a1@acme.example>")
    };
    let kept = Kept::default();
    let mut submitted = Vec::new();
    for _ in endings {
        submitted.push(submit(&kept, &server, &trust, &login, &message).await);
    }
    drop(kept);
    (submitted, reading.await.unwrap())
}

async fn submit_to(ending: &'static [Ending; 1], raw: &[u8]) -> (Result<(), Error>, Vec<String>) {
    let (mut submitted, read) = submit_each(ending, raw).await;
    (submitted.remove(0), read)
}

#[tokio::test]
async fn a_message_is_handed_over_line_by_line() {
    let raw = b"Subject: dots\r\n\r\n.\r\n..two\r\nno end";

    let (submitted, read) = submit_to(&[Ending::Answers("250 2.0.0 taken")], raw).await;

    submitted.unwrap();
    assert_eq!(
        read[2..],
        [
            "MAIL FROM:<ann@acme.example> SIZE=33",
            "RCPT TO:<bob@example.org>",
            "DATA",
            "Subject: dots",
            "",
            "..",
            "...two",
            "no end",
            "."
        ]
    );
}

#[tokio::test]
async fn a_message_whose_end_was_read_may_have_left_when_the_connection_is_cut() {
    let (submitted, _) = submit_to(&[Ending::CutsAtTheEnd], b"Subject: a\r\n\r\nb\r\n").await;

    assert!(matches!(submitted, Err(Error::Uncertain { .. })), "{submitted:?}");
}

#[tokio::test]
async fn a_message_whose_end_was_never_sent_has_not_left() {
    let long = b"a line of a long message\r\n".repeat(1 << 20);

    let (submitted, _) = submit_to(&[Ending::CutsBeforeTheEnd], &long).await;

    assert!(matches!(submitted, Err(Error::Unavailable { .. })), "{submitted:?}");
}

#[tokio::test]
async fn an_answer_after_the_end_says_whether_to_try_again() {
    let raw = b"Subject: a\r\n\r\nb\r\n";

    let (later, _) = submit_to(&[Ending::Answers("452 4.3.1 no room")], raw).await;
    let (never, _) = submit_to(&[Ending::Answers("554 5.7.1 no thanks")], raw).await;

    assert!(matches!(later, Err(Error::Retry { .. })), "{later:?}");
    assert!(
        matches!(&never, Err(Error::Refused { reason }) if reason.contains("no thanks")),
        "{never:?}"
    );
}

#[tokio::test]
async fn messages_share_a_connection_and_one_that_ended_while_idle_leaves_nothing_uncertain() {
    let endings = &[
        Ending::Answers("250 2.0.0 taken"),
        Ending::TakesAndHangsUp,
        Ending::Answers("250 2.0.0 taken"),
    ];

    let (submitted, read) = submit_each(endings, b"Subject: a\r\n\r\nb\r\n").await;

    assert!(submitted.iter().all(Result::is_ok), "{submitted:?}");
    let words = |word: &str| read.iter().filter(|line| line.starts_with(word)).count();
    assert_eq!((words("EHLO"), words("NOOP"), words("DATA")), (2, 1, 3), "{read:?}");
}

#[test]
fn a_line_of_a_dot_does_not_end_the_message() {
    for (raw, expected) in [
        ("a\r\n.\r\nb\r\n", "a\r\n..\r\nb\r\n"),
        (".a\n..b", "..a\r\n...b\r\n"),
        ("", ""),
    ] {
        assert_eq!(stuffed(raw.as_bytes()), expected.as_bytes(), "{raw:?}");
    }
}

#[test]
fn an_address_cannot_carry_a_command() {
    assert!(is_path("ann@acme.example"));
    for wrong in [
        "ann",
        "a@b.example>\r\nRCPT TO:<c@d.example",
        "a b@c.example",
        "<a@b.example>",
    ] {
        assert!(!is_path(wrong), "{wrong:?}");
    }
}

/// Logs in at a server that offers so much and answers so; answers how that went and what the server read.
async fn log_in(offer: &'static str, answers: &'static [&'static str]) -> (Result<Smtp, Error>, Vec<String>) {
    let double = Double::listen().await;
    let (place, trust) = (double.place.clone(), double.trust.clone());
    let reading = tokio::spawn(async move {
        let mut lines = double.accept().await;
        lines.write(b"220 here\r\n").await.unwrap();
        lines.read().await.unwrap();
        lines
            .write(format!("250-here\r\n250 {offer}\r\n").as_bytes())
            .await
            .unwrap();
        let mut read = Vec::new();
        for answer in answers {
            read.push(lines.read().await.unwrap());
            lines.write(format!("{answer}\r\n").as_bytes()).await.unwrap();
        }
        read
    });
    let login = Login {
        username: "tim".to_owned(),
        secret: "tanstaaftanstaaf".to_owned().into(),
        auth: Auth::Password,
    };
    let started = Smtp::start(&place, &trust, &login).await;
    (started, reading.await.unwrap())
}

#[tokio::test]
async fn a_password_is_proved_by_what_the_server_offers() {
    for (offer, answers, expected) in [
        (
            "AUTH=PLAIN LOGIN",
            &["235 welcome"][..],
            &["AUTH PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm"][..],
        ),
        (
            "AUTH LOGIN",
            &["334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6", "235 welcome"],
            &["AUTH LOGIN", "dGlt", "dGFuc3RhYWZ0YW5zdGFhZg=="],
        ),
        (
            "AUTH GSSAPI CRAM-MD5",
            &[
                "334 PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+",
                "235 welcome",
            ],
            &["AUTH CRAM-MD5", "dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw"],
        ),
    ] {
        let (started, read) = log_in(offer, answers).await;

        started.unwrap();
        assert_eq!(read, expected, "{offer}");
    }
}

#[tokio::test]
async fn a_server_that_shares_no_mechanism_is_told_with_what_it_offers() {
    let (started, _) = log_in("AUTH GSSAPI NTLM", &[]).await;

    let Err(Error::Setup { fault, source, .. }) = started else {
        panic!("it lets in")
    };
    assert_eq!(fault, Fault::NoCommonMechanism);
    assert_eq!(source.to_string(), "it offers GSSAPI, NTLM");
}
