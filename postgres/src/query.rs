//! Just enough of PostgreSQL's protocol to run a statement: databases have to be made before a pool can connect,
//! and the unpacked programs come without a client.

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use crate::cluster::USER;
use crate::error::{Error, while_trying};
use crate::socket;

const PROTOCOL_3_0: u32 = 196_608;
const TIMEOUT: Duration = Duration::from_secs(60);

/// Runs statements in a database and forgets their rows.
pub(crate) fn run(socket_folder: &Path, database: &str, statements: &str) -> Result<(), Error> {
    let mut stream = UnixStream::connect(socket_folder.join(socket::FILE))
        .map_err(while_trying("connect to the PostgreSQL server"))?;
    let lost = || while_trying("talk to the PostgreSQL server");
    stream.set_read_timeout(Some(TIMEOUT)).map_err(lost())?;
    stream.write_all(&startup(database)).map_err(lost())?;
    until_ready(&mut stream)?;
    stream
        .write_all(&message(b'Q', format!("{statements}\0").as_bytes()))
        .map_err(lost())?;
    let outcome = until_ready(&mut stream);
    let _gone = stream.write_all(&message(b'X', &[]));
    outcome
}

fn startup(database: &str) -> Vec<u8> {
    let mut body = PROTOCOL_3_0.to_be_bytes().to_vec();
    body.extend(format!("user\0{USER}\0database\0{database}\0\0").into_bytes());
    let mut packet = length(&body).to_vec();
    packet.extend(body);
    packet
}

fn message(kind: u8, body: &[u8]) -> Vec<u8> {
    let mut packet = vec![kind];
    packet.extend(length(body));
    packet.extend(body);
    packet
}

/// The length field counts itself.
fn length(body: &[u8]) -> [u8; 4] {
    u32::try_from(body.len() + 4).unwrap_or(u32::MAX).to_be_bytes()
}

/// Reads until `ReadyForQuery`; the first error on the way is the outcome.
fn until_ready(stream: &mut UnixStream) -> Result<(), Error> {
    let mut refused = None;
    loop {
        match next_message(stream) {
            Ok((b'Z', _)) => return refused.map_or(Ok(()), Err),
            Ok((b'E', body)) => refused = refused.or_else(|| Some(refusal(&body))),
            Ok(_) => {}
            Err(source) => return Err(refused.unwrap_or_else(|| while_trying("talk to the PostgreSQL server")(source))),
        }
    }
}

fn next_message(stream: &mut UnixStream) -> io::Result<(u8, Vec<u8>)> {
    let mut kind = [0];
    let mut length = [0; 4];
    stream.read_exact(&mut kind)?;
    stream.read_exact(&mut length)?;
    let rest = u32::from_be_bytes(length).saturating_sub(4);
    let mut body = Vec::new();
    stream.take(u64::from(rest)).read_to_end(&mut body)?;
    Ok((u8::from_be_bytes(kind), body))
}

/// The fields of an `ErrorResponse`: a letter, then text closed by a zero.
fn refusal(body: &[u8]) -> Error {
    let field = |letter: u8| {
        let found = body
            .split(|byte| *byte == 0)
            .find_map(|field| field.strip_prefix(&[letter]));
        String::from_utf8_lossy(found.unwrap_or_default()).into_owned()
    };
    Error::Refused {
        code: field(b'C'),
        message: field(b'M'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_read_by_its_fields() {
        let error = refusal(b"SERROR\0C42P04\0Mdatabase \"one\" already exists\0\0");

        assert_eq!(
            error.to_string(),
            "PostgreSQL refused a statement: database \"one\" already exists (42P04)"
        );
    }
}
