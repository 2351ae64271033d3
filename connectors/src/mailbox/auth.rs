//! How a password proves itself to a server: mechanisms that both sides know (RFC 4422), spoken the same way whatever the
//! protocol around them.

use hmac::{Hmac, KeyInit, Mac};
use md5::Md5;
use sasl::client::mechanisms::Scram;
use sasl::common::ChannelBinding;
use sasl::common::scram::{Sha1, Sha256};
use secrecy::ExposeSecret;

use super::imap::Login;

/// Rounds that a server may ask for; more would only keep this side busy.
const MOST_ROUNDS: u32 = 1_000_000;

/// A mechanism for passwords.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mechanism {
    Plain,
    Login,
    ScramSha256,
    ScramSha1,
    CramMd5,
}

impl Mechanism {
    /// The plain ones first: the connection is encrypted, and they work whatever way the server keeps passwords in.
    const ALL: [Self; 5] = [
        Self::Plain,
        Self::Login,
        Self::ScramSha256,
        Self::ScramSha1,
        Self::CramMd5,
    ];

    /// The first that the server offers.
    pub(super) fn among(offers: impl Fn(&str) -> bool) -> Option<Self> {
        Self::ALL.into_iter().find(|mechanism| offers(mechanism.name()))
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Plain => "PLAIN",
            Self::Login => "LOGIN",
            Self::ScramSha256 => "SCRAM-SHA-256",
            Self::ScramSha1 => "SCRAM-SHA-1",
            Self::CramMd5 => "CRAM-MD5",
        }
    }

    /// Whether the client speaks first.
    pub(super) const fn begins(self) -> bool {
        matches!(self, Self::Plain | Self::ScramSha256 | Self::ScramSha1)
    }
}

/// One side of a login.
pub(super) struct Proof<'l> {
    login: &'l Login,
    scram: Option<Box<dyn sasl::client::Mechanism + Send>>,
    mechanism: Mechanism,
    said: usize,
}

impl<'l> Proof<'l> {
    /// Begins a login; `None` where this machine has no randomness to offer.
    pub(super) fn new(mechanism: Mechanism, login: &'l Login) -> Option<Self> {
        // A name must not end its own field (RFC 5802 §5.1).
        let name = login.username.replace('=', "=3D").replace(',', "=2C");
        let secret = login.secret.expose_secret();
        let scram: Option<Box<dyn sasl::client::Mechanism + Send>> = match mechanism {
            Mechanism::ScramSha256 => Some(Box::new(Scram::<Sha256>::new(name, secret, ChannelBinding::None).ok()?)),
            Mechanism::ScramSha1 => Some(Box::new(Scram::<Sha1>::new(name, secret, ChannelBinding::None).ok()?)),
            Mechanism::Plain | Mechanism::Login | Mechanism::CramMd5 => None,
        };
        Some(Self {
            login,
            scram,
            mechanism,
            said: 0,
        })
    }

    /// What is said to a challenge, empty where the client begins; `None` where the server does not know the password
    /// itself, or asks for what nobody should answer.
    pub(super) fn say(&mut self, challenge: &[u8]) -> Option<Vec<u8>> {
        let (name, secret) = (self.login.username.as_str(), self.login.secret.expose_secret());
        let turn = self.said;
        self.said += 1;
        match (self.mechanism, turn) {
            (Mechanism::Plain, 0) => Some(format!("\0{name}\0{secret}").into_bytes()),
            (Mechanism::Login, 0) => Some(name.into()),
            (Mechanism::Login, 1) => Some(secret.into()),
            (Mechanism::CramMd5, 0) => Some(format!("{name} {}", keyed_md5(secret, challenge)?).into_bytes()),
            (Mechanism::ScramSha256 | Mechanism::ScramSha1, _) => {
                let scram = self.scram.as_mut()?;
                match turn {
                    0 => Some(scram.initial()),
                    1 if rounds(challenge)? <= MOST_ROUNDS => scram.response(challenge).ok(),
                    2 => scram.success(challenge).ok().map(|()| Vec::new()),
                    _ => None,
                }
            }
            // The reason of a refusal comes as one more challenge.
            _ => Some(Vec::new()),
        }
    }
}

/// The rounds that a server asks for (RFC 5802 §5.1).
fn rounds(challenge: &[u8]) -> Option<u32> {
    let challenge = std::str::from_utf8(challenge).ok()?;
    let rounds = challenge.split(',').find_map(|field| field.strip_prefix("i="))?;
    rounds.parse().ok()
}

/// RFC 2195.
fn keyed_md5(secret: &str, challenge: &[u8]) -> Option<String> {
    let mut mac = Hmac::<Md5>::new_from_slice(secret.as_bytes()).ok()?;
    mac.update(challenge);
    let digest = mac.finalize().into_bytes();
    Some(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::super::imap::Auth;
    use super::*;

    fn login(username: &str, secret: &str) -> Login {
        Login {
            username: username.to_owned(),
            secret: secret.to_owned().into(),
            auth: Auth::Password,
        }
    }

    #[test]
    fn a_challenge_is_answered_as_the_standard_shows() {
        let login = login("tim", "tanstaaftanstaaf");
        let mut proof = Proof::new(Mechanism::CramMd5, &login).unwrap();

        let said = proof.say(b"<1896.697170952@postoffice.reston.mci.net>").unwrap();

        assert_eq!(said, b"tim b913a602c7eda7a495b4e6e7334d3890");
    }

    #[test]
    fn a_server_that_asks_for_endless_rounds_or_does_not_know_the_password_is_left() {
        let login = login("a,b=c", "a-secret");
        for challenge in ["r=x,s=QSXCR+Q6sek8bf92,i=4294967295", "r=x,s=QSXCR+Q6sek8bf92"] {
            let mut proof = Proof::new(Mechanism::ScramSha256, &login).unwrap();
            let first = String::from_utf8(proof.say(b"").unwrap()).unwrap();
            assert!(first.starts_with("n,,n=a=2Cb=3Dc,r="), "{first}");
            assert_eq!(proof.say(challenge.as_bytes()), None);
        }
        let mut proof = Proof::new(Mechanism::ScramSha1, &login).unwrap();
        proof.say(b"").unwrap();
        proof.say(b"r=x,s=QSXCR+Q6sek8bf92,i=1").unwrap();
        assert_eq!(proof.say(b"v=bm90IHRoZSBzaWduYXR1cmU="), None);
    }

    #[test]
    fn the_plainest_mechanism_on_offer_is_taken() {
        let among = |offered: &[&str]| Mechanism::among(|name| offered.contains(&name));
        assert_eq!(among(&["SCRAM-SHA-256", "PLAIN"]), Some(Mechanism::Plain));
        assert_eq!(among(&["CRAM-MD5", "SCRAM-SHA-1"]), Some(Mechanism::ScramSha1));
        assert_eq!(among(&["GSSAPI"]), None);
    }
}
