//! Exim: takes messages by SMTP from who logs in and delivers every one of them to Dovecot.

use std::path::Path;
use std::process::Command;

use super::dovecot::Ports;
use super::mail_host::{launch, template};
use super::rootless::Person;
use private_postgres::Tied;

/// Not on the path of ordinary users.
const PROGRAM: &str = "/usr/sbin/exim4";
const TEMPLATE: &str = include_str!("../../servers/exim.conf");

pub(super) fn is_installed() -> bool {
    let version = Command::new(PROGRAM).arg("--version").output();
    version.is_ok_and(|output| output.status.success())
}

/// Writes the configuration into the folder.
pub(super) fn configure(folder: &Path, person: &Person, ports: Ports, files_sent: bool) {
    let files_sent = if files_sent { "yes" } else { "no" };
    let more = [("@FILES_SENT@", files_sent)];
    template(TEMPLATE, &folder.join("exim.conf"), folder, person, ports, &more);
}

/// Starts the server and waits until it greets.
pub(super) fn start(folder: &Path, person: &Person, ports: Ports) -> Tied {
    let mut command = person.command("KILL", PROGRAM);
    command.args(["-bdf", "-q5s", "-C"]).arg(folder.join("exim.conf"));
    launch(command, ports.starttls, &folder.join("exim-mainlog"))
}
