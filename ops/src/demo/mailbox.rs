//! The Maildir of the demo: the sample mails as they would have arrived, and which file became which email.

use std::collections::HashMap;
use std::fs::{self, DirBuilder, File, FileTimes};
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::Context as _;
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

use super::files;
use super::placeholders::Start;

/// The folder of the mailbox in the data folder.
#[must_use]
pub(super) fn folder(data_dir: &Path) -> PathBuf {
    data_dir.join("demo-mailbox")
}

/// Delivers every sample mail, in the order of their Date headers. Those of a week arrive within a day, for older mail
/// would wait for a person.
///
/// # Errors
/// What cannot be rendered or written.
pub(super) fn deliver(folder: &Path, start: &Start) -> anyhow::Result<()> {
    for place in ["tmp", "new", "cur"] {
        let place = folder.join(place);
        let mut builder = DirBuilder::new();
        builder
            .recursive(true)
            .mode(0o700)
            .create(&place)
            .with_context(|| format!("cannot make {}", place.display()))?;
    }
    let mut letters = Vec::new();
    for sample in files::folder("mailbox")? {
        let rendered = start
            .render(sample.text, sample.number())
            .with_context(|| sample.name)?;
        let written_at = domain::mail::parse(rendered.as_bytes())
            .date
            .map_or(start.at, |date| date.with_timezone(&Utc));
        letters.push((written_at, sample.name, rendered.replace('\n', "\r\n")));
    }
    let oldest = letters.iter().map(|(written_at, ..)| start.at - *written_at).max();
    for (written_at, name, text) in letters {
        // The database keeps no nanoseconds.
        let arrived_at = (start.at - squeezed(start.at - written_at, oldest.unwrap_or_default())).trunc_subsecs(3);
        deliver_one(folder, name, &text, arrived_at).with_context(|| format!("cannot deliver {name}"))?;
    }
    Ok(())
}

/// An age among ages of up to `oldest`, so that the oldest is a little less than a day.
fn squeezed(age: TimeDelta, oldest: TimeDelta) -> TimeDelta {
    const A_DAY: i64 = 23 * 60 * 60;
    let oldest = oldest.num_seconds().max(A_DAY);
    TimeDelta::milliseconds(age.num_milliseconds() * A_DAY / oldest)
}

/// Names of the delivered files by the moment they arrived and their sender.
#[must_use]
pub(super) fn delivered(folder: &Path) -> HashMap<(DateTime<Utc>, String), String> {
    let places = ["new", "cur"].map(|place| folder.join(place));
    let files = places
        .iter()
        .filter_map(|place| fs::read_dir(place).ok())
        .flatten()
        .flatten();
    files
        .filter_map(|file| {
            let arrived_at = DateTime::<Utc>::from(file.metadata().ok()?.modified().ok()?);
            let sender = domain::mail::parse(&fs::read(file.path()).ok()?).from?.key();
            let name = file.file_name().to_string_lossy().into_owned();
            let name = name.split([':', '.']).next().unwrap_or_default().to_owned();
            Some(((arrived_at, sender), name))
        })
        .collect()
}

/// Maildir's way: written in `tmp`, moved into `new` when it is whole.
fn deliver_one(folder: &Path, name: &str, text: &str, written_at: DateTime<Utc>) -> std::io::Result<()> {
    let beside = folder.join("tmp").join(name);
    let mut file = File::create(&beside)?;
    file.write_all(text.as_bytes())?;
    file.set_times(FileTimes::new().set_modified(SystemTime::from(written_at)))?;
    fs::rename(&beside, folder.join("new").join(name))
}
