//! Servers that do not give what they list, by a double: none of it is lost, and none of it holds the rest up.

use std::collections::BTreeSet;
use std::io;
use std::sync::{Arc, Mutex};

use domain::accounts::Provider;
use serde_json::json;
use tokio::net::TcpStream;
use tokio_rustls::server::TlsStream;

use super::*;
use crate::mailbox::contract::at;
use crate::mailbox::net::{Double, Lines};
use crate::mailbox::{BEGINNING, LARGEST_MESSAGE};

/// A folder of messages with the UIDs from 1.
#[derive(Clone, Default)]
struct Folder {
    count: u32,
    /// Answered with an error.
    refused: BTreeSet<u32>,
    /// Answered without a body.
    silent: BTreeSet<u32>,
    /// Larger than any that is taken.
    large: BTreeSet<u32>,
}

type Shared = Arc<Mutex<Folder>>;

/// A mailbox on a server that has this folder, which a test may change.
async fn mailbox(folder: Folder) -> (Imap, Shared) {
    let double = Double::listen().await;
    let shared = Arc::new(Mutex::new(folder));
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

async fn serve(mut lines: Lines<TlsStream<TcpStream>>, folder: &Shared) -> io::Result<()> {
    lines.write(b"* OK ready\r\n").await?;
    loop {
        let line = lines.read().await?;
        let (tag, command) = line.split_once(' ').unwrap_or_default();
        let answer = folder.lock().unwrap().answer(tag, command);
        lines.write(answer.as_bytes()).await?;
    }
}

impl Folder {
    fn answer(&self, tag: &str, command: &str) -> String {
        let said = match command.split(' ').next().unwrap_or_default() {
            "CAPABILITY" => "* CAPABILITY IMAP4rev1\r\n".to_owned(),
            "SELECT" => format!(
                "* {} EXISTS\r\n* OK [UIDVALIDITY 1] valid\r\n* OK [UIDNEXT {}] next\r\n",
                self.count,
                self.count + 1
            ),
            "UID" => match self.fetch(command) {
                Some(said) => said,
                None => return format!("{tag} NO internal error\r\n"),
            },
            _ => String::new(),
        };
        format!("{said}{tag} OK done\r\n")
    }

    /// What is said of the messages asked for; nothing where it is an error.
    fn fetch(&self, command: &str) -> Option<String> {
        let set = command.split(' ').nth(2).unwrap_or_default();
        let asks_for_body = command.contains("BODY");
        let most = if command.contains(&format!("<0.{BEGINNING}>")) {
            BEGINNING as usize
        } else {
            usize::MAX
        };
        let mut said = String::new();
        for uid in uids(set).filter(|uid| (1..=self.count).contains(uid)) {
            if asks_for_body && self.refused.contains(&uid) {
                return None;
            }
            let size = if self.large.contains(&uid) {
                LARGEST_MESSAGE + 1
            } else {
                5
            };
            let mut values = format!("UID {uid} INTERNALDATE \"01-Oct-2026 10:00:00 +0000\" RFC822.SIZE {size}");
            if asks_for_body && !self.silent.contains(&uid) {
                let body = "x".repeat(most.min(size as usize));
                values.push_str(&format!(" BODY[]<0> {{{}}}\r\n{body}", body.len()));
            }
            said.push_str(&format!("* {uid} FETCH ({values})\r\n"));
        }
        Some(said)
    }
}

fn uids(set: &str) -> impl Iterator<Item = u32> {
    let ranges = set.split(',').map(|part| {
        let (from, to) = part.split_once(':').unwrap_or((part, part));
        from.parse().unwrap()..=to.parse().unwrap()
    });
    ranges.flatten().collect::<Vec<u32>>().into_iter()
}

/// Reads until nothing more comes; answers the UIDs, in the order they came.
async fn read_all(mailbox: &Imap, cursor: &mut Value) -> Vec<u32> {
    let mut came = Vec::new();
    while let Ok(batch) = mailbox.fetch(cursor, 50).await {
        *cursor = batch.cursor;
        let uid = |id: &str| id.rsplit('/').next().unwrap().parse::<u32>().unwrap();
        came.extend(batch.messages.iter().map(|message| uid(&message.provider_message_id)));
        if !batch.has_more {
            break;
        }
    }
    came
}

#[tokio::test]
async fn what_a_server_refuses_comes_once_it_gives_it_and_holds_nothing_up() {
    let refused = BTreeSet::from([2, 40, 75]);
    let (mailbox, folder) = mailbox(Folder {
        count: 100,
        refused: refused.clone(),
        ..Folder::default()
    })
    .await;
    let mut cursor = Value::Null;

    let first = read_all(&mailbox, &mut cursor).await;
    folder.lock().unwrap().refused.clear();
    let second = read_all(&mailbox, &mut cursor).await;

    assert_eq!(first.len(), 97);
    assert_eq!(second, Vec::from_iter(refused));
}

#[tokio::test]
async fn of_more_refused_messages_than_are_remembered_none_is_lost() {
    let (mailbox, folder) = mailbox(Folder {
        count: 300,
        refused: (1..=250).collect(),
        ..Folder::default()
    })
    .await;
    let mut cursor = Value::Null;

    read_all(&mailbox, &mut cursor).await;
    let stuck = mailbox.fetch(&cursor, 50).await;
    folder.lock().unwrap().refused.clear();
    let mut came = Vec::new();
    for _ in 0..5 {
        came.extend(read_all(&mailbox, &mut cursor).await);
    }

    assert!(matches!(stuck, Err(Error::Retry { .. })), "{stuck:?}");
    came.sort_unstable();
    assert_eq!(came, (1..=300).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_message_that_is_listed_and_answered_without_its_body_is_asked_for_again() {
    let (mailbox, folder) = mailbox(Folder {
        count: 3,
        silent: BTreeSet::from([2]),
        ..Folder::default()
    })
    .await;
    let mut cursor = Value::Null;

    let first = read_all(&mailbox, &mut cursor).await;
    folder.lock().unwrap().silent.clear();
    let second = read_all(&mailbox, &mut cursor).await;

    assert_eq!((first, second), (vec![1, 3], vec![2]));
}

#[tokio::test]
async fn of_a_message_larger_than_the_largest_only_the_beginning_is_read() {
    let (mailbox, _folder) = mailbox(Folder {
        count: 3,
        large: BTreeSet::from([2]),
        ..Folder::default()
    })
    .await;

    let batch = mailbox.fetch(&Value::Null, 50).await.unwrap();

    let came: Vec<(usize, bool)> = batch
        .messages
        .iter()
        .map(|message| (message.raw.len(), message.is_cut))
        .collect();
    assert_eq!(came, [(5, false), (BEGINNING as usize, true), (5, false)]);
}
