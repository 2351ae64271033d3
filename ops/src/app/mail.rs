//! The mail servers of the world, as this process reaches them.

use activities::Context;
use anyhow::Context as _;
use connectors::mailbox::Providers;
use connectors::mailbox::autodetect::Autodetect;
use connectors::mailbox::oauth::{Client, Clients};
use domain::flows::Queue;
use workflows::engine::Workers;
use workflows::watchers::{Watchers, WatchersOptions};

use crate::config::{Config, OAuthClient};

/// The clients of mailboxes, with the authorities that this installation trusts and the issuers that know it.
pub(super) fn providers(config: &Config) -> anyhow::Result<Providers> {
    let read = |path: &std::path::PathBuf| {
        std::fs::read(path).with_context(|| format!("EXTRA_ROOT_CERTIFICATES {} cannot be read", path.display()))
    };
    let roots = config.extra_root_certificates.as_ref().map(read).transpose()?;
    let clients = Clients {
        google: config.google.as_ref().map(client),
        microsoft: config.microsoft.as_ref().map(client),
    };
    let providers = Providers::new(roots.as_deref())?.known_by(clients);
    Ok(providers.within(config.egress.clone()))
}

fn client(known: &OAuthClient) -> Client {
    Client {
        token_url: known.token_url.clone(),
        id: known.id.clone(),
        secret: known.secret.clone(),
    }
}

/// Finds the servers of addresses; without name resolution those of known providers alone.
pub(super) fn autodetect(config: &Config) -> Autodetect {
    Autodetect::real(config.egress.clone()).unwrap_or_else(|error| {
        tracing::warn!(%error, "only the mail servers of known providers are found by themselves");
        Autodetect::default()
    })
}

/// Waits for new mail where mailboxes are read.
pub(super) fn watchers(context: &Context, workers: Option<&Workers>, queues: &[Queue]) -> Option<Watchers> {
    let workers = workers.filter(|_| queues.contains(&Queue::Sync))?;
    let options = WatchersOptions::named(workers.engine().worker().to_owned());
    Some(Watchers::start(context.clone(), workers.wakes(), options))
}
