//! A mail host: Dovecot for mailboxes and Exim to hand messages over to, with some accounts.

use std::fs::{self, File};
use std::io::Read;
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use private_postgres::Tied;

use super::certificates::Authority;
use super::dovecot::{self, Ports};
use super::folder::Folder;
use super::issuer::Issuer;
use super::port::free_ports;
use super::rootless::Person;
use super::{exim, issuer, lmtp};

const PATIENCE: Duration = Duration::from_secs(20);
/// The accounts.
const PEOPLE: [&str; 10] = [
    "ann@acme.example",
    "ben@acme.example",
    "cleo@acme.example",
    "dora@acme.example",
    "emil@acme.example",
    "fay@acme.example",
    "gus@acme.example",
    "hal@acme.example",
    "ivy@acme.example",
    "hello@larkbench.example",
];
/// The password of every account.
const PASSWORD: &str = "a-secret";

/// What is special about a mail host.
#[derive(Clone, Copy, Debug, Default)]
pub struct MailHostOptions {
    /// Whether it files what its people send into their folder of sent mail.
    pub files_sent: bool,
    /// Whether its certificate has expired.
    pub is_expired: bool,
}

/// A mail host that ends with this value or this process.
#[derive(Debug)]
pub struct MailHost {
    imap: Ports,
    smtp: Ports,
    authority: Authority,
    issuer: Issuer,
    person: Person,
    processes: Mutex<Vec<Tied>>,
    folder: Folder,
}

impl MailHost {
    /// Starts the servers, or nothing where they are not installed.
    ///
    /// # Panics
    /// If they are installed but do not start.
    #[must_use]
    pub fn start(options: MailHostOptions) -> Option<Self> {
        if !dovecot::is_installed() || !exim::is_installed() {
            return None;
        }
        let folder = Folder::new();
        let person = Person::ordinary();
        let (imap, smtp) = (two_ports(), two_ports());
        let authority = Authority::new();
        for name in ["mail", "spool", "run", "state"] {
            fs::create_dir(folder.path().join(name)).expect("a temporary folder can be made");
        }
        authority.write(folder.path(), options.is_expired);
        write_passwords(folder.path());
        let issuer = Issuer::start("ann@acme.example");
        dovecot::configure(folder.path(), &person, imap, issuer.port());
        exim::configure(folder.path(), &person, smtp, options.files_sent);
        person.own(folder.path());
        let host = Self {
            imap,
            smtp,
            authority,
            issuer,
            person,
            processes: Mutex::default(),
            folder,
        };
        host.resume();
        Some(host)
    }

    /// Starts the servers again, on the same ports.
    ///
    /// # Panics
    /// If they do not come back.
    pub fn resume(&self) {
        let dovecot = dovecot::start(self.folder.path(), &self.person, self.imap);
        let exim = exim::start(self.folder.path(), &self.person, self.smtp);
        let mut processes = self.processes.lock().expect("no test panics inside");
        processes.extend([exim, dovecot]);
    }

    /// Stops the servers; what they keep stays.
    ///
    /// # Panics
    /// If they cannot be stopped.
    pub fn stop(&self) {
        let mut processes = self.processes.lock().expect("no test panics inside");
        processes.drain(..).for_each(end);
    }

    /// Port for IMAP by TLS.
    #[must_use]
    pub const fn imap_port(&self) -> u16 {
        self.imap.tls
    }

    /// Port for IMAP with STARTTLS.
    #[must_use]
    pub const fn imap_starttls_port(&self) -> u16 {
        self.imap.starttls
    }

    /// Port for submission by TLS.
    #[must_use]
    pub const fn smtp_port(&self) -> u16 {
        self.smtp.tls
    }

    /// Port for submission with STARTTLS.
    #[must_use]
    pub const fn smtp_starttls_port(&self) -> u16 {
        self.smtp.starttls
    }

    /// The password of every account.
    #[must_use]
    pub const fn password(&self) -> &'static str {
        PASSWORD
    }

    /// A token that `ann@acme.example` may log in with.
    #[must_use]
    pub const fn token(&self) -> &'static str {
        issuer::GOOD_TOKEN
    }

    /// Issues that token.
    #[must_use]
    pub const fn issuer(&self) -> &Issuer {
        &self.issuer
    }

    /// The certificate of the authority that signed the host's, in PEM.
    #[must_use]
    pub fn authority(&self) -> String {
        self.authority.pem()
    }

    /// Puts a message into the inbox of an address, as if it had arrived then.
    ///
    /// # Panics
    /// If the file cannot be written.
    pub fn deliver(&self, address: &str, raw: &str, received_at: SystemTime) {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let maildir = self.maildir(address);
        let name = format!("1790000000.M{number:08}P{}.host", std::process::id());
        let path = maildir.join("tmp").join(&name);
        fs::write(&path, raw).expect("a message can be written");
        let file = File::options()
            .write(true)
            .open(&path)
            .expect("a message can be opened");
        file.set_modified(received_at).expect("a message can be dated");
        fs::rename(path, maildir.join("new").join(name)).expect("a message can be delivered");
    }

    /// Takes a message in for an address, as from the mail server before it.
    ///
    /// # Panics
    /// If it is refused.
    pub fn receive(&self, from: &str, to: &str, raw: &[u8]) {
        let socket = self.folder.path().join("run/lmtp");
        lmtp::deliver(&socket, from, to, raw).unwrap_or_else(|error| panic!("a message from {from}: {error}"));
    }

    /// The addresses that have a mailbox.
    #[must_use]
    pub fn addresses(&self) -> Vec<String> {
        let homes = fs::read_dir(self.folder.path().join("mail")).into_iter().flatten();
        let names = homes.flatten().map(|home| home.file_name());
        names.filter_map(|name| name.into_string().ok()).collect()
    }

    /// Whether nothing that was handed over is still on its way.
    #[must_use]
    pub fn has_delivered_everything(&self) -> bool {
        let waiting = fs::read_dir(self.folder.path().join("spool/input"));
        waiting.is_ok_and(|mut waiting| waiting.next().is_none())
    }

    /// How many messages are in the inbox of an address.
    #[must_use]
    pub fn count_messages(&self, address: &str) -> usize {
        self.files(address, "").count()
    }

    /// The messages in a folder of an address, the inbox for an empty name, as they were stored.
    #[must_use]
    pub fn messages(&self, address: &str, folder: &str) -> Vec<String> {
        let files = self.files(address, folder);
        files.filter_map(|path| fs::read_to_string(path).ok()).collect()
    }

    fn files(&self, address: &str, folder: &str) -> impl Iterator<Item = PathBuf> {
        let maildir = dovecot::maildir(self.folder.path(), address);
        let place = if folder.is_empty() {
            maildir
        } else {
            maildir.join(format!(".{folder}"))
        };
        let files = ["new", "cur"].map(|name| fs::read_dir(place.join(name)).ok());
        let entries = files.into_iter().flatten().flatten().flatten();
        entries.map(|entry| entry.path())
    }

    /// Everything the servers keep.
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Forgets everything that an address has.
    ///
    /// # Panics
    /// If it cannot be removed.
    pub fn forget(&self, address: &str) {
        let home = self.folder.path().join("mail").join(address);
        if home.exists() {
            fs::remove_dir_all(home).expect("mail can be removed");
        }
    }

    /// Gives all messages of an inbox new UIDs, as a server does that was restored from a backup.
    ///
    /// # Panics
    /// If the server has not listed the folder yet.
    pub fn renew_uids(&self, address: &str) {
        let maildir = dovecot::maildir(self.folder.path(), address);
        let list = maildir.join("dovecot-uidlist");
        let text = fs::read_to_string(&list).expect("the server has listed the folder");
        let (header, _) = text.split_once('\n').expect("the list has a header");
        let renewed = header.split(' ').map(|word| match word.strip_prefix('V') {
            Some(validity) => format!("V{}", validity.parse::<u32>().expect("a number") + 1),
            None if word.starts_with('N') => "N1".to_owned(),
            None => word.to_owned(),
        });
        let renewed = renewed.collect::<Vec<_>>().join(" ") + "\n";
        for file in fs::read_dir(&maildir).expect("the folder is there").flatten() {
            if file.file_name().to_string_lossy().starts_with("dovecot.index") {
                fs::remove_file(file.path()).expect("an index can be removed");
            }
        }
        fs::write(&list, renewed).expect("the list can be written");
    }

    /// The inbox of an address, made where it is not there yet.
    ///
    /// # Panics
    /// If it cannot be made.
    #[must_use]
    pub fn maildir(&self, address: &str) -> PathBuf {
        let maildir = dovecot::maildir(self.folder.path(), address);
        if !maildir.exists() {
            for name in ["tmp", "new", "cur"] {
                fs::create_dir_all(maildir.join(name)).expect("a folder can be made");
            }
            self.person.own(&self.folder.path().join("mail").join(address));
        }
        maildir
    }
}

impl Drop for MailHost {
    fn drop(&mut self) {
        self.stop();
    }
}

fn two_ports() -> Ports {
    let mut free = free_ports();
    let mut next = || free.next().expect("some port is free");
    Ports {
        starttls: next(),
        tls: next(),
    }
}

fn write_passwords(folder: &Path) {
    let for_dovecot = PEOPLE.map(|name| format!("{name}:{{PLAIN}}{PASSWORD}\n")).concat();
    let for_exim = PEOPLE.map(|name| format!("{name}: {PASSWORD}\n")).concat();
    fs::write(folder.join("passwords"), for_dovecot).expect("a temporary file can be written");
    fs::write(folder.join("secrets"), for_exim).expect("a temporary file can be written");
}

/// Fills in a configuration.
pub(super) fn template(
    template: &str,
    file: &Path,
    folder: &Path,
    person: &Person,
    ports: Ports,
    more: &[(&str, &str)],
) {
    let folder = folder.to_string_lossy();
    let (starttls, tls) = (ports.starttls.to_string(), ports.tls.to_string());
    let usual = [
        ("@DIR@", folder.as_ref()),
        ("@USER@", &person.user),
        ("@GROUP@", &person.group),
        ("@STARTTLS_PORT@", &starttls),
        ("@TLS_PORT@", &tls),
    ];
    let text = usual
        .iter()
        .chain(more)
        .fold(template.to_owned(), |text, (mark, value)| text.replace(mark, value));
    fs::write(file, text).expect("a temporary file can be written");
}

/// Starts a server and waits until it greets on its port.
pub(super) fn launch(mut command: Command, port: u16, log: &Path) -> Tied {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.process_group(0);
    let mut tied = Tied::spawn(command).expect("setpriv of util-linux runs");
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        let ended = tied.child.try_wait().expect("own processes can be looked after");
        assert!(ended.is_none(), "a mail server does not start: {}", read(log));
        if greets(port) {
            return tied;
        }
        sleep(Duration::from_millis(10));
    }
    panic!("a mail server does not answer on port {port}: {}", read(log));
}

fn greets(port: u16) -> bool {
    let Ok(mut stream) = TcpStream::connect((Ipv4Addr::LOCALHOST, port)) else {
        return false;
    };
    let is_set = stream.set_read_timeout(Some(PATIENCE)).is_ok();
    is_set && stream.read(&mut [0; 1]).is_ok_and(|bytes| bytes > 0)
}

fn read(log: &Path) -> String {
    fs::read_to_string(log).unwrap_or_else(|_| "it leaves no log".to_owned())
}

/// Asks a server and the processes it has started to end, and waits until all of them have.
fn end(mut tied: Tied) {
    let group = format!("-{}", tied.child.id());
    let signal = |signal: &str| {
        let mut kill = Command::new("kill");
        kill.args([signal, "--", &group]).stderr(Stdio::null());
        kill.status().is_ok_and(|status| status.success())
    };
    assert!(signal("-TERM"), "own processes can be ended");
    tied.child.wait().expect("own processes can be waited for");
    let start = Instant::now();
    while signal("-0") {
        assert!(start.elapsed() < PATIENCE, "a mail server does not end");
        sleep(Duration::from_millis(5));
    }
}
