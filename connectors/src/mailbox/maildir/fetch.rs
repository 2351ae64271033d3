//! Incremental reading. A round hands out everything before a line, oldest first, over as many calls as the limit asks.
//! A message that turns up before a line already passed is noticed by the fingerprint, and its bucket is handed out again:
//! a message may come twice, but is never lost.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use chrono::DateTime;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::line::{BLUR, Line};
use super::scan::{self, Entry};
use super::seen::{Bucket, Seen, bucket};
use crate::Error;
use crate::clock::{Clock, SystemClock};
use crate::mailbox::{BEGINNING, Batch, FetchedMessage, LARGEST_MESSAGE, Place};

const BATCH_BYTES: u64 = 16 << 20;
/// Messages that cannot be read that reading goes on beyond; more of them are a fault of the disk.
const REMEMBERED_FAILURES: usize = 100;

/// Where reading stands; small, whatever the number of messages.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Cursor {
    folder: String,
    /// Everything before it was handed out.
    mark: Line,
    seen: Seen,
    round: Option<Round>,
    /// Messages that could not be read, tried again at every call.
    failed: BTreeSet<String>,
    /// The times of the places when nothing was left to read.
    quiet: Option<[i64; 2]>,
}

/// The part of the folder that is being handed out.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Round {
    until: Line,
    done: Option<(i64, String)>,
    /// Buckets that hold an overlooked message: all of them is handed out.
    whole: BTreeSet<Bucket>,
    /// Buckets in which messages only moved or changed flags.
    settled: BTreeSet<Bucket>,
}

impl Cursor {
    /// A cursor of another folder, or one that cannot be read, starts over.
    fn read(value: &Value, folder: &Path) -> Self {
        let folder = folder.to_string_lossy().into_owned();
        let known = Self::deserialize(value).ok().filter(|cursor| cursor.folder == folder);
        known.unwrap_or_else(|| Self {
            folder,
            mark: Line::before_all(),
            seen: Seen::default(),
            round: None,
            failed: BTreeSet::new(),
            quiet: None,
        })
    }

    fn start_round(&self, entries: &[Entry]) -> Round {
        let present: Seen = entries.iter().map(|entry| entry.hash).collect();
        let below: Seen = entries
            .iter()
            .filter(|entry| self.mark.has_before(entry))
            .map(|entry| entry.hash)
            .collect();
        let settled = present.same(&self.seen);
        Round {
            until: self.mark.after(entries),
            done: None,
            whole: below.beyond(&self.seen).difference(&settled).copied().collect(),
            settled,
        }
    }
}

impl Round {
    fn has_handed_out(&self, entry: &Entry, mark: &Line) -> bool {
        let bucket = bucket(entry.hash);
        let is_done = self.done.as_ref().is_some_and(|(at, name)| entry.key() <= (*at, name));
        self.settled.contains(&bucket) || is_done || (mark.has_before(entry) && !self.whole.contains(&bucket))
    }
}

/// How a folder is looked at.
pub(super) struct View<'a> {
    pub(super) folder: &'a Path,
    /// Messages that are as if they were not there.
    pub(super) is_history: &'a dyn Fn(&Entry) -> bool,
    /// Reads so many bytes of a file at most.
    pub(super) read: &'a dyn Fn(&Path, u64) -> io::Result<Vec<u8>>,
}

/// Messages of one call, bounded in number and size.
struct Reading<'a> {
    view: &'a View<'a>,
    limit: usize,
    bytes: u64,
    messages: Vec<FetchedMessage>,
    hashes: Vec<u64>,
    failed: BTreeSet<String>,
}

impl<'a> Reading<'a> {
    fn new(view: &'a View<'a>, limit: usize) -> Self {
        Self {
            view,
            limit,
            bytes: 0,
            messages: Vec::new(),
            hashes: Vec::new(),
            failed: BTreeSet::new(),
        }
    }

    fn has_room_for(&self, entry: &Entry) -> bool {
        let fits = self.bytes.saturating_add(length(entry).min(entry.size)) <= BATCH_BYTES;
        self.messages.is_empty() || (self.messages.len() < self.limit && fits)
    }

    /// Whether it was read or is remembered as failed, so that reading may go on beyond it.
    fn read(&mut self, entry: &Entry) -> bool {
        match (self.view.read)(&entry.path, length(entry)) {
            Ok(raw) => {
                self.bytes = self.bytes.saturating_add(raw.len() as u64);
                self.hashes.push(entry.hash);
                self.messages.push(FetchedMessage {
                    provider_message_id: entry.name.clone(),
                    provider_thread_id: None,
                    received_at: DateTime::from_timestamp_nanos(entry.written_at),
                    is_cut: is_cut(entry),
                    raw,
                    place: Place::Inbox(entry.standing),
                });
                true
            }
            Err(error) => {
                tracing::warn!(file = %entry.path.display(), %error, "a message cannot be read, it is tried again");
                let has_room = self.failed.len() < REMEMBERED_FAILURES;
                if has_room {
                    self.failed.insert(entry.name.clone());
                }
                has_room
            }
        }
    }
}

/// Reads the next messages.
pub(super) fn fetch(view: &View<'_>, value: &Value, limit: usize) -> Result<Batch, Error> {
    let started_at = SystemClock.now().timestamp_nanos_opt().unwrap_or(i64::MIN);
    let mut cursor = Cursor::read(value, view.folder);
    let places = scan::places_changed_at(view.folder)?;
    if cursor.quiet == Some(places) {
        return Ok(Batch {
            messages: Vec::new(),
            cursor: value.clone(),
            has_more: false,
        });
    }
    let mut entries = scan::list(view.folder)?;
    entries.retain(|entry| !(view.is_history)(entry));
    let (failed, entries): (Vec<_>, Vec<_>) = entries
        .into_iter()
        .partition(|entry| cursor.failed.contains(&entry.name));

    let mut reading = Reading::new(view, limit);
    for entry in &failed {
        if !reading.has_room_for(entry) || !reading.read(entry) {
            reading.failed.insert(entry.name.clone());
        }
    }
    let round = cursor.round.take().unwrap_or_else(|| cursor.start_round(&entries));
    let Advanced {
        has_more,
        has_doubts,
        is_stuck,
    } = advance(&mut cursor, round, &entries, &mut reading);
    if is_stuck && reading.messages.is_empty() {
        let why = format!("more than {REMEMBERED_FAILURES} messages cannot be read");
        return Err(scan::unavailable(view.folder, io::Error::other(why)));
    }

    // A folder changed just now may change again without showing it.
    let is_settled = places.iter().all(|&at| at.saturating_add(BLUR) < started_at);
    let is_quiet = is_settled && !has_more && !has_doubts && !is_stuck && reading.failed.is_empty();
    cursor.quiet = is_quiet.then_some(places);
    cursor.failed = reading.failed;
    let mut messages = reading.messages;
    messages.sort_by(|one, other| {
        (one.received_at, &one.provider_message_id).cmp(&(other.received_at, &other.provider_message_id))
    });
    let cursor = serde_json::to_value(&cursor).map_err(|error| Error::Invalid {
        what: error.to_string(),
    })?;
    Ok(Batch {
        messages,
        cursor,
        has_more,
    })
}

/// How far a round came.
struct Advanced {
    has_more: bool,
    /// Whether something may have been overlooked.
    has_doubts: bool,
    /// Whether more cannot be read than is remembered.
    is_stuck: bool,
}

/// Hands out the next messages of the round.
fn advance(cursor: &mut Cursor, mut round: Round, entries: &[Entry], reading: &mut Reading<'_>) -> Advanced {
    let in_scope = || entries.iter().filter(|entry| round.until.has_before(entry));
    let handed_out = in_scope().filter(|entry| round.has_handed_out(entry, &cursor.mark));
    let mut seen: Seen = handed_out.map(|entry| entry.hash).collect();
    let doubtful = seen.beyond(&cursor.seen);
    seen.restore(&doubtful, &cursor.seen);

    let mut waiting: Vec<&Entry> = in_scope()
        .filter(|entry| !round.has_handed_out(entry, &cursor.mark))
        .collect();
    waiting.sort_by_key(|entry| entry.key());
    let (mut is_round_over, mut is_stuck) = (true, false);
    for entry in waiting {
        let has_room = reading.has_room_for(entry);
        is_stuck = has_room && !reading.read(entry);
        if !has_room || is_stuck {
            is_round_over = false;
            break;
        }
        round.done = Some((entry.written_at, entry.name.clone()));
    }
    reading.hashes.iter().for_each(|&hash| seen.add(hash));
    cursor.seen = seen;
    let has_more = !is_stuck && (!is_round_over || entries.iter().any(|entry| !round.until.has_before(entry)));
    if is_round_over {
        cursor.mark = round.until;
    } else {
        cursor.round = Some(round);
    }
    Advanced {
        has_more,
        has_doubts: !doubtful.is_empty(),
        is_stuck,
    }
}

/// Reads so many bytes of a file at most.
pub(super) fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut raw = Vec::new();
    File::open(path)?.take(most).read_to_end(&mut raw)?;
    Ok(raw)
}

fn is_cut(entry: &Entry) -> bool {
    entry.size > u64::from(LARGEST_MESSAGE)
}

/// Bytes that are read of a message at most.
fn length(entry: &Entry) -> u64 {
    u64::from(if is_cut(entry) { BEGINNING } else { LARGEST_MESSAGE })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fetch_unless(folder: &Path, is_broken: &dyn Fn(&Path) -> bool, cursor: &Value) -> Result<Batch, Error> {
        let read = |path: &Path, most: u64| {
            if is_broken(path) {
                Err(io::Error::other("input/output error"))
            } else {
                read(path, most)
            }
        };
        let view = View {
            folder,
            is_history: &|_| false,
            read: &read,
        };
        fetch(&view, cursor, 10)
    }

    fn folder_with(names: impl IntoIterator<Item = String>) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("cur")).unwrap();
        std::fs::create_dir(folder.path().join("new")).unwrap();
        for name in names {
            std::fs::write(folder.path().join("new").join(&name), &name).unwrap();
        }
        folder
    }

    #[test]
    fn of_more_broken_messages_than_are_remembered_none_is_lost() {
        let folder = folder_with((0..250).map(|number| format!("{number:03}")));
        let mut cursor = Value::Null;
        let mut came = std::collections::BTreeSet::new();
        let is_broken = |path: &Path| !path.ends_with("249");

        for _ in 0..40 {
            if let Ok(batch) = fetch_unless(folder.path(), &is_broken, &cursor) {
                cursor = batch.cursor;
            }
        }
        for _ in 0..40 {
            let batch = fetch_unless(folder.path(), &|_| false, &cursor).unwrap();
            cursor = batch.cursor;
            came.extend(batch.messages.into_iter().map(|message| message.provider_message_id));
        }

        assert_eq!(came.len(), 250);
    }

    #[test]
    fn of_a_message_larger_than_the_largest_only_the_beginning_comes() {
        let folder = folder_with(["small".to_owned(), "large".to_owned()]);
        let large = File::options()
            .write(true)
            .open(folder.path().join("new/large"))
            .unwrap();
        large.set_len(u64::from(LARGEST_MESSAGE) + 1).unwrap();

        let batch = fetch_unless(folder.path(), &|_| false, &Value::Null).unwrap();

        let mut came: Vec<(bool, usize)> = batch
            .messages
            .iter()
            .map(|message| (message.is_cut, message.raw.len()))
            .collect();
        came.sort_unstable();
        assert_eq!(came, [(false, 5), (true, BEGINNING as usize)]);
    }

    fn fetch_except(folder: &Path, broken: &str, cursor: &mut Value) -> Vec<String> {
        let batch = fetch_unless(folder, &|path| path.ends_with(broken), cursor).unwrap();
        *cursor = batch.cursor;
        batch
            .messages
            .into_iter()
            .map(|message| message.provider_message_id)
            .collect()
    }

    #[test]
    fn an_unreadable_message_does_not_block_the_others_and_comes_later() {
        let folder = folder_with(["a", "b", "c"].map(str::to_owned));
        let mut cursor = Value::Null;

        let first = fetch_except(folder.path(), "b", &mut cursor);
        let second = fetch_except(folder.path(), "b", &mut cursor);
        let third = fetch_except(folder.path(), "none", &mut cursor);
        let fourth = fetch_except(folder.path(), "none", &mut cursor);

        assert_eq!(
            (first, second, third, fourth),
            (vec!["a".into(), "c".into()], vec![], vec!["b".into()], vec![])
        );
    }
}
