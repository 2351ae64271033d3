//! The leases this process holds, kept alive by one heartbeat for all.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use storage::{Database, runs};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

const HEARTBEAT: Duration = Duration::from_secs(10);

/// Held leases by token.
#[derive(Clone)]
pub(super) struct Leases {
    held: Arc<Mutex<HashMap<Uuid, CancellationToken>>>,
}

/// A held lease; given up when dropped.
pub(super) struct HeldLease {
    leases: Leases,
    token: Uuid,
    lost: CancellationToken,
}

impl Leases {
    /// Starts the heartbeat; it ends with the runtime.
    pub(super) fn spawn(database: Database, worker: String) -> Self {
        let leases = Self { held: Arc::default() };
        let beating = Arc::downgrade(&leases.held);
        tokio::spawn(async move {
            let mut ticks = tokio::time::interval(HEARTBEAT);
            ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
            loop {
                ticks.tick().await;
                let Some(held) = beating.upgrade() else { break };
                if let Err(error) = beat(&database, &Self { held }).await {
                    tracing::warn!(%worker, error = &error as &dyn std::error::Error, "heartbeat failed");
                }
            }
        });
        leases
    }

    pub(super) fn hold(&self, token: Uuid) -> HeldLease {
        let lost = CancellationToken::new();
        self.lock().insert(token, lost.clone());
        HeldLease {
            leases: self.clone(),
            token,
            lost,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.lock().len()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Uuid, CancellationToken>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn beat(database: &Database, leases: &Leases) -> storage::Result<()> {
    let tokens: Vec<Uuid> = leases.lock().keys().copied().collect();
    if tokens.is_empty() {
        return Ok(());
    }
    let connection = database.connection().await?;
    let current = runs::extend_leases(&connection, &tokens).await?;
    for token in tokens.iter().filter(|token| !current.contains(token)) {
        if let Some(lost) = leases.lock().get(token) {
            lost.cancel();
        }
    }
    Ok(())
}

impl HeldLease {
    /// Resolves when somebody else holds the lease.
    pub(super) async fn lost(&self) {
        self.lost.cancelled().await;
    }
}

impl Drop for HeldLease {
    fn drop(&mut self) {
        self.leases.lock().remove(&self.token);
    }
}
