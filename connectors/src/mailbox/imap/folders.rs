//! The folders of a mailbox: what its owner sent, then what came in, in one cursor.

use chrono::{DateTime, TimeDelta, Utc};
use domain::guard::Standing;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::dialog::Dialog;
use super::fetch::{self, Cursor, Read, View};
use super::sent;
use crate::Error;
use crate::mailbox::{Batch, FetchedMessage};

const INBOX: &str = "INBOX";
/// How long before the mailbox was connected the owner's own mail is read, which may have answered what is new here.
const SENT_BEFORE: TimeDelta = TimeDelta::days(30);

/// Where reading stands.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Cursors {
    #[serde(flatten)]
    inbox: Option<Cursor>,
    #[serde(default)]
    sent: Option<Sent>,
}

/// Where reading stands in the folder of sent mail.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Sent {
    folder: String,
    cursor: Option<Cursor>,
}

/// Which mail is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Since {
    pub(super) connected_at: DateTime<Utc>,
    /// Whether mail that came in before is read too.
    pub(super) takes_history: bool,
}

/// Reads the next messages, and says whether the session can serve another call.
pub(super) async fn fetch(
    dialog: &mut Dialog,
    value: &Value,
    limit: usize,
    since: Since,
) -> Result<(Batch, bool), Error> {
    let mut cursors = Cursors::deserialize(value).unwrap_or_default();
    let mut messages = Vec::new();
    if let Some((folder, read)) = fetch_sent(dialog, cursors.sent.take(), limit, since).await? {
        let is_over = read.has_more || !read.is_usable;
        messages = read.messages;
        let cursor = Some(read.cursor);
        cursors.sent = Some(Sent { folder, cursor });
        if is_over || messages.len() >= limit {
            return Ok((batch(messages, &cursors, true)?, read.is_usable));
        }
    }
    let inbox = View {
        folder: INBOX,
        is_sent: false,
        history_ends_at: (!since.takes_history).then_some(since.connected_at),
    };
    let room = limit - messages.len();
    let read = fetch::fetch(dialog, inbox, cursors.inbox.take(), room).await?;
    messages.extend(read.messages);
    cursors.inbox = Some(read.cursor);
    Ok((batch(messages, &cursors, read.has_more)?, read.is_usable))
}

/// Reads on in the folder of sent mail, where there is one: it may have been renamed, or made only now.
async fn fetch_sent(
    dialog: &mut Dialog,
    known: Option<Sent>,
    limit: usize,
    since: Since,
) -> Result<Option<(String, Read)>, Error> {
    let (mut folder, mut cursor) = match known {
        Some(Sent { folder, cursor }) => (Some(folder), cursor),
        None => (sent::find_folder(dialog).await?, None),
    };
    for _ in 0..2 {
        let Some(name) = folder else { return Ok(None) };
        let view = View {
            folder: &name,
            is_sent: true,
            history_ends_at: Some(since.connected_at - SENT_BEFORE),
        };
        match fetch::fetch(dialog, view, cursor.take(), limit).await {
            Ok(read) => return Ok(Some((name, read))),
            Err(Error::Refused { reason }) => {
                tracing::warn!(reason, "the folder of sent mail cannot be read");
                folder = sent::find_folder(dialog).await?.filter(|other| *other != name);
            }
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

/// What the owner has done by now with messages of the inbox. Nothing is known of those that the server has numbered
/// anew since.
pub(super) async fn standings(dialog: &mut Dialog, ids: &[String]) -> Result<Vec<Standing>, Error> {
    let current = dialog.select(INBOX).await?.uid_validity;
    let uid = |id: &String| {
        place(id)
            .filter(|(validity, _)| *validity == current)
            .map(|(_, uid)| uid)
    };
    let uids: Vec<Option<u32>> = ids.iter().map(uid).collect();
    let known: Vec<u32> = uids.iter().flatten().copied().collect();
    let found = fetch::standings(dialog, &known).await?;
    let standing = |uid: Option<u32>| found.get(&uid?).copied();
    Ok(uids.into_iter().map(|uid| standing(uid).unwrap_or_default()).collect())
}

/// Marks a message of the inbox as answered.
pub(super) async fn mark_answered(dialog: &mut Dialog, id: &str) -> Result<(), Error> {
    let Some((uid_validity, uid)) = place(id) else {
        return Ok(());
    };
    if dialog.select(INBOX).await?.uid_validity == uid_validity {
        let store = format!("UID STORE {uid} +FLAGS.SILENT (\\Answered)");
        dialog.ask(&store, |_| ()).await?;
    }
    Ok(())
}

/// UIDVALIDITY and UID of a message of the inbox.
fn place(id: &str) -> Option<(u32, u32)> {
    let (validity, uid) = id.strip_prefix(INBOX)?.strip_prefix('/')?.split_once('/')?;
    Some((validity.parse().ok()?, uid.parse().ok()?))
}

fn batch(messages: Vec<FetchedMessage>, cursors: &Cursors, has_more: bool) -> Result<Batch, Error> {
    let cursor = serde_json::to_value(cursors).map_err(|error| Error::Invalid {
        what: error.to_string(),
    })?;
    Ok(Batch {
        messages,
        cursor,
        has_more,
    })
}
