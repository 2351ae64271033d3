//! A mailbox in a folder, as the mail server beside it would use it.

use std::fs;
use std::path::{Path, PathBuf};

use domain::mail::{self, Message};

/// Address of the mailbox.
pub(crate) const ADDRESS: &str = "hello@larkbench.example";

/// The folder that mail is delivered to, and replies leave by.
pub(crate) struct Mailbox {
    folder: PathBuf,
}

impl Mailbox {
    pub(crate) fn new(folder: &Path) -> Self {
        for place in ["tmp", "new", "cur"] {
            fs::create_dir_all(folder.join(place)).expect("folders can be made");
        }
        Self {
            folder: folder.to_owned(),
        }
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Delivers a message under a name of its own.
    pub(crate) fn deliver(&self, name: &str, raw: &[u8]) {
        let arriving = self.folder.join("tmp").join(name);
        fs::write(&arriving, raw).expect("mail can be delivered");
        fs::rename(&arriving, self.folder.join("new").join(name)).expect("mail can be delivered");
    }

    /// How many replies have left.
    pub(crate) fn count_sent(&self) -> usize {
        self.sent_files().count()
    }

    /// The replies that have left.
    pub(crate) fn sent(&self) -> Vec<Message> {
        self.sent_files()
            .map(|file| mail::parse(&fs::read(file).expect("sent mail can be read")))
            .collect()
    }

    fn sent_files(&self) -> impl Iterator<Item = PathBuf> {
        let places = ["new", "cur"].map(|place| self.folder.join(".Sent").join(place));
        let files = places
            .into_iter()
            .filter_map(|place| fs::read_dir(place).ok())
            .flatten();
        files.map(|file| file.expect("sent mail can be listed").path())
    }
}
