//! Whether a message can have left, at every place where a connection can end.

use std::sync::Arc;

use rcgen::{CertificateParams, KeyPair};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

use super::*;
use crate::mailbox::contract::outgoing;
use crate::mailbox::net::Security;

/// What a server does with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// Answers so once it has all of it.
    Answers(&'static str),
    /// Cuts the connection once it has all of it.
    CutsAtTheEnd,
    /// Cuts the connection while it comes.
    CutsBeforeTheEnd,
}

/// A server for one connection; answers where it is, whom to trust, and the lines it will have read.
async fn server(ending: Ending) -> (Server, Trust, tokio::task::JoinHandle<Vec<String>>) {
    let key = KeyPair::generate().unwrap();
    let cert = CertificateParams::new(vec!["localhost".to_owned()])
        .unwrap()
        .self_signed(&key)
        .unwrap();
    let secret = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], secret)
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let place = Server {
        host: "localhost".to_owned(),
        port: listener.local_addr().unwrap().port(),
        security: Security::Tls,
    };
    let trust = Trust::new(Some(cert.pem().as_bytes())).unwrap();
    let reading = tokio::spawn(async move {
        let (tcp, _) = listener.accept().await.unwrap();
        let stream = TlsAcceptor::from(Arc::new(config)).accept(tcp).await.unwrap();
        let mut read = Vec::new();
        let _cut = converse(Lines::new(stream), ending, &mut read).await;
        read
    });
    (place, trust, reading)
}

async fn converse(
    mut lines: Lines<tokio_rustls::server::TlsStream<tokio::net::TcpStream>>,
    ending: Ending,
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
            break;
        }
    }
    if ending == Ending::CutsBeforeTheEnd {
        return Ok(());
    }
    loop {
        let line = lines.read().await?;
        let is_end = line == ".";
        read.push(line);
        if is_end {
            break;
        }
    }
    if let Ending::Answers(answer) = ending {
        lines.write(format!("{answer}\r\n").as_bytes()).await?;
        read.push(lines.read().await?);
    }
    Ok(())
}

async fn submit_to(ending: Ending, raw: Vec<u8>) -> (Result<(), Error>, Vec<String>) {
    let (server, trust, reading) = server(ending).await;
    let login = Login {
        username: "ann".to_owned(),
        secret: "a-secret".to_owned().into(),
        auth: Auth::Password,
    };
    let message = OutgoingMessage {
        raw,
        ..outgoing("<a1@acme.example>")
    };
    let submitted = submit(&server, &trust, &login, &message).await;
    (submitted, reading.await.unwrap())
}

#[tokio::test]
async fn a_message_is_handed_over_line_by_line() {
    let raw = b"Subject: dots\r\n\r\n.\r\n..two\r\nno end".to_vec();

    let (submitted, read) = submit_to(Ending::Answers("250 2.0.0 taken"), raw).await;

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
            ".",
            "QUIT"
        ]
    );
}

#[tokio::test]
async fn a_message_whose_end_was_read_may_have_left_when_the_connection_is_cut() {
    let (submitted, _) = submit_to(Ending::CutsAtTheEnd, b"Subject: a\r\n\r\nb\r\n".to_vec()).await;

    assert!(matches!(submitted, Err(Error::Uncertain { .. })), "{submitted:?}");
}

#[tokio::test]
async fn a_message_whose_end_was_never_sent_has_not_left() {
    let long = b"a line of a long message\r\n".repeat(1 << 20);

    let (submitted, _) = submit_to(Ending::CutsBeforeTheEnd, long).await;

    assert!(matches!(submitted, Err(Error::Unavailable { .. })), "{submitted:?}");
}

#[tokio::test]
async fn an_answer_after_the_end_says_whether_to_try_again() {
    let raw = || b"Subject: a\r\n\r\nb\r\n".to_vec();

    let (later, _) = submit_to(Ending::Answers("452 4.3.1 no room"), raw()).await;
    let (never, _) = submit_to(Ending::Answers("554 5.7.1 no thanks"), raw()).await;

    assert!(matches!(later, Err(Error::Retry { .. })), "{later:?}");
    assert!(
        matches!(&never, Err(Error::Refused { reason }) if reason.contains("no thanks")),
        "{never:?}"
    );
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
