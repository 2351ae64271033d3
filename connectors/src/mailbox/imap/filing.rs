//! Where our own copy goes, by a double: servers that name, nest and encode their folders in their own way.

use std::io;
use std::sync::{Arc, Mutex};

use domain::accounts::Provider;
use serde_json::json;
use tokio::net::TcpStream;
use tokio_rustls::server::TlsStream;

use super::*;
use crate::mailbox::contract::{at, outgoing};
use crate::mailbox::net::{Double, Lines};

/// A server's folders, each as it is listed, and what was filed where.
#[derive(Default)]
struct Folders {
    listed: Vec<String>,
    /// Whether all folders must be made below the inbox.
    is_below_inbox: bool,
    /// How many copies are refused first.
    refusals: usize,
    made: Vec<String>,
    filed: Vec<String>,
}

type Shared = Arc<Mutex<Folders>>;

async fn mailbox(folders: Folders) -> (Imap, Shared) {
    let double = Double::listen().await;
    let shared = Arc::new(Mutex::new(folders));
    let connection = Connection {
        provider: Provider::Imap,
        email: "ann@acme.example".to_owned(),
        settings: json!({ "imap": double.place, "smtp": double.place, "files_sent": false }),
        secret: Some("a-secret".to_owned().into()),
        connected_at: at(0),
        takes_history: true,
    };
    let mailbox = Imap::new(&connection, &double.trust, &Sessions::default()).unwrap();
    let served = shared.clone();
    tokio::spawn(async move {
        loop {
            let lines = double.accept().await;
            let _gone = serve(lines, &served).await;
        }
    });
    (mailbox, shared)
}

async fn serve(mut lines: Lines<TlsStream<TcpStream>>, folders: &Shared) -> io::Result<()> {
    lines.write(b"* OK ready\r\n").await?;
    loop {
        let line = lines.read().await?;
        let (tag, command) = line.split_once(' ').unwrap_or_default();
        if command.starts_with("APPEND") {
            let size = command.rsplit(['{', '}']).nth(1).unwrap().parse().unwrap();
            lines.write(b"+ go on\r\n").await?;
            let mut read = 0;
            while read < size {
                read += lines.read().await?.len() + 2;
            }
            lines.read().await?;
        }
        let answer = folders.lock().unwrap().answer(tag, command);
        lines.write(answer.as_bytes()).await?;
    }
}

impl Folders {
    fn answer(&mut self, tag: &str, command: &str) -> String {
        let (verb, rest) = command.split_once(' ').unwrap_or((command, ""));
        let said = match verb {
            "CAPABILITY" => "* CAPABILITY IMAP4rev1\r\n".to_owned(),
            "LIST" => self.listed.iter().map(|line| format!("* LIST {line}\r\n")).collect(),
            "SELECT" => "* 0 EXISTS\r\n* OK [UIDVALIDITY 1] valid\r\n* OK [UIDNEXT 1] next\r\n".to_owned(),
            "CREATE" if self.is_below_inbox && !rest.starts_with("\"INBOX.") => {
                return format!("{tag} NO Invalid mailbox name\r\n");
            }
            "CREATE" => {
                self.made.push(rest.to_owned());
                String::new()
            }
            "APPEND" if self.refusals > 0 => {
                self.refusals -= 1;
                return format!("{tag} NO too many connections\r\n");
            }
            "APPEND" => {
                self.filed.push(rest.split(" (").next().unwrap_or_default().to_owned());
                String::new()
            }
            _ => String::new(),
        };
        format!("{said}{tag} OK done\r\n")
    }
}

/// Files a copy on a server that lists its folders so; answers what was made, and where the copy lies.
async fn filed(listed: &[&str], is_below_inbox: bool) -> (Vec<String>, Vec<String>) {
    let (mailbox, folders) = mailbox(Folders {
        listed: listed.iter().map(|line| (*line).to_owned()).collect(),
        is_below_inbox,
        ..Folders::default()
    })
    .await;
    mailbox.file(&outgoing("<c1@acme.example>")).await.unwrap();
    let folders = folders.lock().unwrap();
    (folders.made.clone(), folders.filed.clone())
}

#[tokio::test]
async fn a_copy_lies_where_the_server_or_its_language_puts_sent_mail() {
    for (listed, expected) in [
        (&[r#"() "/" INBOX"#, r#"() "/" Sent"#][..], r#""Sent""#),
        (
            &[r#"() "/" Sent"#, r#"(\Sent) "/" "Out \"box\" \\ 1""#],
            r#""Out \"box\" \\ 1""#,
        ),
        (
            &[r#"(\NoSelect) "." "Sent""#, r#"() "." "INBOX.Enviados""#],
            r#""INBOX.Enviados""#,
        ),
        (
            &[r#"() "/" "&AMk-l&AOk-ments envoy&AOk-s""#],
            r#""&AMk-l&AOk-ments envoy&AOk-s""#,
        ),
        (
            &[r#"() "/" "Archive/2019/Sent""#, r#"() "/" "Gesendete Objekte""#],
            r#""Gesendete Objekte""#,
        ),
    ] {
        assert_eq!(
            filed(listed, false).await,
            (vec![], vec![expected.to_owned()]),
            "{listed:?}"
        );
    }
}

#[tokio::test]
async fn a_folder_for_copies_is_made_inside_the_namespace() {
    for (listed, is_below_inbox, expected) in [
        (&[r#"() "/" INBOX"#, r#"() "/" Work"#][..], false, r#""Sent""#),
        (&[r#"() "." INBOX"#], true, r#""INBOX.Sent""#),
        (&[r#"() "." INBOX"#, r#"() "." INBOX.Drafts"#], false, r#""INBOX.Sent""#),
    ] {
        let expected = vec![expected.to_owned()];
        assert_eq!(
            filed(listed, is_below_inbox).await,
            (expected.clone(), expected),
            "{listed:?}"
        );
    }
}

#[tokio::test]
async fn a_refused_copy_says_why_and_can_be_filed_again() {
    let (mailbox, folders) = mailbox(Folders {
        listed: vec![r#"() "/" Sent"#.to_owned()],
        refusals: 1,
        ..Folders::default()
    })
    .await;
    let message = outgoing("<c1@acme.example>");

    let refused = mailbox.file(&message).await.unwrap_err();
    mailbox.file(&message).await.unwrap();

    assert!(
        matches!(&refused, Error::Refused { reason } if reason.contains("too many connections")),
        "{refused:?}"
    );
    assert_eq!(folders.lock().unwrap().filed, [r#""Sent""#]);
}
