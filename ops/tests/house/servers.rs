//! A mailbox on real servers: mail arrives at Dovecot, replies leave through Exim, and some connections to it are cut.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use domain::mail::{self, Message};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use serde_json::{Value, json};
use testkit::servers::{Cut, CuttingRelay, MailHost, MailHostOptions, mail_host};

use super::{ADDRESS, Mailbox};

/// One in so many connections is cut, of each kind.
const ODDS: u32 = 25;

pub(crate) struct Servers {
    pub(crate) host: MailHost,
    pub(crate) relay: CuttingRelay,
}

impl Servers {
    /// The seed decides which replies are cut off; nothing where the servers are not installed.
    pub(crate) async fn start(seed: u64, files_sent: bool) -> Option<Self> {
        let options = MailHostOptions {
            files_sent,
            ..MailHostOptions::default()
        };
        let host = mail_host(options)?;
        let letters_cut = Mutex::new(BTreeSet::new());
        let relay = CuttingRelay::start(&host, move |message| {
            let letter = letter_of(message)?;
            let cut = cut_of(seed, letter)?;
            let is_first = letters_cut.lock().expect("nobody panics inside").insert(letter);
            is_first.then_some(cut)
        });
        let relay = relay.await;
        Some(Self { host, relay })
    }

    /// Writes down whom programs must trust.
    pub(crate) fn write_authority(&self, folder: &Path) -> PathBuf {
        let file = folder.join("authority.pem");
        std::fs::write(&file, self.host.authority()).expect("a temporary file can be written");
        file
    }

    fn recipients(&self) -> impl Iterator<Item = String> {
        self.host.addresses().into_iter().filter(|address| address != ADDRESS)
    }
}

/// The number of the letter that a message answers. Follow-ups, which answer our own replies, have none, and pass.
fn letter_of(message: &str) -> Option<u64> {
    let letter = mail::parse(message.as_bytes()).in_reply_to.first()?.clone();
    letter.strip_prefix("letter-")?.split('@').next()?.parse().ok()
}

/// What happens to the first reply to a letter, whoever hands it over. A reply that waits over midnight leaves as another
/// message, so that it is the letter that counts.
fn cut_of(seed: u64, letter: u64) -> Option<Cut> {
    let mut chance = StdRng::seed_from_u64(seed.wrapping_mul(1_000_003).wrapping_add(letter));
    match chance.random_range(0..ODDS) {
        0 => Some(Cut::BeforeTheEnd),
        1 => Some(Cut::AtTheEnd),
        2 => Some(Cut::BeforeTheAnswer),
        3 | 4 => Some(Cut::Refused),
        _ => None,
    }
}

impl Mailbox for Servers {
    fn connection(&self) -> Value {
        let server = |port| json!({ "host": "localhost", "port": port, "security": "tls" });
        json!({ "provider": "imap", "password": self.host.password(),
                "settings": { "imap": server(self.host.imap_port()), "smtp": server(self.relay.port()) } })
    }

    fn deliver(&self, _name: &str, raw: &[u8]) {
        let from = mail::parse(raw).from.map(|from| from.address).unwrap_or_default();
        self.host.receive(&from, ADDRESS, raw);
    }

    fn count_sent(&self) -> usize {
        self.recipients()
            .map(|address| self.host.count_messages(&address))
            .sum()
    }

    fn sent(&self) -> Vec<Message> {
        let stored = self.recipients().flat_map(|address| self.host.messages(&address, ""));
        stored.map(|raw| mail::parse(raw.as_bytes())).collect()
    }

    fn is_settled(&self) -> bool {
        self.host.has_delivered_everything()
    }

    /// A hand-off that is cut between the message and its answer leaves nobody sure.
    fn can_tell_what_left(&self) -> bool {
        false
    }

    fn troubles(&self) -> String {
        let mut cuts: BTreeMap<Cut, usize> = BTreeMap::new();
        for cut in self.relay.cuts() {
            *cuts.entry(cut).or_default() += 1;
        }
        format!("{cuts:?}")
    }
}
