//! What can be wrong with the way a mail server is set up, told apart by what a person must correct.

use std::io;

use tokio_rustls::rustls::{self, CertificateError};

use super::{Protocol, Server};
use crate::Error;
use crate::egress::ClosedNetwork;
use crate::error::Source;
use crate::mailbox::autodetect::needs_app_password;

/// What a person must correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No such host, or no way to it.
    #[error("the server cannot be reached, check its name and that it is up")]
    Unreachable,
    /// Its network may not be called.
    #[error(
        "this installation does not call the network of this server, allow it in ALLOWED_NETWORKS or let a super admin \
         connect the mailbox"
    )]
    NetworkClosed,
    /// Nothing listens there.
    #[error("nothing answers at this port, check the port and that the server is up")]
    NothingListens,
    /// It takes connections and says nothing.
    #[error(
        "the server says nothing, it may be busy, or this port takes TLS from the start, or only after STARTTLS: try the \
         other"
    )]
    Silent,
    /// It turns connections away.
    #[error("the server turns this connection away, ask its operator why")]
    TurnedAway,
    /// It knows no way to log in that is known here.
    #[error("the server offers no way to log in that Mailroom knows")]
    NoCommonMechanism,
    /// Another protocol is spoken there.
    #[error("this port does not speak the expected protocol, check the port and whether it takes TLS or STARTTLS")]
    WrongPort,
    /// The server has no way to encrypt that is asked for.
    #[error("the server offers no encryption here, choose TLS and its port")]
    NotEncrypted,
    /// The certificate is past its time.
    #[error("the server's certificate has expired, its operator must renew it")]
    CertificateExpired,
    /// The certificate is of another host, or signed by nobody trusted.
    #[error("the server's certificate is not valid for this name, check the name or trust the server's authority")]
    CertificateInvalid,
    /// The server does not take the name and password or token.
    #[error("the server does not accept this user name and password or token")]
    WrongPassword,
    /// The provider wants a password made for this application.
    #[error("the provider wants an app password instead of the usual one, make one in its security settings")]
    AppPasswordNeeded,
}

impl Fault {
    /// Whether new credentials are what helps.
    #[must_use]
    pub const fn is_about_credentials(self) -> bool {
        matches!(self, Self::WrongPassword | Self::AppPasswordNeeded)
    }

    /// The failure of a server with this fault.
    pub(in crate::mailbox) fn at(self, protocol: Protocol, server: &Server, source: impl Into<Source>) -> Error {
        Error::Setup {
            fault: self,
            protocol,
            server: server.to_string(),
            source: source.into(),
        }
    }

    /// Reads a failed connection.
    pub(super) fn of_connecting(error: &io::Error) -> Self {
        match error.kind() {
            _ if error.get_ref().is_some_and(|inner| inner.is::<ClosedNetwork>()) => Self::NetworkClosed,
            io::ErrorKind::ConnectionRefused => Self::NothingListens,
            _ => Self::Unreachable,
        }
    }

    /// Reads a failed TLS handshake: whoever does not answer with TLS speaks something else.
    pub(super) fn of_handshake(error: &io::Error) -> Self {
        let tls = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
        match tls {
            Some(rustls::Error::InvalidCertificate(
                CertificateError::Expired | CertificateError::ExpiredContext { .. },
            )) => Self::CertificateExpired,
            Some(rustls::Error::InvalidCertificate(_)) => Self::CertificateInvalid,
            _ => Self::WrongPort,
        }
    }

    /// Reads what a server said when it refused a password.
    pub(in crate::mailbox) fn of_login(server: &Server, answer: &str) -> Self {
        let answer = answer.to_lowercase();
        let names_it = [
            "application-specific password",
            "app password",
            "app-specific password",
            "5.7.9",
        ];
        if names_it.iter().any(|words| answer.contains(words)) || needs_app_password(server) {
            Self::AppPasswordNeeded
        } else {
            Self::WrongPassword
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mailbox::net::Security;

    #[test]
    fn a_refused_login_tells_whether_an_app_password_is_missing() {
        for (host, answer, expected) in [
            (
                "mail.acme.example",
                "[AUTHENTICATIONFAILED] Invalid credentials",
                Fault::WrongPassword,
            ),
            (
                "mail.acme.example",
                "535 5.7.8 Error: authentication failed",
                Fault::WrongPassword,
            ),
            (
                "mail.acme.example",
                "534-5.7.9 Application-specific password required",
                Fault::AppPasswordNeeded,
            ),
            (
                "imap.mail.yahoo.com",
                "[AUTHENTICATIONFAILED] LOGIN Invalid credentials",
                Fault::AppPasswordNeeded,
            ),
        ] {
            let server = Server {
                host: host.to_owned(),
                port: 993,
                security: Security::Tls,
            };

            assert_eq!(Fault::of_login(&server, answer), expected, "{host}: {answer}");
        }
    }
}
