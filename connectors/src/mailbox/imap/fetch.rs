//! Incremental reading by UID. The cursor stands before the first UID that was not handed out; a folder whose UIDs
//! were given anew (UIDVALIDITY) is read again from the day it was connected, and what is known already is told apart later.

use std::collections::{BTreeMap, BTreeSet};

use async_imap::imap_proto::{AttributeValue, Response};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::dialog::{Dialog, Opened};
use crate::Error;
use crate::mailbox::{Batch, FetchedMessage};

const FOLDER: &str = "INBOX";
const BATCH_BYTES: u64 = 8 << 20;
/// A longer message is cut: its head and text come first.
const MESSAGE_BYTES: u32 = 64 << 20;
const REMEMBERED_FAILURES: usize = 100;
/// How far back a message may be dated that arrives after the first reading.
const SLOWEST_DELIVERY: TimeDelta = TimeDelta::days(1);

/// Where reading stands; small, whatever the number of messages.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Cursor {
    uid_validity: u32,
    /// The first UID not handed out.
    next: u32,
    /// Messages below were there when reading began, and may be history.
    began_before: u32,
    /// The state of the folder when nothing was left to read (CONDSTORE).
    quiet: Option<u64>,
    /// Messages the server would not give, asked for at every call.
    failed: BTreeSet<u32>,
}

/// A message as it is listed.
struct Listed {
    uid: u32,
    size: u32,
}

/// Reads the next messages; mail from before `history_ends_at` is left alone.
pub(super) async fn fetch(
    dialog: &mut Dialog,
    value: &Value,
    limit: usize,
    history_ends_at: Option<DateTime<Utc>>,
) -> Result<Batch, Error> {
    let opened = dialog.examine(FOLDER).await?;
    let known = Cursor::deserialize(value).ok();
    let mut cursor = match known.filter(|cursor| cursor.uid_validity == opened.uid_validity) {
        Some(cursor) => cursor,
        None => begin(dialog, opened, history_ends_at).await?,
    };
    if cursor.quiet.is_some() && cursor.quiet == opened.modseq {
        return batch(Vec::new(), &cursor, false);
    }
    let end = uid_next(dialog, opened).await?;
    let mut messages = Vec::new();
    for uid in std::mem::take(&mut cursor.failed) {
        read_alone(dialog, &mut cursor, uid, &mut messages).await?;
    }
    let (listed, passed) = list(dialog, &cursor, end, limit, history_ends_at).await?;
    let taken = within_limits(&listed, limit);
    cursor.next = match (listed.len() > taken.len(), taken.last()) {
        (true, Some(last)) => last.saturating_add(1),
        _ => passed,
    };
    if !taken.is_empty() {
        read(dialog, &mut cursor, &taken, &mut messages).await?;
    }
    let has_more = cursor.next < end;
    cursor.quiet = opened.modseq.filter(|_| !has_more && cursor.failed.is_empty());
    batch(messages, &cursor, has_more)
}

fn batch(messages: Vec<FetchedMessage>, cursor: &Cursor, has_more: bool) -> Result<Batch, Error> {
    let cursor = serde_json::to_value(cursor).map_err(|error| Error::Invalid {
        what: error.to_string(),
    })?;
    Ok(Batch {
        messages,
        cursor,
        has_more,
    })
}

/// Begins at the first message that is not history. The search knows days alone, in the server's zone.
async fn begin(dialog: &mut Dialog, opened: Opened, history_ends_at: Option<DateTime<Utc>>) -> Result<Cursor, Error> {
    let end = uid_next(dialog, opened).await?;
    let next = match history_ends_at {
        None => 1,
        Some(at) => {
            let day = (at - TimeDelta::days(1)).format("%-d-%b-%Y");
            let recent = dialog.search(&format!("SINCE {day}")).await?;
            recent.into_iter().min().unwrap_or(end)
        }
    };
    Ok(Cursor {
        uid_validity: opened.uid_validity,
        next,
        began_before: end,
        quiet: None,
        failed: BTreeSet::new(),
    })
}

/// The UID that the next message will get at least; older servers do not say it.
async fn uid_next(dialog: &mut Dialog, opened: Opened) -> Result<u32, Error> {
    if let Some(uid) = opened.uid_next {
        return Ok(uid);
    }
    let mut last = 0;
    if opened.exists > 0 {
        let read = |response: &Response<'_>| last = uid_of(response).unwrap_or(last).max(last);
        dialog.ask("FETCH * (UID)", read).await?;
    }
    Ok(last.saturating_add(1))
}

/// The next messages and the UID after the last that was looked at; UIDs may have wide gaps, so the view widens.
async fn list(
    dialog: &mut Dialog,
    cursor: &Cursor,
    end: u32,
    limit: usize,
    history_ends_at: Option<DateTime<Utc>>,
) -> Result<(Vec<Listed>, u32), Error> {
    let mut from = cursor.next.max(1);
    let mut width = u32::try_from(4 * limit).unwrap_or(u32::MAX).max(200);
    let mut listed = BTreeMap::new();
    while from < end && listed.is_empty() {
        let to = from.saturating_add(width).min(end) - 1;
        let read = |response: &Response<'_>| {
            let (Some(uid), Response::Fetch(_, values)) = (uid_of(response), response) else {
                return;
            };
            let is_history = history_ends_at.is_some_and(|ends_at| {
                let ends_at = if uid < cursor.began_before {
                    ends_at
                } else {
                    ends_at - SLOWEST_DELIVERY
                };
                // Servers keep whole seconds.
                received_at(values).is_some_and(|at| at.timestamp() < ends_at.timestamp())
            });
            if !is_history && (from..=to).contains(&uid) {
                listed.insert(uid, size(values));
            }
        };
        dialog
            .ask(&format!("UID FETCH {from}:{to} (UID INTERNALDATE RFC822.SIZE)"), read)
            .await?;
        from = to.saturating_add(1);
        width = width.saturating_mul(2);
    }
    let listed = listed.into_iter().map(|(uid, size)| Listed { uid, size }).collect();
    Ok((listed, from.max(cursor.next)))
}

/// The first of them, bounded in number and size, at least one.
fn within_limits(listed: &[Listed], limit: usize) -> Vec<u32> {
    let mut bytes = 0_u64;
    let fits = |(at, message): &(usize, &Listed)| {
        bytes += u64::from(message.size.min(MESSAGE_BYTES));
        *at == 0 || bytes <= BATCH_BYTES
    };
    let taken = listed.iter().take(limit).enumerate().take_while(fits);
    taken.map(|(_, message)| message.uid).collect()
}

/// Reads messages together, and one by one where the server refuses them together.
async fn read(
    dialog: &mut Dialog,
    cursor: &mut Cursor,
    uids: &[u32],
    messages: &mut Vec<FetchedMessage>,
) -> Result<(), Error> {
    let before = messages.len();
    match ask_for(dialog, cursor.uid_validity, uids, messages).await {
        Err(Error::Refused { .. }) => {
            messages.truncate(before);
            for &uid in uids {
                read_alone(dialog, cursor, uid, messages).await?;
            }
            Ok(())
        }
        read => read,
    }
}

async fn read_alone(
    dialog: &mut Dialog,
    cursor: &mut Cursor,
    uid: u32,
    messages: &mut Vec<FetchedMessage>,
) -> Result<(), Error> {
    match ask_for(dialog, cursor.uid_validity, &[uid], messages).await {
        Err(Error::Refused { reason }) => {
            tracing::warn!(uid, reason, "the server does not give a message, it is asked again");
            if cursor.failed.len() < REMEMBERED_FAILURES {
                cursor.failed.insert(uid);
            }
            Ok(())
        }
        read => read,
    }
}

/// A message that was removed meanwhile is not answered for.
async fn ask_for(
    dialog: &mut Dialog,
    uid_validity: u32,
    uids: &[u32],
    messages: &mut Vec<FetchedMessage>,
) -> Result<(), Error> {
    let set: Vec<String> = uids.iter().map(ToString::to_string).collect();
    let part = format!("BODY.PEEK[]<0.{MESSAGE_BYTES}>");
    let mut found = BTreeMap::new();
    let read = |response: &Response<'_>| {
        if let (Some(uid), Response::Fetch(_, values)) = (uid_of(response), response)
            && let Some(raw) = body(values)
        {
            found.insert(uid, (received_at(values).unwrap_or_default(), raw.to_vec()));
        }
    };
    dialog
        .ask(&format!("UID FETCH {} (UID INTERNALDATE {part})", set.join(",")), read)
        .await?;
    messages.extend(found.into_iter().map(|(uid, (received_at, raw))| FetchedMessage {
        provider_message_id: format!("{FOLDER}/{uid_validity}/{uid}"),
        provider_thread_id: None,
        received_at,
        raw,
    }));
    Ok(())
}

fn uid_of(response: &Response<'_>) -> Option<u32> {
    let Response::Fetch(_, values) = response else {
        return None;
    };
    values.iter().find_map(|value| match value {
        AttributeValue::Uid(uid) => Some(*uid),
        _ => None,
    })
}

fn size(values: &[AttributeValue<'_>]) -> u32 {
    let size = values.iter().find_map(|value| match value {
        AttributeValue::Rfc822Size(size) => Some(*size),
        _ => None,
    });
    size.unwrap_or_default()
}

fn body<'v>(values: &'v [AttributeValue<'_>]) -> Option<&'v [u8]> {
    values.iter().find_map(|value| match value {
        AttributeValue::BodySection { data, .. } => data.as_deref(),
        _ => None,
    })
}

fn received_at(values: &[AttributeValue<'_>]) -> Option<DateTime<Utc>> {
    let date = values.iter().find_map(|value| match value {
        AttributeValue::InternalDate(date) => Some(date.as_ref()),
        _ => None,
    })?;
    let date = DateTime::parse_from_str(date.trim(), "%d-%b-%Y %H:%M:%S %z").ok()?;
    Some(date.to_utc())
}
