//! The Maildir of the demo: the sample mails as they would have arrived, and which file became which email.

use std::collections::HashMap;
use std::fs::{self, DirBuilder, File, FileTimes};
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::Context as _;
use chrono::{DateTime, Utc};

use super::files;
use super::placeholders::Start;

/// The folder of the mailbox in the data folder.
#[must_use]
pub(super) fn folder(data_dir: &Path) -> PathBuf {
    data_dir.join("demo-mailbox")
}

/// Delivers every sample mail, each dated by its own Date header so that the inbox shows a week.
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
    for sample in files::folder("mailbox")? {
        let rendered = start
            .render(sample.text, sample.number())
            .with_context(|| sample.name)?;
        let written_at = domain::mail::parse(rendered.as_bytes())
            .date
            .map_or(start.at, |date| date.with_timezone(&Utc));
        deliver_one(folder, sample.name, &rendered.replace('\n', "\r\n"), written_at)
            .with_context(|| format!("cannot deliver {}", sample.name))?;
    }
    Ok(())
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
