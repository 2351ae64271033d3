//! Dovecot: keeps mailboxes as Maildir folders, is read by IMAP and filled by LMTP.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::mail_host::{launch, template};
use super::rootless::Person;
use private_postgres::Tied;

/// Not on the path of ordinary users.
const PROGRAM: &str = "/usr/sbin/dovecot";
const TEMPLATE: &str = include_str!("../../servers/dovecot.conf");

/// Where to connect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ports {
    pub(super) starttls: u16,
    pub(super) tls: u16,
}

pub(super) fn is_installed() -> bool {
    let version = Command::new(PROGRAM).arg("--version").output();
    version.is_ok_and(|output| output.status.success()) && Path::new("/usr/lib/dovecot/lmtp").exists()
}

/// Writes the configuration into the folder; `introspection` answers whether a token is good.
pub(super) fn configure(folder: &Path, person: &Person, ports: Ports, introspection: u16) {
    let oauth2 = format!(
        "introspection_mode = post\nintrospection_url = http://127.0.0.1:{introspection}/\n\
         username_attribute = email\nactive_attribute = active\nactive_value = true\n"
    );
    template(TEMPLATE, &folder.join("dovecot.conf"), folder, person, ports, &[]);
    fs::write(folder.join("oauth2.conf"), oauth2).expect("a temporary file can be written");
}

/// Starts the server and waits until it greets.
pub(super) fn start(folder: &Path, person: &Person, ports: Ports) -> Tied {
    let mut command = person.command("TERM", PROGRAM);
    command.arg("-F").arg("-c").arg(folder.join("dovecot.conf"));
    launch(command, ports.starttls, &folder.join("dovecot.log"))
}

/// The Maildir of an address.
pub(super) fn maildir(folder: &Path, address: &str) -> PathBuf {
    folder.join("mail").join(address).join("Maildir")
}
