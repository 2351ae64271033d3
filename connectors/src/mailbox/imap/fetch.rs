//! Incremental reading of a folder by UID. The cursor stands before the first UID that was not handed out; a folder whose UIDs
//! were given anew (UIDVALIDITY) is read again from the day it was connected, and what is known already is told apart later.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use async_imap::imap_proto::{AttributeValue, Response};
use chrono::{DateTime, TimeDelta, Utc};
use domain::guard::Standing;
use serde::{Deserialize, Serialize};
use tokio::time::timeout;

use super::dialog::{Dialog, Opened};
use crate::Error;
use crate::mailbox::{BEGINNING, FetchedMessage, LARGEST_MESSAGE, Place};

const BATCH_BYTES: u64 = 8 << 20;
/// Messages the server would not give that reading goes on beyond; more of them are a fault of the server.
const REMEMBERED_FAILURES: usize = 100;
/// How long the messages of one call may take.
const TRANSFER_LIMIT: Duration = Duration::from_secs(15);
/// Calls in a row that ran out of time, the last ones over one message, before only its beginning is read.
const SLOW_CALLS: u8 = 3;
/// How far back a message may be dated that arrives after the first reading.
const SLOWEST_DELIVERY: TimeDelta = TimeDelta::days(1);

/// A folder, and what of it is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct View<'f> {
    pub(super) folder: &'f str,
    /// Whether the owner's own mail lies there.
    pub(super) is_sent: bool,
    /// Mail from before is left alone.
    pub(super) history_ends_at: Option<DateTime<Utc>>,
}

/// Where reading stands in a folder; small, whatever the number of messages.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Cursor {
    uid_validity: u32,
    /// The first UID not handed out.
    next: u32,
    /// Messages below were there when reading began, and may be history.
    began_before: u32,
    /// The state of the folder when nothing was left to read (CONDSTORE).
    quiet: Option<u64>,
    /// Messages the server would not give, asked for at every call.
    failed: BTreeSet<u32>,
    /// Calls in a row that ran out of time: the next reads one message alone.
    #[serde(default)]
    slow: u8,
}

/// What a call brought.
pub(super) struct Read {
    pub(super) messages: Vec<FetchedMessage>,
    pub(super) cursor: Cursor,
    pub(super) has_more: bool,
    /// Whether the session can serve another call.
    pub(super) is_usable: bool,
}

/// A message as it is listed.
struct Listed {
    uid: u32,
    size: u32,
}

/// Reads the next messages of a folder.
pub(super) async fn fetch(
    dialog: &mut Dialog,
    view: View<'_>,
    known: Option<Cursor>,
    limit: usize,
) -> Result<Read, Error> {
    let opened = dialog.select(view.folder).await?;
    let cursor = match known.filter(|cursor| cursor.uid_validity == opened.uid_validity) {
        Some(cursor) => cursor,
        None => begin(dialog, opened, view.history_ends_at).await?,
    };
    if cursor.quiet.is_some() && cursor.quiet == opened.modseq {
        return Ok(Read::all(Vec::new(), cursor, false));
    }
    let end = uid_next(dialog, opened).await?;
    let (before, slow) = (cursor.clone(), cursor.slow);
    let limit = if slow > 0 { 1 } else { limit };
    match timeout(
        TRANSFER_LIMIT,
        advance(dialog, view, cursor, (end, opened.modseq), limit),
    )
    .await
    {
        Ok(read) => read,
        Err(_) => {
            let slow = slow % (SLOW_CALLS + 1) + 1;
            tracing::warn!(slow, "reading messages takes too long, fewer are read at once");
            let cursor = Cursor { slow, ..before };
            Ok(Read {
                messages: Vec::new(),
                cursor,
                has_more: slow < SLOW_CALLS,
                is_usable: false,
            })
        }
    }
}

/// What the owner has done by now with messages of the folder that is open; one that is gone was removed.
pub(super) async fn standings(dialog: &mut Dialog, uids: &[u32]) -> Result<BTreeMap<u32, Standing>, Error> {
    let mut found: BTreeMap<u32, Standing> = BTreeMap::new();
    if uids.is_empty() {
        return Ok(found);
    }
    let read = |response: &Response<'_>| {
        if let (Some(uid), Response::Fetch(_, values)) = (uid_of(response), response) {
            found.insert(uid, standing(values));
        }
    };
    dialog
        .ask(&format!("UID FETCH {} (UID FLAGS)", set(uids)), read)
        .await?;
    for &uid in uids {
        found.entry(uid).or_insert(Standing::Removed);
    }
    Ok(found)
}

impl Cursor {
    /// The provider message id of a message.
    fn id(&self, folder: &str, uid: u32) -> String {
        format!("{folder}/{}/{uid}", self.uid_validity)
    }
}

impl View<'_> {
    /// Bytes of the largest message that is read in whole. Of the owner's own mail the text matters, not the files.
    const fn largest(self) -> u32 {
        const LARGEST_SENT: u32 = 256 << 10;
        if self.is_sent { LARGEST_SENT } else { LARGEST_MESSAGE }
    }

    const fn place(self, standing: Standing) -> Place {
        if self.is_sent {
            Place::Sent
        } else {
            Place::Inbox(standing)
        }
    }
}

impl Read {
    const fn all(messages: Vec<FetchedMessage>, cursor: Cursor, has_more: bool) -> Self {
        Self {
            messages,
            cursor,
            has_more,
            is_usable: true,
        }
    }
}

/// First what the server would not give before, then what comes next. A message that is refused is remembered and
/// passed, as long as there is room to remember it.
async fn advance(
    dialog: &mut Dialog,
    view: View<'_>,
    mut cursor: Cursor,
    (end, modseq): (u32, Option<u64>),
    limit: usize,
) -> Result<Read, Error> {
    let mut messages = Vec::new();
    let most = if cursor.slow < SLOW_CALLS { view.largest() } else { 0 };
    let again: Vec<u32> = cursor.failed.iter().copied().collect();
    for uid in again {
        if messages.len() < limit && !read_alone(dialog, view, &cursor, (uid, most), &mut messages).await? {
            cursor.failed.remove(&uid);
        }
    }
    let room = limit - messages.len().min(limit);
    let mut is_stuck = false;
    if room > 0 {
        let (listed, passed) = list(dialog, &cursor, end, room, view.history_ends_at).await?;
        let taken = within_limits(&listed, room, view.largest());
        let is_rest = listed.len() > taken.len();
        let refused = read(dialog, view, &cursor, (taken, most), &mut messages).await?;
        let has_room = REMEMBERED_FAILURES.saturating_sub(cursor.failed.len());
        let stuck_at = refused.get(has_room).copied();
        cursor.failed.extend(refused.iter().take(has_room));
        is_stuck = stuck_at.is_some();
        cursor.next = match (stuck_at, taken.last()) {
            (Some(uid), _) => uid,
            (None, Some(last)) if is_rest => last.uid.saturating_add(1),
            _ => passed,
        };
        // What came from beyond the stuck one comes again with it.
        messages.retain(|message| stuck_at.is_none_or(|uid| message.0 < uid));
    }
    if is_stuck && messages.is_empty() {
        return Err(Error::Retry {
            after: None,
            source: format!("the server refuses more than {REMEMBERED_FAILURES} messages").into(),
        });
    }
    cursor.slow = 0;
    let has_more = !is_stuck && (cursor.next < end || room == 0);
    cursor.quiet = modseq.filter(|_| !has_more && !is_stuck && cursor.failed.is_empty());
    let messages = messages.into_iter().map(|(_, message)| message).collect();
    Ok(Read::all(messages, cursor, has_more))
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
        slow: 0,
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
fn within_limits(listed: &[Listed], limit: usize, largest: u32) -> &[Listed] {
    let mut bytes = 0_u64;
    let fits = |(at, message): &(usize, &Listed)| {
        let size = if message.size > largest {
            BEGINNING
        } else {
            message.size
        };
        bytes += u64::from(size);
        *at == 0 || bytes <= BATCH_BYTES
    };
    let taken = listed.iter().take(limit).enumerate().take_while(fits).count();
    listed.get(..taken).unwrap_or_default()
}

/// A message with its UID.
type Found = (u32, FetchedMessage);

/// Reads messages together, and one by one where the server refuses them together; of those larger than `most` only
/// the beginning. Answers the UIDs of those that it refuses.
async fn read(
    dialog: &mut Dialog,
    view: View<'_>,
    cursor: &Cursor,
    (listed, most): (&[Listed], u32),
    messages: &mut Vec<Found>,
) -> Result<Vec<u32>, Error> {
    let (whole, cut): (Vec<&Listed>, Vec<&Listed>) = listed.iter().partition(|message| message.size <= most);
    let mut refused = Vec::new();
    for (part, is_cut) in [(whole, false), (cut, true)] {
        let uids: Vec<u32> = part.iter().map(|message| message.uid).collect();
        match ask_for(dialog, view, cursor, (&uids, is_cut), messages).await {
            Ok(missing) => refused.extend(missing),
            Err(Error::Refused { .. }) => {
                for uid in uids {
                    let most = if is_cut { 0 } else { u32::MAX };
                    if read_alone(dialog, view, cursor, (uid, most), messages).await? {
                        refused.push(uid);
                    }
                }
            }
            Err(error) => return Err(error),
        }
    }
    refused.sort_unstable();
    messages.sort_by_key(|(uid, _)| *uid);
    Ok(refused)
}

/// Reads one message; answers whether the server refuses it.
async fn read_alone(
    dialog: &mut Dialog,
    view: View<'_>,
    cursor: &Cursor,
    (uid, most): (u32, u32),
    messages: &mut Vec<Found>,
) -> Result<bool, Error> {
    match ask_for(dialog, view, cursor, (&[uid], most == 0), messages).await {
        Ok(missing) => Ok(!missing.is_empty()),
        Err(Error::Refused { reason }) => {
            tracing::warn!(uid, reason, "the server does not give a message, it is asked again");
            Ok(true)
        }
        Err(error) => Err(error),
    }
}

/// Asks for messages, and answers which are there and were not given; one that was removed meanwhile is not.
async fn ask_for(
    dialog: &mut Dialog,
    view: View<'_>,
    cursor: &Cursor,
    (uids, is_cut): (&[u32], bool),
    messages: &mut Vec<Found>,
) -> Result<Vec<u32>, Error> {
    if uids.is_empty() {
        return Ok(Vec::new());
    }
    let length = if is_cut { BEGINNING } else { LARGEST_MESSAGE };
    let part = format!("BODY.PEEK[]<0.{length}>");
    let mut found = BTreeMap::new();
    let read = |response: &Response<'_>| {
        if let (Some(uid), Response::Fetch(_, values)) = (uid_of(response), response)
            && uids.contains(&uid)
            && let Some(raw) = body(values)
        {
            let received_at = received_at(values).unwrap_or_default();
            found.insert(uid, (received_at, view.place(standing(values)), raw.to_vec()));
        }
    };
    dialog
        .ask(
            &format!("UID FETCH {} (UID INTERNALDATE FLAGS {part})", set(uids)),
            read,
        )
        .await?;
    let missing: Vec<u32> = uids.iter().copied().filter(|uid| !found.contains_key(uid)).collect();
    messages.extend(found.into_iter().map(|(uid, (received_at, place, raw))| {
        let message = FetchedMessage {
            provider_message_id: cursor.id(view.folder, uid),
            provider_thread_id: None,
            received_at,
            is_cut: raw.len() >= length as usize,
            raw,
            place,
        };
        (uid, message)
    }));
    still_there(dialog, &missing).await
}

/// Those of the messages that the folder still has.
async fn still_there(dialog: &mut Dialog, uids: &[u32]) -> Result<Vec<u32>, Error> {
    let mut there = BTreeSet::new();
    if !uids.is_empty() {
        let read = |response: &Response<'_>| there.extend(uid_of(response).filter(|uid| uids.contains(uid)));
        dialog.ask(&format!("UID FETCH {} (UID)", set(uids)), read).await?;
    }
    Ok(there.into_iter().collect())
}

fn set(uids: &[u32]) -> String {
    let uids: Vec<String> = uids.iter().map(ToString::to_string).collect();
    uids.join(",")
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

/// What the flags say (RFC 3501 §2.3.2).
fn standing(values: &[AttributeValue<'_>]) -> Standing {
    let flags = values.iter().find_map(|value| match value {
        AttributeValue::Flags(flags) => Some(flags.as_slice()),
        _ => None,
    });
    let has = |wanted: &str| flags.is_some_and(|flags| flags.iter().any(|flag| flag.eq_ignore_ascii_case(wanted)));
    if has("\\Deleted") || has("\\Draft") {
        Standing::Removed
    } else if has("\\Answered") {
        Standing::Answered
    } else {
        Standing::Open
    }
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
