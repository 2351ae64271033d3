//! A mail host for tests in other languages, which lives until its input ends. It prints its ports for IMAP and SMTP
//! by TLS, the password and the Maildir of `ann@acme.example`, and the certificate of its authority; nothing of that
//! where its servers are not installed.

use std::io::{Read, stdin};

use testkit::servers::{MailHostOptions, mail_host};

fn main() -> std::io::Result<()> {
    let Some(host) = mail_host(MailHostOptions::default()) else {
        return Ok(());
    };
    println!("{}\n{}\n{}", host.imap_port(), host.smtp_port(), host.password());
    println!("{}", host.maildir("ann@acme.example").display());
    println!("{}", host.authority());
    stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}
