//! What activities reach the world with.

use std::sync::Arc;

use connectors::clock::Clock;
use connectors::mailbox::Mailboxes;
use connectors::model::LanguageModel;
use connectors::sealing::Sealer;
use storage::Database;

/// Services shared by all activities of a process.
#[derive(Clone)]
pub struct Context {
    /// The truth.
    pub database: Database,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Opens mailboxes.
    pub mailboxes: Arc<dyn Mailboxes>,
    /// Writes and judges drafts.
    pub model: Arc<dyn LanguageModel>,
    /// Opens sealed secrets.
    pub sealer: Arc<Sealer>,
}

impl std::fmt::Debug for Context {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Context")
    }
}
