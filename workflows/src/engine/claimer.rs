//! The task that claims runs for the workers of this process, many in one statement.

use std::sync::Arc;

use connectors::clock::Clock;
use domain::ids::RunId;
use storage::runs::{Claim, Claimed, claim};
use storage::{Database, Error, Result};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

const GROUP_LIMIT: usize = 192;

type Reply = oneshot::Sender<Result<Option<Claimed>>>;

/// Claims runs.
pub(super) struct Claimer {
    queue: mpsc::UnboundedSender<(RunId, Reply)>,
}

impl Claimer {
    /// Starts the task; it ends when the handle is dropped.
    pub(super) fn spawn(database: Database, clock: Arc<dyn Clock>, worker: String, known: Vec<String>) -> Self {
        let (queue, mut waiting) = mpsc::unbounded_channel::<(RunId, Reply)>();
        tokio::spawn(async move {
            let mut connection = None;
            let mut group = Vec::with_capacity(GROUP_LIMIT);
            while waiting.recv_many(&mut group, GROUP_LIMIT).await > 0 {
                let claimed = claim_group(&database, &mut connection, &group, &worker, &known, &*clock).await;
                answer(&mut group, claimed);
            }
        });
        Self { queue }
    }

    /// Claims a run; `None` where it is not to be executed now.
    pub(super) async fn claim(&self, run: RunId) -> Result<Option<Claimed>> {
        let gone = || Error::Unreachable("the claimer has stopped".into());
        let (reply, answer) = oneshot::channel();
        self.queue.send((run, reply)).map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }
}

async fn claim_group(
    database: &Database,
    connection: &mut Option<storage::Connection>,
    group: &[(RunId, Reply)],
    worker: &str,
    known: &Vec<String>,
    clock: &dyn Clock,
) -> Result<Vec<Claimed>> {
    let mut claims: Vec<Claim> = group
        .iter()
        .map(|&(run, _)| Claim {
            run,
            token: Uuid::new_v4(),
        })
        .collect();
    claims.sort_by_key(|claim| claim.run);
    claims.dedup_by_key(|claim| claim.run);
    if connection.is_none() {
        *connection = Some(database.for_leases().await?);
    }
    let Some(open) = connection.as_ref() else {
        return Ok(Vec::new());
    };
    let claimed = claim(open, &claims, worker, known, clock.now()).await;
    if claimed.is_err() {
        *connection = None;
    }
    claimed
}

fn answer(group: &mut Vec<(RunId, Reply)>, claimed: Result<Vec<Claimed>>) {
    match claimed {
        Ok(mut claimed) => {
            for (run, reply) in group.drain(..) {
                let at = claimed.iter().position(|claimed| claimed.facts.id == run);
                // Where the worker is gone the lease runs out.
                let _gone = reply.send(Ok(at.map(|at| claimed.swap_remove(at))));
            }
        }
        Err(error) => {
            let text = error.to_string();
            for (_, reply) in group.drain(..) {
                let _gone = reply.send(Err(Error::Unreachable(text.clone().into())));
            }
        }
    }
}
