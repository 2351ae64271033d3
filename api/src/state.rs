//! What every handler may use.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use async_trait::async_trait;
use connectors::clock::Clock;
use connectors::mailbox::Mailboxes;
use connectors::mailbox::autodetect::Autodetect;
use connectors::sealing::Sealer;
use metrics_exporter_prometheus::PrometheusHandle;
use storage::Database;
use storage::changes::Announcer;
use storage::runs::Wake;
use tokio::sync::mpsc::UnboundedSender;

use crate::auth::passwords::Passwords;
use crate::layers::Clients;
use crate::session::tokens::Tokens;
use crate::{Frontend, Live};

/// The parts the API is wired from. Cheap to clone.
#[derive(Clone)]
pub struct ApiState {
    /// The truth.
    pub database: Database,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Takes the runs that a request made ready, after its commit.
    pub wakes: UnboundedSender<Wake>,
    /// Takes what requests changed, after their commit.
    pub changes: Announcer,
    /// The streams of live updates.
    pub live: Live,
    /// Signs and reads the tokens of signed-in people.
    pub tokens: Arc<Tokens>,
    /// Hashes passwords, off the async threads.
    pub passwords: Arc<Passwords>,
    /// Opens a mailbox to try it before it is connected.
    pub mailboxes: Arc<dyn Mailboxes>,
    /// Finds the servers of an address; by default those of known providers alone.
    pub autodetect: Autodetect,
    /// Seals the secrets of mailboxes.
    pub sealer: Arc<Sealer>,
    /// Where people reach this installation, without a slash at the end.
    pub public_url: Arc<str>,
    /// Folder below which everybody has one, named by their id, whose Maildir folders they may connect; without it only
    /// super admins may connect any.
    pub maildir_root: Option<Arc<Path>>,
    /// Whether a proxy in front names the client in `X-Forwarded-For`; otherwise anybody could.
    pub trusts_forwarded_for: bool,
    /// The dashboard, where it is part of the program.
    pub frontend: Arc<Frontend>,
    /// Asked by the readiness check, beside the database.
    pub readiness: Vec<Arc<dyn Readiness>>,
    /// Set when the schema was found to be current.
    pub(crate) is_migrated: Arc<OnceLock<()>>,
    /// Whether a port of its own answers who watches; the one for people shows no metrics then.
    pub has_health_port: bool,
    /// Renders what was measured in this process.
    pub metrics: PrometheusHandle,
    /// Who asks for something right now.
    pub(crate) clients: Clients,
}

impl std::fmt::Debug for ApiState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ApiState")
    }
}

/// A part that requests can do without, but mail should not have to.
#[async_trait]
pub trait Readiness: Send + Sync + std::fmt::Debug {
    /// Name of the part in the answer, such as `queue`.
    fn name(&self) -> &'static str;

    /// Whether it works.
    ///
    /// # Errors
    /// A sentence that says what does not, without secrets.
    async fn check(&self) -> Result<(), String>;
}

impl ApiState {
    /// Wires the parts with the strength that production needs; tests weaken `passwords` afterwards.
    #[must_use]
    pub fn new(
        database: Database,
        clock: Arc<dyn Clock>,
        wakes: UnboundedSender<Wake>,
        tokens: Tokens,
        mailboxes: Arc<dyn Mailboxes>,
        sealer: Arc<Sealer>,
        public_url: &str,
    ) -> Self {
        Self {
            changes: Announcer::start(database.clone()),
            live: Live::new(database.clone()),
            database,
            clock,
            wakes,
            tokens: Arc::new(tokens),
            passwords: Arc::new(Passwords::default()),
            mailboxes,
            autodetect: Autodetect::default(),
            sealer,
            public_url: public_url.trim_end_matches('/').into(),
            maildir_root: None,
            trusts_forwarded_for: false,
            frontend: Arc::default(),
            readiness: Vec::new(),
            is_migrated: Arc::default(),
            has_health_port: false,
            metrics: crate::metrics::install(),
            clients: Clients::default(),
        }
    }

    /// Hands runs to the workers; what is lost here is found by the sweeper.
    pub fn wake(&self, wakes: impl IntoIterator<Item = Wake>) {
        for wake in wakes {
            if self.wakes.send(wake).is_err() {
                tracing::debug!(run = %wake.run, "nobody takes wake-ups; the sweeper will find the run");
            }
        }
    }
}
