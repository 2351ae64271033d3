//! Providers whose servers are known.

use super::Detected;
use crate::mailbox::imap::ImapSettings;
use crate::mailbox::net::{Security, Server};

/// A provider.
#[derive(Debug)]
pub(super) struct Known {
    name: &'static str,
    /// Domains of its addresses.
    domains: &'static [&'static str],
    /// Domains of the servers that take mail for its customers' domains.
    exchanges: &'static [&'static str],
    /// Host for IMAP, by TLS on port 993.
    imap: &'static str,
    /// Host for SMTP.
    smtp: &'static str,
    submission: Submission,
    /// Where it says how to make an app password, where it wants one.
    app_password: Option<&'static str>,
    /// Whether it files sent mail by itself, where that is documented.
    files_sent: Option<bool>,
}

#[derive(Clone, Copy, Debug)]
enum Submission {
    /// TLS on port 465.
    Tls,
    /// STARTTLS on port 587.
    Starttls,
}

const USUAL: Known = Known {
    name: "",
    domains: &[],
    exchanges: &[],
    imap: "",
    smtp: "",
    submission: Submission::Tls,
    app_password: None,
    files_sent: None,
};

const KNOWN: &[Known] = &[
    Known {
        name: "Gmail",
        domains: &["gmail.com", "googlemail.com"],
        exchanges: &["google.com", "googlemail.com"],
        imap: "imap.gmail.com",
        smtp: "smtp.gmail.com",
        app_password: Some("https://support.google.com/accounts/answer/185833"),
        files_sent: Some(true),
        ..USUAL
    },
    Known {
        name: "Outlook",
        domains: &[
            "outlook.com",
            "hotmail.com",
            "live.com",
            "msn.com",
            "outlook.de",
            "hotmail.de",
        ],
        exchanges: &["outlook.com"],
        imap: "outlook.office365.com",
        smtp: "smtp.office365.com",
        submission: Submission::Starttls,
        files_sent: Some(true),
        ..USUAL
    },
    Known {
        name: "iCloud",
        domains: &["icloud.com", "me.com", "mac.com"],
        exchanges: &["icloud.com"],
        imap: "imap.mail.me.com",
        smtp: "smtp.mail.me.com",
        submission: Submission::Starttls,
        app_password: Some("https://support.apple.com/102654"),
        ..USUAL
    },
    Known {
        name: "Yahoo",
        domains: &[
            "yahoo.com",
            "yahoo.de",
            "yahoo.fr",
            "yahoo.co.uk",
            "ymail.com",
            "rocketmail.com",
        ],
        exchanges: &["yahoodns.net"],
        imap: "imap.mail.yahoo.com",
        smtp: "smtp.mail.yahoo.com",
        app_password: Some("https://help.yahoo.com/kb/SLN15241.html"),
        ..USUAL
    },
    Known {
        name: "AOL",
        domains: &["aol.com", "aim.com"],
        imap: "imap.aol.com",
        smtp: "smtp.aol.com",
        app_password: Some("https://help.aol.com/articles/Create-and-manage-app-password"),
        ..USUAL
    },
    Known {
        name: "Fastmail",
        domains: &["fastmail.com", "fastmail.fm"],
        exchanges: &["messagingengine.com"],
        imap: "imap.fastmail.com",
        smtp: "smtp.fastmail.com",
        app_password: Some("https://www.fastmail.help/hc/en-us/articles/360058752854"),
        ..USUAL
    },
    Known {
        name: "Zoho Mail",
        domains: &["zoho.com", "zohomail.com"],
        exchanges: &["zoho.com"],
        imap: "imap.zoho.com",
        smtp: "smtp.zoho.com",
        ..USUAL
    },
    Known {
        name: "Zoho Mail Europe",
        domains: &["zoho.eu", "zohomail.eu"],
        exchanges: &["zoho.eu"],
        imap: "imap.zoho.eu",
        smtp: "smtp.zoho.eu",
        ..USUAL
    },
    Known {
        name: "GMX",
        domains: &["gmx.de", "gmx.net", "gmx.at", "gmx.ch"],
        exchanges: &["gmx.net"],
        imap: "imap.gmx.net",
        smtp: "mail.gmx.net",
        ..USUAL
    },
    Known {
        name: "GMX.com",
        domains: &["gmx.com", "gmx.us", "gmx.co.uk"],
        imap: "imap.gmx.com",
        smtp: "mail.gmx.com",
        submission: Submission::Starttls,
        ..USUAL
    },
    Known {
        name: "WEB.DE",
        domains: &["web.de"],
        imap: "imap.web.de",
        smtp: "smtp.web.de",
        submission: Submission::Starttls,
        ..USUAL
    },
    Known {
        name: "T-Online",
        domains: &["t-online.de", "magenta.de"],
        imap: "secureimap.t-online.de",
        smtp: "securesmtp.t-online.de",
        ..USUAL
    },
    Known {
        name: "freenet",
        domains: &["freenet.de"],
        imap: "mx.freenet.de",
        smtp: "mx.freenet.de",
        submission: Submission::Starttls,
        ..USUAL
    },
    Known {
        name: "IONOS",
        exchanges: &["kundenserver.de", "ionos.de", "ui-dns.de"],
        imap: "imap.ionos.de",
        smtp: "smtp.ionos.de",
        ..USUAL
    },
    Known {
        name: "STRATO",
        exchanges: &["rzone.de"],
        imap: "imap.strato.de",
        smtp: "smtp.strato.de",
        ..USUAL
    },
    Known {
        name: "mailbox.org",
        domains: &["mailbox.org"],
        exchanges: &["mailbox.org"],
        imap: "imap.mailbox.org",
        smtp: "smtp.mailbox.org",
        ..USUAL
    },
    Known {
        name: "Posteo",
        domains: &["posteo.de", "posteo.net"],
        imap: "posteo.de",
        smtp: "posteo.de",
        ..USUAL
    },
    Known {
        name: "OVHcloud",
        exchanges: &["ovh.net"],
        imap: "ssl0.ovh.net",
        smtp: "ssl0.ovh.net",
        ..USUAL
    },
    Known {
        name: "Gandi",
        exchanges: &["gandi.net"],
        imap: "mail.gandi.net",
        smtp: "mail.gandi.net",
        ..USUAL
    },
    Known {
        name: "Infomaniak",
        domains: &["ik.me", "etik.com"],
        exchanges: &["infomaniak.ch"],
        imap: "mail.infomaniak.com",
        smtp: "mail.infomaniak.com",
        ..USUAL
    },
    Known {
        name: "Migadu",
        exchanges: &["migadu.com"],
        imap: "imap.migadu.com",
        smtp: "smtp.migadu.com",
        ..USUAL
    },
    Known {
        name: "Yandex",
        domains: &["yandex.com", "yandex.ru", "ya.ru"],
        exchanges: &["yandex.net", "yandex.ru"],
        imap: "imap.yandex.com",
        smtp: "smtp.yandex.com",
        app_password: Some("https://yandex.com/support/id/authorization/app-passwords.html"),
        ..USUAL
    },
];

/// The provider of addresses of a domain.
pub(super) fn by_domain(domain: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|known| known.domains.contains(&domain))
}

/// The provider behind a server that takes mail.
pub(super) fn by_exchange(host: &str) -> Option<&'static Known> {
    let host = host.trim_end_matches('.').to_lowercase();
    let is_of = |domain: &&str| host == *domain || host.strip_suffix(*domain).is_some_and(|rest| rest.ends_with('.'));
    KNOWN.iter().find(|known| known.exchanges.iter().any(is_of))
}

/// The provider that a server belongs to.
pub(super) fn by_server(server: &Server) -> Option<&'static Known> {
    KNOWN
        .iter()
        .find(|known| [known.imap, known.smtp].contains(&server.host.as_str()))
}

impl Known {
    pub(super) const fn files_sent(&self) -> Option<bool> {
        self.files_sent
    }

    pub(super) const fn needs_app_password(&self) -> bool {
        self.app_password.is_some()
    }

    pub(super) fn detected(&self) -> Detected {
        let server = |host: &str, port, security| Server {
            host: host.to_owned(),
            port,
            security,
        };
        let smtp = match self.submission {
            Submission::Tls => server(self.smtp, 465, Security::Tls),
            Submission::Starttls => server(self.smtp, 587, Security::Starttls),
        };
        let imap = server(self.imap, 993, Security::Tls);
        Detected {
            settings: ImapSettings::new(imap, smtp),
            provider: Some(self.name.to_owned()),
            needs_app_password: self.needs_app_password(),
            help: self.app_password.map(str::to_owned),
            needs_confirmation: false,
        }
    }
}
