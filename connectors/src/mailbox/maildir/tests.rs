//! What a Maildir promises beyond the contract of all mailboxes.

use std::collections::HashSet;
use std::fs::{self, File};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use chrono::TimeDelta;
use domain::accounts::Provider;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::json;
use tempfile::TempDir;

use super::*;
use crate::clock::{Clock, SystemClock};
use crate::mailbox::contract::{Bench, at, drain, holds_for, outgoing, texts};

struct Folder {
    home: TempDir,
    mailbox: Maildir,
    next: AtomicU64,
}

impl Folder {
    fn new() -> Self {
        Self::connected(true, at(0))
    }

    fn connected(takes_history: bool, connected_at: DateTime<Utc>) -> Self {
        let home = TempDir::new().unwrap();
        for place in ["tmp", "new", "cur"] {
            fs::create_dir(home.path().join(place)).unwrap();
        }
        let mailbox = Maildir::new(&connection(json!({ "path": home.path() }), takes_history, connected_at)).unwrap();
        Self {
            home,
            mailbox,
            next: AtomicU64::new(1),
        }
    }

    fn put(&self, place: &str, name: &str, raw: &str, written_at: DateTime<Utc>) -> PathBuf {
        let tmp = self.home.path().join("tmp").join(name);
        fs::write(&tmp, raw).unwrap();
        File::options()
            .write(true)
            .open(&tmp)
            .unwrap()
            .set_modified(written_at.into())
            .unwrap();
        let path = self.home.path().join(place).join(name);
        fs::rename(tmp, &path).unwrap();
        path
    }

    fn flag(&self, from: &str, to: &str) {
        fs::rename(self.home.path().join(from), self.home.path().join(to)).unwrap();
    }

    async fn drain(&self, cursor: &mut Value) -> Vec<String> {
        texts(&drain(&self.mailbox, cursor, 100).await)
            .into_iter()
            .map(str::to_owned)
            .collect()
    }
}

impl Bench for Folder {
    fn mailbox(&self) -> &dyn Mailbox {
        &self.mailbox
    }

    fn deliver(&self, raw: &str, received_at: DateTime<Utc>) {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        self.put("new", &format!("1790000000.M{number}.host"), raw, received_at);
    }

    fn left(&self) -> Vec<Vec<u8>> {
        let files = fs::read_dir(self.home.path().join(".Sent/cur")).unwrap();
        files.map(|file| fs::read(file.unwrap().path()).unwrap()).collect()
    }
}

fn connection(settings: Value, takes_history: bool, connected_at: DateTime<Utc>) -> Connection {
    let email = "ann@acme.example".to_owned();
    Connection {
        provider: Provider::Maildir,
        email,
        settings,
        secret: None,
        connected_at,
        takes_history,
    }
}

#[tokio::test]
async fn the_contract_of_mailboxes_holds() {
    holds_for(Folder::new).await;
}

#[tokio::test]
async fn a_late_message_with_an_old_time_is_not_lost() {
    let folder = Folder::new();
    let mut cursor = Value::Null;
    folder.put("new", "b", "later", at(10));
    folder.drain(&mut cursor).await;

    folder.put("new", "a", "earlier", at(-100));
    folder.put("cur", "c:2,S", "much earlier", at(-1_000));

    assert_eq!(folder.drain(&mut cursor).await, ["much earlier", "earlier"]);
}

#[tokio::test]
async fn flags_and_moves_do_not_make_a_message_come_again() {
    let folder = Folder::new();
    let mut cursor = Value::Null;
    for number in 0..50 {
        folder.put("new", &format!("m{number}"), "text", at(number));
    }
    folder.drain(&mut cursor).await;

    for number in 0..50 {
        folder.flag(&format!("new/m{number}"), &format!("cur/m{number}:2,S"));
    }

    assert!(folder.drain(&mut cursor).await.is_empty());
}

#[tokio::test]
async fn deleted_messages_do_not_make_others_come_again() {
    let folder = Folder::new();
    let mut cursor = Value::Null;
    for number in 0..300 {
        folder.put("cur", &format!("m{number}:2,S"), "text", at(number));
    }
    folder.drain(&mut cursor).await;

    for number in 0..150 {
        fs::remove_file(folder.home.path().join(format!("cur/m{number}:2,S"))).unwrap();
    }
    folder.put("new", "fresh", "fresh", at(1));

    assert_eq!(folder.drain(&mut cursor).await, ["fresh"]);
}

#[tokio::test]
async fn a_message_below_the_mark_is_found_by_the_fingerprint() {
    let folder = Folder::new();
    let mut cursor = Value::Null;
    folder.put("new", "known", "known", at(1));
    folder.drain(&mut cursor).await;
    let beyond_all = (SystemClock.now() + TimeDelta::days(1)).timestamp_nanos_opt().unwrap();
    cursor["mark"]["at"] = json!(beyond_all);
    cursor["quiet"] = Value::Null;

    folder.put("new", "overlooked", "overlooked", at(2));

    assert!(folder.drain(&mut cursor).await.contains(&"overlooked".to_owned()));
    assert!(folder.drain(&mut cursor).await.is_empty());
}

#[tokio::test]
async fn without_history_only_later_mail_comes() {
    let connected_at = SystemClock.now();
    let folder = Folder::connected(false, connected_at);
    let mut cursor = Value::Null;
    folder.put("cur", "old:2,S", "old", connected_at - TimeDelta::days(30));
    folder.put(
        "new",
        "moved",
        "moved here from an archive",
        connected_at - TimeDelta::days(30),
    );
    folder.put(
        "new",
        "slow",
        "written before, delivered after",
        connected_at - TimeDelta::seconds(5),
    );
    folder.put("new", "fresh", "fresh", connected_at + TimeDelta::seconds(1));

    assert_eq!(
        folder.drain(&mut cursor).await,
        ["written before, delivered after", "fresh"]
    );
    folder.flag("cur/old:2,S", "cur/old:2,RS");
    assert!(folder.drain(&mut cursor).await.is_empty());
}

#[tokio::test]
async fn a_missing_folder_is_named() {
    let folder = Folder::new();
    fs::remove_dir(folder.home.path().join("new")).unwrap();

    let error = folder.mailbox.fetch(&Value::Null, 10).await.unwrap_err();

    assert!(
        matches!(&error, Error::Unavailable { what, .. } if what.ends_with("/new")),
        "{error}"
    );
    assert!(matches!(folder.mailbox.check().await, Err(Error::Unavailable { .. })));
}

#[tokio::test]
async fn a_batch_stays_within_its_size_and_holds_at_least_one() {
    let folder = Folder::new();
    let large = "x".repeat(9 << 20);
    folder.put("new", "a", &"y".repeat(20 << 20), at(1));
    folder.put("new", "b", &large, at(2));
    folder.put("new", "c", &large, at(3));

    let mut cursor = Value::Null;
    let mut sizes = Vec::new();
    for _ in 0..3 {
        let batch = folder.mailbox.fetch(&cursor, 100).await.unwrap();
        sizes.push((batch.messages.len(), batch.has_more));
        cursor = batch.cursor;
    }

    assert_eq!(sizes, [(1, true), (1, true), (1, false)]);
}

#[tokio::test]
async fn messages_that_come_while_a_round_is_under_way_are_not_lost() {
    let folder = Folder::new();
    for number in 0..140 {
        folder.put("new", &format!("m{number}"), &format!("m{number}"), at(number));
    }
    let mut cursor = Value::Null;
    let mut fetched = Vec::new();

    for turn in 0.. {
        let batch = folder.mailbox.fetch(&cursor, 25).await.unwrap();
        fetched.extend(batch.messages.into_iter().map(|message| message.provider_message_id));
        cursor = batch.cursor;
        if turn < 5 {
            folder.put("new", &format!("late{turn}"), "late", at(turn - 50));
            folder.flag(&format!("new/m{turn}"), &format!("cur/m{turn}:2,S"));
        }
        if !batch.has_more {
            break;
        }
    }

    for name in (0..140)
        .map(|number| format!("m{number}"))
        .chain((0..5).map(|turn| format!("late{turn}")))
    {
        assert!(fetched.contains(&name), "{name} is lost");
    }
}

/// What may happen to a folder between two calls; the number picks the message.
#[derive(Clone, Debug)]
enum Event {
    Deliver { into_cur: bool, minutes_ago: i64 },
    Flag(usize),
    Delete(usize),
    Fetch { limit: usize },
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => (any::<bool>(), 0..10_000_i64)
            .prop_map(|(into_cur, minutes_ago)| Event::Deliver { into_cur, minutes_ago }),
        2 => any::<usize>().prop_map(Event::Flag),
        1 => any::<usize>().prop_map(Event::Delete),
        2 => (1..6_usize).prop_map(|limit| Event::Fetch { limit }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn whatever_happens_to_the_folder_no_message_is_lost(events in vec(event(), 1..80)) {
        let folder = Folder::new();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let (mut files, mut cursor, mut fetched) = (Vec::<PathBuf>::new(), Value::Null, HashSet::new());
        for (number, event) in events.into_iter().enumerate() {
            match event {
                Event::Deliver { into_cur, minutes_ago } => {
                    let (place, flags) = if into_cur { ("cur", ":2,") } else { ("new", "") };
                    files.push(folder.put(place, &format!("m{number}{flags}"), "text", at(-minutes_ago)));
                }
                Event::Flag(index) if !files.is_empty() => {
                    let index = index % files.len();
                    let name = files[index].file_name().unwrap().to_string_lossy().into_owned();
                    let flagged = folder.home.path().join(format!("cur/{}:2,S{number}", scan::unique_name(&name)));
                    fs::rename(&files[index], &flagged).unwrap();
                    files[index] = flagged;
                }
                Event::Delete(index) if !files.is_empty() => {
                    fs::remove_file(files.swap_remove(index % files.len())).unwrap();
                }
                Event::Fetch { limit } => {
                    let batch = runtime.block_on(folder.mailbox.fetch(&cursor, limit)).unwrap();
                    prop_assert!(batch.messages.len() <= limit);
                    fetched.extend(batch.messages.into_iter().map(|message| message.provider_message_id));
                    cursor = batch.cursor;
                }
                Event::Flag(_) | Event::Delete(_) => {}
            }
        }

        let rest = runtime.block_on(drain(&folder.mailbox, &mut cursor, 3));
        fetched.extend(rest.into_iter().map(|message| message.provider_message_id));

        for file in files {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            prop_assert!(fetched.contains(scan::unique_name(&name)), "{} is lost", name);
        }
        prop_assert!(runtime.block_on(drain(&folder.mailbox, &mut cursor, 3)).is_empty());
    }
}

#[tokio::test]
async fn ten_thousand_messages_leave_a_small_cursor() {
    let folder = Folder::new();
    for number in 0..10_000 {
        fs::write(folder.home.path().join(format!("new/m{number}")), b"text").unwrap();
    }
    let mut cursor = Value::Null;

    let all = drain(&folder.mailbox, &mut cursor, 500).await;

    let names: HashSet<_> = all.iter().map(|message| &message.provider_message_id).collect();
    assert_eq!((all.len(), names.len()), (10_000, 10_000));
    assert!(cursor.to_string().len() < 4_000, "{}", cursor.to_string().len());
}

#[tokio::test]
async fn an_unchanged_folder_is_not_read_again() {
    let folder = Folder::new();
    let mut cursor = Value::Null;
    folder.put("new", "a", "text", at(1));
    let long_ago = SystemTime::from(SystemClock.now()) - Duration::from_secs(60);
    for place in ["new", "cur"] {
        File::open(folder.home.path().join(place))
            .unwrap()
            .set_modified(long_ago)
            .unwrap();
    }
    folder.drain(&mut cursor).await;

    let batch = folder.mailbox.fetch(&cursor, 10).await.unwrap();

    assert!(cursor["quiet"].is_array());
    assert_eq!((batch.cursor, batch.has_more), (cursor, false));
}

#[tokio::test]
async fn the_same_message_is_stored_once_though_handed_over_again_and_flagged() {
    let folder = Folder::new();
    let first = folder
        .mailbox
        .hand_over(&outgoing("<a1@acme.example>"), None)
        .await
        .unwrap();
    let name = first.provider_id.clone().unwrap();
    folder.flag(&format!(".Sent/cur/{name}:2,S"), &format!(".Sent/cur/{name}:2,RS"));

    let second = folder
        .mailbox
        .hand_over(&outgoing("<a1@acme.example>"), None)
        .await
        .unwrap();

    assert_eq!(first, second);
    assert_eq!(folder.left().len(), 1);
    assert_eq!(fs::read_dir(folder.home.path().join(".Sent/tmp")).unwrap().count(), 0);
}

#[tokio::test]
async fn hand_overs_at_the_same_time_store_one_message() {
    let folder = Folder::new();
    let message = outgoing("<a1@acme.example>");

    let (one, other) = tokio::join!(
        folder.mailbox.hand_over(&message, None),
        folder.mailbox.hand_over(&message, None)
    );

    assert_eq!(one.unwrap(), other.unwrap());
    assert_eq!(folder.left().len(), 1);
}

#[test]
fn settings_without_a_folder_are_refused() {
    for settings in [json!({}), json!({ "path": "" }), Value::Null] {
        let error = Maildir::new(&connection(settings, true, at(0))).unwrap_err();

        assert!(matches!(error, Error::Invalid { what } if what.contains("`path`")));
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_delivery_is_told_at_once_and_reading_it_is_not() {
    let folder = Folder::new();
    let mut watch = folder.mailbox.watch().await.unwrap().expect("Linux tells of changes");
    folder.put("new", "one", "one", at(1));
    let within = |limit| Duration::from_millis(limit);

    let told = tokio::time::timeout(within(1_000), watch.changed()).await;
    folder.drain(&mut Value::Null).await;
    folder.flag("new/one", "cur/one:2,S");
    let silent = tokio::time::timeout(within(200), watch.changed()).await;

    assert!(matches!(told, Ok(Ok(()))), "{told:?}");
    assert!(silent.is_err(), "{silent:?}");
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_watch_on_a_folder_that_is_gone_ends() {
    let folder = Folder::new();
    let mut watch = folder.mailbox.watch().await.unwrap().expect("Linux tells of changes");

    fs::remove_dir(folder.home.path().join("new")).unwrap();

    let told = tokio::time::timeout(Duration::from_secs(5), watch.changed()).await;
    assert!(matches!(told, Ok(Err(_))), "{told:?}");
}
