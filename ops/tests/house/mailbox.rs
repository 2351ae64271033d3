//! The mailbox of an installation, as a mail server beside it would use it; in a folder, unless servers keep it.

use std::fs;
use std::path::{Path, PathBuf};

use domain::mail::{self, Message};
use serde_json::{Value, json};

/// Address of the mailbox.
pub(crate) const ADDRESS: &str = "hello@larkbench.example";

/// Where mail arrives and replies leave.
pub(crate) trait Mailbox {
    /// How the mailbox is connected: `provider`, `settings` and what else belongs to the provider.
    fn connection(&self) -> Value;

    /// Puts a message under a name of its own into the mailbox.
    fn deliver(&self, name: &str, raw: &[u8]);

    /// How many replies have left.
    fn count_sent(&self) -> usize;

    /// The replies that have left.
    fn sent(&self) -> Vec<Message>;

    /// Whether everything that has left has arrived.
    fn is_settled(&self) -> bool {
        true
    }

    /// Whether it can always be asked what has left, so that nothing is ever uncertain.
    fn can_tell_what_left(&self) -> bool {
        true
    }

    /// What it did to connections, for a report.
    fn troubles(&self) -> String {
        "none, a folder".to_owned()
    }
}

/// The folder that mail is delivered to, and replies leave by.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(folder: &Path) -> Self {
        for place in ["tmp", "new", "cur"] {
            fs::create_dir_all(folder.join(place)).expect("folders can be made");
        }
        Self(folder.to_owned())
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    fn sent_files(&self) -> impl Iterator<Item = PathBuf> {
        let places = ["new", "cur"].map(|place| self.0.join(".Sent").join(place));
        let files = places
            .into_iter()
            .filter_map(|place| fs::read_dir(place).ok())
            .flatten();
        files.map(|file| file.expect("sent mail can be listed").path())
    }
}

impl Mailbox for Folder {
    fn connection(&self) -> Value {
        json!({ "provider": "maildir", "settings": { "path": self.0 } })
    }

    fn deliver(&self, name: &str, raw: &[u8]) {
        let arriving = self.0.join("tmp").join(name);
        fs::write(&arriving, raw).expect("mail can be delivered");
        fs::rename(&arriving, self.0.join("new").join(name)).expect("mail can be delivered");
    }

    fn count_sent(&self) -> usize {
        self.sent_files().count()
    }

    fn sent(&self) -> Vec<Message> {
        self.sent_files()
            .map(|file| mail::parse(&fs::read(file).expect("sent mail can be read")))
            .collect()
    }
}
