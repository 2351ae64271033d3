//! Whether a server files sent mail by itself: tried once with a message to the mailbox itself, which is removed again.

use std::time::Duration;

use tokio::time::{Instant, sleep};
use uuid::Uuid;

use super::{Imap, sent};
use crate::Error;
use crate::clock::{Clock, SystemClock};
use crate::mailbox::OutgoingMessage;

const PATIENCE: Duration = Duration::from_secs(6);
/// A copy that comes by itself comes with the message or right after it.
const GRACE: Duration = Duration::from_secs(1);
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

/// Submits a message to the mailbox itself and looks for a copy in the folder of sent mail.
pub(super) async fn files_sent(imap: &Imap) -> Result<bool, Error> {
    let mut loan = imap.session().await?;
    let dialog = &mut loan.session;
    let Some(folder) = sent::find_folder(dialog).await? else {
        return Ok(false);
    };
    let (in_sent, in_inbox) = (
        sent::next_uid(dialog, &folder).await?,
        sent::next_uid(dialog, "INBOX").await?,
    );
    let message = probe(&imap.email);
    let id = &message.message_id;
    imap.submit(&message).await?;
    let started = Instant::now();
    let mut arrived: Option<Instant> = None;
    let files_sent = loop {
        if !sent::find(dialog, &folder, id, Some(in_sent)).await?.is_empty() {
            break true;
        }
        if arrived.is_none() && !sent::find(dialog, "INBOX", id, Some(in_inbox)).await?.is_empty() {
            arrived = Some(Instant::now());
        }
        let is_late = arrived.is_some_and(|at| at.elapsed() >= GRACE) || started.elapsed() >= PATIENCE;
        if is_late {
            break false;
        }
        sleep(BETWEEN_LOOKS).await;
    };
    sent::remove(dialog, &folder, id, in_sent).await?;
    sent::remove(dialog, "INBOX", id, in_inbox).await?;
    loan.give_back();
    Ok(files_sent)
}

fn probe(email: &str) -> OutgoingMessage {
    let domain = email.rsplit('@').next().unwrap_or("localhost");
    let message_id = format!("<{}@{domain}>", Uuid::new_v4());
    let raw = format!(
        "From: <{email}>\r\nTo: <{email}>\r\nSubject: Connecting this mailbox\r\nMessage-ID: {message_id}\r\n\
         Date: {}\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
         This message only tries whether the server files what is sent. It may be deleted.\r\n",
        SystemClock.now().to_rfc2822()
    );
    OutgoingMessage {
        message_id,
        from: email.to_owned(),
        recipients: vec![email.to_owned()],
        raw: raw.into_bytes(),
        answers: None,
    }
}
