//! Putting a message into a mailbox as the mail server before it does (LMTP, RFC 2033).

use std::io::{self, BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;

/// Delivers a message to one recipient.
pub(super) fn deliver(socket: &Path, from: &str, to: &str, raw: &[u8]) -> io::Result<()> {
    let mut server = BufReader::new(UnixStream::connect(socket)?);
    expect(&mut server)?;
    for command in [
        "LHLO localhost".to_owned(),
        format!("MAIL FROM:<{from}>"),
        format!("RCPT TO:<{to}>"),
        "DATA".to_owned(),
    ] {
        ask(&mut server, command.as_bytes())?;
    }
    let mut lines = Vec::with_capacity(raw.len() + 16);
    for line in raw.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(b".") {
            lines.push(b'.');
        }
        lines.extend_from_slice(line);
    }
    if !lines.ends_with(b"\r\n") {
        lines.extend_from_slice(b"\r\n");
    }
    lines.push(b'.');
    ask(&mut server, &lines)?;
    ask(&mut server, b"QUIT")
}

fn ask(server: &mut BufReader<UnixStream>, command: &[u8]) -> io::Result<()> {
    server.get_mut().write_all(command)?;
    server.get_mut().write_all(b"\r\n")?;
    expect(server)
}

/// Reads an answer of one or more lines, which must be good.
fn expect(server: &mut BufReader<UnixStream>) -> io::Result<()> {
    loop {
        let mut line = String::new();
        server.read_line(&mut line)?;
        if !line.starts_with(['2', '3']) {
            return Err(io::Error::other(format!("Dovecot says {line:?}")));
        }
        if line.get(3..4) != Some("-") {
            return Ok(());
        }
    }
}
