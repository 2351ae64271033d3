//! An OAuth server that knows one good token, for servers that ask whether a token is good.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread;

/// The token that is good, whoever shows it.
pub(super) const GOOD_TOKEN: &str = "good-token";

/// Answers on a free port for as long as the process lives.
pub(super) fn start(owner: &str) -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let port = listener.local_addr().expect("a bound port").port();
    let owner = owner.to_owned();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let _asked_by_nobody_any_more = answer(stream, &owner);
        }
    });
    port
}

fn answer(mut stream: TcpStream, owner: &str) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let line = line.trim().to_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or_default();
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let is_good = String::from_utf8_lossy(&body).contains(&format!("token={GOOD_TOKEN}"));
    let answer = format!(r#"{{"active":{is_good},"email":"{owner}"}}"#);
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{answer}",
        answer.len()
    )
}
