//! An OAuth issuer that trades refresh tokens for the one good access token, and tells servers which token is good.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// The token that is good, whoever shows it.
pub(super) const GOOD_TOKEN: &str = "good-token";
const REVOKED: &str = r#"{"error":"invalid_grant","error_description":"Token has been expired or revoked."}"#;

/// Answers on a port of its own for as long as the process lives.
#[derive(Debug)]
pub struct Issuer {
    port: u16,
    grants: Arc<Mutex<Grants>>,
}

#[derive(Debug, Default)]
struct Grants {
    renewals: u32,
    is_revoked: bool,
    is_down: bool,
}

impl Issuer {
    /// Starts an issuer that knows one person.
    ///
    /// # Panics
    /// If there is no free port.
    #[must_use]
    pub fn start(owner: &str) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = listener.local_addr().expect("a bound port").port();
        let grants: Arc<Mutex<Grants>> = Arc::default();
        let (owner, known) = (owner.to_owned(), Arc::clone(&grants));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let _asked_by_nobody_any_more = answer(stream, &owner, &known);
            }
        });
        Self { port, grants }
    }

    /// Where refresh tokens are traded.
    #[must_use]
    pub fn token_url(&self) -> String {
        format!("http://127.0.0.1:{}/token", self.port)
    }

    /// The refresh token that is good now: every one is good once.
    #[must_use]
    pub fn refresh_token(&self) -> String {
        refresh_token(self.renewals())
    }

    /// How often a token was traded.
    #[must_use]
    pub fn renewals(&self) -> u32 {
        self.grants().renewals
    }

    /// Takes the person's consent back.
    pub fn revoke(&self) {
        self.grants().is_revoked = true;
    }

    /// Answers nothing of use until it is up again.
    pub fn set_down(&self, is_down: bool) {
        self.grants().is_down = is_down;
    }

    pub(super) const fn port(&self) -> u16 {
        self.port
    }

    fn grants(&self) -> std::sync::MutexGuard<'_, Grants> {
        self.grants.lock().expect("no thread panics inside")
    }
}

impl Grants {
    fn trade(&mut self, form: &str) -> (&'static str, String) {
        let shown = format!("refresh_token={}", refresh_token(self.renewals));
        if self.is_down {
            return ("503 Service Unavailable", String::new());
        }
        if self.is_revoked || !form.split('&').any(|field| field == shown) {
            return ("400 Bad Request", REVOKED.to_owned());
        }
        self.renewals += 1;
        let next = refresh_token(self.renewals);
        let tokens = format!(
            r#"{{"access_token":"{GOOD_TOKEN}","token_type":"Bearer","expires_in":3600,"refresh_token":"{next}"}}"#
        );
        ("200 OK", tokens)
    }
}

fn refresh_token(renewals: u32) -> String {
    format!("refresh-{renewals}")
}

fn answer(mut stream: TcpStream, owner: &str, grants: &Mutex<Grants>) -> std::io::Result<()> {
    let form = receive(&stream)?;
    let (status, body) = if form.contains("grant_type=refresh_token") {
        grants.lock().expect("no thread panics inside").trade(&form)
    } else {
        let is_good = form.contains(&format!("token={GOOD_TOKEN}"));
        ("200 OK", format!(r#"{{"active":{is_good},"email":"{owner}"}}"#))
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

/// The body of a request.
fn receive(stream: &TcpStream) -> std::io::Result<String> {
    let mut reader = BufReader::new(stream);
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
    Ok(String::from_utf8_lossy(&body).into_owned())
}
