//! Executes one claim of a run and records how it ended.

use std::sync::Arc;

use serde_json::json;
use storage::journal::{DomainRecord, Next, Part};
use storage::runs::{Claimed, LOST_LEASES_ALLOWED, RunState, WaitingFor};

use super::Engine;
use super::flow::{AnyFlow, End, Settling};
use super::record::Settlement;
use super::run::{Run, Stop};

impl Engine {
    /// Executes a claimed run until it ends, waits, loses its lease, or has had its time.
    pub async fn drive(&self, claimed: Claimed) {
        let lease = self.inner.leases.hold(claimed.token);
        let (id, token) = (claimed.facts.id, claimed.token);
        let Some(flow) = self.inner.registry.find(&claimed.facts.flow) else {
            return;
        };
        let is_hopeless = claimed.lost_leases >= LOST_LEASES_ALLOWED;
        let unreadable = claimed.unreadable.clone();
        let mut run = Run::new(self.clone(), flow.tells(), claimed);
        let ended = tokio::select! {
            biased;
            () = lease.lost() => Err(Stop::Abandoned),
            ended = execute(&*flow, &mut run, is_hopeless, unreadable) => ended,
        };
        if let Err(Stop::Abandoned) = finish(&flow, &mut run, ended).await
            && self.inner.interference.is_none()
        {
            // Only what is recorded counts: whoever claims the run next reads it from the journal.
            self.give_back(id, token).await;
        }
        if let Some(ended) = &self.inner.ended {
            // The receiver may have been dropped.
            let _gone = ended.send(run.facts.clone());
        }
    }

    async fn give_back(&self, id: domain::ids::RunId, token: uuid::Uuid) {
        let given_back = async {
            let connection = self.inner.context.database.connection().await?;
            storage::runs::release(&connection, id, token, self.inner.context.clock.now()).await
        };
        if let Err(error) = given_back.await {
            tracing::debug!(run = %id, error = &error as &dyn std::error::Error, "run left to the sweeper");
        }
    }
}

async fn execute(
    flow: &dyn AnyFlow,
    run: &mut Run,
    is_hopeless: bool,
    unreadable: Option<String>,
) -> Result<End, Stop> {
    if is_hopeless {
        let causes = vec![format!("{LOST_LEASES_ALLOWED} workers in a row died in this step")];
        return Err(Stop::Failed {
            step: "lease",
            causes,
            attempts: LOST_LEASES_ALLOWED,
        });
    }
    match unreadable {
        Some(what) => Err(run.rest_unread(what).await),
        None => flow.run(run).await,
    }
}

/// Records the end of a claim together with what it means for the subject. What the database refuses of that record is
/// why the run fails; where it refuses even what the failure means for the subject, the run shows it alone.
async fn finish(flow: &Arc<dyn AnyFlow>, run: &mut Run, ended: Result<End, Stop>) -> Result<(), Stop> {
    let Some(ending) = Ending::of(ended, run)? else {
        return Ok(());
    };
    let refused = match ending.record(flow, run).await {
        Err(Stop::Failed { step, causes, attempts }) => Ending::failed(run, step, causes, attempts),
        recorded => return recorded,
    };
    let refused = match refused.record(flow, run).await {
        Err(Stop::Failed { step, causes, attempts }) => Ending::failed(run, step, causes, attempts),
        recorded => return recorded,
    };
    let alone = Ending {
        settling: None,
        ..refused
    };
    alone.record(flow, run).await
}

/// How a claim ends: what becomes of the run, and what that means for its subject.
struct Ending {
    next: Next,
    settling: Option<Settling>,
}

impl Ending {
    /// `None` where the end is recorded already.
    fn of(ended: Result<End, Stop>, run: &Run) -> Result<Option<Self>, Stop> {
        let finished = |state, outcome| Next::Finish {
            state,
            outcome: Some(outcome),
            error: None,
        };
        let signals_heard = run.signals_heard;
        let (next, settling) = match ended {
            Err(Stop::Parked) => return Ok(None),
            Err(Stop::Abandoned) => return Err(Stop::Abandoned),
            Ok(End::Done(outcome)) => (finished(RunState::Succeeded, outcome), None),
            Ok(End::Again { at }) => (Next::Again { at, signals_heard }, None),
            Err(Stop::Released) => (Next::Release, None),
            Err(Stop::Failed { step, causes, attempts }) => return Ok(Some(Self::failed(run, step, causes, attempts))),
            Err(Stop::Cancelled { reason }) => (
                finished(RunState::Cancelled, json!({ "reason": reason })),
                Some(Settling::Cancelled { reason }),
            ),
            Err(Stop::NeedsPerson { reason }) => (
                Next::Wait {
                    waiting_for: WaitingFor::Person,
                    until: None,
                    signals_heard,
                    attempts: 0,
                    error: Some(json!({ "reason": reason })),
                },
                Some(Settling::NeedsPerson { reason }),
            ),
        };
        Ok(Some(Self { next, settling }))
    }

    fn failed(run: &Run, step: &'static str, causes: Vec<String>, attempts: i16) -> Self {
        tracing::warn!(run = %run.facts.id, flow = run.facts.flow, step, ?causes, "run failed");
        let error = json!({ "step": step, "causes": causes, "attempts": attempts });
        Self {
            next: Next::Finish {
                state: RunState::Failed,
                outcome: None,
                error: Some(error),
            },
            settling: Some(Settling::Failed {
                step: step.to_owned(),
                causes,
            }),
        }
    }

    /// Commits both in one transaction.
    async fn record(self, flow: &Arc<dyn AnyFlow>, run: &mut Run) -> Result<(), Stop> {
        let settlement = |settling| -> Arc<dyn DomainRecord> {
            Arc::new(Settlement {
                flow: flow.clone(),
                facts: run.facts.clone(),
                settling,
            })
        };
        let domain = self.settling.map(settlement);
        run.commit(Part { step: None, domain }, self.next).await.map(drop)
    }
}
