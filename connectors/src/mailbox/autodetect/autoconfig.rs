//! The file in which a domain publishes its servers, in Thunderbird's format.

use serde::Deserialize;

use super::{Detected, is_host};
use crate::mailbox::imap::ImapSettings;
use crate::mailbox::net::{Security, Server};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ClientConfig {
    email_provider: EmailProvider,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct EmailProvider {
    display_name: Option<String>,
    #[serde(default)]
    incoming_server: Vec<Published>,
    #[serde(default)]
    outgoing_server: Vec<Published>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Published {
    #[serde(rename = "@type")]
    kind: String,
    hostname: String,
    port: u16,
    socket_type: String,
    username: Option<String>,
}

/// The first servers that can be used, with the placeholders filled in.
pub(super) fn read(xml: &str, email: &str, domain: &str) -> Option<Detected> {
    let config: ClientConfig = quick_xml::de::from_str(xml)
        .inspect_err(|error| tracing::debug!(%error, "a mail configuration that cannot be read"))
        .ok()?;
    let fill = |text: &str| {
        let local = email.rsplit_once('@').map_or(email, |(local, _)| local);
        text.trim()
            .replace("%EMAILADDRESS%", email)
            .replace("%EMAILLOCALPART%", local)
            .replace("%EMAILDOMAIN%", domain)
    };
    let first = |servers: &[Published], kind: &str| {
        let mut usable = servers.iter().filter(|server| server.kind == kind);
        usable.find_map(|server| Some((server.server(&fill)?, server.username.as_deref().map(&fill))))
    };
    let provider = config.email_provider;
    let (imap, username) = first(&provider.incoming_server, "imap")?;
    let (smtp, _) = first(&provider.outgoing_server, "smtp")?;
    Some(Detected {
        settings: ImapSettings {
            username: username.filter(|username| username != email && !username.is_empty()),
            ..ImapSettings::new(imap, smtp)
        },
        provider: provider.display_name.map(|name| fill(&name)),
        needs_app_password: false,
        help: None,
        needs_confirmation: false,
    })
}

impl Published {
    fn server(&self, fill: &impl Fn(&str) -> String) -> Option<Server> {
        let security = match self.socket_type.trim() {
            "SSL" => Security::Tls,
            "STARTTLS" => Security::Starttls,
            _ => return None,
        };
        let host = fill(&self.hostname).to_lowercase();
        is_host(&host).then_some(Server {
            host,
            port: self.port,
            security,
        })
    }
}
